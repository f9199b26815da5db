import type { DataType, DialectName, TypeChange } from './types.ts';

export type Of<Family extends DataType['family']> = Extract<DataType, { family: Family }>;
/** A difference before it has a path. */
export type Change = Omit<TypeChange, 'path'>;

export const widened = (reason: string): Change => ({ verdict: 'widened', rule: 'type-widened', reason });
export const narrowed = (reason: string): Change => ({ verdict: 'narrowed', rule: 'type-narrowed', reason });
export const incompatible = (reason: string): Change => ({ verdict: 'incompatible', rule: 'type-incompatible', reason });

export type NumberType = Of<'integer'> | Of<'decimal'> | Of<'float'>;

export const isNumber = (type: DataType): type is NumberType => type.family === 'integer' || type.family === 'decimal' || type.family === 'float';

/** What happens to numbers when their type changes; undefined when nothing does. */
export function compareNumbers(before: NumberType, after: NumberType, dialect: DialectName | null): Change | undefined {
  if (before.family === 'integer') return fromInteger(before, after);
  if (before.family === 'decimal') return fromDecimal(before, after, dialect);
  return fromFloat(before, after);
}

function fromInteger(before: Of<'integer'>, after: NumberType): Change | undefined {
  if (after.family === 'integer') return compareIntegers(before, after);
  if (after.family === 'decimal') return integerToDecimal(before, after);
  if (after.bits === 32) return significantBits(before) > 24 ? narrowed('a 32-bit float is exact to 24 bits only') : widened('the float holds every value');
  return significantBits(before) <= 53
    ? widened('a 64-bit float holds every value')
    : widened('a 64-bit float is exact to 53 bits only: very large values are rounded, and Delta tables refuse the change in place');
}

const significantBits = ({ bits, signed }: Of<'integer'>): number => (signed ? bits - 1 : bits);

function compareIntegers(before: Of<'integer'>, after: Of<'integer'>): Change | undefined {
  if (before.bits === after.bits && before.signed === after.signed) return undefined;
  if (before.signed && !after.signed) return narrowed('negative values do not fit');
  return significantBits(after) >= significantBits(before) ? widened('every value fits') : narrowed(`values over ${after.bits} bits do not fit`);
}

/** Decimal digits of the largest value. */
const DIGITS = { 8: 3, 16: 5, 32: 10, 64: 19, 128: 39 } as const;
const digitsOf = ({ bits, signed }: Of<'integer'>): number => (bits === 64 && !signed ? 20 : DIGITS[bits]);

function integerToDecimal(before: Of<'integer'>, after: Of<'decimal'>): Change {
  const room = wholeDigits(after);
  return room >= digitsOf(before) ? widened('the decimal has room for every digit') : narrowed(`values over ${room} digits do not fit`);
}

const wholeDigits = ({ precision, scale }: Of<'decimal'>): number => (precision === null ? Number.POSITIVE_INFINITY : precision - (scale ?? 0));
const fractionDigits = ({ precision, scale }: Of<'decimal'>): number => (precision === null ? Number.POSITIVE_INFINITY : (scale ?? 0));

function fromDecimal(before: Of<'decimal'>, after: NumberType, dialect: DialectName | null): Change | undefined {
  if (after.family === 'decimal') return compareDecimals(before, after);
  if (after.family === 'integer') return decimalToInteger(before, after);
  // BigQuery itself coerces NUMERIC to FLOAT64.
  if (dialect === 'bigquery') return widened('BigQuery converts NUMERIC to FLOAT64, and precision may be lost');
  return incompatible('exact numbers become inexact ones');
}

/**
 * One change, one rule: lost fraction digits hide a grown precision, shrunk whole digits hide a grown scale
 * (contract-decisions.md D7).
 */
function compareDecimals(before: Of<'decimal'>, after: Of<'decimal'>): Change | undefined {
  const [whole, wholeAfter] = [wholeDigits(before), wholeDigits(after)];
  const [fraction, fractionAfter] = [fractionDigits(before), fractionDigits(after)];
  const counted = `${count(whole)} whole and ${count(fraction)} fraction digits became ${count(wholeAfter)} and ${count(fractionAfter)}`;
  if (wholeAfter < whole) return { verdict: 'narrowed', rule: 'decimal-precision-decreased', reason: counted };
  if (fractionAfter < fraction) return { verdict: 'narrowed', rule: 'decimal-scale-decreased', reason: counted };
  if (fractionAfter > fraction && Number.isFinite(fractionAfter)) return { verdict: 'widened', rule: 'decimal-scale-increased', reason: counted };
  return wholeAfter > whole ? { verdict: 'widened', rule: 'decimal-precision-increased', reason: counted } : undefined;
}

const count = (digits: number): string => (Number.isFinite(digits) ? String(digits) : 'unbounded');

function decimalToInteger(before: Of<'decimal'>, after: Of<'integer'>): Change {
  if (fractionDigits(before) > 0) return narrowed('fractions are cut or rounded');
  if (!after.signed) return narrowed('negative values do not fit');
  // An integer holds every number that has one digit less than its largest value.
  return wholeDigits(before) < digitsOf(after) ? widened('every value fits') : narrowed(`values over ${after.bits} bits do not fit`);
}

function fromFloat(before: Of<'float'>, after: NumberType): Change | undefined {
  if (after.family !== 'float') return narrowed(`fractions and very large values do not fit into ${after.family === 'integer' ? 'an integer' : 'a decimal'}`);
  if (before.bits === after.bits) return undefined;
  return after.bits > before.bits ? widened('every value fits') : narrowed('digits beyond 24 bits are lost');
}
