import { type Json, type JsonObject, isJsonList, isJsonObject } from '#kernel';
import type { Mistakes } from './mistakes.ts';

/** Deeper values are not configuration; they would only exhaust the stack of whoever compares or prints them. */
const DEEPEST = 100;

/** The object that an object stands in, and under which key. */
interface Inside {
  readonly parent: Fields;
  readonly key: string;
}

/**
 * Reads the fields of one JSON object by name and type. Null counts as absent, and absent takes the fallback, as when
 * dbt builds its classes (the Rust engine leaves out what is null). A wrong type is noted, never thrown, and a neutral
 * value stands in for it, so that one pass finds every mistake. Unknown fields are never looked at.
 *
 * Made by hand because zod spends 1.5 to 2 times as long on a manifest as JSON.parse does, and copies it.
 */
export class Fields {
  readonly #raw: JsonObject;
  readonly #mistakes: Mistakes;
  readonly #inside: Inside | undefined;

  constructor(raw: JsonObject, mistakes: Mistakes, inside?: Inside) {
    this.#raw = raw;
    this.#mistakes = mistakes;
    this.#inside = inside;
  }

  has(key: string): boolean {
    return this.#value(key) !== undefined;
  }

  /** These fields, after noting when that one is missing. */
  required(key: string, expected: string): this {
    if (!this.has(key)) this.reject(key, expected);
    return this;
  }

  /** Notes that something else had to stand here. */
  reject(key: string, expected: string): void {
    this.#wrong(key, expected, undefined);
  }

  /** Without a fallback the field must be there. */
  text(key: string, fallback?: string): string {
    const value = this.#value(key);
    if (typeof value === 'string') return value;
    if (value === undefined && fallback !== undefined) return fallback;
    return this.#wrong(key, 'a text', '');
  }

  textOrNull(key: string): string | null {
    return this.has(key) ? this.text(key) : null;
  }

  number(key: string): number {
    const value = this.#value(key);
    return typeof value === 'number' ? value : this.#wrong(key, 'a number', 0);
  }

  numberOrNull(key: string): number | null {
    return this.has(key) ? this.number(key) : null;
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.#value(key) ?? fallback;
    return typeof value === 'boolean' ? value : this.#wrong(key, 'true or false', fallback);
  }

  /** What dbt types as a text or a number, such as a model's version. */
  textOrNumber(key: string): string | number | null {
    const value = this.#value(key) ?? null;
    if (value === null || typeof value === 'string' || typeof value === 'number') return value;
    return this.#wrong(key, 'a text or a number', null);
  }

  /** Without a fallback the field must be there. */
  texts(key: string, fallback?: readonly string[]): readonly string[] {
    const value = this.#value(key) ?? fallback;
    return isJsonList(value) ? this.#texts(key, value) : this.#wrong(key, 'a list of texts', []);
  }

  /** A list in which a null stands for the empty text. */
  textsOrNulls(key: string): readonly string[] {
    const value = this.#value(key) ?? [];
    return isJsonList(value)
      ? this.#texts(
          key,
          value.map((item) => item ?? ''),
        )
      : this.texts(key, []);
  }

  /** dbt types some lists of tags as a text or a list of texts. */
  textOrTexts(key: string): readonly string[] {
    const value = this.#value(key);
    return typeof value === 'string' ? [value] : this.texts(key, []);
  }

  /** The field as one value that is compared and printed whole. */
  json(key: string): Json {
    const value = this.#value(key) ?? null;
    return isShallow(value, DEEPEST) ? value : this.#wrong(key, `nothing that nests deeper than ${DEEPEST} levels`, null);
  }

  object(key: string): JsonObject {
    const value = this.has(key) ? this.json(key) : {};
    return isJsonObject(value) ? value : this.#wrong(key, 'an object', {});
  }

  /** The fields of an object inside this one; absent reads as an empty object. */
  part(key: string): Fields {
    return this.#enter(key, this.#value(key) ?? {});
  }

  partOrNull(key: string): Fields | null {
    return this.has(key) ? this.part(key) : null;
  }

  /** An object used as a map, in the order of the file. */
  entries<T>(key: string, read: (fields: Fields, key: string) => T): ReadonlyMap<string, T> {
    const part = this.part(key);
    return new Map(Object.keys(part.#raw).map((name) => [name, read(part.#enter(name, part.#raw[name]), name)]));
  }

  /** An object whose values are lists of objects. */
  lists<T>(key: string, read: (fields: Fields, key: string) => T): ReadonlyMap<string, readonly T[]> {
    const part = this.part(key);
    return new Map(Object.keys(part.#raw).map((name) => [name, part.items(name, (fields) => read(fields, name))]));
  }

  items<T>(key: string, read: (fields: Fields) => T): readonly T[] {
    const value = this.#value(key) ?? [];
    if (!isJsonList(value)) return this.#wrong(key, 'a list', []);
    return value.map((item, index) => read(this.#enter(`${key}[${index}]`, item)));
  }

  #texts(key: string, value: readonly Json[]): readonly string[] {
    if (isListOfTexts(value)) return value;
    const index = value.findIndex((item) => typeof item !== 'string');
    this.#note(`${key}[${index}]`, 'a text', value[index]);
    return [];
  }

  #value(key: string): Json | undefined {
    return this.#raw[key] ?? undefined;
  }

  #enter(key: string, value: Json | undefined): Fields {
    if (!isJsonObject(value)) this.#note(key, 'an object', value);
    return new Fields(isJsonObject(value) ? value : {}, this.#mistakes, { parent: this, key });
  }

  #wrong<T>(key: string, expected: string, neutral: T): T {
    this.#note(key, expected, this.#raw[key]);
    return neutral;
  }

  #note(key: string, expected: string, found: Json | undefined): void {
    this.#mistakes.add(this.#pathOf(key), expected, found);
  }

  #pathOf(key: string): string {
    return this.#inside === undefined ? key : `${this.#inside.parent.#pathOf(this.#inside.key)}.${key}`;
  }
}

function isListOfTexts(value: readonly Json[]): value is readonly string[] {
  return value.every((item) => typeof item === 'string');
}

function isShallow(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  return Object.values(value).every((item: Json) => isShallow(item, levels - 1));
}
