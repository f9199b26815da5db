import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apt } from './chromium.ts';
import { freePort } from './s3.ts';

const VERSION = '15';
const BINARIES = `/usr/lib/postgresql/${VERSION}/bin`;

export interface RunningPostgres {
  /** What psql prints for a script, without headers or alignment. */
  ask(script: string): string;
  stop(): void;
}

/** PostgreSQL from the system's package manager, installed on first use; tells its version. Throws when it cannot be had. */
export function installPostgres(): string {
  if (!existsSync(join(BINARIES, 'initdb'))) {
    apt('update');
    apt('install', '--yes', '--no-install-recommends', `postgresql-${VERSION}`);
  }
  return spawnSync(join(BINARIES, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout.trim().split(' ')[2] ?? VERSION;
}

/** A cluster of its own in a temporary folder, on a free port: the one that the package makes is never touched. */
export async function startPostgres(): Promise<RunningPostgres> {
  installPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'sluice-postgres-'));
  const asOwner = ownerOf(folder);
  const [data, port] = [join(folder, 'data'), await freePort()];
  run([...asOwner, join(BINARIES, 'initdb'), '-D', data, '-U', 'test', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8']);
  const log = join(folder, 'log');
  const started = spawn([
    ...asOwner,
    join(BINARIES, 'pg_ctl'),
    '-D',
    data,
    '-w',
    '-o',
    `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off`,
    '-l',
    log,
    'start',
  ]);
  if (started !== 0) throw new Error(`postgres did not start: ${existsSync(log) ? readFileSync(log, 'utf8') : 'no log'}`);
  return {
    ask: (script) =>
      run(['psql', '-X', '-A', '-t', '-q', '-v', 'ON_ERROR_STOP=1', '-h', '127.0.0.1', '-p', String(port), '-U', 'test', '-d', 'postgres'], script),
    stop: () => {
      spawn([...asOwner, join(BINARIES, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// Postgres refuses to run as root.
function ownerOf(folder: string): readonly string[] {
  if (process.getuid?.() !== 0) return [];
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(run(['id', flag, 'postgres'])));
  chownSync(folder, uid ?? 0, gid ?? 0);
  return ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups'];
}

function run([command = '', ...args]: readonly string[], input?: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    cwd: '/',
    ...(input === undefined ? {} : { input }),
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
  return stdout;
}

// The server keeps what it inherits: with pipes the caller would wait for it for ever.
const spawn = ([command = '', ...args]: readonly string[]): number | null => spawnSync(command, args, { stdio: 'ignore', cwd: '/' }).status;
