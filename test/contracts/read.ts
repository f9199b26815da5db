import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#kernel';
import { type Contract, type Field, readContracts, walkFields } from '#contracts';
import { refusalsOf, valueOf } from '../support/result.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/contracts');

/** The text of a fixture. */
export const textOf = (path: string): string => readFileSync(join(FIXTURES, path), 'utf8');

/** The contracts of a fixture, which must be readable. */
export async function readFixture(path: string): Promise<readonly Contract[]> {
  return valueOf(await readContracts(textOf(path), path));
}

/** The one contract of a text, which must be readable. */
export async function readOne(text: string, file = 'contract.yaml'): Promise<Contract> {
  const [only, ...more] = valueOf(await readContracts(text, file));
  if (only === undefined || more.length > 0) throw new Error(`${file} holds ${more.length + 1} contracts`);
  return only;
}

/** `line:column what`, for every refusal. */
export function placedRefusals(result: Result<unknown>): readonly string[] {
  return refusalsOf(result).map(({ what, where }) => `${where?.line ?? '-'}:${where?.column ?? '-'} ${what}`);
}

/** The field at a dotted path. */
export function fieldAt(contract: Contract, path: string): Field {
  const found = contract.tables.flatMap(({ fields }) => walkFields(fields)).find((field) => field.path === path && field.name !== '');
  if (found === undefined) throw new Error(`no field ${path}`);
  return found;
}
