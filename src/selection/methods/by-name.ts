import { type Matcher, type Method, textValue } from './method.ts';
import { flatFqn, isVersioned, leafOf } from '../fqn-index.ts';
import type { Criterion } from '../criterion.ts';
import type { Dialect } from '../dialect.ts';
import type { Resource, ResourceType } from '#artifacts';
import { isJsonObject, type Json } from '#kernel';

/** `name` or `package.name`, each with wildcards: exposures, metrics and the like. */
export function named(resourceType: ResourceType): Method {
  return {
    mistake: (criterion) =>
      textValue(criterion).split('.').length <= 2
        ? undefined
        : { what: `"${criterion.raw}" has too many dots`, next: `Write ${resourceType}:<name> or ${resourceType}:<package>.<name>.` },
    matcher(criterion, { dialect }) {
      const parts = textValue(criterion).split('.');
      const [inPackage, bears] = [dialect.wildcard(parts.length === 2 ? (parts[0] ?? '') : '*'), dialect.wildcard(parts.at(-1) ?? '')];
      return (resource) => resource.resourceType === resourceType && inPackage(resource.packageName) && bears(resource.name);
    },
  };
}

/** `source`, `source.table` or `package.source.table`. */
export const source: Method = {
  mistake: (criterion) =>
    textValue(criterion).split('.').length <= 3
      ? undefined
      : { what: `"${criterion.raw}" has too many dots`, next: 'Write source:<source>, source:<source>.<table> or source:<package>.<source>.<table>.' },
  matcher(criterion, { dialect }) {
    const parts = textValue(criterion).split('.');
    const [packagePart, sourcePart, tablePart] = parts.length === 3 ? parts : ['*', ...parts, ...(parts.length === 1 ? ['*'] : [])];
    const [inPackage, inSource, isTable] = [packagePart, sourcePart, tablePart].map((part) => dialect.wildcard(part ?? ''));
    return (resource) =>
      resource.resourceType === 'source' &&
      inPackage?.(resource.packageName) === true &&
      inSource?.(resource.sourceName) === true &&
      isTable?.(resource.name) === true;
  },
};

/** `this` is the root project. */
export const packageName: Method = {
  matcher(criterion, { dialect, head }) {
    const written = textValue(criterion);
    const matches = dialect.wildcard(written === 'this' ? (head.metadata.projectName ?? written) : written);
    return (resource) => matches(resource.packageName);
  },
};

export const tag: Method = {
  matcher(criterion, { dialect }) {
    const matches = dialect.wildcard(textValue(criterion));
    return (resource) => tagsOf(resource).some(matches);
  },
};

/** dbt keeps a unit test's tags in its config alone, where one tag may stand as text. */
function tagsOf(resource: Resource): readonly string[] {
  if (resource.resourceType !== 'unit_test' || resource.tags.length > 0) return resource.tags;
  const tags = isJsonObject(resource.config) ? (resource.config['tags'] ?? []) : [];
  return (Array.isArray(tags) ? tags : [tags]).filter((one) => typeof one === 'string');
}

/** Names without wildcards come from the index; `dims*` is held against the fqn as this dbt version does it. */
export const fqn: Method = {
  ids: (criterion, { fqnIndex }) => (isPattern(criterion) ? undefined : fqnIndex().idsOf(textValue(criterion))),
  matcher(criterion, { dialect, fqnIndex }) {
    if (!isPattern(criterion)) {
      const ids = fqnIndex().idsOf(textValue(criterion));
      return ({ id }) => ids.has(id);
    }
    const matches = fqnPattern(textValue(criterion), dialect);
    return (resource) => resource.resourceType !== 'source' && matches(resource);
  },
};

function isPattern(criterion: Criterion): boolean {
  return /[*?[\]]/.test(textValue(criterion));
}

/** v2 matches names and unique ids besides. */
export const fqnOfV2: Method = {
  matcher(criterion, scene) {
    const [byFqn, matches] = [fqn.matcher(criterion, scene), scene.dialect.wildcard(textValue(criterion))];
    return (resource) => resource.resourceType !== 'source' && (byFqn(resource) || matches(resource.name) || matches(resource.id));
  },
};

function fqnPattern(pattern: string, dialect: Dialect): Matcher {
  const isBare = !pattern.includes('.');
  const whole = wholePattern(pattern, dialect);
  const leaf = dialect.wildcard(pattern);
  if (isBare && dialect.bareWildcard === 'leaf') return ({ fqn: parts }) => leaf(parts.at(-1) ?? '');
  const byVersionName = (resource: Resource): boolean => isVersioned(resource) && resource.fqn.slice(-2).join('_') === pattern.split('.').slice(-2).join('_');
  return (resource) =>
    leafOf(resource) === pattern ||
    byVersionName(resource) ||
    whole(flatFqn(resource.fqn)) ||
    whole(flatFqn(resource.fqn.slice(1))) ||
    (isBare && dialect.bareWildcard === 'whole-or-leaf' && leaf(leafOf(resource)));
}

/** Equal part by part up to the first one with a wildcard; from there on the pattern is held against the whole rest. */
function wholePattern(pattern: string, dialect: Dialect): (parts: readonly string[]) => boolean {
  const parts = pattern.split('.');
  const from = parts.findIndex((part) => /[*?[\]]/.test(part));
  const [plain, rest] = [parts.slice(0, from), dialect.wildcard(parts.slice(from).join('.'))];
  return (flat) => flat.length >= parts.length && plain.every((part, index) => flat[index] === part) && rest(flat.slice(from).join('.'));
}

export const group: Method = {
  matcher(criterion, { dialect }) {
    const matches = dialect.wildcard(textValue(criterion));
    return (resource) => GROUPED.has(resource.resourceType) && groupsOf(resource).some(matches);
  },
};

/** dbt asks nodes and metrics for their group; semantic models and saved queries have one and are passed by. */
const GROUPED: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot', 'analysis', 'operation', 'test', 'metric']);

/** v2 takes no wildcards here, and asks fewer types. */
export const groupOfV2: Method = {
  matcher: (criterion) => (resource) => GROUPED_BY_V2.has(resource.resourceType) && groupsOf(resource).includes(textValue(criterion)),
};

const GROUPED_BY_V2: ReadonlySet<string> = new Set(['model', 'test', 'function']);

function groupsOf({ config }: Resource): readonly string[] {
  const name = config['group'];
  return typeof name === 'string' && name !== '' ? [name] : [];
}

export const access: Method = {
  matcher: (criterion) => (resource) => resource.resourceType === 'model' && resource.access === textValue(criterion),
};

/** To v2 functions have an access as well. */
export const accessOfV2: Method = {
  matcher: (criterion) => (resource) => accessOf(resource) === textValue(criterion),
};

function accessOf(resource: Resource): Json {
  if (resource.resourceType === 'model') return resource.access;
  return resource.resourceType === 'function' ? (resource.config['access'] ?? 'protected') : null;
}

/** A generic test goes by its kind (`not_null`), a unit test by its name, a singular test (in v1) by nothing. */
export const testName: Method = {
  matcher(criterion, { dialect }) {
    const matches = dialect.wildcard(textValue(criterion));
    return (resource) => {
      if (resource.resourceType === 'unit_test') return matches(resource.name);
      if (resource.resourceType !== 'test') return false;
      if (resource.testMetadata !== null) return matches(resource.testMetadata.name);
      return dialect.engine === 'v2' && matches(resource.name);
    };
  },
};
