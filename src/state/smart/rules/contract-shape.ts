import { type Json, isJsonObject } from '#kernel';
import type { DropRule } from '../types.ts';

/**
 * dbt v1 hashes a contract in a way that depends on its release, v2 does not hash it. The hash is only named as the
 * difference where names, types, constraints and materialization are the same.
 */
export const contractShape: DropRule = {
  id: 'smart/contract-shape',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'an equal contract under another checksum, or one that is not enforced and that one side leaves out',
  confidence: 'proven',
  skews: ['engine', 'dbt-version'],
  needsSkew: true,
  difference({ check, field, before, after }) {
    if (check !== 'contract') return false;
    return field === 'contract.checksum' || (field === 'config.contract' && !isEnforced(before) && !isEnforced(after));
  },
};

function isEnforced(contract: Json): boolean {
  return isJsonObject(contract) && contract['enforced'] === true;
}
