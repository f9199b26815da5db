import { isSameRendered, onConfigKey } from '../config-value.ts';
import { sameInFile } from '../in-file-config.ts';
import type { DropRule } from '../types.ts';

/**
 * How dbt stores the configuration of a file depends on its version, its flag and its engine. Both files are in the
 * manifests: read again by one reader, they say the same.
 */
export const rereadConfig: DropRule = {
  id: 'smart/reread-config',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'in-file configuration that both files state alike, stored in different forms, with the same effect',
  confidence: 'proven',
  skews: ['flag', 'dbt-version', 'engine'],
  needsSkew: false,
  difference: onConfigKey((key, pair, scene) => isSameRendered(key, pair) && sameInFile(key, pair, scene) !== undefined),
};
