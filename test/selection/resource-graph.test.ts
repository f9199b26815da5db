import { describe, expect, it } from 'vitest';
import { refused, select } from './select.ts';
import { buildResourceGraph } from '#selection';
import { nodeId } from '#kernel';
import { project } from '../support/project.ts';
import { valueOf } from '../support/result.ts';

describe('the graph of a project', () => {
  it('has every enabled resource and the edges between them', () => {
    const built = project()
      .source('raw', 'orders')
      .model('a', 'select 1', ['raw.orders'])
      .model('off', 'select 2', [], { config: { enabled: false } })
      .exposure('board', ['a'])
      .build();
    const graph = valueOf(buildResourceGraph(built));
    expect([...graph.children]).toEqual([
      ['source.shop.raw.orders', ['model.shop.a']],
      ['model.shop.a', ['exposure.shop.board']],
      ['exposure.shop.board', []],
    ]);
  });

  it('has no edges into seeds, whatever their hooks refer to', () => {
    const built = project()
      .model('a', 'select 1')
      .seed('s', 'id\n1', { dependsOn: ['a'] })
      .build();
    expect(valueOf(buildResourceGraph(built)).parents.get(nodeId('seed.shop.s'))).toEqual([]);
  });

  it('refuses every parent that is not there, and tells a disabled one from a lost one', () => {
    const built = project()
      .model('off', 'select 1', [], { config: { enabled: false } })
      .model('a', 'select 2', ['off', 'model.shop.lost'])
      .build();
    expect(refused(built, {})).toEqual([
      'model.shop.a depends on model.shop.off, which is disabled. Give the manifest.json as dbt wrote it.',
      'model.shop.a depends on model.shop.lost, which the manifest does not hold. Give the manifest.json as dbt wrote it.',
    ]);
  });

  it('refuses what nothing can depend on', () => {
    const built = project().model('a', 'select 1').exposure('board', ['a']).model('b', 'select 2', ['board']).build();
    expect(refused(built, {})).toHaveLength(1);
  });

  it('refuses a cycle and names its members in their order', () => {
    const built = project()
      .model('start', 'select 0')
      .model('a', 'select 1', ['start', 'model.shop.c'])
      .model('b', 'select 2', ['a'])
      .model('c', 'select 3', ['b'])
      .build();
    expect(refused(built, {})).toEqual([
      'The manifest holds a cycle: model.shop.a --> model.shop.b --> model.shop.c --> model.shop.a. Give the manifest.json as dbt wrote it.',
    ]);
  });

  it('follows a chain that is longer than the call stack', () => {
    const chain = Array.from({ length: 3000 }, (_, index) => index);
    const base = project().model('m0', 'select 1').build();
    const [first] = base.resources.values();
    if (first === undefined) throw new Error('There is a model');
    const id = (index: number) => nodeId(`model.shop.m${index}`);
    const resources = new Map(
      chain.map((index) => [
        id(index),
        { ...first, id: id(index), name: `m${index}`, fqn: ['shop', `m${index}`], dependsOn: index === 0 ? [] : [id(index - 1)] },
      ]),
    );
    expect(valueOf(select({ ...base, resources }, { select: 'm0+' })).entries).toHaveLength(3000);
  });

  it('is refused together with wrong flags', () => {
    const built = project().model('a', 'select 2', ['model.shop.lost']).build();
    expect(refused(built, { select: '@a+', resourceTypes: ['modle'] })).toHaveLength(3);
  });
});
