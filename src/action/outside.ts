import { type CacheOptions, cachedStore, cloneHistory, firstHistory, openGitHub, openLocation, openStore, type StoreOptions } from '#adapters';
import { ok, type Result } from '#kernel';
import type { Clock, Forge, History, ObjectStore, OpenLocation } from '#ports';
import type { Job } from './prepare-job.ts';
import type { Runner } from './runner.ts';
import type { Env } from './workflow.ts';

/** Everything beyond this process, as one run of the action opens it. */
export interface Outside {
  readonly runner: Runner;
  readonly clock: Clock;
  /** Null without a token. */
  readonly forge: Forge | null;
  /** GitHub's, else that of the checkout. */
  readonly history: History;
  /** Null when none is configured. */
  readonly store: ObjectStore | null;
  /** The same with the Actions cache behind it: for what production stores, which other events may not be able to reach. */
  readonly production: ObjectStore | null;
  readonly open: OpenLocation;
}

/** Opens the store and GitHub; nothing is asked of either yet. */
export function openOutside(job: Job, runner: Runner, env: Env): Result<Outside> {
  const { token, workflow, settings } = job;
  const options = storeOptions(job, runner, env);
  const store = settings.store === null ? ok(null) : openStore(settings.store, options);
  if (!store.ok) return store;
  const forge = token === undefined ? null : openGitHub({ token, repository: workflow.repository, apiUrl: workflow.apiUrl, log: runner });
  const clone = cloneHistory(job.folder, runner);
  const history = firstHistory(forge === null ? [clone] : [forge, clone], runner);
  const production = withCache(job, store.value, { log: runner, env });
  return ok({ runner, forge, history, store: store.value, production, clock: { now: () => new Date() }, open: (uri) => openLocation(uri, options) });
}

// A folder of the runner is as near as its cache.
function withCache({ inputs }: Job, store: ObjectStore | null, options: CacheOptions): ObjectStore | null {
  return inputs.cache && store !== null && store.uri.includes('://') ? cachedStore(store, options) : store;
}

function storeOptions({ inputs: { s3 } }: Job, log: Runner, env: Env): StoreOptions {
  return {
    s3: {
      ...(s3.endpoint === undefined ? {} : { endpoint: s3.endpoint }),
      ...(s3.region === undefined ? {} : { region: s3.region }),
      ...(s3.forcePathStyle === undefined ? {} : { forcePathStyle: s3.forcePathStyle }),
      ...(s3.encryption === undefined ? {} : { sse: s3.encryption }),
      ...(s3.kmsKeyId === undefined ? {} : { kmsKeyId: s3.kmsKeyId }),
    },
    allowHttp: s3.allowHttp,
    log,
    env,
  };
}
