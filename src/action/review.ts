import { join } from 'node:path';
import { openCheckout, saveFiles } from '#adapters';
import { ok, type Result } from '#kernel';
import { type ArtifactFile, type Baseline, preparePush, pushArtifacts, reviewChange, unpackArtifacts } from '#pipeline';
import type { ObjectStore } from '#ports';
import type { Report, ReportParts, StateSource } from '#report';
import { addToSelectorsFile, type SelectionRequest, selectorsFileOf } from '#selection';
import type { ActionInputs } from '#settings';
import { openSides, type Sides, tellTrouble } from './open-sides.ts';
import type { Outside } from './outside.ts';
import type { Job } from './prepare-job.ts';
import { headOf } from './subject.ts';

/** A judged change. Texts are empty where there is nothing to name. */
export interface Reviewed {
  readonly report: Report;
  /** The project's `selectors.yml` with the plan as one more selector. */
  readonly selectors: string;
  /** A folder with the base's artifacts, for `dbt --state`. */
  readonly statePath: string;
  /** Where the artifacts of this change were stored. */
  readonly artifactUri: string;
}

/** The folder that the comment's commands name: a reader brings the base's artifacts to it. */
const STATE_FOLDER = 'prod-artifacts';

/** Finds production, judges the change against it, and keeps the change's artifacts under its commit. */
export async function review(job: Job, outside: Outside): Promise<Result<Reviewed>> {
  const sides = await openSides(job, outside);
  if (!sides.ok) return sides;
  const report = await judge(job, sides.value, outside);
  if (!report.ok) return report;
  const statePath = await saveState(job, sides.value.baseline.files);
  if (!statePath.ok) return statePath;
  const artifactUri = await keep(job, sides.value, { ...outside, report: report.value });
  return ok({
    report: report.value,
    selectors: await addSelector(job, { ...sides.value, plan: report.value.plan }, outside),
    statePath: statePath.value,
    artifactUri,
  });
}

function judge(job: Job, { base, head, baseline, other, notEvaluated }: Sides, { store, clock }: Outside): Promise<Result<Report>> {
  const { inputs, settings, projectFolder, workflow, tool } = job;
  const now = clock.now();
  const change = {
    base: base?.set ?? null,
    head: head.set,
    other,
    compare: { engine: 'auto', compareMoreUnrendered: 'auto', now: now.toISOString() },
    request: requestOf(inputs),
    mode: inputs.selectionMode,
    settings,
    now,
    tool,
    subject: subjectOf(job),
    fidelity: { baseSha: baseline.sha, baseSource: baseline.source, notes: baseline.notes, artifacts: [...(base?.facts ?? []), ...head.facts] },
    projectFolder,
    statePath: STATE_FOLDER,
    stateFrom: stateOf(baseline, store),
    notEvaluated: [...(base?.notEvaluated ?? []), ...head.notEvaluated, ...notEvaluated],
  } as const;
  return reviewChange(change, openCheckout(workflow.workspace));
}

// A folder of the runner is out of a reader's reach.
function stateOf({ sha, files }: Baseline, store: ObjectStore | null): StateSource | null {
  if (sha !== null && store?.uri.includes('://') === true) return { kind: 'commit', store: store.uri, sha };
  const uri = files.find(({ artifact }) => artifact === 'manifest')?.uri;
  return uri === undefined ? null : { kind: 'file', uri };
}

const requestOf = ({ select, exclude }: ActionInputs): SelectionRequest => ({
  select,
  exclude,
  indirectSelection: 'eager',
  resourceTypes: [],
  excludeResourceTypes: [],
  command: 'build',
});

function subjectOf(job: Job): ReportParts['subject'] {
  const { event, workflow } = job;
  return {
    event: workflow.eventName,
    serverUrl: workflow.serverUrl,
    repository: workflow.repository,
    pullRequest: 'number' in event ? event.number : null,
    headSha: headOf(job),
    runUrl: workflow.runUrl,
  };
}

// dbt reads selectors from the project's one file: what stands there has to stay.
async function addSelector({ workflow, projectFolder }: Job, { head, plan }: Pick<Sides, 'head'> & Pick<Report, 'plan'>, { runner }: Outside): Promise<string> {
  const own = selectorsFileOf(plan.selector, { head: head.set.project, engine: plan.engine });
  const file = join(projectFolder, 'selectors.yml');
  const existing = await openCheckout(workflow.workspace).readText(file);
  const whole = existing === undefined ? ok(own) : addToSelectorsFile(existing, own, file);
  if (!whole.ok) tellTrouble(runner, whole.refusals);
  return whole.ok ? whole.value : own;
}

// The next steps of the job may build against production without another download.
async function saveState({ workflow }: Job, files: readonly ArtifactFile[]): Promise<Result<string>> {
  if (files.length === 0) return ok('');
  const folder = join(workflow.temporary, 'sluice', 'state');
  const unpacked = unpackArtifacts(files);
  const saved = unpacked.ok ? await saveFiles(folder, unpacked.value) : unpacked;
  return saved.ok ? ok(folder) : saved;
}

interface KeepPorts extends Outside {
  readonly report: Report;
}

async function keep(job: Job, { files }: Sides, { store, clock, history, runner, report }: KeepPorts): Promise<string> {
  if (store === null) return '';
  if (job.event.kind === 'pull_request' && job.event.isFork) {
    runner.info('The artifacts are not stored: a workflow of a fork has no access to the store.');
    return '';
  }
  const prepared = preparePush(files);
  const content = new TextEncoder().encode(JSON.stringify(report));
  const pushed = prepared.ok
    ? await pushArtifacts(
        { store, clock, forge: history },
        { sha: headOf(job), role: 'review', branch: null, files: [...prepared.value, { kind: 'report', content }] },
      )
    : prepared;
  if (!pushed.ok) tellTrouble(runner, pushed.refusals);
  return pushed.ok ? pushed.value.uri : '';
}
