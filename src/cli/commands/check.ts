import { openCheckout } from '#adapters';
import { ok, type Result } from '#kernel';
import { reviewChange } from '#pipeline';
import type { Report } from '#report';
import type { CheckCommand, FileSettings } from '#settings';
import { makePlanRequest } from '../make-plan-request.ts';
import { type OpenedChange, openChange } from '../open-change.ts';
import type { Outcome, Shell } from '../outcome.ts';
import { projectFolderOf } from '../project-paths.ts';
import { readSettings } from '../read-settings.ts';
import { renderReport } from '../render-report.ts';
import { VERSION } from '../version.ts';

/** The whole report of a change, and the gate. */
export async function check(line: CheckCommand, shell: Shell): Promise<Result<Outcome>> {
  const settings = await readSettings(line.common.config, { store: undefined, failOn: line.failOn, warnOnly: line.warnOnly });
  if (!settings.ok) return settings;
  const change = await openChange({ ...line.plan, config: line.common.config, extra: { catalog: line.catalog, run_results: line.runResults } }, shell);
  if (!change.ok) return change;
  const report = await review(line, { change: change.value, settings: settings.value, shell });
  if (!report.ok) return report;
  return ok({ text: await renderReport(report.value, line.format, shell.terminal), gateClosed: report.value.verdict.gate === 'fail' });
}

interface Read {
  readonly change: OpenedChange;
  readonly settings: FileSettings;
  readonly shell: Shell;
}

function review({ plan }: CheckCommand, { change, settings, shell }: Read): Promise<Result<Report>> {
  const { base, head, baseline, other, statePath, stateFrom } = change;
  const now = shell.clock.now();
  return reviewChange(
    {
      base: base.set,
      head: head.set,
      other,
      ...makePlanRequest(plan, now),
      mode: plan.mode,
      settings,
      now,
      tool: { version: VERSION, url: null },
      subject: { event: null, serverUrl: null, repository: null, pullRequest: null, headSha: null, runUrl: null },
      fidelity: { baseSha: baseline.sha, baseSource: baseline.source, notes: baseline.notes, artifacts: [...base.facts, ...head.facts] },
      projectFolder: projectFolderOf(plan.head),
      statePath,
      stateFrom,
      notEvaluated: [...base.notEvaluated, ...head.notEvaluated, ...change.notEvaluated],
    },
    openCheckout(process.cwd()),
  );
}
