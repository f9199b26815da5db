import { execFile } from 'node:child_process';
import { env } from 'node:process';
import { ok, refuse, type Refusal, type Result } from '#kernel';

/** How long one question may take; histories of a million commits answer in a second. */
const PATIENCE_MS = 60_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** What git printed, and whether it said yes; git ends in 1 where the answer is no or nothing. */
export interface GitAnswer {
  readonly found: boolean;
  readonly text: string;
}

/**
 * Asks the git of this machine about the repository that `folder` lies in. By words, never through a shell; it asks
 * nobody for a password, fetches nothing, and takes no commit for another one.
 */
export async function runGit(folder: string, words: readonly string[]): Promise<Result<GitAnswer>> {
  return new Promise((done) => {
    execFile(
      'git',
      [...SAFE, ...words],
      { cwd: folder, env: { ...env, ...CALM }, timeout: PATIENCE_MS, maxBuffer: MOST_BYTES, windowsHide: true },
      (error, stdout, stderr) => {
        if (error === null || error.code === 1) done(ok({ found: error === null, text: stdout.trimEnd() }));
        else done(refuse(explain(folder, error.code === 'ENOENT' ? null : stderr.trim() || error.message)));
      },
    );
  });
}

// Files of a pull request can look like a bare repository, whose configuration would name commands to run.
const SAFE = ['-c', 'safe.bareRepository=explicit', '-c', 'protocol.allow=never'];

const CALM = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_NO_REPLACE_OBJECTS: '1', GIT_OPTIONAL_LOCKS: '0' };

/** What git's "fatal" means for whoever asked; null when there is no git. */
function explain(folder: string, said: string | null): Refusal {
  const [line = ''] = (said ?? '').split('\n');
  const why = line.replace(/^(fatal|error): /, '');
  const known = said === null ? NO_GIT : TROUBLES.find(({ pattern }) => pattern.test(said));
  const { code, what, next } = known ?? { code: 'git-failed', what: 'git could not answer', next: 'See that `git log` works in this folder.' };
  return { kind: 'service', code, what, where: { file: folder }, ...(why === '' ? {} : { why }), next };
}

const NO_GIT = { code: 'git-missing', what: 'there is no git on this machine', next: 'Install git.' };

const TROUBLES = [
  { pattern: /not a git repository/i, code: 'git-no-repository', what: 'the folder is no checkout of a repository', next: 'Check the repository out first.' },
  {
    pattern: /dubious ownership/i,
    code: 'git-owner',
    what: 'the checkout belongs to another user, and git reads only your own',
    next: 'Run `git config --global --add safe.directory` with the folder.',
  },
  {
    pattern: /not a valid (commit|object) name|bad object|bad revision|unknown revision|could not get object info/i,
    code: 'git-commit-missing',
    what: 'the checkout lacks a commit',
    next: 'Check out with `fetch-depth: 0`, or fetch the commit.',
  },
] as const;
