import { describe, expect, it } from 'vitest';
import { select, warned } from './select.ts';
import { project } from '../support/project.ts';
import { valueOf } from '../support/result.ts';

const contracted = (type: string, version: number | null) =>
  project().model('orders', 'select 1', [], {
    version,
    latestVersion: version,
    contract: true,
    columns: { id: type },
    config: { materialized: 'table', contract: { enforced: true } },
  });
const versioned = { base: contracted('int', 1).build(), head: contracted('text', 1).build() };

describe('a broken contract', () => {
  it.each(['state:modified', 'state:modified.contract', 'state:unmodified'])(
    'of a versioned model is told under %s, and the selection is there all the same',
    (text) => {
      const { raises } = valueOf(select(versioned.head, { base: versioned.base, select: text }));
      expect(raises.map(({ code, id, level }) => ({ code, id, level }))).toEqual([{ code: 'contract-break', id: 'model.shop.orders.v1', level: 'error' }]);
    },
  );

  it('still selects the model', () => {
    const { entries } = valueOf(select(versioned.head, { base: versioned.base, select: 'state:modified' }));
    expect(entries.map(({ id }) => id)).toEqual(['model.shop.orders.v1']);
  });

  it('is told when only the exclusion asks', () => {
    expect(valueOf(select(versioned.head, { base: versioned.base, exclude: 'state:modified' })).raises).toHaveLength(1);
  });

  it('is told when only a named selector asks', () => {
    const head = contracted('text', 1).selector('changed', 'state:modified').build();
    expect(valueOf(select(head, { base: versioned.base, select: 'selector:changed' })).raises).toHaveLength(1);
  });

  it.each(['state:new', 'state:modified.body', 'orders'])('is not looked for under %s', (text) => {
    expect(valueOf(select(versioned.head, { base: versioned.base, select: text })).raises).toEqual([]);
  });

  it('of a model without versions is a warning', () => {
    const [base, head] = [contracted('int', null).build(), contracted('text', null).build()];
    expect(valueOf(select(head, { base, select: 'state:modified' })).raises).toEqual([]);
    expect(warned(head, { base, select: 'state:modified' })).toHaveLength(1);
  });
});
