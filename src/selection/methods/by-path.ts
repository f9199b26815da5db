import { globProject, normalPath, withFolders } from '../path-glob.ts';
import { type Method, nothing, textValue } from './method.ts';

/**
 * A path selects what is defined there or below, and what a schema file there describes. dbt globs the root
 * project's folder but compares paths that are relative to each package: `path:seeds` selects the seeds of
 * packages too, as long as the root has a folder of that name.
 */
export const path: Method = {
  mistake(criterion) {
    const value = textValue(criterion);
    if (value.startsWith('/')) return { what: `"${criterion.raw}" is an absolute path`, next: 'Write it relative to the project.' };
    return normalPath(value) === '.' ? { what: `"${criterion.raw}" names no path`, next: 'Name a folder or file, such as path:models.' } : undefined;
  },
  matcher(criterion, { head }) {
    const isThere = globProject(head, textValue(criterion));
    return (resource) => withFolders(resource.path).some(isThere) || (resource.patchPath !== null && isThere(resource.patchPath));
  },
};

/** v2 compares texts: a path is a prefix by components, a schema file only itself, `.` and `..` are resolved. */
export const pathOfV2: Method = {
  matcher(criterion, { dialect }) {
    const value = textValue(criterion);
    // No resource lies under an absolute path, and none under the project itself.
    if (value.startsWith('/')) return nothing;
    const matches = dialect.wildcard(resolve(value));
    const isWild = /[*?[\]]/.test(value);
    return ({ path, patchPath }) => foldersOf(path, isWild).some(matches) || (patchPath !== null && matches(patchPath));
  },
};

/** A path with its folders, and for wildcards the folder of the project, whose name is empty. */
function foldersOf(path: string, isWild: boolean): readonly string[] {
  const named = withFolders(path).filter((folder) => folder !== '.');
  return isWild ? [...named, ''] : named;
}

function resolve(path: string): string {
  const parts: string[] = [];
  for (const part of normalPath(path).split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/') || '.';
}

/** A file's name with or without its last ending. */
export const file: Method = {
  matcher(criterion, { dialect }) {
    const matches = dialect.wildcard(textValue(criterion));
    return (resource) => {
      const name = normalPath(resource.path).split('/').at(-1) ?? '';
      return matches(name) || matches(name.replace(/(?<=.)\.[^.]+$/, ''));
    };
  },
};
