import type { FlagKey } from './flags.ts';

/** One command: the source of the parser, of `--help` and of the README's table. */
export interface CommandSpec {
  readonly summary: string;
  /** What stands after the command's name, `[NAME]` when it may be left out. */
  readonly operands: readonly string[];
  readonly flags: readonly FlagKey[];
  readonly required: readonly FlagKey[];
  /** The first is the default; empty for a command whose output has one form. */
  readonly formats: readonly string[];
  readonly examples: readonly string[];
}

export const COMMON_FLAGS = ['config', 'format', 'output', 'quiet', 'verbose', 'noColor', 'help'] as const satisfies readonly FlagKey[];

const S3_FLAGS = ['s3Endpoint', 's3Region', 's3ForcePathStyle', 's3AllowHttp'] as const satisfies readonly FlagKey[];

const PLAN_FLAGS = [
  'base',
  'head',
  'store',
  'branch',
  'select',
  'exclude',
  'selector',
  'indirectSelection',
  'resourceType',
  'excludeResourceType',
  'for',
  'mode',
  'engine',
  'compareMoreUnrendered',
  ...S3_FLAGS,
] as const satisfies readonly FlagKey[];

export const REPORT_FORMATS = ['text', 'markdown', 'json', 'github'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
export const PLAN_FORMATS = ['text', 'json', 'ids', 'selector', 'selectors', 'commands'] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];
export const STORE_ACTIONS = ['push', 'pull', 'list', 'prune'] as const;
export type StoreAction = (typeof STORE_ACTIONS)[number];

export const COMMANDS = {
  plan: {
    summary: 'What dbt would select, and why',
    operands: [],
    flags: PLAN_FLAGS,
    required: ['base', 'head'],
    formats: PLAN_FORMATS,
    examples: [
      'sluice plan --base prod-artifacts --head target',
      'sluice plan --base s3://artifacts/prod --head target --select state:modified+ --exclude tag:nightly --format ids',
      'sluice plan --base merge-base --store s3://artifacts/analytics --head target --format commands',
    ],
  },
  explain: {
    summary: 'Why one node is or is not selected',
    operands: ['NODE'],
    flags: PLAN_FLAGS,
    required: ['base', 'head'],
    formats: ['text', 'json'],
    examples: ['sluice explain fct_orders --base prod-artifacts --head target'],
  },
  check: {
    summary: 'The whole pull-request report, and the gate',
    operands: [],
    flags: [...PLAN_FLAGS, 'catalog', 'runResults', 'failOn', 'warnOnly'],
    required: ['base', 'head'],
    formats: REPORT_FORMATS,
    examples: ['sluice check --base prod-artifacts --head target', 'sluice check --base prod-artifacts --head target --format json --output report.json'],
  },
  render: {
    summary: 'A stored report in another format; needs no artifacts',
    operands: ['REPORT'],
    flags: [],
    required: [],
    formats: REPORT_FORMATS,
    examples: ['sluice render sluice-report.json --format markdown'],
  },
  store: {
    summary: 'Artifacts per commit: push, pull, list, prune',
    operands: ['push|pull|list|prune'],
    flags: ['store', 'sha', 'branch', 'artifacts', 'keepDays', 'keepLast', 'dryRun', ...S3_FLAGS],
    required: [],
    formats: ['text', 'json'],
    examples: [
      'sluice store push --store s3://artifacts/analytics --sha $(git rev-parse HEAD) --branch main',
      'sluice store pull --store s3://artifacts/analytics --branch main --artifacts state',
    ],
  },
  doctor: {
    summary: 'What is wrong or missing in this setup, and the fix',
    operands: [],
    flags: ['base', 'head', 'store', ...S3_FLAGS],
    required: [],
    formats: ['text', 'json'],
    examples: ['sluice doctor --base prod-artifacts --head target'],
  },
  rules: {
    summary: 'The catalogue of rules, or the page of one rule',
    operands: ['[RULE]'],
    flags: [],
    required: [],
    formats: ['text', 'json', 'markdown'],
    examples: ['sluice rules', 'sluice rules contract/field-removed'],
  },
  demo: {
    summary: 'The main job on artifacts that come with Sluice; needs nothing',
    operands: [],
    flags: [],
    required: [],
    formats: ['text', 'markdown'],
    examples: ['sluice demo'],
  },
  help: {
    summary: 'The help of a command',
    operands: ['[COMMAND]'],
    flags: [],
    required: [],
    formats: [],
    examples: ['sluice help plan'],
  },
  version: {
    summary: 'The version of Sluice',
    operands: [],
    flags: [],
    required: [],
    formats: ['text', 'json'],
    examples: ['sluice version'],
  },
} as const satisfies Readonly<Record<string, CommandSpec>>;

export type CommandName = keyof typeof COMMANDS;

export function findCommand(name: string): CommandSpec | undefined {
  return Object.entries(COMMANDS).find(([key]) => key === name)?.[1];
}
