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
import { defaultMethod, parseMethod, textOf } from './criterion.ts';
import { isJsonList, isJsonObject, type Json } from '#kernel';
import { type Spec, yamlDifference, yamlGroup } from './spec.ts';
import { parseUnion } from './parse-arguments.ts';

/**
 * Reads one selector definition as dbt 2.x does: a text is a whole command line, a list is a union, groups take
 * several exclusions, and an unknown method falls back to the one that the value looks like.
 */
export function readV2Definition(reader: DefinitionReader, definition: Json, path: DefinitionPath): Spec {
  if (typeof definition === 'string') return readText(reader, definition, path);
  if (isJsonList(definition))
    return yamlGroup(
      'union',
      definition.map((item, index) => readV2Definition(reader, item, [...path, index])),
    );
  if (!isJsonObject(definition)) return noDefinition(reader, path, textOf(definition));
  const part = { fields: definition, path };
  if ('union' in definition || 'intersection' in definition) return readGroup(reader, part);
  return 'method' in definition && 'value' in definition ? readAtom(reader, part) : readShorthand(reader, part);
}

function readText(reader: DefinitionReader, text: string, path: DefinitionPath): Spec {
  const parsed = parseUnion([text], { flag: 'definition', mode: reader.mode, dialect: reader.dialect });
  if (parsed.ok) return parsed.value;
  for (const { what, next } of parsed.refusals) reject(reader, { path, what, next });
  return yamlGroup('union', []);
}

function readGroup(reader: DefinitionReader, part: DefinitionPart): Spec {
  const { fields, path } = part;
  const unknown = Object.keys(fields).filter((key) => !['union', 'intersection', 'exclude'].includes(key));
  if (unknown.length > 0)
    return reject(reader, { path, what: `A group has no key ${unknown.join(', ')}`, next: 'Keep "union" or "intersection", and "exclude".' });
  if ('union' in fields && 'intersection' in fields) {
    return reject(reader, { path, what: 'A definition has both "union" and "intersection"', next: 'Nest one in the other.' });
  }
  const kind = 'union' in fields ? 'union' : 'intersection';
  const members = itemsOf(reader, part, kind).map((item, index) => ({ item, path: [...path, kind, index] }));
  const parts = members.filter(({ item }) => !isExclusion(item)).map((member) => readV2Definition(reader, member.item, member.path));
  const exclusions = members.flatMap((member) => (isExclusion(member.item) ? readExclusions(reader, { fields: member.item, path: member.path }) : []));
  return without(yamlGroup(kind, parts), [...exclusions, ...readExclusions(reader, part)]);
}

function isExclusion(item: Json): item is DefinitionPart['fields'] {
  return isJsonObject(item) && 'exclude' in item && !('method' in item && 'value' in item) && !('union' in item || 'intersection' in item);
}

function readExclusions(reader: DefinitionReader, part: DefinitionPart): readonly Spec[] {
  if (!('exclude' in part.fields)) return [];
  return itemsOf(reader, part, 'exclude').map((item, index) => readV2Definition(reader, item, [...part.path, 'exclude', index]));
}

function without(included: Spec, exclusions: readonly Spec[]): Spec {
  return exclusions.length === 0 ? included : yamlDifference(included, joined(exclusions));
}

/** `{ tag: nightly }`. */
function readShorthand(reader: DefinitionReader, part: DefinitionPart): Spec {
  const [only, ...more] = Object.entries(part.fields);
  if (only === undefined || more.length > 0 || only[0] === 'exclude' || !isScalar(only[1])) return noCriterion(reader, part);
  return readAtom(reader, { ...part, fields: { method: only[0], value: only[1] } });
}

function readAtom(reader: DefinitionReader, part: DefinitionPart): Spec {
  const { fields, path } = part;
  const { method: written = null, value: given = null, indirect_selection: mode = null } = fields;
  if (typeof written !== 'string' || !isScalar(given)) return noCriterion(reader, part);
  const value = String(given);
  const parsed = parseMethod(written, value, reader.dialect);
  const method = parsed.ok ? parsed.value : { method: defaultMethod(value), methodArguments: written.split('.').slice(1) };
  const base = atom({
    raw: `${written}:${value}`,
    ...method,
    value,
    childrensParents: fields['childrens_parents'] === true,
    parents: readDepth(reader, part, 'parents'),
    children: readDepth(reader, part, 'children'),
    indirect: mode === null ? reader.mode : readMode(reader, mode, path),
  });
  return without(base, readExclusions(reader, part));
}

function isScalar(value: Json): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** A depth implies the direction. v2 writes depths into its manifest as text. */
function readDepth(reader: DefinitionReader, { fields, path }: DefinitionPart, direction: 'parents' | 'children'): number {
  const key = `${direction}_depth`;
  const raw = fields[key] ?? null;
  if (raw === null) return fields[direction] === true ? Number.POSITIVE_INFINITY : 0;
  if (/^\d+$/.test(textOf(raw))) return Number(raw);
  rejectDepth(reader, [...path, key], textOf(raw));
  return 0;
}
