import { ok, refuse, type Refusal, type Result } from '#kernel';
import { INPUTS, type InputSpec } from './inputs.ts';
import type { S3Settings } from './types.ts';
import { suggestion } from './values.ts';

type Value<K extends keyof typeof INPUTS> = (typeof INPUTS)[K] extends InputSpec<infer T> ? T : never;

/** The action's inputs, parsed; undefined where `sluice.yml` or a default decides. */
export interface ActionInputs {
  readonly mode: Value<'mode'>;
  readonly manifest: string;
  readonly artifacts: string;
  readonly store: string | undefined;
  readonly base: Value<'base'>;
  readonly contracts: string | undefined;
  readonly config: string;
  readonly select: readonly string[];
  readonly exclude: readonly string[];
  readonly selectionMode: Value<'selectionMode'>;
  readonly failOn: readonly string[] | undefined;
  readonly comment: Value<'comment'>;
  readonly commentId: string | undefined;
  readonly checkRun: boolean;
  readonly reportPath: string;
  readonly s3: S3Settings;
  readonly cache: boolean;
  readonly githubToken: string;
  readonly workingDirectory: string;
  readonly warnOnly: boolean | undefined;
}

/** Reads `INPUT_*` of the runner's environment; every wrong or unknown input is a refusal of its own. */
export function parseInputs(env: Readonly<Record<string, string | undefined>>): Result<ActionInputs> {
  const refusals: Refusal[] = unknownInputs(env);
  const read = <T>(spec: InputSpec<T>): T => readInput(spec, env, refusals);
  const inputs: ActionInputs = {
    mode: read(INPUTS.mode),
    manifest: read(INPUTS.manifest),
    artifacts: read(INPUTS.artifacts),
    store: read(INPUTS.store),
    base: read(INPUTS.base),
    contracts: read(INPUTS.contracts),
    config: read(INPUTS.config),
    select: read(INPUTS.select),
    exclude: read(INPUTS.exclude),
    selectionMode: read(INPUTS.selectionMode),
    failOn: read(INPUTS.failOn),
    comment: read(INPUTS.comment),
    commentId: read(INPUTS.commentId),
    checkRun: read(INPUTS.checkRun),
    reportPath: read(INPUTS.reportPath),
    s3: {
      endpoint: read(INPUTS.s3Endpoint),
      region: read(INPUTS.s3Region),
      forcePathStyle: read(INPUTS.s3ForcePathStyle),
      allowHttp: read(INPUTS.s3AllowHttp),
      encryption: read(INPUTS.s3Encryption),
      kmsKeyId: read(INPUTS.s3KmsKeyId),
    },
    cache: read(INPUTS.cache),
    githubToken: read(INPUTS.githubToken),
    workingDirectory: read(INPUTS.workingDirectory),
    warnOnly: read(INPUTS.warnOnly),
  };
  const [first, ...more] = refusals;
  return first === undefined ? ok(inputs) : refuse(first, ...more);
}

// A wrong value is noted and its default taken, so that the remaining inputs are still looked at.
function readInput<T>(spec: InputSpec<T>, env: Readonly<Record<string, string | undefined>>, refusals: Refusal[]): T {
  const given = (env[variable(spec.name)] ?? '').trim();
  const subject = `input \`${spec.name}\``;
  const parsed = spec.parse(given === '' ? spec.default : given, subject);
  if (parsed.ok) return parsed.value;
  refusals.push(...parsed.refusals);
  const fallback = spec.parse(spec.default, subject);
  if (fallback.ok) return fallback.value;
  throw new Error(`The default of input ${spec.name} does not parse`);
}

// The runner passes inputs it does not know all the same, with a warning that nobody reads.
function unknownInputs(env: Readonly<Record<string, string | undefined>>): Refusal[] {
  const names = Object.values(INPUTS).map((spec) => spec.name);
  const known = new Set(names.map(variable));
  const strangers = Object.keys(env)
    .filter((key) => key.startsWith('INPUT_') && !known.has(key))
    .sort();
  return strangers.map((key) => {
    const typed = key.slice('INPUT_'.length).toLowerCase();
    const next = suggestion(typed, names) ?? `Remove it, or use one of: ${names.join(', ')}.`;
    return { kind: 'usage', code: 'unknown-input', what: `there is no input \`${typed}\``, next };
  });
}

// As the runner does it: upper case, spaces to underscores, hyphens kept.
const variable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
