import { type Result, ok, unreachable } from '#kernel';
import { explainGroup, explainMacro, explainPackage, explainSourceName } from './explain-others.ts';
import { explainNode } from './explain-node.ts';
import { type Subject, findSubject } from './find-subject.ts';
import type { ExplainInput, Explanation } from './types.ts';

/** Why what `typed` names is or is not selected: a unique_id, a name, a name with its package, or a file. */
export function explain(typed: string, input: ExplainInput): Result<Explanation> {
  const subject = findSubject(typed, input);
  return subject.ok ? ok(explainSubject(subject.value, input)) : subject;
}

function explainSubject(subject: Subject, input: ExplainInput): Explanation {
  switch (subject.kind) {
    case 'node':
      return explainNode(subject, input);
    case 'macro':
      return explainMacro(subject.id, input);
    case 'group':
      return explainGroup(subject.name, input);
    case 'source-name':
      return explainSourceName(subject.name, input);
    case 'package':
      return explainPackage(subject.name, input);
    default:
      return unreachable(subject);
  }
}
