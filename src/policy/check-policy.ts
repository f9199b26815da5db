import { type NotEvaluated, type Refusal, type Result, nearestName, ok, refuse } from '#kernel';
import { rules } from '#rules';
import { FINDING_KINDS } from '#settings';
import { WAIVER_EXPIRED } from './apply-waivers.ts';
import type { PolicySettings } from './types.ts';

/** Every id that a finding can bear. */
export const RULE_IDS: readonly string[] = [...rules.map(({ id }) => id), WAIVER_EXPIRED].sort();

const GATE_WORDS: readonly string[] = [...FINDING_KINDS, ...RULE_IDS];

/**
 * Whether the names that the settings use are known. A name near a known one is a slip, and refused. Any other rule may
 * be one of another version of Sluice: the configuration may be shared, so it is said and not refused. In the gate a
 * name that matches nothing would leave it open without a word, so there every unknown name is refused.
 */
export function checkPolicy({ gate, rules: severities, waivers }: PolicySettings): Result<readonly NotEvaluated[]> {
  const named = [...Object.keys(severities).map((rule) => ['rules', rule] as const), ...waivers.map(({ rule }) => ['waivers', rule] as const)];
  const unknown = named.filter(([, rule]) => !RULE_IDS.includes(rule));
  const slips = unknown.filter(([, rule]) => nearestName(rule, RULE_IDS) !== undefined).map(([key, rule]) => refuseName(key, rule, RULE_IDS));
  const gateSlips = gate.failOn.filter((word) => !GATE_WORDS.includes(word)).map((word) => refuseName('gate.fail-on', word, GATE_WORDS));
  const [first, ...more] = [...gateSlips, ...slips];
  if (first !== undefined) return refuse(first, ...more);
  return ok([...new Set(unknown.map(([, rule]) => rule))].sort().map(sayUnknown));
}

function refuseName(key: string, name: string, known: readonly string[]): Refusal {
  const near = nearestName(name, known);
  return {
    kind: 'usage',
    code: 'rule-unknown',
    what: `\`${key}\` names \`${name}\`, which is no rule`,
    next: near === undefined ? 'See `sluice rules` for the names.' : `Write \`${near}\`.`,
  };
}

function sayUnknown(rule: string): NotEvaluated {
  return { what: rule, why: 'this version of Sluice has no such rule', next: 'See `sluice rules` for the names, or use the version that has it.' };
}
