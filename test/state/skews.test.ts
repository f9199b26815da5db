import { describe, expect, it } from 'vitest';
import { project } from '../support/project.ts';
import { compare } from './compare.ts';

const shop = project()
  .macro('money')
  .model('orders', 'select 1', [], { macros: ['money'] });
const VAR = "{{ config(materialized=var('m')) }} select 1";

describe('a comparison of unlike with like', () => {
  it('has no skew between two manifests of one dbt', () => {
    expect(compare(shop, shop).skews).toEqual([]);
  });

  it.each([
    ['another patch of dbt', { dbtVersion: '1.12.5' }, [{ kind: 'dbt-version', before: '1.12.5', after: '1.12.6' }]],
    ['another adapter', { adapterType: 'snowflake' }, [{ kind: 'adapter', before: 'snowflake', after: 'duckdb' }]],
    ['another project', { projectName: 'mart' }, [{ kind: 'project', before: 'mart', after: 'shop' }]],
    ['another schema of manifest', { schemaVersion: 11 }, [{ kind: 'schema-version', before: 'v11', after: 'v12' }]],
    [
      'another default of the flag',
      { dbtVersion: '1.11.16' },
      [
        { kind: 'dbt-version', before: '1.11.16', after: '1.12.6' },
        { kind: 'flag', before: 'off', after: 'on' },
      ],
    ],
    [
      'another engine',
      { dbtVersion: '2.0.4' },
      [
        { kind: 'dbt-version', before: '2.0.4', after: '1.12.6' },
        { kind: 'engine', before: 'v2', after: 'v1' },
      ],
    ],
  ])('names %s', (_what, metadata, skews) => {
    expect(compare(shop.metadata(metadata), shop).skews).toEqual(skews);
  });

  it('does not take a name that a manifest leaves out for another', () => {
    expect(compare(shop.metadata({ projectName: null, adapterType: null }), shop).skews).toEqual([]);
  });

  it('sees that a manifest was written with the flag off against the default of its dbt', () => {
    const on = project().model('orders', VAR, [], { unrenderedConfig: { materialized: "var('m')" } });
    const off = project().model('orders', VAR, [], { unrenderedConfig: { materialized: 'view' } });
    expect(compare(off, on).skews).toEqual([{ kind: 'flag', before: 'off', after: 'on' }]);
  });

  it('sees that an older dbt wrote a manifest with the flag on', () => {
    const on = project()
      .metadata({ dbtVersion: '1.11.16' })
      .model('orders', VAR, [], { unrenderedConfig: { materialized: "Keyword(key='materialized', value=...)" } });
    const off = project()
      .metadata({ dbtVersion: '1.11.16' })
      .model('orders', VAR, [], { unrenderedConfig: { materialized: 'view' } });
    expect(compare(on, off).skews).toEqual([{ kind: 'flag', before: 'on', after: 'off' }]);
  });

  it('says that transitive macros are not seen in a manifest that v2 only parsed, when v1 compares', () => {
    const parsed = shop.metadata({ dbtVersion: '2.0.4' });
    expect(compare(parsed, parsed, { engine: 'v1' }).skews).toEqual([
      { kind: 'parse-only', before: 'without calls between macros', after: 'without calls between macros' },
    ]);
    expect(compare(parsed, parsed).skews).toEqual([]);
  });
});

describe('what a manifest does not tell', () => {
  it('is how the flag was set, of which the default is assumed', () => {
    expect(compare(shop, shop).notes).toEqual([
      'No manifest says how state_modified_compare_more_unrendered_values was set: on was assumed, the default of dbt 1.12.6.',
    ]);
  });

  it('is not the flag when it is given', () => {
    expect(compare(shop, shop, { compareMoreUnrendered: true }).notes).toEqual([]);
  });

  it('is not the flag when a file shows it', () => {
    const on = project().model('orders', VAR, [], { unrenderedConfig: { materialized: "var('m')" } });
    expect(compare(on, on).notes).toEqual([]);
  });

  it('contradicts an assumption about the flag where a file shows it', () => {
    const off = project().model('orders', VAR, [], { unrenderedConfig: { materialized: 'view' } });
    expect(compare(off, off).notes).toEqual([
      'The configuration stored in the head shows that state_modified_compare_more_unrendered_values was off when dbt wrote it, but the comparison takes it for on.',
    ]);
  });

  it('is which constraints an unknown adapter enforces', () => {
    const contracted = project().metadata({ adapterType: 'exasol', dbtVersion: '1.8.0' }).model('orders', 'select 1', [], { contract: true });
    expect(compare(contracted, contracted).notes).toEqual([
      "Which constraints the adapter exasol enforces is not known here: not_null and foreign_key were assumed, as of dbt's base adapter.",
    ]);
  });

  it('is which dbt compares, when another engine is asked for', () => {
    expect(compare(shop, shop, { engine: 'v2' }).notes).toEqual(['The head was written by dbt 1.12.6 and is compared as dbt 2 would compare it, as asked.']);
  });
});

describe('a base that is newer than the head', () => {
  it('is refused, as dbt cannot read it', async () => {
    const { compareProjects } = await import('#state');
    const result = compareProjects(shop.build(), shop.metadata({ schemaVersion: 11, dbtVersion: '1.7.0' }).build(), {
      engine: 'auto',
      compareMoreUnrendered: 'auto',
    });
    expect(result).toMatchObject({
      ok: false,
      refusals: [{ kind: 'input', code: 'base-too-new', what: "The base is manifest v12 (dbt 1.12.6), newer than the head's manifest v11 (dbt 1.7.0)" }],
    });
  });
});
