import { isHookKey, isSameRendered, onConfigKey } from '../config-value.ts';
import type { DropRule } from '../types.ts';

/**
 * dbt v1 takes `pre_hook` and `pre-hook` for two keys. The statements of hooks stand in the rendered configuration as
 * written, of all levels together: only what a file computes for itself is rendered there, and the file is compared too.
 */
export const hookSpelling: DropRule = {
  id: 'smart/hook-spelling',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'hooks under another spelling of their key, or stored in another form, that run the same statements in the same order',
  confidence: 'proven',
  skews: ['flag', 'engine', 'dbt-version'],
  needsSkew: false,
  difference: onConfigKey((key, pair) => isHookKey(key) && isSameRendered(key, pair)),
};
