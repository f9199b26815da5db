import { describe, expect, it } from 'vitest';
import { measureSkew } from '#state';
import { project } from '../../support/project.ts';
import { judge } from './judged.ts';

/** `[kind, ids, way out]` of each skew. */
function measured(given: Parameters<typeof judge>[0]) {
  const { diff, smart } = judge(given);
  const { measures, together, changed } = measureSkew(diff, smart);
  return { measures: measures.map(({ skew, alone, wayOut }) => [skew.kind, alone, wayOut]), together, changed };
}

const FLAG_WAY = 'Build both sides with one value of state_modified_compare_more_unrendered_values: it was off in the base and on in the head.';
const VERSION_WAY = 'Let dbt 1.12.6 build production once, or build this change with dbt 1.11.16.';

describe('what skew alone selects', () => {
  it('is told by the kind of skew, apart from what really changed', () => {
    const side = (version: string, key: string, contract: string, sql: string) =>
      project()
        .metadata({ dbtVersion: version })
        .model('keyed', 'select 1', [], { config: { unique_key: 'id' }, unrenderedConfig: { unique_key: key } })
        .model('promised', 'select 1', [], { columns: { id: 'integer' }, contract: { enforced: true, checksum: contract } })
        .model('both', 'select 1', [], {
          config: { unique_key: 'id' },
          unrenderedConfig: { unique_key: key },
          columns: { id: 'integer' },
          contract: { enforced: true, checksum: contract },
        })
        .model('edited', sql);
    expect(measured({ base: side('1.11.16', 'id', 'a', 'select 1'), head: side('1.12.6', "{{ var('k') }}", 'b', 'select 2') })).toEqual({
      measures: [
        ['dbt-version', ['model.shop.promised'], VERSION_WAY],
        ['flag', ['model.shop.keyed'], FLAG_WAY],
      ],
      together: ['model.shop.both'],
      changed: ['model.shop.edited'],
    });
  });

  it('is nothing where both sides were written alike, whatever rules drop', () => {
    expect(measured({ base: project().model('orders', 'select 1'), head: project().model('orders', 'select  1') })).toEqual({
      measures: [],
      together: [],
      changed: [],
    });
  });

  it('counts macros that came with another release', () => {
    const side = (version: string, sql: string) =>
      project()
        .metadata({ dbtVersion: version })
        .macro('type_int', sql, [], 'dbt')
        .model('orders', 'select 1', [], { macros: ['type_int'] });
    const { measures, changed } = measured({ base: side('1.12.3', 'a'), head: side('1.12.6', 'b') });
    expect({ measures: measures.map(([kind, ids]) => [kind, ids]), changed }).toEqual({ measures: [['dbt-version', ['model.shop.orders']]], changed: [] });
  });

  it('tells the way out of a manifest that was only parsed', () => {
    const head = project().metadata({ dbtVersion: '2.0.1' }).macro('cents');
    const { measures } = measured({ base: project().metadata({ dbtVersion: '2.0.1' }).macro('cents'), head, compare: { engine: 'v1' } });
    expect(measures).toEqual([
      ['parse-only', [], 'Build the head with dbt compile or dbt build: a manifest of dbt parse does not say which macro calls which.'],
    ]);
  });

  it('tells the way out of another engine, adapter and project', () => {
    const ways = (before: object, after: object) =>
      measured({ base: project().metadata(before), head: project().metadata(after) }).measures.map(([kind, , way]) => [kind, way]);
    expect(ways({ adapterType: 'postgres' }, { adapterType: 'duckdb' })).toEqual([
      ['adapter', 'Compare with a base that was built for duckdb: what is rendered differs by adapter.'],
    ]);
    expect(ways({ projectName: 'a' }, { projectName: 'b' })).toEqual([['project', 'Name a base of the project b: this one belongs to a.']]);
    expect(ways({ schemaVersion: 11 }, {})).toEqual([['schema-version', 'Build both manifests with one release of dbt.']]);
    expect(ways({}, { dbtVersion: '2.0.1' })).toEqual([
      ['dbt-version', 'Let dbt 2.0.1 build production once, or build this change with dbt 1.12.6.'],
      ['engine', 'Compare in smart mode until production is built by the new engine once.'],
    ]);
  });
});
