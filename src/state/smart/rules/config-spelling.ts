import { differingCodes } from '../codes-of.ts';
import type { DropRule } from '../types.ts';

/** Every edit of a `config(...)` block is one of code to dbt, the order of its keywords included. */
export const configSpelling: DropRule = {
  id: 'smart/config-spelling',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'a `config(...)` block whose keywords stand in another order, or whose constants are spelled otherwise (`true`, `True`)',
  confidence: 'proven',
  skews: [],
  needsSkew: false,
  difference(because, pair, { compareCode }) {
    const codes = differingCodes(because, pair);
    return codes?.language === 'sql' && compareCode(codes.before, codes.after) === 'config';
  },
};
