/** Rules on code and macros. */
import { project } from '../../../support/project.ts';
import type { RuleCases } from './case.ts';

const orders = ['model.shop.orders'];
const model = (sql: string, config = {}) => project().model('orders', sql, [], { config });
const python = (code: string) => project().model('orders', code, [], { language: 'python' });
const calling = (sql: string) =>
  project()
    .macro('cents', sql)
    .model('orders', 'select {{ cents() }}', [], { macros: ['cents'] });
const singular = (sql: string, hash: string, version: string) =>
  project()
    .metadata({ dbtVersion: version })
    .singularTest('positive', sql, [], { checksum: { name: 'sha256', checksum: hash } });

export const codeCases: readonly RuleCases[] = [
  {
    rule: 'smart/line-endings',
    fires: [
      { name: 'line endings of code that Jinja reads', base: model("select 'a\nb'\n, {{ x }}"), head: model("select 'a\r\nb'\r\n, {{ x }}"), ids: orders },
      { name: 'line endings of plain code', base: model('select 1\n, 2'), head: model('select 1\r\n, 2'), ids: orders },
      { name: 'line endings of a Python model', base: python('a = 1\nb = 2'), head: python('a = 1\r\nb = 2'), ids: orders },
      {
        name: 'white space around a snapshot',
        base: project().snapshot('history', '\nselect 1\n'),
        head: project().snapshot('history', 'select 1'),
        ids: ['snapshot.shop.history'],
      },
      {
        name: 'blank lines before a macro',
        base: calling('{% macro cents() %}1{% endmacro %}'),
        head: calling('\n\n{% macro cents() %}1{% endmacro %}'),
        ids: orders,
      },
    ],
    quiet: [
      { name: 'a byte-order mark', base: model('select 1'), head: project().model('orders', 'select 1', [], { rawCode: '\uFEFFselect 1' }) },
      { name: 'line endings inside a text that Jinja does not read', base: model("select 'a\nb'"), head: model("select 'a\r\nb'") },
      {
        name: 'line endings inside a macro, and a word',
        base: calling('{% macro cents() %}\n1{% endmacro %}'),
        head: calling('{% macro cents() %}\r\n2{% endmacro %}'),
      },
    ],
  },
  {
    rule: 'smart/whitespace',
    fires: [
      { name: 'the layout of SQL', base: model('select a,b from c'), head: model('select\n  a, b\nfrom c'), ids: orders },
      {
        name: 'white space inside the tags of a macro',
        base: calling('{% macro cents() %}{{ x }}{% endmacro %}'),
        head: calling('{%macro cents()%}{{x}}{%endmacro%}'),
        ids: orders,
      },
    ],
    quiet: [
      { name: 'white space inside a text', base: model("select 'a  b'"), head: model("select 'a b'") },
      { name: 'white space that a macro prints', base: calling('{% macro cents() %}1{% endmacro %}'), head: calling('{% macro cents() %} 1{% endmacro %}') },
      { name: 'the indentation of Python', base: python('if a:\n  b()\nc()'), head: python('if a:\n  b()\n  c()') },
    ],
  },
  {
    rule: 'smart/comments',
    fires: [
      { name: 'a comment of SQL', base: model('select 1 -- one\n, 2'), head: model('select 1\n, 2'), ids: orders },
      { name: 'a comment of Jinja', base: model('{# one #}select 1'), head: model('{# two #}select 1'), ids: orders },
      {
        name: 'a comment of Jinja in a macro',
        base: calling('{% macro cents() %}1{% endmacro %}'),
        head: calling('{% macro cents() %}{# one #}1{% endmacro %}'),
        ids: orders,
      },
      {
        name: 'a comment under dbt v2, where layout is none anyway',
        base: model('select 1 -- one\n, 2').metadata({ dbtVersion: '2.0.1' }),
        head: model('select 1 -- two\n, 2').metadata({ dbtVersion: '2.0.1' }),
        ids: orders,
      },
    ],
    quiet: [
      { name: 'a comment that Jinja runs', base: model('select 1'), head: model("-- {{ var('a') }}\nselect 1") },
      { name: 'a hint to the optimizer', base: model('select a'), head: model('select /*+ broadcast(a) */ a') },
      {
        name: 'a comment of SQL in a macro, which may be printed into a value',
        base: calling('{% macro cents() %}1{% endmacro %}'),
        head: calling('{% macro cents() %}-- one\n1{% endmacro %}'),
      },
    ],
  },
  {
    rule: 'smart/config-spelling',
    fires: [
      {
        name: 'the order of keywords',
        base: model("{{ config(materialized='table', full_refresh=false) }} select 1", { materialized: 'table', full_refresh: false }),
        head: model("{{ config(full_refresh=False, materialized='table') }} select 1", { materialized: 'table', full_refresh: false }),
        ids: orders,
      },
    ],
    quiet: [
      {
        name: 'a keyword that no comparison of configuration counts',
        base: model("{{ config(materialized='table', tags=['a']) }} select 1", { materialized: 'table', tags: ['a'] }),
        head: model("{{ config(materialized='table', tags=['b']) }} select 1", { materialized: 'table', tags: ['b'] }),
      },
    ],
  },
  {
    rule: 'smart/stored-hash',
    fires: [
      {
        name: 'the hash of a test that v1 made',
        base: singular('select 1', 'a1', '1.12.6'),
        head: singular('select 1', 'b2', '2.0.1'),
        ids: ['test.shop.positive'],
      },
    ],
    quiet: [
      { name: 'the hash of other code', base: singular('select 1', 'a1', '1.12.6'), head: singular('select 2', 'b2', '2.0.1') },
      { name: 'another hash by the same engine and version', base: singular('select 1', 'a1', '2.0.1'), head: singular('select 1', 'b2', '2.0.1') },
    ],
  },
  {
    rule: 'smart/builtin-macros',
    fires: [
      {
        name: 'a macro of dbt itself',
        base: project()
          .metadata({ dbtVersion: '1.11.16' })
          .macro('type_int', 'a', [], 'dbt')
          .model('orders', 'select 1', [], { macros: ['type_int'] }),
        head: project()
          .macro('type_int', 'b', [], 'dbt')
          .model('orders', 'select 1', [], { macros: ['type_int'] }),
        ids: orders,
      },
      {
        name: 'a macro of the adapter that it is built on, with the same dbt',
        base: project()
          .metadata({ adapterType: 'redshift' })
          .macro('now', 'a', [], 'dbt_postgres')
          .model('orders', 'select 1', [], { macros: ['now'] }),
        head: project()
          .metadata({ adapterType: 'redshift' })
          .macro('now', 'b', [], 'dbt_postgres')
          .model('orders', 'select 1', [], { macros: ['now'] }),
        ids: orders,
      },
    ],
    quiet: [
      {
        name: 'a macro of a package',
        base: project()
          .macro('star', 'a', [], 'dbt_utils')
          .model('orders', 'select 1', [], { macros: ['star'] }),
        head: project()
          .macro('star', 'b', [], 'dbt_utils')
          .model('orders', 'select 1', [], { macros: ['star'] }),
      },
      {
        name: 'a macro of the project behind a macro of dbt',
        base: project()
          .macro('cents', 'a')
          .macro('type_int', 'a', ['cents'], 'dbt')
          .model('orders', 'select 1', [], { macros: ['type_int'] }),
        head: project()
          .macro('cents', 'b')
          .macro('type_int', 'b', ['cents'], 'dbt')
          .model('orders', 'select 1', [], { macros: ['type_int'] }),
      },
      {
        name: 'a macro of a project that is called dbt',
        base: project('dbt')
          .macro('cents', 'a')
          .model('orders', 'select 1', [], { macros: ['cents'] }),
        head: project('dbt')
          .macro('cents', 'b')
          .model('orders', 'select 1', [], { macros: ['cents'] }),
      },
    ],
  },
];
