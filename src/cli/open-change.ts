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
  const options = storeOptions(flags.s3, shell);
  const open: OpenLocation = (uri) => openLocation(uri, options);
  const sides = pair(await openBase(flags, open, shell), await openHead(flags, open));
  if (!sides.ok) return sides;
  const [{ baseline, base }, head] = sides.value;
  for (const note of baseline.notes) shell.log.info(note);
  return ok({ base, head, baseline });
}

async function openBase({ base: uri, branch }: Pick<PlanFlags, 'base' | 'branch'>, open: OpenLocation, { clock }: Shell): Promise<Result<Omit<OpenedChange, 'head'>>> {
  const question = { choice: { kind: 'location', uri }, branch: branch ?? null, wanted: ARTIFACTS } as const;
  const baseline = await resolveBaseline({ store: null, forge: null, open, clock }, question);
  if (!baseline.ok) return baseline;
  const base = readArtifactSet(baseline.value.files, 'base', uri);
  return base.ok ? ok({ base: base.value, baseline: baseline.value }) : base;
}

async function openHead({ head: uri, extra = {} }: ChangePlaces, open: OpenLocation): Promise<Result<ReadSet>> {
  const own = await readFiles(uri, open, ARTIFACTS);
  const given = ARTIFACTS.flatMap((artifact) => (extra[artifact] === undefined ? [] : [{ artifact, uri: extra[artifact] }]));
  const others = collect(await Promise.all(given.map((one) => readFiles(one.uri, open, [one.artifact]))));
  const all = pair(own, others);
  if (!all.ok) return all;
  const replaced = all.value[0].filter(({ artifact }) => given.every((one) => one.artifact !== artifact));
  return readArtifactSet([...replaced, ...all.value[1].flat()], 'head', uri);
}

async function readFiles(uri: string, open: OpenLocation, wanted: readonly [Artifact, ...Artifact[]] | typeof ARTIFACTS): Promise<Result<readonly ArtifactFile[]>> {
  const location = await open(uri);
  if (!location.ok) return location;
  const content = await readLocation(location.value, { wanted, fallback: wanted[0] });
  if (!content.ok) return content;
  return ok(content.value.kind === 'artifacts' ? content.value.files : []);
}
