import { readBranch, readCheckedOut, readDefaultBranch } from '#adapters';
import { ok, refuse, type Refusal, type Result, unreachable } from '#kernel';
import { ARTIFACTS, type BaselineQuestion, type Merge } from '#pipeline';
import type { BaseChoice } from '#settings';

export interface AskBaseline {
  /** In the clone that tells the history. */
  readonly folder: string;
  readonly choice: Exclude<BaseChoice, { readonly kind: 'location' }>;
  readonly branch: string | undefined;
}

/** What to ask a store for, so that the change in this clone is compared with what it was made from. */
export async function askBaseline({ folder, choice, branch }: AskBaseline): Promise<Result<BaselineQuestion>> {
  if (choice.kind === 'sha') return ok({ choice: { kind: 'commit', sha: choice.sha }, branch: branch ?? null, wanted: ARTIFACTS });
  const target = branch ?? (await defaultBranchOf(folder));
  const merge = await readMerge(folder, target);
  switch (choice.kind) {
    case 'merge-base':
      return merge.ok ? ok({ choice: { kind: 'merge-base', ...merge.value }, branch: target, wanted: ARTIFACTS }) : merge;
    case 'latest':
      // Without a clone the newest is the newest all the same.
      return ok({ choice: { kind: 'latest', ...(merge.ok ? { merge: merge.value } : {}) }, branch: target, wanted: ARTIFACTS });
    default:
      return unreachable(choice);
  }
}

async function defaultBranchOf(folder: string): Promise<string> {
  const named = await readDefaultBranch(folder);
  return (named.ok ? named.value : undefined) ?? 'main';
}

/** What is checked out shall be merged into the branch. */
async function readMerge(folder: string, branch: string): Promise<Result<Merge>> {
  const head = await readCheckedOut(folder);
  if (!head.ok) return head;
  const base = await readBranch(folder, branch);
  if (!base.ok) return base;
  return base.value === undefined ? refuse(noBranch(folder, branch)) : ok({ base: base.value, head: head.value.sha });
}

function noBranch(folder: string, branch: string): Refusal {
  return {
    kind: 'usage',
    code: 'branch-unknown',
    what: `the clone has no branch ${branch}`,
    where: { file: folder },
    next: `Name the target with --branch, or run \`git fetch origin\` with it.`,
  };
}
