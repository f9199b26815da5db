import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { collect, ok, refuse, type Result } from '#kernel';
import { type ActionInputs, DEFAULT_SETTINGS, type FileSettings, INPUTS, mergeSettings, parseConfig, parseInputs } from '#settings';
import { chooseMode, type Mode } from './choose-mode.ts';
import type { ActionEvent } from './event.ts';
import { parseEvent } from './parse-event.ts';
import { type Env, readWorkflow, type Workflow } from './workflow.ts';

/** All that one run was told: by its inputs, its configuration file, and the event. */
export interface Job {
  readonly inputs: ActionInputs;
  readonly settings: FileSettings;
  readonly workflow: Workflow;
  readonly event: ActionEvent;
  readonly mode: Mode;
  /** Absolute path of the dbt project, and its path below the checkout (`` at the root). */
  readonly folder: string;
  readonly projectFolder: string;
  /** Undefined when the workflow gave none. */
  readonly token: string | undefined;
}

/** Reads everything that was said, and refuses all that is wrong with it at once. */
export async function prepareJob(env: Env): Promise<Result<Job>> {
  const inputs = parseInputs(env);
  const workflow = readWorkflow(env);
  const settings = workflow.ok ? await readConfig(env, workflow.value) : ok(DEFAULT_SETTINGS);
  const event = workflow.ok ? await readEvent(workflow.value) : undefined;
  const mode = event?.ok && inputs.ok ? chooseMode(inputs.value.mode, event.value) : undefined;
  const refusals = collect<unknown>([inputs, workflow, settings, event, mode].filter((result) => result !== undefined));
  if (!refusals.ok) return refusals;
  if (!inputs.ok || !workflow.ok || !settings.ok || !event?.ok || !mode?.ok) throw new Error('A missing part of the job was not refused');
  return assemble({ inputs: inputs.value, settings: settings.value, workflow: workflow.value, event: event.value, mode: mode.value });
}

function assemble(said: Pick<Job, 'inputs' | 'settings' | 'workflow' | 'event' | 'mode'>): Result<Job> {
  const { inputs, workflow } = said;
  const folder = resolve(workflow.workspace, inputs.workingDirectory);
  const projectFolder = relative(workflow.workspace, folder);
  if (projectFolder.startsWith('..') || isAbsolute(projectFolder)) {
    return refuse({
      kind: 'usage',
      code: 'outside-workspace',
      what: `input \`working-directory\`: ${inputs.workingDirectory} is outside of the checkout`,
      next: 'Name a folder below the root of the repository.',
    });
  }
  const settings = mergeSettings(said.settings, { store: inputs.store, contracts: inputs.contracts, failOn: inputs.failOn, warnOnly: inputs.warnOnly });
  // Outside of a runner nobody replaces the expression that is the default.
  const token = inputs.githubToken === INPUTS.githubToken.default ? undefined : inputs.githubToken;
  return ok({ ...said, settings, folder, projectFolder: projectFolder.replaceAll('\\', '/'), token });
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

async function readEvent({ eventName, eventPath, branch }: Workflow): Promise<Result<ActionEvent>> {
  const payload = await readFile(eventPath, 'utf8').catch(() => '');
  return parseEvent({ name: eventName, payload, branch });
}
