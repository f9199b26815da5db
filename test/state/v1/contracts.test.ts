import { describe, expect, it } from 'vitest';
import type { Model } from '#artifacts';
import { constraint, project } from '../../support/project.ts';
import type { Authored } from '../../support/authored.ts';
import { UNCHANGED, breaksOf, compare, saidUnder, seen } from '../compare.ts';

const ORDERS = 'model.shop.orders';
const notNull = constraint('not_null');

/** A contracted model; a table, so that its constraints are enforced. */
const orders = (fields: Authored<Model> = {}) =>
  project().model('orders', 'select 1', [], { config: { materialized: 'table' }, contract: true, columns: { id: 'int', amount: 'decimal(10,2)' }, ...fields });
const orderId = (fields: Authored<Model>) => (fields.version === undefined ? ORDERS : `${ORDERS}.v${fields.version}`);

/** The contract's share of the reasons. */
const reasons = (before: Authored<Model>, after: Authored<Model>) =>
  seen(compare(orders(before), orders(after)), orderId(after)).because.filter(([check]) => check === 'contract');
const breaks = (before: Authored<Model>, after: Authored<Model>) => breaksOf(compare(orders(before), orders(after)));

describe('a contract', () => {
  it('is no change to dbt when it is enforced on neither side', () => {
    const plain = { contract: false };
    expect(seen(compare(orders(plain), orders({ ...plain, columns: { id: 'text' } })), ORDERS)).toEqual(UNCHANGED);
  });

  it('has no constraints to enforce where the materialization is no name', () => {
    const odd = { config: { materialized: { toString: 'table' } }, constraints: [notNull] };
    expect(breaks(odd, { ...odd, constraints: [] })).toEqual([]);
  });

  it('is a change, and no break, when it is enforced from now on', () => {
    expect(reasons({ contract: false }, {})).toEqual([['contract', 'contract.enforced', false, true]]);
    expect(breaks({ contract: false }, {})).toEqual([]);
  });

  it('is not looked at when both checksums are equal', () => {
    const same = { contract: { enforced: true, checksum: 'c' } };
    expect(seen(compare(orders(same), orders({ ...same, columns: { id: 'text' } })), ORDERS)).toEqual(UNCHANGED);
  });

  it('breaks when it is no longer enforced', () => {
    expect(reasons({}, { contract: false })).toEqual([['contract', 'contract.enforced', true, false]]);
    expect(breaks({}, { contract: false })).toEqual([['enforcement-removed', null, true, false, 'warning']]);
  });

  it('breaks when a column is removed', () => {
    const after = { columns: { id: 'int' } };
    expect(reasons({}, after)).toEqual([['contract', 'columns.amount', { name: 'amount', data_type: 'decimal(10,2)', constraints: [] }, null]]);
    expect(breaks({}, after)).toEqual([['column-removed', 'amount', 'decimal(10,2)', null, 'warning']]);
  });

  it('breaks when a column changes the case of its name', () => {
    expect(breaks({}, { columns: { ID: 'int', amount: 'decimal(10,2)' } })).toEqual([['column-removed', 'id', 'int', null, 'warning']]);
  });

  it('breaks when a column changes its type', () => {
    const after = { columns: { id: 'text', amount: 'decimal(10,2)' } };
    expect(reasons({}, after)).toEqual([['contract', 'columns.id.data_type', 'int', 'text']]);
    expect(breaks({}, after)).toEqual([['column-type-changed', 'id', 'int', 'text', 'warning']]);
  });

  it.each([
    ['another size', 'decimal(12,2)'],
    ['another case', 'DECIMAL (10,2)'],
    ['no size', 'decimal'],
  ])('is a change, and no break, when a type is written with %s', (_edit, dataType) => {
    const after = { columns: { id: 'int', amount: dataType } };
    expect(reasons({}, after)).toEqual([['contract', 'columns.amount.data_type', 'decimal(10,2)', dataType]]);
    expect(breaks({}, after)).toEqual([]);
  });

  it('breaks when a type is written under its other name', () => {
    expect(breaks({}, { columns: { id: 'integer', amount: 'decimal(10,2)' } })).toHaveLength(1);
  });

  it('is a change, and no break, when a column is added', () => {
    const after = { columns: { id: 'int', amount: 'decimal(10,2)', at: 'date' } };
    expect(reasons({}, after)).toEqual([['contract', 'columns.at', null, { name: 'at', data_type: 'date', constraints: [] }]]);
    expect(breaks({}, after)).toEqual([]);
  });

  it.each([
    ['the order of its columns', { columns: { amount: 'decimal(10,2)', id: 'int' } }],
    ['a column description', { columns: { id: { dataType: 'int', description: 'Key' }, amount: 'decimal(10,2)' } }],
  ])('does not count %s', (_edit, after) => {
    expect(seen(compare(orders(), orders(after)), ORDERS)).toEqual(UNCHANGED);
  });

  it('is shown by its checksum when another release of dbt wrote it', () => {
    const [before, after] = [{ contract: { enforced: true, checksum: 'a' } }, { contract: { enforced: true, checksum: 'b' } }];
    expect(reasons(before, after)).toEqual([['contract', 'contract.checksum', 'a', 'b']]);
    expect(breaks(before, after)).toEqual([]);
  });

  it('does not count alias_types, which are configuration', () => {
    const got = seen(compare(orders(), orders({ contract: { enforced: true, aliasTypes: false, checksum: 'x' } })), ORDERS);
    expect(got.because.filter(([check]) => check === 'configs')).toEqual([['configs', 'unrendered_config.contract.alias_types', true, false]]);
  });

  it('answers modified.contract', () => {
    expect(seen(compare(orders(), orders({ columns: { id: 'int' } })), ORDERS).parts).toEqual(['contract']);
  });
});

