/** Values at the edges of a type, as SQL literals that are cast to it. */
import type { DataType } from '#contracts';

const CLOCK = '12:34:56.987654321';

/** Texts that are values of `type`; empty when we have none to try. */
export function samplesOf(type: DataType): readonly string[] {
  switch (type.family) {
    case 'integer': {
      const bits = BigInt(type.signed ? type.bits - 1 : type.bits);
      const max = 2n ** bits - 1n;
      return [...new Set(['0', '1', `${max}`, type.signed ? `-${max}` : '0', ...(max > 16_777_217n ? ['16777217'] : [])])];
    }
    case 'decimal': {
      const [precision, scale] = [type.precision ?? 40, type.scale ?? 10];
      const whole = '9'.repeat(precision - scale) || '0';
      return ['0', '1', `${whole}${scale > 0 ? `.${'9'.repeat(scale)}` : ''}`, `-${whole}`];
    }
    case 'float':
      return type.bits === 32 ? ['0', '1.5', '0.1', '3e38'] : ['0', '1.5', '0.1', '16777217', '1e300'];
    case 'string':
      return ['a', 'x'.repeat(type.length ?? 300)];
    case 'date':
      return ['2024-02-29', '1970-01-01'];
    case 'time':
      return [`${CLOCK.slice(0, 9 + type.precision).replace(/\.$/, '')}${type.zoned ? '+00' : ''}`];
    case 'timestamp':
      return [`2024-02-29 ${CLOCK.slice(0, 9 + Math.min(6, type.precision)).replace(/\.$/, '')}${type.zone === 'ntz' ? '' : '+00'}`];
    default:
      return [];
  }
}
