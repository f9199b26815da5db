import { describe, expect, it } from 'vitest';
import { findPlace, readContracts, walkFields } from '#contracts';
import { fieldAt, placedRefusals, readFixture, readOne } from './read.ts';

const [payments] = await readFixture('valid/payments.odcs.yaml');
if (payments === undefined) throw new Error('the fixture has a contract');

const HEAD = 'kind: DataContract\nid: t\nversion: 1.0.0\nstatus: active\n';
const document = (apiVersion: string, ...lines: readonly string[]): string => `apiVersion: ${apiVersion}\n${HEAD}${lines.join('\n')}\n`;

describe('an ODCS contract', () => {
  it('tells its version, and the version of the standard', () => {
    expect([payments.version, payments.source.formatVersion]).toEqual(['1.4.0', 'v3.2.0']);
  });

  it('has the owner of the team and its channel', () => {
    expect(payments.owner).toEqual({ email: 'payments@company.com', team: 'Payments', channel: '#payments' });
  });

  it('lies where its server says', () => {
    expect(payments.tables[0]?.relation).toEqual({ database: 'FINANCE', schema: 'CORE', identifier: 'FCT_PAYMENTS', dialect: 'snowflake' });
  });

  it('has fields in objects, arrays and maps', () => {
    expect(walkFields(payments.tables[0]?.fields ?? []).map(({ path }) => path)).toEqual([
      'payment_id',
      'order_id',
      'amount',
      'method',
      'lines',
      'lines',
      'lines.sku',
      'lines.quantity',
      'attributes',
      'attributes.key',
      'attributes.value',
      'settled_at',
    ]);
  });

  it.each([
    ['payment_id', { family: 'string', length: 36, fixed: false }],
    ['amount', { family: 'decimal', precision: 12, scale: 2 }],
    ['lines.quantity', { family: 'integer', bits: 32, signed: true }],
    ['attributes', { family: 'map', key: { family: 'string', length: null, fixed: false }, value: { family: 'float', bits: 64 } }],
    ['settled_at', { family: 'timestamp', precision: 6, zone: 'tz' }],
  ])('gives %s the type of the warehouse, else of the standard', (path, data) => {
    expect(fieldAt(payments, path).type.data).toEqual(data);
  });

  it('has a primary key and a foreign key', () => {
    expect(payments.tables[0]?.keys).toEqual([{ at: '/schema/0', kind: 'primary', columns: ['payment_id'] }]);
    expect(payments.tables[0]?.relationships.map(({ from, to }) => [from, to])).toEqual([[['order_id'], ['orders.order_id']]]);
  });

  it('bounds, lists and deprecates', () => {
    expect(fieldAt(payments, 'amount').bounds).toMatchObject([{ min: { value: 0, exclusive: false }, max: { value: 1_000_000, exclusive: true } }]);
    expect(fieldAt(payments, 'method').allowed.map(({ values }) => values)).toEqual([['card', 'transfer']]);
    expect(fieldAt(payments, 'method').deprecated).toEqual({ sunset: '2027-03-31', replacement: null });
  });

  it('promises in minutes and days', () => {
    expect(payments.slas.map((sla) => [sla.kind, sla.kind === 'freshness' ? sla.maxDelayMinutes : sla.kind === 'retention' ? sla.days : null])).toEqual([
      ['freshness', 240],
      ['retention', 730],
      ['other', null],
    ]);
    expect(fieldAt(payments, 'settled_at').retentionDays).toBe(730);
  });

  it('has consumers and a process of change in custom properties, with their lines', () => {
    expect(payments.consumers.map(({ name, requiredFields }) => [name, requiredFields])).toEqual([['ledger', ['payment_id', 'amount']]]);
    expect(payments.change).toMatchObject({ leadDays: 7, approvers: ['payments-lead'] });
    expect(findPlace(payments.source, payments.consumers[0]?.at ?? '').line).toBe(72);
  });

  it('keeps what has no meaning to us', () => {
    expect(Object.keys(payments.ext)).toEqual(['servers', 'team', 'support', 'customProperties']);
    expect(payments.ext['customProperties']).toEqual([{ property: 'costCentre', value: 4711 }]);
    expect(payments.tables[0]?.ext).toEqual({ physicalType: 'table', tags: ['finance'] });
  });

  it('reads exclusive bounds as flags up to 3.0', async () => {
    const contract = await readOne(
      document('v3.0.2', 'schema: [{ name: t, properties: [{ name: n, logicalType: number, logicalTypeOptions: { minimum: 1, exclusiveMinimum: true } }] }]'),
    );
    expect(fieldAt(contract, 'n').bounds[0]?.min).toEqual({ value: 1, exclusive: true });
  });

  it('reads allowed values from quality rules before 3.2', async () => {
    const contract = await readOne(
      document(
        'v3.1.0',
        'schema: [{ name: t, properties: [{ name: n, quality: [{ metric: invalidValues, arguments: { validValues: [a, b] }, mustBe: 0 }] }] }]',
      ),
    );
    expect(fieldAt(contract, 'n').allowed.map(({ values }) => values)).toEqual([['a', 'b']]);
  });

  it('keeps unquoted dates as texts', async () => {
    const contract = await readOne(document('v3.1.0', 'slaProperties: [{ property: endOfLife, value: 2030-01-31 }]'));
    expect(contract.slas).toMatchObject([{ kind: 'other', value: '2030-01-31' }]);
  });
});

describe('a broken ODCS contract', () => {
  it.each([
    ['an unknown version', document('v3.3.0'), ['1:1 the ODCS version "v3.3.0" is not one that we read']],
    ['a version of the old format', document('v2.2.2'), ['1:1 the ODCS version "v2.2.2" is not one that we read']],
    ['no version of the standard', HEAD, ['1:1 apiVersion is missing']],
    [
      'every mistake at once, in the order of the file',
      document('v3.1.0', 'team: 3', 'schema:', '  - properties:', '      - { name: a, logicalType: txt, pk: true }'),
      [
        '6:1 team must be object',
        '6:1 team must be array',
        '8:5 schema.0 has no name',
        '9:20 schema.0.properties.0.logicalType must be equal to one of the allowed values',
        '9:38 schema.0.properties.0 has a key pk that this version of ODCS does not know',
      ],
    ],
    [
      'a feature of a later version',
      document('v3.0.2', 'schema: [{ name: t, relationships: [] }]'),
      ['6:21 schema.0 has a key relationships that this version of ODCS does not know'],
    ],
    [
      'two comparisons in one rule',
      document('v3.1.0', 'schema: [{ name: t, quality: [{ metric: rowCount, mustBe: 1, mustNotBe: 2 }] }]'),
      ['6:31 schema.0.quality.0 must match exactly one schema in oneOf'],
    ],
    [
      'two columns of one name',
      document('v3.1.0', 'schema:', '  - name: t', '    properties:', '      - { name: a }', '      - { name: A }'),
      ["10:11 there are two columns called 'a'"],
    ],
    ['two tables of one name', document('v3.1.0', 'schema: [{ name: t }, { name: t }]'), ["6:25 there are two tables called 't'"]],
    [
      'an unknown versioning alias',
      document('v3.1.0', 'customProperties:', '  - property: versioning', '    value: { breaking_changes: [losing] }'),
      ["8:33 there is no kind of change 'losing'"],
    ],
  ])('is refused for %s', async (_, text, mistakes) => {
    expect(placedRefusals(await readContracts(text, 'contract.odcs.yaml'))).toEqual(mistakes);
  });
});
