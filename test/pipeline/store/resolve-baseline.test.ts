import { type Baseline, type BaselinePorts, type BaselineQuestion, commitKey, receiptKey, refKey, resolveBaseline } from '#pipeline';
import { type Result, ok } from '#kernel';
import { describe, expect, it } from 'vitest';
import { OUT_OF_REACH, memoryStore } from '../../support/memory-store.ts';
import { codesOf, refusalsOf, valueOf } from '../../support/result.ts';
import { catalog, clockAt, history, manifest, noHistory, pushed, sha } from './house.ts';

const [A, B, C, D] = [sha('a'), sha('b'), sha('c'), sha('d')];
const HEAD = sha('f');

/** The answer for a change whose merge base is B, in a history A (newest), B, C, D. */
function resolve(ports: Partial<BaselinePorts>, question: Partial<BaselineQuestion> = {}): Promise<Result<Baseline>> {
  return resolveBaseline(
    {
      store: null,
      history: history([A, B, C, D], B),
      open: async () => ok({ uri: 'x', store: memoryStore(), key: '', kind: 'folder' }),
      clock: clockAt(),
      ...ports,
    },
    { choice: { kind: 'merge-base', base: A, head: HEAD }, branch: 'main', wanted: ['manifest'], ...question },
  );
}

const how = ({ source, sha: commit, commitsBehind }: Baseline) => ({ source, commit, commitsBehind });

describe('a baseline', () => {
  it('is the merge base when that is stored', async () => {
    const store = memoryStore();
    for (const commit of [A, B, C]) await pushed(store, { sha: commit });
    expect(how(valueOf(await resolve({ store })))).toEqual({ source: 'merge-base', commit: B, commitsBehind: 0 });
  });

  it('is the nearest stored ancestor of the merge base otherwise', async () => {
    const store = memoryStore();
    for (const commit of [A, D]) await pushed(store, { sha: commit });
    expect(how(valueOf(await resolve({ store })))).toEqual({ source: 'ancestor', commit: D, commitsBehind: 2 });
  });

  it('is the newest commit of the branch when no ancestor is stored', async () => {
    const store = memoryStore();
    await pushed(store, { sha: A });
    expect(how(valueOf(await resolve({ store })))).toEqual({ source: 'branch', commit: A, commitsBehind: null });
  });

  it('is the plain production manifest when nothing else is there', async () => {
    const store = memoryStore();
    store.plant('prod/manifest.json', '{}');
    const baseline = valueOf(await resolve({ store }));
    expect([how(baseline), baseline.files.map((file) => file.uri)]).toEqual([
      { source: 'plain', commit: null, commitsBehind: null },
      ['s3://test/dbt/prod/manifest.json'],
    ]);
  });

  it('is nothing when nothing is stored, and every note says why', async () => {
    const baseline = valueOf(await resolve({ store: memoryStore() }));
    expect([how(baseline), baseline.notes]).toEqual([
      { source: 'none', commit: null, commitsBehind: null },
      [
        'Nothing was found to compare with: every node counts as new.',
        'No artifacts are stored for the merge base bbbbbbbbbbbb nor for the 2 commits before it.',
        'No artifacts of the branch main are stored.',
      ],
    ]);
  });

  it('is nothing without a store', async () => {
    const baseline = valueOf(await resolve({ store: null }));
    expect([baseline.source, baseline.notes.length]).toEqual(['none', 2]);
  });

  it('is the newest of the branch when that is asked for', async () => {
    const store = memoryStore();
    for (const commit of [A, B]) await pushed(store, { sha: commit });
    const { source, sha: commit } = valueOf(await resolve({ store }, { choice: { kind: 'latest' } }));
    expect([source, commit]).toEqual(['branch', B]);
  });

  it('is found without asking for more than the first ancestors', async () => {
    const store = memoryStore();
    await pushed(store, { sha: C, branch: null });
    store.calls.length = 0;
    await resolve({ store });
    expect(store.calls.filter((call) => call.startsWith('list'))).toEqual([]);
  });

  it('tells version and age of what was found', async () => {
    const store = memoryStore();
    await pushed(store, { sha: B, files: [manifest('x', '2026-11-22T10:30:00Z'), catalog()] });
    const { dbtVersion, generatedAt, ageMinutes, files } = valueOf(await resolve({ store }, { wanted: ['catalog'] }));
    expect([dbtVersion, generatedAt, ageMinutes, files.map((file) => file.artifact).sort()]).toEqual([
      '1.12.6',
      '2026-11-22T10:30:00Z',
      90,
      ['catalog', 'manifest'],
    ]);
  });

  it('has notes that say what it implies', async () => {
    const store = memoryStore();
    await pushed(store, { sha: C });
    expect(valueOf(await resolve({ store })).notes).toEqual([
      'Compared with the artifacts of cccccccccccc, one commit older than the merge base bbbbbbbbbbbb, for which none are stored: what was merged in between counts as part of this change.',
    ]);
  });

  it('never is what a pull request stored', async () => {
    const store = memoryStore();
    await pushed(store, { sha: B, role: 'review', branch: null });
    await pushed(store, { sha: C });
    const baseline = valueOf(await resolve({ store }));
    expect([baseline.sha, baseline.notes[1]]).toEqual([
      C,
      'What is stored for bbbbbbbbbbbb comes from the review of a pull request, and does not count as production.',
    ]);
  });

  it('never is a commit whose push did not end', async () => {
    const store = memoryStore();
    store.plant(commitKey(B, 'manifest.json.gz'), 'half');
    await pushed(store, { sha: C });
    expect(valueOf(await resolve({ store })).sha).toBe(C);
  });
});

