import { type NotEvaluated, type Refusal, type Result, nearestName, ok, refuse } from '#kernel';
import { rules } from '#rules';
import { FINDING_KINDS } from '#settings';
import { SMART_RULES } from '#state';
import { WAIVER_EXPIRED } from './apply-waivers.ts';
import type { PolicySettings } from './types.ts';

/** Every id that a finding can bear. */
export const RULE_IDS: readonly string[] = [...rules.map(({ id }) => id), WAIVER_EXPIRED].sort();

/** Rules of smart mode find nothing to grade: they can be switched off, and nothing else. */
const SMART_IDS: readonly string[] = SMART_RULES.map(({ id }) => id);

const SWITCHABLE: readonly string[] = [...RULE_IDS, ...SMART_IDS];

const GATE_WORDS: readonly string[] = [...FINDING_KINDS, ...RULE_IDS];

/**
 * Whether the names that the settings use are known. A name near a known one is a slip, and refused. Any other rule may
 * be one of another version of Sluice: the configuration may be shared, so it is said and not refused. In the gate a
 * name that matches nothing would leave it open without a word, so there every unknown name is refused.
 */
export function checkPolicy({ gate, rules: severities, waivers }: PolicySettings): Result<readonly NotEvaluated[]> {
  const graded = checkNames('rules', Object.keys(severities), SWITCHABLE);
  const waived = checkNames(
    'waivers',
    waivers.map(({ rule }) => rule),
    RULE_IDS,
  );
  const gateSlips = gate.failOn.filter((word) => !GATE_WORDS.includes(word)).map((word) => refuseName('gate.fail-on', word, GATE_WORDS));
  const ungraded = SMART_IDS.filter((rule) => Object.hasOwn(severities, rule) && severities[rule] !== 'off').map(refuseGrade);
  const [first, ...more] = [...gateSlips, ...graded.slips, ...waived.slips, ...ungraded];
  if (first !== undefined) return refuse(first, ...more);
  return ok([...new Set([...graded.unknown, ...waived.unknown])].sort().map(sayUnknown));
}

interface Checked {
  readonly unknown: readonly string[];
  readonly slips: readonly Refusal[];
}

function checkNames(key: string, names: readonly string[], known: readonly string[]): Checked {
  const unknown = names.filter((rule) => !known.includes(rule));
  return { unknown, slips: unknown.filter((rule) => nearestName(rule, known) !== undefined).map((rule) => refuseName(key, rule, known)) };
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

function refuseGrade(rule: string): Refusal {
  return {
    kind: 'usage',
    code: 'rule-ungraded',
    what: `\`rules\` gives \`${rule}\` a severity, and a rule of smart mode finds nothing to grade`,
    next: 'Write `off`, or take it out.',
  };
}

function sayUnknown(rule: string): NotEvaluated {
  return { what: rule, why: 'this version of Sluice has no such rule', next: 'See `sluice rules` for the names, or use the version that has it.' };
}
