/** `npm run check`: everything that a change has to pass before it is pushed, without the judges. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Cheap ones first; the shell is npm's own, so that its binaries are found. */
const STEPS: readonly (readonly [name: string, script: string, ...args: readonly string[]])[] = [
  ['generated files are fresh', 'generate', '--check'],
  ['format', 'format'],
  ['lint', 'lint'],
  ['types', 'types'],
  ['nothing unused', 'unused'],
  ['tests', 'test'],
  ['dist is fresh', 'check:dist'],
];

const failed = STEPS.filter(([name, script, ...args]) => {
  console.log(`\n== ${name}`);
  const { status } = spawnSync('npm', ['run', '--silent', script, ...(args.length === 0 ? [] : ['--', ...args])], { cwd: ROOT, stdio: 'inherit' });
  return status !== 0;
});

console.log(failed.length === 0 ? '\nEverything passes.' : `\nNot passed: ${failed.map(([name]) => name).join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
