import { openLocation } from '#adapters';
import type { OpenLocation } from '#ports';
import type { S3Settings } from '#settings';
import type { Shell } from './outcome.ts';
import { storeOptions } from './store-options.ts';

/** Opens the places that flags name. */
export function opener({ s3 }: { readonly s3: S3Settings }, shell: Shell): OpenLocation {
  const options = storeOptions(s3, shell);
  return (uri) => openLocation(uri, options);
}
