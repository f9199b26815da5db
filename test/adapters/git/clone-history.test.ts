import { describe, expect, it } from 'vitest';
import { cloneHistory, firstHistory, readBranch, readCheckedOut, readDefaultBranch } from '#adapters';
import { ok, refuse, type Sha } from '#kernel';
import type { History, Log } from '#ports';
import { type GitRepository, gitRepository, shallowClone, whyNoGit } from '../../support/git-repository.ts';
import { refusalsOf, valueOf } from '../../support/result.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const missing = whyNoGit();

/** What was logged, and a log to do so. */
function listen(): { readonly lines: readonly string[]; readonly log: Log } {
  const lines: string[] = [];
  const tell = (line: string): void => void lines.push(line);
  return { lines, log: { debug: tell, info: tell, warning: tell } };
}

const historyOf = ({ folder }: GitRepository, log = listen().log): History => cloneHistory(folder, log);
const told = (result: Parameters<typeof refusalsOf>[0]) => refusalsOf(result).map(({ code, next }) => [code, next]);

describe.skipIf(missing !== undefined)(`a clone${missing === undefined ? '' : ` (SKIPPED: ${missing})`}`, () => {
  it('knows the merge base of two commits', async () => {
    const repository = await gitRepository();
    const left = repository.commits('a', 'b');
    const head = repository.on('change').commit('c');
    const base = repository.on('main').commit('d');
    expect(await historyOf(repository).mergeBase(base, head)).toEqual(ok(left));
  });

  it('says when two commits have nothing in common', async () => {
    const repository = await gitRepository();
    const base = repository.commit('a');
    repository.git('checkout', '--quiet', '--orphan', 'other');
    const head = repository.commit('b');
    expect(await historyOf(repository).mergeBase(base, head)).toEqual(ok(undefined));
  });

  it('lists ancestors along first parents, no more than asked for', async () => {
    const repository = await gitRepository();
    const first = repository.commit('a');
    const second = repository.commit('b');
    repository.on('side').commit('c');
    const merged = repository.on('main').merge('side');
    expect(await historyOf(repository).ancestors(merged, 10)).toEqual(ok([merged, second, first]));
    expect(await historyOf(repository).ancestors(merged, 2)).toEqual(ok([merged, second]));
  });

  it('names a commit that it lacks, and how to get it', async () => {
    const repository = await gitRepository();
    const unknown = 'f'.repeat(40) as Sha;
    expect(told(await historyOf(repository).mergeBase(repository.commit('a'), unknown))).toEqual([
      ['git-commit-missing', 'Check out with `fetch-depth: 0`, or fetch the commit.'],
    ]);
  });

  it('stands at a commit, whose parents it knows also when it is shallow', async () => {
    const repository = await gitRepository();
    repository.commit('a');
    const head = repository.on('change').commit('b');
    const base = repository.on('main').commit('c');
    const merge = repository.merge('change');
    const clone = await shallowClone(repository, 1);
    expect(valueOf(await readCheckedOut(clone.folder))).toEqual({ sha: merge, parents: [base, head] });
  });

  it('finds a branch as origin has it, before the local one', async () => {
    const repository = await gitRepository();
    const first = repository.commit('a');
    const clone = await shallowClone(repository, 9);
    clone.commit('b');
    expect([await readBranch(clone.folder, 'main'), await readDefaultBranch(clone.folder)]).toEqual([ok(first), ok('main')]);
    expect([await readBranch(repository.folder, 'main'), await readDefaultBranch(repository.folder)]).toEqual([ok(first), ok(undefined)]);
  });

  it.each(['--help', '-main', 'main..other', 'main@{1}', 'main^', 'main:file', 'a b', 'a\nb', '', 'main.lock', 'main/'])(
    'takes %j for no branch',
    async (name) => {
      const repository = await gitRepository();
      repository.commits('a', 'b');
      expect(await readBranch(repository.folder, name)).toEqual(ok(undefined));
    },
  );
});

