import type { Project } from '#artifacts';
import { fnmatch } from './fnmatch.ts';

/**
 * Python's `Path.glob` as dbt 1.x runs it on the root project, without a checkout: the paths that exist are those
 * that the manifest names for the root package, and their folders. What only a package has does not exist there.
 */
export function globProject(project: Project, pattern: string): (path: string) => boolean {
  const parts = partsOf(pattern).map((part) => (part === '**' ? part : fnmatch(part)));
  const known = new Map<string, boolean>();
  const existing = pathsOfRoot(project);
  return (path) => {
    const normal = normalPath(path);
    const before = known.get(normal);
    if (before !== undefined) return before;
    const found = existing.has(normal) && matchParts(parts, partsOf(normal));
    known.set(normal, found);
    return found;
  };
}

/** `models/a.sql`, `models` and `.`: a path with all its folders. */
export function withFolders(path: string): readonly string[] {
  const parts = partsOf(path);
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), '.'];
}

/** A manifest that was written on Windows has backslashes. */
function partsOf(path: string): readonly string[] {
  return path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
}

export function normalPath(path: string): string {
  return partsOf(path).join('/') || '.';
}

type Part = '**' | ((text: string) => boolean);

function matchParts(pattern: readonly Part[], path: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return path.length === 0;
  if (first === '**') return path.some((_, index) => matchParts(rest, path.slice(index))) || matchParts(rest, []);
  const [head, ...tail] = path;
  return head !== undefined && first(head) && matchParts(rest, tail);
}

function pathsOfRoot(project: Project): ReadonlySet<string> {
  const root = project.metadata.projectName;
  const owned = [...project.resources.values(), ...[...project.disabled.values()].flat(), ...project.macros.values()];
  const paths = owned
    .filter((one) => root === null || one.packageName === root)
    .flatMap((one) => ('patchPath' in one && one.patchPath !== null ? [one.path, one.patchPath] : [one.path]));
  return new Set([...new Set(paths)].flatMap(withFolders));
}
