import { type Result, ok } from '#kernel';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { openAgents } from './http-agents.ts';
import type { S3Settings } from './s3-settings.ts';

/** A client for `settings`. Credentials come from the SDK's own chain: environment, profile, web identity, machine role. */
export function openS3Client(settings: S3Settings): Result<S3Client> {
  const agents = openAgents(settings.env, settings.log);
  if (!agents.ok) return agents;
  const { connectMs, idleMs, attempts } = settings.patience;
  const config: S3ClientConfig = {
    forcePathStyle: settings.forcePathStyle,
    maxAttempts: attempts,
    requestHandler: { httpAgent: agents.value.http, httpsAgent: agents.value.https, connectionTimeout: connectMs, socketTimeout: idleMs },
    ...(settings.endpoint === null ? {} : { endpoint: settings.endpoint }),
    ...(settings.region === null ? {} : { region: settings.region }),
    ...(settings.checksums === null ? {} : { requestChecksumCalculation: settings.checksums, responseChecksumValidation: settings.checksums }),
  };
  return ok(new S3Client(config));
}
