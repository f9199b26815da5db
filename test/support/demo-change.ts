import { join } from 'node:path';
import { ROOT } from './source-tree.ts';

/** The two sides of the demo: a store with production in it, and the folder of the change, built by real dbt. */
export const DEMO_STORE = join(ROOT, 'fixtures/demo/store');
export const DEMO_HEAD = join(ROOT, 'fixtures/demo/target');
export const DEMO_SIDES = ['--base', DEMO_STORE, '--head', DEMO_HEAD] as const;
