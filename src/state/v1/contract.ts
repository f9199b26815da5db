import type { Column, Constraint, Model } from '#artifacts';
import { type Json, byText, equalJson } from '#kernel';
import { SAME, differs } from '../differences.ts';
import type { Because } from '../types.ts';
import type { V1Check } from './rules.ts';

/** `ModelNode.same_contract`: which differences there are. Whether they break, `contract-breaks.ts` tells. */
export const contract: V1Check<Model> = {
  part: 'contract',
  counts: true,
  compare: (before, after, { dialect }) => (!dialect.comparesContracts || isSameContract(before, after) ? SAME : contractDifferences(before, after)),
};

// Two enforced contracts of equal checksum are the same, whatever the columns say.
export function isSameContract(before: Model, after: Model): boolean {
  if (!before.contract.enforced) return !after.contract.enforced;
  return after.contract.enforced && before.contract.checksum === after.contract.checksum;
}

export function contractDifferences(before: Model, after: Model): readonly Because[] {
  const enforcement = differs(['contract', 'contract.enforced'], before.contract.enforced, after.contract.enforced);
  if (!before.contract.enforced) return enforcement;
  const found = [...enforcement, ...columnDifferences(before, after), ...storedDifferences(before, after)];
  // Another release of dbt writes another checksum for the same contract.
  return found.length > 0 ? found : differs(['contract', 'contract.checksum'], before.contract.checksum, after.contract.checksum);
}

function columnDifferences(before: Model, after: Model): readonly Because[] {
  const keys = [...new Set([...before.columns.keys(), ...after.columns.keys()])].sort(byText);
  return keys.flatMap((key) => compareColumn(key, before.columns.get(key), after.columns.get(key)));
}

function compareColumn(key: string, before: Column | undefined, after: Column | undefined): readonly Because[] {
  if (before === undefined || after === undefined) return [{ check: 'contract', field: `columns.${key}`, before: facts(before), after: facts(after) }];
  return [
    ...differs(['contract', `columns.${key}.data_type`], before.dataType, after.dataType),
    ...differs(['contract', `columns.${key}.constraints`], before.constraints.map(constraintFacts), after.constraints.map(constraintFacts)),
  ];
}

function facts(column: Column | undefined): Json {
  return column === undefined ? null : { name: column.name, data_type: column.dataType, constraints: column.constraints.map(constraintFacts) };
}

/** Constraints of the model and its materialization are part of the contract where a table is built. */
function storedDifferences(before: Model, after: Model): readonly Because[] {
  const isStored = enforcesConstraints(before) || enforcesConstraints(after);
  if (!isStored) return SAME;
  return [
    ...differs(['contract', 'constraints'], before.constraints.map(constraintFacts), after.constraints.map(constraintFacts)),
    ...differs(['contract', 'config.materialized'], before.config['materialized'] ?? null, after.config['materialized'] ?? null),
  ];
}

/** Only tables and incremental models can carry constraints. */
export function enforcesConstraints({ config }: Model): boolean {
  return config['materialized'] === 'table' || config['materialized'] === 'incremental';
}

/** A constraint as its manifest writes it: all of its fields make it equal to another. */
export function constraintFacts(constraint: Constraint): Json {
  return {
    type: constraint.type,
    name: constraint.name,
    expression: constraint.expression,
    warn_unenforced: constraint.warnUnenforced,
    warn_unsupported: constraint.warnUnsupported,
    to: constraint.to,
    to_columns: constraint.toColumns,
    columns: constraint.columns,
  };
}

export function holdsConstraint(constraints: readonly Constraint[], sought: Constraint): boolean {
  return constraints.some((constraint) => equalJson(constraintFacts(constraint), constraintFacts(sought)));
}
