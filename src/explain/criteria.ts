import type { NodeId } from '#kernel';
import type { StateDiff, StateValue } from '#state';
import { type Probe, ofAnyType, tokensOf } from './probe.ts';
import type { ExplainInput, Part, WhyNot } from './types.ts';

/** The parts of `--select` that take a resource by themselves. */
export function criteriaTaking(id: NodeId, { request, selection }: ExplainInput, probe: Probe): readonly string[] {
  if (selection.selector !== null) return [];
  const tokens = tokensOf(request.select);
  return tokens.length < 2 ? tokens : tokens.filter((token) => probe({ select: [token] }).has(id));
}

/** What each part of `--select` says to a resource, where that is more than one criterion on its state tells. */
export function criteriaReasons(id: NodeId, input: ExplainInput, probe: Probe): readonly WhyNot[] {
  const { request, selection } = input;
  if (selection.selector !== null) return [{ kind: 'selector', name: selection.selector }];
  const tokens = tokensOf(request.select).map((token) => token.split(',').map((text): Part => ({ text, takes: takes(text, id, { input, probe }) })));
  const isPlain = tokens.every((parts) => parts.length === 1 && parts.every(({ text }) => stateAskedBy(text) !== undefined));
  return isPlain || tokens.length === 0 ? [] : [{ kind: 'criteria', tokens }];
}

function takes(text: string, id: NodeId, { input, probe }: { readonly input: ExplainInput; readonly probe: Probe }): boolean {
  return probe({ ...ofAnyType(input), select: [text], exclude: [] }).has(id);
}

/** The values of `state:` that a request asks for; a YAML selector is looked through for them. */
export function statesAsked({ request, selection, head, selectors, diff }: ExplainInput): readonly StateValue[] {
  if (selection.selector === null)
    return known(
      tokensOf(request.select)
        .flatMap((token) => token.split(','))
        .map(stateAskedBy),
      diff,
    );
  const definition = JSON.stringify((selectors ?? head.selectors).get(selection.selector) ?? null);
  const atoms = [...definition.matchAll(/"[@\d+]*state:([\w.]+)\+?\d*"/g)].map(([, value]) => value);
  const pairs = /"method":"state"/.test(definition) ? [...definition.matchAll(/"value":"([\w.]+)"/g)].map(([, value]) => value) : [];
  return known([...atoms, ...pairs], diff);
}

/** `modified` in `1+state:modified+`. */
function stateAskedBy(text: string): string | undefined {
  return /^(?:@|\d*\+)?state:([\w.]+?)(?:\+\d*)?$/.exec(text)?.[1];
}

function known(values: readonly (string | undefined)[], diff: StateDiff): readonly StateValue[] {
  return diff.values.filter((value) => values.includes(value));
}
