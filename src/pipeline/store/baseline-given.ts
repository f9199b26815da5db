import { type Refusal, type Result, type Sha, ok, refuse } from '#kernel';
import type { ObjectStore, OpenLocation } from '#ports';
import type { ArtifactFile } from './artifact-file.ts';
import { givenNote, reviewNote, shortSha } from './baseline-notes.ts';
import type { Hit, Search } from './baseline-search.ts';
import { fromBranch } from './baseline-steps.ts';
import { listPointers } from './list-commits.ts';
import { pullCommit } from './pull-artifacts.ts';
import { readLocation } from './read-location.ts';

/** The artifacts of a commit that the user named, whoever stored them; also as the guide's script stores them. */
export async function givenCommit(search: Search, sha: Sha): Promise<Result<Hit>> {
  const { store, question, trail } = search;
  const pulled = await pullCommit(store, sha, question.wanted);
  if (!pulled.ok) return pulled;
  if (pulled.value === undefined) return givenPlain(search, sha);
  const { receipt, files, fromCache } = pulled.value;
  if (receipt.role === 'review') trail.notes.push(reviewNote(sha));
  return ok({ how: 'given', sha, commitsBehind: null, receipt, files, fromCache, note: givenNote(`the commit ${shortSha(sha)}`) });
}

async function givenPlain({ store, question }: Search, sha: Sha): Promise<Result<Hit>> {
  const key = `ci/${sha}`;
  const content = await readLocation({ uri: store.locate(key), store, key, kind: 'folder' }, { wanted: question.wanted, fallback: 'manifest' });
  if (!content.ok) return content.refusals.every((refusal) => refusal.code === 'location-empty') ? refuse(commitMissing(store, sha)) : content;
  return content.value.kind === 'artifacts' ? hitOf(content.value.files, sha, `the commit ${shortSha(sha)}`) : refuse(commitMissing(store, sha));
}

/** The artifacts at a location that the user named; of a store, the newest commit of the branch. */
export async function givenLocation(open: OpenLocation, uri: string, search: Omit<Search, 'store'>): Promise<Result<Hit>> {
  const location = await open(uri);
  if (!location.ok) return location;
  const content = await readLocation(location.value, { wanted: search.question.wanted, fallback: 'manifest' });
  if (!content.ok) return content;
  if (content.value.kind === 'store') return givenStore({ ...search, store: content.value.store }, location.value.uri);
  search.trail.notes.push(...content.value.notes);
  return hitOf(content.value.files, null, location.value.uri);
}

async function givenStore(search: Search, uri: string): Promise<Result<Hit>> {
  const branch = await branchOf(search);
  if (!branch.ok) return branch;
  const found = await fromBranch({ ...search, question: { ...search.question, branch: branch.value } });
  if (found !== undefined) return ok(found);
  const [first, ...more] = search.trail.trouble;
  return first === undefined ? refuse(nothingOnBranch(uri, branch.value)) : refuse(first, ...more);
}

// A store of one branch needs no name for it.
async function branchOf({ store, question }: Search): Promise<Result<string>> {
  if (question.branch !== null) return ok(question.branch);
  const pointers = await listPointers(store);
  if (!pointers.ok) return pointers;
  const branches = [...pointers.value.branchesOf.values()].flat().sort();
  const [only, ...others] = branches;
  return only !== undefined && others.length === 0 ? ok(only) : refuse(whichBranch(store, branches));
}

function hitOf(files: readonly ArtifactFile[], sha: Sha | null, what: string): Result<Hit> {
  const manifest = files.find((file) => file.artifact === 'manifest');
  if (manifest === undefined) return refuse(noManifest(what));
  const fromCache = files.some((file) => file.fromCache);
  return ok({ how: 'given', sha, commitsBehind: null, receipt: null, files, fromCache, note: givenNote(what) });
}

function commitMissing(store: ObjectStore, sha: Sha): Refusal {
  return {
    kind: 'input',
    code: 'baseline-missing',
    what: `Nothing is stored for the commit ${sha}`,
    where: { file: store.uri },
    next: 'See what there is with `sluice store list`, or let `base: merge-base` search for the nearest commit.',
  };
}

function nothingOnBranch(uri: string, branch: string): Refusal {
  return {
    kind: 'input',
    code: 'baseline-missing',
    what: `The store has no artifacts of the branch ${branch}`,
    where: { file: uri },
    next: 'See what there is with `sluice store list`, or push the branch once.',
  };
}

function whichBranch(store: ObjectStore, branches: readonly string[]): Refusal {
  const why = branches.length === 0 ? 'no branch has been pushed to it' : `it holds ${branches.join(', ')}`;
  return {
    kind: 'usage',
    code: 'baseline-branch-unclear',
    what: 'The location is a store, and no branch is named',
    where: { file: store.uri },
    why,
    next: 'Name the branch, or give the location of one commit.',
  };
}

function noManifest(what: string): Refusal {
  return {
    kind: 'input',
    code: 'baseline-manifest-missing',
    what: `There is no manifest in ${what}`,
    next: 'Give a place that holds manifest.json, such as the target/ of a production run.',
  };
}
