import type { DataType } from './data-types/index.ts';

/** What a contract says beside the type word. */
export interface TypeOptions {
  readonly precision: number | null;
  readonly scale: number | null;
  readonly length: number | null;
  /** Points in time rather than wall clocks. */
  readonly zoned: boolean;
  /** ODCS' `i32` or `f64`, or the guide's `uuid`. */
  readonly format: string | null;
}

/** Type words of the guide and of ODCS that hold nothing else; containers are put together by their readers. */
export const LOGICAL_TYPES = ['string', 'integer', 'number', 'decimal', 'boolean', 'date', 'time', 'timestamp', 'uuid'] as const;
export type LogicalType = (typeof LOGICAL_TYPES)[number];

const INTEGERS = {
  i8: [8, true],
  i16: [16, true],
  i32: [32, true],
  i64: [64, true],
  i128: [128, true],
  u8: [8, false],
  u16: [16, false],
  u32: [32, false],
  u64: [64, false],
  u128: [128, false],
} as const;

/**
 * The meaning of a type word that belongs to no warehouse: an integer has 64 bits, a decimal without precision is
 * unbounded, a timestamp is a wall clock unless said otherwise (contract-decisions.md B and D11).
 */
export function logicalType(word: LogicalType, options: TypeOptions): DataType {
  switch (word) {
    case 'string':
      return { family: 'string', length: options.length, fixed: false };
    case 'integer':
      return integerOf(options.format);
    case 'number':
      return { family: 'float', bits: options.format === 'f32' ? 32 : 64 };
    case 'decimal':
      return { family: 'decimal', precision: options.precision, scale: options.precision === null ? null : (options.scale ?? 0) };
    case 'time':
      return { family: 'time', precision: 6, zoned: options.zoned };
    case 'timestamp':
      return { family: 'timestamp', precision: 6, zone: options.zoned ? 'tz' : 'ntz' };
    default:
      return { family: word };
  }
}

function integerOf(format: string | null): DataType {
  const found = Object.entries(INTEGERS).find(([name]) => name === format)?.[1] ?? INTEGERS.i64;
  return { family: 'integer', bits: found[0], signed: found[1] };
}

/** The word, when it is one of ours. */
export const asLogical = (word: string | null): LogicalType | undefined => LOGICAL_TYPES.find((known) => known === word);
