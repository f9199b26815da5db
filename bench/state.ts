import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { measureCpu, type Program } from './measure-cpu.ts';
import { type Manifest, multiplyManifest } from './multiply-manifest.ts';

const RUNS = 5;
const COPIES = [0, 15, 80] as const;

/** Prints what a plan costs on projects of growing size, against the least that any tool pays that reads both with JSON.parse. */
export function benchState(dist: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'sluice-bench-'));
  const empty = join(scratch, 'empty.mjs');
  const parser = join(scratch, 'parse.mjs');
  writeFileSync(empty, '');
  writeFileSync(parser, "import { readFileSync } from 'node:fs'; for (const file of process.argv.slice(2)) JSON.parse(readFileSync(file, 'utf8'));");
  console.log(`plan, Node ${process.versions.node}, CPU ms above a bare Node, least of ${RUNS}, taking turns`);
  console.log('   nodes       MB   parse both     plan   plan / parse   selected');
  try {
    for (const copies of COPIES) {
      const { base, head, nodes } = writePair(scratch, copies);
      const plan = [join(dist, 'cli.js'), 'plan', '--base', base, '--head', head, '--format', 'ids', '--quiet'];
      const programs: readonly Program[] = [
        { name: 'bare Node', args: [empty] },
        { name: 'JSON.parse', args: [parser, base, head] },
        { name: 'sluice plan', args: plan },
      ];
      const [bare = Number.NaN, parsing = Number.NaN, planning = Number.NaN] = measureCpu(programs, RUNS);
      const megabytes = (statSync(base).size + statSync(head).size) / 1e6;
      // A changed macro is called by the copies as well, so that the answer grows with the project.
      const selected = spawnSync(process.execPath, plan, { encoding: 'utf8' }).stdout.split('\n').length - 1;
      printRow(
        [nodes, 8, 0],
        [megabytes, 8, 1],
        [parsing - bare, 12, 0],
        [planning - bare, 8, 0],
        [(planning - bare) / (parsing - bare), 14, 2],
        [selected, 10, 0],
      );
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function printRow(...figures: readonly (readonly [value: number, width: number, digits: number])[]): void {
  console.log(figures.map(([value, width, digits]) => value.toFixed(digits).padStart(width)).join(' '));
}

function writePair(scratch: string, copies: number): { readonly base: string; readonly head: string; readonly nodes: number } {
  const production = readDemo('base');
  const [base, head] = [join(scratch, `base-${copies}`), join(scratch, `head-${copies}`)];
  const larger = multiplyManifest(production, production, copies);
  writeManifest(base, larger);
  writeManifest(head, multiplyManifest(readDemo('head'), production, copies));
  return { base: join(base, 'manifest.json'), head: join(head, 'manifest.json'), nodes: Object.keys(larger.nodes).length };
}

function readDemo(side: 'base' | 'head'): Manifest {
  const demo = join(import.meta.dirname, '../fixtures/demo');
  const facts: { readonly mergeBase: string } = JSON.parse(readFileSync(join(demo, 'pull-request.json'), 'utf8'));
  const folder = side === 'base' ? join('store/commits', facts.mergeBase) : 'target';
  const manifest: Manifest = JSON.parse(gunzipSync(readFileSync(join(demo, folder, 'manifest.json.gz'))).toString('utf8'));
  return manifest;
}

function writeManifest(folder: string, manifest: Manifest): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
}
