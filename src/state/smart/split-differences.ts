import { type Json, byText, equalJson, isJsonObject } from '#kernel';
import { own } from '../differences.ts';
import type { Because } from '../types.ts';
import type { Scene } from './types.ts';

/**
 * The differences that have to be explained, each by itself. v2 looks at the rendered configuration only where the
 * authored one differs: with that explained, the rendered one is no difference to v2.
 */
export function splitDifferences(because: readonly Because[], { diff }: Pick<Scene, 'diff'>): readonly Because[] {
  const hasAuthored = because.some(isAuthoredConfig);
  const counting = diff.engine === 'v2' && hasAuthored ? because.filter((one) => one.check !== 'configs' || isAuthoredConfig(one)) : because;
  return counting.flatMap(splitConfig);
}

function isAuthoredConfig({ check, field }: Because): boolean {
  return check === 'configs' && field.startsWith('unrendered_config');
}

/** A key that is null on one side and absent on the other shows only in the whole configuration. */
function splitConfig(because: Because): readonly Because[] {
  const { check, field, before, after } = because;
  if (field !== 'unrendered_config' || !isJsonObject(before) || !isJsonObject(after)) return [because];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byText);
  return keys.flatMap((key) => {
    const [old, current] = [own(before, key), own(after, key)];
    return equalJson(old, current) ? [] : [{ check, field: `${field}.${key}`, before: orNull(old), after: orNull(current) }];
  });
}

function orNull(value: Json | undefined): Json {
  return value ?? null;
}
