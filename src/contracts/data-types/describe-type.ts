import { unreachable } from '#kernel';
import type { DataType } from './types.ts';

const ZONES = { ntz: 'timestamp without time zone', tz: 'timestamp with time zone', ltz: 'timestamp in the session time zone' } as const;

/** A type in words that belong to no warehouse: `decimal(10,2)`, `text of 20`. */
export function describeType(type: DataType): string {
  switch (type.family) {
    case 'integer':
      return `${type.signed ? '' : 'unsigned '}${type.bits}-bit integer`;
    case 'decimal':
      return type.precision === null ? 'decimal' : `decimal(${type.precision},${type.scale ?? 0})`;
    case 'float':
      return `${type.bits}-bit float`;
    case 'string':
      return `${type.fixed ? 'padded text' : 'text'}${type.length === null ? '' : ` of ${type.length}`}`;
    case 'bytes':
      return type.length === null ? 'bytes' : `bytes of ${type.length}`;
    case 'time':
      return `time${type.zoned ? ' with time zone' : ''} to ${type.precision} digits`;
    case 'timestamp':
      return `${ZONES[type.zone]} to ${type.precision} digits`;
    case 'array':
      return type.element === null ? 'array' : `array of ${describeType(type.element)}`;
    case 'map':
      return `map of ${describeType(type.key)} to ${describeType(type.value)}`;
    case 'vector':
      return `vector of ${type.dimensions ?? 'any number of'} ${type.element}`;
    case 'json':
    case 'geo':
    case 'other':
      return type.word;
    case 'interval':
      return `interval ${type.unit}`.trim();
    case 'unknown':
      return type.text;
    case 'boolean':
    case 'date':
    case 'uuid':
    case 'struct':
      return type.family;
    default:
      return unreachable(type);
  }
}
