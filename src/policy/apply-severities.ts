import { type Finding, by } from '#kernel';
import type { FileSettings } from '#settings';
import type { SwitchedOff } from './types.ts';

export interface Graded {
  readonly findings: readonly Finding[];
  readonly switchedOff: readonly SwitchedOff[];
}

/** Gives findings the severity that the settings name for their rule; `off` drops them, and counts what it dropped. */
export function applySeverities(findings: readonly Finding[], severities: FileSettings['rules']): Graded {
  const dropped = new Map<string, number>();
  const kept = findings.flatMap((finding) => {
    const severity = Object.hasOwn(severities, finding.rule) ? severities[finding.rule] : undefined;
    if (severity !== 'off') return [severity === undefined ? finding : { ...finding, severity }];
    dropped.set(finding.rule, (dropped.get(finding.rule) ?? 0) + 1);
    return [];
  });
  return { findings: kept, switchedOff: [...dropped].map(([rule, count]) => ({ rule, dropped: count })).sort(by(({ rule }) => rule)) };
}
