import { defineRule } from '../define-rule.ts';
import { nameNode } from '#artifacts';
import { traceHit } from '../trace-hit.ts';

export default defineRule({
  id: 'state/public-model-removed',
  since: '0.1.0',
  kind: 'breaking',
  severity: 'error',
  summary: 'A model that other projects may read is gone or disabled.',
  message: 'Public model `{model}` is {gone}; other projects may refer to it.',
  next: 'Make sure that no project refers to it, or bring it back and announce the end with a deprecation date.',
  hiddenBy: ['contract/table-removed'],

  check({ base, head, diff }, report) {
    for (const { id, before, disabled } of diff.removed) {
      if (before.resourceType !== 'model' || before.access !== 'public') continue;
      const isAnnounced = isPast(before.deprecationDate, head.metadata.generatedAt);
      const gone = disabled ? 'disabled' : 'gone';
      report({
        node: before,
        severity: isAnnounced ? 'warning' : 'error',
        slots: { model: nameNode(before), gone: isAnnounced ? `${gone}, past its deprecation date` : gone },
        hit: traceHit(base, id),
      });
    }
  },
});

// The day of the head's manifest is the only today that a pure rule has.
function isPast(date: string | null, today: string | null): boolean {
  return date !== null && today !== null && Date.parse(date) <= Date.parse(today);
}
