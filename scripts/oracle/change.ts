import type { JsonObject } from '#kernel';
import type { Tree } from './tree.ts';

/** All that decides what dbt parses: the files, the environment, the variables and the target. */
export interface Side {
  readonly tree: Tree;
  readonly env: Readonly<Record<string, string>>;
  readonly vars: JsonObject;
  readonly target: 'prod' | 'ci';
}

/** One thing that somebody does to a project. Throws when the project has no such file or text. */
export type Change = (side: Side) => Side;

export const sideOf = (tree: Tree): Side => ({ tree, env: {}, vars: {}, target: 'prod' });

/** The side after every change, first to last. */
export function applyAll(side: Side, changes: readonly Change[]): Side {
  return changes.reduce((current, change) => change(current), side);
}

/** Replaces the first `find` in a file; the file must have it. */
export function edit(path: string, find: string, put: string): Change {
  return rewrite(path, (text) => {
    if (!text.includes(find)) throw new Error(`${path} has no ${JSON.stringify(find)}`);
    return text.replace(find, () => put);
  });
}

/** Replaces the whole text of a file. */
export function rewrite(path: string, turn: (text: string) => string): Change {
  return (side) => withTree(side, (tree) => tree.set(path, turn(read(side, path))));
}

/** Adds a file, or replaces it. */
export function write(path: string, text: string): Change {
  return (side) => withTree(side, (tree) => tree.set(path, text));
}

export function append(path: string, text: string): Change {
  return rewrite(path, (before) => before + text);
}

export function prepend(path: string, text: string): Change {
  return rewrite(path, (before) => text + before);
}

export function remove(path: string): Change {
  return (side) => {
    read(side, path);
    return withTree(side, (tree) => tree.delete(path));
  };
}

export function move(path: string, to: string): Change {
  return (side) => {
    const text = read(side, path);
    return withTree(side, (tree) => {
      tree.delete(path);
      tree.set(to, text);
    });
  };
}

export function env(name: string, value: string): Change {
  return (side) => ({ ...side, env: { ...side.env, [name]: value } });
}

export function variable(name: string, value: JsonObject[string]): Change {
  return (side) => ({ ...side, vars: { ...side.vars, [name]: value } });
}

export function target(name: Side['target']): Change {
  return (side) => ({ ...side, target: name });
}

function read(side: Side, path: string): string {
  const text = side.tree.get(path);
  if (text === undefined) throw new Error(`there is no ${path}`);
  return text;
}

function withTree(side: Side, act: (tree: Map<string, string>) => unknown): Side {
  const tree = new Map(side.tree);
  act(tree);
  return { ...side, tree };
}
