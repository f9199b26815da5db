import type { Resource } from '#artifacts';
import { type Json, isJsonObject } from '#kernel';
import { type Because, type ResourceState, differingFields } from '#state';
import { traceCalls } from './trace-calls.ts';
import type { DataDifference, Difference, ExplainInput } from './types.ts';

type Sides = Pick<ExplainInput, 'base' | 'head'>;

/** What failed checks found, each with what a reader needs to see of it. */
export function describeDifferences(found: readonly Because[], state: ResourceState, sides: Sides): readonly Difference[] {
  const authored = new Set(found.flatMap(({ field }) => /^unrendered_config\.([^.]+)/.exec(field)?.[1] ?? []));
  // dbt 2 wants a configuration to differ as written and as rendered: that is one difference to a reader.
  const once = found.filter(({ field }) => !authored.has(/^config\.([^.]+)/.exec(field)?.[1] ?? ''));
  return once.flatMap((because) => describe(because, state, sides));
}

function describe(because: Because, { before, after }: ResourceState, sides: Sides): readonly Difference[] {
  const { check, field } = because;
  if (check === 'new') return [{ kind: 'addition', check, field }];
  if (check === 'macros') return [macroDifference(because, sides)];
  if (after.resourceType === 'unit_test' && field === 'checksum') return unitTestDifferences(because, before, after);
  if (check === 'body') return [contentDifference(because, before, after)];
  return [{ kind: 'value', check, field, before: because.before, after: because.after }];
}

function macroDifference({ check, field, before, after, via = [] }: Because, sides: Sides): Difference {
  const text = (value: Json): string | null => (typeof value === 'string' ? value : null);
  return { kind: 'macro', check, field, chain: traceCalls(via, sides), before: text(before), after: text(after) };
}

/** Where dbt compares the hash of code, as dbt 2 does for Python models, the code that it was made of is there to be shown. */
function contentDifference({ check, field }: Because, before: Resource | undefined, after: Resource): Difference {
  const [old, current] = [codeOf(before), codeOf(after)];
  if (old !== current) return { kind: 'code', check, field, language: languageOf(after), before: old, after: current };
  return { kind: 'data', check, field, how: howContentDiffers(before, after), path: after.path === '' ? null : after.path };
}

function codeOf(resource: Resource | undefined): string {
  return resource !== undefined && 'rawCode' in resource ? resource.rawCode : '';
}

function languageOf(resource: Resource): string {
  return 'language' in resource ? resource.language : 'sql';
}

function howContentDiffers(before: Resource | undefined, after: Resource): DataDifference['how'] {
  const [old, current] = [checksumName(before), checksumName(after)];
  if (current === 'none' || old === 'none') return 'not-hashed';
  if (old === 'path' && current === 'path') return 'moved';
  if (current === 'path') return 'grew';
  return old === 'path' ? 'shrank' : 'content';
}

function checksumName(resource: Resource | undefined): string {
  return resource !== undefined && 'checksum' in resource && typeof resource.checksum === 'object' ? (resource.checksum?.name.toLowerCase() ?? 'none') : 'none';
}

const DEFINITION = ['model', 'version', 'given', 'expect', 'overrides'] as const;

/** dbt hashes the definition of a unit test with the rows of its fixtures; what the definition shows is shown. */
function unitTestDifferences({ check, field, before: oldHash, after: hash }: Because, before: Resource | undefined, after: Resource): readonly Difference[] {
  if (before?.resourceType !== 'unit_test' || after.resourceType !== 'unit_test') return [];
  if (!isHash(oldHash) || !isHash(hash)) return [{ kind: 'data', check, field, how: 'not-hashed', path: null }];
  const shown = DEFINITION.flatMap((key) => differingFields([check, key], before[key], after[key]));
  return shown.length > 0 ? shown.map((one) => ({ kind: 'value', ...one }) as const) : [{ kind: 'data', check, field, how: 'fixture', path: null }];
}

function isHash(value: Json): boolean {
  return !isJsonObject(value) && value !== null && value !== '';
}
