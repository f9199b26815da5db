import type { Model, Project } from '#artifacts';
import type { NodeId } from '#kernel';
import type { ContractBreak } from '../types.ts';
import { instant } from './model.ts';
import type { V1Rules } from './rules.ts';

/** What the removed models are judged by. */
export interface RemovalRules extends V1Rules {
  readonly base: Project;
  readonly head: Project;
  /** ISO 8601. */
  readonly now: string;
}

/** Contracted models that the head deleted, renamed or disabled (`ModelNode.same_contract_removed`). */
export function removedModelBreaks(rules: RemovalRules): readonly ContractBreak[] {
  if (rules.dialect.judgesRemovedUnder.length === 0) return [];
  return [...rules.base.resources.values()].flatMap(({ id, resourceType }) => {
    const removed = resourceType === 'model' ? removedModel(id, rules) : undefined;
    return removed === undefined || isFree(removed, rules.now) ? [] : [removalOf(removed, rules)];
  });
}

/**
 * A disabled model is judged as the head disables it, by its first entry: un-enforced in the same change, it goes
 * silently. The entry counts even beside an enabled model of the same id.
 */
function removedModel(id: NodeId, { base, head }: RemovalRules): Model | undefined {
  const removed = head.disabled.get(id)?.[0] ?? (head.resources.has(id) ? undefined : base.resources.get(id));
  return removed?.resourceType === 'model' ? removed : undefined;
}

function isFree(model: Model, now: string): boolean {
  return !model.contract.enforced || (model.deprecationDate !== null && instant(model.deprecationDate) < instant(now));
}

function removalOf(model: Model, { dialect }: V1Rules): ContractBreak {
  return {
    id: model.id,
    kind: model.config['enabled'] === false ? 'model-disabled' : 'model-removed',
    column: null,
    before: model.id,
    after: null,
    severity: model.version === null ? dialect.unversionedBreak : 'error',
    under: dialect.judgesRemovedUnder,
    subject: model,
  };
}
