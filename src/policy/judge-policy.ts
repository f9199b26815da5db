import type { Finding } from '#kernel';
import { sortFindings } from '#rules';
import { applySeverities } from './apply-severities.ts';
import { applyWaivers } from './apply-waivers.ts';
import { judgeGate } from './judge-gate.ts';
import type { Judgement, PolicySettings } from './types.ts';

/** What the team agreed on, applied to what the rules found: waivers, severities, and the gate. `today` is an ISO date. */
export function judgePolicy(found: readonly Finding[], settings: PolicySettings, today: string): Judgement {
  const waived = applyWaivers(found, settings.waivers, today);
  const { findings, switchedOff } = applySeverities(waived.findings, settings.rules);
  return { findings: sortFindings(findings), verdict: judgeGate(findings, settings.gate), waivers: waived.waivers, switchedOff };
}
