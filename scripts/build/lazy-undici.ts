import type { Plugin } from 'rolldown';

const STAND_IN = '\0lazy-undici';

/**
 * undici is a third of the toolkit's bytes and of its start, and Node has the same fetch built in. Only its ProxyAgent
 * is missing there, so undici is loaded when a proxy is set, by the variables that @actions/http-client reads.
 */
export function lazyUndici(): Plugin {
  return {
    name: 'lazy-undici',
    resolveId: {
      order: 'pre',
      handler(source, importer) {
        return source === 'undici' && importer !== STAND_IN ? STAND_IN : null;
      },
    },
    load(id) {
      return id === STAND_IN ? CODE : null;
    },
  };
}

const CODE = `
const proxied = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].some((name) => process.env[name]);
const undici = proxied ? await import('undici') : undefined;
export const fetch = undici ? undici.fetch : globalThis.fetch;
export const ProxyAgent = undici ? undici.ProxyAgent : class { constructor() { throw new Error('The proxy was set after the start'); } };
`;
