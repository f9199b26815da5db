import { describe, expect, it } from 'vitest';
import { DEMO_HEAD, DEMO_SIDES } from '../support/demo-change.ts';
import { runCli } from '../support/run-cli.ts';
import { OWNER, s3Server, type S3Server } from '../support/s3-server/index.ts';

const SHA = '1234567890123456789012345678901234567890';

/** How the command line is told of the server: the endpoint by flag, the credentials by environment. */
function reaching(server: S3Server) {
  const env = { AWS_ACCESS_KEY_ID: OWNER.accessKey, AWS_SECRET_ACCESS_KEY: OWNER.secret, AWS_EC2_METADATA_DISABLED: 'true' };
  return (args: readonly string[]) => runCli([...args, '--s3-endpoint', server.url], { env });
}

describe('the command line on S3', () => {
  it('plans against what was pushed to a bucket as against the folder that it came from', async () => {
    const run = reaching(await s3Server());
    const pushed = await run(['store', 'push', '--store', 's3://artifacts/shop', '--sha', SHA, '--branch', 'main', '--artifacts', DEMO_HEAD]);
    const planned = await run(['plan', '--base', 's3://artifacts/shop', '--head', DEMO_HEAD, '--format', 'ids']);
    expect([pushed.code, planned.code, planned.stdout]).toEqual([0, 0, '']);
  });

  it('reads the same change from a bucket as from the disk', async () => {
    const run = reaching(await s3Server());
    await run(['store', 'push', '--store', 's3://artifacts/shop', '--sha', SHA, '--branch', 'pr', '--artifacts', DEMO_HEAD]);
    const head = `s3://artifacts/shop/commits/${SHA}`;
    const [remote, local] = await Promise.all([
      run(['plan', '--base', DEMO_SIDES[1], '--head', head, '--format', 'ids']),
      runCli(['plan', ...DEMO_SIDES, '--format', 'ids']),
    ]);
    expect(remote.stdout).toBe(local.stdout);
    expect(remote.stdout).not.toBe('');
  });

  it('refuses a bucket that it may not read with 3, and repeats no secret', async () => {
    const server = await s3Server();
    const { code, stdout, stderr } = await runCli(['store', 'list', '--store', 's3://artifacts/shop', '--s3-endpoint', server.url], {
      env: { AWS_ACCESS_KEY_ID: OWNER.accessKey, AWS_SECRET_ACCESS_KEY: 'not-the-secret', AWS_EC2_METADATA_DISABLED: 'true' },
    });
    expect([code, stdout, stderr.includes('not-the-secret')]).toEqual([3, '', false]);
  });
});
