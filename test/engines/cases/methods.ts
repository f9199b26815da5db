/** Section 4.1: the methods. */
import type { Freshness, RunResults } from '#artifacts';
import { nodeId } from '#kernel';
import { project } from '../../support/project.ts';
import type { Beside, EngineCase } from '../engine-case.ts';
import { type Asked, asked, named, only, shop, versioned } from '../scenes.ts';

const INVALID = 'error: selector-invalid';
const audited = shop.model('orders', 'select 1', [], { packageName: 'audit' }).seed('countries', 'id', { config: { group: 'finance' } });
const grouped = named.metric('revenue', ['orders'], { config: { group: 'finance' } }).function('area', 'x', [], { config: { group: 'finance' } });
const tests = shop.unitTest('adds_up', 'orders');
const disabledTag = project().model('orders', 'select 1', [], { config: { enabled: 'true', materialized: 'Table', meta: { tier: '2', live: false } } });

const byName = asked([
  ['4.1/tag', 'a name', shop, only('tag:nightly'), ['stg_orders']],
  ['4.1/tag', 'a wildcard', shop, only('tag:*ly'), ['orders', 'stg_orders']],
  ['4.1/package', 'this', audited, only('package:this,resource_type:model'), ['orders', 'revenue', 'stg_orders']],
  ['4.1/package', 'another', audited, only('package:audit'), ['orders']],
  ['4.1/file', 'without its ending', shop, only('file:revenue'), ['revenue']],
  ['4.1/file', 'with a wildcard', shop, only('file:*orders.sql'), ['orders', 'stg_orders']],
  ['4.1/exposure', 'a name', named, only('exposure:board'), ['exposure:board']],
  ['4.1/exposure', 'too many dots', named, only('exposure:a.b.c'), INVALID],
  ['4.1/metric', 'a package and a name', named, only('metric:shop.revenue'), ['metric:revenue']],
  ['4.1/saved_query', 'a name', named, only('saved_query:week*'), ['saved_query:weekly']],
  ['4.1/semantic_model', 'a name', named, only('semantic_model:orders'), ['semantic_model:orders']],
  ['4.1/unit_test', 'a name', named, only('unit_test:adds_up'), ['unit_test:orders.adds_up']],
  ['4.1/test_name', 'a kind of generic test', tests, only('test_name:not_null'), ['test:not_null_orders_id']],
  ['4.1/test_name', 'a unit test', tests, only('test_name:adds_up'), ['unit_test:orders.adds_up']],
  ['4.1/test_name', 'a singular test', tests, only('test_name:is_paid'), [], ['test:is_paid']],
  ['4.1/source', 'a source', shop, only('source:raw'), ['source:raw.orders']],
  ['4.1/source', 'a table', shop, only('source:raw.orders'), ['source:raw.orders']],
  ['4.1/function', 'a name', named, only('function:area'), INVALID, ['function:area']],
]);

const byPlace = asked([
  ['4.1/path', 'a folder', shop, only('path:models/marts'), ['orders', 'revenue']],
  ['4.1/path', 'the beginning of a folder', shop, only('path:models/mar'), []],
  ['4.1/path', 'a schema file', shop, only('path:models/marts/marts.yml'), ['orders']],
  ['4.1/path', 'a way around', shop, only('path:./models/staging/../marts'), [], ['orders', 'revenue']],
  ['4.1/path', 'a wildcard for a folder', shop, only('path:models/m*'), ['orders', 'revenue']],
  ['4.1/path', 'an absolute path', shop, only('path:/models'), INVALID, []],
  ['4.1/path', 'the project', shop, only('path:.'), INVALID, []],
  ['4.1/path', 'a folder that the root project lacks', audited, only('path:seeds'), ['seed:countries']],
]);

