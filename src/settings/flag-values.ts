import type { Result } from '#kernel';
import { FLAGS, type FlagSpec } from './flags.ts';
import type { FlagTexts } from './read-flags.ts';
import { parseChoice } from './values.ts';

/** Typed access to flags that `readFlags` found valid: a value that does not parse here is a defect. */
export class FlagValues {
  readonly operands: readonly string[];
  readonly #texts: ReadonlyMap<string, readonly string[]>;

  constructor(texts: FlagTexts) {
    this.operands = texts.operands;
    this.#texts = texts.texts;
  }

  has(flag: FlagSpec<unknown>): boolean {
    return this.#texts.has(flag.name);
  }

  all<T>(flag: FlagSpec<T>): readonly T[] {
    return (this.#texts.get(flag.name) ?? []).map((text) => valid(flag.parse(text, flag.name), flag.name));
  }

  one<T>(flag: FlagSpec<T>): T | undefined {
    return this.all(flag)[0];
  }

  required<T>(flag: FlagSpec<T>): T {
    const [first] = this.all(flag);
    if (first === undefined) throw new Error(`--${flag.name} was not required`);
    return first;
  }

  operand(): string {
    return this.operands[0] ?? '';
  }

  format<T extends string>(formats: readonly [T, ...T[]]): T {
    const text = this.#texts.get(FLAGS.format.name)?.[0];
    return text === undefined ? formats[0] : valid(parseChoice(formats)(text, 'format'), 'format');
  }
}

function valid<T>(result: Result<T>, name: string): T {
  if (result.ok) return result.value;
  throw new Error(`--${name} was accepted and does not parse`);
}
