import type { Criterion, Mistake } from './criterion.ts';
import { isJsonList, type Json, type JsonObject } from '#kernel';
import type { Dialect } from './dialect.ts';
import type { IndirectSelection } from './types.ts';
import { type Spec, yamlGroup } from './spec.ts';

/** Where in a definition something stands: keys and indexes from its root. */
export type DefinitionPath = readonly (string | number)[];

export interface DefinitionMistake extends Mistake {
  readonly path: DefinitionPath;
}

/** A mapping in a definition, and where it stands. */
export interface DefinitionPart {
  readonly fields: JsonObject;
  readonly path: DefinitionPath;
}

/** What the readers of YAML definitions share. Mistakes are gathered, so that all of them are told at once. */
export interface DefinitionReader {
  readonly dialect: Dialect;
  /** The mode of criteria that name none. */
  readonly mode: IndirectSelection;
  /** Selectors that stand above this one: what `selector` refers to in dbt up to 1.11. */
  readonly above: ReadonlyMap<string, Spec>;
  readonly mistakes: DefinitionMistake[];
  /** What dbt accepts although it does not do what is written. */
  readonly warnings: DefinitionMistake[];
}

/** Notes a mistake and stands in for what could not be read. */
export function reject(reader: DefinitionReader, mistake: DefinitionMistake): Spec {
  reader.mistakes.push(mistake);
  return yamlGroup('union', []);
}

/** The items under a key, which has to hold a list. */
export function itemsOf(reader: DefinitionReader, { fields, path }: DefinitionPart, key: string): readonly Json[] {
  const items = fields[key];
  if (isJsonList(items)) return items;
  reject(reader, { path: [...path, key], what: `"${key}" is not a list`, next: 'Write its members as a YAML list.' });
  return [];
}

export function noDefinition(reader: DefinitionReader, path: DefinitionPath, written: string): Spec {
  return reject(reader, { path, what: `${written} is no selector definition`, next: 'Write text, a method with its value, a union or an intersection.' });
}

export function noCriterion(reader: DefinitionReader, { fields, path }: DefinitionPart): Spec {
  const found = Object.keys(fields).join(', ') || 'nothing';
  return reject(reader, { path, what: `A criterion has one key, or "method" and "value"; found ${found}`, next: 'Write { method: ..., value: ... }.' });
}

const MODES: readonly IndirectSelection[] = ['eager', 'cautious', 'buildable', 'empty'];

/** The mode that a criterion names, or the reader's. */
export function readMode(reader: DefinitionReader, written: Json, path: DefinitionPath): IndirectSelection {
  const mode = MODES.find((name) => name === written);
  if (mode !== undefined) return mode;
  const what = `${JSON.stringify(written)} is no mode of indirect selection`;
  reject(reader, { path: [...path, 'indirect_selection'], what, next: `Modes: ${MODES.join(', ')}.` });
  return reader.mode;
}

export function rejectDepth(reader: DefinitionReader, path: DefinitionPath, written: string): void {
  reject(reader, { path, what: `The depth ${written} is not a number`, next: 'Write a whole number.' });
}

export const atom = (criterion: Criterion): Spec => ({ kind: 'criterion', criterion });

/** Several exclusions are one union. */
export function joined(parts: readonly Spec[]): Spec {
  const [first, ...more] = parts;
  return first !== undefined && more.length === 0 ? first : yamlGroup('union', parts);
}
