import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCpu, type Program } from './measure-cpu.ts';

const RUNS = 21;
/** What start-up may cost, in bare Nodes: performance.md, G7. */
const BUDGET = 2.5;

/** Prints what the shells cost before they do any work, as multiples of a bare Node. */
export function benchStartup(dist: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'sluice-bench-'));
  const empty = join(scratch, 'empty.mjs');
  writeFileSync(empty, '');
  const programs: readonly Program[] = [
    { name: 'bare Node', args: [empty] },
    { name: 'sluice version', args: [join(dist, 'cli.js'), 'version'] },
    { name: 'sluice help plan', args: [join(dist, 'cli.js'), 'help', 'plan'] },
    // An unknown mode is refused before anything else happens.
    { name: 'action, refused input', args: [join(dist, 'index.js')], env: { INPUT_MODE: 'nothing' } },
  ];
  try {
    const cpu = measureCpu(programs, RUNS);
    const bare = cpu[0] ?? Number.NaN;
    console.log(`start-up, Node ${process.versions.node}, CPU ms, least of ${RUNS}, taking turns`);
    for (const [index, { name }] of programs.entries()) {
      const own = cpu[index] ?? Number.NaN;
      console.log(`${name.padEnd(22)} ${own.toFixed(1).padStart(6)} ${(own / bare).toFixed(2).padStart(6)} x`);
    }
    console.log(`budget of the command line: ${BUDGET} x`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
