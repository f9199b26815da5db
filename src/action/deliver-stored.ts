import { resolve } from 'node:path';
import { ok, refuse, type Result } from '#kernel';
import type { WorkflowRunEvent } from './event.ts';
import { emptyOutputs, renderOutputs } from './outputs.ts';
import type { Outside } from './outside.ts';
import { postComment } from './post-comment.ts';
import type { Job } from './prepare-job.ts';
import { readStoredReport } from './read-stored-report.ts';
import { tellOutcome, urlOf } from './tell-outcome.ts';

/** Comments on a pull request for a run that was not allowed to. The gate was that run's own business. */
export async function deliverStored({ inputs, workflow, folder }: Job, run: WorkflowRunEvent, { runner, forge }: Outside): Promise<Result<0>> {
  if (forge === null) {
    return refuse({
      kind: 'usage',
      code: 'no-token',
      what: 'input `github-token` is empty, and mode comment writes with it',
      next: 'Leave it out, for the token of the workflow.',
    });
  }
  const file = resolve(folder, inputs.reportPath);
  const stored = await readStoredReport(file, run, forge);
  if (!stored.ok) return stored;
  if (stored.value.kind === 'outdated') {
    runner.setOutputs(emptyOutputs('pass'));
    runner.info(`Nothing to comment: ${stored.value.why}.`);
    return ok(0);
  }
  const { report, pullRequest } = stored.value;
  const outcome = await postComment(forge, report, { pullRequest, id: inputs.commentId ?? workflow.commentId, policy: inputs.comment });
  tellOutcome(runner, outcome, { what: 'Comment', expected: false });
  runner.setOutputs(renderOutputs(report, { selectorFile: '', statePath: '', reportPath: file, commentUrl: urlOf(outcome), artifactUri: '' }));
  return ok(0);
}