describe.skipIf(missing !== undefined)('a shallow clone', () => {
  it('does not guess the merge base, and says how to have it', async () => {
    const repository = await gitRepository();
    repository.commits('a', 'b');
    const head = repository.on('change').commits('c', 'd', 'e');
    const base = repository.on('main').commits('f', 'g', 'h');
    const clone = await shallowClone(repository, 2);
    expect(told(await historyOf(clone).mergeBase(base, head))).toEqual([['git-shallow', 'Check out with `fetch-depth: 0`, or run `git fetch --unshallow`.']]);
  });

  it('does not take an older common ancestor for the merge base when a nearer one may be out of sight', async () => {
    const repository = await gitRepository();
    const old = repository.commit('a');
    const near = repository.commits('b', 'c', 'd');
    repository.on('change').commits('e', 'f', 'g', 'h');
    repository.on('shortcut', old).commit('i');
    const head = repository.on('change').merge('shortcut');
    const base = repository.on('main').merge('shortcut');
    const clone = await shallowClone(repository, 3);
    // What the clone sees of the two meets in the shortcut alone; `near` lies beyond its end.
    expect([repository.mergeBases(base, head).includes(near), clone.mergeBases(base, head)]).toEqual([true, [repository.tip('shortcut')]]);
    expect(told(await historyOf(clone).mergeBase(base, head))).toEqual([['git-shallow', expect.any(String)]]);
  });

  it('that reaches far enough answers like a whole one', async () => {
    const repository = await gitRepository();
    const left = repository.commits('a', 'b', 'c');
    const head = repository.on('change').commit('d');
    const base = repository.on('main').commit('e');
    const clone = await shallowClone(repository, 2);
    expect(await historyOf(clone).mergeBase(base, head)).toEqual(ok(left));
  });

  it('lists the ancestors that it has, and says that there are more', async () => {
    const repository = await gitRepository();
    const tip = repository.commits('a', 'b', 'c', 'd');
    const { lines, log } = listen();
    const clone = await shallowClone(repository, 2);
    expect(await historyOf(clone, log).ancestors(tip, 10)).toEqual(ok([tip, repository.tip('HEAD~1')]));
    expect(lines).toEqual([`The clone is shallow and ends 2 commits from ${tip}: check out with \`fetch-depth: 0\` to have all of them looked at.`]);
  });
});

describe('a folder that is no clone', () => {
  it.skipIf(missing !== undefined)('is none either when its files play a bare repository', async () => {
    const repository = await gitRepository();
    repository.commit('a');
    const played = await tempFolder();
    repository.git('clone', '--quiet', '--bare', repository.folder, played);
    expect(refusalsOf(await readCheckedOut(played)).map(({ code }) => code)).toEqual(['git-failed']);
  });

  it.skipIf(missing !== undefined)('is refused with what to do', async () => {
    expect(told(await readCheckedOut(await tempFolder()))).toEqual([['git-no-repository', 'Check the repository out first.']]);
  });
});

describe('histories in a row', () => {
  const [A, B] = ['a'.repeat(40) as Sha, 'b'.repeat(40) as Sha];
  const refusal = (code: string) => ({ kind: 'service', code, what: `${code} happened`, next: 'Do something.' }) as const;
  const broken = (code: string): History => ({ mergeBase: async () => refuse(refusal(code)), ancestors: async () => refuse(refusal(code)) });
  const whole: History = { mergeBase: async () => ok(A), ancestors: async () => ok([A]) };

  it('answer with the first that can, and tell why those before could not', async () => {
    const { lines, log } = listen();
    const history = firstHistory([broken('forge'), whole, broken('never-asked')], log);
    expect([await history.mergeBase(A, B), await history.ancestors(A, 1), lines]).toEqual([
      ok(A),
      ok([A]),
      ['Asked elsewhere: forge happened. Do something.', 'Asked elsewhere: forge happened. Do something.'],
    ]);
  });

  it('refuse with all reasons when none can', async () => {
    const history = firstHistory([broken('forge'), broken('git')], listen().log);
    expect(refusalsOf(await history.mergeBase(A, B)).map(({ code }) => code)).toEqual(['forge', 'git']);
  });

  it('refuse when there is none', async () => {
    expect(refusalsOf(await firstHistory([], listen().log).ancestors(A, 1)).map(({ code }) => code)).toEqual(['history-unknown']);
  });
});
