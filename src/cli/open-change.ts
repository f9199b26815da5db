import { openLocation } from '#adapters';
import { collect, ok, pair, type Result } from '#kernel';
import { type Artifact, type ArtifactFile, ARTIFACTS, type Baseline, type ReadSet, readArtifactSet, readLocation, resolveBaseline } from '#pipeline';
import type { OpenLocation } from '#ports';
import type { PlanFlags } from '#settings';
import type { Shell } from './outcome.ts';
import { storeOptions } from './store-options.ts';

/** Both sides of a change, read. */
export interface OpenedChange {
  readonly base: ReadSet;
  readonly head: ReadSet;
  readonly baseline: Baseline;
}

export interface ChangePlaces extends Pick<PlanFlags, 'base' | 'head' | 'branch' | 's3'> {
  /** Where an artifact of the head lies when it is not beside the manifest. */
  readonly extra?: Partial<Readonly<Record<Artifact, string | undefined>>>;
}

/** Reads what --base and --head name; what is wrong with either is told at once. */
export async function openChange(flags: ChangePlaces, shell: Shell): Promise<Result<OpenedChange>> {
  const sides = pair(await openBase(flags, shell), await openHead(flags, shell));
  if (!sides.ok) return sides;
  const [{ baseline, base }, head] = sides.value;
  for (const note of baseline.notes) shell.log.info(note);
  return ok({ base, head, baseline });
}

/** The base: artifacts, or the newest commit of a branch when the place is a store. */
export async function openBase(flags: Omit<ChangePlaces, 'head'>, shell: Shell): Promise<Result<Omit<OpenedChange, 'head'>>> {
  const question = { choice: { kind: 'location', uri: flags.base }, branch: flags.branch ?? null, wanted: ARTIFACTS } as const;
  const baseline = await resolveBaseline({ store: null, history: null, open: opener(flags, shell), clock: shell.clock }, question);
  if (!baseline.ok) return baseline;
  const base = readArtifactSet(baseline.value.files, 'base', flags.base);
  return base.ok ? ok({ base: base.value, baseline: baseline.value }) : base;
}

/** The head, with the artifacts that lie elsewhere. */
export async function openHead(flags: Omit<ChangePlaces, 'base' | 'branch'>, shell: Shell): Promise<Result<ReadSet>> {
  const { head: uri, extra = {} } = flags;
  const open = opener(flags, shell);
  const own = await readFiles(uri, open, ARTIFACTS);
  const given = ARTIFACTS.flatMap((artifact) => (extra[artifact] === undefined ? [] : [{ artifact, uri: extra[artifact] }]));
  const others = collect(await Promise.all(given.map((one) => readFiles(one.uri, open, [one.artifact]))));
  const all = pair(own, others);
  if (!all.ok) return all;
  const kept = all.value[0].filter(({ artifact }) => given.every((one) => one.artifact !== artifact));
  return readArtifactSet([...kept, ...all.value[1].flat()], 'head', uri);
}

function opener({ s3 }: Pick<ChangePlaces, 's3'>, shell: Shell): OpenLocation {
  const options = storeOptions(s3, shell);
  return (uri) => openLocation(uri, options);
}

async function readFiles(
  uri: string,
  open: OpenLocation,
  wanted: readonly [Artifact, ...Artifact[]] | typeof ARTIFACTS,
): Promise<Result<readonly ArtifactFile[]>> {
  const location = await open(uri);
  if (!location.ok) return location;
  const content = await readLocation(location.value, { wanted, fallback: wanted[0] });
  if (!content.ok) return content;
  return ok(content.value.kind === 'artifacts' ? content.value.files : []);
}
