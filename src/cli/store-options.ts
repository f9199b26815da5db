import type { StoreOptions } from '#adapters';
import type { S3Settings } from '#settings';
import type { Shell } from './outcome.ts';

/** How to reach stores, as the flags say it; what they leave open the environment decides. */
export function storeOptions(s3: S3Settings, { log, env }: Shell): StoreOptions {
  return {
    s3: {
      ...(s3.endpoint === undefined ? {} : { endpoint: s3.endpoint }),
      ...(s3.region === undefined ? {} : { region: s3.region }),
      ...(s3.forcePathStyle === undefined ? {} : { forcePathStyle: s3.forcePathStyle }),
    },
    allowHttp: s3.allowHttp,
    log,
    env,
  };
}
