import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument, type Tags, type YAMLError } from 'yaml';
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
  const document = parseDocument(text, { lineCounter, version: '1.1', customTags: tagsOfDbt });
  const [first, ...more] = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY').map((error) => syntaxRefusal(error, placeAt));
  if (first !== undefined) return refuse(first, ...more);
  const doubles = document.errors.map(({ pos }) => placeAt(pos[0]));
  const resolved = valueOf(document);
  if ('trouble' in resolved) return aliasRefusal(uri, resolved.trouble);
  return ok({ value: resolved.value, doubles, placeOf: (path) => placeAt(offsetOf(document.contents, path)) });
}

/** JSON has no dates, and to dbt's loader `y` and `n` are texts, unlike in YAML 1.1's own words. */
function tagsOfDbt(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp').map(withDbtTruth);
}

function withDbtTruth(tag: Tags[number]): Tags[number] {
  if (typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:bool' || !('test' in tag) || tag.test === undefined) return tag;
  return { ...tag, test: tag.test.test('yes') ? TRUE : FALSE };
}

const TRUE = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;

/** The document's value, or why its aliases cannot be followed. */
function valueOf(document: ReturnType<typeof parseDocument>): { readonly value: Json } | { readonly trouble: string } {
  try {
    const value: Json = document.toJS({ maxAliasCount: MAX_ALIASES });
    return holdsItself(value, []) ? { trouble: 'An alias stands for something that it is part of' } : { value };
  } catch (error) {
    if (error instanceof ReferenceError) return { trouble: error.message };
    throw error;
  }
}

function holdsItself(value: Json, around: readonly Json[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return around.includes(value) || Object.values(value).some((item) => holdsItself(item, [...around, value]));
}

function syntaxRefusal({ message, pos }: YAMLError, placeAt: (offset: number) => Place) {
  return {
    kind: 'usage',
    code: 'selectors-file-syntax',
    what: `This is not YAML: ${message.replace(/ at line \d+, column \d+:[^]*$/, '')}`,
    where: placeAt(pos[0]),
    next: 'Correct the line.',
  } as const;
}

function aliasRefusal(uri: string, trouble: string): Result<never> {
  return refuse({
    kind: 'usage',
    code: 'selectors-file-aliases',
    what: `The aliases of this file cannot be followed: ${trouble}`,
    where: { file: uri },
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
