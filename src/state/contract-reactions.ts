import { type NodeId, unreachable } from '#kernel';
import type { ContractBreak, Reaction } from './types.ts';

/** What dbt says of contract breaks: one warning or error per model that names them all. */
export function contractReactions(breaks: readonly ContractBreak[]): readonly Reaction[] {
  const byModel = new Map<NodeId, ContractBreak[]>();
  for (const found of breaks) {
    const known = byModel.get(found.id);
    if (known === undefined) byModel.set(found.id, [found]);
    else known.push(found);
  }
  return [...byModel.values()].flatMap((found) => {
    const [first] = found;
    if (first === undefined) return [];
    const message = `Breaking change to the contract of ${first.subject.name}: ${found.map(sentence).join('; ')}`;
    return [{ level: first.severity, code: 'contract-break', id: first.id, message, under: first.under }];
  });
}

function sentence({ kind, column, before, after }: ContractBreak): string {
  switch (kind) {
    case 'enforcement-removed':
      return 'the contract is no longer enforced';
    case 'column-removed':
      return `column ${column} was removed`;
    case 'column-type-changed':
      return `column ${column} went from ${before} to ${after}`;
    case 'column-constraint-removed':
      return `a constraint on column ${column} was removed or changed`;
    case 'model-constraint-removed':
      return 'a constraint on the model was removed or changed';
    case 'materialization-changed':
      return `the materialization with constraints went from ${before} to ${after}`;
    case 'model-removed':
      return 'the model was deleted or renamed';
    case 'model-disabled':
      return 'the model was disabled';
    default:
      return unreachable(kind);
  }
}
