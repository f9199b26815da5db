import { isJsonObject } from '#kernel';
import type { Json, JsonObject } from '#kernel';

/** The words of one project that selectors can be made of. None of them has a space or a comma. */
export interface Vocabulary {
  readonly names: readonly string[];
  readonly fqns: readonly string[];
  readonly paths: readonly string[];
  readonly files: readonly string[];
  readonly tags: readonly string[];
  readonly packages: readonly string[];
  readonly groups: readonly string[];
  readonly sources: readonly string[];
  readonly exposures: readonly string[];
  readonly metrics: readonly string[];
  readonly semanticModels: readonly string[];
  readonly savedQueries: readonly string[];
  readonly unitTests: readonly string[];
  readonly testNames: readonly string[];
  /** `materialized:view`, `meta.owner:crm`, ... */
  readonly configs: readonly string[];
  readonly selectors: readonly string[];
}

/** The words of a manifest, as dbt wrote it. */
export function readVocabulary(manifest: JsonObject): Vocabulary {
  const entries = (section: string): readonly JsonObject[] => objects(manifest[section]);
  const nodes = entries('nodes');
  const resources = [...nodes, ...['sources', 'exposures', 'metrics', 'semantic_models', 'saved_queries', 'unit_tests', 'functions'].flatMap(entries)];
  const paths = words(resources.map((entry) => entry['original_file_path']));
  const owned = (section: string): readonly string[] =>
    words(entries(section).flatMap((entry) => [entry['name'], `${entry['package_name']}.${entry['name']}`]));
  return {
    names: words([...nodes, ...entries('unit_tests')].map((entry) => entry['name'])),
    fqns: words(resources.flatMap((entry) => fqnWords(entry['fqn']))),
    paths: words(paths.flatMap(pathWords)),
    files: words(paths.flatMap((path) => [baseName(path), baseName(path).replace(/\.[^.]*$/, '')])),
    tags: words(resources.flatMap((entry) => list(entry['tags']))),
    packages: words(resources.map((entry) => entry['package_name'])),
    groups: words(entries('groups').map((entry) => entry['name'])),
    sources: words(
      entries('sources').flatMap((entry) => [
        entry['source_name'],
        `${entry['source_name']}.${entry['name']}`,
        `${entry['package_name']}.${entry['source_name']}.${entry['name']}`,
      ]),
    ),
    exposures: owned('exposures'),
    metrics: owned('metrics'),
    semanticModels: owned('semantic_models'),
    savedQueries: owned('saved_queries'),
    unitTests: owned('unit_tests'),
    testNames: words(nodes.map((entry) => (isJsonObject(entry['test_metadata']) ? entry['test_metadata']['name'] : null))),
    configs: words(nodes.flatMap((entry) => configWords(entry['config'], ''))),
    selectors: words(Object.keys(isJsonObject(manifest['selectors']) ? manifest['selectors'] : {})),
  };
}

function objects(section: Json | undefined): readonly JsonObject[] {
  return isJsonObject(section) ? Object.values(section).filter(isJsonObject) : [];
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

// Sorted, so that the draw does not depend on the order in which dbt wrote its entries.
function words(values: readonly (Json | undefined)[]): readonly string[] {
  const texts = values.filter((value) => typeof value === 'string');
  return [...new Set(texts)].filter((text) => /^[\w.:/+-]+$/.test(text) && !text.startsWith('+')).sort();
}

function fqnWords(fqn: Json | undefined): readonly string[] {
  const parts = list(fqn).map(String);
  return parts.flatMap((_, length) => [parts.slice(0, length + 1).join('.'), parts.slice(length).join('.')]);
}

function pathWords(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.length === 1 ? [] : parts.map((_, length) => parts.slice(0, length + 1).join('/')).concat(`${parts.slice(0, -1).join('/')}/*`);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function configWords(config: Json | undefined, prefix: string): readonly string[] {
  if (!isJsonObject(config)) return [];
  return Object.entries(config).flatMap(([key, value]) => {
    if (isJsonObject(value)) return configWords(value, `${prefix}${key}.`);
    return (Array.isArray(value) ? value : [value]).filter((item) => item !== null).map((item) => `${prefix}${key}:${item}`);
  });
}
