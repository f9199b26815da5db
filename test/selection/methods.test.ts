import { describe, expect, it } from 'vitest';
import type { Freshness, RunResults } from '#artifacts';
import { names, refused, warned } from './select.ts';
import { nodeId } from '#kernel';
import { project } from '../support/project.ts';

const metadata = { name: 'same_parity', namespace: null, kwargs: {} };
const builder = project()
  .source('raw', 'orders', { config: { tags: ['raw'] } })
  .source('raw', 'users')
  .source('crm', 'orders', { packageName: 'tools' })
  .seed('countries', 'id\n1', { config: { tags: ['nightly'] } })
  .model('ia', 'select 1', ['raw.orders'], { path: 'models/core/ia.sql', config: { access: 'public', tags: ['Core', 'x.y'] } })
  .model('ib', 'select 2', ['ia'], { path: 'models/core/ib.sql', patchPath: 'models/core/schema.yml' })
  .model('orders', 'select 3', ['ib'], { path: 'models/marts/orders.sql', config: { materialized: 'table', group: 'finance', tags: ['nightly'] } })
  .model('orders_daily', 'select 4', ['orders'], {
    path: 'models/marts/orders_daily.sql',
    config: { access: 'private', meta: { tier: 2, owner: 'ann', flags: [true, 'x'], items: 'q', deep: { k: 'v' } } },
  })
  .model('dim', 'select 5', [], { version: 1, latestVersion: 2, path: 'models/marts/dim_v1.sql' })
  .model('dim', 'select 6', [], { version: 2, latestVersion: 2, path: 'models/marts/dim_v2.sql' })
  .model('dim', 'select 7', [], { version: 3, latestVersion: 2, path: 'models/marts/dim_v3.sql' })
  .model('calendar', 'select 8', [], { packageName: 'tools', path: 'models/core/calendar.sql' })
  .model('ext', 'select 9', [], { packageName: 'tools', path: 'models/elsewhere/ext.sql' })
  .seed('holidays', 'id\n1', { packageName: 'tools', path: 'seeds/holidays.csv' })
  .snapshot('snap', 'select 1', ['countries'])
  .analysis('study', 'select 1', ['orders'], { path: 'analyses/study.sql' })
  .operation('hook', 'select 1')
  .test('not_null', 'ia', 'id', { path: 'models/core/schema.yml', config: { severity: 'warn' } })
  .test('unique', 'orders', 'id', { path: 'models/marts/schema.yml' })
  .test('odd', 'ib', null, { path: 'models/core/schema.yml', testMetadata: metadata })
  .singularTest('by_hand', 'select 1', ['ia'])
  .unitTest('ut_ib', 'ib', { path: 'models/core/schema.yml', config: { tags: ['ut'] }, tags: [] })
  .exposure('board', ['orders'], { path: 'models/marts/schema.yml', config: { tags: ['board'] } })
  .metric('revenue', ['orders'], { path: 'models/marts/schema.yml', config: { group: 'finance' } })
  .semanticModel('sem', 'orders', { path: 'models/marts/schema.yml' })
  .savedQuery('sq', ['revenue'], { path: 'models/marts/schema.yml' })
  .function('plus_one', 'x + 1');
const head = builder.build();

/** Without the tests that would come along, unless they are asked for. */
const picked = (select: string, dbtVersion = '1.12.6') =>
  names(builder.metadata({ dbtVersion }).build(), { select, indirectSelection: 'empty', resourceTypes: ['all'] });

