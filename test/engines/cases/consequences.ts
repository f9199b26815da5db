/** Section 3.6: where the engines part, as users meet it. */
import type { EngineCase } from '../engine-case.ts';
import { edits } from '../edits.ts';
import { area, caller, exposure, metric, model, savedQuery, semanticModel, shop, source, unitTest } from '../shapes.ts';

const NEW = ['unique_id'];
/** dbt stores the items of a list in a schema file raw, and once more as they rendered. */
const listed = (key: string) => model({ config: { unique_key: [key] }, unrenderedConfig: { unique_key: ["{{ var('key') }}", key] } });
const takes = (data_type: string) => area({ arguments: [{ name: 'x', data_type, description: null, default_value: null }] });
const contracted = shop.model('orders', 'select 1', [], { contract: true, columns: { id: 'int' } }).model('revenue', 'select 2');

const changed = edits([
  ['3.6/white-space', 'white space inside SQL', model({}, 'select 1 as id'), model({}, 'select  1\n  as id'), 'v1'],
  ['3.6/white-space', 'Windows line endings', model({}, 'select 1\nas id'), model({}, 'select 1\r\nas id'), 'v1'],
  ['3.6/macros', 'a macro behind another', caller('1', 'round'), caller('1', 'floor'), 'v1'],
  ['3.6/macros', 'a macro that shadows one of dbt', model({ macros: ['macro.dbt.ref'] }), model({ macros: ['ref'] }).macro('ref'), 'v1'],
  ['3.6/unit-test', 'an expected row', unitTest({ expect: { rows: [{ id: 1 }] } }), unitTest({ expect: { rows: [{ id: 2 }] } }), 'v1'],
  ['3.6/unit-test', 'a name', unitTest(), model().unitTest('sums_up', 'orders'), 'both', NEW],
  ['3.6/new', 'a new exposure', model(), exposure(), 'v2', NEW],
  ['3.6/new', 'a new metric', shop, metric(), 'v2', NEW],
  ['3.6/new', 'a new saved query', shop, savedQuery(), 'v2', NEW],
  ['3.6/new', 'a new semantic model', model(), semanticModel(), 'v2', NEW],
  ['3.6/moved', 'a folder further down', model({ path: 'models/marts/orders.sql' }), model({ path: 'models/marts/core/orders.sql' }), 'both', ['fqn']],
  ['3.6/moved', 'a folder named as the model', model(), model({ path: 'models/orders/orders.sql' }), 'v1'],
  ['3.6/exposure', 'its description', exposure(), exposure({ description: 'x' }), 'v1'],
  ['3.6/exposure', 'its type', exposure(), exposure({ type: 'notebook' }), 'v1'],
  ['3.6/exposure', 'a parent less', exposure(), model().exposure('board'), 'v1'],
  ['3.6/source-labels', 'a tag', source({ config: { tags: ['a'] } }), source({ config: { tags: ['b'] } }), 'v1'],
  ['3.6/source-labels', 'meta', source({ config: { meta: { owner: 'a' } } }), source({ config: { meta: { owner: 'b' } } }), 'v1'],
  ['3.6/source-loader', 'its loader', source({ loader: 'a' }), source({ loader: 'b' }), 'v2', ['loader']],
  ['3.6/source-external', 'its location', source({ external: { location: 'a' } }), source({ external: { location: 'b' } }), 'v1'],
  ['3.6/function', 'an argument', takes('int'), takes('text'), 'v1'],
  ['3.6/function', 'what it returns', area(), area({ returns: { data_type: 'text', description: null } }), 'v1'],
  ['3.6/doubled-list', 'a variable in a list, written by v1', listed('id'), listed('key'), 'both', ['config.unique_key', 'unrendered_config.unique_key']],
  [
    '3.6/doubled-list',
    'a variable in a list, written by v2',
    model({ config: { unique_key: ['id'] }, unrenderedConfig: { unique_key: ["{{ var('key') }}"] } }),
    model({ config: { unique_key: ['key'] }, unrenderedConfig: { unique_key: ["{{ var('key') }}"] } }),
    'neither',
  ],
  ['3.6/default', 'a view that says so', model(), model({ config: { materialized: 'view' } }), 'v1'],
]);

const contracts: readonly EngineCase[] = [
  {
    row: '3.6/contract',
    what: 'a column renamed under an enforced contract',
    base: model({ contract: true, columns: { id: 'int' } }),
    head: model({ contract: true, columns: { key: 'int' } }),
    question: { select: ['state:modified'], mode: 'empty' },
    v1: ['orders'],
    v2: [],
    says: { v1: ['warning: column-removed'], v2: [] },
  },
  {
    row: '3.6/removed',
    what: 'a contracted model deleted',
    base: contracted,
    head: contracted.without('orders'),
    question: { select: ['state:modified'], mode: 'empty' },
    v1: [],
    v2: [],
    says: { v1: ['warning: model-removed'], v2: [] },
  },
  {
    row: '3.6/removed',
    what: 'a contracted model with a version deleted',
    base: model({ contract: true, version: 1 }),
    head: shop,
    question: { select: ['state:modified'], mode: 'empty' },
    v1: 'error: contract-break',
    v2: [],
    says: { v1: ['error: model-removed'], v2: [] },
  },
];

export const consequences: readonly EngineCase[] = [...changed, ...contracts];
