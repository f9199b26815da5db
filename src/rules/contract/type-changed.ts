import { defineContractRule } from '../define-contract-rule.ts';

export default defineContractRule({
  id: 'contract/type-changed',
  since: '0.1.0',
  summary: 'A column of an enforced contract has another data type.',
  message: 'Column `{column}` of `{model}` became `{after}`; its enforced contract promised `{before}`.',
  next: 'Keep the type, or publish the new one as a new version of `{model}` and deprecate this one.',
  grade: ({ kind }) => (kind === 'column-type-changed' ? { read: 'breaking', write: 'breaking', bump: 'major' } : undefined),
});
