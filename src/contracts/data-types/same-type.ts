import type { DataType, StructMember } from './types.ts';

/** Whether two types hold the same values in the same way, whatever words were used. */
export function sameType(before: DataType, after: DataType): boolean {
  if (before.family === 'struct' && after.family === 'struct') return sameMembers(before.members, after.members);
  if (before.family === 'array' && after.family === 'array') return before.length === after.length && sameOrNone(before.element, after.element);
  if (before.family === 'map' && after.family === 'map') return sameType(before.key, after.key) && sameType(before.value, after.value);
  return JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
}

// Members are read by name; an engine that keeps their order is no reason to close a gate.
function sameMembers(before: readonly StructMember[], after: readonly StructMember[]): boolean {
  const found = new Map(after.map((member) => [member.name.toLowerCase(), member.type]));
  return (
    before.length === after.length &&
    before.every(({ name, type }) => {
      const other = found.get(name.toLowerCase());
      return other !== undefined && sameType(type, other);
    })
  );
}

function sameOrNone(before: DataType | null, after: DataType | null): boolean {
  return before === null || after === null ? before === after : sameType(before, after);
}

const sorted = (type: DataType): readonly (readonly [string, unknown])[] => Object.entries(type).sort(([a], [b]) => (a < b ? -1 : 1));
