import { defineContractRule, lostConstraint } from '../define-contract-rule.ts';

export default defineContractRule({
  id: 'contract/relationship-changed',
  since: '0.1.0',
  summary: 'A foreign key of an enforced contract was dropped or points elsewhere.',
  message: 'A foreign key of `{model}` is gone; its enforced contract promised `{before}`.',
  next: 'Bring the constraint back, or check the joins that rely on it.',
  grade: (found) => (lostConstraint(found) === 'foreign_key' ? { read: 'risky', write: 'risky', bump: 'minor' } : undefined),
});
