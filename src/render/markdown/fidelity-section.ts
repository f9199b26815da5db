import type { ArtifactFidelity, BaseSource, Report } from '#report';
import { codeSpan, escapeText, tableRow } from '../escape.ts';
import { formatAge, formatTime } from '../format-time.ts';
import { type Section, fixed, fold, tableHead } from './section.ts';

/** How the base was found, in words. */
export const BASE_SOURCES = {
  'merge-base': 'the merge base',
  ancestor: 'the nearest stored ancestor of the merge base',
  branch: 'the latest of the branch',
  plain: 'a plain object of the store',
  given: 'the location that was given',
  cache: 'the cache',
  none: 'nothing',
} as const satisfies Record<BaseSource, string>;

const LIST_MAX = 20;

/** What the report rests on: each artifact with its age and version, how the base was found, and what was not evaluated and why. */
export function fidelitySection(report: Report): Section {
  const { fidelity, notEvaluated } = report;
  const artifacts = fidelity.artifacts.slice(0, LIST_MAX).map(renderArtifact);
  const table = artifacts.length === 0 ? '' : [...tableHead(['Artifact', 'dbt', 'Written']), ...artifacts].join('\n');
  const unevaluated = notEvaluated
    .slice(0, LIST_MAX)
    .map(({ what, why, next }) => `- **${escapeText(what, 80)}** was not evaluated: ${escapeText(why)}. ${escapeText(next)}`);
  const notes = fidelity.notes.slice(0, LIST_MAX).map((note) => `- ${escapeText(note)}`);
  const raises = report.plan.raises.slice(0, LIST_MAX).map((message) => `- dbt itself fails on this selection: ${escapeText(message)}`);
  const warnings = report.plan.warnings.slice(0, LIST_MAX).map((warning) => `- dbt would warn: ${escapeText(warning)}`);
  return fixed(
    'what the report rests on',
    5,
    fold(`<b>Fidelity</b>: compared with ${sayBase(report)}`, table, [...raises, ...notes, ...warnings, ...unevaluated].join('\n')),
  );
}

/** What the head was compared with, as HTML: the hash is checked to be one, and the words are ours. */
export function sayBase({ fidelity: { baseSha, baseSource } }: Report): string {
  const isHash = baseSha !== null && /^[0-9a-f]{40,64}$/.test(baseSha);
  return isHash ? `<code>${baseSha.slice(0, 7)}</code>, ${BASE_SOURCES[baseSource]}` : BASE_SOURCES[baseSource];
}

function renderArtifact({ artifact, side, dbtVersion, generatedAt, ageMinutes }: ArtifactFidelity): string {
  return tableRow([
    `${side} ${escapeText(artifact, 40)}`,
    dbtVersion === null ? '–' : codeSpan(dbtVersion),
    ageMinutes === null || generatedAt === null ? 'unknown' : `${formatTime(generatedAt)} (${formatAge(ageMinutes)} before)`,
  ]);
}
