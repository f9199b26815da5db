import { describe, expect, it } from 'vitest';
import type { Catalog } from '#artifacts';
import { compareCoverage, docsRatio, measureCoverage, measureModels, shareOf, testsRatio } from '#coverage';
import { nodeId } from '#kernel';
import { type ProjectBuilder, project } from '../support/project.ts';
import { compare } from '../state/compare.ts';

const shop = project().model('orders', 'select 1', [], { columns: { id: 'int', amount: 'int' } });
const counts = (built: ProjectBuilder) => measureCoverage({ project: built.build() });
const ratio = (covered: number, total: number) => ({ covered, total });

describe('what is tested', () => {
  it('is a column with a generic test, and its model', () => {
    expect(counts(shop.test('unique', 'orders', 'id'))).toMatchObject({ modelsTested: ratio(1, 1), columnsTested: ratio(1, 2) });
  });

  it('is a model alone when the test is on no column', () => {
    expect(counts(shop.test('row_count', 'orders'))).toMatchObject({ modelsTested: ratio(1, 1), columnsTested: ratio(0, 2) });
  });

  it('is the column that a test on the model takes as an argument', () => {
    const test = { testMetadata: { name: 'between', namespace: 'expect', kwargs: { column_name: 'amount' } } };
    expect(counts(shop.test('between', 'orders', null, test))).toMatchObject({ columnsTested: ratio(1, 2) });
  });

  it('is a model with a unit test', () => {
    expect(counts(shop.unitTest('adds_up', 'orders'))).toMatchObject({ modelsTested: ratio(1, 1), columnsTested: ratio(0, 2) });
  });

  it('is each model that a singular test reads', () => {
    const two = shop.model('customers', 'select 1').singularTest('totals_agree', 'select 1', ['orders', 'customers']);
    expect(counts(two)).toMatchObject({ modelsTested: ratio(2, 2) });
  });

  it('is not what a disabled test would look at', () => {
    const disabled = shop.test('unique', 'orders', 'id', { config: { enabled: false } });
    expect(counts(disabled)).toMatchObject({ modelsTested: ratio(0, 1), columnsTested: ratio(0, 2) });
  });

  it('is not the model that a relationship points to', () => {
    const related = shop.model('customers', 'select 1', [], { columns: { id: 'int' } }).test('relationships', 'orders', 'id', { dependsOn: ['customers'] });
    expect(counts(related)).toMatchObject({ modelsTested: ratio(1, 2) });
  });

  it('is found by name in manifests that have no attached_node', () => {
    const kwargs = { column_name: 'id', model: "{{ get_where_subquery(ref('orders')) }}", to: "ref('customers')" };
    const old = shop.model('customers', 'select 1').test('relationships', 'orders', 'id', {
      dependsOn: ['customers'],
      attachedNode: null,
      testMetadata: { name: 'relationships', namespace: null, kwargs },
    });
    const tested = measureModels({ project: old.build() }).filter(({ tests }) => tests > 0);
    expect(tested.map(({ id }) => id)).toEqual(['model.shop.orders']);
  });

  it('does not depend on the case of a column', () => {
    expect(counts(shop.test('unique', 'orders', 'ID'))).toMatchObject({ columnsTested: ratio(1, 2) });
  });

  it('is what the kinds that count say', () => {
    const built = shop.unitTest('adds_up', 'orders').test('unique', 'orders', 'id').build();
    expect(measureModels({ project: built }, { kinds: ['unit'], packages: 'root' }).map(({ tests }) => tests)).toEqual([1]);
  });

  it('leaves out the models of packages, unless all are asked for', () => {
    const built = shop.model('helper', 'select 1', [], { packageName: 'helpers' }).build();
    expect([
      measureCoverage({ project: built }).modelsTested.total,
      measureCoverage({ project: built }, { kinds: ['generic'], packages: 'all' }).modelsTested.total,
    ]).toEqual([1, 2]);
  });
});

describe('a project without models of its own', () => {
  it('tries out a package, whose models count then', () => {
    const tried = project('integration_tests').model('helper', 'select 1', [], { packageName: 'helpers' }).build();
    expect(measureCoverage({ project: tried }).modelsTested).toEqual(ratio(0, 1));
  });
});

