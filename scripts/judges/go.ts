import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { judgesDirectory } from './python.ts';

/** A program that Go builds from a module of the public proxy. */
export interface GoTool {
  readonly name: string;
  readonly module: string;
  /** The package of the command, below the module. */
  readonly command: string;
  readonly version: string;
}

export const versitygw: GoTool = { name: 'versitygw', module: 'github.com/versity/versitygw', command: 'cmd/versitygw', version: 'v1.8.0' };
export const act: GoTool = { name: 'act', module: 'github.com/nektos/act', command: '', version: 'v0.2.89' };
export const actionlint: GoTool = { name: 'actionlint', module: 'github.com/rhysd/actionlint', command: 'cmd/actionlint', version: 'v1.7.12' };

const folder = join(judgesDirectory, 'gobin');

/** Where the program lies once it is installed. */
export const goProgram = ({ name }: GoTool): string => join(folder, name);

/** Whether the pinned version lies there. */
export function hasGoTool(tool: GoTool): boolean {
  if (!existsSync(goProgram(tool))) return false;
  const { stdout } = spawnSync('go', ['version', '-m', goProgram(tool)], { encoding: 'utf8' });
  // Without Go a program that is there is taken as it is: nothing could be installed instead.
  return stdout === null || stdout.includes(`\t${tool.module}\t${tool.version}\t`);
}

/** Builds the program on first use: up to three minutes on two cores. Throws with Go's words. */
export async function installGoTool(tool: GoTool): Promise<void> {
  if (hasGoTool(tool)) return;
  const source = [tool.module, tool.command].filter((part) => part !== '').join('/');
  await run('go', ['install', `${source}@${tool.version}`], { ...process.env, GOBIN: folder });
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status) => (status === 0 ? done() : fail(new Error(`${command} ${args.join(' ')}: ${said.trim().split('\n').at(-1) ?? status}`))));
  });
}
