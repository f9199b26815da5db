import {
  atom,
  type DefinitionPart,
  type DefinitionPath,
  type DefinitionReader,
  itemsOf,
  joined,
  noCriterion,
  noDefinition,
  readMode,
  reject,
  rejectDepth,
} from './definition-reader.ts';
import { incompatible, parseCriterion, parseMethod, textOf } from './criterion.ts';
import { isJsonList, isJsonObject, type Json, type JsonObject, nearestName } from '#kernel';
import { type Spec, yamlDifference, yamlGroup } from './spec.ts';

/** Reads one selector definition as dbt 1.x does, its oddities included. */
export function readV1Definition(reader: DefinitionReader, definition: Json, path: DefinitionPath): Spec {
  if (isJsonObject(definition) && groupKind(definition) !== undefined && Object.keys(definition).length > 1) {
    const what = `A definition has "union" or "intersection" and nothing beside it; found ${Object.keys(definition).join(', ')}`;
    return reject(reader, { path, what, next: 'Move the rest into the list.' });
  }
  return readPart(reader, definition, path);
}

function groupKind(fields: JsonObject): 'union' | 'intersection' | undefined {
  if ('union' in fields) return 'union';
  return 'intersection' in fields ? 'intersection' : undefined;
}

function readPart(reader: DefinitionReader, definition: Json, path: DefinitionPath): Spec {
  if (typeof definition === 'string') return readText(reader, definition, path);
  if (!isJsonObject(definition)) return noDefinition(reader, path, textOf(definition));
  const part = { fields: definition, path };
  const kind = groupKind(definition);
  if (kind !== undefined) return readGroup(reader, part, kind);
  const isReference = definition['method'] === 'selector' && reader.dialect.selectorReference === 'replaced';
  return isReference ? readReference(reader, part) : readAtom(reader, part);
}

/** In YAML a text is one criterion: dbt 1.x splits neither its spaces nor its commas. */
function readText(reader: DefinitionReader, text: string, path: DefinitionPath): Spec {
  if (/[ ,]/.test(text)) {
    reader.warnings.push({ path, what: `dbt takes "${text}" for one name`, next: 'Write a union for spaces and an intersection for commas.' });
  }
  const parsed = parseCriterion(text, reader.mode, reader.dialect);
  return parsed.ok ? atom(parsed.value) : reject(reader, { path, ...parsed.mistake });
}

/** Any member with an `exclude` key is the group's exclusion: dbt then passes over whatever else the member says. */
function readGroup(reader: DefinitionReader, part: DefinitionPart, kind: 'union' | 'intersection'): Spec {
  const parts: Spec[] = [];
  const exclusions: DefinitionPart[] = [];
  for (const [index, item] of itemsOf(reader, part, kind).entries()) {
    const path = [...part.path, kind, index];
    if (isJsonObject(item) && 'exclude' in item) exclusions.push({ fields: item, path });
    else parts.push(readPart(reader, item, path));
  }
  const [exclusion, ...more] = exclusions;
  for (const { path } of more) reject(reader, { path, what: `A second "exclude" in one ${kind}`, next: 'Put all exclusions into one list.' });
  if (exclusion !== undefined) warnOf(reader, exclusion, passedOver(exclusion));
  return without(reader, yamlGroup(kind, parts), exclusion);
}

function passedOver({ fields }: DefinitionPart): readonly string[] {
  return Object.keys(fields)
    .filter((key) => key !== 'exclude')
    .map((key) => `dbt uses only the "exclude" of this member and passes over "${key}"`);
}

function warnOf(reader: DefinitionReader, { path }: DefinitionPart, warnings: readonly string[]): void {
  for (const what of warnings) reader.warnings.push({ path, what, next: 'Give the exclusion a member of its own.' });
}

