import { describe, expect, it, onTestFinished } from 'vitest';
import { cloneHistory, openGitHub } from '#adapters';
import type { Sha } from '#kernel';
import { type BaseChoice, type Baseline, type Merge, resolveBaseline } from '#pipeline';
import type { History, Log } from '#ports';
import { type GitRepository, gitRepository, shallowClone, whyNoGit } from '../support/git-repository.ts';
import { gitCommits, startGitHub, TOKENS } from '../support/github-server/index.ts';
import { memoryStore } from '../support/memory-store.ts';
import { valueOf } from '../support/result.ts';
import { clockAt, pushed } from './store/house.ts';

const missing = whyNoGit();
const LOG: Log = { debug: () => {}, info: () => {}, warning: () => {} };

/** GitHub, with the commits of a real repository. */
async function forgeHistory(repository: GitRepository): Promise<History> {
  const github = await startGitHub();
  onTestFinished(async () => github.close());
  github.repository.commits = gitCommits(repository.folder);
  return openGitHub({ token: TOKENS.workflow, repository: github.repository.slug, apiUrl: github.url, log: LOG, secondMs: 1 });
}

interface Situation {
  readonly repository: GitRepository;
  /** In the order of their publication to `main`, whose pointer stands at the last one. */
  readonly stored: readonly Sha[];
  readonly choice: BaseChoice;
}

/** What is found by that history. Commits go by the names that they were made with. */
async function resolveBy(history: History, { repository, stored, choice }: Situation) {
  const store = memoryStore();
  for (const sha of stored) await pushed(store, { sha });
  const ports = { store, history, open: () => Promise.reject(new Error('Nothing else is opened')), clock: clockAt() };
  return describeBaseline(repository, valueOf(await resolveBaseline(ports, { choice, branch: 'main', wanted: ['manifest'] })));
}

function describeBaseline(repository: GitRepository, { source, sha, commitsBehind, counterpart, notes, trouble }: Baseline) {
  const nameOf = (commit: string): string => repository.git('log', '-1', '--format=%s', commit);
  return {
    found: sha === null ? null : nameOf(sha),
    source,
    commitsBehind,
    beside: counterpart === null ? null : `${counterpart.role} ${nameOf(counterpart.sha)}${counterpart.isExact ? '' : ', not exact'}`,
    notes: notes.map((note) => note.replaceAll(/\b[0-9a-f]{12}\b/g, (short) => `<${nameOf(short)}>`)),
    trouble: trouble.map(({ code }) => code),
  };
}

/** The answer, which GitHub and a clone have to agree upon, as git itself does about the merge base. */
async function resolve(repository: GitRepository, merge: Merge, stored: readonly Sha[]) {
  const histories = [await forgeHistory(repository), cloneHistory(repository.folder, LOG)];
  const judged = repository.mergeBase(merge.base, merge.head);
  expect(await Promise.all(histories.map((history) => history.mergeBase(merge.base, merge.head)))).toEqual([
    { ok: true, value: judged },
    { ok: true, value: judged },
  ]);
  const situation: Situation = { repository, stored, choice: { kind: 'merge-base', ...merge } };
  const [byForge, byClone] = await Promise.all(histories.map((history) => resolveBy(history, situation)));
  expect(byForge).toEqual(byClone);
  if (byForge === undefined) throw new Error('Nobody answered');
  return byForge;
}

