/** Properties of the comment that hold whatever the names say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderComment, renderSummary } from '#render';
import type { Report } from '#report';
import { renderGfm } from '../support/github-page.ts';
import { hostileText } from '../support/hostile.ts';
import { readHtml } from '../support/html.ts';
import { differs, report } from '../support/report.ts';

/** A report in which every text that a user can choose is `text`. */
function everywhere(text: string): Report {
  return report()
    .entry(text, {
      unique_id: text,
      resource_type: text,
      path: text,
      because: [differs(text, text, text, `${text}x`), differs('body', 'raw_code', text, `x\n${text}`)],
    })
    .entry(text, { unique_id: text, why: 'downstream', via: [text, text], path: text })
    .removed(text)
    .changedMacro(text, text, null)
    .finding('contract/field-removed', text, {
      column: text,
      found: `Column \`${text}\` is gone: ${text}`,
      next: text,
      consumers: [text],
      models: 2,
      place: { file: text, line: 3 },
    })
    .finding('state/public-model-removed', text, { found: text, severity: 'info', place: { file: text } })
    .finding(text, null, { found: text, severity: 'warning' })
    .covered(text, 1, 3, { untested: [text], undocumented: [text] })
    .exposure(text, { label: text, owner: text, type: text, url: text, via: [text] })
    .waiver(text, { node: text, owner: text, reason: text, until: text })
    .plan({ warnings: [text], raises: [text], commands: [text] })
    .fidelity({ notes: [text], skews: [{ kind: text, before: text, after: text }] })
    .with({ notEvaluated: [{ what: text, why: text, next: text }] })
    .build();
}

// Everything that our own text is made of.
const TAGS = new Set([
  'h3',
  'p',
  'strong',
  'em',
  'code',
  'pre',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'br',
  'sub',
  'b',
  'details',
  'summary',
  'ul',
  'li',
  'a',
]);
const ATTRIBUTES = new Set(['href', 'align', 'class']);
const LINKS = [
  'https://github.com/acme/analytics/blob/1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d/',
  'https://github.com/acme/analytics/actions/runs/1234567890',
  'https://github.com/acme/sluice/blob/v0/fixtures/rules/',
];

// What GitHub makes of text that is not code: mentions, references, commits, addresses, emoji, mathematics.
const LIVE = [/@\w/, /#\d/, /\bGH-\d/i, /\b[0-9a-f]{7,}\b/i, /:\/\//, /\bwww\./i, /:[\w+-]+:/, /\b(?:mailto|xmpp):\S/i];

const options = { numRuns: 100 };

describe('whatever the names say, a comment', () => {
  it('holds no tags but its own', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { tags } = readHtml(renderGfm(renderComment(everywhere(text))));
        expect([...new Set(tags.map(({ name }) => name))].filter((name) => !TAGS.has(name))).toEqual([]);
        expect([...new Set(tags.flatMap(({ attributes }) => Object.keys(attributes)))].filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
      }),
      options,
    );
  });

  it('links to the run, the rules and the files of the commit alone', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const links = readHtml(renderGfm(renderComment(everywhere(text)))).tags.flatMap(({ attributes }) => attributes['href'] ?? []);
        expect(links.filter((link) => !LINKS.some((known) => URL.canParse(link) && new URL(link).href.startsWith(known)))).toEqual([]);
      }),
      options,
    );
  });

  it('has nothing that GitHub would bring to life', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { prose } = readHtml(renderGfm(renderComment(everywhere(text))));
        expect(prose.filter((line) => LIVE.some((pattern) => pattern.test(line)))).toEqual([]);
      }),
      options,
    );
  });

  it('has nothing that cannot be seen, but the zero-width spaces that part what GitHub looks for', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const seen = readHtml(renderGfm(renderComment(everywhere(text))))
          .text.replaceAll(/(?<=[@#:-]|www|[0-9a-f]{6})\u{200B}/giu, '')
          .replaceAll(/[⚠ℹ]\u{FE0F}/gu, '');
        expect(
          [...seen].filter((letter) => /[\p{Cf}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.test(letter) && letter !== '\n' && letter !== '\t'),
        ).toEqual([]);
      }),
      options,
    );
  });

  it('holds no HTML comment, which might pass for the marker of one of ours', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(renderComment(everywhere(text)).includes('<!--')).toBe(false);
      }),
      options,
    );
  });

  it('keeps the shape of its tables', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(tableShape(renderComment(everywhere(text)))).toEqual(tableShape(renderComment(everywhere('orders'))));
      }),
      options,
    );
  });

  it('never exceeds its budget, and neither does the summary', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 300 }), (text, times) => {
        const built = everywhere(text.repeat(times));
        expect(renderComment(built).length).toBeLessThanOrEqual(60_000 - 300);
        expect(Buffer.byteLength(renderSummary(built))).toBeLessThanOrEqual(1_048_576);
      }),
      { numRuns: 60 },
    );
  });
});

/** Cells per row of each table. */
function tableShape(markdown: string): readonly (readonly number[])[] {
  const shape: number[][] = [];
  for (const { name, isEnd } of readHtml(renderGfm(markdown)).tags) {
    if (isEnd) continue;
    if (name === 'table') shape.push([]);
    else if (name === 'tr') shape.at(-1)?.push(0);
    else if (name === 'td' || name === 'th') shape.at(-1)?.push((shape.at(-1)?.pop() ?? 0) + 1);
  }
  return shape;
}
