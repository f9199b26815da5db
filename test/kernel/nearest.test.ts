import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from '#kernel';

describe('nearestName', () => {
  it.each([
    ['paln', ['plan', 'explain'], 'plan'],
    ['fail_on', ['fail-on', 'mode'], 'fail-on'],
    ['Breaking', ['breaking'], 'breaking'],
    ['breakin', ['breaking', 'contract'], 'breaking'],
    ['contrcat', ['contract'], 'contract'],
    ['warehouse', ['waivers', 'store'], undefined],
    ['', ['a', 'plan'], 'a'],
  ])('for %j among %j is %j', (typed, known, nearest) => {
    expect(nearestName(typed, known)).toBe(nearest);
  });

  it('finds a known name that is typed right, whatever else is known', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), (known) => {
        expect(known.map((name) => nearestName(name, known))).toEqual(known);
      }),
    );
  });
});
