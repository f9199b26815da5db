import { posix } from 'node:path';
import { parseImports } from './parse-imports.ts';
import type { SourceTree } from './source-tree.ts';

/** Rank by folder below src/, as the table of docs/architecture.md tells it. */
export function parseRanks(document: string): ReadonlyMap<string, number> {
  const rows = [...document.matchAll(/^\| (\d+) \| ([^|]+)\|/gm)];
  return new Map(rows.flatMap(([, rank, folders]) => [...(folders ?? '').matchAll(/`([a-z]+)\/`/g)].map(([, folder]) => [folder ?? '', Number(rank)])));
}

/** Every import that the ranks, the doors or the absence of cycles forbid, one sentence each. */
export function judgeArchitecture(files: SourceTree, ranks: ReadonlyMap<string, number>): readonly string[] {
  const imports = new Map([...files].map(([path, text]) => [path, parseImports(path, text)]));
  const edges = new Map([...imports].map(([path, specifiers]) => [path, specifiers.flatMap((specifier) => targetOf(path, specifier) ?? [])]));
  return [
    ...[...imports].flatMap(([path, specifiers]) => specifiers.flatMap((specifier) => judgeImport(path, specifier, ranks))),
    ...[...files.keys()].filter((path) => !ranks.has(folderOf(path))).map((path) => `${path} lies in a folder without a rank`),
    ...findCycles(edges).map((cycle) => `files form a cycle: ${cycle.join(' -> ')}`),
    ...folderGraphs(edges)
      .flatMap(findCycles)
      .filter((cycle) => !cycle.every((member) => member.endsWith('.ts')))
      .map((cycle) => `folders form a cycle: ${cycle.join(' -> ')}`),
  ];
}

// `src/state/jinja/tokenize.ts` is in `state`.
const folderOf = (path: string): string => path.split('/')[1] ?? '';

function judgeImport(path: string, specifier: string, ranks: ReadonlyMap<string, number>): readonly string[] {
  if (specifier === '(computed)') return [`${path} imports something that cannot be read from the source`];
  if (specifier.startsWith('.')) return judgeRelative(path, specifier);
  if (!specifier.startsWith('#')) return [];
  const [own, other] = [folderOf(path), specifier.slice(1)];
  const [ownRank, otherRank] = [ranks.get(own), ranks.get(other)];
  // A folder without a rank is told of once, not with each of its imports.
  if (ownRank === undefined) return [];
  if (otherRank === undefined) return [`${path} imports ${specifier}, which is no folder with a rank`];
  return otherRank < ownRank ? [] : [`${path} (rank ${ownRank}) imports ${specifier} (rank ${otherRank})`];
}

// package.json is the one file outside src/ that is read: it tells the version.
function judgeRelative(path: string, specifier: string): readonly string[] {
  const target = posix.join(posix.dirname(path), specifier);
  if (target === 'package.json') return [];
  if (folderOf(target) !== folderOf(path) || !target.startsWith('src/')) return [`${path} reaches into another folder: ${specifier}`];
  return target.endsWith('.ts') ? [] : [`${path} imports ${specifier} without its ending`];
}

function targetOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}/index.ts`;
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : undefined;
}

type Edges = ReadonlyMap<string, readonly string[]>;

/**
 * One graph for each folder: its files and its sub-folders, a sub-folder standing for everything below it.
 * A sub-folder may serve its neighbours or use them, not both.
 */
function folderGraphs(edges: Edges): readonly Edges[] {
  const folders = new Set([...edges.keys()].flatMap(ancestors));
  return [...folders].map((folder) => {
    const member = (path: string): string | undefined =>
      path.startsWith(`${folder}/`) ? path.slice(0, `${path}/`.indexOf('/', folder.length + 1)) : undefined;
    const graph = new Map<string, string[]>();
    for (const [from, targets] of edges) {
      for (const to of targets) {
        const [a, b] = [member(from), member(to)];
        if (a !== undefined && b !== undefined && a !== b) graph.set(a, [...(graph.get(a) ?? []), b]);
      }
    }
    return graph;
  });
}

const ancestors = (path: string): readonly string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'));

/** One cycle for each back edge of a depth-first walk: empty exactly when the graph has no cycle. */
function findCycles(edges: Edges): readonly (readonly string[])[] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  const walk = (id: string, path: readonly string[]): void => {
    const start = path.indexOf(id);
    if (start >= 0) cycles.push([...path.slice(start), id]);
    if (start >= 0 || done.has(id)) return;
    for (const next of edges.get(id) ?? []) walk(next, [...path, id]);
    done.add(id);
  };
  for (const id of [...edges.keys()].sort()) walk(id, []);
  return cycles;
}
