import { defineContractRule } from '../define-contract-rule.ts';

export default defineContractRule({
  id: 'contract/field-removed',
  since: '0.1.0',
  summary: 'A column that an enforced contract promised is gone.',
  message: 'Column `{column}` is gone from `{model}`; its enforced contract promised it.',
  next: 'Bring the column back, or publish the new shape as a new version of `{model}` and deprecate this one.',
  grade: ({ kind }) => (kind === 'column-removed' ? { read: 'breaking', write: 'risky', bump: 'major' } : undefined),
});
