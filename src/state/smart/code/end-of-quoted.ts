import type { Lexis } from './lexis.ts';
import { Unsure, isSpecial } from './unsure.ts';

interface Quoted {
  readonly quote: string;
  /** The word that the quote follows directly, as in `E'...'`. */
  readonly prefix: string;
  readonly lexis: Lexis;
}

/**
 * Where a text or quoted name ends that begins at `at`. A doubled quote ends one and begins the next: as the characters
 * between quotes count one by one, that comes to the same.
 */
export function endOfQuoted(source: string, at: number, { quote, prefix, lexis }: Quoted): number {
  // Oracle's q'[...]' ends elsewhere.
  if (quote === "'" && /^n?q$/i.test(prefix) && !lexis.isStandard) throw new Unsure();
  const triple = quote.repeat(3);
  const fence = lexis.tripleQuotes && quote !== '`' && source.startsWith(triple, at) ? triple : quote;
  for (let end = at + fence.length; ; end += 1) {
    const found = source.indexOf(fence, end);
    if (found < 0) throw new Unsure();
    end = found;
    const isEscaped = backslashesBefore(source, found, at + fence.length) % 2 === 1 && escapes(quote, prefix, lexis);
    if (!isEscaped) return found + fence.length;
  }
}

function backslashesBefore(source: string, at: number, from: number): number {
  let count = 0;
  while (at - count > from && source.charAt(at - count - 1) === '\\') count += 1;
  return count;
}

function escapes(quote: string, prefix: string, { backslash }: Lexis): boolean {
  if (quote === '`') throw new Unsure();
  if (quote === "'" && /^e$/i.test(prefix)) return true;
  // In a raw text a backslash escapes nothing, and engines differ on whether it may stand before the closing quote.
  if (/r/i.test(prefix)) throw new Unsure();
  return isSpecial(quote === "'" ? backslash.texts : backslash.names);
}
