import { readCode } from '../code/read-code.ts';
import { trimSpace } from '../code/trim.ts';
import { differingCodes } from '../codes-of.ts';
import type { DropRule, Scene } from '../types.ts';

/**
 * Jinja makes every line break one of `\n` before it reads a template, and dbt strips what stands around the code. Only
 * code without any Jinja goes to the warehouse with its own line breaks, which then count inside texts.
 */
export const lineEndings: DropRule = {
  id: 'smart/line-endings',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'code and macros that differ in line endings, or in white space around them',
  confidence: 'proven',
  skews: ['engine'],
  needsSkew: false,
  difference(because, pair, scene) {
    const codes = differingCodes(because, pair);
    if (codes === undefined || plain(codes.before) !== plain(codes.after)) return false;
    const [old, current] = [codes.before, codes.after].map(trimSpace);
    return old === current || isReadByJinja(codes.before, codes.after) || codes.language === 'python' || !hasLongText(codes.after, scene);
  },
  macro: ({ before, after }) => before !== undefined && after !== undefined && plain(before.sql) === plain(after.sql),
};

function plain(code: string): string {
  return trimSpace(code.replaceAll(/\r\n?/g, '\n'));
}

function isReadByJinja(...codes: readonly string[]): boolean {
  return codes.every((code) => /\{[{%#]/.test(code));
}

/** A text over several lines; taken to be there where the code cannot be read. */
function hasLongText(code: string, { lexis }: Scene): boolean {
  const read = readCode(code, lexis);
  return read === undefined || read.tokens.some((token) => (token.kind === 'quoted' || token.kind === 'kept') && token.text.includes('\n'));
}
