import { type NonEmpty, type Refusal, type Result, byText, collect, ok, refuse } from '#kernel';
import type { Location, ObjectStore } from '#ports';
import { ARTIFACTS, type Artifact, type ArtifactFile, type ArtifactName, parseArtifactName } from './artifact-file.ts';
import { lowerFirst } from './baseline-trail.ts';
import { COMMITS, REFS } from './layout.ts';

/** What stands at a location: artifacts, or a whole store of commits to choose from. */
export type LocationContent =
  | { readonly kind: 'artifacts'; readonly files: readonly ArtifactFile[]; readonly notes: readonly string[] }
  | { readonly kind: 'store'; readonly store: ObjectStore };

export interface ReadWhat {
  readonly wanted: readonly Artifact[];
  /** What a single file holds when its name does not tell. */
  readonly fallback: Artifact;
}

const ENDINGS = ['json', 'json.gz', 'json.zst'] as const;

/**
 * The artifacts at a place that a user named. A folder is asked for the names that dbt writes, plain or compressed;
 * a folder with none of them but with `refs/` or `commits/` is a store.
 */
export async function readLocation(location: Location, what: ReadWhat = { wanted: ARTIFACTS, fallback: 'manifest' }): Promise<Result<LocationContent>> {
  if (location.kind === 'object') return readOne(location, what.fallback);
  const folder = location.key === '' ? '' : `${location.key}/`;
  const names = await namesIn(location.store, folder, what.wanted);
  const found = await Promise.all(names.value.map((name) => readFirst(location.store, folder, name)));
  const files = collect(found);
  if (!files.ok) return refuseOnce(files.refusals);
  const present = files.value.filter((file) => file !== undefined);
  if (present.length > 0) return ok({ kind: 'artifacts', files: present, notes: names.notes });
  return (await isStore(location.store, folder)) ? ok({ kind: 'store', store: location.store }) : refuse(nothingAt(location.uri, what.wanted));
}

// A store that is out of reach gives the same reason for every file.
function refuseOnce(refusals: NonEmpty<Refusal>): Result<never> {
  const [first, ...more] = refusals;
  const seen = new Set([`${first.code} ${first.why}`]);
  const others = more.filter(({ code, why }) => !seen.has(`${code} ${why}`) && seen.add(`${code} ${why}`));
  return refuse(first, ...others);
}

async function readOne({ store, key, uri }: Location, fallback: Artifact): Promise<Result<LocationContent>> {
  const name = parseArtifactName(key.slice(key.lastIndexOf('/') + 1)) ?? { artifact: fallback, command: null };
  const file = await readFile(store, key, name);
  if (!file.ok) return file;
  return file.value === undefined ? refuse(nothingAt(uri, [name.artifact])) : ok({ kind: 'artifacts', files: [file.value], notes: [] });
}

interface Candidates {
  /** File names without their ending. */
  readonly value: readonly string[];
  readonly notes: readonly string[];
}

// Run results of several commands may stand side by side, under names that only a list tells.
async function namesIn(store: ObjectStore, folder: string, wanted: readonly Artifact[]): Promise<Candidates> {
  const fixed = wanted.filter((artifact) => artifact !== 'run_results');
  if (fixed.length === wanted.length) return { value: fixed, notes: [] };
  const listed = await store.list(`${folder}run_results`);
  if (!listed.ok) {
    const note = `Only run_results.json was looked for at ${store.locate(folder)}: ${lowerFirst(listed.refusals[0].what)}.`;
    return { value: [...fixed, 'run_results'], notes: [note] };
  }
  const names = listed.value.map(({ key }) => key.slice(folder.length)).filter((name) => parseArtifactName(name) !== undefined);
  return { value: [...fixed, ...new Set(names.map((name) => name.replace(/\.json(?:\.gz|\.zst)?$/, '')).sort(byText))], notes: [] };
}

async function readFirst(store: ObjectStore, folder: string, name: string): Promise<Result<ArtifactFile | undefined>> {
  for (const ending of ENDINGS) {
    const known = parseArtifactName(`${name}.${ending}`);
    const file = known === undefined ? ok(undefined) : await readFile(store, `${folder}${name}.${ending}`, known);
    if (!file.ok || file.value !== undefined) return file;
  }
  return ok(undefined);
}

async function readFile(store: ObjectStore, key: string, name: ArtifactName): Promise<Result<ArtifactFile | undefined>> {
  const object = await store.read(key);
  if (!object.ok) return object;
  if (object.value === undefined) return ok(undefined);
  const { content, modifiedAt, verified, fromCache = false } = object.value;
  return ok({ ...name, uri: store.locate(key), content, modifiedAt, verified, fromCache });
}

async function isStore(store: ObjectStore, folder: string): Promise<boolean> {
  for (const prefix of [REFS, COMMITS]) {
    const some = await store.list(`${folder}${prefix}`, 1);
    if (some.ok && some.value.length > 0) return true;
  }
  return false;
}

function nothingAt(uri: string, wanted: readonly Artifact[]): Refusal {
  return {
    kind: 'input',
    code: 'location-empty',
    what: `There is no ${wanted.map((artifact) => `${artifact}.json`).join(', ')} here`,
    where: { file: uri },
    next: 'Check the location; `dbt parse` and `dbt build` write their artifacts to target/.',
  };
}
