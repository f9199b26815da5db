import { openStore } from '#adapters';
import { ok, type Refusal, type Result } from '#kernel';
import { listCommits, type ReadSet } from '#pipeline';
import { compareProjects, type Skew } from '#state';
import type { BaseChoice, DoctorCommand } from '#settings';
import { type Diagnosis, renderDiagnoses } from '../render-diagnoses.ts';
import { openBase } from '../open-base.ts';
import { openHead } from '../open-change.ts';
import { answer, type Outcome, type Shell } from '../outcome.ts';
import { readSettings } from '../read-settings.ts';
import { storeOptions } from '../store-options.ts';

/** Looks at everything that was named, and says what is wrong or missing with the fix. Exits with 0: it has answered. */
export async function doctor(line: DoctorCommand, shell: Shell): Promise<Result<Outcome>> {
  const settings = await readSettings(line.common.config, { store: line.store, failOn: undefined, warnOnly: undefined });
  const uri = settings.ok ? settings.value.store : (line.store ?? null);
  const base = examineSide('base', line.base === undefined ? undefined : await readBase(line, line.base, shell));
  const head = examineSide('head', line.head === undefined ? undefined : await openHead({ head: line.head, s3: line.s3 }, shell));
  const diagnoses = [
    examineNode(),
    ...(settings.ok ? [fine('configuration', 'valid')] : settings.refusals.map((refusal) => problem('configuration', refusal))),
    ...base.diagnoses,
    ...head.diagnoses,
    ...(base.read === undefined || head.read === undefined ? [] : examinePair(base.read, head.read)),
    ...(uri === null ? [NO_STORE] : await examineStore(uri, line, shell)),
  ];
  return ok(answer(renderDiagnoses(diagnoses, line.format)));
}

const OLDEST_NODE = 20;

function examineNode(): Diagnosis {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= OLDEST_NODE) return fine('Node', node);
  return { what: 'Node', state: 'problem', found: `${node} is too old`, next: `Use Node ${OLDEST_NODE} or newer.` };
}

interface Side {
  readonly diagnoses: readonly Diagnosis[];
  readonly read?: ReadSet;
}

function examineSide(side: 'base' | 'head', read: Result<ReadSet> | undefined): Side {
  if (read === undefined) return { diagnoses: [{ what: side, state: 'skipped', found: 'not named', next: `Add --${side} URI to have it examined.` }] };
  if (!read.ok) return { diagnoses: read.refusals.map((refusal) => problem(side, refusal)) };
  const { metadata, resources } = read.value.set.project;
  const unread = read.value.notEvaluated.map(({ what, why, next }): Diagnosis => ({ what: side, state: 'warning', found: `${what}: ${why}`, next }));
  return {
    diagnoses: [fine(side, `dbt ${metadata.dbtVersion}, ${metadata.adapterType ?? 'no adapter'}, ${resources.size} resources`), ...unread],
    read: read.value,
  };
}

async function readBase(line: DoctorCommand, base: BaseChoice, shell: Shell): Promise<Result<ReadSet>> {
  const opened = await openBase({ base, branch: undefined, s3: line.s3, store: line.store, config: line.common.config }, shell);
  return opened.ok ? ok(opened.value.base) : opened;
}

function examinePair(base: ReadSet, head: ReadSet): readonly Diagnosis[] {
  const diff = compareProjects(base.set.project, head.set.project, { engine: 'auto', compareMoreUnrendered: 'auto' });
  if (!diff.ok) return diff.refusals.map((refusal) => problem('comparison', refusal));
  return diff.value.skews.length === 0 ? [fine('comparison', 'like with like')] : diff.value.skews.map(explainSkew);
}

function explainSkew({ kind, before, after }: Skew): Diagnosis {
  const next = 'Build both sides in the same way, or expect resources to be selected that nobody changed.';
  return { what: 'comparison', state: 'warning', found: `${kind} differs: ${before} in the base, ${after} in the head`, next };
}

async function examineStore(uri: string, line: DoctorCommand, shell: Shell): Promise<readonly Diagnosis[]> {
  const opened = openStore(uri, storeOptions(line.s3, shell));
  const listed = opened.ok ? await listCommits(opened.value) : opened;
  if (!listed.ok) return listed.refusals.map((refusal) => problem('store', refusal));
  const { commits, trouble } = listed.value;
  const branches = [...new Set(commits.flatMap((commit) => commit.branches))].sort();
  const found = `${commits.length} commits, branches: ${branches.join(', ') || 'none'}`;
  const push = 'Push the artifacts of the default branch once: `sluice store push --branch main`.';
  const state: Diagnosis = branches.length === 0 ? { what: 'store', state: 'warning', found, next: push } : fine('store', found);
  return [state, ...trouble.map((refusal) => problem('store', refusal))];
}

const NO_STORE: Diagnosis = { what: 'store', state: 'skipped', found: 'not named', next: 'Add --store URI, or set store in sluice.yml, to have it examined.' };

const fine = (what: string, found: string): Diagnosis => ({ what, state: 'ok', found, next: null });

function problem(what: string, { what: found, where, why, next }: Refusal): Diagnosis {
  const place = where === undefined ? '' : `${where.file}${where.line === undefined ? '' : `:${where.line}`}: `;
  return { what, state: 'problem', found: `${place}${found}${why === undefined ? '' : ` (${why})`}`, next };
}
