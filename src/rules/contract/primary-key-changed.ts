import { defineContractRule, lostConstraint } from '../define-contract-rule.ts';

export default defineContractRule({
  id: 'contract/primary-key-changed',
  since: '0.1.0',
  summary: 'The primary key of an enforced contract changed, and with it what one row means.',
  message: 'The primary key of `{model}` changed; its enforced contract promised `{before}`.',
  next: 'Keep the key, or publish the new grain as a new version of `{model}`.',
  grade: (found) => (lostConstraint(found) === 'primary_key' ? { read: 'breaking', write: 'breaking', bump: 'major' } : undefined),
});
