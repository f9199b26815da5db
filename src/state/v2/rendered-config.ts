import type { Project, Resource, Source } from '#artifacts';
import { type Json, equalJson, unreachable } from '#kernel';
import { SAME, own } from '../differences.ts';
import type { Because } from '../types.ts';
import { TEST_KEYS } from './authored-config.ts';
import { type Form, FORMS } from './forms.ts';
import { FUNCTION_KEYS, MODEL_KEYS, SEED_KEYS, SNAPSHOT_KEYS, SOURCE_KEYS } from './rendered-keys.ts';

/** The second stage of dbt v2's comparison, and the only one of some types: typed fields of the rendered configuration. */
export function renderedConfig(before: Resource, after: Resource, head: Project): readonly Because[] {
  return keysOf(after).flatMap(([key, form]) => {
    const [old, current] = [valueOf(before, key), valueOf(after, key)];
    return isSame(old, current, { form, key, adapter: head.metadata.adapterType })
      ? SAME
      : [{ check: 'configs', field: `config.${key}`, before: old, after: current }];
  });
}

type Keys = readonly (readonly [key: string, form: Form])[];

function keysOf({ resourceType }: Resource): Keys {
  switch (resourceType) {
    case 'model':
      return MODEL_KEYS;
    case 'seed':
      return SEED_KEYS;
    case 'snapshot':
      return SNAPSHOT_KEYS;
    case 'source':
      return SOURCE_KEYS;
    case 'function':
      return FUNCTION_KEYS;
    case 'test':
      return TEST_KEYS.map((key) => [key, 'exact'] as const);
    case 'metric':
      return [
        ['enabled', 'exact'],
        ['group', 'exact'],
      ];
    case 'saved_query':
      return [
        ['cache', 'exact'],
        ['enabled', 'exact'],
        ['export_as', 'exact'],
        ['schema', 'exact'],
        ['group', 'exact'],
      ];
    case 'exposure':
    case 'analysis':
      return [['enabled', 'exact']];
    case 'semantic_model':
    case 'unit_test':
    case 'operation':
      return [];
    default:
      return unreachable(resourceType);
  }
}

/** Fields of a source that dbt v2 resolves outside its configuration. */
const SOURCE_FIELDS: Readonly<Record<string, (source: Source) => Json>> = {
  quoting: ({ quoting }) => quoting,
  freshness: ({ freshness }) => freshness,
  loaded_at_field: ({ loadedAtField }) => loadedAtField,
  loaded_at_query: ({ loadedAtQuery }) => loadedAtQuery,
};

function valueOf(resource: Resource, key: string): Json {
  const read = resource.resourceType === 'source' ? SOURCE_FIELDS[key] : undefined;
  return resource.resourceType === 'source' && read !== undefined ? read(resource) : (own(resource.config, key) ?? null);
}

function isSame(before: Json, after: Json, { form, key, adapter }: { readonly form: Form; readonly key: string; readonly adapter: string | null }): boolean {
  if (equalJson(before, after)) return true;
  const meaning = FORMS[form];
  return equalJson(meaning(before, { key, adapter }), meaning(after, { key, adapter }));
}
