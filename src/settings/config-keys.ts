import * as z from 'zod/mini';
import { CONFIG_SCHEMA } from './config-schema.ts';

/** The keys that `sluice.yml` may have at `path`; empty where it may have any. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  let schema = unwrap(CONFIG_SCHEMA);
  for (const step of path) schema = unwrap(childOf(schema, String(step)));
  return schema instanceof z.ZodMiniObject ? Object.keys(schema.def.shape) : [];
}

/** Every key with a place of its own, as dotted path: where a misplaced key belongs. */
export function allKeys(path: readonly string[] = []): readonly (readonly string[])[] {
  return knownKeys(path).flatMap((key) => [[...path, key], ...allKeys([...path, key])]);
}

function childOf(schema: z.core.$ZodType | undefined, step: string): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodMiniObject) return schema.def.shape[step];
  if (schema instanceof z.ZodMiniArray) return schema.def.element;
  if (schema instanceof z.ZodMiniRecord) return schema.def.valueType;
  return undefined;
}

function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema instanceof z.ZodMiniOptional ? schema.def.innerType : schema;
}
