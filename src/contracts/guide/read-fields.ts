import { isJsonList, nearestName } from '#kernel';
import { type DataType, sharedType } from '../data-types/index.ts';
import { asLogical, LOGICAL_TYPES, logicalType } from '../logical-type.ts';
import { keepRest, type Reading, type Spot } from '../reading.ts';
import type { AllowedValues, Bound, Bounds, Field, FieldType } from '../types.ts';
import { join } from '../yaml-source.ts';

export interface FieldsRequest {
  readonly reading: Reading;
  /** An object with `properties` and `required`. */
  readonly schema: Spot;
  readonly unique: ReadonlySet<string>;
  readonly validity: ReadonlyMap<string, Spot>;
  /** Dotted path of the parent, with its dot. */
  readonly prefix?: string;
}

const KNOWN =
  'type format description pii breaking_change retention_days timezone precision scale minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength minItems maxItems pattern enum default classification items properties required'.split(
    ' ',
  );

/** The fields of an object in the guide's JSON-Schema dress. */
export function readFields(request: FieldsRequest): readonly Field[] {
  const { reading, schema, prefix = '' } = request;
  const listed = reading.texts(schema, 'required');
  const entries = reading.entries(schema, 'properties');
  const names = new Set(entries.map(([name]) => name));
  for (const [index, name] of listed.entries()) {
    if (names.has(name)) continue;
    reading.complain(
      join(join(schema.at, 'required'), index),
      `the required field '${name}' is not among the properties`,
      'Describe it, or take it off the list.',
    );
  }
  return entries.map(([name, spot]) => readField(request, { name, path: `${prefix}${name}`, spot, required: listed.includes(name) }));
}

interface Entry {
  readonly name: string;
  readonly path: string;
  readonly spot: Spot;
  readonly required: boolean;
}

function readField(request: FieldsRequest, { name, path, spot, required }: Entry): Field {
  const { reading, unique, validity } = request;
  const second = name === '' ? undefined : validity.get(path);
  const members = Object.hasOwn(spot.value, 'properties') ? readFields({ ...request, schema: spot, prefix: `${path}.` }) : [];
  const element = readElement(request, spot, path);
  return {
    at: spot.at,
    id: null,
    name,
    path,
    physicalName: null,
    type: readType({ reading, spot, members, element }),
    description: reading.text(spot, 'description'),
    required,
    unique: name !== '' && unique.has(path),
    allowed: [...readAllowed(reading, spot, 'enum'), ...(second === undefined ? [] : readAllowed(reading, second, 'allowed_values'))],
    bounds: [...readBounds(reading, spot), ...(second === undefined ? [] : readValidity(reading, second))],
    pattern: reading.text(spot, 'pattern'),
    format: reading.text(spot, 'format'),
    timezone: reading.text(spot, 'timezone'),
    default: Object.hasOwn(spot.value, 'default') ? spot.value['default'] : undefined,
    pii: reading.flag(spot, 'pii'),
    classification: reading.text(spot, 'classification'),
    retentionDays: reading.count(spot, 'retention_days'),
    neverBreak: reading.word(spot, 'breaking_change', ['never']) === 'never',
    deprecated: null,
    quality: [],
    fields: members,
    element,
    ext: keepRest(spot, KNOWN),
  };
}

// Items of an array have no step of their own in a path.
function readElement(request: FieldsRequest, spot: Spot, path: string): Field | null {
  const items = request.reading.spot(spot, 'items');
  return items === undefined ? null : readField(request, { name: '', path, spot: items, required: false });
}

interface TypeRequest {
  readonly reading: Reading;
  readonly spot: Spot;
  readonly members: readonly Field[];
  readonly element: Field | null;
}

function readType(request: TypeRequest): FieldType {
  const word = readWord(request.reading, request.spot);
  return { logical: word, physical: null, data: dataOf(request, word) };
}

// `type: [string, "null"]` says the same as leaving the field out of `required`.
function readWord(reading: Reading, spot: Spot): string | null {
  const written = spot.value['type'];
  if (!isJsonList(written)) return reading.text(spot, 'type');
  const words = reading.texts(spot, 'type').filter((word) => word !== 'null');
  if (words.length > 1) reading.complain(join(spot.at, 'type'), `a field has ${words.length} types`, 'Choose one of them.');
  return words[0] ?? null;
}

function dataOf({ reading, spot, members, element }: TypeRequest, word: string | null): DataType {
  if (word === 'object') return { family: 'struct', members: members.map(({ name, type }) => ({ name, type: type.data })) };
  if (word === 'array') return { family: 'array', element: element?.type.data ?? null, length: null };
  const logical = asLogical(word);
  if (logical === undefined) return physicalType(reading, spot, word);
  return logicalType(logical, {
    precision: reading.count(spot, 'precision'),
    scale: reading.count(spot, 'scale'),
    length: reading.count(spot, 'maxLength'),
    zoned: false,
    format: reading.text(spot, 'format'),
  });
}

/** A warehouse's own word is taken as such; a word that no warehouse knows is a slip. */
function physicalType(reading: Reading, spot: Spot, word: string | null): DataType {
  if (word === null) {
    reading.complain(spot.at, 'a field has no type', 'Add its type.');
    return { family: 'unknown', text: '' };
  }
  const { known, type } = sharedType(word);
  if (!known) {
    const words = [...LOGICAL_TYPES, 'array', 'object'];
    const near = nearestName(word, words);
    reading.complain(join(spot.at, 'type'), `no type is called '${word}'`, near === undefined ? `Use one of: ${words.join(', ')}.` : `Did you mean ${near}?`);
  }
  return type;
}

function readAllowed(reading: Reading, spot: Spot, key: string): readonly AllowedValues[] {
  const values = reading.list(spot, key);
  return values.length === 0 ? [] : [{ at: join(spot.at, key), values }];
}

function readBounds(reading: Reading, spot: Spot): readonly Bounds[] {
  const value = { min: boundOf(reading, spot, ['minimum', 'exclusiveMinimum']), max: boundOf(reading, spot, ['maximum', 'exclusiveMaximum']) };
  const length = { min: plainBound(reading, spot, 'minLength'), max: plainBound(reading, spot, 'maxLength') };
  const items = { min: plainBound(reading, spot, 'minItems'), max: plainBound(reading, spot, 'maxItems') };
  return [bounds(spot.at, 'value', value), bounds(spot.at, 'length', length), bounds(spot.at, 'items', items)].flat();
}

function readValidity(reading: Reading, spot: Spot): readonly Bounds[] {
  return bounds(spot.at, 'value', { min: plainBound(reading, spot, 'min'), max: plainBound(reading, spot, 'max') });
}

/** None when neither end is given. */
export function bounds(at: string, of: Bounds['of'], { min, max }: { readonly min: Bound | null; readonly max: Bound | null }): readonly Bounds[] {
  return min === null && max === null ? [] : [{ at, of, min, max }];
}

function boundOf(reading: Reading, spot: Spot, [plain, exclusive]: readonly [string, string]): Bound | null {
  const beyond = reading.number(spot, exclusive);
  return beyond === null ? plainBound(reading, spot, plain) : { value: beyond, exclusive: true };
}

function plainBound(reading: Reading, spot: Spot, key: string): Bound | null {
  const value = reading.number(spot, key);
  return value === null ? null : { value, exclusive: false };
}
