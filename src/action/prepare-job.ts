import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { ok, pair, refuse, type Result } from '#kernel';
import { checkPolicy } from '#policy';
import { type ActionInputs, DEFAULT_SETTINGS, type FileSettings, INPUTS, mergeSettings, parseConfig, parseInputs } from '#settings';
import type { ReportParts } from '#report';
import { chooseMode, type Mode } from './choose-mode.ts';
import type { ActionEvent } from './event.ts';
import { defaultBranchOf, parseEvent } from './parse-event.ts';
import { toolOf } from './tool.ts';
import { type Env, readWorkflow, type Workflow } from './workflow.ts';

/** All that one run was told: by its inputs, its configuration file, and the event. */
export interface Job {
  readonly inputs: ActionInputs;
  readonly settings: FileSettings;
  readonly workflow: Workflow;
  readonly event: ActionEvent;
  readonly mode: Mode;
  /** Null when the event does not tell. */
  readonly defaultBranch: string | null;
  readonly tool: ReportParts['tool'];
  /** Absolute path of the dbt project, and its path below the checkout (`` at the root). */
  readonly folder: string;
  readonly projectFolder: string;
  /** Undefined when the workflow gave none. */
  readonly token: string | undefined;
}

/** Reads everything that was said, and refuses all that is wrong with it at once. */
export async function prepareJob(env: Env): Promise<Result<Job>> {
  const workflow = readWorkflow(env);
  const said = pair(parseInputs(env), workflow.ok ? await readSurroundings(env, workflow.value) : workflow);
  if (!said.ok) return said;
  const [inputs, { config, ...surroundings }] = said.value;
  const settings = mergeSettings(config, { store: inputs.store, contracts: inputs.contracts, failOn: inputs.failOn, warnOnly: inputs.warnOnly });
  const fitting = pair(chooseMode(inputs.mode, surroundings.event), pair(findFolder(inputs, surroundings.workflow), checkPolicy(settings)));
  if (!fitting.ok) return fitting;
  const [mode, [folders]] = fitting.value;
  // Outside of a runner nobody replaces the expression that is the default.
  const token = inputs.githubToken === INPUTS.githubToken.default ? undefined : inputs.githubToken;
  return ok({ ...surroundings, ...folders, inputs, settings, mode, token, tool: toolOf(env) });
}

interface Surroundings extends Pick<Job, 'workflow' | 'event' | 'defaultBranch'> {
  readonly config: FileSettings;
}

async function readSurroundings(env: Env, workflow: Workflow): Promise<Result<Surroundings>> {
  const payload = await readFile(workflow.eventPath, 'utf8').catch(() => '');
  const raw = { name: workflow.eventName, payload, branch: workflow.branch };
  const read = pair(await readConfig(env, workflow), parseEvent(raw));
  return read.ok ? ok({ workflow, config: read.value[0], event: read.value[1], defaultBranch: defaultBranchOf(raw) }) : read;
}

function findFolder({ workingDirectory }: ActionInputs, { workspace }: Workflow): Result<Pick<Job, 'folder' | 'projectFolder'>> {
  const folder = resolve(workspace, workingDirectory);
  const projectFolder = relative(workspace, folder);
  if (!projectFolder.startsWith('..') && !isAbsolute(projectFolder)) return ok({ folder, projectFolder: projectFolder.replaceAll('\\', '/') });
  return refuse({
    kind: 'usage',
    code: 'outside-workspace',
    what: `input \`working-directory\`: ${workingDirectory} is outside of the checkout`,
    next: 'Name a folder below the root of the repository.',
  });
}

// Read even when other inputs are wrong, so that its mistakes are told along with theirs.
async function readConfig(env: Env, { workspace }: Workflow): Promise<Result<FileSettings>> {
  const said = (name: string, preset: string): string => env[`INPUT_${name.toUpperCase()}`] || preset;
  const file = said('config', INPUTS.config.default);
  const text = await readFile(resolve(workspace, said('working-directory', '.'), file), 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text === 'string') return parseConfig(text, join(said('working-directory', '.'), file));
  if (text.code === 'ENOENT' && file === INPUTS.config.default) return ok(DEFAULT_SETTINGS);
  return refuse({
    kind: 'usage',
    code: 'config-unreadable',
    what: `input \`config\`: ${file} cannot be read`,
    why: text.code ?? text.message,
    next: 'Name a file below `working-directory`, or leave `config` out.',
  });
}
