import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument, type YAMLError } from 'yaml';
import { type Json, ok, type Place, refuse, type Result } from '#kernel';
import type { DefinitionPath } from './definition-reader.ts';

/** A YAML text as JSON, with the way back to its lines. */
export interface YamlSource {
  readonly value: Json;
  /** Of the key or item at a path, or of the nearest thing around it. */
  readonly placeOf: (path: DefinitionPath) => Place;
  /** Keys that stand twice in one mapping: the last one counts, to dbt too. */
  readonly doubles: readonly Place[];
}

/** Aliases may stand for so many values in all; more is an attack on memory, not a selectors file. */
const MAX_ALIASES = 100;

/** Parses as dbt's loader does: YAML 1.1, in which `yes` is true. */
export function parseYaml(text: string, uri: string): Result<YamlSource> {
  const lineCounter = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file: uri, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, { lineCounter, version: '1.1', customTags: withoutDates });
  const [first, ...more] = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY').map((error) => syntaxRefusal(error, placeAt));
  if (first !== undefined) return refuse(first, ...more);
  const doubles = document.errors.map(({ pos }) => placeAt(pos[0]));
  const value = valueOf(document);
  if (value === undefined) return tooManyAliases(uri);
  return ok({ value, doubles, placeOf: (path) => placeAt(offsetOf(document.contents, path)) });
}

/** JSON has no dates; what looks like one stays the text that it is. */
function withoutDates<T>(tags: readonly T[]): T[] {
  const isDate = (tag: unknown): boolean => typeof tag === 'object' && tag !== null && 'tag' in tag && tag.tag === 'tag:yaml.org,2002:timestamp';
  return tags.filter((tag) => !isDate(tag));
}

function valueOf(document: ReturnType<typeof parseDocument>): Json | undefined {
  try {
    const value: Json = document.toJS({ maxAliasCount: MAX_ALIASES });
    return value;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function syntaxRefusal({ message, pos }: YAMLError, placeAt: (offset: number) => Place) {
  return {
    kind: 'usage',
    code: 'selectors-file-syntax',
    what: `This is not YAML: ${message.split('\n')[0] ?? message}`,
    where: placeAt(pos[0]),
    next: 'Correct the line.',
  } as const;
}

function tooManyAliases(uri: string): Result<never> {
  return refuse({
    kind: 'usage',
    code: 'selectors-file-aliases',
    what: 'The aliases of this file stand for too many values',
    where: { file: uri },
    why: `more than ${MAX_ALIASES} values would be repeated, or an alias holds itself`,
    next: 'Write out what the anchors stand for, or refer to selectors by name.',
  });
}

function offsetOf(root: ParsedNode | null, path: DefinitionPath): number {
  let node: unknown = root;
  let offset = startOf(root) ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step)) : undefined;
    node = isSeq(node) ? node.items[Number(step)] : pair?.value;
    offset = startOf(pair?.key) ?? startOf(node) ?? offset;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}
