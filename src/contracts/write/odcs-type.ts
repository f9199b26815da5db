import type { JsonObject } from '#kernel';
import type { DataType } from '../data-types/index.ts';
import { since, type OdcsVersion } from '../odcs/versions.ts';
import type { Field } from '../types.ts';

export interface OdcsType {
  readonly logicalType: string | null;
  readonly physicalType: string | null;
  /** The guide's own word, where the standard has none: `decimal`. */
  readonly custom: JsonObject;
}

/** The type words of a column in this version of the standard. */
export function odcsTypeOf({ type }: Field, version: OdcsVersion, own: boolean): OdcsType {
  const words = wordsOf(version);
  const known = type.logical !== null && words.includes(type.logical);
  const derived = familyWord(type.data);
  // An ODCS column without a logical type stays without one.
  const logicalType = known || (own && type.logical === null) ? type.logical : derived !== null && words.includes(derived) ? derived : null;
  return {
    logicalType,
    physicalType: type.physical ?? physicalOf(type.logical, type.data),
    custom: known || type.logical === null ? {} : { type: type.logical },
  };
}

function wordsOf(version: OdcsVersion): readonly string[] {
  const words = ['string', 'date', 'number', 'integer', 'object', 'array', 'boolean'];
  return [...words, ...(since(version, '3.1.0') ? ['timestamp', 'time'] : []), ...(since(version, '3.2.0') ? ['map', 'vector'] : [])];
}

const FAMILIES: Readonly<Partial<Record<DataType['family'], string>>> = {
  string: 'string',
  uuid: 'string',
  integer: 'integer',
  decimal: 'number',
  float: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  struct: 'object',
  array: 'array',
  vector: 'vector',
};

const familyWord = ({ family }: DataType): string | null => FAMILIES[family] ?? null;

// The standard keeps precision in the physical type only; a warehouse's word in the guide is a physical type.
function physicalOf(logical: string | null, data: DataType): string | null {
  if (data.family === 'decimal' && data.precision !== null) return `decimal(${data.precision},${data.scale ?? 0})`;
  const plain = ['string', 'integer', 'number', 'decimal', 'boolean', 'date', 'time', 'timestamp', 'uuid', 'array', 'object', 'map', 'vector'];
  return logical === null || plain.includes(logical) ? null : logical;
}
