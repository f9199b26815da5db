import type { Finding } from '#kernel';
import type { GateSettings } from '#settings';
import type { Verdict } from './types.ts';

/** Rules that look only when the gate sets a goal: setting it is asking for the gate to close. */
const GOAL_RULES: ReadonlySet<string> = new Set(['coverage/patch-tests', 'coverage/patch-docs']);

/** Whether the gate closes, and on which findings. */
export function judgeGate(findings: readonly Finding[], { failOn, warnOnly }: GateSettings): Verdict {
  const open = findings.filter(({ waiver }) => waiver === null);
  const blocking = open.filter((finding) => closes(finding, failOn)).map(({ fingerprint }) => fingerprint);
  const isHeard = open.some(({ severity }) => severity !== 'info');
  const gate = blocking.length > 0 && !warnOnly ? 'fail' : isHeard ? 'warn' : 'pass';
  return { gate, blocking: [...new Set(blocking)].sort(), warnOnly };
}

/**
 * A kind closes on errors alone, so that a severity can be lowered; a rule named by its id closes on warnings too.
 * An empty list is the settings' `none`: then not even a goal closes the gate.
 */
function closes({ rule, kind, severity }: Finding, failOn: readonly string[]): boolean {
  if (severity === 'info' || failOn.length === 0) return false;
  return failOn.includes(rule) || (severity === 'error' && (failOn.includes(kind) || GOAL_RULES.has(rule)));
}
