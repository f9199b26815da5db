import type { Resource } from '#artifacts';
import type { V2Check } from './rules.ts';

/** The macros that a resource calls itself, where both sides have them; macros that these call are not looked at. */
export const macros: V2Check<Resource> = {
  part: 'macros',
  counts: true,
  compare: (_before, after, { base, head }) =>
    after.macros.flatMap((id) => {
      const [old, current] = [base.macros.get(id)?.sql, head.macros.get(id)?.sql];
      if (old === undefined || current === undefined || old === current || old.trim() === current.trim()) return [];
      return [{ check: 'macros', field: 'macro_sql', before: old, after: current, via: [id] }];
    }),
};
