import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Agents } from './http-agents.ts';
import type { Patience } from './store-options.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  readonly attempts: number;
}

export interface HttpRequest {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD';
  readonly agents: Agents;
  readonly patience: Patience;
}

/** The server sent more redirects than anybody needs, or one to a place where the question must not go. */
export class RedirectRefused extends Error {}

const REDIRECTS_MAX = 5;

/** One answer, after redirects, repeated with growing waits while the server fails or the connection breaks. */
export async function getHttp(request: HttpRequest): Promise<HttpAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt >= request.patience.attempts;
    try {
      const answer = await follow(request);
      if (last || (answer.status < 500 && answer.status !== 429)) return { ...answer, attempts: attempt };
    } catch (error) {
      if (last || error instanceof RedirectRefused) throw error;
    }
    await sleep(100 * 2 ** attempt * Math.random());
  }
}

async function follow(request: HttpRequest): Promise<Omit<HttpAnswer, 'attempts'>> {
  let url = request.url;
  for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
    const answer = await ask({ ...request, url });
    const target = [301, 302, 303, 307, 308].includes(answer.status) ? answer.headers.location : undefined;
    if (target === undefined) return answer;
    url = new URL(target, url);
    if (url.protocol !== 'https:' && url.protocol !== request.url.protocol) throw new RedirectRefused();
  }
  throw new RedirectRefused();
}

function ask({ url, method, agents, patience }: HttpRequest): Promise<Omit<HttpAnswer, 'attempts'>> {
  const secure = url.protocol === 'https:';
  const options = { method, agent: secure ? agents.https : agents.http, headers: { 'accept-encoding': 'identity', 'user-agent': 'sluice' } };
  return new Promise((resolve, reject) => {
    const sent = (secure ? requestHttps : requestHttp)(url, options, (answer) => {
      collectBody(answer).then((body) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }), reject);
    });
    sent.setTimeout(patience.idleMs, () => sent.destroy(Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' })));
    sent.on('error', reject);
    sent.end();
  });
}

async function collectBody(answer: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks);
}
