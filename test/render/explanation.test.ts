/** What holds for explanations whatever the names say, and how they are set. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderExplanation, renderExplanationJson } from '#render';
import { type Question, ask } from '../support/ask.ts';
import { hostileText } from '../support/hostile.ts';
import { project } from '../support/project.ts';
import { valueOf } from '../support/result.ts';

const PLAIN = { color: false, width: 80 } as const;

/** Questions whose every text is `text`. */
function everywhere(text: string): readonly Question[] {
  const macro = `{% macro m() %}${text}{% endmacro %}`;
  const base = project()
    .model('orders', text, [], { path: text, description: text, macros: ['m'], config: { meta: { [text]: text } } })
    .model('plain', `select 1 ${text}`, ['orders'], { description: text, columns: { [text]: text } })
    .macro('m', macro)
    .group(text);
  const head = base
    .model('orders', `${text}\nx`, [], { path: `${text}x`, description: `${text}x`, macros: ['m'], config: { meta: { [text]: `${text}x` }, alias: text } })
    .model('plain', `select 1 ${text}`, ['orders'], { description: `x${text}`, columns: { [text]: 'x' }, config: { tags: [text] } })
    .macro('m', `${macro}x`);
  return [
    { base, head, node: 'model.shop.orders' },
    { base, head, node: 'plain', select: ['state:modified'] },
    { base, head, node: 'plain' },
    { base, head, node: 'macro.shop.m' },
  ];
}

describe('whatever the names say, an explanation', () => {
  it('holds no sign that a terminal or a runner obeys', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = everywhere(text).map((question) => renderExplanation(valueOf(ask(question)), PLAIN));
        // oxlint-disable-next-line no-control-regex
        return shown.every(
          (one) => !/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/.test(one) && !/^\s*::/m.test(one) && !one.includes('##['),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is JSON in which a runner finds no command', () => {
    fc.assert(
      fc.property(hostileText, (text) => everywhere(text).every((question) => !renderExplanationJson(valueOf(ask(question))).includes('##['))),
      { numRuns: 30 },
    );
  });
});

describe('an explanation', () => {
  const base = project().model('orders', 'select 1 as a');
  const head = base.model('orders', 'select 1 as b');
  const explained = valueOf(ask({ base, head, node: 'orders' }));

  it('paints removed lines red and added ones green on a terminal', () => {
    expect(renderExplanation(explained, { color: true, width: 80 })).toContain('\u{1B}[31m- select 1 as a\u{1B}[39m\n    \u{1B}[32m+ select 1 as b\u{1B}[39m');
  });

  it('compares SQL as it was written when no formatter is at hand', () => {
    expect(renderExplanation(explained, PLAIN)).toBe(`model.shop.orders (models/orders.sql)
Selected by --select state:modified+, because its SQL changed.

What changed (- base, + head)

  SQL (state:modified.body)
    - select 1 as a
    + select 1 as b
`);
  });
});
