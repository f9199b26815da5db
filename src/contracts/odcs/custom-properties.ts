import { isJsonList, isJsonObject, type Json, type JsonObject } from '#kernel';
import { keepRest, type Spot } from '../reading.ts';
import { join } from '../yaml-source.ts';

/** ODCS' `customProperties` as a mapping, with the place of every value. */
export interface CustomProperties {
  readonly values: JsonObject;
  readonly at: (property: string) => string;
}

/** The custom properties of an element; of a name that is given twice the first counts. */
export function readCustomProperties({ at, value }: Spot): CustomProperties {
  const list = isJsonList(value['customProperties']) ? value['customProperties'].filter(isJsonObject) : [];
  const names = list.map(({ property }) => (typeof property === 'string' ? property : ''));
  const values = Object.fromEntries(list.map(({ value: content }, index) => [names[index] ?? '', content ?? null] as const).reverse());
  return { values, at: (property) => join(join(join(at, 'customProperties'), names.indexOf(property)), 'value') };
}

/** The keys of an element that the model has no word for, its custom properties that have none either included. */
export function keepUnread(spot: Spot, keys: readonly string[], properties: readonly string[]): JsonObject {
  const rest = keepRest(spot, [...keys, 'customProperties']);
  const list: Json = spot.value['customProperties'] ?? [];
  const unread = isJsonList(list) ? list.filter((entry) => !isJsonObject(entry) || !isPlain(entry, properties)) : [];
  return unread.length === 0 ? rest : { ...rest, customProperties: unread };
}

// One with an id or a description of its own is kept whole.
function isPlain(entry: JsonObject, properties: readonly string[]): boolean {
  return Object.keys(entry).length === 2 && properties.includes(String(entry['property'])) && 'value' in entry;
}
