import type { EngineCase } from '../engine-case.ts';
import { authored } from './authored.ts';
import { checks } from './checks.ts';
import { consequences } from './consequences.ts';
import { content } from './content.ts';
import { contracts } from './contracts.ts';
import { defaults } from './defaults.ts';
import { grammar } from './grammar.ts';
import { methods } from './methods.ts';
import { rendered } from './rendered.ts';
import { selectors } from './selectors.ts';
import { tests } from './tests.ts';
import { values } from './values.ts';

/** Every case, in the order of the specification. */
export const cases: readonly EngineCase[] = [
  ...values,
  ...checks,
  ...content,
  ...authored,
  ...rendered,
  ...consequences,
  ...contracts,
  ...grammar,
  ...methods,
  ...tests,
  ...selectors,
  ...defaults,
];
