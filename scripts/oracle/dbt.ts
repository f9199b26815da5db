import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { JsonObject } from '#kernel';
import { installDbt } from '../judges/python.ts';
import type { Minor } from '../judges/versions.ts';
import type { Beside } from './beside.ts';
import type { Side } from './change.ts';
import { writeText } from './files.ts';
import { cleanManifest } from './manifest.ts';
import type { Answer, Question } from './question.ts';
import { projectsDirectory, writeProject } from './tree.ts';

/** A dbt of one minor, alive in a Python process of its own. Questions go to the side that was parsed last. */
export interface Dbt {
  readonly minor: Minor;
  /** Names and versions of the packages that answer. */
  readonly versions: Readonly<Record<string, string>>;
  /** Writes the side to disk and has it parsed: the manifest without what differs from run to run, or dbt's error. */
  parse(side: Side): Promise<Parsed>;
  /** `json` asks about the parsed manifest read back from its file, `live` about the objects in dbt's memory. */
  ask(state: string, head: 'live' | 'json', questions: readonly Question[]): Promise<readonly Answer[]>;
  /** The same question to a fresh process, by the command line. */
  askByCommandLine(state: string, question: Question): Answer;
  /** Puts a manifest where `--state` can read it, and what lay beside it. */
  storeState(name: string, manifest: JsonObject, beside?: Beside): string;
  close(): void;
}

export type Parsed = { readonly manifest: JsonObject } | { readonly error: string; readonly message: string };

/** Starts dbt with `work` as its scratch directory, at low priority. */
export async function startDbt(minor: Minor, work: string): Promise<Dbt> {
  const python = installDbt(minor);
  const project = join(work, 'project');
  mkdirSync(work, { recursive: true });
  const request = startDriver(python, work);
  const versions = (await request({ op: 'hello' })) as Readonly<Record<string, string>>;
  let current: Side | undefined;
  const setting = (): object => ({ project, env: current?.env, vars: current?.vars, target: current?.target });
  return {
    minor,
    versions,
    async parse(side) {
      current = side;
      writeProject(side.tree, project);
      const reply = await request({ op: 'parse', ...setting() });
      if (typeof reply['manifest'] !== 'string') return { error: String(reply['error']), message: String(reply['message']) };
      return { manifest: cleanManifest(readFileSync(reply['manifest'], 'utf8'), work) };
    },
    async ask(state, head, questions) {
      const reply = await request({ op: 'ask', ...setting(), state, head, questions });
      return reply['answers'] as readonly Answer[];
    },
    askByCommandLine(state, question) {
      if (current === undefined) throw new Error('nothing has been parsed');
      return runCommandLine(join(dirname(python), 'dbt'), { work, project, state, side: current }, question);
    },
    storeState(name, manifest, beside) {
      const directory = join(work, 'state', name);
      rmSync(directory, { recursive: true, force: true });
      writeText(join(directory, 'manifest.json'), JSON.stringify(manifest));
      if (beside !== undefined) {
        writeText(join(directory, 'run_results.json'), JSON.stringify(beside.runResults));
        writeText(join(directory, 'sources.json'), JSON.stringify(beside.sources));
        writeText(join(work, 'target', 'sources.json'), JSON.stringify(beside.currentSources));
      }
      return directory;
    },
    close() {
      request.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}

type Reply = Readonly<Record<string, unknown>>;
type Requester = ((message: object) => Promise<Reply>) & { close(): void };

function startDriver(python: string, work: string): Requester {
  const driver = join(import.meta.dirname, 'driver.py');
  const child = spawn('nice', ['-n', '5', python, driver, work, projectsDirectory], { stdio: ['pipe', 'pipe', 'pipe'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const request = async (message: object): Promise<Reply> => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`dbt's driver ended: ${complaints.join('').slice(-2000)}`);
    return JSON.parse(value) as Reply;
  };
  return Object.assign(request, { close: () => child.stdin.end() });
}

interface Place {
  readonly work: string;
  readonly project: string;
  readonly state: string;
  readonly side: Side;
}

function runCommandLine(dbt: string, place: Place, question: Question): Answer {
  const scratch = join(place.work, 'fresh');
  const flags: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['--select', question.select],
    ['--exclude', question.exclude],
    ['--resource-type', question.types],
    ['--exclude-resource-type', question.excludeTypes],
    ['--selector', question.selector === undefined ? undefined : [question.selector]],
    ['--indirect-selection', question.mode === undefined ? undefined : [question.mode]],
    ['--project-dir', [place.project]],
    ['--profiles-dir', [projectsDirectory]],
    ['--target-path', [scratch]],
    ['--log-path', [scratch]],
    ['--state', [place.state]],
    ['--target', [place.side.target]],
    ['--vars', [JSON.stringify(place.side.vars)]],
    ['--output', ['json']],
    ['--output-keys', ['unique_id']],
  ];
  const words = flags.flatMap(([flag, values]) => (values ?? []).flatMap((value) => [flag, value]));
  const env = { ...process.env, DBT_SEND_ANONYMOUS_USAGE_STATS: '0', ...place.side.env };
  const { status, stdout } = spawnSync('nice', ['-n', '5', dbt, '--quiet', '--no-partial-parse', 'ls', ...words], { env, encoding: 'utf8' });
  if (status !== 0) return { error: `exit ${status}`, message: stdout };
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  return { ids: lines.map((line) => String(JSON.parse(line).unique_id)) };
}
