import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeArchitecture, parseRanks } from './support/architecture.ts';
import { readTree, ROOT } from './support/source-tree.ts';

const RANKS = parseRanks(readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8'));

/** Complaints about a source tree in which the named files say this and nothing else. */
const judge = (files: Readonly<Record<string, string>>): readonly string[] => judgeArchitecture(new Map(Object.entries(files)), RANKS);

describe('the architecture', () => {
  it('lets src/ import downwards only, through doors, without a cycle', () => {
    expect(judgeArchitecture(readTree('src'), RANKS)).toEqual([]);
  });

  it('ranks every folder of src/', () => {
    const folders = new Set([...readTree('src').keys()].map((path) => path.split('/')[1]));
    expect([...RANKS.keys()].sort()).toEqual([...folders].sort());
  });
});

describe('the judge of the architecture', () => {
  it.each([
    ['an import of a higher rank', { 'src/state/a.ts': "import { x } from '#render';" }, ['src/state/a.ts (rank 2) imports #render (rank 8)']],
    ['an import of the same rank', { 'src/settings/a.ts': "import { x } from '#artifacts';" }, ['src/settings/a.ts (rank 1) imports #artifacts (rank 1)']],
    ['an import of the own door', { 'src/state/a.ts': "import { x } from '#state';" }, ['src/state/a.ts (rank 2) imports #state (rank 2)']],
    ['an import of types alone', { 'src/kernel/a.ts': "import type { X } from '#state';" }, ['src/kernel/a.ts (rank 0) imports #state (rank 2)']],
    ['a type named in passing', { 'src/kernel/a.ts': "export type X = import('#state').X;" }, ['src/kernel/a.ts (rank 0) imports #state (rank 2)']],
    ['a lazy import', { 'src/kernel/a.ts': "await import('#state');" }, ['src/kernel/a.ts (rank 0) imports #state (rank 2)']],
    ['a re-export', { 'src/kernel/a.ts': "export * from '#state';" }, ['src/kernel/a.ts (rank 0) imports #state (rank 2)']],
    [
      'a way around the door',
      { 'src/state/a.ts': "import { x } from '../kernel/brand.ts';" },
      ['src/state/a.ts reaches into another folder: ../kernel/brand.ts'],
    ],
    [
      'a way out of src',
      { 'src/state/a.ts': "import { x } from '../../test/support/x.ts';" },
      ['src/state/a.ts reaches into another folder: ../../test/support/x.ts'],
    ],
    ['a deep door', { 'src/cli/a.ts': "import { x } from '#state/v1';" }, ['src/cli/a.ts imports #state/v1, which is no folder with a rank']],
    ['a computed import', { 'src/cli/a.ts': 'await import(name);' }, ['src/cli/a.ts imports something that cannot be read from the source']],
    ['a new folder', { 'src/utils/a.ts': '' }, ['src/utils/a.ts lies in a folder without a rank']],
    [
      'a cycle of files',
      { 'src/state/a.ts': "import { b } from './b.ts';", 'src/state/b.ts': "import type { A } from './a.ts';" },
      ['files form a cycle: src/state/a.ts -> src/state/b.ts -> src/state/a.ts'],
    ],
    [
      'a cycle of folders whose files form none',
      {
        'src/state/v1/a.ts': "import { b } from '../v2/b.ts';",
        'src/state/v2/b.ts': '',
        'src/state/v2/c.ts': "import { d } from '../v1/d.ts';",
        'src/state/v1/d.ts': '',
      },
      ['folders form a cycle: src/state/v1 -> src/state/v2 -> src/state/v1'],
    ],
  ])('finds %s', (_, files, complaints) => {
    expect(judge(files)).toEqual(complaints);
  });

  it('accepts an import of a lower rank through its door', () => {
    expect(judge({ 'src/render/a.ts': "import { x } from '#kernel'; import { readFile } from 'node:fs/promises';" })).toEqual([]);
  });
});
