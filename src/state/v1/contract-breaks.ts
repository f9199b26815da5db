import type { Column, Constraint, Model } from '#artifacts';
import { byText } from '#kernel';
import type { ContractBreak, Reaction, StateValue } from '../types.ts';
import { constraintFacts, enforcesConstraints, holdsConstraint, isSameContract } from './contract.ts';
import type { V1Rules } from './rules.ts';

/** The values of `state:` that make dbt compare contracts, and so warn or raise. */
export const CONTRACT_VALUES: readonly StateValue[] = ['modified', 'unmodified', 'modified.contract'];

/** What dbt calls breaking in the change from an enforced contract; the second half of `ModelNode.same_contract`. */
export function contractBreaks(before: Model, after: Model, rules: V1Rules): readonly ContractBreak[] {
  const { dialect } = rules;
  if (!dialect.comparesContracts || !before.contract.enforced || isSameContract(before, after)) return [];
  const severity = after.version === null ? dialect.unversionedBreak : 'error';
  const common = { id: after.id, severity, under: CONTRACT_VALUES, subject: after } as const;
  return [
    ...enforcementRemoved(before, after),
    ...sortedColumns(before).flatMap(([key, column]) => columnBreaks(key, column, { before, after, rules })),
    ...(dialect.comparesConstraints ? constraintBreaks(before, after, rules) : []),
  ].map((found) => ({ ...found, ...common }));
}

type Found = Pick<ContractBreak, 'kind' | 'column' | 'before' | 'after'>;

interface Pairing {
  readonly before: Model;
  readonly after: Model;
  readonly rules: V1Rules;
}

function enforcementRemoved(before: Model, after: Model): readonly Found[] {
  if (after.contract.enforced) return [];
  return [{ kind: 'enforcement-removed', column: null, before: before.contract.enforced, after: after.contract.enforced }];
}

/** By key, so that `id` renamed to `ID` is a removal. */
function columnBreaks(key: string, column: Column, { before, after, rules }: Pairing): readonly Found[] {
  const counterpart = after.columns.get(key);
  if (counterpart === undefined) return [{ kind: 'column-removed', column: column.name, before: column.dataType, after: null }];
  const constraints = rules.dialect.comparesConstraints && enforcesConstraints(before) ? lost(column.constraints, counterpart.constraints, rules) : [];
  return [
    ...(isSameType(column.dataType, counterpart.dataType, rules)
      ? []
      : [{ kind: 'column-type-changed', column: column.name, before: column.dataType, after: counterpart.dataType } as const]),
    ...constraints.map((constraint) => ({ kind: 'column-constraint-removed', column: key, before: constraintFacts(constraint), after: null }) as const),
  ];
}

/** From 1.11 on the base types are compared: what stands before the first parenthesis, in any case. */
function isSameType(before: string | null, after: string | null, { dialect }: V1Rules): boolean {
  return before === after || (!dialect.sizeIsType && baseType(before) === baseType(after));
}

function baseType(dataType: string | null): string | null {
  return dataType === null ? null : (dataType.split('(', 1)[0] ?? '').trim().toLowerCase();
}

function constraintBreaks(before: Model, after: Model, rules: V1Rules): readonly Found[] {
  if (!enforcesConstraints(before)) return [];
  const hadConstraints = before.constraints.length > 0 || [...before.columns.values()].some(({ constraints }) => constraints.length > 0);
  return [
    ...lost(before.constraints, after.constraints, rules).map(
      (constraint) => ({ kind: 'model-constraint-removed', column: null, before: constraintFacts(constraint), after: null }) as const,
    ),
    ...(hadConstraints && !enforcesConstraints(after)
      ? [{ kind: 'materialization-changed', column: null, before: before.config['materialized'] ?? null, after: after.config['materialized'] ?? null } as const]
      : []),
  ];
}

/** Constraints without an equal in the head that the adapter enforces: a new name or warn flag is a removal too. */
function lost(before: readonly Constraint[], after: readonly Constraint[], { constraintSupport }: V1Rules): readonly Constraint[] {
  return before.filter((constraint) => constraintSupport.enforced.includes(constraint.type) && !holdsConstraint(after, constraint));
}

function sortedColumns(model: Model): readonly [string, Column][] {
  return [...model.columns].sort(([a], [b]) => byText(a, b));
}

/** Before 1.12 dbt looks a removed constraint of type `custom` up in the adapter's table and dies of the KeyError. */
export function customConstraintReaction(before: Model, after: Model, rules: V1Rules): Reaction | undefined {
  const { dialect } = rules;
  if (!dialect.comparesConstraints || !dialect.customConstraintCrashes) return undefined;
  if (!before.contract.enforced || isSameContract(before, after) || !enforcesConstraints(before)) return undefined;
  const onColumns = [...before.columns].some(([key, column]) => losesCustom(column.constraints, after.columns.get(key)?.constraints));
  if (!onColumns && !losesCustom(before.constraints, after.constraints)) return undefined;
  const message = `${after.name} loses or changes a constraint of type custom, on which this release of dbt dies with KeyError: ConstraintType.custom`;
  return { level: 'error', code: 'constraint-unknown', id: after.id, message, under: CONTRACT_VALUES };
}

function losesCustom(before: readonly Constraint[], after: readonly Constraint[] | undefined): boolean {
  return after !== undefined && before.some((constraint) => constraint.type === 'custom' && !holdsConstraint(after, constraint));
}
