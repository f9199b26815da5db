import { type CheckedOut, readCheckedOut } from '#adapters';
import { type Sha, unreachable } from '#kernel';
import type { BaseChoice, Merge } from '#pipeline';
import type { Job } from './prepare-job.ts';
import { isMerge } from './subject.ts';

/** What to compare with, as the user chose it and as the event allows: only a merge has two commits with a base. */
export async function chooseBase(job: Job): Promise<BaseChoice> {
  const { base } = job.inputs;
  switch (base.kind) {
    case 'merge-base':
    case 'latest': {
      const merge = await readMerge(job);
      if (merge === undefined) return { kind: 'latest' };
      return base.kind === 'latest' ? { kind: 'latest', merge } : { kind: 'merge-base', ...merge };
    }
    case 'sha':
      return { kind: 'commit', sha: base.sha };
    case 'location':
      return base;
    default:
      return unreachable(base);
  }
}

async function readMerge({ event, folder }: Job): Promise<Merge | undefined> {
  if (!isMerge(event)) return undefined;
  const checkedOut = await readCheckedOut(folder);
  const tested = checkedOut.ok ? testMergeOf(checkedOut.value, event.headSha) : undefined;
  return tested ?? { base: event.baseSha, head: event.headSha };
}

/**
 * By default a pull request is checked out as GitHub merged it for a test, onto the tip that its target had then. What
 * dbt built from that holds all of the target, so that the tip is the base, and not where the branch once left.
 */
function testMergeOf({ sha, parents }: CheckedOut, head: Sha): Merge | undefined {
  const [tip, ...others] = parents.filter((parent) => parent !== head);
  if (!parents.includes(head) || tip === undefined || others.length > 0) return undefined;
  return { base: tip, head: sha, mergeBase: tip };
}
