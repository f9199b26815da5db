import type { ObjectStore } from '#ports';
import { type Refusal, type Result, ok, refuse } from '#kernel';
import { fileURLToPath } from 'node:url';
import { directoryStore } from './directory-store.ts';
import { parseServerUrl } from './endpoint.ts';
import { lazyStore } from './lazy-store.ts';
import { readS3Settings } from './s3-settings.ts';
import type { StoreOptions } from './store-options.ts';

/**
 * The store at `uri`: a path, `file://`, `s3://bucket/prefix`, or `https://` to read from. Nothing is asked of the
 * outside yet and no client is loaded; that happens with the first operation.
 */
export function openStore(uri: string, options: StoreOptions = {}): Result<ObjectStore> {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(uri)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return uri.trim() === '' ? refuse(unknownUri('it is empty')) : ok(directoryStore(uri));
    case 'file':
      return openFileUrl(uri);
    case 's3':
      return openS3(uri, options);
    case 'http':
    case 'https':
      return openHttps(uri, options);
    default:
      return refuse(unknownUri(`Sluice does not know ${scheme}: locations`));
  }
}

function openFileUrl(uri: string): Result<ObjectStore> {
  try {
    return ok(directoryStore(fileURLToPath(uri), uri.replace(/\/+$/, '')));
  } catch {
    return refuse(unknownUri('it is no file:// URL of this machine'));
  }
}

function openS3(uri: string, options: StoreOptions): Result<ObjectStore> {
  const settings = readS3Settings(uri, options);
  if (!settings.ok) return settings;
  const { bucket, prefix } = settings.value;
  return ok(lazyStore(`s3://${prefix === '' ? bucket : `${bucket}/${prefix}`}`, async () => (await import('./s3-store.ts')).s3Store(settings.value)));
}

function openHttps(uri: string, options: StoreOptions): Result<ObjectStore> {
  const url = parseServerUrl(uri, { allowHttp: options.allowHttp ?? false, input: 'the location' });
  if (!url.ok) return url;
  const shown = `${url.value.origin}${url.value.pathname}`.replace(/\/+$/, '');
  return ok(lazyStore(shown, async () => (await import('./https-store.ts')).httpsStore(url.value, options)));
}

function unknownUri(why: string): Refusal {
  return {
    kind: 'usage',
    code: 'store-uri-invalid',
    what: 'The location cannot be used',
    why,
    next: 'Give a path, file:///path, s3://bucket/prefix or https://host/path.',
  };
}
