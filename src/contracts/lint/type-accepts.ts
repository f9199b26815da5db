import type { Json } from '#kernel';
import type { DataType } from '../data-types/index.ts';

/** Whether a value of a contract can be a value of a type; what we cannot tell is accepted. */
export function accepts(type: DataType, value: Json): boolean {
  if (value === null) return true;
  switch (type.family) {
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && (type.signed || value >= 0);
    case 'decimal':
    case 'float':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string' && (type.length === null || [...value].length <= type.length);
    case 'uuid':
    case 'date':
    case 'time':
    case 'timestamp':
      return typeof value === 'string';
    default:
      return true;
  }
}