describe('what is documented', () => {
  it('has a description that is more than blanks', () => {
    const described = project().model('orders', 'select 1', [], {
      description: 'One row per order.',
      columns: { id: { description: 'Key.' }, amount: { description: '  ' } },
    });
    expect(counts(described)).toMatchObject({ modelsDocumented: ratio(1, 1), columnsDocumented: ratio(1, 2) });
  });
});

describe('columns', () => {
  const column = (name: string, index: number) => [name, { name, type: 'INTEGER', index, comment: null }] as const;
  const catalog: Catalog = {
    uri: 'target/catalog.json',
    dbtVersion: '1.12.6',
    generatedAt: null,
    invocationId: null,
    errors: [],
    tables: new Map([
      [
        nodeId('model.shop.orders'),
        {
          id: nodeId('model.shop.orders'),
          type: 'BASE TABLE',
          database: null,
          schema: 'main',
          name: 'orders',
          owner: null,
          stats: new Map(),
          columns: new Map([column('TAX', 3), column('ID', 1), column('CHANNEL', 2)]),
        },
      ],
    ]),
  };

  it('are those of the schema file, then those that the warehouse alone knows', () => {
    const [model] = measureModels({ project: shop.test('unique', 'orders', 'id').build(), catalog });
    expect(model?.columns).toEqual([
      { name: 'id', tested: true, documented: false },
      { name: 'amount', tested: false, documented: false },
      { name: 'CHANNEL', tested: false, documented: false },
      { name: 'TAX', tested: false, documented: false },
    ]);
  });
});

describe('the coverage of a change', () => {
  const covers = (base: ProjectBuilder, head: ProjectBuilder) => {
    const diff = compare(base, head);
    return compareCoverage({ base: { project: base.build() }, head: { project: head.build() }, diff });
  };
  const sql = (built: ProjectBuilder) => built.model('orders', 'select 2', [], { columns: { id: 'int', amount: 'int' } });

  it('is that of the models that were changed, and nothing else', () => {
    const base = shop.model('customers', 'select 1').test('unique', 'orders', 'id');
    expect(covers(base, sql(base)).patch?.models.map(({ id, tests }) => [id, tests])).toEqual([['model.shop.orders', 1]]);
  });

  it('holds new models too', () => {
    expect(covers(shop, shop.model('customers', 'select 1')).patch?.models.map(({ id }) => id)).toEqual(['model.shop.customers']);
  });

  it('leaves out models that only call a changed macro', () => {
    const base = project()
      .macro('cents', '{% macro cents() %}1{% endmacro %}')
      .model('orders', 'select 1', [], { macros: ['cents'] });
    expect(covers(base, base.macro('cents', '{% macro cents() %}2{% endmacro %}')).patch).toBeNull();
  });

  it('is null when no model changed', () => {
    expect(covers(shop, shop).patch).toBeNull();
  });

  it('is null without a base, where nothing tells the change from the rest', () => {
    const { base, patch, head } = compareCoverage({ base: null, head: { project: shop.build() }, diff: null });
    expect([base, patch, head.modelsTested]).toEqual([null, null, ratio(0, 1)]);
  });

  it('knows what the same models had before', () => {
    const { patch } = covers(shop.test('unique', 'orders', 'id'), sql(shop));
    expect([patch?.before?.columnsTested, patch?.counts.columnsTested]).toEqual([ratio(1, 2), ratio(0, 2)]);
  });

  it('has nothing before when all of it is new', () => {
    expect(covers(shop, shop.model('customers', 'select 1')).patch?.before).toBeNull();
  });
});

describe('a share', () => {
  const given = { modelsTested: ratio(1, 2), columnsTested: ratio(2, 6), modelsDocumented: ratio(2, 2), columnsDocumented: ratio(0, 6) };

  it('counts each model and each column once', () => {
    expect([testsRatio(given), docsRatio(given)]).toEqual([ratio(3, 8), ratio(2, 8)]);
  });

  it('is unknown when there is nothing to cover', () => {
    expect([shareOf(ratio(3, 8)), shareOf(ratio(0, 0))]).toEqual([0.375, null]);
  });
});
