import { describe, expect, it } from 'vitest';
import { type SmartReason, applySmart, judgeSmart, unknownSmartRules } from '#state';
import { project } from '../../support/project.ts';
import { modifiedIds, stateOf } from '../compare.ts';
import { judge } from './judged.ts';

const V2 = { dbtVersion: '2.0.1' };
/** `[rule, field]` of each reason. */
const told = (reasons: readonly SmartReason[] | undefined) => reasons?.map(({ rule, because }) => [rule, because.field]);

describe('a resource with several differences', () => {
  const orders = (sql: string, config: Record<string, never[] | string | null>) => project().model('orders', sql, [], { unrenderedConfig: config });

  it('is dropped when each has a rule of its own', () => {
    const { smart } = judge({ base: orders('select 1', {}), head: orders('select  1', { grants: null, partition_by: null }) });
    expect(told([...smart.drops.values()][0])).toEqual([
      ['smart/whitespace', 'raw_code'],
      ['smart/empty-values', 'unrendered_config.grants'],
      ['smart/empty-values', 'unrendered_config.partition_by'],
    ]);
  });

  it('is kept when one is left over', () => {
    const { smart } = judge({ base: orders('select 1', {}), head: orders('select  1', { grants: null, schema: 'marts' }) });
    expect([...smart.drops]).toEqual([]);
  });

  it('is kept when something counts that dbt does not see', () => {
    const sides = (layout: string, sql: string) => project().macro('cents', sql).model('orders', `select${layout}{% if execute %}{{ cents() }}{% endif %}`);
    const { smart, diff } = judge({ base: sides(' ', 'a'), head: sides('  ', 'b') });
    expect({ exact: modifiedIds(diff), drops: [...smart.drops.keys()], additions: [...smart.additions.keys()] }).toEqual({
      exact: ['model.shop.orders'],
      drops: [],
      additions: [],
    });
  });
});

describe('a macro that dbt names for a chain of macros', () => {
  const chain = (outer: string, inner: string) =>
    project()
      .macro('inner', inner)
      .macro('outer', `{% macro outer() %}${outer}{{ inner() }}{% endmacro %}`, ['inner'])
      .model('orders', '{{ outer() }}', [], { macros: ['outer'] });

  it('does not hide a real change behind it', () => {
    const { smart } = judge({ base: chain('', 'a'), head: chain('{# one #}', 'b') });
    expect([...smart.drops]).toEqual([]);
  });

  it('is dropped when all of the chain is explained', () => {
    const { smart } = judge({ base: chain('', 'a'), head: chain('{# one #}', 'a') });
    expect(told([...smart.drops.values()][0])).toEqual([['smart/comments', 'macro_sql']]);
  });
});

describe('a reason', () => {
  const { smart } = judge({
    base: project()
      .metadata({ dbtVersion: '1.11.16' })
      .model('orders', 'select 1', [], { config: { unique_key: 'id' } }),
    head: project().model('orders', 'select 1', [], { config: { unique_key: 'id' }, unrenderedConfig: { unique_key: "{{ var('k') }}" } }),
  });

  it('names rule, both values, how far it can be relied on, and the skew behind it', () => {
    expect([...smart.drops.values()][0]).toEqual([
      {
        rule: 'smart/rendered-value',
        confidence: 'as-dbt',
        because: { check: 'configs', field: 'unrendered_config.unique_key', before: 'id', after: "{{ var('k') }}" },
        skew: 'flag',
      },
    ]);
  });
});

describe('what is judged', () => {
  it('says what no manifest holds', () => {
    const large = { checksum: { name: 'path', checksum: 'seeds/big.csv' } };
    const meta = (team: string) => ({ unrenderedConfig: { meta: { a: 1 } }, config: { meta: { a: 1, team } } });
    const { smart } = judge({
      base: project().seed('big', '', large).model('orders', 'select 1', [], meta('x')),
      head: project().seed('big', '', large).model('orders', 'select 1', [], meta('y')),
    });
    expect(smart.notEvaluated.map(({ what, why }) => [what, why])).toEqual([
      ['rows of large seeds', "a manifest holds no hash of a seed over dbt's size limit: seed.shop.big"],
      [
        'meta and grants of outer levels',
        'they come out differently although the closest level says the same, by an edit further out or by the environment: model.shop.orders',
      ],
    ]);
  });

  it('says which fixtures dbt v2 leaves in their files', () => {
    const one = project()
      .metadata(V2)
      .model('orders', 'select 1')
      .unitTest('works', 'orders', { given: [{ input: 'x', format: 'csv', rows: null, fixture: 'f.csv' }] });
    expect(judge({ base: one, head: one }).smart.notEvaluated.map(({ what }) => what)).toEqual(['rows of fixtures']);
  });

  it('names the rules that were switched off', () => {
    expect(judge({ base: project(), head: project() }, ['smart/comments']).smart.off).toEqual(['smart/comments']);
  });

  it('knows which ids are no rules', () => {
    expect(unknownSmartRules(['smart/comments', 'smart/coments', 'contract/field-removed'])).toEqual(['smart/coments', 'contract/field-removed']);
  });
});

