import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ok, refuse, type Result } from '#kernel';

/** Writes a result to stdout, or to a file that is whole or not there at all. */
export async function writeResult(text: string, file: string | undefined, stdout: NodeJS.WriteStream): Promise<Result<void>> {
  if (file !== undefined) return writeWhole(file, text);
  await new Promise<void>((done) => stdout.write(text, () => done()));
  return ok(undefined);
}

/**
 * Writes a file that is whole or not there at all. Synchronous, so that an interrupt cannot come between the two steps
 * and leave the temporary file behind.
 */
export function writeWhole(file: string, content: string | Uint8Array): Result<void> {
  const target = resolve(file);
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(temporary, content);
    renameSync(temporary, target);
    return ok(undefined);
  } catch (error) {
    rmSync(temporary, { force: true });
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return refuse({
      kind: 'input',
      code: 'output-unwritable',
      what: 'the result cannot be written',
      where: { file },
      why,
      next: 'Name a file in a folder that you may write to.',
    });
  }
}
