import { describe, expect, it } from 'vitest';
import { macroId, nodeId } from '#kernel';
import { constraint, project } from './project.ts';

const shop = project().seed('raw', 'id\n1').model('orders', 'select 1', ['raw']).model('revenue', 'select 2', ['orders']);

describe('the project builder', () => {
  it('wires parents by name', () => {
    const { resources } = shop.build();
    expect([...resources].map(([id, { dependsOn }]) => [id, dependsOn])).toEqual([
      ['seed.shop.raw', []],
      ['model.shop.orders', ['seed.shop.raw']],
      ['model.shop.revenue', ['model.shop.orders']],
    ]);
  });

  it('leaves the builder that it was called on as it was', () => {
    shop.model('orders', 'select 3');
    expect(shop.build().resources.get(nodeId('model.shop.orders'))).toMatchObject({ rawCode: 'select 1' });
  });

  it('replaces a resource that is named again', () => {
    const after = shop.model('orders', 'select 3', ['raw']).build();
    expect([...after.resources.keys()]).toEqual([...shop.build().resources.keys()]);
    expect(after.resources.get(nodeId('model.shop.orders'))).toMatchObject({ rawCode: 'select 3' });
  });

  it('refuses a parent that nothing bears', () => {
    expect(() => project().model('orders', 'select 1', ['raw']).build()).toThrow('Nothing is called raw');
  });

  it('copies authored configuration to the node as dbt does', () => {
    const built = project()
      .model('orders', 'select 1', [], { config: { tags: ['daily'], meta: { tier: 1 }, access: 'public' } })
      .build();
    expect(built.resources.get(nodeId('model.shop.orders'))).toMatchObject({
      tags: ['daily'],
      meta: { tier: 1 },
      access: 'public',
      unrenderedConfig: { tags: ['daily'], meta: { tier: 1 }, access: 'public' },
      config: { materialized: 'view', enabled: true },
    });
  });

  it('gives an enforced contract a checksum that follows the columns', () => {
    const columns = { id: { dataType: 'int', constraints: [constraint('not_null')] } };
    const checksum = (fields: object) => {
      const node = project()
        .model('orders', 'select 1', [], { contract: true, ...fields })
        .build()
        .resources.get(nodeId('model.shop.orders'));
      return node?.resourceType === 'model' ? node.contract.checksum : undefined;
    };
    expect(checksum({ columns })).toBe(checksum({ columns }));
    expect(checksum({ columns })).not.toBe(checksum({ columns: { id: 'int' } }));
  });

  it('attaches a generic test to its model and brings its macro', () => {
    const built = shop.test('not_null', 'orders', 'id').build();
    const test = [...built.resources.values()].find(({ resourceType }) => resourceType === 'test');
    expect(test).toMatchObject({ name: 'not_null_orders_id', attachedNode: 'model.shop.orders', columnName: 'id', macros: ['macro.dbt.test_not_null'] });
    expect(built.macros.has(macroId('macro.dbt.test_not_null'))).toBe(true);
  });

  it('attaches a test on a source to nothing, as dbt does', () => {
    const built = project().source('raw', 'orders').test('unique', 'raw.orders', 'id').build();
    expect([...built.resources.values()][1]).toMatchObject({ attachedNode: null, dependsOn: ['source.shop.raw.orders'] });
  });

  it('puts what is disabled apart', () => {
    const built = shop.model('orders', 'select 1', ['raw'], { config: { enabled: false } }).build();
    expect([...built.resources.keys()]).toEqual(['seed.shop.raw', 'model.shop.revenue']);
    expect([...built.disabled.keys()]).toEqual(['model.shop.orders']);
  });

  it('gives a versioned model its id, fqn and file', () => {
    const built = project().model('orders', 'select 1', [], { version: 2, latestVersion: 2 }).build();
    expect(built.resources.get(nodeId('model.shop.orders.v2'))).toMatchObject({
      path: 'models/orders_v2.sql',
      fqn: ['shop', 'orders', 'v2'],
      alias: 'orders_v2',
    });
  });
});
