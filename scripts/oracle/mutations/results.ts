import { append } from '../change.ts';
import type { Change } from '../change.ts';
import { mutations } from '../mutation.ts';

const edited: Change = append('models/staging/stg_payments.sql', '-- x\n');

/** A base with run results and source freshness beside it: what failed before, and what has new data. */
export const shopResults = mutations('shop', 'result', {
  'first-run': [],
  'second-run': [],
  'third-run': [edited],
  'fourth-run': [edited],
});
