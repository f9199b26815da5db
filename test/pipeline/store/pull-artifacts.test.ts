import {
  type ArtifactFile,
  type PushFile,
  commitKey,
  listCommits,
  pruneCommits,
  pullArtifacts,
  pushPlain,
  receiptKey,
  refKey,
  unpackArtifacts,
} from '#pipeline';
import { describe, expect, it } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { OUT_OF_REACH, memoryStore } from '../../support/memory-store.ts';
import { codesOf, valueOf } from '../../support/result.ts';
import { catalog, clockAt, manifest, push, pushed, runResults, sha } from './house.ts';

const A = sha('a');
const text = ({ content }: ArtifactFile): string => gunzipSync(content).toString();
const named = (files: readonly ArtifactFile[]): readonly string[] => files.map((file) => [file.artifact, file.command, text(file)].join(' ')).sort();

describe('a pull', () => {
  it('gives the artifacts of a commit as they were pushed, each verified', async () => {
    const store = memoryStore();
    await pushed(store, { files: [manifest(), catalog(), runResults('build'), runResults('test')] });
    const { files } = valueOf(await pullArtifacts(store, { sha: A }));
    expect([named(files), files.every((file) => file.verified)]).toEqual([
      ['catalog  catalog', 'manifest  manifest', 'run_results build results of build', 'run_results test results of test'],
      true,
    ]);
  });

  it('gives those of the newest commit of a branch', async () => {
    const store = memoryStore();
    await pushed(store);
    await pushed(store, { sha: sha('b'), files: [manifest('newer', '2026-11-22T11:00:00Z')] });
    expect(valueOf(await pullArtifacts(store, { branch: 'main' })).receipt.sha).toBe(sha('b'));
  });

  it('reads only what is wanted', async () => {
    const store = memoryStore();
    await pushed(store, { files: [manifest(), catalog()] });
    store.calls.length = 0;
    valueOf(await pullArtifacts(store, { sha: A }, ['manifest']));
    expect(store.calls).toEqual([`read ${receiptKey(A)}`, `read ${commitKey(A, 'manifest.json.gz')}`]);
  });

  it.each([{ sha: sha('b') }, { branch: 'dev' }])('is refused when %o is not stored', async (what) => {
    expect(codesOf(await pullArtifacts(memoryStore(), what))).toEqual(['store-commit-missing']);
  });

  it('does not see a commit whose push did not end', async () => {
    const store = memoryStore();
    store.before(`write ${receiptKey(A)}`, () => OUT_OF_REACH);
    await push(store);
    expect(codesOf(await pullArtifacts(store, { sha: A }))).toEqual(['store-commit-missing']);
  });

  it('refuses a file that is not the one of the receipt', async () => {
    const store = memoryStore();
    await pushed(store);
    await store.write(commitKey(A, 'manifest.json.gz'), new TextEncoder().encode('other'));
    expect(codesOf(await pullArtifacts(store, { sha: A }))).toEqual(['store-object-corrupt']);
  });

  it('looks again when a push was under way', async () => {
    const store = memoryStore();
    await pushed(store);
    store.before(`read ${commitKey(A, 'manifest')}`, async () => void (await pushed(store, { files: [manifest('newer', '2026-11-22T11:00:00Z')] })));
    expect(named(valueOf(await pullArtifacts(store, { sha: A })).files)).toEqual(['manifest  newer']);
  });

  it('names the file that is missing', async () => {
    const store = memoryStore();
    await pushed(store);
    await store.remove(commitKey(A, 'manifest.json.gz'));
    expect(codesOf(await pullArtifacts(store, { sha: A }))).toEqual(['store-file-missing']);
  });

  it.each([
    ['is no JSON', '{'],
    [
      'is that of another commit',
      JSON.stringify({ schema: 'sluice/receipt/v1', sha: sha('b'), role: 'production', dbt_version: null, generated_at: null, stored_at: '', files: {} }),
    ],
    [
      'names a file elsewhere',
      JSON.stringify({
        schema: 'sluice/receipt/v1',
        sha: A,
        role: 'production',
        dbt_version: null,
        generated_at: null,
        stored_at: '',
        files: { '../x': { sha256: '0'.repeat(64), bytes: 0, content_sha256: '0'.repeat(64) } },
      }),
    ],
    ['is of a later version', JSON.stringify({ schema: 'sluice/receipt/v2' })],
  ])('refuses a receipt that %s', async (_, content) => {
    const store = memoryStore();
    store.plant(receiptKey(A), content);
    expect(codesOf(await pullArtifacts(store, { sha: A }))).toEqual(['store-document-damaged']);
  });
});

