import { execFileSync } from 'node:child_process';
import type { Commit, Commits } from './repository.ts';

/** The commits of a real repository, told by git itself: what GitHub answers from. */
export function gitCommits(folder: string): Commits {
  const ask = (...words: readonly string[]): string | undefined => {
    try {
      return execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trimEnd();
    } catch {
      return undefined;
    }
  };
  const list = (...words: readonly string[]): readonly Commit[] => (ask('rev-list', '--parents', ...words, '--') ?? '').split('\n').flatMap(toCommit);
  return {
    find: (sha) => list('--max-count=1', sha)[0],
    history: (sha) => list('--date-order', sha),
    mergeBase: (base, head) => ask('merge-base', base, head),
  };
}

function toCommit(line: string): readonly Commit[] {
  const [sha, ...parents] = line.split(' ');
  return sha === undefined || sha === '' ? [] : [{ sha, parents }];
}
