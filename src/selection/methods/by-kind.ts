import type { Model, Resource } from '#artifacts';
import { type Method, nothing, textValue } from './method.ts';
import { nearestName } from '#kernel';

/** dbt's node types; the last few never stand in the graph, so they select nothing but are no error. */
const NODE_TYPES: readonly string[] = [
  'model',
  'analysis',
  'test',
  'snapshot',
  'operation',
  'seed',
  'source',
  'exposure',
  'metric',
  'saved_query',
  'semantic_model',
  'unit_test',
  'function',
  'rpc',
  'sql_operation',
  'doc',
  'macro',
  'group',
  'fixture',
];

export const resourceType: Method = {
  mistake(criterion, { dialect }) {
    const type = textValue(criterion);
    if (NODE_TYPES.includes(type) && (type !== 'function' || dialect.typeNames.includes(type))) return undefined;
    return { what: `"${type}" is no resource type of ${dialect.label}`, next: suggest(type, NODE_TYPES) };
  },
  matcher: (criterion) => (resource) => resource.resourceType === textValue(criterion),
};

/** v2: no error, and `relation` for everything but data tests. */
export const resourceTypeOfV2: Method = {
  matcher(criterion) {
    const type = textValue(criterion);
    return (resource) => (type === 'relation' ? resource.resourceType !== 'test' : resource.resourceType === type);
  },
};

export const testType: Method = {
  mistake: (criterion) =>
    testKinds(textValue(criterion)) === undefined
      ? { what: `"${textValue(criterion)}" is no test type`, next: 'Write generic, singular, unit or data.' }
      : undefined,
  matcher(criterion) {
    const kinds = testKinds(textValue(criterion)) ?? [];
    return (resource) => kinds.includes(testKindOf(resource));
  },
};

/** v2 knows no `schema`, and an unknown type selects nothing. */
export const testTypeOfV2: Method = {
  matcher(criterion) {
    const kinds = { unit: ['unit'], data: ['generic', 'singular'], generic: ['generic'], singular: ['singular'] }[textValue(criterion)];
    return kinds === undefined ? nothing : (resource) => kinds.includes(testKindOf(resource));
  },
};

/** dbt asks whether the value is found *in* these words, so that parts of them count: `test_type:sing`. */
function testKinds(type: string): readonly string[] | undefined {
  if (type === 'generic' || type === 'schema') return ['generic'];
  if ('data'.includes(type)) return ['generic', 'singular'];
  if ('singular'.includes(type)) return ['singular'];
  return 'unit'.includes(type) ? ['unit'] : undefined;
}

function testKindOf(resource: Resource): string {
  if (resource.resourceType === 'unit_test') return 'unit';
  if (resource.resourceType !== 'test') return '';
  return resource.testMetadata === null ? 'singular' : 'generic';
}

const VERSION_VALUES = ['latest', 'prerelease', 'old', 'none'];

export const version: Method = {
  mistake: (criterion) =>
    VERSION_VALUES.includes(textValue(criterion))
      ? undefined
      : { what: `"${textValue(criterion)}" is not among a model's version states`, next: suggest(textValue(criterion), VERSION_VALUES) },
  matcher(criterion) {
    const matches = VERSION_MATCHERS[textValue(criterion)];
    return matches === undefined ? nothing : (resource) => resource.resourceType === 'model' && matches(resource);
  },
};

const VERSION_MATCHERS: Readonly<Record<string, (model: Model) => boolean>> = {
  latest: (model) => model.version !== null && model.version === model.latestVersion,
  none: (model) => model.version === null,
  old: ({ version: own, latestVersion: latest }) => isBefore(own, latest),
  prerelease: ({ version: own, latestVersion: latest }) => isBefore(latest, own),
};

/** v2 orders versions as whole numbers, 0 among them, and dies of one that is none; here such a model is neither old nor new. */
export const versionOfV2: Method = {
  ...version,
  matcher(criterion, scene) {
    const value = textValue(criterion);
    if (value !== 'old' && value !== 'prerelease') return version.matcher(criterion, scene);
    return (resource) => resource.resourceType === 'model' && orderOf(resource) === value;
  },
};

function orderOf({ version: own, latestVersion: latest }: Model): 'old' | 'prerelease' | undefined {
  if (own === null || latest === null) return undefined;
  if (Number(own) < Number(latest)) return 'old';
  return Number(own) > Number(latest) ? 'prerelease' : undefined;
}

/** dbt compares versions as numbers where both are, else as texts; 0 and an empty text count as no version. */
function isBefore(low: string | number | null, high: string | number | null): boolean {
  if (!low || !high) return false;
  const [a, b] = [Number(low), Number(high)];
  return Number.isNaN(a) || Number.isNaN(b) ? String(low) < String(high) : a < b;
}

function suggest(typed: string, known: readonly string[]): string {
  const nearest = nearestName(typed, known);
  return nearest === undefined ? `Write one of ${known.join(', ')}.` : `Did you mean "${nearest}"?`;
}
