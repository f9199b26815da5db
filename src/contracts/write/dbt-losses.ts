import type { DialectName } from '../data-types/index.ts';
import type { Contract, Field, Table } from '../types.ts';
import { dataTypeOf } from './dbt-column.ts';
import type { Loss } from './loss.ts';

/** Everything of a contract that a dbt properties file cannot hold, table by table and field by field. */
export function findDbtLosses(contract: Contract, dialect: DialectName | null): readonly Loss[] {
  const { description, slas, tables, ext, source } = contract;
  return [
    ...Object.keys(source.format === 'dbt' ? {} : ext).map((key) => ({ at: `/${key}`, what: `dbt has no key for ${key}` })),
    ...(description.usage === null ? [] : [{ at: '/description/usage', what: 'dbt has one description: its usage is lost' }]),
    ...(description.limitations === null ? [] : [{ at: '/description/limitations', what: 'dbt has one description: its limitations are lost' }]),
    ...slas.map(({ at, kind }) => ({ at, what: `dbt models make no promise of ${kind === 'other' ? 'this service level' : kind}` })),
    ...tables.flatMap((table) => tableLosses(table, dialect ?? table.relation.dialect, source.format === 'dbt')),
  ];
}

function tableLosses(table: Table, dialect: DialectName | null, own: boolean): readonly Loss[] {
  return [
    ...(table.id === null ? [] : [{ at: table.at, what: `dbt has no key for the id ${table.id}` }]),
    ...(own ? [] : Object.keys(table.ext).map((key) => ({ at: `${table.at}/${key}`, what: `dbt has no key for ${key}` }))),
    ...table.quality.map(({ at, metric, kind }) => ({ at, what: `the quality rule ${metric ?? kind} needs a dbt test, which Sluice does not write` })),
    ...table.fields.flatMap((field) => fieldLosses(field, dialect)),
  ];
}

function fieldLosses(field: Field, dialect: DialectName | null): readonly Loss[] {
  const { at, path } = field;
  const losses: readonly (readonly [boolean, string])[] = [
    [dataTypeOf(field, dialect) === null, `the type of ${path} has no word in dbt without a warehouse`],
    [field.fields.length > 0 || field.element !== null, `dbt describes columns only: what is inside ${path} is lost`],
    [field.id !== null, `dbt has no key for the id of ${path}`],
    [field.physicalName !== null && field.physicalName !== field.name, `dbt has no second name for ${path}`],
    [field.allowed.length > 0, `the allowed values of ${path} became a test, which is evidence and no promise`],
    [field.allowed.length > 1, `${path} has a second list of allowed values`],
    [field.bounds.length > 0, `dbt has no bounds for ${path}`],
    [field.pattern !== null, `dbt has no pattern for ${path}`],
    [field.format !== null, `dbt has no format for ${path}`],
    [field.timezone !== null, `dbt has no time zone for ${path}`],
    [field.default !== undefined, `dbt has no default for ${path}`],
  ];
  return [
    ...losses.filter(([lost]) => lost).map(([, what]) => ({ at, what })),
    ...field.quality.map((rule) => ({ at: rule.at, what: `the quality rule ${rule.metric ?? rule.kind} needs a dbt test, which Sluice does not write` })),
  ];
}
