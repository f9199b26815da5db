import type { DataType, TimestampZone } from './types.ts';

/** Numbers given in parentheses, in order. */
export type Sizes = readonly number[];
/** What a type word means with the sizes that stand behind it; undefined when it takes no such sizes. */
export type Maker = (sizes: Sizes) => DataType | undefined;

type IntegerBits = Extract<DataType, { family: 'integer' }>['bits'];

/** A display width, as in `int(11)`, says nothing about what fits. */
export const integer =
  (bits: IntegerBits, signed = true): Maker =>
  () => ({ family: 'integer', bits, signed });

/** A bare word means `precision` and `scale`; one number means that precision and scale 0. */
export const decimal =
  (precision: number | null, scale: number | null): Maker =>
  ([given, fraction, ...more]) => {
    if (more.length > 0) return undefined;
    return given === undefined ? { family: 'decimal', precision, scale } : { family: 'decimal', precision: given, scale: fraction ?? 0 };
  };

export const float =
  (bits: 32 | 64): Maker =>
  () => ({ family: 'float', bits });

/** SQL's float(n): n binary digits. */
export const binaryFloat =
  (bare: 32 | 64): Maker =>
  ([digits]) => ({ family: 'float', bits: digits === undefined ? bare : digits <= 24 ? 32 : 64 });

export const text =
  (bare: number | null): Maker =>
  ([length]) => ({ family: 'string', length: length ?? bare, fixed: false });

export const padded =
  (bare: number | null): Maker =>
  ([length]) => ({ family: 'string', length: length ?? bare, fixed: true });

/** DuckDB reads a length and forgets it. */
export const unboundedText: Maker = () => ({ family: 'string', length: null, fixed: false });

export const bytes =
  (bare: number | null): Maker =>
  ([length]) => ({ family: 'bytes', length: length ?? bare });

export const unboundedBytes: Maker = () => ({ family: 'bytes', length: null });

export const time =
  (bare: number, zoned = false): Maker =>
  ([precision]) => ({ family: 'time', precision: precision ?? bare, zoned });

export const timestamp =
  (zone: TimestampZone, bare: number): Maker =>
  ([precision]) => ({ family: 'timestamp', precision: precision ?? bare, zone });

/** A word that takes no sizes and stands for one type. */
export const plain =
  (type: DataType): Maker =>
  (sizes) =>
    sizes.length === 0 ? type : undefined;

export const boolean = plain({ family: 'boolean' });
export const date = plain({ family: 'date' });
export const uuid = plain({ family: 'uuid' });
export const json = (word: string): Maker => plain({ family: 'json', word });
export const geo = (word: string): Maker => plain({ family: 'geo', word });
export const other = (word: string): Maker => plain({ family: 'other', word });
export const interval = (unit: string): Maker => plain({ family: 'interval', unit });
