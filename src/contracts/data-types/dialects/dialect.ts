import type { Maker } from '../makers.ts';

export interface Dialect {
  /** By lower-case word, one blank between words. */
  readonly words: Readonly<Record<string, Maker>>;
  /** Containers this warehouse has. */
  readonly containers: readonly string[];
}

/** The same meaning under several names. */
export function named(names: string, maker: Maker): Readonly<Record<string, Maker>> {
  return Object.fromEntries(names.split(', ').map((name) => [name, maker]));
}
