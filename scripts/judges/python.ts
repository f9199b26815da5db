import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pins } from './versions.ts';
import type { Minor } from './versions.ts';

/** Where the judges live: SLUICE_JUDGES_DIR, else a folder that git ignores. */
export const judgesDirectory = resolve(process.env['SLUICE_JUDGES_DIR'] ?? join(import.meta.dirname, '../../.cache/judges'));

/** The Python that has dbt-core of this minor and dbt-duckdb, installed on first use. Throws with the installer's words. */
export function installDbt(minor: Minor): string {
  const { core, adapter, duckdb } = pins[minor];
  return installPython(`v${minor.replace('.', '')}`, [`dbt-core==${core}`, `dbt-duckdb==${adapter}`, `duckdb==${duckdb}`]);
}

/** The Python of a virtual environment that holds `requirements`. An environment that is complete is left alone. */
export function installPython(name: string, requirements: readonly string[]): string {
  const directory = join(judgesDirectory, name);
  const python = join(directory, 'bin/python');
  if (existsSync(python) && hasAll(python, requirements)) return python;
  const uv = installUv();
  run(uv, ['venv', '--quiet', '--clear', directory]);
  run(uv, ['pip', 'install', '--quiet', '--python', python, '--overrides', writeOverrides(), ...requirements]);
  return python;
}

// dbt --version would ask the package index; the metadata of the installed packages needs no network.
function hasAll(python: string, requirements: readonly string[]): boolean {
  const pinned = requirements.flatMap((requirement) => {
    const [name, version] = requirement.split('==');
    return name === undefined || version === undefined ? [] : [{ name, version }];
  });
  const program = 'import sys\nfrom importlib.metadata import version\nprint(*[version(name) for name in sys.argv[1:]])';
  const answer = spawnSync(python, ['-c', program, ...pinned.map(({ name }) => name)], { encoding: 'utf8' });
  return answer.status === 0 && answer.stdout.trim() === pinned.map(({ version }) => version).join(' ');
}

function installUv(): string {
  const uv = join(judgesDirectory, 'boot/bin/uv');
  if (existsSync(uv)) return uv;
  mkdirSync(judgesDirectory, { recursive: true });
  run('python3', ['-m', 'venv', join(judgesDirectory, 'boot')]);
  run(join(judgesDirectory, 'boot/bin/python'), ['-m', 'pip', 'install', '--quiet', 'uv']);
  return uv;
}

// dbt-core 1.12 asks for a parser package whose build downloads from the network; parsing does not need it.
function writeOverrides(): string {
  const file = join(judgesDirectory, 'overrides.txt');
  writeFileSync(file, 'dbt-core-experimental-parser ; python_version < "3"\n');
  return file;
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr}`);
}
