import { RequestError } from '@octokit/request-error';
import type { getOctokit } from '@actions/github';

type Api = Pick<ReturnType<typeof getOctokit>, 'hook'>;

/**
 * A plugin of the client that makes silent troubles loud. It comes before the retry and throttling plugins,
 * so that they see every single try. `patienceMs`: how long one try may take.
 */
export const careful =
  (patienceMs: number) =>
  (api: Api): void => {
    api.hook.wrap('request', async (request, options) => {
      const signal = AbortSignal.timeout(patienceMs);
      // Hooks share one object of options; a copy handed on would be ignored by the next hook.
      options.request = { ...options.request, signal };
      const answer = await Promise.resolve(request(options)).catch(nameLimits);
      // The client takes a body that was cut off, or that is not JSON, for a text and calls it a success.
      if (answer.status !== 204 && typeof answer.data !== 'object') {
        const why = signal.aborted ? `no whole answer within ${patienceMs} ms` : 'the answer was cut off or is not JSON';
        throw new RequestError(why, 500, { request: { ...options, headers: options.headers, url: options.url } });
      }
      return answer;
    });
  };

// A proxy before GitHub Enterprise limits with a bare 429; the throttling plugin knows GitHub's own wording only.
function nameLimits(error: unknown): never {
  if (error instanceof RequestError && error.status === 429 && error.response?.headers['x-ratelimit-remaining'] !== '0') {
    error.message = `secondary rate limit: ${error.message}`;
  }
  throw error;
}
