import { describe, expect, it } from 'vitest';
import type { Model } from '#artifacts';
import { project } from '../../support/project.ts';
import type { Authored } from '../../support/authored.ts';
import { breaksOf, compare, compareBuilt, saidUnder } from '../compare.ts';

const ORDERS = 'model.shop.orders';
const other = project().model('other', 'select 1');
const orders = (fields: Authored<Model> = {}) => other.model('orders', 'select 1', [], { contract: true, columns: { id: 'int' }, ...fields });
const disabled = { config: { enabled: false } };

describe('a model that the head no longer has', () => {
  it('is listed as removed', () => {
    expect(compare(orders(), other).removed.map(({ id, disabled: isDisabled }) => [id, isDisabled])).toEqual([[ORDERS, false]]);
  });

  it('is a warning when it was contracted', () => {
    const diff = compare(orders(), other);
    expect(breaksOf(diff)).toEqual([['model-removed', null, ORDERS, null, 'warning']]);
    for (const value of ['modified', 'unmodified', 'modified.contract'] as const)
      expect(saidUnder(diff, value)).toEqual([['warning', 'contract-break', ORDERS]]);
  });

  it('is an error when it was contracted and versioned', () => {
    expect(saidUnder(compare(orders({ version: 1 }), other), 'unmodified')).toEqual([['error', 'contract-break', `${ORDERS}.v1`]]);
  });

  it('goes silently under selectors that do not look at contracts', () => {
    for (const value of ['new', 'old', 'modified.body', 'modified.macros'] as const) expect(saidUnder(compare(orders(), other), value)).toEqual([]);
  });

  it('goes silently when it had no contract', () => {
    expect(compare(orders({ contract: false }), other).reactions).toEqual([]);
  });

  it('goes silently when it is past its deprecation date', () => {
    const deprecated = orders({ deprecationDate: '2026-01-01T00:00:00+00:00' });
    expect(compare(deprecated, other, { now: '2026-02-01T00:00:00Z' }).breaks).toEqual([]);
    expect(breaksOf(compare(deprecated, other, { now: '2025-12-01T00:00:00Z' })).map(([kind]) => kind)).toEqual(['model-removed']);
  });

  it('is judged as of the time when the head was written, where no other is given', () => {
    const deprecated = orders({ deprecationDate: '2026-01-01T00:00:00+00:00' });
    expect(compare(deprecated, other.metadata({ generatedAt: '2026-02-01T00:00:00Z' })).breaks).toEqual([]);
  });

  it('is removed and new when it was renamed', () => {
    const diff = compare(orders(), other.model('orders_2', 'select 1', [], { contract: true, columns: { id: 'int' } }));
    expect(breaksOf(diff).map(([kind]) => kind)).toEqual(['model-removed']);
    expect([...diff.states.values()].filter(({ isNew }) => isNew).map(({ id }) => id)).toEqual(['model.shop.orders_2']);
  });

  it('is never selected', () => {
    expect([...compare(orders(), other).states.keys()]).toEqual(['model.shop.other']);
  });
});

describe('a model that the head disables', () => {
  it('is listed as disabled', () => {
    expect(compare(orders(), orders(disabled)).removed.map(({ id, disabled: isDisabled }) => [id, isDisabled])).toEqual([[ORDERS, true]]);
  });

  it('is a warning when its contract stays', () => {
    expect(breaksOf(compare(orders(), orders(disabled)))).toEqual([['model-disabled', null, ORDERS, null, 'warning']]);
  });

  it('goes silently when its contract is taken off in the same change', () => {
    expect(compare(orders(), orders({ ...disabled, contract: false })).reactions).toEqual([]);
  });

  it('is judged by the first of several disabled entries, even beside an enabled model of the same id', () => {
    const head = { ...orders().build(), disabled: orders(disabled).build().disabled };
    expect(breaksOf(compareBuilt(orders().build(), head))).toEqual([['model-disabled', null, ORDERS, null, 'warning']]);
  });
});

describe('a model that the head enables', () => {
  it('is new', () => {
    const diff = compare(orders(disabled), orders());
    expect([...diff.states.values()].map(({ id, isNew }) => [id, isNew])).toEqual([
      ['model.shop.other', false],
      [ORDERS, true],
    ]);
  });
});
