import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { type Call, readCall } from './call.ts';
import { type FaultRule, sendFaulty } from './faults.ts';
import { type Answer, type BucketContent, deleteObject, getObject, listObjects, putObject } from './objects.ts';
import { S3Error } from './s3-error.ts';
import { type User, authenticate } from './signature.ts';

export interface S3ServerOptions {
  readonly users: readonly User[];
  readonly buckets: readonly string[];
  readonly region?: string;
  /** Key ids that KMS knows. */
  readonly kmsKeys?: readonly string[];
  /** Drops encryption headers without a word, as some compatible servers do. */
  readonly ignoresEncryption?: boolean;
}

/**
 * A server for the part of S3 that the store speaks, strict where independent servers are lax (signatures, digests,
 * encryption headers) and with switches for what goes wrong on real networks. Everything is kept in memory.
 */
export interface S3Server {
  readonly url: string;
  readonly buckets: ReadonlyMap<string, BucketContent>;
  /** Every call since the start, faults included. */
  readonly calls: readonly Call[];
  /** Deforms the calls to come, until the rule is used up. */
  fail(rule: FaultRule): void;
  close(): Promise<void>;
}

export async function startS3Server(options: S3ServerOptions): Promise<S3Server> {
  const buckets = new Map<string, BucketContent>(options.buckets.map((name) => [name, new Map()]));
  const calls: Call[] = [];
  const rules: { rule: FaultRule; left: number }[] = [];
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await readCall(request);
    calls.push(call);
    const hit = rules.find(({ rule, left }) => left > 0 && (rule.on?.(call) ?? true));
    const answer = hit?.rule.fault.kind === 'status' ? EMPTY : answerCall(call, buckets, options);
    if (hit === undefined) return void response.writeHead(answer.status, answer.headers).end(answer.body);
    hit.left -= 1;
    return sendFaulty(hit.rule.fault, answer, response);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    buckets,
    calls,
    fail: (rule) => void rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const EMPTY: Answer = { status: 200, headers: {}, body: Buffer.alloc(0) };

function answerCall(call: Call, buckets: ReadonlyMap<string, BucketContent>, options: S3ServerOptions): Answer {
  const requestId = 'TESTREQUEST';
  const region = options.region ?? 'us-east-1';
  try {
    return route(call, buckets, options, authenticate(call, options.users, region));
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    const body = call.method === 'HEAD' ? '' : error.toXml(requestId);
    const hint = error.details['Region'] === undefined ? {} : { 'x-amz-bucket-region': region };
    return { status: error.status, headers: { 'x-amz-request-id': requestId, 'content-type': 'application/xml', ...hint }, body: Buffer.from(body) };
  }
}

function route(call: Call, buckets: ReadonlyMap<string, BucketContent>, options: S3ServerOptions, user: User): Answer {
  const may = (action: string): boolean => user.actions?.includes(action) ?? true;
  const content = buckets.get(call.bucket);
  const kind = `${call.method} ${call.key === '' ? 'bucket' : 'object'}`;
  const action = ACTIONS[kind];
  if (action === undefined) throw new S3Error(501, 'NotImplemented');
  if (!may(action)) throw new S3Error(403, 'AccessDenied');
  if (content === undefined) throw new S3Error(404, 'NoSuchBucket', { BucketName: call.bucket });
  // Without the right to list, S3 does not tell a missing object from a forbidden one.
  if (action === 's3:GetObject' && !content.has(call.key) && !may('s3:ListBucket')) throw new S3Error(403, 'AccessDenied');
  switch (kind) {
    case 'PUT object':
      return putObject(content, options.ignoresEncryption === true ? withoutEncryption(call) : call, options.kmsKeys ?? []);
    case 'GET object':
    case 'HEAD object':
      return getObject(content, call);
    case 'DELETE object':
      return deleteObject(content, call);
    case 'GET bucket':
      return listObjects(content, call);
    default:
      return EMPTY;
  }
}

function withoutEncryption(call: Call): Call {
  const kept = Object.entries(call.headers).filter(([name]) => !name.startsWith('x-amz-server-side-encryption'));
  return { ...call, headers: Object.fromEntries(kept) };
}

const ACTIONS: Readonly<Record<string, string>> = {
  'PUT object': 's3:PutObject',
  'GET object': 's3:GetObject',
  'HEAD object': 's3:GetObject',
  'DELETE object': 's3:DeleteObject',
  'GET bucket': 's3:ListBucket',
  'HEAD bucket': 's3:ListBucket',
};
