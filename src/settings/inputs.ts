import { ok } from '#kernel';
import { ACTION_MODES, COMMENT_POLICIES, ENCRYPTIONS, SELECTION_MODES } from './names.ts';
import { badValue, optional, parseBase, parseBoolean, parseChoice, parseFailOn, parseLines, parseLocation, parseText, type ParseValue } from './values.ts';

/** One input of the action: the source of `action.yml`, of the README's table and of the parser. */
export interface InputSpec<T> {
  /** Kebab-case, as users write it under `with:`. */
  readonly name: string;
  /** What the runner passes when nobody gave it. Empty where `sluice.yml` may decide. */
  readonly default: string;
  readonly description: string;
  readonly parse: ParseValue<T>;
}

const input = <T>(name: string, preset: string, description: string, parse: ParseValue<T>): InputSpec<T> => ({
  name,
  default: preset,
  description,
  parse,
});

export const INPUTS = {
  mode: input('mode', 'auto', `What to do: ${ACTION_MODES.join(', ')}. auto chooses by event.`, parseChoice(ACTION_MODES)),
  manifest: input('manifest', 'target/manifest.json', 'The manifest that dbt wrote for this change.', parseText),
  artifacts: input('artifacts', 'target', 'The folder with the other artifacts: catalog.json, run_results.json, sources.json.', parseText),
  store: input('store', '', 'Where artifacts are kept per commit: s3://bucket/prefix, or a folder. Default: store of sluice.yml.', optional(parseLocation)),
  base: input('base', 'merge-base', 'What to compare with: merge-base, latest, a commit of 40 digits, or the URI of a manifest.', parseBase),
  contracts: input('contracts', '', 'The folder of data contracts. Reserved: this version says that it does not judge them.', optional(parseText)),
  config: input('config', 'sluice.yml', 'The configuration file; a missing file means the defaults.', parseText),
  select: input('select', 'state:modified+', 'dbt selection of what to plan, one --select argument a line.', parseLines),
  exclude: input('exclude', '', 'dbt selection of what to leave out, one --exclude argument a line.', parseLines),
  selectionMode: input('selection-mode', 'exact', 'exact: the resources that dbt itself would select.', parseChoice(SELECTION_MODES)),
  failOn: input('fail-on', '', 'Kinds of findings or rule ids that close the gate, separated by commas, or none. Default: gate.fail-on of sluice.yml.', optional(parseFailOn)),
  comment: input('comment', 'auto', `When to comment: ${COMMENT_POLICIES.join(', ')}. auto: on pull requests, when the token may write.`, parseChoice(COMMENT_POLICIES)),
  commentId: input('comment-id', '', 'Tells several comments in one pull request apart. Default: the workflow and the job.', optional(parseCommentId)),
  checkRun: input('check-run', 'false', 'Also write a check run, which holds more annotations than a log.', parseBoolean),
  reportPath: input('report-path', 'sluice-report.json', 'Where to write the report, the input of `sluice render` and of mode comment.', parseText),
  s3Endpoint: input('s3-endpoint', '', 'The endpoint of an S3-compatible server.', optional(parseText)),
  s3Region: input('s3-region', '', 'The region of the bucket. Default: AWS_REGION.', optional(parseText)),
  s3ForcePathStyle: input('s3-force-path-style', '', 'true puts the bucket into the path, as most S3-compatible servers need. Default: true when s3-endpoint is given.', optional(parseBoolean)),
  s3AllowHttp: input('s3-allow-http', 'false', 'true allows plain http to another machine; artifacts hold your SQL.', parseBoolean),
  s3Encryption: input('s3-sse', '', `Server-side encryption: ${ENCRYPTIONS.join(' or ')}.`, optional(parseChoice(ENCRYPTIONS))),
  s3KmsKeyId: input('s3-kms-key-id', '', 'The key for aws:kms.', optional(parseText)),
  cache: input('cache', 'true', "Keep the base in the Actions cache, for events that cannot reach the store.", parseBoolean),
  githubToken: input('github-token', '${{ github.token }}', 'Needs pull-requests: write to comment, checks: write for check-run.', parseText),
  workingDirectory: input('working-directory', '.', 'The folder of the dbt project, to which the other paths are relative.', parseText),
  warnOnly: input('warn-only', '', 'true reports without ever closing the gate. Default: gate.warn-only of sluice.yml, else false.', optional(parseBoolean)),
} as const;

// The id becomes part of a hidden HTML comment, where `--` would end it.
function parseCommentId(text: string, subject: string): ReturnType<ParseValue<string>> {
  if (/^[\w.:/ -]{1,100}$/.test(text) && !text.includes('--')) return ok(text);
  return badValue(subject, text, 'is not a comment id', 'Use letters, digits, spaces, and . _ : / or single -, at most 100.');
}