describe('the comparison as smart mode sees it', () => {
  const base = project()
    .model('orders', 'select 1')
    .model('lines', 'select 1')
    .metric('revenue', [], { typeParams: { expr: 'a' } });
  const head = project()
    .model('orders', 'select  1')
    .model('lines', 'select 2')
    .metric('revenue', [], { typeParams: { expr: 'b' } });
  const { diff, smart } = judge({ base, head });
  const seen = applySmart(diff, smart);

  it('has what was dropped unmodified, what was added modified, and the rest as it is', () => {
    expect(modifiedIds(diff)).toEqual(['model.shop.orders', 'model.shop.lines']);
    expect(modifiedIds(seen)).toEqual(['model.shop.lines', 'metric.shop.revenue']);
  });

  it('answers no part of what was dropped, and gives the reason of what was added', () => {
    expect([...stateOf(seen, 'model.shop.orders').parts]).toEqual([]);
    expect(stateOf(seen, 'metric.shop.revenue').because).toEqual([{ check: 'content', field: 'type_params.expr', before: 'a', after: 'b' }]);
  });

  it('answers state:modified.macros for a macro that dbt did not record', () => {
    const one = (sql: string) => project().macro('cents', sql).model('orders', '{% if execute %}{{ cents() }}{% endif %}');
    const judged = judge({ base: one('a'), head: one('b') });
    expect([...stateOf(applySmart(judged.diff, judged.smart), 'model.shop.orders').parts]).toEqual(['macros']);
  });

  it('knows what the other engine wrote under another id, and no longer calls it removed', () => {
    const test = (leaf: string) =>
      project()
        .model('orders', 'select 1', [], { version: 2 })
        .unitTest(leaf, 'orders', { version: 2, fqn: ['shop'] })
        .build();
    const rename = (leaf: string, version: string) => {
      const built = test(leaf);
      const resources = new Map([...built.resources].map(([id, one]) => [id, one.resourceType === 'unit_test' ? { ...one, name: 'works' } : one] as const));
      return { ...built, resources, metadata: { ...built.metadata, dbtVersion: version, engine: version.startsWith('2') ? ('v2' as const) : ('v1' as const) } };
    };
    const judged = judge({ base: rename('works_v2', '1.12.6'), head: rename('works.v2', '2.0.1') });
    const adjusted = applySmart(judged.diff, judged.smart);
    expect(judged.diff.removed.map(({ id }) => id)).toEqual(['unit_test.shop.orders.works_v2']);
    expect({ removed: adjusted.removed, isNew: stateOf(adjusted, 'unit_test.shop.orders.works.v2').isNew }).toEqual({ removed: [], isNew: false });
  });
});

describe('smart mode', () => {
  it('gives equal answers to equal projects in any order of their resources', () => {
    const sides = (names: readonly string[], space: string) => names.reduce((built, name) => built.model(name, `select${space}1`), project());
    const names = ['c', 'a', 'b'];
    const [one, other] = [names, names.toReversed()].map((order) => judge({ base: sides(order, ' '), head: sides(order, '  ') }).smart);
    expect([...(one?.drops ?? [])]).toEqual([...(other?.drops ?? [])]);
  });

  it('judges a comparison that the other engine made', () => {
    const [base, head] = [project().model('orders', 'select 1').build(), project().model('orders', 'select 1 -- one\n, 2').build()];
    const { diff } = judge({ base, head, compare: { engine: 'v2' } });
    expect([...judgeSmart(diff, { base, head }, { rulesOff: [] }).drops.keys()]).toEqual([]);
  });
});
