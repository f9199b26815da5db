import type { Resource } from '#artifacts';
import { type NodeId, nodeId } from '#kernel';
import { pairWithBase } from '../../v2/pair-with-base.ts';
import type { DropRule } from '../types.ts';

/**
 * The engines give sources, tests and unit tests of versioned models other ids. v2 pairs some of them across engines; v1
 * pairs none, and nobody pairs the unit tests.
 */
export const renamedByEngine: DropRule = {
  id: 'smart/renamed-by-engine',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'a source, test or unit test that the other engine wrote under another id',
  confidence: 'proven',
  skews: ['engine'],
  needsSkew: true,
  counterparts({ base, head }) {
    const pair = pairWithBase(base);
    return (after) => {
      const before = pair(after) ?? twinIds(after).flatMap((id) => base.resources.get(id) ?? [])[0];
      const isOther = before === undefined || before.resourceType !== after.resourceType || before.name !== after.name;
      return isOther || head.resources.has(before.id) ? undefined : before;
    };
  },
};

function twinIds(after: Resource): readonly NodeId[] {
  if (after.resourceType === 'source') {
    return [nodeId(`source.${after.packageName}.${after.sourceName}.${after.name.replaceAll(/[^a-zA-Z0-9_]/g, '__')}`)];
  }
  // v1: `.orders.works_v2`, v2: `.orders.works.v2`.
  return after.resourceType === 'unit_test' ? [nodeId(after.id.replace(/_v(\w+)$/, '.v$1')), nodeId(after.id.replace(/\.v(\w+)$/, '_v$1'))] : [];
}
