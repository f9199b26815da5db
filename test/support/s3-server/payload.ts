import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type Call, header } from './call.ts';
import { S3Error } from './s3-error.ts';

/** The base64 checksum headers that were sent, all of them proven right. */
export type Checksums = Readonly<Record<string, string>>;

const ALGORITHMS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  'x-amz-checksum-crc32': (body) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return sum;
  },
  'x-amz-checksum-sha256': (body) => createHash('sha256').update(body).digest(),
  'x-amz-checksum-sha1': (body) => createHash('sha1').update(body).digest(),
};

/** Checks the body of `call` against every digest that came with it. Chunked uploads are not spoken here. */
export function checkPayload(call: Call): Checksums {
  const declared = header(call, 'x-amz-content-sha256') ?? '';
  if (declared.startsWith('STREAMING-')) throw new S3Error(501, 'NotImplemented');
  if (declared !== 'UNSIGNED-PAYLOAD' && declared !== createHash('sha256').update(call.body).digest('hex')) throw new S3Error(400, 'XAmzContentSHA256Mismatch');
  const md5 = header(call, 'content-md5');
  if (md5 !== undefined && md5 !== createHash('md5').update(call.body).digest('base64')) throw new S3Error(400, 'BadDigest');
  return Object.fromEntries(
    Object.entries(ALGORITHMS).flatMap(([name, digest]) => {
      const sent = header(call, name);
      if (sent === undefined) return [];
      if (sent !== digest(call.body).toString('base64')) throw new S3Error(400, 'BadDigest');
      return [[name, sent]];
    }),
  );
}
