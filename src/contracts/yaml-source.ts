import { type Document, isAlias, isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { type Json, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Position } from './types.ts';

// The largest published contract is 200 kB; ten thousand fields make about 3 MB. An alias bomb grows from less.
const CHARACTERS_MAX = 16_000_000;
const ALIASES_MAX = 1000;
const DEPTH_MAX = 100;
/** A file that is no YAML at all has thousands of them. */
const MISTAKES_MAX = 100;

/** A YAML or JSON file as plain values, and where each of them stands. */
export interface YamlSource {
  readonly file: string;
  readonly value: Json;
  /** By JSON pointer. */
  readonly places: ReadonlyMap<string, Position>;
}

/** The values of one YAML document; every mistake in it is a refusal with line and column. */
export function parseYamlSource(text: string, file: string): Result<YamlSource> {
  if (text.length > CHARACTERS_MAX) return refuseFile(file, `the file is larger than ${CHARACTERS_MAX / 1_000_000} MB`, 'Check that this is a data contract.');
  const lines = new LineCounter();
  const document = parse(text, lines);
  if (document === undefined) return refuseFile(file, `the YAML is nested deeper than ${DEPTH_MAX} levels`, 'Flatten the file.');
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const broken = [...document.errors, ...document.warnings].map((error) => brokenYaml(file, error.message, positionAt(error.pos[0])));
  const [first, ...more] = broken.slice(0, MISTAKES_MAX);
  if (first !== undefined) return refuse(first, ...more, ...tellRest(file, broken.length - MISTAKES_MAX));
  return readDocument(document, file, positionAt);
}

// The core schema keeps unquoted dates as texts, as ODCS needs them; merge keys are a habit of YAML 1.1.
// The parser recurses: a file of brackets exhausts the stack. Its own search for keys that are given twice compares every
// pair, which takes half a minute for ten thousand fields: ours is made with the places.
function parse(text: string, lineCounter: LineCounter): Document.Parsed | undefined {
  try {
    return parseDocument(text, { lineCounter, schema: 'core', merge: true, prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const brokenYaml = (file: string, message: string, position: Position): Refusal => ({
  kind: 'input',
  code: 'contract-yaml',
  what: `the YAML is not valid: ${message}`,
  where: { file, ...position },
  next: 'Correct the line.',
});

const tellRest = (file: string, count: number): readonly Refusal[] =>
  count > 0 ? [{ kind: 'input', code: 'contract-yaml', what: `there are ${count} more mistakes`, where: { file }, next: 'Correct the first ones.' }] : [];

const refuseFile = (file: string, what: string, next: string): Result<never> => refuse({ kind: 'input', code: 'contract-yaml', what, where: { file }, next });

function readDocument(document: Document.Parsed, file: string, positionAt: (offset: number) => Position): Result<YamlSource> {
  const expanded = expand(document);
  if (typeof expanded === 'string') return refuseFile(file, `the YAML cannot be expanded: ${expanded}`, 'Write the values out instead of repeating aliases.');
  const places = new Map<string, Position>();
  const twice: number[] = [];
  placeAll({ node: document.contents, pointer: '', places, positionAt, twice });
  const [first, ...more] = twice.slice(0, MISTAKES_MAX).map((offset) => brokenYaml(file, 'Map keys must be unique', positionAt(offset)));
  if (first !== undefined) return refuse(first, ...more, ...tellRest(file, twice.length - MISTAKES_MAX));
  return ok({ file, value: expanded.value, places });
}

type Expanded = { readonly value: Json } | string;

// yaml throws on an alias that it cannot or will not resolve, and on values that hold themselves.
function expand(document: Document.Parsed): Expanded {
  try {
    return { value: toJson(document.toJS({ maxAliasCount: ALIASES_MAX }), 0) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function toJson(value: unknown, depth: number): Json {
  if (depth > DEPTH_MAX) throw new Error(`it is nested deeper than ${DEPTH_MAX} levels`);
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((item) => toJson(item, depth + 1));
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item, depth + 1)]));
  return value === undefined ? null : String(value);
}

interface Walk {
  readonly node: unknown;
  readonly pointer: string;
  readonly places: Map<string, Position>;
  readonly positionAt: (offset: number) => Position;
  /** Offsets of keys that are given twice. */
  readonly twice: number[];
}

// What stands behind an alias is placed where the alias stands.
function placeAll(walk: Walk): void {
  const { node, pointer, places, positionAt, twice } = walk;
  if (!isNode(node)) return;
  if (!places.has(pointer) && node.range) places.set(pointer, positionAt(node.range[0]));
  if (isAlias(node) || !isCollection(node)) return;
  if (isSeq(node)) for (const [index, item] of node.items.entries()) placeAll({ ...walk, node: item, pointer: join(pointer, String(index)) });
  if (!isMap(node)) return;
  const seen = new Set<string>();
  for (const { key, value } of node.items) {
    if (!isScalar(key)) continue;
    const child = join(pointer, String(key.value));
    if (seen.has(child) && key.range) twice.push(key.range[0]);
    seen.add(child);
    if (key.range) places.set(child, positionAt(key.range[0]));
    placeAll({ ...walk, node: value, pointer: child });
  }
}

/** A JSON pointer one step down. */
export const join = (pointer: string, step: string | number): string => `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
