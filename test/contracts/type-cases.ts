import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../fixtures/contracts/types');

export interface TypeCase {
  /** The name of the file: `postgres`, `unknown-warehouse`. */
  readonly warehouse: string;
  readonly before: string;
  readonly after: string;
  readonly verdict: string;
  readonly rule: string;
}

/** Every row of the tables of changed types. */
export const TYPE_CASES: readonly TypeCase[] = readdirSync(FOLDER)
  .filter((file) => file !== 'README.md')
  .flatMap((file) => {
    const rows = readFileSync(join(FOLDER, file), 'utf8').matchAll(/^\| `([^`]+)` \| `([^`]+)` \| (\S+) \| ?(\S*) ?\|$/gm);
    return [...rows].map(([, before = '', after = '', verdict = '', rule = '']) => ({ warehouse: file.replace('.md', ''), before, after, verdict, rule }));
  });
