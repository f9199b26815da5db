import type { Finding } from '#kernel';
import type { Report } from '#report';

/** Findings that no waiver covers, what closes the gate first: whoever shows only some shows those. */
export function openFindings({ findings, verdict }: Report): readonly Finding[] {
  const blocking = new Set(verdict.blocking);
  const open = findings.filter(({ waiver }) => waiver === null);
  return [...open.filter(({ fingerprint }) => blocking.has(fingerprint)), ...open.filter(({ fingerprint }) => !blocking.has(fingerprint))];
}

/** Those among them that ask for something. */
export function mustAct(report: Report): readonly Finding[] {
  return openFindings(report).filter(({ severity }) => severity !== 'info');
}

/** `orders.amount`; null for a finding about the change as a whole. */
export function nameSubject({ node, column }: Finding): string | null {
  if (node === null) return column;
  const name = node.split('.').slice(2).join('.') || node;
  return column === null ? name : `${name}.${column}`;
}
