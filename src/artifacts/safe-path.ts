// Control characters would end up in annotations and workflow commands; no file of a project has them.
const UNSAFE = /\p{Cc}|^[a-zA-Z]:|^\/|(?:^|\/)\.\.(?:\/|$)/u;

/**
 * A project-relative path with forward slashes, or undefined when it leaves the project: a manifest is written by
 * the author of the pull request, and its paths become annotations and links. dbt on Windows writes backslashes.
 */
export function safePath(path: string): string | undefined {
  const forward = path.replaceAll('\\', '/');
  return UNSAFE.test(forward) ? undefined : forward;
}