describe.skipIf(missing !== undefined)(`the base of a change${missing === undefined ? '' : ` (SKIPPED: ${missing})`}`, () => {
  it('is the commit at which its branch left', async () => {
    const repository = await gitRepository();
    const stored = [repository.commit('first'), repository.commit('parting')];
    const head = repository.on('change').commits('one', 'two');
    expect(await resolve(repository, { base: repository.tip('main'), head }, stored)).toEqual({
      found: 'parting',
      source: 'merge-base',
      commitsBehind: 0,
      beside: null,
      notes: ['Compared with the artifacts of <parting>, the merge base of this change.'],
      trouble: [],
    });
  });

  it('stays that commit when the branch is moved on, and production is known besides', async () => {
    const repository = await gitRepository();
    const parting = repository.commit('parting');
    const head = repository.on('change').commit('one');
    const stored = [parting, repository.on('main').commit('later'), repository.commit('latest')];
    expect(await resolve(repository, { base: repository.tip('main'), head }, stored)).toMatchObject({
      found: 'parting',
      source: 'merge-base',
      beside: 'newest latest',
    });
  });

  it('is the commit of the target branch that was merged into it last', async () => {
    const repository = await gitRepository();
    const stored = [repository.commit('parting')];
    repository.on('change').commit('one');
    stored.push(repository.on('main').commit('later'));
    repository.on('change').merge('main');
    const head = repository.commit('two');
    stored.push(repository.on('main').commit('latest'));
    expect(await resolve(repository, { base: repository.tip('main'), head }, stored)).toMatchObject({
      found: 'later',
      source: 'merge-base',
      beside: 'newest latest',
    });
  });

  it('is the commit that it was rebased onto', async () => {
    const repository = await gitRepository();
    const stored = [repository.commit('parting')];
    repository.on('change').commits('one', 'two');
    stored.push(repository.on('main').commit('later'));
    const head = repository.on('change').rebase('main');
    expect(await resolve(repository, { base: repository.tip('main'), head }, stored)).toMatchObject({ found: 'later', source: 'merge-base', beside: null });
  });

  it('is the old parting when what it builds on was squashed into the target, with production besides to tell what has landed', async () => {
    const repository = await gitRepository();
    const stored = [repository.commit('parting')];
    repository.on('below').commit('one');
    const head = repository.on('change').commit('two');
    repository.on('main');
    stored.push(repository.squash('below'));
    expect(await resolve(repository, { base: repository.tip('main'), head }, stored)).toMatchObject({
      found: 'parting',
      source: 'merge-base',
      beside: 'newest Squash below',
    });
  });

  it('is the nearest stored commit before the merge base, and says what that means', async () => {
    const repository = await gitRepository();
    const stored = [repository.commit('first')];
    repository.commits('second', 'parting');
    const head = repository.on('change').commit('one');
    expect(await resolve(repository, { base: repository.tip('main'), head }, stored)).toEqual({
      found: 'first',
      source: 'ancestor',
      commitsBehind: 2,
      beside: null,
      notes: [
        'Compared with the artifacts of <first>, 2 commits older than the merge base <parting>, for which none are stored: what was merged in between counts as part of this change.',
      ],
      trouble: [],
    });
  });

  it('passes by the branches that were merged into the target', async () => {
    const repository = await gitRepository();
    const stored = [repository.commit('first')];
    const side = repository.on('side').commits('side one', 'side two');
    repository.on('main').merge('side');
    const head = repository.on('change').commit('one');
    // Somebody published the side branch as well; production never was that.
    expect(await resolve(repository, { base: repository.tip('main'), head }, [side, ...stored])).toMatchObject({
      found: 'first',
      source: 'ancestor',
      commitsBehind: 1,
    });
  });

  it('is where its branch left when that was merged before and goes on', async () => {
    const repository = await gitRepository();
    const stored = [repository.commit('parting')];
    repository.on('change').commit('one');
    stored.push(repository.on('main').commit('later'), repository.merge('change'));
    const head = repository.on('change').commit('two');
    expect(await resolve(repository, { base: repository.tip('main'), head }, stored)).toMatchObject({
      found: 'parting',
      source: 'ancestor',
      commitsBehind: 1,
      beside: 'newest Merge change, not exact',
    });
  });

  it('is the newest production that such a branch has taken in', async () => {
    const repository = await gitRepository();
    const stored = [repository.commit('parting')];
    repository.on('change').commit('one');
    stored.push(repository.on('main').commit('later'));
    repository.on('change').merge('main');
    stored.push(repository.on('main').merge('change'));
    const head = repository.on('change').commit('two');
    expect(await resolve(repository, { base: repository.tip('main'), head }, stored)).toEqual({
      found: 'later',
      source: 'ancestor',
      commitsBehind: null,
      beside: 'newest Merge change, not exact',
      notes: [
        'Compared with the artifacts of <later>, the newest stored commit of the target branch that this change contains; for the merge base <Merge main>, a commit of another branch, none are stored.',
      ],
      trouble: [],
    });
  });

  it.each(['main first', 'branch first'])('is the one of two merge bases that production was, after criss-cross merges: %s', async (order) => {
    const repository = await gitRepository();
    const stored = [repository.commit('first')];
    repository.on('change');
    // Which of two equal merge bases git names first goes by their dates.
    const steps = [() => stored.push(repository.on('main').commit('of main')), () => repository.on('change').commit('of the branch')];
    for (const step of order === 'main first' ? steps : steps.toReversed()) step();
    const [ofMain, ofBranch] = [repository.tip('main'), repository.tip('change')];
    stored.push(repository.on('main').merge('change'));
    repository.on('change').git('merge', '--quiet', '--no-ff', '--message', 'Merge back', ofMain);
    const head = repository.commit('more');
    expect([...repository.mergeBases('main', head)].sort()).toEqual([ofMain, ofBranch].sort());
    const { found, beside } = await resolve(repository, { base: repository.tip('main'), head }, stored);
    expect([found, beside?.startsWith('newest Merge change')]).toEqual(['of main', true]);
  });

  it('is what both have in common after the target was force-pushed', async () => {
    const repository = await gitRepository();
    const first = repository.commit('first');
    const stored = [first, repository.commit('undone')];
    const head = repository.on('change').commit('one');
    repository.on('main').git('reset', '--quiet', '--hard', first);
    repository.commit('instead');
    // The pointer of the store still stands at what production was built from: a commit of no branch.
    expect(await resolve(repository, { base: repository.tip('main'), head }, stored)).toMatchObject({
      found: 'first',
      source: 'merge-base',
      beside: 'newest undone',
    });
  });

  it('of a fork is the commit at which the fork left', async () => {
    const repository = await gitRepository();
    const stored = [repository.commit('parting')];
    const fork = await shallowClone(repository, 9);
    const head = fork.on('change').commit('one');
    stored.push(repository.commit('later'));
    // GitHub keeps a fork's commits reachable in the repository of the pull request.
    repository.git('fetch', '--quiet', fork.folder, 'change:refs/pull/7/head');
    expect(await resolve(repository, { base: repository.tip('main'), head }, stored)).toMatchObject({
      found: 'parting',
      source: 'merge-base',
      beside: 'newest later',
    });
  });

  it('of the second in a merge queue is production, one commit before the first one in the queue', async () => {
    const repository = await gitRepository();
    const stored = [repository.commit('production')];
    repository.on('one').commit('change one');
    repository.on('two', 'main').commit('change two');
    const base = repository.on('gh-readonly-queue/main/pr-1', 'main').merge('one');
    const head = repository.on('gh-readonly-queue/main/pr-2').merge('two');
    expect(await resolve(repository, { base, head }, stored)).toMatchObject({
      found: 'production',
      source: 'ancestor',
      commitsBehind: 1,
      notes: [
        'Compared with the artifacts of <production>, one commit older than the merge base <Merge one>, for which none are stored: what was merged in between counts as part of this change.',
      ],
    });
  });

  it('is the newest of the branch when the two have nothing in common', async () => {
    const repository = await gitRepository();
    const stored = [repository.commit('production')];
    repository.git('checkout', '--quiet', '--orphan', 'change');
    const head = repository.commit('one');
    const answer = await resolve(repository, { base: repository.tip('main'), head }, stored);
    expect(answer).toMatchObject({ found: 'production', source: 'branch', beside: null, trouble: [] });
    expect(answer.notes[1]).toBe('<production> and <one> have no common ancestor.');
  });

  it('is the newest of the branch when nothing near the merge base is stored', async () => {
    const repository = await gitRepository();
    repository.commit('parting');
    const head = repository.on('change').commit('one');
    const stored = [repository.on('main').commit('later')];
    expect(await resolve(repository, { base: repository.tip('main'), head }, stored)).toMatchObject({
      found: 'later',
      source: 'branch',
      beside: null,
      notes: [
        'Compared with the newest artifacts of main (<later>): what main gained or lost since the merge base shows up as part of this change.',
        'No artifacts are stored for the merge base <parting> nor for the 0 commits before it.',
      ],
    });
  });

  it('has nothing besides when the pointer was left behind', async () => {
    const repository = await gitRepository();
    const first = repository.commit('first');
    const parting = repository.commit('parting');
    const head = repository.on('change').commit('one');
    expect(await resolve(repository, { base: repository.tip('main'), head }, [parting, first])).toMatchObject({ found: 'parting', beside: null });
  });
});