const byValue = asked([
  ['4.1/config', 'a text', shop, only('config.materialized:table'), ['stg_orders']],
  ['4.1/config', 'a wildcard', shop, only('config.materialized:tab*'), [], ['stg_orders']],
  ['4.1/config', 'a member of a list', shop, only('config.tags:daily'), ['orders']],
  ['4.1/config', 'a number', shop, only('config.meta.tier:1'), [], ['orders']],
  ['4.1/config', 'a truth value', shop, only('config.meta.live:True'), ['orders']],
  ['4.1/config', 'a key in the value', shop, only('config:materialized:table'), [], ['stg_orders']],
  ['4.1/config', 'no key at all', shop, only('config:table'), []],
  ['4.1/config', 'another case', disabledTag, only('config.materialized:table'), []],
  ['4.1/config', 'an exposure', named.exposure('board', ['orders'], { config: { meta: { a: 'b' } } }), only('config.meta.a:b'), [], ['exposure:board']],
  ['4.1/group', 'a name', shop, only('group:finance'), ['orders', 'revenue']],
  ['4.1/group', 'a wildcard', shop, only('group:fin*'), ['orders', 'revenue'], []],
  ['4.1/group', 'of a seed', audited, only('group:finance,resource_type:seed'), ['seed:countries'], []],
  ['4.1/group', 'of a metric and a function', grouped, only('group:finance'), ['metric:revenue'], ['function:area']],
  ['4.1/access', 'a model', shop, only('access:public'), ['orders']],
  ['4.1/access', 'a wildcard', shop, only('access:pub*'), []],
  ['4.1/access', 'a function', named, only('access:protected'), ['orders'], ['function:area', 'orders']],
  ['4.1/resource_type', 'a type', tests, only('resource_type:unit_test'), ['unit_test:orders.adds_up']],
  ['4.1/resource_type', 'relation', named, only('resource_type:relation,orders'), INVALID, ['orders', 'semantic_model:orders', 'unit_test:orders.adds_up']],
  ['4.1/resource_type', 'no type', shop, only('resource_type:models'), INVALID, []],
  ['4.1/test_type', 'generic', tests, only('test_type:generic'), ['test:not_null_orders_id']],
  ['4.1/test_type', 'singular', tests, only('test_type:singular'), ['test:is_paid']],
  ['4.1/test_type', 'unit', tests, only('test_type:unit'), ['unit_test:orders.adds_up']],
  ['4.1/test_type', 'data', tests, only('test_type:data'), ['test:is_paid', 'test:not_null_orders_id']],
  ['4.1/test_type', 'schema', tests, only('test_type:schema'), ['test:not_null_orders_id'], []],
  ['4.1/test_type', 'part of a word', tests, only('test_type:sing'), ['test:is_paid'], []],
  ['4.1/version', 'latest', versioned, only('version:latest'), ['orders.v1']],
  ['4.1/version', 'prerelease', versioned, only('version:prerelease'), ['orders.v2']],
  ['4.1/version', 'old, with version 0', versioned, only('version:old'), [], ['orders.v0']],
  ['4.1/version', 'none', versioned, only('version:none'), ['revenue']],
  ['4.1/version', 'no state of a version', versioned, only('version:newest'), INVALID],
  ['4.1/state', 'no base', shop, only('state:modified'), INVALID],
  ['4.1/selector', 'a name', shop.selector('n', { method: 'tag', value: 'nightly' }), only('selector:n'), ['stg_orders'], ['stg_orders', 'test:is_paid']],
  [
    '4.1/selector',
    'a wildcard',
    shop.selector('nightly', { method: 'tag', value: 'nightly' }),
    only('selector:ni*'),
    ['stg_orders'],
    ['stg_orders', 'test:is_paid'],
  ],
  ['4.1/selector', 'a circle', shop.selector('n', { method: 'selector', value: 'n' }), only('selector:n'), INVALID],
  ['4.1/selector', 'no such selector', shop, only('selector:n'), INVALID],
]);

const ORDERS = nodeId('source.shop.raw.orders');
const results: RunResults = {
  uri: 'run_results.json',
  schemaVersion: 6,
  dbtVersion: '2.0.6',
  generatedAt: null,
  invocationId: null,
  command: 'build',
  elapsedSeconds: 1,
  results: [
    {
      id: nodeId('model.shop.orders'),
      status: 'error',
      executionSeconds: 1,
      timing: [],
      message: null,
      failures: null,
      adapterResponse: {},
      threadId: null,
      relationName: null,
      compiledCode: null,
    },
  ],
};

function freshness(...loadedAt: readonly string[]): Freshness {
  const measured = loadedAt.map((maxLoadedAt) => ({
    id: ORDERS,
    status: 'pass',
    maxLoadedAt,
    snapshottedAt: null,
    ageSeconds: 1,
    criteria: null,
    error: null,
  }));
  return { uri: 'sources.json', dbtVersion: null, generatedAt: null, invocationId: null, results: measured };
}

const OLD = freshness('2026-11-01T00:00:00Z');
const NEW = freshness('2026-11-02T00:00:00Z');
const NONE = freshness();

/** Questions about files beside the manifests. */
function beside(files: Beside, list: readonly Asked[]): readonly EngineCase[] {
  return asked(list).map((one) => ({ ...one, beside: files }));
}

const FRESHER = only('source_status:fresher');

const byFiles = [
  ...beside({ baseResults: [results] }, [['4.1/result', 'a status', shop, only('result:error'), ['orders']]]),
  ...beside({}, [['4.1/result', 'no run results', shop, only('result:error'), INVALID, []]]),
  ...beside({ baseFreshness: OLD, headFreshness: NEW }, [
    ['4.1/source_status', 'newer data', shop, FRESHER, ['source:raw.orders']],
    ['4.1/source_status', 'newer data, asked for in capitals', shop, only('source_status:FRESHER'), [], ['source:raw.orders']],
  ]),
  ...beside({ baseFreshness: NONE, headFreshness: NEW }, [
    ['4.1/source_status', 'a source that the base did not measure', shop, FRESHER, ['source:raw.orders'], []],
  ]),
  ...beside({ headFreshness: NEW }, [['4.1/source_status', 'no freshness of the base', shop, FRESHER, INVALID, []]]),
  ...beside({ baseFreshness: OLD }, [['4.1/source_status', 'no freshness of the head', shop, FRESHER, INVALID]]),
];

export const methods: readonly EngineCase[] = [...byName, ...byPlace, ...byValue, ...byFiles];
