import { spawn } from 'node:child_process';
import { distFile } from './dist.ts';
import { ROOT } from './source-tree.ts';

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Modules that Node loads first: where a test plants a defect. */
  readonly preload?: string;
}

/** Runs the command line as users do, from the bundle. Nothing of the caller's environment leaks in. */
export function runCli(args: readonly string[], { cwd = ROOT, env = {}, preload }: CliOptions = {}): Promise<CliRun> {
  const flags = preload === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  const child = spawn(process.execPath, [...flags, distFile('cli.js'), ...args], { cwd, env: { PATH: process.env['PATH'] ?? '', ...env } });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, stdout: stdout(), stderr: stderr() }));
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}
