import { type CoverageCounts, type Ratio, docsRatio, shareOf, testsRatio } from '#coverage';
import type { Report } from '#report';

/** One line of the scorecard; renderers choose the marks. Texts hold figures alone, no names. */
export interface Score {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly delta: string;
  /** `none`: there is nothing to judge, or it was not evaluated. */
  readonly state: 'good' | 'bad' | 'doubtful' | 'none';
}

/** Said in the label, so that nobody takes an empty line for fine. */
const notEvaluated = (label: string): Score => emptyScore(`${label}, not evaluated`);

const emptyScore = (label: string): Score => ({ label, before: '', after: '', delta: '', state: 'none' });

/** The change in a few lines. What was not evaluated has a line too. */
export function scoresOf(report: Report): readonly Score[] {
  const { coverage, cost } = report;
  return [
    breakingScore(report),
    contractScore(report),
    ...(coverage === null ? [notEvaluated('Patch coverage')] : coverageScores(coverage)),
    cost === null || cost.deltaUsdPerMonth === null
      ? notEvaluated('Cost')
      : { label: 'Cost per month', before: '', after: '', delta: `${signed(Number(cost.deltaUsdPerMonth.toFixed(2)))} USD`, state: 'none' },
    notEvaluated('Data quality'),
  ];
}

function breakingScore({ findings, fidelity }: Report): Score {
  if (fidelity.baseSource === 'none') return notEvaluated('Breaking changes');
  const breaking = findings.filter(({ kind, severity }) => kind === 'breaking' && severity !== 'info');
  const open = breaking.filter(({ waiver }) => waiver === null);
  const waived = breaking.length - open.length;
  const state = open.length === 0 ? 'good' : open.some(({ severity }) => severity === 'error') ? 'bad' : 'doubtful';
  return { label: waived === 0 ? 'Breaking changes' : `Breaking changes, ${waived} waived`, before: '', after: String(open.length), delta: '', state };
}

function contractScore({ contracts }: Report): Score {
  const { enforcedModels: after, enforcedModelsBefore: before, models } = contracts;
  const state = before !== null && after < before ? 'doubtful' : 'none';
  return {
    label: `Contracts enforced, of ${models}`,
    before: before === null ? '' : String(before),
    after: String(after),
    delta: before === null ? '' : changeOf(before, after),
    state,
  };
}

function coverageScores({ base, head, patch, patchBefore, goals }: NonNullable<Report['coverage']>): readonly Score[] {
  const whole = { before: base, after: head, goal: null };
  const project = [coverageScore('Project tests', testsRatio, whole), coverageScore('Project docs', docsRatio, whole)];
  if (patch === null) return [base === null ? notEvaluated('Patch coverage') : emptyScore('Patch coverage, no model changed'), ...project];
  const change = { before: patchBefore, after: patch };
  return [
    coverageScore('Patch tests', testsRatio, { ...change, goal: goals.tests }),
    coverageScore('Patch docs', docsRatio, { ...change, goal: goals.docs }),
    ...project,
  ];
}

interface Pair {
  readonly before: CoverageCounts | null;
  readonly after: CoverageCounts;
  readonly goal: number | null;
}

function coverageScore(label: string, ratioOf: (counts: CoverageCounts) => Ratio, { before, after, goal }: Pair): Score {
  const [then, now] = [before === null ? null : shareOf(ratioOf(before)), shareOf(ratioOf(after))];
  if (now === null) return emptyScore(`${label}, nothing to cover`);
  const state = goal === null ? 'none' : now >= goal - 1e-9 ? 'good' : 'bad';
  return {
    label: goal === null ? label : `${label}, goal ${formatPercent(goal)}`,
    before: then === null ? '' : formatPercent(then),
    after: formatPercent(now),
    delta: then === null ? '' : changeOf(tenths(then), tenths(now)),
    state,
  };
}

/** In percent with one decimal, rounded down: nothing short of everything reads 100%. */
function tenths(share: number): number {
  return Math.floor(share * 1000 + 1e-9) / 10;
}

const formatPercent = (share: number): string => `${tenths(share)}%`;

function changeOf(before: number, after: number): string {
  const change = Math.round((after - before) * 10) / 10;
  return change === 0 ? '=' : `${change > 0 ? '▲' : '▼'} ${Math.abs(change)}`;
}

const signed = (value: number): string => (value < 0 ? `−${Math.abs(value)}` : `+${value}`);
