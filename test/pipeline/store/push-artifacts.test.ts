import { sha256 } from '#kernel';
import { commitKey, pullArtifacts, receiptKey, refKey } from '#pipeline';
import type { ObjectStore } from '#ports';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { directoryStore } from '#adapters';
import { gzipSync } from 'node:zlib';
import { type MemoryStore, OUT_OF_REACH, memoryStore } from '../../support/memory-store.ts';
import { codesOf, valueOf } from '../../support/result.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { NOW, catalog, history, manifest, push, pushed, runResults, sha, stored } from './house.ts';

const A = sha('a');
const json = (store: MemoryStore, key: string): unknown => JSON.parse(new TextDecoder().decode(store.find(key)));
const writes = (store: MemoryStore): readonly string[] =>
  store.calls.filter((call) => call.startsWith('write')).map((call) => call.replaceAll('a'.repeat(40), 'SHA'));

describe('a push', () => {
  it('writes the files, then the receipt, then the pointer', async () => {
    const store = memoryStore();
    await pushed(store, { files: [manifest(), catalog(), runResults('build')] });
    expect(writes(store)).toEqual([
      'write commits/SHA/manifest.json.gz',
      'write commits/SHA/catalog.json.gz',
      'write commits/SHA/run_results.build.json.gz',
      'write commits/SHA/receipt.json',
      'write refs/main.json',
    ]);
  });

  it('keeps a receipt that people and sha256sum can read', async () => {
    const store = memoryStore();
    await pushed(store);
    expect(json(store, receiptKey(A))).toEqual({
      schema: 'sluice/receipt/v1',
      sha: A,
      role: 'production',
      dbt_version: '1.12.6',
      generated_at: '2026-11-22T10:00:00Z',
      stored_at: NOW,
      files: {
        'manifest.json.gz': {
          sha256: sha256(store.find(commitKey(A, 'manifest.json.gz')) ?? ''),
          bytes: store.find(commitKey(A, 'manifest.json.gz'))?.byteLength,
          content_sha256: sha256('manifest'),
        },
      },
    });
  });

  it('keeps a pointer with commit, version, date and digests', async () => {
    const store = memoryStore();
    const { receipt } = await pushed(store);
    expect(json(store, refKey('main'))).toEqual({
      schema: 'sluice/ref/v1',
      branch: 'main',
      sha: A,
      dbt_version: '1.12.6',
      generated_at: '2026-11-22T10:00:00Z',
      sha256: { 'manifest.json.gz': receipt.files['manifest.json.gz']?.sha256 },
    });
  });

  it('writes nothing when everything is stored already', async () => {
    const store = memoryStore();
    await pushed(store, { files: [manifest(), runResults('build')] });
    store.calls.length = 0;
    const again = valueOf(await push(store, { files: [manifest(), runResults('build')] }, null, '2027-01-01T00:00:00Z'));
    expect([writes(store), again.written, again.pointer?.kind]).toEqual([[], [], 'unchanged']);
  });

  it('takes a compressed file for equal to the plain one', async () => {
    const store = memoryStore();
    await pushed(store);
    const packed = { ...manifest(), content: gzipSync('manifest', { level: 1 }) };
    expect((await pushed(store, { files: [packed] })).written).toEqual([]);
  });

  it('adds files to those that are stored already', async () => {
    const store = memoryStore();
    await pushed(store, { files: [manifest(), runResults('build')] });
    const { receipt, written } = await pushed(store, { files: [runResults('test')] });
    expect([written, Object.keys(receipt.files).sort(), receipt.dbt_version]).toEqual([
      ['run_results.test.json.gz'],
      ['manifest.json.gz', 'run_results.build.json.gz', 'run_results.test.json.gz'],
      '1.12.6',
    ]);
  });

  it('keeps run results of several commands side by side', async () => {
    const store = memoryStore();
    await pushed(store, { files: [manifest(), runResults('build'), runResults('generate')] });
    expect([stored(store, A, 'run_results.build.json.gz'), stored(store, A, 'run_results.generate.json.gz')]).toEqual([
      'results of build',
      'results of generate',
    ]);
  });

  it.each([null, '../../x', 'BUILD', 'a b', ''])('names run results of the command %j unknown', async (command) => {
    const store = memoryStore();
    const { written } = await pushed(store, { files: [manifest(), runResults(command)] });
    expect(written).toEqual(['manifest.json.gz', 'run_results.unknown.json.gz']);
  });

  it('replaces a file whose content changed', async () => {
    const store = memoryStore();
    await pushed(store);
    await pushed(store, { files: [manifest('fixed', '2026-11-22T11:00:00Z')] });
    expect(stored(store, A, 'manifest.json.gz')).toBe('fixed');
  });

  it('stores report and index as they are', async () => {
    const store = memoryStore();
    const content = new TextEncoder().encode('{}');
    await pushed(store, { files: [manifest(), { kind: 'report', content }, { kind: 'state-index', content }] });
    expect([stored(store, A, 'report.json'), stored(store, A, 'state-index')]).toEqual(['{}', '{}']);
  });

  it('is refused without a manifest, before anything is written', async () => {
    const store = memoryStore();
    const refused = await push(store, { files: [catalog()] });
    expect([codesOf(refused), store.keys()]).toEqual([['store-manifest-missing'], []]);
  });

  it('is refused when a compressed file is damaged', async () => {
    const store = memoryStore();
    const broken = { ...manifest(), content: Uint8Array.from([0x1f, 0x8b, 1, 2, 3]) };
    expect([codesOf(await push(store, { files: [broken] })), store.keys()]).toEqual([['file-damaged'], []]);
  });

  it('mends a file that a push which died has left beside an older receipt', async () => {
    const store = memoryStore();
    await pushed(store);
    await store.write(commitKey(A, 'manifest.json.gz'), new TextEncoder().encode('half'));
    expect([(await pushed(store)).written, stored(store, A, 'manifest.json.gz')]).toEqual([['manifest.json.gz'], 'manifest']);
  });

  it('mends a receipt that cannot be read', async () => {
    const store = memoryStore();
    store.plant(receiptKey(A), '{');
    const { notes } = await pushed(store);
    expect([notes, json(store, receiptKey(A))]).toEqual([[`The receipt of ${A} could not be read and was written anew.`], expect.objectContaining({ sha: A })]);
  });

  it('leaves a commit without a receipt when it cannot go on', async () => {
    const store = memoryStore();
    store.before(`write ${commitKey(A, 'catalog')}`, () => OUT_OF_REACH);
    const refused = await push(store, { files: [manifest(), catalog()] });
    expect([codesOf(refused), store.keys()]).toEqual([['s3-unreachable'], [commitKey(A, 'manifest.json.gz')]]);
  });
});

