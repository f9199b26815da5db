import { type Json, equalJson } from '#kernel';
import { mapTexts, onConfigKey, renderedValue, storedValue } from '../config-value.ts';
import type { Because } from '../../types.ts';
import type { DropRule } from '../types.ts';

/** A YAML block text ends in a line break. dbt v1 loses it where it renders the text, v2 keeps it. */
export const finalLineBreak: DropRule = {
  id: 'smart/final-line-break',
  direction: 'drop',
  engines: ['v1', 'v2'],
  summary: 'texts of schema files that differ in a final line break, which one engine or setting loses',
  confidence: 'as-dbt',
  skews: ['engine', 'flag'],
  needsSkew: true,
  difference: (because, pair, scene) => isSameDescription(because) || ofConfig(because, pair, scene),
};

function isSameDescription({ field, before, after }: Because): boolean {
  return ['description', 'label'].includes(field) && equalJson(cut(before), cut(after));
}

const ofConfig = onConfigKey((key, { before, after }) => {
  const isSame = (read: (side: typeof before) => Json): boolean => equalJson(cut(read(before)), cut(read(after)));
  return isSame((side) => storedValue(side, key) ?? null) && isSame((side) => renderedValue(side, key));
});

function cut(value: Json): Json {
  return mapTexts(value, (text) => text.replace(/\r?\n$/, ''));
}