describe('a search for a baseline', () => {
  it('goes on past a commit that is damaged, and tells', async () => {
    const store = memoryStore();
    await pushed(store, { sha: B });
    await pushed(store, { sha: C, branch: null });
    await store.remove(commitKey(B, 'manifest.json.gz'));
    const baseline = valueOf(await resolve({ store }));
    expect([baseline.sha, baseline.trouble.map((refusal) => refusal.code), baseline.notes[1]]).toEqual([
      C,
      ['store-file-missing'],
      'The artifacts of bbbbbbbbbbbb could not be read: a file that the receipt of its commit lists is not in the store. Push the commit again.',
    ]);
  });

  it('goes on past a receipt that cannot be read', async () => {
    const store = memoryStore();
    store.plant(receiptKey(C), '{');
    await pushed(store, { sha: D });
    const baseline = valueOf(await resolve({ store }));
    expect([baseline.sha, baseline.commitsBehind, baseline.trouble.map((refusal) => refusal.code)]).toEqual([D, 2, ['store-document-damaged']]);
  });

  it('turns to the branch when the history is out of reach, and tells', async () => {
    const store = memoryStore();
    await pushed(store, { sha: A });
    const baseline = valueOf(await resolve({ store, history: noHistory }));
    expect([baseline.source, baseline.notes[1]]).toEqual([
      'branch',
      'The merge base could not be determined: the repository cannot be read. Allow contents: read.',
    ]);
  });

  it('turns to the branch when there is no history at all', async () => {
    const store = memoryStore();
    await pushed(store, { sha: A });
    const baseline = valueOf(await resolve({ store, history: null }));
    expect([baseline.source, baseline.notes[1]]).toEqual(['branch', 'The merge base is not known: there is no access to the history of the repository.']);
  });

  it('tells when the two commits have nothing in common', async () => {
    const store = memoryStore();
    await pushed(store, { sha: A });
    const unrelated = { ...history([A]), mergeBase: async () => ok(undefined) };
    expect(valueOf(await resolve({ store, history: unrelated })).notes[1]).toBe('aaaaaaaaaaaa and ffffffffffff have no common ancestor.');
  });

  it('asks a store that is out of reach only once', async () => {
    const store = memoryStore();
    store.before('read', () => OUT_OF_REACH, 100);
    const baseline = valueOf(await resolve({ store }));
    expect([baseline.source, new Set(store.calls).size, baseline.notes]).toEqual([
      'none',
      1,
      [
        'Nothing was found to compare with: every node counts as new.',
        'The artifacts of bbbbbbbbbbbb could not be read: the server cannot be reached. Check the network.',
      ],
    ]);
  });

  it('goes on when a missing object looks forbidden, as S3 makes it for those who may not list', async () => {
    const store = memoryStore();
    await pushed(store, { sha: A });
    store.before(`read ${receiptKey(B)}`, () => ({ ...OUT_OF_REACH, code: 's3-access-denied' }), 100);
    const baseline = valueOf(await resolve({ store }));
    expect([baseline.source, baseline.trouble.map((refusal) => refusal.code)]).toEqual(['branch', ['s3-access-denied']]);
  });

  it('tells of a pointer that cannot be read and goes on', async () => {
    const store = memoryStore();
    store.plant(refKey('main'), '{');
    store.plant('prod/manifest.json', '{}');
    const baseline = valueOf(await resolve({ store }));
    expect([baseline.source, baseline.trouble.map((refusal) => refusal.code)]).toEqual(['plain', ['store-document-damaged']]);
  });

  it('tells that a plain manifest could not be verified', async () => {
    const store = memoryStore();
    store.plant('prod/manifest.json', '{}');
    expect(valueOf(await resolve({ store })).notes.at(-1)).toBe(
      'The bytes of s3://test/dbt/prod/manifest.json could not be verified: no sha256 was kept with them.',
    );
  });
});

