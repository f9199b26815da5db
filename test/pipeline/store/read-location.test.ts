import { openLocation } from '#adapters';
import { type Artifact, type LocationContent, readLocation } from '#pipeline';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type MemoryStore, OUT_OF_REACH, memoryStore } from '../../support/memory-store.ts';
import { codesOf, valueOf } from '../../support/result.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { pushed } from './house.ts';

const folder = (store: MemoryStore, key = '') => ({ uri: store.locate(key), store, key, kind: 'folder' }) as const;
const object = (store: MemoryStore, key: string) => ({ uri: store.locate(key), store, key, kind: 'object' }) as const;
const shown = (content: LocationContent): readonly string[] | string =>
  content.kind === 'store' ? 'a store' : content.files.map((file) => `${file.artifact} ${file.command ?? '-'} ${file.uri}`).sort();

describe('a location', () => {
  it('of a folder gives every artifact that dbt writes, plain or compressed', async () => {
    const store = memoryStore('s3://b');
    for (const key of [
      'manifest.json',
      'catalog.json.gz',
      'sources.json.zst',
      'run_results.json',
      'run_results.build.json.gz',
      'graph.gpickle',
      'run_results.txt',
    ])
      store.plant(key, 'x');
    expect(shown(valueOf(await readLocation(folder(store))))).toEqual([
      'catalog - s3://b/catalog.json.gz',
      'manifest - s3://b/manifest.json',
      'run_results - s3://b/run_results.json',
      'run_results build s3://b/run_results.build.json.gz',
      'sources - s3://b/sources.json.zst',
    ]);
  });

  it('prefers the plain file, which is what dbt wrote last', async () => {
    const store = memoryStore('s3://b');
    store.plant('target/manifest.json', 'plain');
    store.plant('target/manifest.json.gz', 'packed');
    expect(shown(valueOf(await readLocation(folder(store, 'target'))))).toEqual(['manifest - s3://b/target/manifest.json']);
  });

  it.each<[string, string]>([
    ['manifest.json', 'manifest - s3://b/manifest.json'],
    ['prod/catalog.json.gz', 'catalog - s3://b/prod/catalog.json.gz'],
    ['run_results.test.json', 'run_results test s3://b/run_results.test.json'],
    ['base.json', 'manifest - s3://b/base.json'],
  ])('of the file %s gives that file', async (key, expected) => {
    const store = memoryStore('s3://b');
    store.plant(key, 'x');
    expect(shown(valueOf(await readLocation(object(store, key))))).toEqual([expected]);
  });

  it('takes a file of no known name for what it was given as', async () => {
    const store = memoryStore('s3://b');
    store.plant('latest.json', 'x');
    expect(shown(valueOf(await readLocation(object(store, 'latest.json'), { wanted: [], fallback: 'catalog' })))).toEqual(['catalog - s3://b/latest.json']);
  });

  it('may be a whole store', async () => {
    const store = memoryStore();
    await pushed(store);
    expect(shown(valueOf(await readLocation(folder(store))))).toBe('a store');
  });

  it.each<[string, readonly Artifact[]]>([
    ['is an empty folder', ['manifest', 'run_results']],
    ['holds other artifacts only', ['catalog']],
  ])('is refused when it %s', async (_, wanted) => {
    const store = memoryStore();
    store.plant('readme.md', 'x');
    expect(codesOf(await readLocation(folder(store), { wanted, fallback: 'manifest' }))).toEqual(['location-empty']);
  });

  it('is refused when the file is not there', async () => {
    expect(codesOf(await readLocation(object(memoryStore(), 'manifest.json')))).toEqual(['location-empty']);
  });

  it('gives one reason when the store is out of reach', async () => {
    const store = memoryStore();
    store.before('read', () => OUT_OF_REACH, 100);
    expect(codesOf(await readLocation(folder(store)))).toEqual(['s3-unreachable']);
  });

  it('that cannot be listed still gives the fixed names, and says so', async () => {
    const store = memoryStore('https://h');
    store.plant('manifest.json', 'x');
    store.plant('run_results.json', 'x');
    store.before('list', () => ({ ...OUT_OF_REACH, code: 'store-cannot-list', what: 'A web server cannot list its files' }), 100);
    const content = valueOf(await readLocation(folder(store)));
    expect([shown(content), content.kind === 'artifacts' && content.notes]).toEqual([
      ['manifest - https://h/manifest.json', 'run_results - https://h/run_results.json'],
      ['Only run_results.json was looked for at https://h/: a web server cannot list its files.'],
    ]);
  });

  it('on this machine is opened and read as it was written', async () => {
    const target = join(await tempFolder(), 'target');
    await mkdir(target);
    await writeFile(join(target, 'manifest.json'), '{}');
    const location = valueOf(await openLocation(target));
    expect(shown(valueOf(await readLocation(location)))).toEqual([`manifest - ${target}/manifest.json`]);
  });
});