describe.skipIf(missing !== undefined)('a change that GitHub merged to test it', () => {
  /** The target moved on, the change was merged onto it, and that was built. */
  async function testMerge() {
    const repository = await gitRepository();
    const parting = repository.commit('parting');
    repository.on('change').commit('one');
    const base = repository.on('main').commit('later');
    const head = repository.on('merge', 'main').merge('change');
    return { repository, parting, base, head };
  }

  it('has what it was merged onto as its base, whoever is asked and without asking', async () => {
    const { repository, parting, base, head } = await testMerge();
    expect(await resolve(repository, { base, head }, [parting, base])).toMatchObject({ found: 'later', source: 'merge-base', beside: null });
    const choice = { kind: 'merge-base', base, head, mergeBase: base } as const;
    const nobody = cloneHistory((await gitRepository()).folder, LOG);
    expect(await resolveBy(nobody, { repository, stored: [parting, base], choice })).toMatchObject({
      found: 'later',
      source: 'merge-base',
      notes: ['Compared with the artifacts of <later>, onto which this change was merged before it was built.'],
      trouble: [],
    });
  });

  it('has the commit before as its base while production is not built yet', async () => {
    const { repository, parting, base, head } = await testMerge();
    expect(await resolve(repository, { base, head }, [parting])).toMatchObject({ found: 'parting', source: 'ancestor', commitsBehind: 1, beside: null });
  });
});

