import { type Project, type Resource, nameNode } from '#artifacts';
import type { NodeId } from '#kernel';
import { defineRule } from '../define-rule.ts';
import { graphOf, traceHit } from '../trace-hit.ts';

export default defineRule({
  id: 'state/exposed-model-removed',
  since: '0.1.0',
  kind: 'breaking',
  severity: 'error',
  summary: 'A model that a declared exposure reads is gone or disabled, while the exposure stays.',
  message: '`{model}` is {gone}; exposures read it directly: {exposures}.',
  next: 'Keep the model until its owner confirms that nothing reads the table any more, then record a waiver.',
  hiddenBy: ['contract/table-removed', 'state/public-model-removed'],

  check({ base, head, diff }, report) {
    for (const { id, before, disabled } of diff.removed) {
      if (before.resourceType !== 'model') continue;
      const exposures = stayingExposures(base, head, id);
      if (exposures.length === 0) continue;
      report({
        node: before,
        slots: { model: nameNode(before), gone: disabled ? 'disabled' : 'gone', exposures: exposures.map(({ name }) => name) },
        hit: traceHit(base, id),
      });
    }
  },
});

// The YAML of an exposure must follow or dbt does not parse; what it describes lives outside and does not move by itself.
function stayingExposures(base: Project, head: Project, id: NodeId): readonly Resource[] {
  return (graphOf(base).children.get(id) ?? [])
    .flatMap((child) => base.resources.get(child) ?? [])
    .filter((child) => child.resourceType === 'exposure' && head.resources.has(child.id));
}
