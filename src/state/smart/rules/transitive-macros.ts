import { traceMacros } from '../../v1/macro-reach.ts';
import type { AddRule } from '../types.ts';

/** v2 looks at the macros that a resource calls itself, and only where both sides have them. */
export const transitiveMacros: AddRule = {
  id: 'smart/transitive-macros',
  direction: 'add',
  engines: ['v2'],
  summary: 'macros that are called by macros, and macros that only one side has',
  confidence: 'proven',
  finder({ base, head, realMacros }) {
    const reach = traceMacros(base, head, realMacros);
    return ({ after }) => (after.macros.length === 0 ? [] : reach.becauseOf(after));
  },
};
