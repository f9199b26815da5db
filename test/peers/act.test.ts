import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { act, goProgram, installGoTool } from '../../scripts/judges/go.ts';
import { PULL, breaking, openScene, pullRequest } from '../action/scene.ts';
import { TOKENS } from '../support/github-server/index.ts';
import { shopManifest } from '../support/shop-manifest.ts';
import { ROOT } from '../support/source-tree.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A workflow of a user, with the action of this repository. */
const WORKFLOW = `
name: ci
on: pull_request
permissions:
  contents: read
  pull-requests: write
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: sluice
        uses: ./
        continue-on-error: true
        with:
          base: base/manifest.json
          fail-on: breaking
      - run: |
          echo "told gate=\${{ steps.sluice.outputs.gate }} outcome=\${{ steps.sluice.outcome }} modified=\${{ steps.sluice.outputs.modified-count }}"
          echo "told breaking=\${{ fromJSON(steps.sluice.outputs.breaking-changes)[0].rule }}"
`;

describe(`act ${act.version}`, () => {
  let missing = '';
  beforeAll(async () => {
    await installGoTool(act).catch((error: unknown) => {
      missing = `act ${act.version} cannot be installed: ${error instanceof Error ? error.message : String(error)}`;
    });
  }, 600_000);

  it('runs the action as a step of a workflow: one comment, outputs, a closed gate', async ({ skip }) => {
    skip(missing !== '', missing);
    const scene = await openScene();
    const checkout = await prepareCheckout();
    const log = await runAct(checkout, scene.github.url);
    expect(told(log)).toEqual(['gate=fail outcome=failure modified=1', 'breaking=contract/field-removed']);
    expect(scene.comments).toEqual([expect.stringContaining('Gate closed: 1 breaking change')]);
    expect(scene.github.requests.filter((request) => request.startsWith('POST'))).toEqual([`POST /repos/acme/shop/issues/${PULL}/comments`]);
    expect(await readFile(join(checkout, '../network'), 'utf8')).toBe('');
  });
});

/** A committed checkout of a user's repository that holds the action itself, its workflow and dbt's artifacts. */
async function prepareCheckout(): Promise<string> {
  const folder = join(await tempFolder(), 'shop');
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const part of ['action.yml', 'package.json', 'dist']) await cp(join(ROOT, part), join(folder, part), { recursive: true });
  await write('.github/workflows/ci.yml', WORKFLOW);
  await write('base/manifest.json', JSON.stringify(shopManifest()));
  await write('target/manifest.json', JSON.stringify(breaking()));
  await write('../event.json', JSON.stringify(pullRequest()));
  await write('../network', '');
  const git = (...args: readonly string[]) => spawnSync('git', ['-c', 'user.name=Mona', '-c', 'user.email=mona@shop.example', ...args], { cwd: folder });
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', 'https://github.com/acme/shop.git');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Shop');
  return folder;
}

/** act in host mode: no container, and no cache server. Its log, with the output of every step. */
async function runAct(checkout: string, apiUrl: string): Promise<string> {
  const home = dirname(checkout);
  const guard = new URL('../support/runner/no-network.ts', import.meta.url).href;
  const variables = [`GITHUB_API_URL=${apiUrl}`, `NODE_OPTIONS=--import=${guard}`, `SLUICE_NETWORK_LOG=${join(home, 'network')}`];
  const args = ['pull_request', '-P', 'ubuntu-latest=-self-hosted', '-W', '.github/workflows/ci.yml', '-e', '../event.json'];
  args.push('--no-cache-server', '--action-cache-path', join(home, 'cache'), '-s', `GITHUB_TOKEN=${TOKENS.workflow}`);
  for (const variable of variables) args.push('--env', variable);
  // act runs whatever node comes first.
  const env = { HOME: home, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` };
  const child = spawn(goProgram(act), args, { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  await new Promise((done) => child.once('close', done));
  return log;
}

const told = (log: string): readonly string[] => [...log.matchAll(/\| told (.*)$/gm)].map((match) => match[1]?.trim() ?? '');
