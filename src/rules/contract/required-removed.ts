import { defineContractRule, lostConstraint } from '../define-contract-rule.ts';

export default defineContractRule({
  id: 'contract/required-removed',
  since: '0.1.0',
  summary: 'A column that an enforced contract kept free of nulls may now hold them.',
  message: 'Column `{column}` of `{model}` may now be null; its enforced contract promised `not_null`.',
  next: 'Bring the constraint back, or make sure that every reader copes with nulls and record a waiver.',
  grade: (found) => (lostConstraint(found) === 'not_null' ? { read: 'breaking', write: 'safe', bump: 'major' } : undefined),
});
