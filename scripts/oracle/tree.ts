import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isSince, minors } from '../judges/versions.ts';
import type { Minor } from '../judges/versions.ts';

/** The text files of a dbt project by their path. */
export type Tree = ReadonlyMap<string, string>;

export const projectsDirectory = resolve(import.meta.dirname, '../../fixtures/projects');

/** The projects that lie under fixtures/projects. */
export const writtenNames = ['shop', 'toolbox', 'metrics'] as const;
export type WrittenName = (typeof writtenNames)[number];

/** Where what real dbt built from both sides of a project is committed. */
export function artifactsDirectory(project: WrittenName, minor: Minor): string {
  return join(projectsDirectory, project, 'artifacts', minor);
}

/** Every file under `directory`, by its path from there. A directory that is absent has none. */
export function readTree(directory: string): Tree {
  let entries;
  try {
    entries = readdirSync(directory, { withFileTypes: true, recursive: true });
  } catch {
    return new Map();
  }
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.sort().map((file) => [file.slice(directory.length + 1), readFileSync(file, 'utf8')]));
}

/** The committed project as `minor` can read it: what only newer versions know lies in folders named `since-<minor>`. */
export function readWritten(project: WrittenName, minor: Minor): Tree {
  return overlay(minor, join(projectsDirectory, project), ['base', 'since-']);
}

/** The project after its pull request: files of `head` laid over it, files that `pull-request.json` removes taken away. */
export function readPullRequest(project: WrittenName, minor: Minor): Tree {
  const tree = new Map(overlay(minor, join(projectsDirectory, project), ['base', 'since-', 'head', 'head-since-']));
  for (const path of readRemovals(project)) tree.delete(path);
  return tree;
}

/** Writes the project and links its local packages where `dbt deps` would. What was there before is gone. */
export function writeProject(tree: Tree, directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  for (const [path, text] of tree) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  for (const name of localPackages(tree)) {
    mkdirSync(join(directory, 'dbt_packages'), { recursive: true });
    symlinkSync(join('../local_packages', name), join(directory, 'dbt_packages', name));
  }
}

function overlay(minor: Minor, directory: string, layers: readonly string[]): Tree {
  const folders = layers.flatMap((layer) => (layer.endsWith('-') ? minors.filter((since) => isSince(minor, since)).map((since) => layer + since) : [layer]));
  return new Map(folders.flatMap((folder) => [...readTree(join(directory, folder))]));
}

function readRemovals(project: WrittenName): readonly string[] {
  const { removes }: { removes: readonly string[] } = JSON.parse(readFileSync(join(projectsDirectory, project, 'pull-request.json'), 'utf8'));
  return removes;
}

function localPackages(tree: Tree): readonly string[] {
  const names = [...tree.keys()].map((path) => /^local_packages\/([^/]+)\//.exec(path)?.[1] ?? '');
  return [...new Set(names)].filter((name) => name !== '');
}
