import { defineContractRule } from '../define-contract-rule.ts';

export default defineContractRule({
  id: 'contract/materialization-changed',
  since: '0.1.0',
  summary: 'A contracted model is stored another way, so its constraints are no longer enforced.',
  message: '`{model}` went from `{before}` to `{after}`; the warehouse no longer enforces the constraints of its contract.',
  next: 'Keep the materialization, or move the constraints to tests.',
  grade: ({ kind, after }) => {
    if (kind !== 'materialization-changed') return undefined;
    // An ephemeral model has no relation left to read.
    return after === 'ephemeral' ? { read: 'breaking', write: 'safe', bump: 'major' } : { read: 'risky', write: 'safe', bump: 'major' };
  },
});
