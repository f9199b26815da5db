import { type Result, ok, refuse } from '#kernel';
import { type Document, refusalOf } from './document.ts';

/**
 * The text of UTF-8 bytes, without a byte-order mark. dbt writes UTF-8 alone, so anything else was
 * changed on the way, most often by a Windows shell that redirects into UTF-16.
 */
export function decodeText(bytes: Uint8Array, document: Document): Result<string> {
  const encoding = wideEncoding(bytes);
  if (encoding !== undefined) return refuse(refusalOf(document, 'encoding', { what: `The file is ${encoding}, not UTF-8`, why: WIDE, next: NEXT }));
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse(refusalOf(document, 'encoding', { what: 'The file holds bytes that are not UTF-8', next: NEXT }));
  }
}

const WIDE = 'Redirecting with > in Windows PowerShell writes UTF-16';
const NEXT = 'Pass on the file that dbt wrote, unconverted.';

/** UTF-16 or UTF-32 by its mark, or by the null byte that follows or precedes the first brace. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16';
  if (first === 0xfe && second === 0xff) return 'UTF-16';
  if (first === 0 && second === 0) return 'UTF-32';
  return first === 0 || second === 0 ? 'UTF-16' : undefined;
}
