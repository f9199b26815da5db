/** Section 3.4, the checks that have a selector of their own. */
import { edits } from '../edits.ts';
import { analysis, caller, exposure, genericTest, metric, model, savedQuery, seed, shop, singularTest, snapshot, source, unitTest } from '../shapes.ts';

const relation = { persist_docs: { relation: true } };
const columns = { persist_docs: { columns: true } };
const described = (text: string) => model({ config: relation, description: text });
const twoColumns = (a: string, b: string) => model({ config: columns, columns: { a: { description: a }, b: { description: b } } });
const authored = { unrenderedDatabase: 'd', unrenderedSchema: 's' };
const aliased = (alias: string, fields: object = {}) => singularTest({ alias, ...fields });

export const checks = edits([
  ['3.4/contract', 'a contract', model(), model({ contract: true }), 'both', ['config.contract.enforced'], 'modified.contract'],
  ['3.4/contract', 'a contract of a seed', seed(), seed({ config: { contract: { enforced: true, alias_types: true } } }), 'neither', [], 'modified.contract'],
  [
    '3.4/configs',
    'a materialization',
    model(),
    model({ config: { materialized: 'table' } }),
    'both',
    ['config.materialized', 'unrendered_config.materialized'],
    'modified.configs',
  ],
  ['3.4/relation', 'an alias', model(), model({ config: { alias: 'o' } }), 'both', ['unrendered_config.alias'], 'modified.relation'],
  ['3.4/relation', 'a schema that only the target decides', model(), model({ schema: 'ci' }), 'neither'],
  ['3.4/relation', 'a schema of an exposure', exposure(), exposure({ config: { schema: 'x' } }), 'both', ['unrendered_config.schema']],
  ['3.4/relation-text', 'a schema that is no text', model(), model({ unrenderedConfig: { schema: 1 } }), 'v1', []],
  ['3.4/relation-test', 'an alias that a test spells out', aliased('a'), aliased('a', { unrenderedConfig: { alias: 'a' } }), 'v1'],
  ['3.4/relation-test', 'an alias that a test changes', aliased('a'), aliased('b', { unrenderedConfig: { alias: 'b' } }), 'both', ['unrendered_config.alias']],
  ['3.4/relation-source-authored', 'a schema', source(authored), source({ ...authored, unrenderedSchema: 't' }), 'both', ['unrendered_schema']],
  ['3.4/relation-source-authored', 'a schema by another target', source({ ...authored, schema: 'raw' }), source({ ...authored, schema: 'ci' }), 'neither'],
  [
    '3.4/relation-source-configured',
    'a schema in the configuration',
    source({ config: { schema: 'a' }, schema: 'x' }),
    source({ config: { schema: 'b' }, schema: 'y' }),
    'both',
    ['unrendered_config.schema'],
  ],
  [
    '3.4/relation-source-configured',
    'a schema by another target',
    source({ config: { schema: 'a' }, schema: 'x' }),
    source({ config: { schema: 'a' }, schema: 'y' }),
    'neither',
  ],
  ['3.4/relation-source-rendered', 'a schema by another target', source(), source({ schema: 'ci' }), 'v2', ['schema']],
  ['3.4/relation-source-rendered', 'an identifier', source(), source({ identifier: 'orders_2' }), 'both', ['identifier']],
  ['3.4/relation-none', 'an alias of a saved query', savedQuery(), savedQuery({ unrenderedConfig: { alias: 'a' } }), 'neither'],
  ['3.4/relation-none', 'a schema of a unit test', unitTest(), unitTest({ unrenderedConfig: { schema: 'a' } }), 'neither'],
  ['3.4/descriptions-gate', 'a description that is not persisted', model({ description: 'a' }), model({ description: 'b' }), 'neither'],
  [
    '3.4/descriptions-gate',
    'a description that is no longer persisted',
    model({ config: relation, description: 'a', unrenderedConfig: {} }),
    model({ description: 'b' }),
    'neither',
  ],
  ['3.4/descriptions-relation', 'a description', described('a'), described('b'), 'both', ['description'], 'modified.persisted_descriptions'],
  ['3.4/descriptions-relation', 'white space in a description', described('All orders'), described('Allorders\n'), 'v1'],
  ['3.4/descriptions-relation', 'typographic quotes in a description', described('"a"'), described('“a”'), 'v1'],
  ['3.4/descriptions-columns', 'a description', twoColumns('x', 'y'), twoColumns('x', 'z'), 'both', ['columns'], 'modified.persisted_descriptions'],
  ['3.4/descriptions-columns', 'descriptions that two columns swap', twoColumns('x', 'y'), twoColumns('y', 'x'), 'v1'],
  [
    '3.4/descriptions-columns',
    'a column without description',
    model({ config: columns, columns: { a: { description: 'x' } } }),
    model({ config: columns, columns: { a: { description: 'x' }, b: {} } }),
    'v1',
  ],
  ['3.4/macros', 'a macro', caller('1'), caller('2'), 'both', ['macro_sql'], 'modified.macros'],
  ['3.4/macros', 'white space around a macro', caller('1'), caller('\n1 '), 'v1'],
  ['3.4/macros-depth', 'a macro behind another', caller('1', 'a'), caller('1', 'b'), 'v1'],
  [
    '3.4/macros-one-side',
    'a macro that is gone',
    caller('1'),
    caller('1')
      .without('money')
      .model('orders', 'select 1', [], { macros: ['macro.shop.money'] }),
    'v1',
  ],
  ['3.4/macros-one-side', 'a macro that is new', caller('1').without('money').model('orders', 'select 1'), caller('1'), 'v1'],
  ['3.4/body', 'SQL', model(), model({}, 'select 2'), 'both', ['raw_code'], 'modified.body'],
  ['3.4/body', 'the generated code of a generic test', genericTest(), genericTest({ rawCode: 'other' }), 'v1', [], 'modified.body'],
  ['3.4/body', 'the SQL of an analysis', analysis(), analysis({}, 'select 2'), 'both', ['raw_code'], 'modified.body'],
  ['3.4/body', 'the label of a metric', metric(), metric({ label: 'Money' }), 'neither', ['label'], 'modified.body'],
  ['3.4/body', 'the rows of a seed', seed(), seed({}, 'id\n1'), 'both', ['checksum'], 'modified.body'],
  ['3.4/body', 'the SQL of a snapshot', snapshot(), snapshot({}, 'select 2'), 'both', ['raw_code'], 'modified.body'],
  ['3.4/operation', 'a hook', shop.operation('start', 'select 1'), shop.operation('start', 'select 2'), 'neither'],
]);
