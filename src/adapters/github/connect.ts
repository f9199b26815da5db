import { getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import type { GitHub, GitHubAccess } from './access.ts';
import { careful } from './careful.ts';

/** The longest that a pull request should wait for GitHub's permission to go on. */
const LONGEST_WAIT_SECONDS = 60;
const WAITS = 2;
const RETRIES = 2;
const PATIENCE_MS = 20_000;

let connections = 0;

/** Opens a client that waits when GitHub asks for it and repeats what failed. Heavy: import it lazily. */
export function connect(access: GitHubAccess): GitHub {
  const [owner = '', repo = ''] = access.repository.split('/');
  const secondMs = access.secondMs ?? 1000;
  connections += 1;
  const api = getOctokit(
    access.token,
    {
      baseUrl: access.apiUrl,
      userAgent: 'sluice',
      log: quiet(access.log),
      // Both plugins would repeat a 429; only the throttling one reads when GitHub wants it repeated.
      retry: { doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451], retries: RETRIES, retryAfterBaseValue: secondMs },
      throttle: { id: `sluice-${connections}`, retryAfterBaseValue: secondMs, onRateLimit: mayWait(access), onSecondaryRateLimit: mayWait(access) },
    },
    careful(access.patienceMs ?? PATIENCE_MS),
    retry,
    throttling,
  );
  return { api, at: { owner, repo }, log: access.log };
}

// Called with the seconds, the request, the client, and how often it has waited already.
function mayWait({ log }: GitHubAccess): (...told: readonly [seconds: number, options: unknown, api: unknown, waits: number]) => boolean {
  return (...[seconds, , , waits]) => {
    const waiting = seconds <= LONGEST_WAIT_SECONDS && waits < WAITS;
    log.info(`GitHub's rate limit asks for a pause of ${seconds} s: ${waiting ? 'waiting' : 'giving up'}`);
    return waiting;
  };
}

// The client's own warnings are about its plugins and deprecations: nothing a user can act on.
function quiet({ debug }: GitHubAccess['log']): Record<'debug' | 'info' | 'warn' | 'error', (message: string) => void> {
  const tell = (message: string): void => debug(message);
  return { debug: tell, info: tell, warn: tell, error: tell };
}