describe('the method fqn', () => {
  it.each([
    ['orders', 'orders', 'the last part'],
    ['fqn:orders', 'orders', 'the same with the method'],
    ['core', 'ia ib not_null_ia_id odd_ib ut_ib calendar', 'a folder, of packages too'],
    ['shop.core', 'ia ib not_null_ia_id odd_ib ut_ib', 'a folder of one package'],
    ['marts.orders', 'orders', 'folder and name'],
    ['shop.marts.orders', 'orders', 'the whole fqn'],
    ['shop.orders', '', 'never a part left out'],
    ['tools', 'calendar ext holidays', 'a package'],
    ['dim', 'dim.v1 dim.v2 dim.v3', 'every version of a model'],
    ['dim.v1', 'dim.v1', 'one version with a dot'],
    ['dim_v1', 'dim.v1', 'one version with an underscore'],
    ['bogus.dim.v1', 'dim.v1', 'one version, whatever stands before it'],
    ['marts.dim.v[23]', 'dim.v2 dim.v3', 'versions by wildcard'],
    ['dim.v[23]', '', 'no folder left out before a wildcard'],
    ['v1', '', 'no version by itself'],
    ['shop.*.orders', 'orders', 'a wildcard for folders'],
    ['*.orders*', 'orders orders_daily', 'a wildcard with dots'],
    ['plus_one', 'plus_one', 'a function'],
    ['revenue', 'revenue', 'a metric'],
    ['raw.orders', '', 'never a source'],
    ['ut_ib', 'ut_ib', 'a unit test'],
    ['ORDERS', '', 'the case as it is'],
  ])('%s finds %s: %s', (select, wanted) => {
    expect(picked(select)).toBe(wanted.split(' ').sort().join(' '));
  });

  it.each(['1.11.16', '1.12.6', '1.13.0'])('holds a bare wildcard against the last part too in dbt %s', (version) => {
    expect(picked('orders*', version)).toBe('orders orders_daily');
    expect(picked('di?', version)).toBe('dim.v1 dim.v2 dim.v3');
  });

  it.each(['1.8.10', '1.10.23', '1.11.15', '1.12.5'])('holds a bare wildcard against the whole fqn alone in dbt %s', (version) => {
    expect(picked('orders*', version)).toBe('');
    expect(picked('*orders', version)).toBe('orders');
  });
});

describe('the method taken for a value without one', () => {
  it.each([
    ['models/core', 'path'],
    ['ia.sql', 'file'],
    ['IA.SQL', 'file, whose case counts'],
    ['countries.csv', 'file'],
  ])('of %s is %s', (select) => {
    expect(picked(select)).toBe({ 'models/core': picked('path:models/core'), 'ia.sql': 'ia', 'countries.csv': 'countries' }[select] ?? '');
  });
});

describe('the method path', () => {
  it.each([
    ['path:models/core/ia.sql', 'ia'],
    ['path:models/core', 'ia ib not_null_ia_id odd_ib ut_ib calendar'],
    ['path:models/core/*.sql', 'ia ib'],
    ['path:models/*/ia.sql', 'ia'],
    ['path:**/ib.sql', 'ib'],
    ['path:models/core/schema.yml', 'ib not_null_ia_id odd_ib ut_ib'],
    ['path:./snapshots/', 'snap'],
    ['path:snap*', 'snap'],
    ['path:models/c', ''],
    ['path:models/../snapshots', ''],
    ['path:Models', ''],
  ])('in %s finds %s', (select, wanted) => {
    expect(picked(select)).toBe(wanted.split(' ').sort().join(' '));
  });

  it('finds what packages have in folders of the same name, since dbt compares bare paths', () => {
    expect(picked('path:seeds')).toBe('countries holidays');
  });

  it('finds nothing of a package in a folder that the project itself lacks', () => {
    expect(picked('path:models/elsewhere')).toBe('');
    expect(picked('path:models,package:tools')).toBe('calendar crm.orders ext');
  });

  it.each([
    ['path:/abs', '"path:/abs" is an absolute path'],
    ['path:.', '"path:." names no path'],
    ['path:', '"path:" names no path'],
  ])('refuses %s', (select, wanted) => {
    expect(refused(head, { select })[0]).toContain(wanted);
  });
});

describe('the methods by name', () => {
  it.each([
    ['file:ia.sql', 'ia'],
    ['file:ia', 'ia'],
    ['file:i*', 'ia ib'],
    ['tag:nightly', 'countries orders'],
    ['tag:nig*', 'countries orders'],
    ['tag:core', ''],
    ['tag:[Cc]ore', 'ia'],
    ['tag:x.y', 'ia'],
    ['tag:ut', 'ut_ib'],
    ['tag:raw', 'raw.orders'],
    ['tag:board', 'board'],
    ['package:tools', 'calendar crm.orders ext holidays'],
    ['package:t*', 'calendar crm.orders ext holidays'],
    ['package:this,resource_type:seed', 'countries'],
    ['source:raw', 'raw.orders raw.users'],
    ['source:raw.orders', 'raw.orders'],
    ['source:*.orders', 'crm.orders raw.orders'],
    ['source:tools.crm.orders', 'crm.orders'],
    ['source:tools.*.*', 'crm.orders'],
    ['source:*', 'crm.orders raw.orders raw.users'],
    ['exposure:board', 'board'],
    ['exposure:shop.bo*', 'board'],
    ['exposure:tools.board', ''],
    ['metric:revenue', 'revenue'],
    ['semantic_model:sem', 'sem'],
    ['saved_query:sq', 'sq'],
    ['unit_test:ut_ib', 'ut_ib'],
    ['unit_test:shop.ut_ib', 'ut_ib'],
    ['unit_test:ib.ut_ib', ''],
    ['group:finance', 'orders revenue'],
    ['group:fin*', 'orders revenue'],
    ['access:public', 'ia'],
    ['access:p*', ''],
    ['test_name:not_null', 'not_null_ia_id'],
    ['test_name:same_*', 'odd_ib'],
    ['test_name:by_hand', ''],
    ['test_name:ut_ib', 'ut_ib'],
  ])('in %s find %s', (select, wanted) => {
    expect(picked(select)).toBe(wanted);
  });

  it.each(['source:a.b.c.d', 'exposure:a.b.c', 'metric:a.b.c', 'unit_test:a.b.c'])('refuse %s for its dots', (select) => {
    expect(refused(head, { select })).toEqual([expect.stringContaining(`"${select}" has too many dots`)]);
  });
});

