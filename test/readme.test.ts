import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUTS, parseConfig } from '#settings';
import { fillBlocks } from '../scripts/tables.ts';
import { DEMO_HEAD, DEMO_STORE } from './support/demo-change.ts';
import { runCli } from './support/run-cli.ts';
import { ROOT } from './support/source-tree.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The one code block that begins with `first`. */
function block(language: string, first: string): string {
  const blocks = [...README.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].filter(([, name, text]) => name === language && text?.startsWith(first));
  expect(blocks.length).toBe(1);
  return blocks[0]?.[2] ?? '';
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

describe('the README', () => {
  it('gives a workflow whose inputs all exist', () => {
    const workflow: { readonly jobs: { readonly sluice: { readonly steps: readonly Step[] } } } = parse(block('yaml', '# .github/workflows/sluice.yml'));
    const step = workflow.jobs.sluice.steps.find(({ uses }) => uses?.includes('/sluice@'));
    const known: readonly string[] = Object.values(INPUTS).map(({ name }) => name);
    expect(Object.keys(step?.with ?? { missing: '' }).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('pins every action of that workflow by its full commit', () => {
    const uses = [...block('yaml', '# .github/workflows/sluice.yml').matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(uses.filter((action) => !/@([0-9a-f]{40}|COMMIT)$/.test(action ?? ''))).toEqual([]);
  });

  it('gives commands that work when they are typed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sluice-readme-'));
    cpSync(join(DEMO_STORE, 'commits', readdirSync(join(DEMO_STORE, 'commits'))[0] ?? ''), join(folder, 'prod-artifacts'), { recursive: true });
    cpSync(DEMO_HEAD, join(folder, 'target'), { recursive: true });
    const typed = block('sh', 'node dist/cli.js demo')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ').slice(2));
    const runs = await Promise.all(typed.map((words) => runCli(words, { cwd: folder })));
    rmSync(folder, { recursive: true });
    // The change of the demo closes the gate, which is what `check` is for.
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [1, ''],
    ]);
  });

  it('gives a configuration that is valid and wholly in force', () => {
    const parsed = parseConfig(block('yaml', '# sluice.yml'), 'README.md');
    expect(parsed.ok && parsed.value.unused).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = [...README.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path ?? '');
    expect(links.length).toBeGreaterThan(0);
    for (const path of links) expect(() => readFileSync(join(ROOT, path))).not.toThrow();
  });
});

describe('a marked block', () => {
  const blocks = { a: () => 'new', b: () => 'other' };

  it('is replaced, and what is around it stays', () => {
    expect(fillBlocks('x\n<!-- generated: a -->\nold\n<!-- end -->\ny', blocks)).toBe('x\n<!-- generated: a -->\nnew\n<!-- end -->\ny');
  });

  it('is filled when it is empty, without swallowing the next', () => {
    const empty = '<!-- generated: a -->\n<!-- end -->\nmiddle\n<!-- generated: b -->\n<!-- end -->\n';
    expect(fillBlocks(empty, blocks)).toBe('<!-- generated: a -->\nnew\n<!-- end -->\nmiddle\n<!-- generated: b -->\nother\n<!-- end -->\n');
  });

  it('is a defect when nothing makes it', () => {
    expect(() => fillBlocks('<!-- generated: c -->\n<!-- end -->', blocks)).toThrow('c');
  });
});
