import { isJsonObject } from '#kernel';
import type { JsonObject } from '#kernel';
import type { Random } from './random.ts';

/** The files that dbt reads beside the base manifest for `result:`, and on both sides for `source_status:`. */
export interface Beside {
  readonly runResults: JsonObject;
  readonly sources: JsonObject;
  /** The head's own sources.json. */
  readonly currentSources: JsonObject;
}

const statuses: Readonly<Record<string, readonly string[]>> = {
  test: ['pass', 'pass', 'fail', 'warn', 'error', 'skipped'],
  unit_test: ['pass', 'fail', 'error', 'skipped'],
};
const built = ['success', 'success', 'success', 'error', 'skipped'];

/** A run of the manifest's nodes and two measures of its sources, with outcomes drawn at random. */
export function drawBeside(manifest: JsonObject, random: Random): Beside {
  const ids = ['nodes', 'unit_tests'].flatMap((section) => Object.keys(objectOf(manifest[section])).sort());
  const sources = Object.keys(objectOf(manifest['sources'])).sort();
  return {
    runResults: artifact(
      'run-results/v6',
      random.sample(ids, Math.ceil(ids.length * 0.9)).map((id) => runResult(id, random)),
      { args: { which: 'build' } },
    ),
    sources: artifact(
      'sources/v3',
      sources.filter(() => random.chance(0.8)).map((id) => freshness(id, random)),
      {},
    ),
    currentSources: artifact(
      'sources/v3',
      sources.filter(() => random.chance(0.9)).map((id) => freshness(id, random)),
      {},
    ),
  };
}

function runResult(id: string, random: Random): JsonObject {
  const kind = id.split('.')[0] ?? '';
  const status = random.pick(statuses[kind] ?? built);
  const facts = { thread_id: 'Thread-1', execution_time: 0.1, adapter_response: {}, message: null, failures: null };
  return { status, timing: [], ...facts, unique_id: id, compiled: true, compiled_code: null, relation_name: null, batch_results: null };
}

// A measure that failed has an error and no instant.
function freshness(id: string, random: Random): JsonObject {
  if (random.chance(0.15)) return { unique_id: id, error: 'no such table', status: 'runtime error' };
  const day = 1 + random.integer(3);
  const seconds = 3600;
  const period = { count: 1, period: 'day' };
  return {
    unique_id: id,
    max_loaded_at: `2026-01-0${day}T10:00:00.${random.pick(['000000', '000001'])}+00:00`,
    snapshotted_at: '2026-01-05T10:00:00+00:00',
    max_loaded_at_time_ago_in_s: seconds,
    status: random.pick(['pass', 'warn', 'error']),
    criteria: { warn_after: period, error_after: period, filter: null },
    adapter_response: {},
    timing: [],
    thread_id: 'Thread-1',
    execution_time: 0.1,
  };
}

function artifact(schema: string, results: readonly JsonObject[], more: JsonObject): JsonObject {
  const metadata = {
    dbt_schema_version: `https://schemas.getdbt.com/dbt/${schema}.json`,
    dbt_version: '1.8.0',
    generated_at: '2026-01-05T10:00:00Z',
    invocation_id: null,
    env: {},
  };
  return { metadata, results, elapsed_time: 1, ...more };
}

function objectOf(section: JsonObject[string] | undefined): JsonObject {
  return isJsonObject(section) ? section : {};
}
