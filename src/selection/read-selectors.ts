import { type Json, isJsonObject } from '#kernel';
import type { DefinitionMistake, DefinitionPath, DefinitionReader } from './definition-reader.ts';
import type { Dialect } from './dialect.ts';
import type { IndirectSelection } from './types.ts';
import { readV1Definition } from './v1-definition.ts';
import { readV2Definition } from './v2-definition.ts';
import type { Spec } from './spec.ts';

/** One named selector, read. */
export interface NamedSelector {
  readonly name: string;
  readonly spec: Spec;
  readonly isDefault: boolean;
  readonly mistakes: readonly DefinitionMistake[];
  readonly warnings: readonly DefinitionMistake[];
}

/**
 * Reads selectors in their order; `entries` are as a manifest holds them: `{ name, definition, default? }`.
 * `mode` goes to criteria that name no mode of their own: in v1 the flag's, in v2 always `eager`.
 */
export function readSelectors(entries: ReadonlyMap<string, Json>, mode: IndirectSelection, dialect: Dialect): ReadonlyMap<string, NamedSelector> {
  const read = new Map<string, NamedSelector>();
  const above = new Map<string, Spec>();
  for (const [name, entry] of entries) {
    const selector = readSelector(name, entry, { dialect, mode: dialect.flagOverridesYaml ? 'eager' : mode, above });
    read.set(name, selector);
    above.set(name, selector.spec);
  }
  return read;
}

function readSelector(name: string, entry: Json, given: Pick<DefinitionReader, 'dialect' | 'mode' | 'above'>): NamedSelector {
  const reader: DefinitionReader = { ...given, mistakes: [], warnings: [] };
  const { definition = null, default: isDefault = false } = isJsonObject(entry) ? entry : {};
  const path: DefinitionPath = ['definition'];
  const spec = given.dialect.engine === 'v2' ? readV2Definition(reader, definition, path) : readV1Definition(reader, definition, path);
  return { name, spec, isDefault: isDefault === true, mistakes: reader.mistakes, warnings: reader.warnings };
}
