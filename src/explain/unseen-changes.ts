import type { Engine, Model, Resource } from '#artifacts';
import { type Json, type JsonObject, isJsonList, isJsonObject } from '#kernel';
import { type Because, type ResourceState, differingFields } from '#state';
import { fieldsOf } from './fields-of.ts';
import type { Blindness, UnseenChange } from './types.ts';

/** The fields of a resource that differ although no check of dbt counts them, sorted by name. */
export function unseenChanges({ before, after, because, aside }: ResourceState, engine: Engine): readonly UnseenChange[] {
  if (before === undefined || before.resourceType !== after.resourceType) return [];
  const found = differences(comparable(before, after), comparable(after, before));
  const isSeen = seenBy([...because, ...aside]);
  const open = found.filter((one) => !isSeen(one.field) && !isEmptyChange(one));
  return withoutEchoes(open).map((one) => ({ ...one, why: blindnessOf(one.field, before, { after, engine }) }));
}

/** A rendered key that one side lacks altogether is a default of another release of dbt: what users set is there as written too. */
function comparable(resource: Resource, other: Resource): JsonObject {
  const shared = Object.entries(resource.config).filter(([key]) => Object.hasOwn(other.config, key));
  return { ...fieldsOf(resource), config: Object.fromEntries(shared) };
}

type Change = Pick<Because, 'field' | 'before' | 'after'>;

function differences(before: JsonObject, after: JsonObject): readonly Change[] {
  const keys = Object.keys(after);
  return keys.flatMap((key) => differingFields(['', key], before[key], after[key])).map((one) => ({ field: one.field, before: one.before, after: one.after }));
}

/** A check's own name of a field leaves out where the manifest keeps it: `model` of a unit test, `owner.email`. */
function seenBy(found: readonly Because[]): (field: string) => boolean {
  const fields = new Set(found.map(({ field }) => field));
  const contains = (field: string): boolean => [...fields].some((known) => field === known || field.startsWith(`${known}.`) || known.startsWith(`${field}.`));
  const hasHash = fields.has('checksum');
  return (field) => contains(field) || (hasHash && DEFINITION.test(field));
}

const DEFINITION = /^(?:model|given|expect|overrides)(?:\.|$)/;

// Another release of dbt writes another set of empty keys.
function isEmptyChange({ before, after }: Change): boolean {
  return isEmpty(before) && isEmpty(after);
}

function isEmpty(value: Json): boolean {
  if (isJsonObject(value)) return Object.values(value).every(isEmpty);
  return value === null || value === '' || value === false || (isJsonList(value) && value.length === 0);
}

/** dbt copies configuration around: as written, as rendered, and some of it to fields of the node. One of them is enough. */
function withoutEchoes(changes: readonly Change[]): readonly Change[] {
  const authored = keysUnder('unrendered_config', changes);
  const rendered = keysUnder('config', changes);
  return changes.filter(({ field }) => {
    const [first = '', second = ''] = field.split('.');
    if (first === 'config') return !authored.has(second) && second !== 'contract';
    return !(ECHOED.has(first) && (authored.has(first) || rendered.has(first)));
  });
}

const ECHOED: ReadonlySet<string> = new Set([
  'tags',
  'meta',
  'group',
  'database',
  'schema',
  'alias',
  'access',
  'freshness',
  'loaded_at_field',
  'loaded_at_query',
]);

function keysUnder(section: string, changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ field }) => (field.startsWith(`${section}.`) ? [field.split('.')[1] ?? ''] : [])));
}

interface Sides {
  readonly after: Resource;
  readonly engine: Engine;
}

function blindnessOf(field: string, before: Resource, { after, engine }: Sides): Blindness {
  const [section = '', key = ''] = field.split('.');
  switch (section) {
    case 'columns':
      return columnBlindness(field, before, { after, engine });
    case 'description':
      return isDescribed(after) ? 'not-persisted' : 'never';
    case 'constraints':
      return contractBlindness(before, { after, engine });
    case 'unrendered_config':
      if (after.resourceType === 'test') return 'test-config';
      return engine === 'v2' && !EXCLUDED.has(key) ? 'same-meaning' : 'never';
    case 'config':
      return 'rendered';
    case 'database':
    case 'schema':
    case 'alias':
      return 'rendered';
    case 'depends_on':
      return 'code-only';
    case 'type_params':
    case 'filter':
      return engine === 'v1' ? 'stub' : 'never';
    case 'raw_code':
    case 'deprecation_date':
      return 'same-meaning';
    default:
      return 'never';
  }
}

const EXCLUDED: ReadonlySet<string> = new Set(['tags', 'group']);

/** Resources whose descriptions can be written to the warehouse. */
function isDescribed({ resourceType }: Resource): boolean {
  return ['model', 'seed', 'snapshot'].includes(resourceType);
}

function columnBlindness(field: string, before: Resource, sides: Sides): Blindness {
  const aspect = ['description', 'data_type', 'constraints', 'tags', 'meta'].find((one) => field.includes(`.${one}`));
  if (aspect === 'tags' || aspect === 'meta') return 'never';
  if (aspect === 'description') return isDescribed(sides.after) ? 'not-persisted' : 'never';
  return contractBlindness(before, sides);
}

function contractBlindness(before: Resource, { after, engine }: Sides): Blindness {
  if (before.resourceType !== 'model' || after.resourceType !== 'model') return 'never';
  return engine === 'v2' && isEnforced(before) && isEnforced(after) ? 'contract-switch' : 'no-contract';
}

const isEnforced = ({ contract }: Model): boolean => contract.enforced;
