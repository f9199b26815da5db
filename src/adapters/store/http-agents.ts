import { type Refusal, type Result, ok, refuse } from '#kernel';
import type { Log } from '#ports';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Env } from './store-options.ts';

export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

/**
 * Agents that keep connections open and honour HTTP_PROXY, HTTPS_PROXY and NO_PROXY. Node does the proxying itself
 * since 24.5; under an older Node we say that the proxy is not used rather than fail without a word.
 */
export function openAgents(env: Env, log: Log | null): Result<Agents> {
  const used = PROXY_VARIABLES.filter((name) => (env[name] ?? '') !== '');
  const wrong = used.filter((name) => !isProxyUrl(env[name] ?? ''));
  if (wrong.length > 0) return refuse(badProxy(wrong));
  if (used.length > 0 && !nodeCanProxy(process.versions.node)) {
    log?.warning(`${used.join(', ')} is set, but Node ${process.versions.node} cannot use a proxy: 24.5 or newer can.`);
  }
  const options = { keepAlive: true, maxSockets: 50, ...(used.length === 0 ? {} : { proxyEnv: { ...env } }) };
  return ok({ http: new HttpAgent(options), https: new HttpsAgent(options) });
}

// Node passes over what it cannot parse and connects directly, which a firewall turns into a timeout.
function isProxyUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

// The value stays out of the message: proxies are given with passwords in them.
function badProxy(names: readonly string[]): Refusal {
  return {
    kind: 'usage',
    code: 'proxy-invalid',
    what: `The proxy given in ${names.join(', ')} cannot be used`,
    next: 'Write it as http://host:port.',
  };
}

function nodeCanProxy(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 5);
}
