import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { JsonObject } from '#kernel';
import { eventExample, fromFork, patch } from '../support/events.ts';
import { type GitHubServer, startGitHub, TOKENS } from '../support/github-server/index.ts';
import { runStep, type Step, type StepResult } from '../support/runner/index.ts';
import { shopManifest } from '../support/shop-manifest.ts';
import { tempFolder } from '../support/temp-folder.ts';

export const PULL = 2;
export const BASE = 'a'.repeat(40);
export const HEAD = 'b'.repeat(40);

type Told = Partial<Pick<Step, 'with' | 'env' | 'token' | 'event' | 'payload'>>;

/** A repository on GitHub with pull request 2, a checkout of it, and a store. Everything is gone when the test ends. */
export class Scene {
  readonly github: GitHubServer;
  readonly workspace: string;
  readonly store: string;

  constructor(github: GitHubServer, workspace: string, store: string) {
    this.github = github;
    this.workspace = workspace;
    this.store = store;
  }

  /** Puts a file into the checkout. */
  async write(path: string, content: JsonObject | string): Promise<void> {
    await mkdir(dirname(join(this.workspace, path)), { recursive: true });
    await writeFile(join(this.workspace, path), typeof content === 'string' ? content : JSON.stringify(content));
  }

  /** What production is: the manifest as a push to the default branch publishes it. */
  async publish(manifest: JsonObject = shopManifest(), told: Told = {}): Promise<StepResult> {
    await this.write('target/manifest.json', manifest);
    const pushed = patch(patch(eventExample('push'), 'ref', 'refs/heads/master'), 'after', BASE);
    return this.step({ event: 'push', payload: pushed, ...told });
  }

  /** The change of the pull request, judged. */
  async review(manifest: JsonObject, told: Told = {}): Promise<StepResult> {
    await this.write('target/manifest.json', manifest);
    return this.step({ event: 'pull_request', payload: pullRequest(), ...told });
  }

  /** What a fork's run leaves behind, posted by a run of ours. */
  async comment(told: Told = {}): Promise<StepResult> {
    const finished = patch(patch(eventExample('workflow_run', 'completed'), 'workflow_run.event', 'pull_request'), 'workflow_run.head_sha', HEAD);
    return this.step({ event: 'workflow_run', payload: finished, ...told });
  }

  async step(told: Told & Pick<Step, 'event' | 'payload'>): Promise<StepResult> {
    return runStep({
      workspace: this.workspace,
      apiUrl: this.github.url,
      token: TOKENS.workflow,
      ...told,
      with: { store: this.store, ...told.with },
    });
  }

  /** The comments as readers see them. */
  get comments(): readonly string[] {
    return [...this.github.repository.comments.values()].map(({ body }) => body.replace(/^<!--.*-->\n/, ''));
  }
}

export async function openScene(store?: string): Promise<Scene> {
  const github = await startGitHub();
  onTestFinished(async () => github.close());
  github.repository.addCommit(BASE);
  github.repository.addCommit(HEAD, BASE);
  github.repository.pullRequests.set(PULL, { number: PULL, headSha: HEAD, baseSha: BASE, baseRef: 'master', fork: null, isOpen: true, files: [] });
  return new Scene(github, await tempFolder(), store ?? (await tempFolder()));
}

/** GitHub's own example of an opened pull request, with the commits of the scene. */
export function pullRequest(): object {
  return patch(patch(eventExample('pull_request', 'opened'), 'pull_request.head.sha', HEAD), 'pull_request.base.sha', BASE);
}

export const forkRequest = (): object =>
  patch(patch(fromFork(eventExample('pull_request', 'opened')), 'pull_request.head.sha', HEAD), 'pull_request.base.sha', BASE);

/** `orders` without a column that its contract promises. */
export const breaking = (): JsonObject => shopManifest({ sql: 'select order_id from raw.orders', columns: { order_id: 'integer' } });

/** `orders` with other SQL and the same columns. */
export const harmless = (): JsonObject => shopManifest({ sql: 'select order_id, amount from raw.orders where amount > 0' });

export const annotations = (result: StepResult, level: 'error' | 'warning') =>
  result.commands.filter(({ name }) => name === level).map(({ message }) => message);
