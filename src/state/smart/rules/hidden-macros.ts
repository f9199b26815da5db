import { traceMacros } from '../../v1/macro-reach.ts';
import type { AddRule } from '../types.ts';

/**
 * dbt records the macros that parsing happens to run: not those under `{% if execute %}` or in a branch that was false,
 * and not those that are handed on as arguments. Their names stand in the code.
 */
export const hiddenMacros: AddRule = {
  id: 'smart/hidden-macros',
  direction: 'add',
  engines: ['v1', 'v2'],
  summary: 'code that names a changed macro which dbt did not record: under `{% if execute %}`, as an argument, by dispatch',
  confidence: 'likely',
  finder({ base, head, realMacros, leads }) {
    if (realMacros.length === 0) return () => [];
    const recorded = traceMacros(base, head, realMacros);
    return ({ after }) => {
      if (recorded.becauseOf(after).length > 0) return [];
      return [...after.macros, ...leads.namedBy(after)].flatMap((id) => leads.becauseOf(id) ?? []).slice(0, 1);
    };
  },
};
