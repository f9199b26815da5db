import { cachedStore } from '#adapters';
import type { Log, ObjectStore } from '#ports';
import { resolveBaseline } from '#pipeline';
import { readdir } from 'node:fs/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { history, clockAt, pushed, sha } from '../../pipeline/store/house.ts';
import { type MemoryStore, OUT_OF_REACH, memoryStore } from '../../support/memory-store.ts';
import { codesOf, refusalsOf, valueOf } from '../../support/result.ts';
import { type ResultsServer, resultsServer } from '../../support/results-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined): string | undefined => content && new TextDecoder().decode(content);

interface Runner {
  readonly results: ResultsServer;
  readonly workspace: string;
  readonly warnings: string[];
  /** The store with the cache behind it, as one run of the workflow sees it. */
  readonly run: (store: ObjectStore, patienceMs?: number) => ObjectStore;
}

/** A workspace and a results service, as a step finds them. */
async function runner(): Promise<Runner> {
  const workspace = await tempFolder();
  const results = await resultsServer();
  vi.stubEnv('GITHUB_WORKSPACE', workspace);
  vi.stubEnv('RUNNER_TEMP', await tempFolder());
  const home = process.cwd();
  process.chdir(workspace);
  // The cache's client tells its progress to the log of the step.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => {
    process.chdir(home);
    vi.restoreAllMocks();
  });
  const warnings: string[] = [];
  const log: Log = { debug: () => undefined, info: () => undefined, warning: (message) => void warnings.push(message) };
  return { results, workspace, warnings, run: (store, patienceMs = 20_000) => cachedStore(store, { log, patienceMs }) };
}

/** The same store, out of reach. */
function closed(code = 's3-no-credentials'): MemoryStore {
  const store = memoryStore();
  for (const call of ['read', 'write', 'head', 'list']) store.before(call, () => ({ ...OUT_OF_REACH, code }), 1000);
  return store;
}

describe('a store with the Actions cache behind it', { timeout: 60_000 }, () => {
  it('serves what an earlier run read when the store is out of reach', async () => {
    const { run, warnings } = await runner();
    const store = memoryStore();
    valueOf(await store.write('a', bytes('one')));
    valueOf(await run(store).read('a'));
    const found = valueOf(await run(closed()).read('a'));
    expect([text(found?.content), found?.fromCache, found?.verified, found?.etag, warnings]).toEqual(['one', true, true, '"1"', []]);
  });

  it('serves what an earlier run wrote', async () => {
    const { run } = await runner();
    valueOf(await run(memoryStore()).write('a', bytes('one')));
    expect(text(valueOf(await run(closed()).read('a'))?.content)).toBe('one');
  });

  it('serves the newest copy', async () => {
    const { run } = await runner();
    const store = memoryStore();
    for (const content of ['one', 'two']) valueOf(await run(store).write('a', bytes(content)));
    expect(text(valueOf(await run(closed()).read('a'))?.content)).toBe('two');
  });

  it('asks the store first, as long as it answers', async () => {
    const { run } = await runner();
    const store = memoryStore();
    valueOf(await run(store).write('a', bytes('one')));
    valueOf(await store.write('a', bytes('two')));
    const found = valueOf(await run(store).read('a'));
    expect([text(found?.content), found?.fromCache]).toEqual(['two', undefined]);
  });

  it('saves equal content once', async () => {
    const { run, results } = await runner();
    const store = memoryStore();
    valueOf(await store.write('a', bytes('one')));
    const first = run(store);
    valueOf(await first.read('a'));
    valueOf(await first.read('a'));
    valueOf(await run(store).read('a'));
    expect(results.calls.filter((call) => call.includes('CreateCacheEntry')).length).toBe(1);
  });

  it('leaves nothing in the workspace', async () => {
    const { run, workspace } = await runner();
    valueOf(await run(memoryStore()).write('a', bytes('one')));
    valueOf(await run(closed()).read('a'));
    expect(await readdir(workspace)).toEqual([]);
  });

  it('keeps the objects of two stores apart', async () => {
    const { run } = await runner();
    valueOf(await run(memoryStore('s3://other/dbt')).write('a', bytes('one')));
    expect(codesOf(await run(closed()).read('a'))).toEqual(['store-copy-missing']);
  });

  it('says why the store could not be read when there is no copy either', async () => {
    const { run } = await runner();
    expect(refusalsOf(await run(closed()).read('a')).map(({ what, next, why }) => [what, next, why])).toEqual([
      [OUT_OF_REACH.what, OUT_OF_REACH.next, 's3-no-credentials; the Actions cache has no copy either'],
    ]);
  });

  it('refuses a copy whose content is not what its key says', async () => {
    const { run, results, warnings } = await runner();
    valueOf(await run(memoryStore()).write('a', bytes('one')));
    valueOf(await run(memoryStore()).write('a', bytes('poison')));
    const [good, poisoned] = results.entries;
    if (good !== undefined && poisoned !== undefined) poisoned.blob = good.blob;
    const refused = codesOf(await run(closed()).read('a'));
    expect([refused, warnings.length, warnings[0]?.includes('is refused')]).toEqual([['store-copy-missing'], 1, true]);
  });

  it('does not serve a copy for bytes that the store itself found changed', async () => {
    const { run } = await runner();
    valueOf(await run(memoryStore()).write('a', bytes('one')));
    expect(codesOf(await run(closed('store-object-corrupt')).read('a'))).toEqual(['store-object-corrupt']);
  });

  it('asks a store that cannot be reached only once', async () => {
    const { run } = await runner();
    const store = closed();
    const cached = run(store);
    for (const key of ['a', 'b', 'c']) await cached.read(key);
    expect(store.calls).toEqual(['read a']);
  });

  it.each(['read-only', 'down'] as const)('warns once and goes on when the cache is %s', async (mode) => {
    const { run, results, warnings } = await runner();
    results.mode = mode;
    const cached = run(memoryStore());
    const outcomes = [valueOf(await cached.write('a', bytes('one'))), valueOf(await cached.write('b', bytes('two')))];
    expect([outcomes.map((outcome) => outcome.kind), warnings.length]).toEqual([['stored', 'stored'], 1]);
  });

  it('warns once and goes on when the cache does not answer', async () => {
    const { run, results, warnings } = await runner();
    results.mode = 'silent';
    const cached = run(memoryStore(), 300);
    valueOf(await cached.write('a', bytes('one')));
    valueOf(await cached.write('b', bytes('two')));
    expect(warnings).toEqual(['The Actions cache is not used any more in this run: saving a failed (no answer in 0.3 s).']);
  });

  it('is the store itself outside a runner', () => {
    const store = memoryStore();
    const log: Log = { debug: () => undefined, info: () => undefined, warning: () => undefined };
    expect(cachedStore(store, { log, env: {} })).toBe(store);
  });

  it('lets the pull request of a fork be compared with what production published', async () => {
    const { run } = await runner();
    await pushed(run(memoryStore()), { sha: sha('b') });
    const forge = history([sha('a'), sha('b')], sha('a'));
    const ports = { store: run(closed()), history: forge, open: async () => ({ ok: false, refusals: [OUT_OF_REACH] }) as const, clock: clockAt() };
    const baseline = valueOf(
      await resolveBaseline(ports, { choice: { kind: 'merge-base', base: sha('a'), head: sha('f') }, branch: 'main', wanted: ['manifest'] }),
    );
    expect([baseline.source, baseline.how, baseline.sha, baseline.notes.at(-1)]).toEqual([
      'cache',
      'ancestor',
      sha('b'),
      'The store could not be read; a copy that an earlier run left in the Actions cache served.',
    ]);
  });
});
