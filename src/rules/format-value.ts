import { type Json, type JsonObject, isJsonObject } from '#kernel';

/** A value inside a message: `decimal(18,2)`, `check (amount > 0)`, `nothing`. */
export function formatValue(value: Json): string {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return value;
  return isJsonObject(value) && typeof value['type'] === 'string' ? formatConstraint(value['type'], value) : JSON.stringify(value);
}

function formatConstraint(type: string, { expression, columns }: JsonObject): string {
  const inner = typeof expression === 'string' && expression !== '' ? expression : Array.isArray(columns) ? columns.join(', ') : '';
  return inner === '' ? type : `${type} (${inner})`;
}
