import { defineContractRule, lostConstraint } from '../define-contract-rule.ts';

// Keys and nulls have rules of their own (contract-decisions D21).
const NAMED = new Set(['not_null', 'unique', 'primary_key', 'foreign_key']);

export default defineContractRule({
  id: 'contract/enforced-constraint-removed',
  since: '0.1.0',
  summary: 'A check that the warehouse enforced for a contract is gone.',
  message: 'A constraint of `{model}` is gone; its enforced contract promised `{before}`.',
  next: 'Bring the constraint back, or make sure that every reader copes with the values it kept out.',
  grade: (found) => {
    const type = lostConstraint(found);
    return type === undefined || NAMED.has(type) ? undefined : { read: 'breaking', write: 'safe', bump: 'major' };
  },
});
