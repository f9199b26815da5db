import type { Finding, NodeId } from '#kernel';
import type { Drift } from '#report';

/** What production did, and this change only shows. */
export function movedIds(drift: Drift | null): ReadonlySet<NodeId> {
  const own = [...(drift?.origins.of ?? [])];
  return new Set(own.filter(([, origin]) => origin === 'moved').map(([id]) => id));
}

/** Findings on what production did stay in the report, and close no gate: nobody can mend them here. */
export function excuseMoved(findings: readonly Finding[], drift: Drift | null): readonly Finding[] {
  if (drift === null) return findings;
  const moved = movedIds(drift);
  const why =
    drift.role === 'newest'
      ? `production has it already, since ${drift.sha.slice(0, 12)}`
      : `production changed it after ${drift.sha.slice(0, 12)}, from which this change parted`;
  return findings.map((finding) => (finding.node !== null && moved.has(finding.node) ? { ...finding, waiver: why } : finding));
}
