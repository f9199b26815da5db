import { describe, expect, it } from 'vitest';
import { readCatalog, readFreshness, readRunResults } from '#artifacts';
import { type JsonObject, nodeId } from '#kernel';
import { artifactJson, bytesOf } from '../support/artifact-json.ts';
import { valueOf } from './helpers.ts';

const ORDERS = nodeId('model.shop.orders');

describe('a catalog', () => {
  const table = (fields: JsonObject = {}) => ({
    metadata: { type: 'BASE TABLE', schema: 'main', name: 'orders' },
    columns: { ID: { type: 'NUMBER', index: 1, name: 'ID' } },
    stats: {},
    ...fields,
  });
  const catalog = (content: JsonObject) => valueOf(readCatalog(bytesOf(artifactJson('catalog', content)), 'target/catalog.json'));

  it('gives tables of nodes and sources by id', () => {
    const { tables } = catalog({ nodes: { [ORDERS]: table() }, sources: { 'source.shop.raw.events': table() } });
    expect([...tables.keys()]).toEqual([ORDERS, 'source.shop.raw.events']);
    expect(tables.get(ORDERS)).toMatchObject({ type: 'BASE TABLE', database: null, schema: 'main', name: 'orders', owner: null });
  });

  it('gives columns as the warehouse spells them', () => {
    const { tables } = catalog({ nodes: { [ORDERS]: table() }, sources: {} });
    expect([...(tables.get(ORDERS)?.columns ?? [])]).toEqual([['ID', { name: 'ID', type: 'NUMBER', index: 1, comment: null }]]);
  });

  it('gives statistics that the adapter gives, and no others', () => {
    const stat = (value: number | boolean, include: number | boolean) => ({ id: 'x', label: 'X', value, include });
    const stats = { has_stats: stat(true, false), num_rows: stat(5, true), num_bytes: stat(7, 1.0), hidden: stat(1, false) };
    const { tables } = catalog({ nodes: { [ORDERS]: table({ stats }) }, sources: {} });
    expect([...(tables.get(ORDERS)?.stats ?? [])]).toEqual([
      ['num_rows', 5],
      ['num_bytes', 7],
    ]);
  });

  it('gives what went wrong in the warehouse', () => {
    expect(catalog({ nodes: {}, sources: {}, errors: ['no permission'] }).errors).toEqual(['no permission']);
    expect(catalog({ nodes: {}, sources: {}, errors: null }).errors).toEqual([]);
  });

  it('is refused with the path of a wrong field', () => {
    const result = readCatalog(
      bytesOf(artifactJson('catalog', { nodes: { [ORDERS]: table({ columns: { ID: { type: 'NUMBER', index: '1', name: 'ID' } } }) } })),
      'c',
    );
    expect(result.ok ? [] : result.refusals.map(({ code, what }) => [code, what])).toEqual([
      ['catalog-field', 'nodes.model.shop.orders.columns.ID.index is a text where dbt writes a number'],
    ]);
  });
});

describe('run results', () => {
  const result = (fields: JsonObject = {}) => ({
    unique_id: ORDERS,
    status: 'success',
    execution_time: 1.5,
    timing: [],
    thread_id: 'Thread-1',
    adapter_response: {},
    ...fields,
  });
  const runResults = (content: JsonObject, schema = 6) =>
    valueOf(readRunResults(bytesOf(artifactJson('run-results', { elapsed_time: 2, results: [], ...content }, { schema })), 'target/run_results.json'));

  it('give the command that was run', () => {
    expect([runResults({ args: { which: 'build' } }).command, runResults({ args: {} }).command, runResults({}).command]).toEqual(['build', null, null]);
  });

  it('give each result with its time', () => {
    const timing = [{ name: 'execute', started_at: '2026-11-22T10:00:00Z', completed_at: '2026-11-22T10:00:01Z' }];
    const { results } = runResults({
      results: [result({ timing, adapter_response: { rows_affected: 3 }, relation_name: '"dev"."orders"', compiled_code: 'select 1' })],
    });
    expect(results).toEqual([
      {
        id: ORDERS,
        status: 'success',
        executionSeconds: 1.5,
        timing: [{ name: 'execute', startedAt: '2026-11-22T10:00:00Z', completedAt: '2026-11-22T10:00:01Z' }],
        message: null,
        failures: null,
        adapterResponse: { rows_affected: 3 },
        threadId: 'Thread-1',
        relationName: '"dev"."orders"',
        compiledCode: 'select 1',
      },
    ]);
  });

  it('of dbt 0.19 give the number of failing rows as a message', () => {
    expect(runResults({ results: [result({ message: 3 })] }, 1).results[0]?.message).toBe('3');
  });

  it.each([1, 2, 3, 4, 5, 6])('are read at schema v%i', (schema) => {
    expect(runResults({ results: [result()] }, schema).schemaVersion).toBe(schema);
  });

  it('are refused without results', () => {
    const read = readRunResults(bytesOf(artifactJson('run-results', { elapsed_time: 2 }, { schema: 6 })), 'r');
    expect(read.ok ? [] : read.refusals.map(({ what }) => what)).toEqual(['results is missing where dbt writes a list']);
  });

  it('are refused with the index of a wrong result', () => {
    const content = { elapsed_time: 2, results: [result(), result({ failures: 'Test failure' })] };
    const read = readRunResults(bytesOf(artifactJson('run-results', content, { schema: 5 })), 'r');
    expect(read.ok ? [] : read.refusals.map(({ what }) => what)).toEqual(['results[1].failures is a text where dbt writes a number']);
  });
});

describe('source freshness', () => {
  const freshness = (results: JsonObject[], dbt = '1.12.6') =>
    valueOf(readFreshness(bytesOf(artifactJson('sources', { results, elapsed_time: 1 }, { schema: 3, dbt })), 'target/sources.json')).results;
  const measured = {
    unique_id: 'source.shop.raw.events',
    status: 'pass',
    max_loaded_at: '2026-11-22T09:00:00Z',
    snapshotted_at: '2026-11-22T10:00:00Z',
    max_loaded_at_time_ago_in_s: 3600,
    criteria: { warn_after: { count: 2, period: 'hour' } },
  };

  it('gives the age of each source', () => {
    expect(freshness([measured])).toEqual([
      {
        id: 'source.shop.raw.events',
        status: 'pass',
        maxLoadedAt: '2026-11-22T09:00:00Z',
        snapshottedAt: '2026-11-22T10:00:00Z',
        ageSeconds: 3600,
        criteria: { warn_after: { count: 2, period: 'hour' } },
        error: null,
      },
    ]);
  });

  it('folds the capital statuses of the Rust engine', () => {
    expect(['Pass', 'Warn', 'Error'].map((status) => freshness([{ ...measured, status }], '2.0.6')[0]?.status)).toEqual(['pass', 'warn', 'error']);
  });

  it('gives the error of a source that could not be asked', () => {
    const failed = { unique_id: 'source.shop.raw.events', status: 'runtime error', error: 'no such table' };
    expect(freshness([failed])).toMatchObject([{ status: 'runtime error', error: 'no such table', ageSeconds: null, maxLoadedAt: null, criteria: null }]);
  });
});
