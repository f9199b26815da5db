import type { Macro, Resource } from '#artifacts';
import type { MacroId } from '#kernel';
import type { SmartRuleId } from '#state';
import { judgeAlone } from './judge.ts';
import { traceCalls } from './trace-calls.ts';
import type { ExplainInput, UnseenMacro } from './types.ts';

/** Macros that changed and may well matter to a resource, although dbt does not count them for it. */
export function unseenMacros(resource: Resource, input: ExplainInput, smart = judgeAlone(resource.id, input)): readonly UnseenMacro[] {
  const found = (smart.additions.get(resource.id) ?? []).flatMap(({ rule, because: { via = [] } }) => {
    const how = RULES[rule];
    return how === undefined ? [] : [describe(via, how, input)];
  });
  const naming = input.diff.changedMacros.filter((id) => isImplicit(input.head.macros.get(id), resource));
  return [...found, ...naming.map((id) => describe([id], 'implicit', input))];
}

/** The smart rules that find macros. */
const RULES: Readonly<Record<SmartRuleId, UnseenMacro['how']>> = {
  'smart/hidden-macros': 'hidden',
  'smart/materializations': 'implicit',
  'smart/transitive-macros': 'indirect',
};

function describe(via: readonly MacroId[], how: UnseenMacro['how'], { base, head }: ExplainInput): UnseenMacro {
  const changed = via.at(-1);
  const textIn = (macros: ReadonlyMap<MacroId, Macro>): string | null => (changed === undefined ? null : (macros.get(changed)?.sql ?? null));
  return { how, chain: traceCalls(via, { base, head }), before: textIn(base.macros), after: textIn(head.macros) };
}

const NAMING = /(?:^|__)generate_(?:database|schema|alias)_name$/;
const REFERENCES = ['ref', 'source'];

/** dbt names every relation with these macros, and resolves what is referred to with those; it lists them with no node. */
function isImplicit(macro: Macro | undefined, resource: Resource): boolean {
  if (macro === undefined || !('relationName' in resource) || resource.resourceType === 'source') return false;
  return (NAMING.test(macro.name) && resource.relationName !== null) || (resource.dependsOn.length > 0 && REFERENCES.includes(macro.name));
}