describe('the methods by kind', () => {
  it.each([
    ['resource_type:seed', 'countries holidays'],
    ['resource_type:exposure', 'board'],
    ['resource_type:function', 'plus_one'],
    ['resource_type:analysis', 'study'],
    ['resource_type:macro', ''],
    ['test_type:generic', 'not_null_ia_id odd_ib unique_orders_id'],
    ['test_type:schema', 'not_null_ia_id odd_ib unique_orders_id'],
    ['test_type:singular', 'by_hand'],
    ['test_type:data', 'by_hand not_null_ia_id odd_ib unique_orders_id'],
    ['test_type:unit', 'ut_ib'],
    ['test_type:sing', 'by_hand'],
    ['version:latest', 'dim.v2'],
    ['version:old', 'dim.v1'],
    ['version:prerelease', 'dim.v3'],
    ['version:none,package:tools', 'calendar ext'],
  ])('in %s find %s', (select, wanted) => {
    expect(picked(select)).toBe(wanted);
  });

  it.each([
    ['resource_type:modell', 'Did you mean "model"?'],
    ['test_type:zz', 'Write generic, singular, unit or data.'],
    ['version:newest', 'Write one of latest, prerelease, old, none.'],
  ])('refuse %s', (select, next) => {
    expect(refused(head, { select })).toEqual([expect.stringContaining(next)]);
  });
});

describe('the method config', () => {
  it.each([
    ['config.materialized:table', 'orders'],
    ['config.materialized:tab*', ''],
    ['config.meta.owner:ann', 'orders_daily'],
    ['config.meta.tier:2', ''],
    ['config.meta.flags:x', 'orders_daily'],
    ['config.meta.flags:TRUE', 'orders_daily'],
    ['config.meta.deep.k:v', 'orders_daily'],
    ['config.meta.deep:v', ''],
    ['config.meta.items:q', ''],
    ['config.tags:nightly', 'countries orders'],
    ['config.tags:raw', 'raw.orders'],
    ['config.severity:WARN', 'not_null_ia_id'],
    ['config.group:finance', 'orders'],
    ['config.enabled:false', ''],
    ['config.bogus:x', ''],
  ])('in %s finds %s', (select, wanted) => {
    expect(picked(select)).toBe(wanted);
  });

  it('selects nothing without a key, and says so', () => {
    expect(warned(head, { select: 'config:table' })).toEqual([
      "The selection criterion 'config:table' does not match any enabled nodes",
      'Nothing is selected',
    ]);
  });

  it('equals a number only when YAML gives one', () => {
    const withNumber = builder.selector('tier', { method: 'config.meta.tier', value: 2 }).build();
    expect(names(withNumber, { selector: 'tier' })).toBe('orders_daily');
  });
});

