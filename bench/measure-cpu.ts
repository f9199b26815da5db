import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A Node program to measure; the same Node runs the benchmark and the program. */
export interface Program {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const REPORTER = join(import.meta.dirname, 'report-cpu.cjs');

/**
 * The least CPU time of each program in milliseconds, user and system together. The programs take turns, so that
 * whatever else the machine does hits all of them, and the least of many runs is the one that was hit least.
 */
export function measureCpu(programs: readonly Program[], runs: number): readonly number[] {
  const least = programs.map(() => Number.POSITIVE_INFINITY);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, program] of programs.entries()) least[index] = Math.min(least[index] ?? Number.POSITIVE_INFINITY, cpuOf(program));
  }
  return least;
}

function cpuOf({ name, args, env = {} }: Program): number {
  const { output, error } = spawnSync(process.execPath, ['--require', REPORTER, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  const milliseconds = Number(output?.[3]);
  if (error || !(milliseconds > 0)) throw new Error(`${name} did not run to its end: ${error?.message ?? output?.[2]}`);
  return milliseconds;
}
