import * as z from 'zod/mini';
import { FINDING_KINDS, RULE_SEVERITIES } from './names.ts';
import { failOnMistake, parseLocation, RULE_ID } from './values.ts';

// Every message completes "KEY ...".
const text = (must: string) => z.string({ error: must }).check(z.minLength(1, must));

const map = <Shape extends z.core.$ZodShape>(shape: Shape, description: string) =>
  z.strictObject(shape, { error: (issue) => (issue.code === 'invalid_type' ? 'must be a mapping' : undefined) }).check(z.describe(description));

const SHARE = 'must be a percentage such as 80%, or a share between 0 and 1';
const PERCENTAGE = /^(100(\.0+)?|\d{1,2}(\.\d+)?)%$/;
const share = (description: string) =>
  z
    .union([z.string().check(z.regex(PERCENTAGE, SHARE)), z.number().check(z.minimum(0, SHARE), z.maximum(1, SHARE))], { error: SHARE })
    .check(z.describe(description));

const amount = (description: string) => {
  const must = 'must be a number that is not negative';
  return z.number({ error: must }).check(z.nonnegative(must), z.describe(description));
};

const LOCATION = 'must be a folder, or a URI that begins with s3:// or file://, without credentials';
const location = z.string({ error: LOCATION }).check(
  z.refine((uri) => parseLocation(uri, 'store').ok, LOCATION),
  z.describe('Where artifacts are kept per commit.'),
);

const toggle = (description: string) => z.boolean({ error: 'must be true or false' }).check(z.describe(description));

const RULE = 'must be a rule id such as contract/field-removed';
const ruleId = () => z.string({ error: RULE }).check(z.regex(RULE_ID, RULE));

const DATE = 'must be a date such as 2026-12-31';
const date = () => z.string({ error: DATE }).check(z.regex(/^\d{4}-\d{2}-\d{2}$/, DATE), z.refine(isDate, DATE));

const FAIL_ON_WORD = 'must be a kind of finding, a rule id or none';

const failOn = z
  .array(
    z
      .string({ error: FAIL_ON_WORD })
      .check(z.refine((word) => failOnMistake(word, [word]) === undefined, { error: (issue) => failOnMessage(String(issue.input)) })),
    { error: 'must be a list, such as [breaking, contract]' },
  )
  .check(
    z.refine((words) => words.length === 1 || !words.includes('none'), 'must hold nothing beside none'),
    z.describe(`Kinds of findings (${FINDING_KINDS.join(', ')}) or rule ids that close the gate; [none] for none.`),
  );

const gate = map(
  {
    'fail-on': z.optional(failOn),
    'patch-coverage': z.optional(
      map(
        {
          tests: z.optional(share('Share of changed models and columns that need a test.')),
          docs: z.optional(share('Share of changed models and columns that need a description.')),
        },
        'What the changed part of the project must reach.',
      ),
    ),
    cost: z.optional(
      map(
        {
          'max-increase-percent': z.optional(amount('Increase of the monthly cost.')),
          'max-increase-usd-per-month': z.optional(amount('Increase of the monthly cost in US dollars.')),
          'fail-on-unknown': z.optional(toggle('Close the gate when the cost is not known.')),
        },
        'What the change may cost more.',
      ),
    ),
    'warn-only': z.optional(toggle('Report without ever closing the gate.')),
  },
  'When findings close the gate.',
);

const waiver = map(
  {
    rule: ruleId(),
    node: z.optional(text('must be a unique_id such as model.shop.orders')),
    reason: text('must say why'),
    owner: text('must name who answers for it'),
    until: date(),
  },
  'An agreed exception. Covered findings are shown, and do not count.',
);

const cost = map(
  {
    'runs-per-month': z.optional(amount('How often production runs.')),
    pricing: z.optional(map({ adapter: z.optional(text('must name an adapter')), region: z.optional(text('must name a region')) }, 'The price list.')),
  },
  'How to price a change.',
);

/** The shape of `sluice.yml`: the parser, the messages and the JSON Schema for editors are made of it. */
export const CONFIG_SCHEMA = map(
  {
    version: z.literal(1, { error: 'must be 1, the version of this format' }),
    store: z.optional(location),
    contracts: z.optional(text('must be a folder').check(z.describe('The folder of data contracts.'))),
    gate: z.optional(gate),
    rules: z.optional(
      z
        .record(ruleId(), z.enum(RULE_SEVERITIES, { error: `must be one of ${RULE_SEVERITIES.join(', ')}` }), {
          error: (issue) => (issue.code === 'invalid_type' ? 'must be a mapping of rule ids to severities' : undefined),
        })
        .check(z.describe('Severity by rule id; off disables a rule.')),
    ),
    waivers: z.optional(z.array(waiver, { error: 'must be a list' })),
    cost: z.optional(cost),
  },
  'Configuration of Sluice, the pull-request gate for dbt.',
);

export type Config = z.output<typeof CONFIG_SCHEMA>;

function failOnMessage(word: string): string {
  const mistake = failOnMistake(word, [word]);
  return mistake === undefined ? FAIL_ON_WORD : `${FAIL_ON_WORD}. ${mistake.next}`;
}

// 2026-02-30 has the form of a date and is none; JavaScript reads it as March.
function isDate(value: string): boolean {
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}
