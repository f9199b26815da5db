/**
 * `npm run test:peers`: installs the judges that tests compare us with, runs test/peers, and says which judge was
 * there in which version. `--install` stops after the installation, for CI, which does it beside the other tests.
 * A judge that cannot be had is named; its tests are reported as skipped, never as passed.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Judge, goJudges, judges } from './judges/judges.ts';
import { judgesDirectory } from './judges/python.ts';

interface Ready {
  readonly name: string;
  readonly version: string | null;
  readonly state: string;
}

const started = Date.now();
const building = installAll(goJudges);
const ready = [...(await installAll(judges)), ...(await building)];
printTable(ready, Math.round((Date.now() - started) / 1000));
if (!process.argv.includes('--install')) process.exitCode = runTests(process.argv.slice(2));

async function installAll(list: readonly Judge[]): Promise<readonly Ready[]> {
  const done: Ready[] = [];
  for (const { name, install } of list) {
    // A turn of the loop between two installers, so that a finished build is followed by the next one.
    await new Promise(setImmediate);
    try {
      done.push({ name, version: await install(), state: 'ready' });
    } catch (error) {
      done.push({ name, version: null, state: `SKIPPED: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}` });
    }
  }
  return done;
}

function printTable(rows: readonly Ready[], seconds: number): void {
  const line = (...[judge, version, state]: readonly string[]): void => console.log(`${judge?.padEnd(15)} ${version?.padEnd(32)} ${state}`);
  line('judge', 'version', 'state');
  for (const { name, version, state } of rows) line(name, version ?? 'none', state);
  console.log(`Installed in ${seconds} s.\n`);
}

function runTests(args: readonly string[]): number {
  const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', 'vitest.peers.config.ts', ...args], {
    cwd: join(import.meta.dirname, '..'),
    stdio: 'inherit',
    env: { ...process.env, SLUICE_JUDGES_DIR: judgesDirectory },
  });
  return status ?? 1;
}
