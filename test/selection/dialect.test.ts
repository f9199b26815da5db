import { describe, expect, it } from 'vitest';
import { dialectOf } from '#selection';

const of = (dbtVersion: string, engine: 'v1' | 'v2' = dbtVersion.startsWith('2') ? 'v2' : 'v1') => dialectOf({ dbtVersion, engine });

describe('the dialect of a manifest', () => {
  it.each([
    ['1.11.15', 'whole'],
    ['1.11.16', 'whole-or-leaf'],
    ['1.12.0', 'whole'],
    ['1.12.5', 'whole'],
    ['1.12.6', 'whole-or-leaf'],
    ['1.10.99', 'whole'],
    ['1.13.0', 'whole-or-leaf'],
    ['2.0.0-beta.2', 'leaf'],
  ])('of dbt %s holds a bare wildcard against the %s', (version, wanted) => {
    expect(of(version).bareWildcard).toBe(wanted);
  });

  it.each([
    ['1.4.9', ['access', 'function', 'group', 'saved_query', 'selector', 'semantic_model', 'unit_test', 'version']],
    ['1.7.19', ['function', 'selector', 'unit_test']],
    ['1.11.16', ['function', 'selector']],
    ['1.12.0', ['function']],
    ['2.0.4', []],
  ])('of dbt %s lacks the methods %j', (version, missing) => {
    const all = of('2.0.4').methods;
    expect([...all].filter((name) => !of(version).methods.has(name))).toEqual(missing);
  });

  it('is that of the newest dbt 1.x when v2 parsed and v1 selects', () => {
    expect(dialectOf({ dbtVersion: '2.0.4', engine: 'v2' }, 'v1')).toMatchObject({ engine: 'v1', bareWildcard: 'whole-or-leaf' });
  });

  it('is that of v2 when it is asked for', () => {
    expect(dialectOf({ dbtVersion: '1.12.6', engine: 'v1' }, 'v2').engine).toBe('v2');
  });

  it('is that of the newest dbt 1.x when the version cannot be read', () => {
    expect(of('unknown')).toMatchObject({ label: 'dbt 1.12.6' });
  });
});