describe('the method state', () => {
  const before = builder.model('ib', 'select 0', ['ia'], { path: 'models/core/ib.sql' }).without('board').build();
  it.each([
    ['state:modified', 'ib'],
    ['state:modified.body', 'ib'],
    ['state:modified.configs', 'board'],
    ['state:new', 'board'],
    ['state:modified+,resource_type:model', 'ib orders orders_daily'],
    ['1+state:modified', 'ia ib'],
  ])('in %s finds %s', (select, wanted) => {
    expect(names(head, { base: before, select, indirectSelection: 'empty' })).toBe(wanted);
  });

  it('splits everything into old and new, and into modified and unmodified', () => {
    const all = names(head, { base: before, indirectSelection: 'empty' });
    for (const [one, other] of [
      ['state:old', 'state:new'],
      ['state:modified', 'state:unmodified'],
    ]) {
      expect(names(head, { base: before, select: `${one} ${other}`, indirectSelection: 'empty' })).toBe(all);
      expect(names(head, { base: before, select: `${one},${other}`, indirectSelection: 'empty' })).toBe('');
    }
  });

  it('refuses a state that dbt does not know', () => {
    expect(refused(head, { base: before, select: 'state:modifed' })).toEqual(['"modifed" is no state (in "state:modifed"). Did you mean "modified"?']);
  });

  it('refuses to answer without a base', () => {
    expect(refused(head, { select: 'state:new' })).toEqual([
      'A state selector needs a base to compare with (in "state:new"). Give the manifest of production, as dbt wants it with --state.',
    ]);
  });
});

describe('the methods result and source_status', () => {
  const results = (pairs: Record<string, string>): RunResults => ({
    uri: 'run_results.json',
    schemaVersion: 6,
    dbtVersion: '1.12.6',
    generatedAt: null,
    invocationId: null,
    command: 'build',
    elapsedSeconds: 1,
    results: Object.entries(pairs).map(([id, status]) => ({
      id: nodeId(id),
      status,
      executionSeconds: 1,
      timing: [],
      message: null,
      failures: null,
      adapterResponse: {},
      threadId: null,
      relationName: null,
      compiledCode: null,
    })),
  });
  const freshness = (pairs: Record<string, string | null>): Freshness => ({
    uri: 'sources.json',
    dbtVersion: '1.12.6',
    generatedAt: null,
    invocationId: null,
    results: Object.entries(pairs).map(([id, maxLoadedAt]) => ({
      id: nodeId(id),
      status: maxLoadedAt === null ? 'runtime error' : 'pass',
      maxLoadedAt,
      snapshottedAt: null,
      ageSeconds: null,
      criteria: null,
      error: null,
    })),
  });

  it('finds resources by the status of the base run', () => {
    const baseResults = [results({ 'model.shop.ib': 'error', 'model.shop.orders': 'skipped' }), results({ 'seed.shop.countries': 'error' })];
    expect(names(head, { select: 'result:error', baseResults, indirectSelection: 'empty' })).toBe('countries ib');
    expect(names(head, { select: 'result:bogus', baseResults })).toBe('');
  });

  it('finds sources that received data since, to the microsecond and across time zones', () => {
    const baseFreshness = freshness({ 'source.shop.raw.orders': '2026-01-01T00:00:00.123456Z', 'source.shop.raw.users': '2026-01-01T02:00:00+02:00' });
    const headFreshness = freshness({ 'source.shop.raw.orders': '2026-01-01T00:00:00.123457Z', 'source.shop.raw.users': '2026-01-01T00:00:00Z' });
    expect(names(head, { select: 'source_status:fresher', baseFreshness, headFreshness, indirectSelection: 'empty' })).toBe('raw.orders');
  });

  it('counts a source as fresher that the base could not measure, but none that failed now', () => {
    const baseFreshness = freshness({ 'source.shop.raw.orders': null, 'source.shop.raw.users': '2026-01-01T00:00:00Z' });
    const headFreshness = freshness({ 'source.shop.raw.orders': '2020-01-01T00:00:00Z', 'source.shop.raw.users': null });
    expect(names(head, { select: 'source_status:fresher', baseFreshness, headFreshness, indirectSelection: 'empty' })).toBe('raw.orders');
  });

  it('refuses to answer without what it compares', () => {
    expect(refused(head, { select: 'result:error source_status:fresher' })).toEqual([
      'A result selector needs the run results of the base (in "result:error"). Store run_results.json beside the base manifest.',
      'A source_status selector needs the source freshness of base and head (in "source_status:fresher"). Run dbt source freshness and give its sources.json.',
    ]);
  });
});

describe('dbt 1.8', () => {
  const old = builder.metadata({ dbtVersion: '1.8.10' }).build();

  it.each([
    ['fqn:sq', 'sq'],
    ['saved_query:sq', 'sq'],
    ['metric:revenue+', 'revenue sq'],
    ['resource_type:saved_query', ''],
    ['package:shop,fqn:sq', ''],
    ['path:models/marts,fqn:sq', ''],
  ])('in %s finds saved queries: %s', (select, wanted) => {
    expect(names(old, { select, indirectSelection: 'eager' })).toBe(wanted);
  });
});
