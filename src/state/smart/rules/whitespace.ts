import { compareTemplate } from '../code/compare-template.ts';
import { differingCodes } from '../codes-of.ts';
import type { DropRule } from '../types.ts';

/** White space inside texts and quoted names is none: the tokens of the two codes are compared, not their characters. */
export const whitespace: DropRule = {
  id: 'smart/whitespace',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'SQL laid out in another way; in macros, white space inside Jinja tags alone',
  confidence: 'proven',
  skews: [],
  needsSkew: false,
  difference(because, pair, { compareCode }) {
    const codes = differingCodes(because, pair);
    return codes?.language === 'sql' && compareCode(codes.before, codes.after) === 'layout';
  },
  macro: ({ before, after }) => before !== undefined && after !== undefined && compareTemplate(before.sql, after.sql) === 'layout',
};
