import { readFile, stat } from 'node:fs/promises';
import { ok, type Refusal, refuse, type Result } from '#kernel';
import type { Forge } from '#ports';
import { parseReport, type Report } from '#report';
import type { WorkflowRunEvent } from './event.ts';

/** A report of 10,000 findings has 5 MB. */
const MOST_BYTES = 20_000_000;

/** A report that may be posted, with its pull request; or why it is not posted, though nothing is wrong. */
export type StoredReport =
  | { readonly kind: 'current'; readonly report: Report; readonly pullRequest: number }
  | { readonly kind: 'outdated'; readonly why: string };

/**
 * Reads the report that another run left in `file`. That run may have been a fork's, so all it says is hostile data:
 * the pull request that it names must be one whose head is the commit that GitHub says the run was for.
 */
export async function readStoredReport(file: string, event: WorkflowRunEvent, forge: Forge): Promise<Result<StoredReport>> {
  const report = await readReport(file);
  if (!report.ok) return report;
  const { pullRequest } = report.value.subject;
  if (pullRequest === null) return ok(outdated('the report is of no pull request'));
  const facts = await forge.readPullRequest(pullRequest);
  if (!facts.ok) return facts;
  if (facts.value === undefined) return refuse(mismatch(file, `there is no pull request #${pullRequest}`));
  if (!facts.value.isOpen) return ok(outdated(`pull request #${pullRequest} is closed`));
  // Also the honest case: somebody has pushed since, and the run for that commit will report.
  if (facts.value.headSha !== event.headSha) return ok(outdated(`pull request #${pullRequest} has another head than the finished run`));
  return ok({ kind: 'current', report: report.value, pullRequest });
}

async function readReport(file: string): Promise<Result<Report>> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) return refuse(unreadable(file, `it has ${size} bytes, more than any report`));
    const json: unknown = JSON.parse(await readFile(file, 'utf8'));
    return parseReport(json, file);
  } catch (error) {
    return refuse(unreadable(file, error instanceof Error ? error.message : String(error)));
  }
}

const outdated = (why: string): StoredReport => ({ kind: 'outdated', why });

const unreadable = (file: string, why: string): Refusal => ({
  kind: 'input',
  code: 'report-unreadable',
  what: 'the stored report cannot be read',
  where: { file },
  why,
  next: 'Download the artifact of the finished run first, and name the file in `report-path`.',
});

const mismatch = (file: string, what: string): Refusal => ({
  kind: 'input',
  code: 'report-mismatch',
  what,
  where: { file },
  next: 'Use the report of the run that has just finished.',
});
