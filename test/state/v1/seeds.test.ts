import { describe, expect, it } from 'vitest';
import { project } from '../../support/project.ts';
import { UNCHANGED, compare, saidUnder, seen } from '../compare.ts';

const COUNTRIES = 'seed.shop.countries';
const seed = (checksum?: { name: string; checksum: string }, fields: object = {}) =>
  project().seed('countries', 'id\n1\n', checksum === undefined ? fields : { checksum, ...fields });

const small = (hash: string) => seed({ name: 'sha256', checksum: hash });
const large = (path: string) => seed({ name: 'path', checksum: path });
const LARGE_VALUES = ['modified', 'unmodified', 'modified.body'] as const;

describe('a seed', () => {
  it('is modified by its rows', () => {
    const diff = compare(small('a'), small('b'));
    expect(seen(diff, COUNTRIES)).toEqual({ modified: true, parts: ['body'], because: [['body', 'checksum.checksum', 'a', 'b']] });
  });

  it.each([
    ['a configured column type', { config: { column_types: { id: 'int' } } }, ['configs']],
    ['quoted columns', { config: { quote_columns: true } }, ['configs']],
    ['another folder', { path: 'seeds/geo/countries.csv' }, []],
    ['a configured schema', { config: { schema: 'geo' } }, ['relation']],
  ])('is modified by %s', (_edit, fields, parts) => {
    expect(seen(compare(seed(), seed(undefined, fields)), COUNTRIES)).toMatchObject({ modified: true, parts });
  });

  it.each([
    ['tags', { config: { tags: ['geo'] } }],
    ['a description', { description: 'Countries' }],
    ['where the project lies', { rootPath: '/elsewhere' }],
  ])('is not modified by %s', (_edit, fields) => {
    expect(seen(compare(seed(), seed(undefined, fields)), COUNTRIES)).toEqual(UNCHANGED);
  });
});

describe('a seed over the size limit', () => {
  it('is not modified by its rows, since dbt sees its path alone, and is warned of', () => {
    const diff = compare(large('seeds/countries.csv'), large('seeds/countries.csv'));
    expect(seen(diff, COUNTRIES)).toEqual(UNCHANGED);
    for (const value of LARGE_VALUES) expect(saidUnder(diff, value)).toEqual([['warning', 'seed-size', COUNTRIES]]);
  });

  it('is modified by its path, and is warned of', () => {
    const diff = compare(large('seeds/a.csv'), large('seeds/b.csv'));
    expect(seen(diff, COUNTRIES).because).toEqual([['body', 'checksum.checksum', 'seeds/a.csv', 'seeds/b.csv']]);
    expect(saidUnder(diff, 'modified')).toEqual([['warning', 'seed-size', COUNTRIES]]);
  });

  it('is modified when it grew over it, and is warned of', () => {
    const diff = compare(small('a'), large('seeds/countries.csv'));
    expect(seen(diff, COUNTRIES)).toMatchObject({ modified: true, parts: ['body'] });
    expect(saidUnder(diff, 'modified')).toEqual([['warning', 'seed-size', COUNTRIES]]);
  });

  it('is modified when it shrank under it, without a warning', () => {
    const diff = compare(large('seeds/countries.csv'), small('a'));
    expect(seen(diff, COUNTRIES)).toMatchObject({ modified: true, parts: ['body'] });
    expect(diff.reactions).toEqual([]);
  });

  it('says nothing under values that do not look at the rows', () => {
    expect(saidUnder(compare(large('a'), large('a')), 'modified.configs')).toEqual([]);
  });
});

describe('a seed without a hash', () => {
  it('is never the same', () => {
    const none = seed({ name: 'none', checksum: '' });
    expect(seen(compare(none, none), COUNTRIES)).toMatchObject({ modified: true, parts: ['body'] });
  });
});
