import { isJsonList, isJsonObject, type JsonObject } from '#kernel';
import { keepRest, type Reading, type Spot } from '../reading.ts';
import { join } from '../yaml-source.ts';
import type { DbtColumn, PlacedConstraint } from './make-contract.ts';

const COLUMN_KEYS = ['name', 'description', 'data_type', 'constraints'];
const CONSTRAINTS = ['not_null', 'unique', 'primary_key', 'foreign_key', 'check', 'custom'] as const;

/** The columns of a model, or of one of its versions: `include` and `exclude` choose from the model's, others override or add. */
export function readColumns(reading: Reading, model: Spot, version: Spot | null): readonly DbtColumn[] {
  const base = named(reading, reading.spots(model, 'columns'));
  if (version === null || !Object.hasOwn(version.value, 'columns')) return base;
  const spots = reading.spots(version, 'columns');
  const chosen = spots.find(({ value }) => 'include' in value || 'exclude' in value);
  const own = named(
    reading,
    spots.filter((spot) => spot !== chosen),
  );
  const overridden = new Set(own.map(({ name }) => name));
  const kept = base.filter(({ name }) => !overridden.has(name) && isIncluded(reading, chosen, name));
  return [...kept, ...own];
}

// Without such an element every column of the model is included.
function isIncluded(reading: Reading, chosen: Spot | undefined, name: string): boolean {
  if (chosen === undefined) return true;
  const include = chosen.value['include'] ?? 'all';
  const included = typeof include === 'string' ? include === 'all' || include === '*' : reading.texts(chosen, 'include').includes(name);
  return included && !reading.texts(chosen, 'exclude').includes(name);
}

function named(reading: Reading, spots: readonly Spot[]): readonly DbtColumn[] {
  const seen = new Set<string>();
  return spots.map((spot) => {
    const column = readColumn(reading, spot);
    if (seen.has(column.name)) reading.complain(join(spot.at, 'name'), `there are two columns called '${column.name}'`, 'Describe each column once.');
    seen.add(column.name);
    return column;
  });
}

function readColumn(reading: Reading, spot: Spot): DbtColumn {
  const name = reading.text(spot, 'name');
  if (name === null) reading.complain(spot.at, 'a column has no name', 'Add its name.');
  return {
    at: spot.at,
    name: name ?? '',
    description: reading.text(spot, 'description'),
    dataType: reading.text(spot, 'data_type'),
    constraints: readConstraints(reading, spot),
    meta: metaOf(spot),
    ext: { ...keepRest(spot, COLUMN_KEYS), ...keepChecks(spot) },
  };
}

/** Constraints in the warehouse's own language, which the model has no word for. */
export function keepChecks({ value }: Spot): JsonObject {
  const list = isJsonList(value['constraints']) ? value['constraints'] : [];
  const kept = list.filter((entry) => isJsonObject(entry) && (entry['type'] === 'check' || entry['type'] === 'custom'));
  return kept.length === 0 ? {} : { constraints: kept };
}

// dbt 1.10 moved meta below config; both are read.
function metaOf({ value }: Spot): JsonObject {
  const config = isJsonObject(value['config']) ? value['config'] : {};
  const [old, current] = [value['meta'], config['meta']];
  return { ...(isJsonObject(old) ? old : {}), ...(isJsonObject(current) ? current : {}) };
}

/** The constraints of a model or column. */
export function readConstraints(reading: Reading, parent: Spot): readonly PlacedConstraint[] {
  return reading.spots(parent, 'constraints').flatMap((spot) => {
    const type = reading.word(spot, 'type', CONSTRAINTS);
    if (type === null) return [];
    return [
      {
        at: spot.at,
        type,
        name: reading.text(spot, 'name'),
        expression: reading.text(spot, 'expression'),
        warnUnenforced: reading.flag(spot, 'warn_unenforced') ?? true,
        warnUnsupported: reading.flag(spot, 'warn_unsupported') ?? true,
        to: reading.text(spot, 'to'),
        toColumns: reading.texts(spot, 'to_columns'),
        columns: reading.texts(spot, 'columns'),
      },
    ];
  });
}
