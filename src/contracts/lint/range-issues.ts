import type { Bound, Bounds, Field } from '../types.ts';
import type { Found } from './types.ts';

/** Bounds that leave no value, and two sources of bounds that differ. */
export function findRangeIssues({ path, bounds }: Field): readonly Found[] {
  const ranges = bounds.filter(({ of }) => of === 'value');
  const [first, ...others] = ranges;
  return [
    ...bounds.filter(isEmpty).map((found) => empty(path, found)),
    ...others.flatMap((other) => (first === undefined ? [] : conflicts(path, first, other))),
  ];
}

function isEmpty({ min, max }: Bounds): boolean {
  if (min === null || max === null || typeof min.value !== typeof max.value) return false;
  return min.value > max.value || (min.value === max.value && (min.exclusive || max.exclusive));
}

const empty = (path: string, { at, of, min, max }: Bounds): Found => ({
  rule: 'range-empty',
  at,
  message: `no ${of === 'value' ? 'value' : of} of ${path} is at least ${min?.value} and at most ${max?.value}`,
  next: 'Swap or correct the bounds.',
  data: { min: min?.value ?? null, max: max?.value ?? null },
});

// An end that only one source gives is a second half, no conflict.
function conflicts(path: string, first: Bounds, other: Bounds): readonly Found[] {
  return (['min', 'max'] as const).flatMap((end) => {
    const [before, after] = [first[end], other[end]];
    if (before === null || after === null || same(before, after)) return [];
    return [
      {
        rule: 'range-source-conflict' as const,
        at: other.at,
        message: `${path} has two ${end === 'min' ? 'lower' : 'upper'} bounds: ${before.value} and ${after.value}`,
        next: 'Keep one of them.',
        data: { before: before.value, after: after.value },
      },
    ];
  });
}

const same = (before: Bound, after: Bound): boolean => before.value === after.value && before.exclusive === after.exclusive;
