import type { Json } from '#kernel';
import type { Spot } from '../reading.ts';
import type { Deprecation } from '../types.ts';
import type { CustomProperties } from './custom-properties.ts';

/** Removal announced: `deprecated` since 3.2, a custom property before; the date is a custom property (contract-decisions.md D25). */
export function readDeprecation({ value }: Spot, { values }: CustomProperties): Deprecation | null {
  const announced = value['deprecated'] === true || values['deprecated'] === true || typeof values['sunset'] === 'string';
  return announced ? { sunset: textOf(values['sunset']), replacement: textOf(values['replacement']) } : null;
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