function without(reader: DefinitionReader, included: Spec, part: DefinitionPart | undefined): Spec {
  if (part === undefined || !('exclude' in part.fields)) return included;
  const items = itemsOf(reader, part, 'exclude').map((item, index) => readPart(reader, item, [...part.path, 'exclude', index]));
  return items.length === 0 ? included : yamlDifference(included, joined(items));
}

function readReference(reader: DefinitionReader, { fields, path }: DefinitionPart): Spec {
  const name = textOf(fields['value'] ?? null);
  const found = reader.above.get(name);
  if (found !== undefined) return found;
  const nearest = nearestName(name, reader.above.keys());
  const next = `${reader.dialect.label} knows only selectors that stand above${nearest === undefined ? '.' : `: did you mean "${nearest}"?`}`;
  return reject(reader, { path: [...path, 'value'], what: `No selector "${name}" stands above this one`, next });
}

function readAtom(reader: DefinitionReader, part: DefinitionPart): Spec {
  const [only, ...more] = Object.entries(part.fields);
  if (only !== undefined && more.length === 0) return readFields(reader, { ...part, fields: { method: only[0], value: only[1] } });
  if (!('method' in part.fields && 'value' in part.fields)) return noCriterion(reader, part);
  warnOfUnknown(reader, part);
  return without(reader, readFields(reader, part), part);
}

const FIELDS = ['method', 'value', 'childrens_parents', 'parents', 'parents_depth', 'children', 'children_depth', 'indirect_selection', 'exclude'];

function warnOfUnknown(reader: DefinitionReader, { fields, path }: DefinitionPart): void {
  for (const key of Object.keys(fields).filter((name) => !FIELDS.includes(name))) {
    const nearest = nearestName(key, FIELDS);
    const next = nearest === undefined ? `Known keys: ${FIELDS.join(', ')}.` : `Did you mean "${nearest}"?`;
    reader.warnings.push({ path: [...path, key], what: `dbt passes over the unknown key "${key}"`, next });
  }
}

function readFields(reader: DefinitionReader, part: DefinitionPart): Spec {
  const { fields, path } = part;
  const { method: written = null, value = null } = fields;
  if (written !== null && typeof written !== 'string')
    return reject(reader, { path, what: `The method ${textOf(written)} is not a text`, next: 'Write its name.' });
  const method = parseMethod(written ?? undefined, textOf(value), reader.dialect);
  if (!method.ok) return reject(reader, { path, ...method.mistake });
  const raw = `${[method.value.method, ...method.value.methodArguments].join('.')}:${textOf(value)}`;
  const childrensParents = isTruthy(fields['childrens_parents']);
  if (childrensParents && isTruthy(fields['children'])) return reject(reader, { path, ...incompatible(raw) });
  const indirect = 'indirect_selection' in fields ? readMode(reader, fields['indirect_selection'] ?? null, path) : reader.mode;
  const [parents, children] = [readDepth(reader, part, 'parents'), readDepth(reader, part, 'children')];
  return atom({ raw, ...method.value, value, childrensParents, parents, children, indirect });
}

/** Python's truth of a value: only false, null, 0 and what is empty is false; the text "false" is true. */
function isTruthy(value: Json | undefined): boolean {
  if (isJsonList(value)) return value.length > 0;
  return isJsonObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}

/** A depth of 0 written as a number counts as no depth at all, and so as every level; as the text "0" it is none. */
function readDepth(reader: DefinitionReader, { fields, path }: DefinitionPart, direction: 'parents' | 'children'): number {
  const key = `${direction}_depth`;
  const raw = fields[key] ?? null;
  const isUsed = isTruthy(fields[direction]);
  if (!isTruthy(raw)) return isUsed ? Number.POSITIVE_INFINITY : 0;
  const levels = typeof raw === 'string' && !/^\s*[+-]?\d+\s*$/.test(raw) ? Number.NaN : Math.trunc(Number(raw));
  if (Number.isNaN(levels)) rejectDepth(reader, [...path, key], textOf(raw));
  return isUsed ? levels : 0;
}
