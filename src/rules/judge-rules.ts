import { type Finding, type Place, by } from '#kernel';
import { describeHit, readFacts, writeFacts } from './facts.ts';
import { fillSlots } from './fill-slots.ts';
import { fingerprint } from './fingerprint.ts';
import { rules as registry } from './registry.ts';
import type { Rule, Sighting, Subject } from './types.ts';

/** What every rule finds, the heaviest first. */
export function judgeRules(subject: Subject, rules: readonly Rule[] = registry): readonly Finding[] {
  const findings = rules.flatMap((rule) => rule.see(subject).map((sighting) => makeFinding(rule, sighting, subject)));
  const hidden = new Map(rules.map(({ id, hiddenBy = [] }) => [id, hiddenBy]));
  return sortFindings(findings.filter((finding) => !isHidden(finding, findings, hidden)));
}

/** Heaviest first, then by rule, node and column: the same order for the same findings. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const weight = { error: 0, warning: 1, info: 2 };
  return [...findings].sort(
    by(({ severity, rule, node, column, fingerprint: mark }) => [weight[severity], rule, node ?? '', column ?? '', mark].join('\u0000')),
  );
}

// One root cause reports once: a removed contract already says that the public model is gone.
function isHidden({ rule, node }: Finding, all: readonly Finding[], hiddenBy: ReadonlyMap<string, readonly string[]>): boolean {
  const causes = hiddenBy.get(rule) ?? [];
  return causes.length > 0 && all.some((other) => other.node === node && causes.includes(other.rule));
}

function makeFinding(rule: Rule, sighting: Sighting<string>, subject: Subject): Finding {
  const { node, column = null, severity = rule.severity, before = null, after = null } = sighting;
  const facts = writeFacts(fillSlots(rule.message, sighting.slots), fillSlots(rule.next, sighting.slots), sighting.hit);
  const finding: Finding = {
    rule: rule.id,
    severity,
    kind: rule.kind,
    node: node?.id ?? null,
    column,
    place: placeOf(sighting, subject),
    message: '',
    data: { ...facts, before, after, ...sighting.data },
    fingerprint: fingerprint({ rule: rule.id, node: node?.id ?? null, column, before, after }),
    waiver: null,
  };
  return { ...finding, message: compose(finding) };
}

function compose(finding: Finding): string {
  const { found, next, ...reached } = readFacts(finding);
  return [found, describeHit(reached), next].filter((part) => part !== null).join(' ');
}

// Files of packages lie outside the repository, as far as a manifest tells.
function placeOf({ node, inSchemaFile = false }: Sighting<string>, { head }: Subject): Place | null {
  const root = head.metadata.projectName;
  if (node === null || (root !== null && node.packageName !== root)) return null;
  return { file: (inSchemaFile ? node.patchPath : null) ?? node.path };
}
