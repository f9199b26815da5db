import type { UnitTest } from '#artifacts';
import { differingFields, differs } from '../../differences.ts';
import type { AddRule } from '../types.ts';
import { type Definition, definitionOf, withoutFixtures } from '../unit-test-definition.ts';

/** v2 compares the path of a unit test and nothing of what it says. */
export const unitTestDefinition: AddRule = {
  id: 'smart/unit-test-definition',
  direction: 'add',
  engines: ['v2'],
  summary: 'unit tests whose inputs, expected rows, overrides or model changed',
  confidence: 'proven',
  finder:
    ({ skews }) =>
    ({ before, after }) => {
      if (before?.resourceType !== 'unit_test' || after.resourceType !== 'unit_test') return [];
      const read = (test: UnitTest): Definition => (skews.has('engine') ? withoutFixtures(definitionOf(test)) : definitionOf(test));
      const [old, current] = [read(before), read(after)];
      return [
        ...differs(['content', 'model'], old.model, current.model),
        ...differs(['content', 'given'], old.given, current.given),
        ...differs(['content', 'expect'], old.expect, current.expect),
        ...differingFields(['content', 'overrides'], old.overrides, current.overrides),
      ];
    },
};
