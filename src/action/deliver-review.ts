import { ok, type Result } from '#kernel';
import type { WriteOutcome } from '#ports';
import { loadLayOutOf, renderAnnotations, renderSummary } from '#render';
import type { Report } from '#report';
import { renderOutputs } from './outputs.ts';
import type { Outside } from './outside.ts';
import { postComment } from './post-comment.ts';
import type { Job } from './prepare-job.ts';
import type { Reviewed } from './review.ts';
import { tellOutcome, urlOf } from './tell-outcome.ts';
import { writeFiles } from './write-files.ts';

/** Hands a judged change to everybody who waits for it: reviewers, later steps, the log. The exit code tells the gate. */
export async function deliverReview(job: Job, reviewed: Reviewed, out: Outside): Promise<Result<0 | 1>> {
  const { report, statePath, artifactUri } = reviewed;
  const files = await writeFiles(job, reviewed);
  if (!files.ok) return files;
  const comment = await deliverComment(job, report, out);
  await deliverCheckRun(job, report, out);
  await out.runner.summarise(renderSummary(report, await loadLayOutOf(report)));
  out.runner.annotate(renderAnnotations(report));
  const { selectors: selectorFile, report: reportPath } = files.value;
  out.runner.setOutputs(renderOutputs(report, { selectorFile, reportPath, statePath, artifactUri, commentUrl: urlOf(comment) }));
  out.runner.info(report.verdict.summary);
  return ok(report.verdict.gate === 'fail' ? 1 : 0);
}

async function deliverComment({ event, inputs, workflow }: Job, report: Report, { runner, forge }: Outside): Promise<WriteOutcome> {
  // A merge queue has no conversation: the exit code is the whole answer there.
  if (event.kind !== 'pull_request' && event.kind !== 'pull_request_target') return { kind: 'skipped', why: 'there is no pull request' };
  const place = { pullRequest: event.number, id: inputs.commentId ?? workflow.commentId, policy: inputs.comment };
  const outcome = forge === null ? NO_TOKEN : await postComment(forge, report, place);
  tellOutcome(runner, outcome, { what: 'Comment', expected: event.kind === 'pull_request' && event.isFork });
  return outcome;
}

async function deliverCheckRun({ event, inputs }: Job, report: Report, { runner, forge }: Outside): Promise<void> {
  if (!inputs.checkRun || !('headSha' in event)) return;
  const conclusion = ({ pass: 'success', warn: 'neutral', fail: 'failure' } as const)[report.verdict.gate];
  const name = inputs.commentId === undefined ? 'Sluice' : `Sluice ${inputs.commentId}`;
  const run = { head: event.headSha, name, conclusion, summary: renderSummary(report, await loadLayOutOf(report)), findings: report.findings };
  const outcome = forge === null ? NO_TOKEN : await forge.storeCheckRun(run);
  tellOutcome(runner, outcome, { what: 'Check run', expected: event.kind === 'pull_request' && event.isFork });
}

const NO_TOKEN: WriteOutcome = { kind: 'skipped', why: 'input `github-token` is empty' };
