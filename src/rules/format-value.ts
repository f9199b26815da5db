import { type Json, isJsonObject } from '#kernel';

/** A value inside a message: `decimal(18,2)`, `check (amount > 0)`, `nothing`. */
export function formatValue(value: Json): string {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return value;
  return isJsonObject(value) && typeof value['type'] === 'string' ? formatConstraint(value['type'], value['expression'] ?? null) : JSON.stringify(value);
}

function formatConstraint(type: string, expression: Json): string {
  return typeof expression === 'string' && expression !== '' ? `${type} (${expression})` : type;
}
