import type { Engine, Resource } from '#artifacts';
import { type DbtCommand, type SelectionRequest, commandTypes, dialectOf } from '#selection';
import { type Probe, ofAnyType, tokensOf } from './probe.ts';
import type { ExplainInput, Exclusion, WhyNot } from './types.ts';

/** The flags that keep a resource out, and whether the selection would take it without them. */
export interface HeldBack {
  readonly reasons: readonly WhyNot[];
  readonly wouldBeTaken: boolean;
}

/** The fewest flags without which a resource would be selected; a type that the command never takes is told in any case. */
export function findHeldBack(resource: Resource, input: ExplainInput, probe: Probe): HeldBack {
  const types = typeReason(resource, input);
  const takes = (request: Partial<SelectionRequest>): boolean => probe({ ...(types.length === 0 ? {} : ofAnyType(input)), ...request }).has(resource.id);
  const exclude = { exclude: [] } as const;
  const mode = { indirectSelection: 'eager' } as const;
  const excluded = (under: Partial<SelectionRequest>): WhyNot => ({
    kind: 'excluded',
    by: findExclusions(resource, input, (request) => probe({ ...under, ...request })),
  });
  if (types.length > 0 && takes({})) return { reasons: types, wouldBeTaken: true };
  if (takes(exclude)) return { reasons: [...types, excluded({})], wouldBeTaken: true };
  if (takes(mode)) return { reasons: [...types, indirectReason(resource, input)], wouldBeTaken: true };
  if (takes({ ...exclude, ...mode })) return { reasons: [...types, excluded(mode), indirectReason(resource, input)], wouldBeTaken: true };
  return { reasons: types, wouldBeTaken: false };
}

function typeReason(resource: Resource, { request, head, engine, diff }: ExplainInput): readonly WhyNot[] {
  const { resourceType } = resource;
  const types = commandTypes(request, dialectOf(head.metadata, engine ?? diff.engine));
  if (!types.ok || types.value.has(resourceType)) return codeReason(resource, request.command, diff.engine);
  if (request.excludeResourceTypes.includes(resourceType))
    return [{ kind: 'resource-type', rule: 'exclude-resource-type', types: request.excludeResourceTypes }];
  if (request.resourceTypes.length > 0) return [{ kind: 'resource-type', rule: 'resource-type', types: request.resourceTypes }];
  return [{ kind: 'resource-type', rule: 'command', types: [...types.value].sort() }];
}

/** dbt 1 leaves out what has no code from all commands but `ls`; dbt 2 leaves such models out of every command. */
function codeReason(resource: Resource, command: DbtCommand, engine: Engine): readonly WhyNot[] {
  const hasNone = 'rawCode' in resource && resource.resourceType !== 'seed' && resource.rawCode.trim() === '';
  const isDropped = engine === 'v2' ? resource.resourceType === 'model' : command !== 'ls';
  return hasNone && isDropped ? [{ kind: 'no-code' }] : [];
}

function indirectReason({ dependsOn }: Resource, { request, selection }: ExplainInput): WhyNot {
  const selected = new Set(selection.entries.map(({ id }) => id));
  return { kind: 'indirect-selection', mode: request.indirectSelection, missing: dependsOn.filter((id) => !selected.has(id)) };
}

/** The parts of `--exclude` that take the resource, by itself or as a test of what they exclude. */
function findExclusions({ id, resourceType, dependsOn }: Resource, given: ExplainInput, probe: Probe): readonly Exclusion[] {
  const isTest = resourceType === 'test' || resourceType === 'unit_test';
  return tokensOf(given.request.exclude).flatMap((text) => {
    const common = { ...ofAnyType(given), select: [text], exclude: [] };
    const taken = probe(common);
    if (!taken.has(id)) return [];
    const isAlone = !isTest || probe({ ...common, indirectSelection: 'empty' }).has(id);
    return [{ text, testOf: isAlone ? [] : dependsOn.filter((parent) => taken.has(parent)) }];
  });
}
