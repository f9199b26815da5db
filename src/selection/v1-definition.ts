import { isJsonObject, type Json, type JsonObject, nearestName } from '#kernel';
import { atom, type DefinitionPath, type DefinitionReader, itemsOf, joined, MODES, reject } from './definition-reader.ts';
import { incompatible, parseCriterion, parseMethod } from './criterion.ts';
import { type Spec, yamlDifference, yamlGroup } from './spec.ts';
import type { IndirectSelection } from './types.ts';
import { textOf } from './parse-arguments.ts';

/** Reads one selector definition as dbt 1.x does, its oddities included. */
export function readV1Definition(reader: DefinitionReader, definition: Json, path: DefinitionPath): Spec {
  if (isJsonObject(definition) && isGroup(definition) && Object.keys(definition).length > 1) {
    const found = Object.keys(definition).join(', ');
    return reject(reader, path, `A definition has "union" or "intersection" and nothing beside it; found ${found}`, 'Move the rest into the list.');
  }
  return readPart(reader, definition, path);
}

function isGroup(definition: JsonObject): boolean {
  return 'union' in definition || 'intersection' in definition;
}

function readPart(reader: DefinitionReader, definition: Json, path: DefinitionPath): Spec {
  if (typeof definition === 'string') return readText(reader, definition, path);
  if (!isJsonObject(definition)) {
    return reject(reader, path, `${textOf(definition)} is no selector definition`, 'Write text, a method with its value, a union or an intersection.');
  }
  if ('union' in definition) return readGroup(reader, definition, 'union', path);
  if ('intersection' in definition) return readGroup(reader, definition, 'intersection', path);
  if (reader.dialect.selectorReference === 'replaced' && definition['method'] === 'selector') return readReference(reader, definition, path);
  return readAtom(reader, definition, path);
}

/** In YAML a text is one criterion: dbt 1.x splits neither its spaces nor its commas. */
function readText(reader: DefinitionReader, text: string, path: DefinitionPath): Spec {
  if (/[ ,]/.test(text)) {
    reader.warnings.push({ path, what: `dbt takes "${text}" for one name`, next: 'Write a union for spaces and an intersection for commas.' });
  }
  const parsed = parseCriterion(text, reader.mode, reader.dialect);
  return parsed.ok ? atom(parsed.value) : reject(reader, path, parsed.mistake.what, parsed.mistake.next);
}

/**
 * Any member with an `exclude` key is the group's exclusion: dbt then passes over its method and value,
 * and over an `exclude` that stands beside a nested `union` it goes the same way.
 */
function readGroup(reader: DefinitionReader, definition: JsonObject, kind: 'union' | 'intersection', path: DefinitionPath): Spec {
  const parts: Spec[] = [];
  let exclusion: Spec | undefined;
  for (const [index, item] of itemsOf(reader, definition, kind, path).entries()) {
    const place = [...path, kind, index];
    if (!isJsonObject(item) || !('exclude' in item)) parts.push(readPart(reader, item, place));
    else if (exclusion !== undefined) reject(reader, place, `A second "exclude" in one ${kind}`, 'Put all exclusions into one list.');
    else exclusion = readExclusion(reader, item, place);
  }
  const included = yamlGroup(kind, parts);
  return exclusion === undefined ? included : yamlDifference(included, exclusion);
}

function readExclusion(reader: DefinitionReader, item: JsonObject, path: DefinitionPath): Spec | undefined {
  const passedOver = Object.keys(item).filter((key) => key !== 'exclude');
  if (passedOver.length > 0) {
    const what = `dbt uses only the "exclude" of this member and passes over ${passedOver.map((key) => `"${key}"`).join(', ')}`;
    reader.warnings.push({ path, what, next: 'Give the exclusion a member of its own.' });
  }
  return excluded(reader, item, path);
}

function excluded(reader: DefinitionReader, definition: JsonObject, path: DefinitionPath): Spec | undefined {
  const items = itemsOf(reader, definition, 'exclude', path).map((item, index) => readPart(reader, item, [...path, 'exclude', index]));
  return items.length === 0 ? undefined : joined(items);
}

