import { type Json, type Refusal, type Result, ok, refuse, unreachable } from '#kernel';
import { type Document, refusalOf } from './document.ts';
import { type JsonMistake, locateJsonMistake } from './locate-json-mistake.ts';

/**
 * The JSON value of a text. Python and JavaScript both let the last of two equal keys win, so this reads what dbt reads.
 * JSON.parse needs no stack for nesting and keeps `__proto__` as an ordinary key.
 */
export function parseJson(text: string, document: Document): Result<Json> {
  try {
    return ok(JSON.parse(text) as Json);
  } catch {
    return refuse(explain(text, document));
  }
}

function explain(text: string, document: Document): Refusal {
  if (text.trim() === '') return refusalOf(document, 'empty', { what: 'The file is empty', next: `Run \`dbt parse\` first, and look whether it failed.` });
  const conflict = CONFLICT.exec(text);
  if (conflict !== null) return conflicted(document, positionOf(text, conflict.index));
  const mistake = locateJsonMistake(text) ?? { kind: 'syntax', offset: 0, expected: 'a JSON document' };
  return mistaken(text, document, mistake);
}

// A merge that was committed with its markers: seen in published dbt documentation branches.
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)/m;

function conflicted(document: Document, at: { readonly line: number; readonly column: number }): Refusal {
  return refusalOf(document, 'conflict', {
    what: 'The file holds merge-conflict markers of git',
    at,
    next: 'Let dbt write the file again, and keep artifacts out of git or mark them `-merge` in .gitattributes.',
  });
}

function mistaken(text: string, document: Document, { kind, offset, expected }: JsonMistake): Refusal {
  const at = positionOf(text, offset);
  const found = offset < text.length ? JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0)) : 'the end';
  switch (kind) {
    case 'truncated':
      return refusalOf(document, 'truncated', { what: 'The file ends in the middle of the document', why: `${expected} is missing`, at, next: AGAIN });
    case 'trailing':
      return refusalOf(document, 'trailing-bytes', { what: 'Something follows the end of the document', why: TRAILING, at, next: AGAIN });
    case 'syntax':
      return refusalOf(document, 'not-json', { what: `The file is not JSON: found ${found} where ${expected} must stand`, ...foreign(text), at, next: AGAIN });
    default:
      return unreachable(kind);
  }
}

const AGAIN = 'Let dbt write the file again, and pass it on unedited.';
const TRAILING = 'A shorter file was written over a longer one, or two files were joined';

/** Names what else the text is, where that is easy to see. */
function foreign(text: string): { readonly why?: string } {
  if (text.startsWith('version https://git-lfs')) return { why: 'It is a pointer of Git LFS: the file itself was not checked out' };
  return /^\s*</.test(text) ? { why: 'It looks like HTML or XML, such as the error page of a server' } : {};
}

function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
