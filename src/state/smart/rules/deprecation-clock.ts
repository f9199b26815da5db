import { clock } from '../../v2/content.ts';
import type { DropRule } from '../types.ts';

/** dbt v1 completes a date by the time zone of the machine that parses the project. */
export const deprecationClock: DropRule = {
  id: 'smart/deprecation-clock',
  direction: 'drop',
  engines: ['v1'],
  summary: 'a deprecation date that shows the same day and time in another time zone',
  confidence: 'likely',
  skews: [],
  needsSkew: false,
  difference: ({ field, before, after }) =>
    field === 'deprecation_date' && typeof before === 'string' && typeof after === 'string' && clock(before) === clock(after),
};
