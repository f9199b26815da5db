import { isJsonObject, type Json, type JsonObject } from '#kernel';
import { atom, type DefinitionPath, type DefinitionReader, isList, itemsOf, joined, MODES, reject } from './definition-reader.ts';
import { defaultMethod, parseMethod } from './criterion.ts';
import { type Spec, yamlDifference, yamlGroup } from './spec.ts';
import type { IndirectSelection } from './types.ts';
import { parseUnion, textOf } from './parse-arguments.ts';

/**
 * Reads one selector definition as dbt 2.x does: a text is a whole command line, a list is a union, groups take
 * several exclusions, and an unknown method falls back to the one that the value looks like.
 */
export function readV2Definition(reader: DefinitionReader, definition: Json, path: DefinitionPath): Spec {
  if (typeof definition === 'string') return readText(reader, definition, path);
  if (isList(definition)) return yamlGroup('union', definition.map((item, index) => readV2Definition(reader, item, [...path, index])));
  if (!isJsonObject(definition)) {
    return reject(reader, path, `${textOf(definition)} is no selector definition`, 'Write text, a method with its value, a union or an intersection.');
  }
  if ('union' in definition || 'intersection' in definition) return readGroup(reader, definition, path);
  if ('method' in definition && 'value' in definition) return readAtom(reader, definition, path);
  return readShorthand(reader, definition, path);
}

function readText(reader: DefinitionReader, text: string, path: DefinitionPath): Spec {
  const parsed = parseUnion('definition', [text], reader.mode, reader.dialect);
  if (parsed.ok) return parsed.value;
  for (const { what, next } of parsed.refusals) reject(reader, path, what, next);
  return yamlGroup('union', []);
}

function readGroup(reader: DefinitionReader, definition: JsonObject, path: DefinitionPath): Spec {
  const unknown = Object.keys(definition).filter((key) => !['union', 'intersection', 'exclude'].includes(key));
  if (unknown.length > 0) return reject(reader, path, `A group has no key ${unknown.join(', ')}`, 'Keep "union" or "intersection", and "exclude".');
  if ('union' in definition && 'intersection' in definition) {
    return reject(reader, path, 'A definition has both "union" and "intersection"', 'Nest one in the other.');
  }
  const kind = 'union' in definition ? 'union' : 'intersection';
  const exclusions: Spec[] = [];
  const parts: Spec[] = [];
  for (const [index, item] of itemsOf(reader, definition, kind, path).entries()) {
    const place = [...path, kind, index];
    if (isExclusion(item)) exclusions.push(...readExclusions(reader, item, place));
    else parts.push(readV2Definition(reader, item, place));
  }
  if ('exclude' in definition) exclusions.push(...readExclusions(reader, definition, path));
  return without(yamlGroup(kind, parts), exclusions);
}

function isExclusion(item: Json): item is JsonObject {
  return isJsonObject(item) && 'exclude' in item && !('method' in item && 'value' in item) && !('union' in item || 'intersection' in item);
}

function readExclusions(reader: DefinitionReader, definition: JsonObject, path: DefinitionPath): readonly Spec[] {
  return itemsOf(reader, definition, 'exclude', path).map((item, index) => readV2Definition(reader, item, [...path, 'exclude', index]));
}

function without(included: Spec, exclusions: readonly Spec[]): Spec {
  return exclusions.length === 0 ? included : yamlDifference(included, joined(exclusions));
}

/** `{ tag: nightly }`; its tests are always picked eagerly. */
function readShorthand(reader: DefinitionReader, definition: JsonObject, path: DefinitionPath): Spec {
  const [only, ...more] = Object.entries(definition);
  if (only === undefined || more.length > 0 || only[0] === 'exclude' || !isScalar(only[1])) {
    const found = Object.keys(definition).join(', ') || 'nothing';
    return reject(reader, path, `A criterion has one key, or "method" and "value"; found ${found}`, 'Write { method: ..., value: ... }.');
  }
  return readAtom(reader, { method: only[0], value: only[1] }, path);
}

function readAtom(reader: DefinitionReader, fields: JsonObject, path: DefinitionPath): Spec {
  const { method: written = null, value: given = null } = fields;
  if (typeof written !== 'string' || !isScalar(given)) {
    return reject(reader, path, 'A criterion has a text as method and a text, number or truth as value', 'Write { method: ..., value: ... }.');
  }
  const value = String(given);
  const parsed = parseMethod(written, value, reader.dialect);
  const method = parsed.ok ? parsed.value : { method: defaultMethod(value), methodArguments: written.split('.').slice(1) };
  const base = atom({
    raw: `${written}:${value}`,
    ...method,
    value,
    childrensParents: fields['childrens_parents'] === true,
    parents: readDepth(reader, fields, 'parents', path),
    children: readDepth(reader, fields, 'children', path),
    indirect: readMode(reader, fields, path),
  });
  return 'exclude' in fields ? without(base, readExclusions(reader, fields, path)) : base;
}

function isScalar(value: Json): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** A depth implies the direction. v2 writes depths into its manifest as text. */
function readDepth(reader: DefinitionReader, fields: JsonObject, direction: 'parents' | 'children', path: DefinitionPath): number {
  const key = `${direction}_depth`;
  const raw = fields[key] ?? null;
  if (raw === null) return fields[direction] === true ? Number.POSITIVE_INFINITY : 0;
  if (/^\d+$/.test(String(raw))) return Number(raw);
  reject(reader, [...path, key], `The depth ${textOf(raw)} is not a number`, 'Write a whole number.');
  return 0;
}

function readMode(reader: DefinitionReader, fields: JsonObject, path: DefinitionPath): IndirectSelection {
  const written = fields['indirect_selection'] ?? null;
  if (written === null) return reader.mode;
  const mode = MODES.find((name) => name === written);
  if (mode !== undefined) return mode;
  reject(reader, [...path, 'indirect_selection'], `${textOf(written)} is no mode of indirect selection`, `Modes: ${MODES.join(', ')}.`);
  return reader.mode;
}