function readReference(reader: DefinitionReader, definition: JsonObject, path: DefinitionPath): Spec {
  const name = textOf(definition['value'] ?? null);
  const found = reader.above.get(name);
  if (found !== undefined) return found;
  const nearest = nearestName(name, reader.above.keys());
  const next = `${reader.dialect.label} knows only selectors that stand above${nearest === undefined ? '.' : `: did you mean "${nearest}"?`}`;
  return reject(reader, [...path, 'value'], `No selector "${name}" stands above this one`, next);
}

const FIELDS = ['method', 'value', 'childrens_parents', 'parents', 'parents_depth', 'children', 'children_depth', 'indirect_selection', 'exclude'];

function readAtom(reader: DefinitionReader, definition: JsonObject, path: DefinitionPath): Spec {
  const [only, ...more] = Object.entries(definition);
  if (only !== undefined && more.length === 0) return readFields(reader, { method: only[0], value: only[1] }, path);
  if (!('method' in definition && 'value' in definition)) {
    const found = Object.keys(definition).join(', ') || 'nothing';
    return reject(reader, path, `A criterion has one key, or "method" and "value"; found ${found}`, 'Write { method: ..., value: ... }.');
  }
  warnOfUnknown(reader, definition, path);
  const base = readFields(reader, definition, path);
  const minus = 'exclude' in definition ? excluded(reader, definition, path) : undefined;
  return minus === undefined ? base : yamlDifference(base, minus);
}

function warnOfUnknown(reader: DefinitionReader, definition: JsonObject, path: DefinitionPath): void {
  for (const key of Object.keys(definition).filter((name) => !FIELDS.includes(name))) {
    const nearest = nearestName(key, FIELDS);
    reader.warnings.push({
      path: [...path, key],
      what: `dbt passes over the unknown key "${key}"`,
      next: nearest === undefined ? `Known keys: ${FIELDS.join(', ')}.` : `Did you mean "${nearest}"?`,
    });
  }
}

function readFields(reader: DefinitionReader, fields: JsonObject, path: DefinitionPath): Spec {
  const { method: written = null, value = null } = fields;
  if (written !== null && typeof written !== 'string') return reject(reader, path, `The method ${textOf(written)} is not a text`, 'Write its name.');
  const method = parseMethod(written ?? undefined, textOf(value), reader.dialect);
  if (!method.ok) return reject(reader, path, method.mistake.what, method.mistake.next);
  const indirect = readMode(reader, fields, path);
  const raw = rawOf(method.value.method, method.value.methodArguments, value);
  const childrensParents = isTruthy(fields['childrens_parents']);
  if (childrensParents && isTruthy(fields['children'])) {
    const refused = incompatible(raw);
    if (!refused.ok) return reject(reader, path, refused.mistake.what, refused.mistake.next);
  }
  const [parents, children] = [readDepth(reader, fields, 'parents', path), readDepth(reader, fields, 'children', path)];
  return atom({ raw, ...method.value, value, childrensParents, parents, children, indirect });
}

/** Python's truth of a value: only false, null, 0 and what is empty is false; the text "false" is true. */
function isTruthy(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isJsonObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

/** A depth of 0 written as a number counts as no depth at all, and so as every level; as the text "0" it is none. */
function readDepth(reader: DefinitionReader, fields: JsonObject, direction: 'parents' | 'children', path: DefinitionPath): number {
  const key = `${direction}_depth`;
  const raw = fields[key] ?? null;
  const isUsed = isTruthy(fields[direction]);
  if (!isTruthy(raw)) return isUsed ? Number.POSITIVE_INFINITY : 0;
  const levels = typeof raw === 'string' && !/^\s*[+-]?\d+\s*$/.test(raw) ? Number.NaN : Math.trunc(Number(raw));
  if (Number.isNaN(levels)) reject(reader, [...path, key], `The depth ${textOf(raw)} is not a number`, 'Write a whole number.');
  return isUsed ? levels : 0;
}

function readMode(reader: DefinitionReader, fields: JsonObject, path: DefinitionPath): IndirectSelection {
  if (!('indirect_selection' in fields)) return reader.mode;
  const written = fields['indirect_selection'] ?? null;
  const mode = MODES.find((name) => name === written);
  if (mode !== undefined) return mode;
  reject(reader, [...path, 'indirect_selection'], `${textOf(written)} is no mode of indirect selection`, `Modes: ${MODES.join(', ')}.`);
  return reader.mode;
}

function rawOf(method: string, methodArguments: readonly string[], value: Json): string {
  return `${[method, ...methodArguments].join('.')}:${textOf(value)}`;
}
