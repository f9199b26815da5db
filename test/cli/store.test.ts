import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_HEAD } from '../support/demo-change.ts';
import { runCli } from '../support/run-cli.ts';

const SHA = '1234567890123456789012345678901234567890';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-store-'));
  mkdirSync(join(folder, 'target'));
  copyFileSync(join(DEMO_HEAD, 'manifest.json.gz'), join(folder, 'target/manifest.json.gz'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const store = (action: string, ...flags: readonly string[]) => runCli(['store', action, '--store', join(folder, 'store'), ...flags], { cwd: folder });
const push = () => store('push', '--sha', SHA, '--branch', 'main');

describe('sluice store', () => {
  it('gives back the manifest that was pushed, plain, for dbt --state', async () => {
    await push();
    const pulled = await store('pull', '--branch', 'main', '--format', 'json');
    const manifest = gunzipSync(readFileSync(join(DEMO_HEAD, 'manifest.json.gz'))).toString('utf8');
    const { generated_at: generatedAt } = JSON.parse(manifest).metadata;
    expect(JSON.parse(pulled.stdout)).toEqual({ sha: SHA, dbtVersion: '1.12.6', generatedAt, files: ['state/manifest.json'] });
    expect(readFileSync(join(folder, 'state/manifest.json'), 'utf8')).toBe(manifest);
  });

  it('says where it stored what, and stores it once', async () => {
    const first = await push();
    const second = await push();
    const place = join(folder, `store/commits/${SHA}/`);
    expect([first.code, first.stdout]).toEqual([0, `Stored manifest.json.gz: ${place}\nThe branch points to ${SHA}.\n`]);
    expect([second.code, second.stdout]).toEqual([0, `Everything was stored already: ${place}\nThe branch points to ${SHA}.\n`]);
  });

  it('lists commits with their branches', async () => {
    await push();
    const { stdout } = await store('list', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      { sha: SHA, complete: true, role: 'production', dbtVersion: '1.12.6', branches: ['main'], files: ['manifest.json.gz'] },
    ]);
    expect((await store('list')).stdout).toMatch(new RegExp(`^${SHA}  .* production  dbt 1.12.6 .* main\n$`));
  });

  it('lists an empty store', async () => {
    mkdirSync(join(folder, 'store'));
    expect(await store('list')).toEqual({ code: 0, stdout: 'The store is empty.\n', stderr: '' });
  });

  it('keeps what a branch points to when it prunes', async () => {
    await push();
    const { stdout } = await store('prune', '--keep-days', '0', '--keep-last', '0');
    expect(stdout).toBe('Removed 0 of 1 commits, 0.0 MB.\n');
  });

  it('takes the store from the configuration file', async () => {
    await push();
    writeFileSync(join(folder, 'sluice.yml'), 'version: 1\nstore: store\n');
    expect((await runCli(['store', 'list', '--format', 'json'], { cwd: folder })).stdout).toContain(SHA);
  });

  it('refuses to guess a store', async () => {
    expect(await runCli(['store', 'list'], { cwd: folder })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'sluice: no store is named.\n        Add --store URI, or set store in sluice.yml.\n',
    });
  });

  it('stores nothing of a manifest that cannot be read', async () => {
    writeFileSync(join(folder, 'target/manifest.json.gz'), 'not gzip');
    const { code } = await push();
    expect([code, readdirSync(folder)]).toEqual([3, ['target']]);
  });

  it('refuses to pull what was never pushed, and writes nothing', async () => {
    await push();
    const { code, stderr } = await store('pull', '--branch', 'release');
    expect([code, stderr.split('\n')[0]]).toEqual([3, expect.stringContaining('the branch release')]);
    expect(readdirSync(folder).sort()).toEqual(['store', 'target']);
  });
});

describe('sluice doctor', () => {
  it('says what is well, what is missing, and the fix', async () => {
    await push();
    const { code, stdout } = await runCli(['doctor', '--head', 'target', '--store', 'store', '--format', 'json'], { cwd: folder });
    const diagnoses: readonly { readonly what: string; readonly state: string }[] = JSON.parse(stdout);
    expect([code, diagnoses.map(({ what, state }) => [what, state])]).toEqual([
      0,
      [
        ['Node', 'ok'],
        ['configuration', 'ok'],
        ['base', 'skipped'],
        ['head', 'ok'],
        ['store', 'ok'],
      ],
    ]);
  });

  it('finds what is wrong with a configuration and a base', async () => {
    writeFileSync(join(folder, 'sluice.yml'), 'version: 1\nstor: x\n');
    const { stdout } = await runCli(['doctor', '--base', 'nowhere', '--head', 'target'], { cwd: folder });
    expect(stdout).toContain('problem  configuration  sluice.yml:2: there is no key stor\n                        Did you mean store?\n');
    expect(stdout).toContain('problem  base           nowhere: There is no such file or directory\n');
  });

  it('says when both sides are like with like', async () => {
    const { stdout } = await runCli(['doctor', '--base', 'target', '--head', 'target'], { cwd: folder });
    expect(stdout).toContain('ok       comparison     like with like\n');
  });
});
