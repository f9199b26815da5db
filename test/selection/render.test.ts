import { describe, expect, it } from 'vitest';
import { names, select } from './select.ts';
import { parseSelectorsFile, renderCommands, renderSelector, renderSelectorsFile, RENDERED_SELECTOR, type SelectionRequest } from '#selection';
import type { Project } from '#artifacts';
import { project } from '../support/project.ts';
import { valueOf } from '../support/result.ts';

const builder = project()
  .source('raw', 'orders')
  .seed('countries')
  .model('orders', 'select 1', ['raw.orders'], { path: 'models/marts/orders.sql' })
  .model('daily', 'select 2', ['orders'], { path: 'models/marts/orders/daily.sql' })
  .model('dim', 'select 3', [], { version: 1, latestVersion: 2, path: 'models/marts/dim_v1.sql' })
  .model('dim', 'select 4', [], { version: 2, latestVersion: 2, path: 'models/marts/dim_v2.sql' })
  .model('a,b', 'select 5', [], { path: 'models/odd/a,b.sql' })
  .model('star*', 'select 6', [], { path: 'models/odd/star*.sql' })
  .model('starred', 'select 7', [], { path: 'models/odd/starred.sql' })
  .model('end.py', 'select 8', [], { path: 'models/odd/end.py.sql' })
  .model('-dash', 'select 9', [], { path: 'models/-dash.sql' })
  .model('plus+', 'select 9', [], { path: 'models/odd/plus+.sql' })
  .test('unique', 'orders', 'id', { path: 'models/marts/schema.yml' })
  .unitTest('ut', 'orders', { path: 'models/marts/schema.yml' })
  .exposure('board', ['orders'])
  .exposure('orders', ['orders'], { path: 'models/other/schema.yml' })
  .metric('revenue', ['orders'])
  .savedQuery('sq', ['revenue'])
  .semanticModel('sem', 'orders')
  .function('plus_one', 'x + 1');
const head = builder.build();

/** The line for what `asked` selects, with nothing that comes along. */
const lineFor = (asked: string, of: Project = head) =>
  renderSelector({ selection: valueOf(select(of, { select: asked, indirectSelection: 'empty', resourceTypes: ['all'] })), head: of });

describe('the selector line', () => {
  it.each([
    ['dim.v1', 'shop.marts.dim.v1'],
    ['daily', 'shop.marts.orders.daily'],
    ['source:raw.orders', 'source:shop.raw.orders'],
    ['countries', 'shop.countries'],
    ['unique_orders_id', 'unique_orders_id'],
    ['unit_test:ut', 'unit_test:shop.ut'],
    ['exposure:board', 'exposure:shop.board'],
    ['metric:revenue', 'metric:shop.revenue'],
    ['saved_query:sq', 'saved_query:shop.sq'],
    ['semantic_model:sem', 'semantic_model:shop.sem'],
    ['plus_one', 'shop.plus_one'],
    ['file:a?b', 'fqn:shop.odd.a?b'],
    ['file:end.py', 'fqn:shop.odd.end.py'],
    ['file:-dash', 'shop.-dash'],
    ['file:plus?', 'fqn:shop.odd.plus?'],
  ])('names %s as %s', (asked, line) => {
    expect(lineFor(asked)).toEqual({ line, beyond: [] });
  });

  it('narrows a name that is that of a folder as well, as far as needed', () => {
    expect(lineFor('unit_test:ut orders,resource_type:model').line).toBe(
      'shop.marts.orders,resource_type:model,path:models/marts/orders.sql,package:shop unit_test:shop.ut',
    );
    expect(lineFor('orders,resource_type:model daily').line).toBe('shop.marts.orders.daily shop.marts.orders,resource_type:model');
  });

  it('asks no wildcard in a name to stand for more than the name', () => {
    expect(lineFor('file:star[*]').line).toBe('fqn:shop.odd.star?');
  });

  it('says a name once when one name is enough for several', () => {
    expect(lineFor('dim')).toEqual({ line: 'shop.marts.dim.v1 shop.marts.dim.v2', beyond: [] });
    expect(lineFor('package:shop').line.split(' ')).toHaveLength(19);
  });

  it('is empty when nothing is selected', () => {
    expect(lineFor('nothing')).toEqual({ line: '', beyond: [] });
  });

  it('selects exactly the same again', () => {
    for (const resource of head.resources.values()) {
      const selection = valueOf(select(head, { select: `path:${resource.path}`, indirectSelection: 'empty', resourceTypes: ['all'] }));
      const { line } = renderSelector({ selection, head });
      expect(names(head, { select: line, indirectSelection: 'empty', resourceTypes: ['all'] })).toBe(
        names(head, { select: `path:${resource.path}`, indirectSelection: 'empty', resourceTypes: ['all'] }),
      );
    }
  });

  const twins = project()
    .model('dim', 'select 1', [], { version: 1, latestVersion: 2, path: 'models/marts/dim_v1.sql' })
    .model('dim', 'select 2', [], { version: 2, latestVersion: 2, path: 'models/marts/dim_v2.sql' })
    .unitTest('twin', 'dim.v1', { fqn: ['shop', 'marts', 'dim', 'twin'] })
    .unitTest('twin', 'dim.v2', { fqn: ['shop', 'marts', 'dim', 'twin'] });

  it('tells the unit tests of two versions apart by the version that they stand behind', () => {
    const built = twins.build();
    const all = valueOf(select(built, { select: 'unit_test:twin' }));
    expect(renderSelector({ selection: { ...all, entries: all.entries.slice(0, 1) }, head: built })).toEqual({
      line: 'shop.marts.dim.twin,resource_type:unit_test,path:models/schema.yml,package:shop,shop.marts.dim.v1+1',
      beyond: [],
    });
  });

  it('names what dbt cannot tell apart', () => {
    const old = twins.metadata({ dbtVersion: '1.8.10' }).build();
    const all = valueOf(select(old, { select: 'unit_test:twin' }));
    expect(renderSelector({ selection: { ...all, entries: all.entries.slice(0, 1) }, head: old })).toEqual({
      line: 'unit_test:shop.twin',
      beyond: all.entries.slice(1).map(({ id }) => id),
    });
  });
});

