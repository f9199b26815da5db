import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEMO_SIDES } from '../support/demo-change.ts';
import { distFile } from '../support/dist.ts';

/** The oldest Node that the bundle runs on, when the machine has it; npm's own copy is a newer one. */
function findNode20(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.map((folder) => join(folder, 'node')).find((node) => existsSync(node) && run(node, ['--version']).startsWith('v20.'));
}

function run(node: string, args: readonly string[]): string {
  return spawnSync(node, args, { encoding: 'utf8' }).stdout;
}

const node20 = findNode20();
if (node20 === undefined) console.warn('NOT JUDGED by Node 20: there is none on the PATH');

describe.skipIf(node20 === undefined)('the bundle on Node 20', () => {
  it.each([
    ['demo', []],
    ['plan', [...DEMO_SIDES, '--format', 'json']],
    ['explain', ['orders', ...DEMO_SIDES]],
    ['rules', ['--format', 'markdown']],
  ])('answers %s as on this Node', (command, args) => {
    const there = run(node20 ?? '', [distFile('cli.js'), command, ...args]);
    expect(there).toBe(run(process.execPath, [distFile('cli.js'), command, ...args]));
    expect(there).not.toBe('');
  });
});
