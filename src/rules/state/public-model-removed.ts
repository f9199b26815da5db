import { defineRule } from '../define-rule.ts';
import { nameNode } from '../name-node.ts';
import { traceHit } from '../trace-hit.ts';

export default defineRule({
  id: 'state/public-model-removed',
  since: '0.1.0',
  kind: 'breaking',
  severity: 'error',
  summary: 'A model that other projects may read is gone or disabled.',
  message: 'Public model `{model}` is {gone}; other projects may refer to it.',
  next: 'Bring it back, or give it a deprecation date and remove it after that day.',
  hiddenBy: ['contract/table-removed'],

  check({ base, head, diff }, report) {
    for (const { id, before, disabled } of diff.removed) {
      if (before.resourceType !== 'model' || before.access !== 'public') continue;
      report({
        node: before,
        severity: isPast(before.deprecationDate, head.metadata.generatedAt) ? 'warning' : 'error',
        slots: { model: nameNode(before), gone: disabled ? 'disabled' : 'gone' },
        hit: traceHit(base, id),
      });
    }
  },
});

// The day of the head's manifest is the only today that a pure rule has.
function isPast(date: string | null, today: string | null): boolean {
  return date !== null && today !== null && Date.parse(date) <= Date.parse(today);
}
