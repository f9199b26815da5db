import { ok, parseSha, type Sha } from '#kernel';
import { DBT_COMMANDS, ENGINES, INDIRECT_SELECTIONS, SELECTION_MODES, THREE_STATES } from './names.ts';
import { badValue, parseChoice, parseCount, parseFailOn, parseLocation, parseText, type ParseValue } from './values.ts';

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

const value = <T>(name: string, placeholder: string, description: string, parse: ParseValue<T>): FlagSpec<T> => ({
  name,
  kind: 'value',
  placeholder,
  description,
  parse,
});
const list = (name: string, placeholder: string, description: string): FlagSpec<string> => ({
  ...value(name, placeholder, description, parseText),
  kind: 'list',
});
const toggle = (name: string, description: string): FlagSpec<string> => ({ ...value(name, '', description, parseText), kind: 'switch' });
const choice = <T extends string>(name: string, choices: readonly T[], description: string): FlagSpec<T> =>
  value(name, choices.join('|'), description, parseChoice(choices));

export const FLAGS = {
  config: value('config', 'FILE', 'Configuration file. Default: sluice.yml when present.', parseText),
  format: value('format', 'NAME', 'How to print the result.', parseText),
  output: value('output', 'FILE', 'Write the result to a file instead of stdout.', parseText),
  quiet: toggle('quiet', 'Say nothing but the result and errors.'),
  verbose: toggle('verbose', 'Say what is being done, and show stack traces of defects.'),
  noColor: toggle('no-color', 'Plain text, as NO_COLOR=1 does.'),
  help: toggle('help', 'Show the help of a command.'),

  base: value('base', 'URI', 'Artifacts of production: a manifest, or a folder or prefix that holds one.', parseLocation),
  head: value('head', 'URI', 'Artifacts of the change.', parseLocation),
  select: list('select', 'SPEC', 'dbt selection. Default: state:modified+.'),
  exclude: list('exclude', 'SPEC', 'dbt selection to leave out.'),
  selector: value('selector', 'NAME', "A YAML selector of the head's project; wins over --select, as in dbt.", parseText),
  indirectSelection: choice('indirect-selection', INDIRECT_SELECTIONS, 'How tests are picked along. Default: eager.'),
  resourceType: list('resource-type', 'TYPE', 'Keep only resources of this type.'),
  excludeResourceType: list('exclude-resource-type', 'TYPE', 'Leave out resources of this type.'),
  for: choice('for', DBT_COMMANDS, 'The dbt command whose default resource types apply. Default: ls.'),
  mode: choice('mode', SELECTION_MODES, 'exact: the resources that dbt itself would select.'),
  engine: choice('engine', ENGINES, "Whose rules to follow: dbt 1.x or dbt 2.x. Default: by the head's version."),
  compareMoreUnrendered: choice('compare-more-unrendered', THREE_STATES, "dbt's flag state_modified_compare_more_unrendered_values."),

  catalog: value('catalog', 'URI', 'catalog.json of the change.', parseLocation),
  runResults: value('run-results', 'URI', 'run_results.json of the change.', parseLocation),
  failOn: value('fail-on', 'LIST', 'Kinds of findings or rule ids that close the gate, or none.', parseFailOn),
  warnOnly: toggle('warn-only', 'Report without ever closing the gate.'),

  store: value('store', 'URI', 'Where artifacts are kept per commit. Default: store of the configuration file.', parseLocation),
  sha: value('sha', 'SHA', 'The commit, 40 digits.', parseCommit),
  branch: value('branch', 'NAME', 'A branch of the store: push moves its pointer, pull and --base follow it.', parseText),
  artifacts: value('artifacts', 'DIR', "The folder of dbt's artifacts: read by push (default: target), written by pull (default: state).", parseText),
  keepDays: value('keep-days', 'N', 'prune: keep what was stored in the last N days. Default: 30.', parseCount),
  keepLast: value('keep-last', 'N', 'prune: keep the N newest commits. Default: 10.', parseCount),
  dryRun: toggle('dry-run', 'prune: say what would be removed, and remove nothing.'),

  s3Endpoint: value('s3-endpoint', 'URL', 'Endpoint of an S3-compatible server. Default: AWS_ENDPOINT_URL_S3.', parseText),
  s3Region: value('s3-region', 'NAME', 'Region of the bucket. Default: AWS_REGION.', parseText),
  s3ForcePathStyle: toggle('s3-force-path-style', 'Put the bucket into the path. Default with --s3-endpoint.'),
  s3AllowHttp: toggle('s3-allow-http', 'Allow plain http to another machine.'),
} as const;

export type FlagKey = keyof typeof FLAGS;

function parseCommit(text: string, subject: string): ReturnType<ParseValue<Sha>> {
  const sha = parseSha(text);
  return sha === undefined ? badValue(subject, text, 'is not a full commit hash', 'Write 40 digits, as `git rev-parse HEAD` prints.') : ok(sha);
}
