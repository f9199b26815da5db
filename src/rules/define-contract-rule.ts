import { type Json, type Severity, isJsonObject } from '#kernel';
import type { ContractBreak } from '#state';
import { defineRule } from './define-rule.ts';
import { formatValue } from './format-value.ts';
import { keepsConstraint } from './keeps-constraint.ts';
import { nameNode } from '#artifacts';
import { traceHit } from './trace-hit.ts';
import type { Rule, SlotsOf, Subject } from './types.ts';

/** What a change means for those who read the data, for those who write it, and for the contract's version. */
export interface Grade {
  readonly read: 'breaking' | 'risky' | 'safe';
  readonly write: 'breaking' | 'risky' | 'safe';
  readonly bump: 'major' | 'minor' | 'patch' | 'none';
}

/** A text that names nothing but what every contract finding has. */
type ContractText<Text extends string> = SlotsOf<Text> extends 'model' | 'column' | 'before' | 'after' | 'gone' ? Text : never;

export interface ContractRuleSpec<Message extends string, Next extends string> {
  readonly id: `contract/${string}`;
  readonly since: string;
  readonly summary: string;
  readonly message: ContractText<Message>;
  readonly next: ContractText<Next>;
  /** The grade of a case that is this rule's, undefined for any other. */
  grade(found: ContractBreak): Grade | undefined;
}

/**
 * A rule over the breaking changes that dbt finds in enforced contracts. The readers' grade decides the severity:
 * dbt only warns when the model has no version, which `data.dbt` keeps, but those who read the table are hit either way.
 */
export function defineContractRule<const Message extends string, const Next extends string>(spec: ContractRuleSpec<Message, Next>): Rule {
  const { grade, ...facts } = spec;
  return defineRule<string, string>({
    ...facts,
    kind: 'breaking',
    severity: 'error',
    check(subject, report) {
      for (const found of subject.diff.breaks) {
        const graded = isLoss(found, subject) ? grade(found) : undefined;
        if (graded !== undefined) report({ ...describe(found, subject), severity: SEVERITIES[graded.read], data: { ...graded, dbt: found.severity } });
      }
    },
  });
}

/** `not_null`, `check`, ... of a constraint that a contract lost; undefined for any other break. */
export function lostConstraint({ kind, before }: ContractBreak): string | undefined {
  if (kind !== 'column-constraint-removed' && kind !== 'model-constraint-removed') return undefined;
  return constraintType(before);
}

// What dbt takes for a removed constraint may still be promised in other words.
function isLoss(found: ContractBreak, { head }: Subject): boolean {
  const model = head.resources.get(found.id);
  return lostConstraint(found) === undefined || model?.resourceType !== 'model' || !keepsConstraint(model, found.column, found.before);
}

const SEVERITIES = { breaking: 'error', risky: 'warning', safe: 'info' } as const satisfies Record<Grade['read'], Severity>;

function describe({ id, kind, column, before, after, subject }: ContractBreak, { base, head }: Subject) {
  const node = head.resources.get(id) ?? base.resources.get(id) ?? subject;
  return {
    node,
    column,
    slots: {
      model: nameNode(node),
      column: column ?? '',
      before: formatValue(before),
      after: formatValue(after),
      gone: kind === 'model-disabled' ? 'disabled' : 'gone',
    },
    before,
    after,
    // A removed model has its readers in the base alone.
    hit: traceHit(head.resources.has(id) ? head : base, id),
    inSchemaFile: true,
  };
}

function constraintType(constraint: Json): string {
  const type = isJsonObject(constraint) ? constraint['type'] : constraint;
  return typeof type === 'string' ? type : 'custom';
}
