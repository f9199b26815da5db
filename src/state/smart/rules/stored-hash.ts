import { trimSpace } from '../code/trim.ts';
import { codesOf } from '../codes-of.ts';
import type { DropRule } from '../types.ts';

/** The engines hash the code of tests and Python models in ways of their own. */
export const storedHash: DropRule = {
  id: 'smart/stored-hash',
  direction: 'drop',
  engines: ['v2'],
  summary: 'equal code under another hash, where the engine or the version differs',
  confidence: 'proven',
  skews: ['engine', 'dbt-version'],
  needsSkew: true,
  difference(because, pair) {
    const codes = because.field === 'checksum' ? codesOf(because, pair) : undefined;
    return codes !== undefined && trimSpace(codes.before) === trimSpace(codes.after);
  },
};
