import type { Finding } from '#kernel';
import type { Report } from '#report';

/** Findings that ask for something, the blocking ones first. */
export function mustAct({ findings, verdict }: Report): readonly Finding[] {
  const open = findings.filter(({ waiver, severity }) => waiver === null && severity !== 'info');
  const blocks = ({ fingerprint }: Finding) => verdict.blocking.includes(fingerprint);
  return [...open.filter(blocks), ...open.filter((finding) => !blocks(finding))];
}

/** `orders.amount`; null for a finding about the change as a whole. */
export function nameSubject({ node, column }: Finding): string | null {
  if (node === null) return column;
  const name = node.split('.').slice(2).join('.') || node;
  return column === null ? name : `${name}.${column}`;
}
