import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject, Sha } from '#kernel';
import { type GitRepository, gitRepository, whyNoGit } from '../support/git-repository.ts';
import { type CliRun, runCli } from '../support/run-cli.ts';
import { shopManifest } from '../support/shop-manifest.ts';
import { tempFolder } from '../support/temp-folder.ts';

const missing = whyNoGit();

/** A clone in which a change is checked out, and a store with production at where it left and as it is now. */
class Work {
  readonly repository: GitRepository;
  readonly store: string;
  readonly parting: Sha;
  readonly later: Sha;

  constructor(repository: GitRepository, store: string) {
    this.repository = repository;
    this.store = store;
    this.parting = repository.commit('parting');
    repository.on('change').commit('change');
    this.later = repository.on('main').commit('later');
    repository.on('change');
  }

  async write(path: string, content: string): Promise<void> {
    await mkdir(join(this.repository.folder, path, '..'), { recursive: true });
    await writeFile(join(this.repository.folder, path), content);
  }

  async push(sha: Sha, manifest: JsonObject): Promise<void> {
    await this.write('prod/manifest.json', JSON.stringify(manifest));
    const pushed = await this.run('store', 'push', '--store', this.store, '--sha', sha, '--branch', 'main', '--artifacts', 'prod');
    if (pushed.code !== 0) throw new Error(pushed.stderr);
  }

  run(...words: readonly string[]): Promise<CliRun> {
    return runCli(words, { cwd: this.repository.folder });
  }

  plan(base: string, ...words: readonly string[]): Promise<CliRun> {
    return this.run('plan', '--base', base, '--store', this.store, '--head', 'target', ...words);
  }
}

const SQL = 'select order_id, amount from raw.orders where amount > 0';
const REVENUE = 'select sum(amount) as total, count(*) as orders from {{ ref("orders") }}';

async function openWork(): Promise<Work> {
  const work = new Work(await gitRepository(), await tempFolder());
  await work.push(work.parting, shopManifest());
  await work.push(work.later, shopManifest({ revenue: REVENUE }));
  await work.write('target/manifest.json', JSON.stringify(shopManifest({ sql: SQL })));
  return work;
}

const modified = (run: CliRun): readonly string[] => run.stdout.split('\n').filter((line) => line.startsWith('model.'));

