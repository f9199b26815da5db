/** What dbt v2 compares besides the checks that have a selector of their own (`has_same_content`), by type of resource. */
import type { Exposure, FunctionNode, Metric, Model, Resource, SavedQuery, Seed, SemanticModel, Source } from '#artifacts';
import { type Json, byText, equalJson, isJsonObject } from '#kernel';
import { SAME, differingFields, differs } from '../differences.ts';
import type { Because } from '../types.ts';
import { instant } from '../v1/model.ts';
import { freshnessRules } from './forms.ts';
import type { V2Check } from './rules.ts';

function content<R extends Resource>(field: string, read: (resource: R) => Json): V2Check<R> {
  return { part: null, counts: true, compare: (before, after) => differingFields(['content', field], read(before), read(after)) };
}

export const fqn: V2Check<Resource> = { part: null, counts: true, compare: (before, after) => differs(['fqn', 'fqn'], before.fqn, after.fqn) };

/** Of models, seeds and snapshots: one path may lead on where the other ends, as old snapshots lack their file's name. */
export const fqnPrefix: V2Check<Resource> = {
  part: null,
  counts: true,
  compare: (before, after) => {
    const length = Math.min(before.fqn.length, after.fqn.length);
    return equalJson(before.fqn.slice(0, length), after.fqn.slice(0, length)) ? SAME : differs(['fqn', 'fqn'], before.fqn, after.fqn);
  },
};

export const references: V2Check<Model> = {
  part: null,
  counts: true,
  compare: (before, after) => [
    ...differs(['version', 'latest_version'], textOf(before.latestVersion), textOf(after.latestVersion)),
    ...differs(['access', 'access'], before.access, after.access),
    ...deprecation(before.deprecationDate, after.deprecationDate),
  ],
};

function textOf(version: string | number | null): string | null {
  return version === null ? null : String(version);
}

// v1 and v2 give a date without zone different ones, so the same instant or the same clock reading will do.
function deprecation(before: string | null, after: string | null): readonly Because[] {
  if (before !== null && after !== null && (instant(before) === instant(after) || clock(before) === clock(after))) return SAME;
  return differs(['deprecation_date', 'deprecation_date'], before, after);
}

export function clock(date: string): string {
  const [day = '', time = '00:00:00'] = date.split(/[T ]/);
  return `${day} ${time.replace(/(?:[zZ]|[+-]\d{2}:?\d{2})$/, '')}`;
}

export const seedAlias: V2Check<Seed> = content('config.alias', ({ config }) => config['alias'] ?? null);

export const sourceContent: readonly V2Check<Source>[] = [
  content('relation_name', ({ relationName }) => (relationName ?? '').split('.').at(-1) ?? ''),
  fqn,
  content('loader', ({ loader }) => loader),
  {
    part: null,
    counts: true,
    compare: (before, after) => [
      ...(equalJson(freshnessRules(before.freshness), freshnessRules(after.freshness))
        ? SAME
        : differingFields(['freshness', 'freshness'], before.freshness, after.freshness)),
      ...differs(['freshness', 'loaded_at_field'], before.loadedAtField ?? '', after.loadedAtField ?? ''),
    ],
  },
];

export const exposureContent: readonly V2Check<Exposure>[] = [
  content('name', ({ name }) => name),
  fqn,
  content('owner', ({ owner }) => owner),
  content('maturity', ({ maturity }) => maturity),
  content('url', ({ url }) => url),
  content('label', ({ label }) => label),
];

export const metricContent: readonly V2Check<Metric>[] = [
  content('type', ({ type }) => type),
  content('description', ({ description }) => description),
  content('label', ({ label }) => label),
];

export const semanticModelContent: readonly V2Check<SemanticModel>[] = [
  content('model', ({ model }) => model),
  content('description', ({ description }) => description),
  content('entities', ({ entities }) => entities),
  content('dimensions', ({ dimensions }) => dimensions),
  content('measures', ({ measures }) => measures),
  content('config', ({ config }) => config),
  content('primary_entity', ({ primaryEntity }) => primaryEntity),
];

export const savedQueryContent: readonly V2Check<SavedQuery>[] = [
  content('description', ({ description }) => description),
  fqn,
  content('label', ({ label }) => label),
  content('tags', ({ tags }) => [...new Set(tags)].sort(byText)),
  content('exports', ({ exports }) => exports.map(({ name, config, unrenderedConfig }) => ({ name, config, unrendered_config: unrenderedConfig }))),
  content('query_params.group_by', ({ groupBy }) => groupBy),
  content('query_params.where', ({ where }) => where),
];

/** Not its own arguments and returns. */
export const functionContent: readonly V2Check<FunctionNode>[] = [
  content('overloads', ({ overloads }) => (Array.isArray(overloads) ? overloads.map(signature) : [])),
];

function signature(overload: Json): Json {
  return isJsonObject(overload) ? ['defined_in', 'arguments', 'returns', 'description', 'raw_body'].map((key) => overload[key] ?? null) : null;
}
