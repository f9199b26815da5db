import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Command, readCommands } from './commands.ts';
import { readFileCommands } from './file-commands.ts';

/** One step `uses: sluice`, as the runner would start it. */
export interface Step {
  readonly event: string;
  readonly payload: object;
  /** What stands under `with:`. */
  readonly with?: Readonly<Record<string, string>>;
  /** The checkout. */
  readonly workspace: string;
  readonly apiUrl: string;
  readonly token: string;
  readonly repository?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface StepResult {
  readonly exitCode: number | null;
  /** Both streams: the runner reads both. */
  readonly log: string;
  readonly commands: readonly Command[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NODE = join(ROOT, 'node_modules/.bin/node');

/** What users run, when it has been built; the sources on the same Node otherwise. */
const ENTRY =
  [process.env['SLUICE_ENTRY'], 'dist/index.js', 'src/action/main.ts'].filter((entry) => entry !== undefined).find((entry) => existsSync(join(ROOT, entry))) ??
  '';

/** Runs the action once in a process of its own. Throws when it reached for anything but the loopback interface. */
export async function runStep(step: Step): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-step-'));
  try {
    const env = await prepare(step, folder);
    const { exitCode, log } = await start(env, step.workspace);
    const reached = await readFile(join(folder, 'network'), 'utf8');
    if (reached !== '') throw new Error(`The action reached for the outside: ${reached}`);
    return {
      exitCode,
      log,
      commands: readCommands(log),
      outputs: Object.fromEntries(readFileCommands(await readFile(join(folder, 'output'), 'utf8'))),
      summary: await readFile(join(folder, 'summary'), 'utf8'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The variables of actions/runner, with the files that they name. Nothing of this process's own environment gets in. */
async function prepare(step: Step, folder: string): Promise<NodeJS.ProcessEnv> {
  const file = (name: string): string => join(folder, name);
  await mkdir(file('temp'));
  for (const name of ['output', 'summary', 'state', 'env', 'path', 'network']) await writeFile(file(name), '');
  await writeFile(file('event.json'), JSON.stringify(step.payload));
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_API_URL: step.apiUrl,
    GITHUB_EVENT_NAME: step.event,
    GITHUB_EVENT_PATH: file('event.json'),
    GITHUB_JOB: 'review',
    GITHUB_OUTPUT: file('output'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_REF_NAME: 'main',
    GITHUB_REPOSITORY: step.repository ?? 'acme/shop',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '42',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_SHA: 'e'.repeat(40),
    GITHUB_WORKFLOW: 'ci',
    GITHUB_WORKSPACE: step.workspace,
    RUNNER_TEMP: file('temp'),
    AWS_EC2_METADATA_DISABLED: 'true',
    NODE_OPTIONS: `--import=${new URL('./no-network.ts', import.meta.url).href}`,
    SLUICE_NETWORK_LOG: file('network'),
    ...inputs(step),
    ...step.env,
  };
}

// The runner passes every declared input, and also those that nobody declared.
function inputs({ with: given = {}, token }: Step): Record<string, string> {
  const declared: { readonly inputs: Readonly<Record<string, { readonly default: string }>> } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
  const defaults = Object.entries(declared.inputs).map(([name, input]) => [name, input.default.replace('${{ github.token }}', token)]);
  const all: Record<string, string> = { ...Object.fromEntries(defaults), ...given };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]));
}

async function start(env: NodeJS.ProcessEnv, cwd: string): Promise<{ readonly exitCode: number | null; readonly log: string }> {
  const child = spawn(NODE, [join(ROOT, ENTRY)], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const listen = (text: string): void => {
    log += text;
  };
  child.stdout.setEncoding('utf8').on('data', listen);
  child.stderr.setEncoding('utf8').on('data', listen);
  const exitCode = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  return { exitCode, log };
}
