/** What counts of a rendered configuration value to dbt v2: often less than its text. */
import { type Json, type JsonObject, equalJson, isJsonObject } from '#kernel';

export type Form = keyof typeof FORMS;

interface Setting {
  readonly key: string;
  readonly adapter: string | null;
}

/** What an absent value stands for. */
const DEFAULTS: JsonObject = { materialized: 'view', lookback: 1, on_schema_change: 'ignore', on_configuration_change: 'apply', access: 'protected' };

const QUOTED: readonly string[] = ['database', 'schema', 'identifier'];

/** A value reduced to what counts of it. */
export const FORMS = {
  exact: (value: Json): Json => value,
  orDefault: (value: Json, { key }: Setting): Json => value ?? DEFAULTS[key] ?? null,
  orSeed: (value: Json): Json => value ?? 'seed',
  emptyAsNull: (value: Json): Json => (isEmpty(value) ? null : value),
  anyCase: (value: Json): Json => (isEmpty(value) ? null : foldCase(value)),
  hooks: hookStatements,
  docs: (value: Json): Json => ({ show: true, node_color: null, ...(isJsonObject(value) ? value : {}) }),
  // Of a model, false is not the same as nothing said.
  persistDocsOfModel: (value: Json): Json => (isJsonObject(value) ? [value['relation'] ?? null, value['columns'] ?? null] : [null, null]),
  persistDocs: (value: Json): Json => (isJsonObject(value) ? [value['relation'] === true, value['columns'] === true] : [false, false]),
  nullsAsNull: (value: Json): Json => (isJsonObject(value) && Object.values(value).every((item) => item === null) ? null : value),
  freshness: freshnessRules,
  text: (value: Json): Json => value ?? '',
  quotingAsGiven: (value: Json): Json => (isJsonObject(value) ? QUOTED.map((key) => value[key] ?? null) : null),
  // Snowflake alone leaves names bare by default.
  quoting: (value: Json, { adapter }: Setting): Json => resolveQuoting(isJsonObject(value) ? value : {}, adapter !== 'snowflake'),
};

function isEmpty(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function foldCase(value: Json): Json {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), typeof item === 'string' ? item.toLowerCase() : item]));
}

/** A hook is a text, or an object with its text under `sql`; one alone or several. */
function hookStatements(value: Json): Json {
  const list: readonly Json[] = Array.isArray(value) ? value : value === null ? [] : [value];
  return list.map((hook) => (isJsonObject(hook) ? { transaction: true, ...hook, index: null } : { sql: hook, transaction: true, index: null }));
}

/** Null is a freshness without rules, a rule without count and period is none, and so is an empty filter. */
export function freshnessRules(value: Json): Json {
  const { warn_after: warn, error_after: error, filter = null } = isJsonObject(value) ? value : {};
  return [rule(warn), rule(error), filter === '' ? null : filter];
}

function rule(value: Json | undefined): Json {
  return value === undefined || equalJson(value, { count: null, period: null }) ? null : value;
}

function resolveQuoting(quoting: JsonObject, byDefault: boolean): Json {
  return QUOTED.map((key) => quoting[key] ?? byDefault);
}