describe.skipIf(missing !== undefined)('the latest of a branch', () => {
  it('has what the change parted from besides', async () => {
    const repository = await gitRepository();
    const parting = repository.commit('parting');
    const head = repository.on('change').commit('one');
    const base = repository.on('main').commit('later');
    const situation: Situation = { repository, stored: [parting, base], choice: { kind: 'latest', merge: { base, head } } };
    expect(await resolveBy(await forgeHistory(repository), situation)).toMatchObject({
      found: 'later',
      source: 'branch',
      beside: 'parted parting',
      trouble: [],
    });
  });

  it('has nothing besides for a change that contains it', async () => {
    const repository = await gitRepository();
    const base = repository.commit('parting');
    const head = repository.on('change').commit('one');
    const situation: Situation = { repository, stored: [base], choice: { kind: 'latest', merge: { base, head } } };
    expect(await resolveBy(await forgeHistory(repository), situation)).toMatchObject({ found: 'parting', source: 'branch', beside: null });
  });
});

describe.skipIf(missing !== undefined)('a shallow clone', () => {
  it('leads to the newest of the branch, and says how to have the merge base', async () => {
    const repository = await gitRepository();
    const stored = [repository.commits('first', 'parting')];
    const head = repository.on('change').commits('one', 'two');
    stored.push(repository.on('main').commits('later', 'latest'));
    const clone = await shallowClone(repository, 1);
    const situation: Situation = { repository, stored, choice: { kind: 'merge-base', base: repository.tip('main'), head } };
    const answer = await resolveBy(cloneHistory(clone.folder, LOG), situation);
    expect(answer).toMatchObject({ found: 'latest', source: 'branch', trouble: ['git-shallow'] });
    expect(answer.notes[1]).toMatch(
      /^The merge base could not be determined: the clone is too shallow .* Check out with `fetch-depth: 0`, or run `git fetch --unshallow`\.$/,
    );
  });
});
