import { type PushFile, type Push, type Pushed, commitKey, pushArtifacts } from '#pipeline';
import { type Result, type Sha, ok, parseSha, refuse } from '#kernel';
import type { Clock, Forge, History, ObjectStore } from '#ports';
import { gunzipSync } from 'node:zlib';
import { valueOf } from '../../support/result.ts';
import { type MemoryStore, OUT_OF_REACH } from '../../support/memory-store.ts';

/** The commit whose hash repeats one digit. */
export function sha(digit: string): Sha {
  const parsed = parseSha(digit.repeat(40));
  if (parsed === undefined) throw new Error(`${digit} is no digit of a hash`);
  return parsed;
}

export const NOW = '2026-11-22T12:00:00.000Z';
export const clockAt = (time = NOW): Clock => ({ now: () => new Date(time) });

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const manifest = (text = 'manifest', generatedAt: string | null = '2026-11-22T10:00:00Z'): PushFile => ({
  kind: 'manifest',
  uri: 'target/manifest.json',
  content: bytes(text),
  dbtVersion: '1.12.6',
  generatedAt,
});
export const catalog = (text = 'catalog'): PushFile => ({ kind: 'catalog', uri: 'target/catalog.json', content: bytes(text) });
export const runResults = (command: string | null, text = `results of ${command}`): PushFile => ({
  kind: 'run_results',
  uri: 'target/run_results.json',
  content: bytes(text),
  command,
});

/** A push of production artifacts to `main`, as far as `change` does not say otherwise. */
export function push(store: ObjectStore, change: Partial<Push> = {}, forge: Pick<Forge, 'ancestors'> | null = null, at = NOW): Promise<Result<Pushed>> {
  return pushArtifacts({ store, clock: clockAt(at), forge }, { sha: sha('a'), role: 'production', branch: 'main', files: [manifest()], ...change });
}

export async function pushed(store: ObjectStore, change: Partial<Push> = {}): Promise<Pushed> {
  return valueOf(await push(store, change));
}

/** The content of a stored file of a commit, unpacked. */
export function stored(store: MemoryStore, commit: Sha, name: string): string {
  const object = store.find(commitKey(commit, name));
  return object === undefined ? 'absent' : new TextDecoder().decode(name.endsWith('.gz') ? gunzipSync(object) : object);
}

/** A history in one line, newest first; the merge base of any two commits is `mergeBase`. */
export function history(commits: readonly Sha[], mergeBase: Sha | undefined = commits[0]): History {
  return {
    mergeBase: async () => ok(mergeBase),
    ancestors: async (commit, limit) => ok(commits.slice(Math.max(0, commits.indexOf(commit))).slice(0, limit)),
  };
}

export const noHistory: History = {
  mergeBase: async () => refuse({ ...OUT_OF_REACH, code: 'github-not-found', what: 'The repository cannot be read', next: 'Allow contents: read.' }),
  ancestors: async () => refuse({ ...OUT_OF_REACH, code: 'github-not-found', what: 'The repository cannot be read', next: 'Allow contents: read.' }),
};
