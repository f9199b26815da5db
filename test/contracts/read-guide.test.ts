import { describe, expect, it } from 'vitest';
import { type Contract, findPlace, readContracts, walkFields } from '#contracts';
import { fieldAt, placedRefusals, readFixture, readOne } from './read.ts';

const [orders] = await readFixture('valid/orders_v2.yaml');
if (orders === undefined) throw new Error('the guide has a contract');

const lineOf = (contract: Contract, at: string): number | undefined => findPlace(contract.source, at).line;

describe("the guide's contract", () => {
  it('tells its name, version and owner', () => {
    expect([orders.name, orders.version, orders.owner]).toEqual([
      'orders',
      '2.0.0',
      { email: 'data-platform@company.com', team: 'Data Engineering', channel: '#data-platform-alerts' },
    ]);
  });

  it('has every field, members of arrays without a step of their own', () => {
    const paths = walkFields(orders.tables[0]?.fields ?? []).map(({ path, name }) => (name === '' ? `${path}[]` : path));
    expect(paths).toEqual([
      'order_id',
      'customer_id',
      'created_at',
      'total_amount',
      'status',
      'line_items',
      'line_items[]',
      'line_items.product_id',
      'line_items.quantity',
      'line_items.unit_price',
    ]);
  });

  it('requires the fields on its list', () => {
    const required = (orders.tables[0]?.fields ?? []).filter((field) => field.required).map(({ name }) => name);
    expect(required).toEqual(['order_id', 'customer_id', 'created_at', 'total_amount']);
  });

  it.each([
    ['order_id', { family: 'string', length: null, fixed: false }],
    ['created_at', { family: 'timestamp', precision: 6, zone: 'ntz' }],
    ['total_amount', { family: 'decimal', precision: 10, scale: 2 }],
    ['line_items.quantity', { family: 'integer', bits: 64, signed: true }],
    ['line_items.unit_price', { family: 'decimal', precision: null, scale: null }],
  ])('gives %s a type', (path, data) => {
    expect(fieldAt(orders, path).type.data).toEqual(data);
  });

  it('keeps both sources of bounds and of allowed values', () => {
    expect(fieldAt(orders, 'total_amount').bounds.map(({ min, max }) => [min?.value, max?.value])).toEqual([
      [0, undefined],
      [0, 1_000_000],
    ]);
    expect(fieldAt(orders, 'status').allowed.map(({ at }) => at)).toEqual(['/schema/properties/status/enum', '/quality/validity/status/allowed_values']);
  });

  it('marks personal data, its retention and fields that must never break', () => {
    const { pii, retentionDays } = fieldAt(orders, 'customer_id');
    expect([pii, retentionDays, fieldAt(orders, 'order_id').neverBreak]).toEqual([true, 365, true]);
  });

  it('promises freshness, completeness and volume', () => {
    expect(orders.slas.map(({ at, kind }) => [at, kind])).toEqual([
      ['/quality/freshness', 'freshness'],
      ['/quality/completeness/required_fields_null_rate', 'null-rate'],
      ['/quality/completeness/optional_fields_null_rate', 'null-rate'],
      ['/quality/volume', 'volume'],
    ]);
  });

  it('has a key of one column and a combination', () => {
    expect(orders.tables[0]?.keys.map(({ kind, columns }) => [kind, columns])).toEqual([
      ['unique', ['order_id', 'line_item_id']],
      ['unique', ['order_id']],
    ]);
  });

  it('names its consumers and the process of change', () => {
    expect(orders.consumers.map(({ name }) => name)).toEqual(['analytics-dashboard', 'ml-churn-prediction', 'finance-reporting']);
    expect(orders.change).toMatchObject({ leadDays: 14, approvers: ['data-platform-lead', 'affected-consumer-teams'], rollbackRequired: true });
  });

  it.each([
    ['/contract/version', 4],
    ['/schema/properties/status/enum', 49],
    ['/quality/uniqueness/combination', 77],
    ['/consumers/2', 116],
  ])('knows the line of %s', (at, line) => {
    expect(lineOf(orders, at)).toBe(line);
  });

  it('keeps keys that have no meaning to us', async () => {
    const contract = await readOne(
      'contract: { name: t, tier: gold }\nx-team: a\nquality: { drift: 1 }\nschema: { title: T, properties: { id: { type: string, masked: true } } }',
    );
    expect([contract.ext, contract.tables[0]?.ext, fieldAt(contract, 'id').ext]).toEqual([
      { 'x-team': 'a', contract: { tier: 'gold' }, quality: { drift: 1 } },
      { title: 'T' },
      { masked: true },
    ]);
  });
});

describe('a broken contract of the guide', () => {
  it.each([
    ['a name that is missing', 'contract: { version: "1.0.0" }', ['1:1 contract.name is missing']],
    ['a version that is a number', 'contract: { name: t, version: 2.0 }', ['1:22 contract.version must be a text']],
    [
      'every mistake at once',
      'contract: { name: 7 }\nschema:\n  required: [gone]\n  properties:\n    id: { type: strng, pii: yes }\n',
      [
        '1:1 contract.name is missing',
        '1:13 contract.name must be a text',
        "3:14 the required field 'gone' is not among the properties",
        "5:11 no type is called 'strng'",
        '5:24 schema.properties.id.pii must be true or false',
      ].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
    ],
    [
      'an unknown versioning alias',
      'contract: { name: t }\nversioning:\n  breaking_changes:\n    - removing_requird_field\n',
      ["4:7 there is no kind of change 'removing_requird_field'"],
    ],
    ['a validity rule for no field', 'contract: { name: t }\nquality:\n  validity:\n    total: { min: 0 }\n', ["4:5 the schema has no field 'total'"]],
    ['a promise under a mistyped key', 'contract: { name: t }\nquality:\n  volume: { min_daily_record: 3 }\n', ["3:13 there is no promise 'min_daily_record'"]],
    ['a rate in percent', 'contract: { name: t }\nquality:\n  completeness: { optional_fields_null_rate: 5 }\n', ['3:19 optional_fields_null_rate is 5']],
    ['a consumer without a name', 'contract: { name: t }\nconsumers:\n  - team: A\n', ['3:5 a consumer has no name']],
    ['a list where a mapping belongs', 'contract: { name: t }\nschema: [a]\n', ['2:1 schema must be a mapping']],
  ])('is refused for %s', async (_, text, mistakes) => {
    expect(placedRefusals(await readContracts(text, 'contract.yaml'))).toEqual(mistakes);
  });
});
