import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject, Sha } from '#kernel';
import { type GitRepository, gitRepository, shallowClone, whyNoGit } from '../support/git-repository.ts';
import { eventExample, patch } from '../support/events.ts';
import { gitCommits, notFound } from '../support/github-server/index.ts';
import type { StepResult } from '../support/runner/index.ts';
import { shopManifest } from '../support/shop-manifest.ts';
import { annotations, openScene, Scene } from './scene.ts';

const missing = whyNoGit();

/** Production at two commits, a pull request from the first one, and GitHub's test merge of both. */
class Work {
  readonly scene: Scene;
  readonly origin: GitRepository;
  readonly parting: Sha;
  readonly later: Sha;
  readonly head: Sha;
  readonly merge: Sha;

  constructor(scene: Scene, origin: GitRepository) {
    this.scene = scene;
    this.origin = origin;
    this.parting = origin.commit('parting');
    this.head = origin.on('change').commit('change');
    this.later = origin.on('main').commit('later');
    this.merge = origin.on('test', 'main').merge('change');
    scene.github.repository.commits = gitCommits(origin.folder);
  }

  /** A run for a push to the default branch. */
  async publish(sha: Sha, manifest: JsonObject): Promise<void> {
    await this.scene.write('target/manifest.json', manifest);
    const pushed = patch(patch(eventExample('push'), 'ref', 'refs/heads/master'), 'after', sha);
    const { exitCode, log } = await this.scene.step({ event: 'push', payload: pushed });
    if (exitCode !== 0) throw new Error(log);
  }

  /** The run of the pull request in a checkout. GitHub names the tip that the target had when the request was opened. */
  async review(checkout: GitRepository, manifest: JsonObject, told: Partial<Parameters<Scene['step']>[0]> = {}): Promise<StepResult> {
    const scene = new Scene(this.scene.github, checkout.folder, this.scene.store);
    await scene.write('target/manifest.json', manifest);
    const opened = patch(patch(eventExample('pull_request', 'opened'), 'pull_request.head.sha', this.head), 'pull_request.base.sha', this.parting);
    return scene.step({ event: 'pull_request', payload: opened, ...told });
  }

  /** What `actions/checkout` leaves behind: the last `depth` commits, at `sha`. */
  async checkout(sha: Sha, depth: number): Promise<GitRepository> {
    const clone = await shallowClone(this.origin, depth);
    clone.git('checkout', '--quiet', '--detach', sha);
    // The artifacts that dbt writes are no part of the repository.
    await writeFile(join(clone.folder, '.git/info/exclude'), 'target\n');
    return clone;
  }
}

const openWork = async (): Promise<Work> => new Work(await openScene(), await gitRepository());

const ORDERS = 'select order_id, amount from raw.orders where amount > 0';
const REVENUE = 'select sum(amount) as total, count(*) as orders from {{ ref("orders") }}';
const before = shopManifest();
/** Production as it is after somebody else changed `revenue`. */
const moved = shopManifest({ revenue: REVENUE });
/** The change, on its own branch and merged onto the moved production. */
const [alone, merged] = [shopManifest({ sql: ORDERS }), shopManifest({ sql: ORDERS, revenue: REVENUE })];

describe.skipIf(missing !== undefined)(`a pull request in a real checkout${missing === undefined ? '' : ` (SKIPPED: ${missing})`}`, () => {
  it('that GitHub merged for its test is compared with what it was merged onto', async () => {
    const work = await openWork();
    await work.publish(work.parting, before);
    await work.publish(work.later, moved);
    const { outputs, summary } = await work.review(await work.checkout(work.merge, 1), merged);
    expect(outputs).toMatchObject({ 'base-sha': work.later, 'base-source': 'merge-base', 'modified-count': '1' });
    expect(summary).toContain('onto which this change was merged before it was built');
  });

  it('that is checked out at its own tip is compared with where it left, and production is told apart', async () => {
    const work = await openWork();
    await work.publish(work.parting, before);
    await work.publish(work.later, moved);
    const { outputs } = await work.review(await work.checkout(work.head, 1), alone);
    expect(outputs).toMatchObject({ 'base-sha': work.parting, 'base-source': 'merge-base', 'modified-count': '1' });
    expect(work.scene.comments[0]).toContain(`Production has moved on to ${work.later.slice(0, 7)}. It changed 1 resource, which this change leaves alone.`);
  });

  it('that asks for the latest is told what it did not change itself', async () => {
    const work = await openWork();
    await work.publish(work.parting, before);
    await work.publish(work.later, moved);
    const { outputs } = await work.review(await work.checkout(work.head, 1), alone, { with: { base: 'latest' } });
    expect(outputs).toMatchObject({ 'base-sha': work.later, 'base-source': 'branch', 'modified-count': '2' });
    expect(work.scene.comments[0]).toContain("of 2 changed resources, 1 is yours and 1 is production's own.");
  });

  it('gets its base from a whole clone where GitHub does not answer', async () => {
    const work = await openWork();
    await work.publish(work.parting, before);
    work.scene.github.fail({ on: 'GET compare', times: 99, does: notFound() });
    const result = await work.review(await work.checkout(work.head, 99), alone);
    expect(result.outputs).toMatchObject({ 'base-sha': work.parting, 'base-source': 'merge-base' });
    expect([annotations(result, 'warning'), result.log.includes('Asked elsewhere: cannot find the merge base of')]).toEqual([[], true]);
  });

  it('gets its base from a whole clone without a token', async () => {
    const work = await openWork();
    await work.publish(work.parting, before);
    const { outputs } = await work.review(await work.checkout(work.head, 99), alone, { token: '' });
    expect(outputs).toMatchObject({ 'base-sha': work.parting, 'base-source': 'merge-base' });
  });

  it('says how to have the merge base where neither GitHub nor a shallow clone tells it', async () => {
    const work = await openWork();
    await work.publish(work.parting, before);
    const result = await work.review(await work.checkout(work.head, 1), alone, { token: '' });
    expect(result.outputs).toMatchObject({ 'base-source': 'branch' });
    expect(annotations(result, 'warning')).toEqual([expect.stringMatching(/lacks a commit .*`fetch-depth: 0`/)]);
  });
});
