import type { Finding, FindingKind } from '#kernel';
import { readFacts } from '#rules';
import type { Report } from './types.ts';

/** The verdict in one sentence, made of counts alone. */
export function summarise(report: Report): string {
  const { verdict, findings, plan, fidelity } = report;
  const open = findings.filter(({ waiver }) => waiver === null);
  const marks = new Set(verdict.blocking);
  const blocking = open.filter(({ fingerprint }) => marks.has(fingerprint));
  if (blocking.length > 0) return `${verdict.warnOnly ? 'Gate open by warn-only' : 'Gate closed'}: ${listKinds(blocking)}${countConsumers(blocking)}`;
  const warnings = open.filter(({ severity }) => severity !== 'info').length;
  if (warnings > 0) return `Gate open, ${count(warnings, 'warning')} to read`;
  if (fidelity.baseSource === 'none') return 'Not compared: there is no base';
  if (isUnchanged(report)) return 'No dbt resource changed';
  const unseen = plan.modifiedCount + plan.removed.length === 0 ? (plan.smart?.added ?? 0) : 0;
  if (unseen > 0) return `Gate open: dbt sees no change, smart mode ${count(unseen, 'changed resource')}`;
  return `Gate open: nothing found in ${count(plan.modifiedCount + plan.removed.length, 'changed resource')}`;
}

/** Whether there is nothing to say about the change. */
export function isUnchanged({ plan, findings, fidelity }: Report): boolean {
  return (
    fidelity.baseSource !== 'none' &&
    plan.modifiedCount === 0 &&
    plan.removed.length === 0 &&
    plan.entries.length === 0 &&
    findings.length === 0 &&
    (plan.smart?.added ?? 0) === 0
  );
}

/** `1 model`, `2,000 models`. */
export function count(number: number, noun: string): string {
  return `${formatCount(number)} ${number === 1 ? noun : `${noun}s`}`;
}

/** With a comma between thousands, whatever the machine's language is. */
export function formatCount(number: number): string {
  return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

const NOUNS = {
  breaking: 'breaking change',
  contract: 'contract finding',
  coverage: 'coverage finding',
  cost: 'cost finding',
  quality: 'quality finding',
  policy: 'policy finding',
} as const satisfies Record<FindingKind, string>;

function listKinds(findings: readonly Finding[]): string {
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  const counted = kinds.map((kind) => `${count(findings.filter((finding) => finding.kind === kind).length, NOUNS[kind])}`);
  return [counted.slice(0, -1).join(', '), counted.at(-1)].filter(Boolean).join(' and ');
}

function countConsumers(findings: readonly Finding[]): string {
  const consumers = new Set(findings.flatMap((finding) => readFacts(finding).consumers));
  return consumers.size === 0 ? '' : `, reaching ${count(consumers.size, 'consumer')}`;
}