describe.skipIf(missing !== undefined)(`--base in a clone${missing === undefined ? '' : ` (SKIPPED: ${missing})`}`, () => {
  it('takes merge-base for the stored commit at which the checked-out change left', async () => {
    const work = await openWork();
    expect(modified(await work.plan('merge-base', '--format', 'ids', '--select', 'state:modified'))).toEqual(['model.shop.orders.v1']);
  });

  it('takes latest for the newest commit of the branch', async () => {
    const work = await openWork();
    expect(modified(await work.plan('latest', '--format', 'ids', '--select', 'state:modified'))).toEqual(['model.shop.orders.v1', 'model.shop.revenue']);
  });

  it('tells your changes from those of production', async () => {
    const work = await openWork();
    expect((await work.plan('latest')).stdout).toContain("of 2 changed resources, 1 is yours and 1 is production's own.");
    expect((await work.plan('merge-base')).stdout).toContain(
      `Production has moved on to ${work.later.slice(0, 7)}. It changed 1 resource, which this change leaves alone.`,
    );
  });

  it('takes a commit', async () => {
    const work = await openWork();
    expect(modified(await work.plan(work.later, '--format', 'ids', '--select', 'state:modified'))).toEqual(['model.shop.orders.v1', 'model.shop.revenue']);
  });

  it('finds the store in the configuration file', async () => {
    const work = await openWork();
    await work.write('sluice.yml', `version: 1\nstore: ${work.store}\n`);
    const { code, stdout } = await work.run('check', '--base', 'merge-base', '--head', 'target');
    expect([code, stdout.includes(`compared with ${work.parting.slice(0, 7)} (merge-base)`)]).toEqual([0, true]);
  });

  it('gives commands that bring the commit it found', async () => {
    const work = await openWork();
    const { stdout } = await work.plan('merge-base', '--format', 'commands', '--select', 'state:modified');
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      `sluice store pull --store ${work.store} --sha ${work.parting} --artifacts state`,
      'dbt build --select state:modified --defer --state state',
    ]);
  });

  it('is refused without a store', async () => {
    const work = await openWork();
    const { code, stderr } = await work.run('plan', '--base', 'merge-base', '--head', 'target');
    expect([code, stderr]).toEqual([2, 'sluice: --base merge-base asks a store, and none is named.\n        Add --store URI, or set store in sluice.yml.\n']);
  });

  it('is refused for a branch that the clone does not have', async () => {
    const work = await openWork();
    const { code, stderr } = await work.plan('merge-base', '--branch', 'trunk');
    expect([code, stderr.split('\n')]).toEqual([
      2,
      [`sluice: ${work.repository.folder}: the clone has no branch trunk.`, '        Name the target with --branch, or run `git fetch origin` with it.', ''],
    ]);
  });

  it('is refused outside of a clone, where only the latest can be had', async () => {
    const work = await openWork();
    const elsewhere = await tempFolder();
    const words = ['--store', work.store, '--branch', 'main', '--head', join(work.repository.folder, 'target'), '--format', 'ids'];
    const [mergeBase, latest] = await Promise.all(['merge-base', 'latest'].map((base) => runCli(['plan', '--base', base, ...words], { cwd: elsewhere })));
    expect([mergeBase?.code, mergeBase?.stderr.includes('the folder is no checkout of a repository'), latest?.code]).toEqual([3, true, 0]);
  });

  it('is refused when the store has nothing to compare with, and says where it looked', async () => {
    const work = await openWork();
    const { code, stderr } = await work.run('plan', '--base', 'merge-base', '--store', await tempFolder(), '--head', 'target');
    expect([code, stderr.includes('No artifacts are stored for the merge base')]).toEqual([3, true]);
  });
});

describe.skipIf(missing !== undefined)('--format selectors', () => {
  it('adds the plan to the selectors that the project has, comments and all', async () => {
    const work = await openWork();
    await work.write('selectors.yml', 'selectors:\n  # By night.\n  - name: nightly\n    definition: tag:nightly\n');
    const { stdout } = await work.plan('merge-base', '--format', 'selectors', '--select', 'state:modified', '--indirect-selection', 'empty');
    expect(stdout).toBe(
      [
        'selectors:',
        '  # By night.',
        '  - name: nightly',
        '    definition: tag:nightly',
        '  - name: "sluice"',
        '    description: "What Sluice planned"',
        '    definition:',
        '      union:',
        '        - method: "fqn"',
        '          value: "shop.orders.v1"',
        '          indirect_selection: "empty"',
        '',
      ].join('\n'),
    );
  });

  it('replaces what it added before', async () => {
    const work = await openWork();
    const first = await work.plan('latest', '--format', 'selectors', '--select', 'state:modified', '--indirect-selection', 'empty');
    await work.write('selectors.yml', first.stdout);
    const { stdout } = await work.plan('merge-base', '--format', 'selectors', '--select', 'state:modified', '--indirect-selection', 'empty');
    expect([first.stdout.match(/value:.*/g), stdout.match(/value:.*/g)]).toEqual([
      ['value: "shop.orders.v1"', 'value: "shop.revenue"'],
      ['value: "shop.orders.v1"'],
    ]);
  });

  it('is refused when the project has selectors that nobody can read', async () => {
    const work = await openWork();
    await work.write('selectors.yml', 'selectors: [\n');
    const { code, stderr } = await work.plan('merge-base', '--format', 'selectors');
    expect([code, stderr.startsWith('sluice: selectors.yml: the selectors of the project cannot be read, to add one to them')]).toEqual([3, true]);
  });
});
