import { openStore } from '#adapters';
import type { ObjectStore } from '#ports';
import { onTestFinished, vi } from 'vitest';
import { valueOf } from '../result.ts';
import { type S3Server, type S3ServerOptions, startS3Server } from './server.ts';
import type { User } from './signature.ts';

type OpenOptions = NonNullable<Parameters<typeof openStore>[1]>;

export type { Fault } from './faults.ts';
export type { S3Server } from './server.ts';

export const OWNER: User = { accessKey: 'AKIDOWNER', secret: 'the-secret-of-the-owner' };

/** Waits that suit a server on this machine. */
export const IMPATIENT = { connectMs: 2_000, idleMs: 400, attempts: 3 };

/** Makes `user` the one whom the SDK's own chain of credentials finds, and nobody when undefined. */
export function actAs(user: User | undefined): void {
  vi.stubEnv('AWS_ACCESS_KEY_ID', user?.accessKey);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', user?.secret);
  vi.stubEnv('AWS_SESSION_TOKEN', user?.sessionToken);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
}

/** A server with the bucket `artifacts`, gone when the test ends, and the owner's credentials in the environment. */
export async function s3Server(options: Partial<S3ServerOptions> = {}): Promise<S3Server> {
  const server = await startS3Server({ users: [OWNER], buckets: ['artifacts'], ...options });
  actAs(options.users?.[0] ?? OWNER);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });
  return server;
}

/** The store `s3://artifacts/dbt` on `server`. */
export function storeOn(server: S3Server, s3: OpenOptions['s3'] = {}, options: OpenOptions = {}, uri = 's3://artifacts/dbt'): ObjectStore {
  return valueOf(openStore(uri, { patience: IMPATIENT, ...options, s3: { endpoint: server.url, ...s3 } }));
}
