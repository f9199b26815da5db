import { pullArtifacts, readLocation } from '#pipeline';
import { describe, expect, it } from 'vitest';
import { catalog, manifest, pushed, runResults, sha } from '../pipeline/store/house.ts';
import type { StoreSubject } from './store-conformance.ts';
import { codesOf, valueOf } from './result.ts';

/** What publishing promises, on any store. */
export function describePublishing({ name, openEmpty }: Pick<StoreSubject, 'name' | 'openEmpty'>): void {
  describe(`publishing to ${name}`, () => {
    it('gives back what was published', async () => {
      const store = await openEmpty();
      await pushed(store, { files: [manifest(), catalog(), runResults('build')] });
      const { files } = valueOf(await pullArtifacts(store, { branch: 'main' }));
      expect(files.map((file) => [file.artifact, file.command, file.verified]).sort()).toEqual([
        ['catalog', null, true],
        ['manifest', null, true],
        ['run_results', 'build', true],
      ]);
    });

    it('writes nothing the second time', async () => {
      const store = await openEmpty();
      await pushed(store, { files: [manifest(), catalog()] });
      const before = valueOf(await store.list(''));
      const { written, pointer } = await pushed(store, { files: [manifest(), catalog()] });
      expect([written, pointer?.kind, valueOf(await store.list(''))]).toEqual([[], 'unchanged', before]);
    });

    it('of one commit by several jobs at once keeps the files of all of them', async () => {
      const store = await openEmpty();
      const commands = ['build', 'test', 'seed', 'snapshot'];
      await Promise.all(commands.map((command) => pushed(store, { files: [manifest(`by ${command}`), runResults(command)] })));
      const { receipt } = valueOf(await pullArtifacts(store, { branch: 'main' }));
      expect(Object.keys(receipt.files).sort()).toEqual(['manifest.json.gz', ...commands.map((command) => `run_results.${command}.json.gz`).sort()]);
    });

    it('of several commits at once leaves the pointer on the newest', async () => {
      const store = await openEmpty();
      const hours = ['10', '11', '12', '13'];
      await Promise.all(hours.map((hour, index) => pushed(store, { sha: sha(String(index)), files: [manifest(hour, `2026-11-22T${hour}:00:00Z`)] })));
      expect(valueOf(await pullArtifacts(store, { branch: 'main' })).receipt.sha).toBe(sha('3'));
    });

    it('makes a location that is known as a store', async () => {
      const store = await openEmpty();
      const location = { uri: store.uri, store, key: '', kind: 'folder' } as const;
      const empty = codesOf(await readLocation(location));
      await pushed(store);
      expect([empty, valueOf(await readLocation(location)).kind]).toEqual([['location-empty'], 'store']);
    });
  });
}