describe('concurrent pushes', () => {
  it('end with a receipt that describes the files, whoever came last', async () => {
    const store = memoryStore();
    store.before(`write ${receiptKey(A)}`, async () => void (await pushed(store, { branch: null, files: [manifest('theirs'), runResults('test')] })));
    const { receipt } = await pushed(store, { branch: null, files: [manifest('ours'), catalog()] });
    expect([stored(store, A, 'manifest.json.gz'), Object.keys(receipt.files).sort(), await codesAfter(store)]).toEqual([
      'ours',
      ['catalog.json.gz', 'manifest.json.gz', 'run_results.test.json.gz'],
      [],
    ]);
  });

  it('give up when a commit never comes to rest', async () => {
    const store = memoryStore();
    let round = 0;
    store.before(`write ${receiptKey(A)}`, () => store.plant(receiptKey(A), `${(round += 1)}`), 100);
    expect(codesOf(await push(store, { branch: null }))).toEqual(['store-contended']);
  });

  it('of many writers leave receipts whose digests are right', async () => {
    const folder = await tempFolder();
    const store = directoryStore(folder);
    await Promise.all(
      Array.from({ length: 6 }, (_, index) => push(store, { branch: 'main', files: [manifest(`of ${index}`), runResults(`run-${index}`)] }).then(valueOf)),
    );
    const { receipt, written } = await pushed(store, { files: [runResults('last')] });
    expect([Object.keys(receipt.files).length, written, await codesAfter(store)]).toEqual([8, ['run_results.last.json.gz'], []]);
  });
});

async function codesAfter(store: ObjectStore): Promise<readonly string[]> {
  return codesOf(await pullArtifacts(store, { sha: A }));
}

