import { cloneHistory, openStore } from '#adapters';
import { ok, refuse, type Refusal, type Result } from '#kernel';
import { ARTIFACTS, type Baseline, readArtifactSet, type ReadSet, resolveBaseline } from '#pipeline';
import type { StateSource } from '#report';
import type { BaseChoice, PlanFlags } from '#settings';
import { askBaseline } from './ask-baseline.ts';
import { opener } from './opener.ts';
import type { Shell } from './outcome.ts';
import { statePathOf } from './project-paths.ts';
import { readSettings } from './read-settings.ts';
import { storeOptions } from './store-options.ts';

export interface BasePlaces extends Pick<PlanFlags, 'base' | 'branch' | 's3'> {
  readonly store?: string | undefined;
  /** The configuration file, which may name the store. */
  readonly config?: string | undefined;
}

/** The base, read, and where dbt finds the same. */
export interface OpenedBase {
  readonly base: ReadSet;
  readonly baseline: Baseline;
  readonly statePath: string;
  readonly stateFrom: StateSource | null;
}

/** The base: artifacts at a place, or those that a store has for this change. */
export async function openBase(flags: BasePlaces, shell: Shell): Promise<Result<OpenedBase>> {
  const { base } = flags;
  return base.kind === 'location' ? openPlace(flags, base.uri, shell) : openStored({ ...flags, base }, shell);
}

async function openPlace(flags: BasePlaces, uri: string, shell: Shell): Promise<Result<OpenedBase>> {
  const question = { choice: { kind: 'location', uri }, branch: flags.branch ?? null, wanted: ARTIFACTS } as const;
  const baseline = await resolveBaseline({ store: null, history: null, open: opener(flags, shell), clock: shell.clock }, question);
  return baseline.ok ? readBase(baseline.value, uri) : baseline;
}

interface StoredPlaces extends BasePlaces {
  readonly base: Exclude<BaseChoice, { readonly kind: 'location' }>;
}

async function openStored(flags: StoredPlaces, shell: Shell): Promise<Result<OpenedBase>> {
  const settings = await readSettings(flags.config, { store: flags.store, failOn: undefined, warnOnly: undefined });
  if (!settings.ok) return settings;
  if (settings.value.store === null) return refuse(noStore(flags.base.kind));
  const store = openStore(settings.value.store, storeOptions(flags.s3, shell));
  if (!store.ok) return store;
  const folder = process.cwd();
  const question = await askBaseline({ folder, choice: flags.base, branch: flags.branch });
  if (!question.ok) return question;
  const ports = { store: store.value, history: cloneHistory(folder, shell.log), open: opener(flags, shell), clock: shell.clock };
  const baseline = await resolveBaseline(ports, question.value);
  if (!baseline.ok) return baseline;
  return baseline.value.files.length === 0 ? refuse(nothingFound(baseline.value, store.value.uri)) : readBase(baseline.value, store.value.uri);
}

function readBase(baseline: Baseline, uri: string): Result<OpenedBase> {
  const base = readArtifactSet(baseline.files, 'base', uri);
  return base.ok ? ok({ base: base.value, baseline, ...statePathOf(uri, baseline) }) : base;
}

function noStore(base: string): Refusal {
  return { kind: 'usage', code: 'store-missing', what: `--base ${base} asks a store, and none is named`, next: 'Add --store URI, or set store in sluice.yml.' };
}

function nothingFound({ notes }: Baseline, uri: string): Refusal {
  const [, ...why] = notes;
  return {
    kind: 'input',
    code: 'baseline-missing',
    what: 'the store has nothing to compare this change with',
    where: { file: uri },
    ...(why.length === 0 ? {} : { why: why.join(' ') }),
    next: 'See what there is with `sluice store list`, or push the target branch once.',
  };
}
