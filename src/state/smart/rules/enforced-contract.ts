import { contractDifferences } from '../../v1/contract.ts';
import type { AddRule } from '../types.ts';

/** Between two enforced contracts v2 compares checksums that nobody writes. */
export const enforcedContract: AddRule = {
  id: 'smart/enforced-contract',
  direction: 'add',
  engines: ['v2'],
  summary: 'columns, data types and constraints of a contract that is enforced on both sides',
  confidence: 'proven',
  finder:
    () =>
    ({ before, after }) => {
      if (before?.resourceType !== 'model' || after.resourceType !== 'model' || !before.contract.enforced || !after.contract.enforced) return [];
      return contractDifferences(before, after).filter(({ field }) => field !== 'contract.checksum');
    },
};
