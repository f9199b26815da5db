import { ok, parseSha, type Sha } from '#kernel';
import { DBT_COMMANDS, ENGINES, INDIRECT_SELECTIONS, MODES_SAID, SELECTION_MODES, THREE_STATES } from './names.ts';
import { badValue, parseBase, parseChoice, parseCount, parseFailOn, parseLocation, parseText, type ParseValue, told } from './values.ts';

/** One flag of the command line: the source of the parser, of `--help` and of the README's table. */
export interface FlagSpec<T> {
  readonly name: string;
  /** `switch` takes no value; `list` may be repeated, as in dbt. */
  readonly kind: 'value' | 'list' | 'switch';
  /** What stands for the value in help. */
  readonly placeholder: string;
  readonly description: string;
  readonly parse: ParseValue<T>;
}

const value = <T>(parse: ParseValue<T>, name: string, [placeholder, description]: readonly [string, string]): FlagSpec<T> => ({
  name,
  kind: 'value',
  placeholder,
  description,
  parse,
});
const list = (name: string, placeholder: string, description: string): FlagSpec<string> => ({ name, kind: 'list', placeholder, description, parse: parseText });
const toggle = (name: string, description: string): FlagSpec<string> => ({ name, kind: 'switch', placeholder: '', description, parse: parseText });
const choice = <T extends string>(name: string, choices: readonly T[], description: string): FlagSpec<T> =>
  value(parseChoice(choices), name, [choices.join('|'), description]);

export const FLAGS = {
  config: value(parseText, 'config', ['FILE', 'Configuration file. Default: sluice.yml when present.']),
  format: value(parseText, 'format', ['NAME', 'How to print the result.']),
  output: value(parseText, 'output', ['FILE', 'Write the result to a file instead of stdout.']),
  quiet: toggle('quiet', 'Say nothing but the result and errors.'),
  verbose: toggle('verbose', 'Say what is being done, and show stack traces of defects.'),
  noColor: toggle('no-color', 'Plain text, as NO_COLOR=1 does.'),
  help: toggle('help', 'Show the help of a command.'),

  base: value(parseBase, 'base', [
    'URI',
    'Artifacts of production: a manifest, or a folder or prefix that holds one; with a store also merge-base, latest, or a commit.',
  ]),
  head: value(parseLocation, 'head', ['URI', 'Artifacts of the change.']),
  select: list('select', 'SPEC', 'dbt selection. Default: state:modified+.'),
  exclude: list('exclude', 'SPEC', 'dbt selection to leave out.'),
  selector: value(parseText, 'selector', ['NAME', "A YAML selector of the head's project; wins over --select, as in dbt."]),
  indirectSelection: choice('indirect-selection', INDIRECT_SELECTIONS, 'How tests are picked along. Default: eager.'),
  resourceType: list('resource-type', 'TYPE', 'Keep only resources of this type.'),
  excludeResourceType: list('exclude-resource-type', 'TYPE', 'Leave out resources of this type.'),
  for: choice('for', DBT_COMMANDS, 'The dbt command whose default resource types apply. Default: ls.'),
  mode: choice('mode', SELECTION_MODES, `${MODES_SAID} Default: exact.`),
  engine: choice('engine', ENGINES, "Whose rules to follow: dbt 1.x or dbt 2.x. Default: by the head's version."),
  compareMoreUnrendered: choice('compare-more-unrendered', THREE_STATES, "dbt's flag state_modified_compare_more_unrendered_values."),

  catalog: value(parseLocation, 'catalog', ['URI', 'catalog.json of the change.']),
  runResults: value(parseLocation, 'run-results', ['URI', 'run_results.json of the change.']),
  failOn: value(parseFailOn, 'fail-on', ['LIST', 'Kinds of findings or rule ids that close the gate, or none.']),
  warnOnly: toggle('warn-only', 'Report without ever closing the gate.'),

  store: value(parseLocation, 'store', ['URI', 'Where artifacts are kept per commit. Default: store of the configuration file.']),
  sha: value(parseCommit, 'sha', ['SHA', 'The commit, 40 digits.']),
  branch: value(parseText, 'branch', [
    'NAME',
    'A branch of the store: push moves its pointer, pull and --base follow it. For --base the default is that of origin, else main.',
  ]),
  artifacts: value(parseText, 'artifacts', ['DIR', "The folder of dbt's artifacts: read by push (default: target), written by pull (default: state)."]),
  keepDays: value(parseCount, 'keep-days', ['N', 'prune: keep what was stored in the last N days. Default: 30.']),
  keepLast: value(parseCount, 'keep-last', ['N', 'prune: keep the N newest commits. Default: 10.']),
  dryRun: toggle('dry-run', 'prune: say what would be removed, and remove nothing.'),

  s3Endpoint: value(parseText, 's3-endpoint', ['URL', 'Endpoint of an S3-compatible server. Default: AWS_ENDPOINT_URL_S3.']),
  s3Region: value(parseText, 's3-region', ['NAME', 'Region of the bucket. Default: AWS_REGION.']),
  s3ForcePathStyle: toggle('s3-force-path-style', 'Put the bucket into the path. Default with --s3-endpoint.'),
  s3AllowHttp: toggle('s3-allow-http', 'Allow plain http to another machine.'),
} as const;

export type FlagKey = keyof typeof FLAGS;

function parseCommit(text: string, subject: string): ReturnType<ParseValue<Sha>> {
  const sha = parseSha(text);
  return sha === undefined ? badValue(`${told(subject, text)} is not a full commit hash`, 'Write 40 digits, as `git rev-parse HEAD` prints.') : ok(sha);
}
