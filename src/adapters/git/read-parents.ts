import { ok, parseSha, type Result, type Sha } from '#kernel';
import { runGit } from './run-git.ts';

/** The parents that a commit itself names: `git log` shows the ends of a shallow clone as if they had none. */
export async function readParents(folder: string, commit: Sha): Promise<Result<readonly Sha[]>> {
  const object = await runGit(folder, ['cat-file', 'commit', commit]);
  if (!object.ok) return object;
  const [header = ''] = object.value.text.split('\n\n');
  return ok(header.split('\n').flatMap((line) => (line.startsWith('parent ') ? (parseSha(line.slice('parent '.length)) ?? []) : [])));
}
