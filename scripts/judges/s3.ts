import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { goProgram, installGoTool, versitygw } from './go.ts';
import { installPython } from './python.ts';

const MOTO = '5.2.5';
const START_MS_MAX = 30_000;

/** An independent S3 server that can be run on this machine. */
export interface S3Judge {
  /** Name and version, for the report. */
  readonly name: string;
  readonly accessKey: string;
  readonly secret: string;
  /** Throws when it cannot be had. */
  install(): Promise<void>;
  start(): Promise<RunningServer>;
}

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** versitygw from its Go module: strict about signatures and digests, without KMS. */
export const versitygwJudge: S3Judge = {
  name: `versitygw ${versitygw.version}`,
  accessKey: 'versitygw-owner',
  secret: 'versitygw-secret',
  install: () => installGoTool(versitygw),
  start: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sluice-versitygw-'));
    const port = await freePort();
    const env = { ...process.env, ROOT_ACCESS_KEY: versitygwJudge.accessKey, ROOT_SECRET_KEY: versitygwJudge.secret };
    const child = spawn(goProgram(versitygw), ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', folder], { env, stdio: 'ignore' });
    const stop = async (): Promise<void> => {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    };
    return { url: await whenUp(child, port), stop };
  },
};

/** moto from PyPI: lax about signatures and digests, but knows KMS. */
export const motoJudge: S3Judge = {
  name: `moto ${MOTO}`,
  accessKey: 'moto-owner',
  secret: 'moto-secret',
  install: async () => void installMoto(),
  start: async () => {
    const port = await freePort();
    const child = spawn(join(dirname(installMoto()), 'moto_server'), ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    return { url: await whenUp(child, port), stop: () => end(child) };
  },
};

function installMoto(): string {
  return installPython('moto', [`moto==${MOTO}`, 'moto[s3,server]']);
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No free port'))));
    });
  });
}

async function whenUp(child: ChildProcess, port: number): Promise<string> {
  const url = `http://127.0.0.1:${port}`;
  const failure = new Promise<string>((resolve) => child.once('error', (error) => resolve(error.message)).once('exit', (code) => resolve(`exit ${code}`)));
  const failed = await Promise.race([failure, answers(url)]);
  if (failed === undefined) return url;
  await end(child);
  throw new Error(`${child.spawnfile} did not start: ${failed}`);
}

/** Undefined as soon as anything is answered, a refusal of the unsigned request included. */
async function answers(url: string): Promise<string | undefined> {
  for (const until = Date.now() + START_MS_MAX; Date.now() < until; await sleep(100)) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1000) }).catch(() => undefined);
    if (answer !== undefined) return undefined;
  }
  return `no answer in ${START_MS_MAX / 1000} s`;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await gone;
}
