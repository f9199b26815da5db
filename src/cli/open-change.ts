import { collect, ok, pair, type Result } from '#kernel';
import { type Artifact, type ArtifactFile, ARTIFACTS, readArtifactSet, type ReadCounterpart, readCounterpart, readLocation, type ReadSet } from '#pipeline';
import type { OpenLocation } from '#ports';
import type { PlanFlags } from '#settings';
import { type BasePlaces, openBase, type OpenedBase } from './open-base.ts';
import { opener } from './opener.ts';
import type { Shell } from './outcome.ts';

/** Both sides of a change, read. */
export interface OpenedChange extends OpenedBase, ReadCounterpart {
  readonly head: ReadSet;
}

export interface ChangePlaces extends BasePlaces, Pick<PlanFlags, 'head'> {
  /** Where an artifact of the head lies when it is not beside the manifest. */
  readonly extra?: Partial<Readonly<Record<Artifact, string | undefined>>>;
}

/** Reads what --base and --head name; what is wrong with either is told at once. */
export async function openChange(flags: ChangePlaces, shell: Shell): Promise<Result<OpenedChange>> {
  const sides = pair(await openBase(flags, shell), await openHead(flags, shell));
  if (!sides.ok) return sides;
  const [opened, head] = sides.value;
  const { baseline } = opened;
  for (const note of baseline.notes) shell.log.info(note);
  return ok({ ...opened, head, ...readCounterpart(baseline.counterpart) });
}

/** The head, with the artifacts that lie elsewhere. */
export async function openHead(flags: Pick<ChangePlaces, 'head' | 's3' | 'extra'>, shell: Shell): Promise<Result<ReadSet>> {
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
