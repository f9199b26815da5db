import { defineContractRule } from '../define-contract-rule.ts';

export default defineContractRule({
  id: 'contract/table-removed',
  since: '0.1.0',
  summary: 'A model with an enforced contract is gone or disabled.',
  message: '`{model}` is {gone}; its enforced contract promised it.',
  next: 'Bring the model back, or give it a deprecation date and remove it after that day.',
  grade: ({ kind }) => (kind === 'model-removed' || kind === 'model-disabled' ? { read: 'breaking', write: 'breaking', bump: 'major' } : undefined),
});
