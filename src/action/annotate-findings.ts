import type { Finding, Severity } from '#kernel';
import type { Report } from '#report';
import type { Annotation } from './runner.ts';

/** The findings that count, as annotations beside the code: those that close the gate first, since GitHub shows ten. */
export function annotateFindings({ findings, verdict }: Report): readonly Annotation[] {
  const blocking = new Set(verdict.blocking);
  const open = findings.filter(({ waiver }) => waiver === null);
  return [...open.filter(({ fingerprint }) => blocking.has(fingerprint)), ...open.filter(({ fingerprint }) => !blocking.has(fingerprint))].map(toAnnotation);
}

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, Annotation['level']>;

function toAnnotation({ rule, severity, node, message, place }: Finding): Annotation {
  return { level: LEVELS[severity], title: rule, message: node === null ? message : `${node}: ${message}`, place };
}
