import type { Resource } from '#artifacts';
import { equalJson } from '#kernel';
import { differs } from '../../differences.ts';
import type { Because } from '../../types.ts';
import { renderedValue, storedValue } from '../config-value.ts';
import { constantOf } from '../expression-inputs.ts';
import { inFile } from '../in-file-config.ts';
import type { AddRule } from '../types.ts';

/**
 * dbt runs the hooks of all levels and compares those of the closest one. The others stand, as written, in the rendered
 * configuration; only what a file computes for itself is rendered there.
 */
export const maskedHooks: AddRule = {
  id: 'smart/masked-hooks',
  direction: 'add',
  engines: ['v1'],
  summary: 'hooks of dbt_project.yml that changed behind hooks of a schema file or of the file itself',
  confidence: 'proven',
  finder:
    () =>
    ({ before, after }) => {
      const found = before === undefined ? [] : differingHooks(before, after);
      // Files are read only where hooks differ.
      return before !== undefined && found.length > 0 && isStoredAlike(before, after) && areConstant(before) && areConstant(after) ? found : [];
    },
};

function differingHooks(before: Resource, after: Resource): readonly Because[] {
  return ['pre-hook', 'post-hook'].flatMap((key) => differs(['configs', `config.${key}`], renderedValue(before, key), renderedValue(after, key)));
}

const KEYS: readonly string[] = ['pre_hook', 'pre-hook', 'post_hook', 'post-hook'];

function isStoredAlike(before: Resource, after: Resource): boolean {
  return KEYS.every((key) => equalJson(storedValue(before, key), storedValue(after, key)));
}

function areConstant(resource: Resource): boolean {
  return KEYS.every((key) => {
    const authored = inFile(key, resource);
    return authored === undefined || constantOf(authored) !== undefined;
  });
}