describe('pulled artifacts', () => {
  const names = async (files: readonly PushFile[]): Promise<readonly string[]> => {
    const store = memoryStore();
    await pushed(store, { files });
    const { files: found } = valueOf(await pullArtifacts(store, { sha: A }));
    return valueOf(unpackArtifacts(found))
      .map((file) => `${file.name}: ${new TextDecoder().decode(file.content)}`)
      .sort();
  };

  it('are unpacked under the names that dbt reads', async () => {
    expect(await names([manifest(), runResults('build')])).toEqual(['manifest.json: manifest', 'run_results.json: results of build']);
  });

  it('keep apart run results of several commands', async () => {
    expect(await names([manifest(), runResults('build'), runResults('test')])).toEqual([
      'manifest.json: manifest',
      'run_results.build.json: results of build',
      'run_results.test.json: results of test',
    ]);
  });

  it('can be copied to where the guide expects them', async () => {
    const store = memoryStore();
    await pushed(store);
    const { files } = valueOf(await pullArtifacts(store, { sha: A }));
    const uris = valueOf(await pushPlain(store, 'prod', files));
    expect([uris, new TextDecoder().decode(store.find('prod/manifest.json'))]).toEqual([['s3://test/dbt/prod/manifest.json'], 'manifest']);
  });
});

describe('the list of commits', () => {
  it('is newest first and tells branches, sizes and what is incomplete', async () => {
    const store = memoryStore();
    await pushed(store);
    store.plant(commitKey(sha('b'), 'manifest.json.gz'), 'half', '2026-11-23T00:00:00.000Z');
    const { commits, trouble } = valueOf(await listCommits(store));
    expect([commits.map((commit) => [commit.sha, commit.receipt?.role ?? 'incomplete', commit.branches, commit.bytes > 0]), trouble]).toEqual([
      [
        [sha('b'), 'incomplete', [], true],
        [A, 'production', ['main'], true],
      ],
      [],
    ]);
  });

  it('is cut to the newest', async () => {
    const store = memoryStore();
    await pushed(store);
    await pushed(store, { sha: sha('b') });
    expect(valueOf(await listCommits(store, 1)).commits.map((commit) => commit.sha)).toEqual([sha('b')]);
  });

  it('tells of receipts and pointers that cannot be read', async () => {
    const store = memoryStore();
    store.plant(receiptKey(A), '{');
    store.plant(refKey('main'), '{');
    const { commits, trouble } = valueOf(await listCommits(store));
    expect([commits.map((commit) => commit.receipt), trouble.map((refusal) => refusal.where?.file)]).toEqual([
      [null],
      [store.locate(refKey('main')), store.locate(receiptKey(A))],
    ]);
  });

  it('passes over keys that are no commits', async () => {
    const store = memoryStore();
    store.plant('commits/readme.txt', 'x');
    store.plant('commits/not-a-hash/receipt.json', 'x');
    expect(valueOf(await listCommits(store)).commits).toEqual([]);
  });
});

describe('pruning', () => {
  const later = clockAt('2026-03-01T00:00:00Z');
  const plan = { keepDays: 30, keepLast: 0, dryRun: false };

  it('removes what is old and leaves what a branch points to', async () => {
    const store = memoryStore();
    await pushed(store, { sha: sha('b'), branch: null });
    await pushed(store);
    const { removed, kept } = valueOf(await pruneCommits(store, later, plan));
    expect([removed, kept, store.keys()]).toEqual([[sha('b')], [A], [commitKey(A, 'manifest.json.gz'), receiptKey(A), refKey('main')]]);
  });

  it('removes the receipt first, so that no half of a commit counts', async () => {
    const store = memoryStore();
    await pushed(store, { branch: null });
    store.before(`remove ${commitKey(A, 'manifest')}`, () => OUT_OF_REACH);
    expect([codesOf(await pruneCommits(store, later, plan)), store.keys()]).toEqual([['s3-unreachable'], [commitKey(A, 'manifest.json.gz')]]);
  });

  it('keeps as many of the newest as it is told', async () => {
    const store = memoryStore();
    for (const digit of ['b', 'c', 'd']) await pushed(store, { sha: sha(digit), branch: null });
    expect(valueOf(await pruneCommits(store, later, { ...plan, keepLast: 2 })).removed).toEqual([sha('b')]);
  });

  it('keeps what is young', async () => {
    const store = memoryStore();
    await pushed(store, { branch: null });
    expect(valueOf(await pruneCommits(store, clockAt('2026-01-20T00:00:00Z'), plan)).removed).toEqual([]);
  });

  it('removes what a push left unfinished a day ago, but nothing younger', async () => {
    const store = memoryStore();
    store.plant(commitKey(sha('b'), 'manifest.json.gz'), 'x', '2026-02-27T00:00:00.000Z');
    store.plant(commitKey(sha('c'), 'manifest.json.gz'), 'x', '2026-02-28T12:00:00.000Z');
    expect(valueOf(await pruneCommits(store, later, plan)).removed).toEqual([sha('b')]);
  });

  it('only tells what would go when it is asked to', async () => {
    const store = memoryStore();
    await pushed(store, { branch: null });
    const before = store.keys();
    const { removed, freedBytes } = valueOf(await pruneCommits(store, later, { ...plan, dryRun: true }));
    expect([removed, freedBytes > 0, store.keys()]).toEqual([[A], true, before]);
  });

  it('removes nothing while a pointer cannot be read', async () => {
    const store = memoryStore();
    await pushed(store, { branch: null });
    store.plant(refKey('main'), '{');
    expect([codesOf(await pruneCommits(store, later, plan)), store.keys().length]).toEqual([['store-document-damaged'], 3]);
  });
});
