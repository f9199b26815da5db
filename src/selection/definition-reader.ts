import type { Criterion, Mistake } from './criterion.ts';
import { type Json, type JsonObject } from '#kernel';
import type { Dialect } from './dialect.ts';
import type { IndirectSelection } from './types.ts';
import { type Spec, yamlGroup } from './spec.ts';

/** Where in a definition something stands: keys and indexes from its root. */
export type DefinitionPath = readonly (string | number)[];

export interface DefinitionMistake extends Mistake {
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
export function reject(reader: DefinitionReader, path: DefinitionPath, what: string, next: string): Spec {
  reader.mistakes.push({ path, what, next });
  return yamlGroup('union', []);
}

/** The items under a key, which has to hold a list. */
export function itemsOf(reader: DefinitionReader, definition: JsonObject, key: string, path: DefinitionPath): readonly Json[] {
  const items = definition[key];
  if (isList(items)) return items;
  reject(reader, [...path, key], `"${key}" is not a list`, 'Write its members as a YAML list.');
  return [];
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export const atom = (criterion: Criterion): Spec => ({ kind: 'criterion', criterion });

/** Several exclusions are one union. */
export function joined(parts: readonly Spec[]): Spec {
  const [first, ...more] = parts;
  return first !== undefined && more.length === 0 ? first : yamlGroup('union', parts);
}

export const MODES: readonly IndirectSelection[] = ['eager', 'cautious', 'buildable', 'empty'];