describe('a baseline asked for by name', () => {
  const choice = { kind: 'commit', sha: B } as const;

  it('is that commit', async () => {
    const store = memoryStore();
    await pushed(store, { sha: B });
    const baseline = valueOf(await resolve({ store }, { choice }));
    expect([how(baseline), baseline.notes]).toEqual([
      { source: 'given', commit: B, commitsBehind: null },
      ['Compared with the commit bbbbbbbbbbbb, as asked.'],
    ]);
  });

  it('may be what a pull request stored, and says so', async () => {
    const store = memoryStore();
    await pushed(store, { sha: B, role: 'review', branch: null });
    expect(valueOf(await resolve({ store }, { choice })).notes.length).toBe(2);
  });

  it('may lie where the guide keeps the artifacts of a commit', async () => {
    const store = memoryStore();
    store.plant(`ci/${B}/manifest.json`, '{}');
    expect(valueOf(await resolve({ store }, { choice })).files.map((file) => file.uri)).toEqual([`s3://test/dbt/ci/${B}/manifest.json`]);
  });

  it('is refused when it is not stored', async () => {
    expect(refusalsOf(await resolve({ store: memoryStore() }, { choice })).map(({ kind, code }) => [kind, code])).toEqual([['input', 'baseline-missing']]);
  });

  it('is refused when the store is out of reach', async () => {
    const store = memoryStore();
    store.before('read', () => OUT_OF_REACH, 100);
    expect(codesOf(await resolve({ store }, { choice }))).toEqual(['s3-unreachable']);
  });

  it('is refused without a store', async () => {
    expect(codesOf(await resolve({ store: null }, { choice }))).toEqual(['store-not-configured']);
  });
});

describe('a baseline at a location', () => {
  const at = (store: ReturnType<typeof memoryStore>, question: Partial<BaselineQuestion> = {}): Promise<Result<Baseline>> =>
    resolve({ open: async (uri) => ok({ uri, store, key: '', kind: 'folder' }) }, { choice: { kind: 'location', uri: 's3://other/prod' }, ...question });

  it('is what stands there', async () => {
    const store = memoryStore('s3://other/prod');
    store.plant('manifest.json', '{}');
    const baseline = valueOf(await at(store));
    expect([baseline.source, baseline.notes[0]]).toEqual(['given', 'Compared with s3://other/prod, as asked.']);
  });

  it('is the newest of the branch when a store stands there', async () => {
    const store = memoryStore('s3://other/prod');
    await pushed(store, { sha: C });
    expect(how(valueOf(await at(store)))).toEqual({ source: 'branch', commit: C, commitsBehind: null });
  });

  it('needs no name for the only branch of a store', async () => {
    const store = memoryStore('s3://other/prod');
    await pushed(store, { sha: C, branch: 'trunk' });
    expect(valueOf(await at(store, { branch: null })).sha).toBe(C);
  });

  it('asks for the branch when a store has several', async () => {
    const store = memoryStore('s3://other/prod');
    await pushed(store, { sha: C, branch: 'trunk' });
    await pushed(store, { sha: C, branch: 'main' });
    expect(refusalsOf(await at(store, { branch: null })).map(({ code, why }) => [code, why])).toEqual([['baseline-branch-unclear', 'it holds main, trunk']]);
  });

  it('is refused when the store has not that branch', async () => {
    const store = memoryStore('s3://other/prod');
    await pushed(store, { sha: C, branch: 'trunk' });
    expect(codesOf(await at(store))).toEqual(['baseline-missing']);
  });

  it('is refused when no manifest stands there', async () => {
    const store = memoryStore('s3://other/prod');
    store.plant('catalog.json', '{}');
    expect(codesOf(await at(store, { wanted: ['catalog'] }))).toEqual(['baseline-manifest-missing']);
  });
});
