import type { ObjectFacts } from '#ports';
import { type Result, by, ok } from '#kernel';
import { ListObjectsV2Command, type _Object } from '@aws-sdk/client-s3';
import { type Bucket, fullKey } from './s3-bucket.ts';

/** Every object of the store whose key begins with `prefix`, page by page, until `limit` is reached. */
export async function listObjects(bucket: Bucket, prefix: string, limit = Number.POSITIVE_INFINITY): Promise<Result<readonly ObjectFacts[]>> {
  const { settings, client } = bucket;
  const pageSize = Math.min(settings.pageSize ?? 1000, limit);
  const found: ObjectFacts[] = [];
  let token: string | undefined;
  do {
    const query = { Bucket: settings.bucket, Prefix: fullKey(settings, prefix), MaxKeys: pageSize, ContinuationToken: token };
    const page = await client.send(new ListObjectsV2Command(query));
    for (const item of page.Contents ?? []) found.push(factsOf(bucket, item));
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined && found.length < limit);
  return ok(found.sort(by((facts) => facts.key)).slice(0, limit));
}

function factsOf({ settings }: Bucket, item: _Object): ObjectFacts {
  const key = (item.Key ?? '').slice(settings.prefix === '' ? 0 : settings.prefix.length + 1);
  return { key, bytes: item.Size ?? 0, etag: item.ETag ?? null, modifiedAt: item.LastModified?.toISOString() ?? null };
}