describe('the selectors file', () => {
  const selection = valueOf(select(head, { select: 'file:orders dim source:raw file:star[*]', indirectSelection: 'empty' }));

  it('has one selector with one member for each name', () => {
    const text = renderSelectorsFile({ selection: valueOf(select(head, { select: 'daily', resourceTypes: ['model'] })), head });
    expect(text).toBe(
      [
        'selectors:',
        '  - name: "sluice"',
        '    description: "1 resources"',
        '    definition:',
        '      union:',
        '        - method: "fqn"',
        '          value: "shop.marts.orders.daily"',
        '          indirect_selection: "empty"',
        '',
      ].join('\n'),
    );
  });

  it('selects exactly the same again when dbt reads it', () => {
    const { selectors, warnings } = valueOf(parseSelectorsFile(renderSelectorsFile({ selection, head }), 'selectors.yml'));
    expect(warnings).toEqual([]);
    const again = valueOf(select(head, { selector: RENDERED_SELECTOR, selectors }));
    expect(again.entries.map(({ id }) => id)).toEqual(selection.entries.map(({ id }) => id));
  });
});

describe('the commands', () => {
  const request: SelectionRequest = {
    select: ['state:modified+ tag:a'],
    exclude: [],
    indirectSelection: 'eager',
    resourceTypes: [],
    excludeResourceTypes: [],
    command: 'ls',
  };

  it('build upon production, once as it was asked and once name by name', () => {
    expect(renderCommands({ request, line: 'shop.a shop.b', statePath: 'prod state' })).toEqual([
      "dbt build --select state:modified+ tag:a --defer --state 'prod state'",
      "dbt build --select shop.a shop.b --indirect-selection empty --defer --state 'prod state'",
    ]);
  });

  it('keep every flag that was given', () => {
    const full: SelectionRequest = {
      ...request,
      exclude: ['b c'],
      indirectSelection: 'cautious',
      resourceTypes: ['model'],
      excludeResourceTypes: ['test'],
      command: 'test',
    };
    expect(renderCommands({ request: full, line: 'x', statePath: null })[0]).toBe(
      'dbt test --select state:modified+ tag:a --exclude b c --indirect-selection cautious --resource-type model --exclude-resource-type test',
    );
    expect(renderCommands({ request: { ...request, selector: 'nightly' }, line: 'x', statePath: null })[0]).toBe('dbt build --selector nightly');
  });

  it('quote what a shell would read', () => {
    expect(renderCommands({ request: { ...request, select: ["it's $HOME"] }, line: 'fqn:a?b', statePath: null })).toEqual([
      String.raw`dbt build --select 'it'\''s' '$HOME'`,
      "dbt build --select 'fqn:a?b' --indirect-selection empty",
    ]);
  });

  it('go through the selectors file when the line is too long', () => {
    expect(renderCommands({ request, line: 'x'.repeat(8001), statePath: null }).at(-1)).toBe('dbt build --selector sluice');
  });

  it('are none when nothing is selected', () => {
    expect(renderCommands({ request, line: '', statePath: 'prod' })).toEqual([]);
  });
});
