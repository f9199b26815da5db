import { ok, refuse, type Result } from '#kernel';
import type { CommandLine, CommonFlags, PlanFlags } from './command-line.ts';
import { COMMANDS, type CommandName, PLAN_FORMATS, REPORT_FORMATS, STORE_ACTIONS } from './commands.ts';
import { FlagValues } from './flag-values.ts';
import { FLAGS } from './flags.ts';
import { PLANNED } from './names.ts';
import { readFlags } from './read-flags.ts';
import type { S3Settings } from './types.ts';
import { notAvailable, parseChoice, suggestion } from './values.ts';

/** The words after `sluice`; every mistake in them is a refusal of its own. */
export function parseArguments(argv: readonly string[]): Result<CommandLine> {
  const [typed = 'help', ...words] = argv.map((word, index) => (index === 0 ? (ALIASES.get(word) ?? word) : word));
  const command = COMMAND_NAMES.find((name) => name === typed);
  if (command === undefined) return refuseCommand(typed);
  const texts = readFlags(command, COMMANDS[command], words);
  if (!texts.ok) return texts;
  const flags = new FlagValues(texts.value);
  if (flags.has(FLAGS.help)) return ok({ command: 'help', common: readCommon(flags), topic: command });
  return READERS[command](flags);
}

// A map, since a word such as __proto__ is a member of every object.
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['--help', 'help'],
  ['-h', 'help'],
  ['--version', 'version'],
  ['-V', 'version'],
]);

const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS).filter((name): name is CommandName => Object.hasOwn(COMMANDS, name));

const READERS: Readonly<Record<CommandName, (flags: FlagValues) => Result<CommandLine>>> = {
  plan: (flags) => ok({ command: 'plan', common: readCommon(flags), format: flags.format(PLAN_FORMATS), plan: readPlan(flags) }),
  explain: (flags) => ok({ command: 'explain', common: readCommon(flags), format: flags.format(TEXT_OR_JSON), plan: readPlan(flags), node: flags.operand() }),
  check: (flags) =>
    ok({
      command: 'check',
      common: readCommon(flags),
      format: flags.format(REPORT_FORMATS),
      plan: readPlan(flags),
      catalog: flags.one(FLAGS.catalog),
      runResults: flags.one(FLAGS.runResults),
      failOn: flags.one(FLAGS.failOn),
      warnOnly: flags.has(FLAGS.warnOnly) ? true : undefined,
    }),
  render: (flags) => ok({ command: 'render', common: readCommon(flags), format: flags.format(REPORT_FORMATS), report: flags.operand() }),
  store: readStore,
  doctor: (flags) =>
    ok({
      command: 'doctor',
      common: readCommon(flags),
      format: flags.format(TEXT_OR_JSON),
      base: flags.one(FLAGS.base),
      head: flags.one(FLAGS.head),
      store: flags.one(FLAGS.store),
      s3: readS3(flags),
    }),
  rules: (flags) => ok({ command: 'rules', common: readCommon(flags), format: flags.format(['text', 'json', 'markdown']), rule: flags.operands[0] }),
  demo: (flags) => ok({ command: 'demo', common: readCommon(flags), format: flags.format(['text', 'markdown']) }),
  help: readHelp,
  version: (flags) => ok({ command: 'version', common: readCommon(flags), format: flags.format(TEXT_OR_JSON) }),
};

const TEXT_OR_JSON = ['text', 'json'] as const;

function readCommon(flags: FlagValues): CommonFlags {
  return {
    config: flags.one(FLAGS.config),
    output: flags.one(FLAGS.output),
    quiet: flags.has(FLAGS.quiet),
    verbose: flags.has(FLAGS.verbose),
    noColor: flags.has(FLAGS.noColor),
  };
}

function readPlan(flags: FlagValues): PlanFlags {
  const more = flags.one(FLAGS.compareMoreUnrendered) ?? 'auto';
  const select = flags.all(FLAGS.select);
  return {
    base: flags.required(FLAGS.base),
    head: flags.required(FLAGS.head),
    store: flags.one(FLAGS.store),
    branch: flags.one(FLAGS.branch),
    select: select.length === 0 ? ['state:modified+'] : select,
    exclude: flags.all(FLAGS.exclude),
    selector: flags.one(FLAGS.selector),
    indirectSelection: flags.one(FLAGS.indirectSelection) ?? 'eager',
    resourceTypes: flags.all(FLAGS.resourceType),
    excludeResourceTypes: flags.all(FLAGS.excludeResourceType),
    dbtCommand: flags.one(FLAGS.for) ?? 'ls',
    mode: flags.one(FLAGS.mode) ?? 'exact',
    engine: flags.one(FLAGS.engine) ?? 'auto',
    compareMoreUnrendered: more === 'auto' ? 'auto' : more === 'true',
    s3: readS3(flags),
  };
}

function readS3(flags: FlagValues): S3Settings {
  return {
    endpoint: flags.one(FLAGS.s3Endpoint),
    region: flags.one(FLAGS.s3Region),
    forcePathStyle: flags.has(FLAGS.s3ForcePathStyle) ? true : undefined,
    allowHttp: flags.has(FLAGS.s3AllowHttp),
    encryption: undefined,
    kmsKeyId: undefined,
  };
}

function readStore(flags: FlagValues): Result<CommandLine> {
  const action = parseChoice(STORE_ACTIONS)(flags.operand(), 'store');
  if (!action.ok) return action;
  if (action.value === 'push' && !flags.has(FLAGS.sha))
    return refuse({ kind: 'usage', code: 'flag-missing', what: 'store push needs --sha', next: 'Add --sha $(git rev-parse HEAD).' });
  return ok({
    command: 'store',
    common: readCommon(flags),
    format: flags.format(TEXT_OR_JSON),
    action: action.value,
    store: flags.one(FLAGS.store),
    sha: flags.one(FLAGS.sha),
    branch: flags.one(FLAGS.branch),
    artifacts: flags.one(FLAGS.artifacts),
    keepDays: flags.one(FLAGS.keepDays) ?? 30,
    keepLast: flags.one(FLAGS.keepLast) ?? 10,
    dryRun: flags.has(FLAGS.dryRun),
    s3: readS3(flags),
  });
}

function readHelp(flags: FlagValues): Result<CommandLine> {
  const [topic] = flags.operands;
  const known = COMMAND_NAMES.find((name) => name === topic);
  if (topic !== undefined && known === undefined) return refuseCommand(topic);
  return ok({ command: 'help', common: readCommon(flags), topic: known });
}

function refuseCommand(typed: string): Result<never> {
  const planned = PLANNED.commands.find((name) => name === typed);
  if (planned !== undefined) return notAvailable(`the command ${planned}`, 'Run `sluice help` for the commands that are.');
  const next = typed.startsWith('-')
    ? 'Write the command first: sluice plan --quiet.'
    : (suggestion(typed, COMMAND_NAMES) ?? 'Run `sluice help` for the commands.');
  return refuse({ kind: 'usage', code: 'unknown-command', what: `there is no command '${typed}'`, next });
}
