import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureSource } from './support/measure-source.ts';
import { parseImports } from './support/parse-imports.ts';
import { readTree } from './support/source-tree.ts';

const SOURCES = readTree('src');
const MEASURES = new Map([...SOURCES].map(([path, text]) => [path, measureSource(path, text)]));
const EVERYTHING = new Map([...SOURCES, ...readTree('test'), ...readTree('scripts'), ...readTree('bench')]);
const TEXTS = new Map([...EVERYTHING, ...readTree('docs', () => true), ...readTree('.github', () => true), ...readTree('.ci', () => true)]);

/** Folders that read no file, clock, environment or network. */
const PURE = [
  'kernel',
  'settings',
  'artifacts',
  'ports',
  'contracts',
  'state',
  'selection',
  'explain',
  'coverage',
  'rules',
  'policy',
  'report',
  'render',
  'pipeline',
];
/** Built-in modules that compute and nothing else. */
const COMPUTING = ['node:buffer', 'node:crypto', 'node:path/posix', 'node:util', 'node:zlib'];

/**
 * What is longer or more forced than the guide wants, with its figure of today. A figure may sink, and then has to be
 * written down here; nothing may be added without a reason beside it.
 */
const LONG_FILES: Readonly<Record<string, number>> = {};
const CASTS: Readonly<Record<string, number>> = {};

/** Paths and figures where `figure` is over `limit`. */
function over(limit: number, figure: (path: string) => number): Record<string, number> {
  return Object.fromEntries([...MEASURES.keys()].map((path) => [path, figure(path)] as const).filter(([, value]) => value > limit));
}

const measuresOf = (path: string) => {
  const found = MEASURES.get(path);
  if (found === undefined) throw new Error(`${path} was not measured`);
  return found;
};

const functionsOf = (wanted: (path: string) => boolean) =>
  [...MEASURES].filter(([path]) => wanted(path)).flatMap(([path, { functions }]) => functions.map((found) => ({ where: `${path} ${found.name}`, ...found })));

describe('the source', () => {
  it('has no function over 40 lines in the shells', () => {
    const shells = functionsOf((path) => /^src\/(action|cli)\//.test(path));
    expect(shells.filter(({ lines }) => lines > 40).map(({ where, lines }) => `${where}: ${lines}`)).toEqual([]);
  });

  it('has functions of at most 25 lines, nine times out of ten', () => {
    const sorted = functionsOf(() => true)
      .map(({ lines }) => lines)
      .sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(25);
  });

  it('has no function over 60 lines', () => {
    expect(
      functionsOf(() => true)
        .filter(({ lines }) => lines > 60)
        .map(({ where, lines }) => `${where}: ${lines}`),
    ).toEqual([]);
  });

  it('has functions of at most three parameters', () => {
    expect(
      functionsOf(() => true)
        .filter(({ parameters }) => parameters > 3)
        .map(({ where, parameters }) => `${where}: ${parameters}`),
    ).toEqual([]);
  });

  it('has no file over 200 lines, apart from those on the list', () => {
    expect(over(200, (path) => measuresOf(path).lines)).toEqual(LONG_FILES);
  });

  it('never says any, in tests and scripts neither', () => {
    const found = [...EVERYTHING].flatMap(([path, text]) => measureSource(path, text).anyLines.map((line) => `${path}:${line}`));
    expect(found).toEqual([]);
  });

  it('forces a type only in brand makers, at the artifacts door and where the list says', () => {
    const allowed = (path: string): boolean => path === 'src/kernel/brand.ts' || path.startsWith('src/artifacts/');
    expect(over(0, (path) => (allowed(path) ? 0 : measuresOf(path).casts.length))).toEqual(CASTS);
  });

  it('ends every switch in a default', () => {
    expect([...MEASURES].flatMap(([path, { openSwitches }]) => openSwitches.map((line) => `${path}:${line}`))).toEqual([]);
  });

  it('reads no clock, environment or network in the pure folders', () => {
    const pure = [...MEASURES].filter(([path]) => PURE.includes(path.split('/')[1] ?? ''));
    const touched = pure.flatMap(([path, { outside }]) => outside.map((name) => `${path}: ${name}`));
    const imported = pure.flatMap(([path]) =>
      parseImports(path, SOURCES.get(path) ?? '')
        .filter((name) => name.startsWith('node:') && !COMPUTING.includes(name))
        .map((name) => `${path}: ${name}`),
    );
    expect([...touched, ...imported]).toEqual([]);
  });

  it('has files named in kebab-case', () => {
    expect([...EVERYTHING.keys()].filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.ts$/.test(basename(path)))).toEqual([]);
  });

  it('leaves nothing to be done later', () => {
    expect(linesLike(new RegExp(`\\b(${['TO', 'FIX', 'XX'].map((start, index) => start + ['DO', 'ME', 'X'][index]).join('|')})\\b`))).toEqual([]);
  });

  it('names no path of the machine it was written on', () => {
    expect(
      linesLike(new RegExp(`(?<![\\w.])/(${['wo' + 'rk', 'ro' + 'ot', 'ho' + 'me/\\w+', 'Us' + 'ers/\\w+', 'tmp/jud' + 'ges'].join('|')})(/|\\b)(?!flow)`)),
    ).toEqual([]);
  });

  it('uses no dash as decoration in comments', () => {
    expect([...SOURCES].flatMap(([path, text]) => matchingLines(path, text, /^\s*(\/\/|\/?\*).*[\u2013\u2014]/))).toEqual([]);
  });
});

const linesLike = (pattern: RegExp): readonly string[] => [...TEXTS].flatMap(([path, text]) => matchingLines(path, text, pattern));

function matchingLines(path: string, text: string, pattern: RegExp): readonly string[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
}

describe('the measures', () => {
  it.each([
    ['any', 'const x: any = 1;', { anyLines: [1] }],
    ['as', 'const x = 1 as unknown as string;', { casts: [1, 1] }],
    ['an exclamation mark', 'const x = y!;', { casts: [1] }],
    ['as const, which forces nothing', 'const x = [1] as const;', { casts: [] }],
    ['a switch without a default', 'switch (x) { case 1: break; }', { openSwitches: [1] }],
    ['a switch with a default', 'switch (x) { default: break; }', { openSwitches: [] }],
    ['the clock', 'const x = [Date.now(), new Date(), new Date(0)];', { outside: ['Date.now', 'new Date()'] }],
    ['the environment', 'const x = process.env.HOME;', { outside: ['process'] }],
    ['a member that has the name of the environment', 'const x = y.process; const z = { process: 1 };', { outside: [] }],
    [
      'functions',
      'function a(b, c) {\n}\nconst d = () => 1;\nclass E { f() {\n\n} }',
      {
        functions: [
          { name: 'a', lines: 2, parameters: 2 },
          { name: 'd', lines: 1, parameters: 0 },
          { name: 'f', lines: 3, parameters: 0 },
        ],
      },
    ],
  ])('see %s', (_, text, measures) => {
    expect(measureSource('a.ts', text)).toMatchObject(measures);
  });
});
