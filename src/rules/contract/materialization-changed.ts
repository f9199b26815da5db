import { type Model, nameNode } from '#artifacts';
import { defineRule } from '../define-rule.ts';
import { traceHit } from '../trace-hit.ts';

/** On these alone a warehouse enforces constraints. */
const STORED = ['table', 'incremental'];

export default defineRule({
  id: 'contract/materialization-changed',
  since: '0.1.0',
  kind: 'breaking',
  severity: 'warning',
  summary: 'A contracted table with constraints became a view, or has no relation any more.',
  message: '`{model}` went from `{before}` to `{after}`; {loss}.',
  next: 'Keep the materialization, or move the constraints to tests and tell the readers.',

  // dbt looks at the materialization only when the columns of the contract differ as well; the loss is the same without.
  check({ head, diff }, report) {
    for (const { before, after } of diff.states.values()) {
      if (before?.resourceType !== 'model' || after.resourceType !== 'model' || !before.contract.enforced) continue;
      const [old, now] = [materialization(before), materialization(after)];
      if (!STORED.includes(old) || STORED.includes(now)) continue;
      const isEphemeral = now === 'ephemeral';
      if (!isEphemeral && !hasConstraints(before)) continue;
      report({
        node: after,
        severity: isEphemeral ? 'error' : 'warning',
        slots: {
          model: nameNode(after),
          before: old,
          after: now,
          loss: isEphemeral ? 'there is no relation left to read' : 'nothing enforces the constraints of its contract any more',
        },
        before: old,
        after: now,
        hit: traceHit(head, after.id),
        data: { read: isEphemeral ? 'breaking' : 'risky', write: 'safe', bump: 'major' },
      });
    }
  },
});

function materialization({ config }: Model): string {
  return typeof config['materialized'] === 'string' ? config['materialized'] : 'view';
}

function hasConstraints({ constraints, columns }: Model): boolean {
  return constraints.length > 0 || [...columns.values()].some((column) => column.constraints.length > 0);
}
