import { type Finding, nodeId } from '#kernel';
import { fingerprint } from '#rules';
import type { WaiverSettings } from '#settings';
import type { UsedWaiver } from './types.ts';

/** The finding that policy itself adds. */
export const WAIVER_EXPIRED = 'policy/waiver-expired';

export interface Waived {
  readonly findings: readonly Finding[];
  readonly waivers: readonly UsedWaiver[];
}

/** Marks what a waiver covers; an expired waiver covers nothing and is a finding itself. `today` is an ISO date. */
export function applyWaivers(findings: readonly Finding[], waivers: readonly WaiverSettings[], today: string): Waived {
  const valid = waivers.filter((waiver) => !isExpired(waiver, today));
  const marked = findings.map((finding) => mark(finding, valid));
  const expired = waivers.filter((waiver) => isExpired(waiver, today));
  return {
    findings: [...marked, ...expired.map((waiver) => expiredFinding(waiver, marked.filter((finding) => covers(waiver, finding)).length))],
    waivers: waivers.map((waiver) => useOf(waiver, findings, isExpired(waiver, today))),
  };
}

function useOf(waiver: WaiverSettings, findings: readonly Finding[], expired: boolean): UsedWaiver {
  return { ...waiver, expired, used: expired ? 0 : findings.filter((finding) => covers(waiver, finding)).length };
}

function mark(finding: Finding, waivers: readonly WaiverSettings[]): Finding {
  const waiver = waivers.find((candidate) => covers(candidate, finding));
  return waiver === undefined ? finding : { ...finding, waiver: `${waiver.reason} (${waiver.owner}, until ${waiver.until})` };
}

/** A waiver without a node covers its rule on every node. */
function covers({ rule, node }: WaiverSettings, finding: Finding): boolean {
  return rule === finding.rule && (node === null || node === finding.node);
}

// `until` is the last day on which it counts.
function isExpired({ until }: WaiverSettings, today: string): boolean {
  return until < today.slice(0, 10);
}

function expiredFinding({ rule, node, owner, reason, until }: WaiverSettings, covered: number): Finding {
  const found = `The waiver of \`${rule}\` for ${node === null ? 'every node' : `\`${node}\``} expired on ${until}; ${owner} asked for it: ${reason}.`;
  const next = covered > 0 ? 'Settle what it covered, or agree on a new date.' : 'Take it out of the configuration.';
  return {
    rule: WAIVER_EXPIRED,
    severity: covered > 0 ? 'warning' : 'info',
    kind: 'policy',
    node: node === null ? null : nodeId(node),
    column: null,
    place: null,
    message: `${found} ${next}`,
    data: { found, next, rule, owner, reason, until, covered },
    fingerprint: fingerprint({ rule: WAIVER_EXPIRED, node: node === null ? null : nodeId(node), column: null, before: rule, after: until }),
    waiver: null,
  };
}