describe('the artifacts of a review', () => {
  it('never move a branch', async () => {
    const store = memoryStore();
    expect([codesOf(await push(store, { role: 'review' })), store.keys()]).toEqual([['store-pointer-from-review'], []]);
  });

  it('are not stored over those of production', async () => {
    const store = memoryStore();
    await pushed(store);
    const { written, notes } = await pushed(store, { role: 'review', branch: null, files: [manifest('of a pull request')] });
    expect([written, notes.length, stored(store, A, 'manifest.json.gz')]).toEqual([[], 1, 'manifest']);
  });

  it('give way to those of production, down to the last file', async () => {
    const store = memoryStore();
    await pushed(store, { role: 'review', branch: null, files: [manifest(), runResults('build')] });
    await pushed(store);
    expect(store.keys()).toEqual([commitKey(A, 'manifest.json.gz'), receiptKey(A), refKey('main')]);
  });
});

describe('a branch pointer', () => {
  it('moves to a newer commit', async () => {
    const store = memoryStore();
    await pushed(store);
    const { pointer } = await pushed(store, { sha: sha('b'), files: [manifest('newer', '2026-11-22T11:00:00Z')] });
    expect(pointer).toEqual({ kind: 'moved', uri: store.locate(refKey('main')), from: A });
  });

  it('stays when the manifest just stored is older, and says so', async () => {
    const store = memoryStore();
    await pushed(store);
    const { pointer, notes } = await pushed(store, { sha: sha('b'), files: [manifest('older', '2026-11-22T09:00:00Z')] });
    expect([pointer?.kind, notes]).toEqual([
      'kept',
      [`main still points to ${A}: its manifest is from 2026-11-22T10:00:00Z, newer than the one just stored (2026-11-22T09:00:00Z).`],
    ]);
  });

  it('stays when an old commit is published again with a new date', async () => {
    const store = memoryStore();
    await pushed(store);
    const again = { sha: sha('b'), files: [manifest('rerun', '2026-11-23T00:00:00Z')] };
    const { pointer, notes } = valueOf(await push(store, again, history([A, sha('b')])));
    expect([pointer?.kind, notes]).toEqual(['kept', [`main still points to ${A}: the commit just stored, ${sha('b')}, is an ancestor of it.`]]);
  });

  it('moves back when that is asked for', async () => {
    const store = memoryStore();
    await pushed(store);
    const { pointer } = await pushed(store, { sha: sha('b'), moveBack: true, files: [manifest('older', '2026-11-22T09:00:00Z')] });
    expect(pointer?.kind).toBe('moved');
  });

  it('is not lost to another push in between', async () => {
    const store = memoryStore();
    const newer = { sha: sha('c'), files: [manifest('newest', '2026-11-22T11:30:00Z')] };
    store.before(`write ${refKey('main')}`, async () => void (await pushed(store, newer)));
    const { pointer } = await pushed(store);
    expect([pointer?.kind, json(store, refKey('main'))]).toEqual(['kept', expect.objectContaining({ sha: sha('c') })]);
  });

  it('that cannot be read is written anew', async () => {
    const store = memoryStore();
    store.plant(refKey('main'), 'garbage');
    expect((await pushed(store)).pointer?.kind).toBe('moved');
  });
});

describe('the key of a branch', () => {
  it.each([
    ['main', 'refs/main.json'],
    ['feature/orders', 'refs/feature~2forders.json'],
    ['Main', 'refs/~4dain.json'],
    ['../../etc/passwd', 'refs/~2e.~2f..~2fetc~2fpasswd.json'],
    ['a~b', 'refs/a~7eb.json'],
    ['ü', 'refs/~c3~bc.json'],
  ])('of %s is %s', (branch, key) => {
    expect(refKey(branch)).toBe(key);
  });

  it('is another for another branch, on file systems without capitals as well', () => {
    const folded = (branch: string): string => refKey(branch).toLowerCase();
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 }), ([one = '', other = '']) => {
        expect(folded(one)).not.toBe(folded(other));
      }),
    );
  });

  it('is one plain file name, whatever the branch is called', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (branch) => {
        expect(refKey(branch)).toMatch(/^refs\/[a-z0-9~_-][a-z0-9~._-]{0,250}$/);
      }),
    );
  });
});
