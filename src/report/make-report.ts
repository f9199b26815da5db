import type { Project } from '#artifacts';
import type { Coverage } from '#coverage';
import { type NotEvaluated, by } from '#kernel';
import type { Judgement } from '#policy';
import { type CoverageGoals, sortFindings } from '#rules';
import type { Selection } from '#selection';
import type { StateDiff } from '#state';
import { makeContracts } from './make-contracts.ts';
import { makeCoverage } from './make-coverage.ts';
import { type GivenFidelity, makeFidelity } from './make-fidelity.ts';
import { makeImpact } from './make-impact.ts';
import type { Drift } from './make-drift.ts';
import { makePlan } from './make-plan.ts';
import type { SmartPlan } from './make-smart.ts';
import type { StateSource } from './plan-commands.ts';
import { summarise } from './summarise.ts';
import type { Report, ReportSubject, ReportWaiver } from './types.ts';

/** What the stages made, and what only the shell knows. */
export interface ReportParts {
  readonly tool: { readonly version: string; readonly url: string | null };
  /** ISO 8601. */
  readonly generatedAt: string;
  readonly subject: Omit<ReportSubject, 'project' | 'adapter'>;
  /** Null without a base, and so are diff and selection then. */
  readonly base: Project | null;
  readonly head: Project;
  readonly diff: StateDiff | null;
  readonly selection: Selection | null;
  readonly smart?: SmartPlan | null;
  readonly mode?: 'exact' | 'smart';
  readonly drift?: Drift | null;
  readonly coverage: Coverage;
  readonly goals: CoverageGoals;
  readonly judgement: Judgement;
  readonly fidelity: GivenFidelity;
  /** Folder of the dbt project below the repository's root, `` or `transform`. */
  readonly projectFolder: string;
  /** The directory that the dbt commands name after `--state`. */
  readonly statePath: string;
  /** Where `sluice store pull` gets it from; absent where it stands already. */
  readonly stateFrom?: StateSource | null;
  readonly notEvaluated: readonly NotEvaluated[];
}

/** The one value that everything is rendered from. Equal parts give equal bytes. */
export function makeReport(parts: ReportParts): Report {
  const { tool, generatedAt, subject, head, judgement } = parts;
  const report: Report = {
    schema: 'sluice/report/v1',
    tool: { name: 'sluice', version: tool.version, url: tool.url },
    generatedAt,
    subject: makeSubject(subject, head),
    verdict: { gate: gateOf(parts), summary: '', blocking: judgement.verdict.blocking, warnOnly: judgement.verdict.warnOnly },
    fidelity: makeFidelity(parts.fidelity, parts.diff, generatedAt),
    plan: makePlan(parts),
    findings: sortFindings(judgement.findings),
    contracts: makeContracts(parts),
    coverage: makeCoverage(parts),
    cost: null,
    impact: makeImpact(head, parts.diff),
    waivers: makeWaivers(judgement),
    notEvaluated: [...parts.notEvaluated, ...sayUnevaluated(parts)].sort(by(({ what, why }) => `${what} ${why}`)),
  };
  return { ...report, verdict: { ...report.verdict, summary: summarise(report) } };
}

// The keys of a report come in one order, that of its types, so that a stored one has the same bytes when it is read again.
function makeSubject({ event, serverUrl, repository, pullRequest, headSha, runUrl }: ReportParts['subject'], { metadata }: Project): ReportSubject {
  return { project: metadata.projectName, adapter: metadata.adapterType, event, serverUrl, repository, pullRequest, headSha, runUrl };
}

/** Without a base nothing was judged, and an open gate must not look like a clean one. */
function gateOf({ judgement: { verdict }, diff }: ReportParts): Report['verdict']['gate'] {
  return diff === null && verdict.gate === 'pass' ? 'warn' : verdict.gate;
}

function makeWaivers({ waivers }: Judgement): readonly ReportWaiver[] {
  return waivers
    .map(({ rule, node, owner, reason, until, used, expired }) => ({ rule, node, owner, reason, until, used, expired }))
    .sort(by(({ rule, node, until }) => `${rule} ${node ?? ''} ${until}`));
}

/** What no stage judges yet, and what the settings keep from being judged. */
function sayUnevaluated({ judgement, diff }: ReportParts): readonly NotEvaluated[] {
  const off = judgement.switchedOff.map(({ rule, dropped }) => ({
    what: rule,
    why: `the configuration switches it off; it had ${dropped} ${dropped === 1 ? 'finding' : 'findings'}`,
    next: `Take ${rule} out of rules to see them.`,
  }));
  const changes = { what: 'changes', why: 'there is no base to compare with', next: 'Store the artifacts of the default branch once, or name a base.' };
  return [COST, QUALITY, ...(diff === null ? [changes] : []), ...off];
}

const COST: NotEvaluated = {
  what: 'cost',
  why: 'this version of Sluice does not price changes',
  next: 'Compare the bytes that your warehouse bills before and after the merge.',
};

const QUALITY: NotEvaluated = {
  what: 'quality',
  why: 'this version of Sluice runs no checks on data',
  next: 'Run the dbt tests of the selected nodes.',
};
