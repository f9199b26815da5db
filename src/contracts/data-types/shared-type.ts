import { DIALECT_NAMES } from './dialects/find-dialect.ts';
import { normalizeTypeText, parseType } from './parse-type.ts';
import { sameType } from './same-type.ts';
import type { DataType } from './types.ts';

/** What a warehouse's word means where nobody says which warehouse: only what all that know it agree on. */
export function sharedType(text: string): { readonly known: boolean; readonly type: DataType } {
  const meanings = DIALECT_NAMES.map((dialect) => parseType(text, dialect)).filter(({ family }) => family !== 'unknown');
  const [first] = meanings;
  const agreed = first !== undefined && meanings.every((meaning) => sameType(meaning, first));
  return { known: first !== undefined, type: agreed ? first : { family: 'unknown', text: normalizeTypeText(text) } };
}
