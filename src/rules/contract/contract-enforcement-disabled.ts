import { defineContractRule } from '../define-contract-rule.ts';

export default defineContractRule({
  id: 'contract/contract-enforcement-disabled',
  since: '0.1.0',
  summary: 'A contract is no longer enforced, so nothing keeps its promises.',
  message: 'The contract of `{model}` is no longer enforced, so nothing keeps its columns and types.',
  next: 'Set `contract.enforced: true` again, or tell those who rely on it and record a waiver.',
  grade: ({ kind }) => (kind === 'enforcement-removed' ? { read: 'breaking', write: 'risky', bump: 'major' } : undefined),
});
