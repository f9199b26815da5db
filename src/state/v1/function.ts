import type { FunctionNode } from '#artifacts';
import { type Json, isJsonObject } from '#kernel';
import { SAME, differingFields } from '../differences.ts';
import { nodeChecks } from './node.ts';
import type { V1Check } from './rules.ts';

/** Arguments and returns count with their descriptions, overloads without them and without their compiled body. */
export const functionChecks: readonly V1Check<FunctionNode>[] = [
  ...nodeChecks,
  {
    part: null,
    counts: true,
    compare: (before, after, { dialect }) =>
      dialect.comparesFunctionSignature
        ? [
            ...differingFields(['arguments', 'arguments'], before.arguments, after.arguments),
            ...differingFields(['returns', 'returns'], before.returns, after.returns),
          ]
        : SAME,
  },
  {
    part: null,
    counts: true,
    compare: (before, after, { dialect }) =>
      dialect.comparesFunctionOverloads ? differingFields(['overloads', 'overloads'], signatures(before.overloads), signatures(after.overloads)) : SAME,
  },
];

function signatures(overloads: Json): Json {
  if (!Array.isArray(overloads)) return [];
  return overloads.map((overload: Json) =>
    isJsonObject(overload) ? ['defined_in', 'arguments', 'returns', 'raw_body'].map((key) => overload[key] ?? null) : null,
  );
}
