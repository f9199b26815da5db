import { type Refusal, type Result, ok, refuse } from '#kernel';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { explainFileError } from './file-refusal.ts';

/** Writes files into a local directory, each in one visible step; the directory is made when it is missing. */
export async function saveFiles(
  directory: string,
  files: readonly { readonly name: string; readonly content: Uint8Array }[],
): Promise<Result<readonly string[]>> {
  const astray = files.find(({ name }) => basename(name) !== name || name === '' || name === '..' || name === '.');
  if (astray !== undefined) return refuse(leadsElsewhere(directory, astray.name));
  const paths: string[] = [];
  try {
    await mkdir(directory, { recursive: true });
    for (const { name, content } of files) {
      await saveFile(join(directory, name), content);
      paths.push(join(directory, name));
    }
    return ok(paths);
  } catch (error) {
    return refuse(explainFileError(error, directory));
  }
}

async function saveFile(path: string, content: Uint8Array): Promise<void> {
  const aside = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(aside, content);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

function leadsElsewhere(directory: string, name: string): Refusal {
  return {
    kind: 'usage',
    code: 'file-name-invalid',
    what: `${JSON.stringify(name)} is no plain file name`,
    where: { file: directory },
    next: 'Use a name without folders.',
  };
}
