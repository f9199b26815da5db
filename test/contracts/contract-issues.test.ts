import { describe, expect, it } from 'vitest';
import { contractIssues, duplicateContracts, ISSUE_GRADES } from '#contracts';
import { readFixture, readOne } from './read.ts';

/** `line rule`, for every issue of a text. */
async function issuesOf(text: string, file = 'contract.yaml'): Promise<readonly string[]> {
  return contractIssues(await readOne(text, file)).map(({ rule, place }) => `${place.line} ${rule}`);
}

const guide = (...lines: readonly string[]): string => ['contract: { name: t, version: "1.0.0" }', ...lines].join('\n');
const fields = (...rows: readonly string[]): string => guide('schema:', '  properties:', ...rows.map((row) => `    ${row}`));

describe('contractIssues', () => {
  it("finds exactly the two contradictions of the guide's contract", async () => {
    const [orders] = await readFixture('valid/orders_v2.yaml');
    const found = orders === undefined ? [] : contractIssues(orders);
    expect(found.map(({ rule, column, place, message }) => [rule, column, place.line, message])).toEqual([
      ['grain-field-unknown', 'line_item_id', 77, 'the unique key (order_id, line_item_id) names line_item_id, which the schema lacks'],
      ['consumer-requires-optional', 'status', 120, 'finance-reporting requires status, which may be absent or null'],
    ]);
  });

  it('names the consumer that is hit', async () => {
    const [orders] = await readFixture('valid/orders_v2.yaml');
    expect(orders === undefined ? [] : contractIssues(orders).at(-1)?.consumers).toEqual(['finance-reporting']);
  });

  it.each([
    ['no version', 'contract: { name: t }', ['1 version-not-semver']],
    ['a version of two numbers', 'contract: { name: t, version: "1.0" }', ['1 version-not-semver']],
    ['a version with a leading zero', 'contract: { name: t, version: "1.02.0" }', ['1 version-not-semver']],
    ['a pre-release', 'contract: { name: t, version: "2.0.0-rc.1" }', []],
    [
      'a change that is breaking and harmless',
      guide('versioning:', '  breaking_changes: [renaming_field]', '  non_breaking_changes: [renaming_field]'),
      ['4 versioning-contradictory'],
    ],
    ['an allowed value of another type', fields('n: { type: integer, enum: [1, two] }'), ['4 enum-value-mistyped']],
    ['an allowed value that is too long', fields('n: { type: string, maxLength: 2, enum: [ab, abc] }'), ['4 enum-value-mistyped']],
    [
      'two lists that differ',
      `${fields('n: { type: string, enum: [a, b] }')}\nquality: { validity: { n: { allowed_values: [a] } } }`,
      ['5 enum-source-conflict'],
    ],
    ['two lists in another order', `${fields('n: { type: string, enum: [a, b] }')}\nquality: { validity: { n: { allowed_values: [b, a] } } }`, []],
    ['a default that is not allowed', fields('n: { type: string, enum: [a], default: b }'), ['4 default-not-allowed']],
    ['a default of another type', fields('n: { type: boolean, default: yes }'), ['4 default-not-allowed']],
    ['no default', fields('n: { type: string, enum: [a], default: null }'), []],
    ['a lower bound above the upper', fields('n: { type: integer, minimum: 3, maximum: 2 }'), ['4 range-empty']],
    ['a single value that is excluded', fields('n: { type: integer, minimum: 3, exclusiveMaximum: 3 }'), ['4 range-empty']],
    ['a single value', fields('n: { type: integer, minimum: 3, maximum: 3 }'), []],
    [
      'two sources of bounds that differ',
      `${fields('n: { type: integer, minimum: 1 }')}\nquality: { validity: { n: { min: 0, max: 9 } } }`,
      ['5 range-source-conflict'],
    ],
    ['two sources that complete each other', `${fields('n: { type: integer, minimum: 1 }')}\nquality: { validity: { n: { max: 9 } } }`, []],
    ['more fraction digits than digits', fields('n: { type: decimal, precision: 2, scale: 3 }'), ['4 scale-exceeds-precision']],
    ['personal data without retention', fields('n: { type: string, pii: true }'), ['4 pii-without-retention']],
    ['personal data with retention', fields('n: { type: string, pii: true, retention_days: 1 }'), []],
    ['a unique column that is unknown', guide('quality:', '  uniqueness:', '    gone: true'), ['4 grain-field-unknown']],
    ['a consumer of an unknown field', `${fields('n: { type: string }')}\nconsumers: [{ name: c, required_fields: [m] }]`, ['5 consumer-requires-unknown']],
    [
      'a consumer of a member of an array',
      guide(
        'schema:',
        '  required: [l]',
        '  properties:',
        '    l: { type: array, items: { type: object, required: [sku], properties: { sku: { type: string } } } }',
        'consumers: [{ name: c, required_fields: ["l[].sku", l.items.sku, l.sku, l] }]',
      ),
      [],
    ],
    ['more records at least than at most', guide('quality:', '  volume: { min_daily_records: 9, max_daily_records: 3 }'), ['3 range-empty']],
    ['a freshness of no column', `${fields('n: { type: string }')}\nquality: { freshness: { max_delay_minutes: 5 } }`, ['5 sla-not-evaluable']],
    [
      'a freshness of two columns',
      `${fields('a: { type: timestamp }', 'b: { type: timestamp }')}\nquality: { freshness: { max_delay_minutes: 5 } }`,
      ['6 sla-not-evaluable'],
    ],
    [
      'a freshness of a column that is gone',
      `${fields('a: { type: timestamp }')}\nquality: { freshness: { max_delay_minutes: 5, column: b } }`,
      ['5 freshness-column-lost'],
    ],
    ['a freshness of a text', `${fields('a: { type: string }')}\nquality: { freshness: { max_delay_minutes: 5, column: a } }`, ['5 freshness-column-lost']],
    [
      'a check that is too slow',
      `${fields('a: { type: timestamp }')}\nquality: { freshness: { max_delay_minutes: 60, check_frequency: "0 */2 * * *" } }`,
      ['5 check-slower-than-sla'],
    ],
    [
      'a check that pauses at night',
      `${fields('a: { type: timestamp }')}\nquality: { freshness: { max_delay_minutes: 60, check_frequency: "*/15 8-20 * * *" } }`,
      ['5 check-slower-than-sla'],
    ],
    [
      'a check that pauses on weekends',
      `${fields('a: { type: timestamp }')}\nquality: { freshness: { max_delay_minutes: 1500, check_frequency: "0 6 * * mon-fri" } }`,
      ['5 check-slower-than-sla'],
    ],
    ['a check that is quick enough', `${fields('a: { type: timestamp }')}\nquality: { freshness: { max_delay_minutes: 60, check_frequency: "@hourly" } }`, []],
    [
      'a schedule that is none',
      `${fields('a: { type: timestamp }')}\nquality: { freshness: { max_delay_minutes: 60, check_frequency: "every hour" } }`,
      ['5 sla-not-evaluable'],
    ],
  ])('judges %s', async (_, text, issues) => {
    expect(await issuesOf(text)).toEqual(issues);
  });

  const odcs = (...lines: readonly string[]): string => ['apiVersion: v3.2.0', 'kind: DataContract', 'id: t', 'version: 1.0.0', ...lines].join('\n');

  it.each([
    ['a primary key that may be null', odcs('schema:', '  - name: t', '    properties:', '      - { name: a, primaryKey: true }'), ['8 key-nullable']],
    ['a primary key that is required', odcs('schema: [{ name: t, properties: [{ name: a, primaryKey: true, required: true }] }]'), []],
    ['a latency without a unit of time', odcs('slaProperties:', '  - { property: latency, value: 4, unit: furlong }'), ['6 sla-not-evaluable']],
    ['a retention without a unit', odcs('slaProperties:', '  - { property: retention, value: 4 }'), ['6 sla-not-evaluable']],
    [
      'a sunset that is no date',
      odcs('schema:', '  - name: t', '    properties:', '      - { name: a, deprecated: true, customProperties: [{ property: sunset, value: soon }] }'),
      ['8 sunset-not-a-date'],
    ],
    [
      'a unique combination that is unknown',
      odcs('schema:', '  - name: t', '    properties: [{ name: a }]', '    customProperties: [{ property: uniqueCombinations, value: [[a, b]] }]'),
      ['8 grain-field-unknown'],
    ],
  ])('judges in ODCS %s', async (_, text, issues) => {
    expect(await issuesOf(text, 'contract.odcs.yaml')).toEqual(issues);
  });

  it('finds nothing in a sound contract', async () => {
    for (const path of ['valid/payments.odcs.yaml', 'valid/schema.yml']) {
      const found = (await readFixture(path)).flatMap(contractIssues);
      expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    }
  });

  it('grades every rule for readers and writers', () => {
    expect(Object.keys(ISSUE_GRADES)).toHaveLength(18);
  });
});

describe('duplicateContracts', () => {
  it('finds the second contract of a name, and says where the first is', async () => {
    const contracts = [await readOne(guide(), 'a.yaml'), await readOne(guide(), 'b.yaml'), await readOne('contract: { name: u }', 'c.yaml')];
    expect(duplicateContracts(contracts).map(({ rule, place, data }) => [rule, place.file, data])).toEqual([
      ['contract-duplicate', 'b.yaml', { other: 'a.yaml' }],
    ]);
  });
});
