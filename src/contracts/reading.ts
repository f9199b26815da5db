import { isJsonList, isJsonObject, type Json, type JsonObject, nearestName, type Refusal } from '#kernel';
import { findPlace } from './find-place.ts';
import { join, type YamlSource } from './yaml-source.ts';

/** An object of the file and where it stands. */
export interface Spot {
  readonly at: string;
  readonly value: JsonObject;
}

/** Reads typed values out of a contract file, and collects everything that is not what it should be. */
export class Reading {
  readonly source: YamlSource;
  readonly mistakes: Refusal[] = [];

  constructor(source: YamlSource) {
    this.source = source;
  }

  /** Notes a mistake at a JSON pointer. */
  complain(at: string, what: string, next: string): void {
    this.mistakes.push({ kind: 'input', code: 'contract-field', what, where: findPlace(this.source, at), next });
  }

  /** What is wrong, in the order of the file. */
  refusals(): readonly Refusal[] {
    return this.mistakes.toSorted((a, b) => (a.where?.line ?? 0) - (b.where?.line ?? 0) || (a.where?.column ?? 0) - (b.where?.column ?? 0));
  }

  text({ at, value }: Spot, key: string): string | null {
    const found = own(value, key);
    if (found === null || typeof found === 'string') return found;
    this.wrong(join(at, key), 'a text', typeof found === 'object' ? 'Write one text.' : 'Put it in quotes.');
    return null;
  }

  number({ at, value }: Spot, key: string): number | null {
    const found = own(value, key);
    if (found === null || (typeof found === 'number' && Number.isFinite(found))) return found;
    this.wrong(join(at, key), 'a number', 'Write digits without quotes.');
    return null;
  }

  /** A whole number from 0. */
  count(spot: Spot, key: string): number | null {
    const found = this.number(spot, key);
    if (found === null || (Number.isSafeInteger(found) && found >= 0)) return found;
    this.wrong(join(spot.at, key), 'a whole number from 0', 'Correct it.');
    return null;
  }

  flag({ at, value }: Spot, key: string): boolean | undefined {
    const found = own(value, key);
    if (found === null) return undefined;
    if (typeof found === 'boolean') return found;
    this.wrong(join(at, key), 'true or false', 'Write true or false without quotes.');
    return undefined;
  }

  texts(spot: Spot, key: string): readonly string[] {
    const items = this.list(spot, key);
    const at = join(spot.at, key);
    for (const [index, item] of items.entries()) if (typeof item !== 'string') this.wrong(join(at, index), 'a text', 'Put it in quotes.');
    return items.filter((item) => typeof item === 'string');
  }

  list({ at, value }: Spot, key: string): readonly Json[] {
    const found = own(value, key);
    if (found === null) return [];
    if (isJsonList(found)) return found;
    this.wrong(join(at, key), 'a list', 'Write one item a line, each after a dash.');
    return [];
  }

  /** Undefined when the key is absent or empty. */
  spot({ at, value }: Spot, key: string): Spot | undefined {
    const found = own(value, key);
    if (found === null) return undefined;
    if (isJsonObject(found)) return { at: join(at, key), value: found };
    this.wrong(join(at, key), 'a mapping', 'Write keys and values below it.');
    return undefined;
  }

  spots(spot: Spot, key: string): readonly Spot[] {
    const at = join(spot.at, key);
    return this.list(spot, key).flatMap((item, index) => {
      if (isJsonObject(item)) return [{ at: join(at, index), value: item }];
      this.wrong(join(at, index), 'a mapping', 'Write keys and values.');
      return [];
    });
  }

  /** The members of a mapping of mappings. */
  entries(spot: Spot, key: string): readonly (readonly [string, Spot])[] {
    const inner = this.spot(spot, key);
    if (inner === undefined) return [];
    return Object.keys(inner.value).flatMap((name) => {
      const member = this.spot(inner, name);
      if (member === undefined && inner.value[name] === null) this.wrong(join(inner.at, name), 'a mapping', 'Write keys and values below it.');
      return member === undefined ? [] : [[name, member] as const];
    });
  }

  /** One of `words`; a mistyped one is told with its nearest. */
  word<Word extends string>(spot: Spot, key: string, words: readonly Word[]): Word | null {
    const found = this.text(spot, key);
    const known = words.find((word) => word === found);
    if (found === null || known !== undefined) return known ?? null;
    const near = nearestName(found, words);
    this.complain(
      join(spot.at, key),
      `${nameOf(join(spot.at, key))} is '${found}'`,
      near === undefined ? `Use one of: ${words.join(', ')}.` : `Did you mean ${near}?`,
    );
    return null;
  }

  private wrong(at: string, must: string, next: string): void {
    this.complain(at, `${nameOf(at)} must be ${must}`, next);
  }
}

/** A key with an empty value equals an absent key (contract-decisions.md D13). */
const own = (value: JsonObject, key: string): Json => (Object.hasOwn(value, key) ? (value[key] ?? null) : null);

/** The keys of an object that the model has no word for. */
export function keepRest({ value }: Spot, known: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !known.includes(key)));
}

/** `/schema/properties/a` as an author would say it: `schema.properties.a`. */
export function nameOf(at: string): string {
  const steps = at.split('/').slice(1);
  const name = steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step.replaceAll('~1', '/').replaceAll('~0', '~')}`)).join('');
  return name === '' ? 'the file' : name.replace(/^\./, '');
}