describe('a constraint of a contract', () => {
  const constrained = (constraints = [notNull], fields: Authored<Model> = {}): Authored<Model> => ({
    columns: { id: { dataType: 'int', constraints }, amount: 'decimal(10,2)' },
    ...fields,
  });
  const facts = { type: 'not_null', name: null, expression: null, warn_unenforced: true, warn_unsupported: true, to: null, to_columns: [], columns: [] };

  it.each([
    ['is removed', []],
    ['gets a name', [constraint('not_null', { name: 'n' })]],
    ['flips a warning flag', [constraint('not_null', { warnUnenforced: false })]],
  ])('breaks the contract of a table when it %s', (_edit, constraints) => {
    expect(breaks(constrained(), constrained(constraints))).toEqual([['column-constraint-removed', 'id', facts, null, 'warning']]);
  });

  it('breaks nothing when one is added', () => {
    expect(breaks(constrained(), constrained([notNull, constraint('unique')]))).toEqual([]);
  });

  it('breaks nothing on a view, which cannot enforce it', () => {
    const view = { config: { materialized: 'view' } };
    expect(breaks(constrained([notNull], view), constrained([], view))).toEqual([]);
  });

  it('breaks nothing when the adapter does not enforce its kind', () => {
    const unique = constraint('unique');
    const snowflake = (fields: Authored<Model>) => orders(fields).metadata({ adapterType: 'snowflake' });
    expect(breaksOf(compare(snowflake(constrained([unique])), snowflake(constrained([]))))).toEqual([]);
    expect(breaksOf(compare(snowflake(constrained([notNull])), snowflake(constrained([])))).map(([kind]) => kind)).toEqual(['column-constraint-removed']);
  });

  it('breaks the contract when the model loses it', () => {
    const primaryKey = constraint('primary_key', { columns: ['id'] });
    expect(breaks({ constraints: [primaryKey] }, {})).toMatchObject([
      ['model-constraint-removed', null, { type: 'primary_key', columns: ['id'] }, null, 'warning'],
    ]);
  });

  it('breaks the contract when its table becomes a view', () => {
    const view = { config: { materialized: 'view' }, contract: { enforced: true, checksum: 'of a view' } };
    expect(breaks(constrained(), constrained([notNull], view))).toEqual([['materialization-changed', null, 'table', 'view', 'warning']]);
  });

  it('breaks nothing when a table without constraints becomes a view', () => {
    expect(breaks({}, { config: { materialized: 'view' }, contract: { enforced: true, checksum: 'of a view' } })).toEqual([]);
  });

  it('breaks nothing when it is of type custom', () => {
    expect(breaks(constrained([constraint('custom')]), constrained([]))).toEqual([]);
  });
});

describe('a breaking change', () => {
  const breaking = { columns: { id: 'int' } };

  it.each(['modified', 'unmodified', 'modified.contract'] as const)('is a warning under %s when the model has no version', (value) => {
    expect(saidUnder(compare(orders(), orders(breaking)), value)).toEqual([['warning', 'contract-break', ORDERS]]);
  });

  it.each(['modified', 'unmodified', 'modified.contract'] as const)('is an error under %s when the model has a version', (value) => {
    const versioned = { version: 1 };
    expect(saidUnder(compare(orders(versioned), orders({ ...versioned, ...breaking })), value)).toEqual([['error', 'contract-break', `${ORDERS}.v1`]]);
  });

  it.each(['new', 'old', 'modified.body', 'modified.configs', 'modified.relation', 'modified.macros'] as const)('is not spoken of under %s', (value) => {
    expect(saidUnder(compare(orders(), orders(breaking)), value)).toEqual([]);
  });

  it('is spoken of once per model, whatever breaks in it', () => {
    const [reaction] = compare(orders(), orders({ columns: { id: 'text' } })).reactions;
    expect(reaction?.message).toBe('Breaking change to the contract of orders: column amount was removed; column id went from int to text');
  });
});
