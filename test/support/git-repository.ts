import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSha, type Sha } from '#kernel';
import { tempFolder } from './temp-folder.ts';

/** Why there is no git to make repositories with; undefined when there is. */
export function whyNoGit(): string | undefined {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'there is no git on this machine';
  }
}

/** A real repository in a folder of its own. Each commit is dated a minute after the one before, so that logs have one order. */
export class GitRepository {
  readonly folder: string;
  #minutes = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Runs git and gives what it printed. */
  git(...words: readonly string[]): string {
    return execFileSync('git', words, { cwd: this.folder, encoding: 'utf8', env: this.#env(), stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();
  }

  /** Commits a new file on the branch that is checked out. */
  commit(name: string): Sha {
    writeFileSync(join(this.folder, `${name}.sql`), `select '${name}'\n`);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', name);
    return this.tip();
  }

  /** Several commits in a row; the last one. */
  commits(...names: readonly string[]): Sha {
    for (const name of names) this.commit(name);
    return this.tip();
  }

  /** Goes to a branch, which is made at `from` when it is new. */
  on(branch: string, from = 'HEAD'): this {
    const isKnown = this.git('branch', '--list', branch) !== '';
    if (isKnown) this.git('checkout', '--quiet', branch);
    else this.git('checkout', '--quiet', '-b', branch, from);
    return this;
  }

  /** Merges into the branch that is checked out, by a merge commit. */
  merge(other: string): Sha {
    this.git('merge', '--quiet', '--no-ff', '--message', `Merge ${other}`, other);
    return this.tip();
  }

  /** All changes of a branch as one commit, which GitHub calls "squash and merge". */
  squash(branch: string): Sha {
    this.git('merge', '--quiet', '--squash', branch);
    this.git('commit', '--quiet', '--message', `Squash ${branch}`);
    return this.tip();
  }

  rebase(onto: string): Sha {
    this.git('rebase', '--quiet', onto);
    return this.tip();
  }

  tip(name = 'HEAD'): Sha {
    return mustBeSha(this.git('rev-parse', '--verify', name));
  }

  /** What git itself says; undefined without a common ancestor. */
  mergeBase(base: string, head: string): Sha | undefined {
    const [first] = this.mergeBases(base, head);
    return first;
  }

  /** Every best common ancestor: more than one after criss-cross merges. */
  mergeBases(base: string, head: string): readonly Sha[] {
    try {
      return this.git('merge-base', '--all', base, head).split('\n').map(mustBeSha);
    } catch {
      return [];
    }
  }

  #env(): NodeJS.ProcessEnv {
    this.#minutes += 1;
    const date = new Date(Date.UTC(2026, 10, 1, 8, this.#minutes)).toISOString();
    const [name, email] = ['Mona', 'mona@shop.example'];
    return {
      PATH: process.env['PATH'],
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_EDITOR: 'true',
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: date,
    };
  }
}

/** An empty repository whose first branch is `main`. It is gone when the test ends. */
export async function gitRepository(): Promise<GitRepository> {
  const repository = new GitRepository(await tempFolder());
  repository.git('init', '--quiet', '--initial-branch', 'main');
  return repository;
}

/** A clone with the last `depth` commits of each branch, as actions/checkout makes one. */
export async function shallowClone(of: GitRepository, depth: number): Promise<GitRepository> {
  const clone = new GitRepository(await tempFolder());
  clone.git('clone', '--quiet', '--no-single-branch', '--depth', String(depth), `file://${of.folder}`, '.');
  return clone;
}

function mustBeSha(text: string): Sha {
  const sha = parseSha(text);
  if (sha === undefined) throw new Error(`${text} is no commit`);
  return sha;
}
