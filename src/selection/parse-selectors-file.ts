import { formatPlace, isJsonList, isJsonObject, type Json, type JsonObject, nearestName, ok, refuse, type Refusal, type Result } from '#kernel';
import { type Dialect, NEWEST_DIALECT } from './dialect.ts';
import { parseYaml, type YamlSource } from './yaml-source.ts';
import type { DefinitionMistake } from './definition-reader.ts';
import { readSelectors } from './read-selectors.ts';
import type { SelectorsFile } from './types.ts';

/**
 * Reads a `selectors.yml`, or tells everything that is wrong in it with line and column. `dialect` is the dbt that
 * will select with it. The definitions are more faithful than the copy in a manifest, which has lost an `exclude`
 * that stands beside a nested group.
 */
export function parseSelectorsFile(text: string, uri: string, dialect: Dialect = NEWEST_DIALECT): Result<SelectorsFile> {
  const source = parseYaml(text, uri);
  if (!source.ok) return source;
  // To dbt an empty file is no file.
  if (source.value.value === null) return ok({ selectors: new Map(), warnings: [] });
  const { mistakes, entries } = checkFile(source.value.value, dialect);
  const numbered = new Map(entries.map(({ name, index, entry }) => [name, { index, entry }]));
  const read = readSelectors(new Map([...numbered].map(([name, { entry }]) => [name, entry])), 'eager', dialect);
  const inFile = (name: string, { path, ...rest }: DefinitionMistake): DefinitionMistake => ({
    ...rest,
    path: ['selectors', numbered.get(name)?.index ?? 0, ...path],
  });
  const all = [...mistakes, ...[...read].flatMap(([name, selector]) => selector.mistakes.map((one) => inFile(name, one)))];
  const [first, ...more] = all.map((one) => fileRefusal(one, source.value)).sort(byPlace);
  if (first !== undefined) return refuse(first, ...more);
  const warnings = [...read].flatMap(([name, selector]) => selector.warnings.map((one) => inFile(name, one)));
  return ok({
    selectors: new Map([...numbered].map(([name, { entry }]) => [name, entry])),
    warnings: [...doubles(source.value), ...warnings.map((one) => told(one, source.value))],
  });
}

interface Entry {
  readonly name: string;
  readonly index: number;
  readonly entry: JsonObject;
}

interface Checked {
  readonly mistakes: readonly DefinitionMistake[];
  readonly entries: readonly Entry[];
}

const FILE_KEYS = ['selectors', 'version'];
const ENTRY_KEYS = ['name', 'definition', 'description', 'default'];

function checkFile(file: Json, dialect: Dialect): Checked {
  if (!isJsonObject(file)) return { mistakes: [wrong([], 'A selectors file is a mapping', 'Begin it with "selectors:".')], entries: [] };
  const { selectors = null, version = 2 } = file;
  const mistakes = [
    ...unknownKeys(file, FILE_KEYS, []),
    ...(typeof version === 'number' || dialect.engine === 'v2' ? [] : [wrong(['version'], 'The version is not a number', 'Write 2.')]),
    ...jinjaIn(selectors, ['selectors']),
  ];
  if (!isJsonList(selectors))
    return {
      mistakes: [...mistakes, wrong(['selectors'], '"selectors" is not a list', 'Write each selector as an item with name and definition.')],
      entries: [],
    };
  const checked = selectors.map((entry, index) => checkEntry(entry, index, dialect));
  const defaults = checked.flatMap(({ entries }) => entries).filter(({ entry }) => entry['default'] === true);
  const second = defaults.slice(1).map(({ name, index }) => wrong(['selectors', index, 'default'], `A second default selector, ${name}`, 'Keep one default.'));
  return { mistakes: [...mistakes, ...checked.flatMap((one) => one.mistakes), ...second], entries: checked.flatMap(({ entries }) => entries) };
}

function checkEntry(entry: Json, index: number, { engine }: Dialect): Checked {
  const path = ['selectors', index] as const;
  if (!isJsonObject(entry)) return { mistakes: [wrong(path, 'A selector is a mapping', 'Give it a name and a definition.')], entries: [] };
  const { name = null, definition = null, description = '', default: isDefault = false } = entry;
  const isText = typeof definition === 'string' || isJsonObject(definition) || (engine === 'v2' && isJsonList(definition));
  const mistakes = [
    ...unknownKeys(entry, ENTRY_KEYS, path),
    ...(typeof name === 'string' ? [] : [wrong([...path, 'name'], 'A selector needs a text as name', 'Add name.')]),
    ...(isText ? [] : [wrong([...path, 'definition'], 'A selector needs a text or a mapping as definition', 'Add definition.')]),
    ...(typeof description === 'string' ? [] : [wrong([...path, 'description'], 'The description is not a text', 'Put it in quotes.')]),
    ...(typeof isDefault === 'boolean' ? [] : [wrong([...path, 'default'], '"default" is neither true nor false', 'Write true or leave it out.')]),
  ];
  return { mistakes, entries: typeof name === 'string' && isText ? [{ name, index, entry }] : [] };
}

function unknownKeys(fields: JsonObject, known: readonly string[], path: DefinitionMistake['path']): readonly DefinitionMistake[] {
  return Object.keys(fields)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const nearest = nearestName(key, known);
      return wrong([...path, key], `There is no key "${key}" here`, nearest === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean "${nearest}"?`);
    });
}

/** dbt renders the file before it reads it, with variables that only the project's run knows. */
function jinjaIn(value: Json, path: DefinitionMistake['path']): readonly DefinitionMistake[] {
  if (typeof value === 'string' && /\{[{%]/.test(value))
    return [wrong(path, 'Jinja, which only dbt can render', 'Use the selectors of the head manifest: leave the file out.')];
  if (isJsonList(value)) return value.flatMap((item, index) => jinjaIn(item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === 'description' ? [] : jinjaIn(item, [...path, key])));
}

const wrong = (path: DefinitionMistake['path'], what: string, next: string): DefinitionMistake => ({ path, what, next });

function fileRefusal({ path, what, next }: DefinitionMistake, { placeOf }: YamlSource): Refusal {
  return { kind: 'usage', code: 'selectors-file-invalid', what, where: placeOf(path), next };
}

function byPlace({ where: a }: Refusal, { where: b }: Refusal): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

function doubles({ doubles: places }: YamlSource): readonly string[] {
  return places.map((place) => `${formatPlace(place)}: this key stands twice; dbt takes the last one`);
}

function told({ path, what }: DefinitionMistake, { placeOf }: YamlSource): string {
  return `${formatPlace(placeOf(path))}: ${what}`;
}
