import type { Column, Model } from '#artifacts';
import { type JsonObject, equalJson, isJsonObject } from '#kernel';
import { SAME, differs } from '../differences.ts';
import type { ContractBreak } from '../types.ts';
import { CONTRACT_VALUES } from '../v1/contract-breaks.ts';
import { constraintFacts, enforcesConstraints, holdsConstraint } from '../v1/contract.ts';
import type { V2Check } from './rules.ts';

/**
 * dbt v2 compares `config.contract`, which holds no checksum: between two enforced contracts every change of a column,
 * type or constraint is invisible to it.
 */
export const contract: V2Check<Model> = {
  part: 'contract',
  counts: true,
  compare: (before, after) => {
    const [old, current] = [contractOf(before), contractOf(after)];
    if (current === undefined) return old?.['enforced'] === true ? differs(['contract', 'config.contract'], old, null) : SAME;
    if (old === undefined) return differs(['contract', 'config.contract'], null, current);
    const enforcement = differs(['contract', 'config.contract.enforced'], old['enforced'] === true, current['enforced'] === true);
    if (enforcement.length > 0 || current['enforced'] !== true) return enforcement;
    return differs(['contract', 'config.contract.checksum'], old['checksum'] ?? null, current['checksum'] ?? null);
  },
};

function contractOf({ config }: Model): JsonObject | undefined {
  const value = config['contract'];
  return isJsonObject(value) ? value : undefined;
}

/** What dbt v2 logs when a contract is no longer what it was; the base's version decides whether as an error. */
export function contractBreaks(before: Model, after: Model): readonly ContractBreak[] {
  const [old, current] = [contractOf(before), contractOf(after)];
  if (old?.['enforced'] !== true) return [];
  if (current?.['enforced'] === true && equalJson(old['checksum'] ?? null, current['checksum'] ?? null)) return [];
  const severity = before.version === null && current !== undefined ? 'warning' : 'error';
  return found(before, after, current?.['enforced'] === true).map((one) => ({ ...one, id: after.id, severity, under: CONTRACT_VALUES, subject: before }));
}

type Found = Pick<ContractBreak, 'kind' | 'column' | 'before' | 'after'>;

function found(before: Model, after: Model, isEnforced: boolean): readonly Found[] {
  return [
    ...(isEnforced ? [] : [{ kind: 'enforcement-removed', column: null, before: true, after: false } as const]),
    ...[...before.columns.values()].filter((column) => !holdsColumn(after, column)).map(({ name, dataType }) => removedColumn(name, dataType)),
    ...(enforcesConstraints(before) ? constraintBreaks(before, after) : []),
  ];
}

function removedColumn(name: string, dataType: string | null): Found {
  return { kind: 'column-removed', column: name, before: dataType, after: null };
}

/** A column is there when one equals it in all members: another description counts as a removal. */
function holdsColumn({ columns }: Model, sought: Column): boolean {
  return [...columns.values()].some((column) => equalJson(columnFacts(column), columnFacts(sought)));
}

function columnFacts({ name, description, dataType, constraints, tags, meta }: Column): JsonObject {
  return { name, description, data_type: dataType, constraints: constraints.map(constraintFacts), tags, meta };
}

/** Which constraints the adapter enforces is not asked. */
function constraintBreaks(before: Model, after: Model): readonly Found[] {
  const hadConstraints = before.constraints.length > 0 || [...before.columns.values()].some(({ constraints }) => constraints.length > 0);
  return [
    ...before.constraints
      .filter((constraint) => !holdsConstraint(after.constraints, constraint))
      .map((constraint) => ({ kind: 'model-constraint-removed', column: null, before: constraintFacts(constraint), after: null }) as const),
    ...(hadConstraints && !enforcesConstraints(after)
      ? [{ kind: 'materialization-changed', column: null, before: before.config['materialized'] ?? null, after: after.config['materialized'] ?? null } as const]
      : []),
  ];
}
