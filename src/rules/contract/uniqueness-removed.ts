import { defineContractRule, lostConstraint } from '../define-contract-rule.ts';

export default defineContractRule({
  id: 'contract/uniqueness-removed',
  since: '0.1.0',
  summary: 'Rows that an enforced contract kept unique may now repeat.',
  message: 'Rows of `{model}` may now repeat; its enforced contract promised `{before}`.',
  next: 'Bring the constraint back, or make sure that joins on the key cope with duplicates and record a waiver.',
  grade: (found) => (lostConstraint(found) === 'unique' ? { read: 'breaking', write: 'safe', bump: 'major' } : undefined),
});
