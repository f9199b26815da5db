import type { Place } from '#kernel';
import { type Report, count } from '#report';
import { rules } from '#rules';
import { codeSpan, escapeText, safeUrl, urlPath } from '../escape.ts';

// Longer than a name may be: folders tell where to look.
const PATH_MAX = 120;

/** The addresses that a comment may link to: all are made of where the run took place, none of names alone. */
export interface Links {
  /** The rule's page, as a link where it is known. */
  rule(id: string): string;
  /** A file of the change at its line; `file` is false when the head no longer has it. */
  place(place: Place, hasFile?: boolean): string;
  /** Where everything stands that was left out. */
  readonly rest: string;
  readonly run: string | null;
}

/** Links of one report; `rest` is where the reader finds what was left out. */
export function makeLinks({ tool, subject }: Report, rest: 'summary' | 'json'): Links {
  const pages = safeUrl(tool.url);
  const files = filesUrl(subject);
  const run = safeUrl(subject.runUrl);
  return {
    rule: (id) => link(escapeText(id, 80), pages !== null && rules.some((rule) => rule.id === id) ? `${pages}/fixtures/rules/${id}.md` : null),
    place: ({ file, line }, hasFile = true) => {
      const path = hasFile && files !== null ? urlPath(file) : null;
      return link(
        codeSpan(line === undefined ? file : `${file}:${line}`, PATH_MAX),
        path === null ? null : `${files}/${path}${line === undefined ? '' : `#L${line}`}`,
      );
    },
    rest: rest === 'json' ? 'the JSON report' : `the ${link('job summary', run)}`,
    run,
  };
}

function filesUrl({ serverUrl, repository, headSha }: Report['subject']): string | null {
  const server = safeUrl(serverUrl);
  if (server === null || repository === null || headSha === null) return null;
  const path = urlPath(`${repository}/blob/${headSha}`);
  return path === null ? null : `${server.replace(/\/$/, '')}/${path}`;
}

function link(text: string, url: string | null): string {
  return url === null ? text : `[${text}](${url})`;
}

/** `12 more stand in the job summary.`, or nothing when all is shown. */
export function sayMore(left: number, noun: string, links: Links): string {
  return left <= 0 ? '' : `… and ${count(left, `more ${noun}`)} in ${links.rest}.`;
}
