import { compareTemplate } from '../code/compare-template.ts';
import { differingCodes } from '../codes-of.ts';
import type { DropRule } from '../types.ts';

/** Hints to the optimizer and comments with Jinja in them count: one changes the query, dbt runs the other. */
export const comments: DropRule = {
  id: 'smart/comments',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'SQL whose comments differ, and perhaps its layout; in macros, comments of Jinja alone',
  confidence: 'proven',
  skews: [],
  needsSkew: false,
  difference(because, pair, { compareCode }) {
    const codes = differingCodes(because, pair);
    return codes?.language === 'sql' && compareCode(codes.before, codes.after) === 'comments';
  },
  macro: ({ before, after }) => before !== undefined && after !== undefined && compareTemplate(before.sql, after.sql) === 'comments',
};
