import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Origins, traceOrigins } from '#state';
import { type ProjectBuilder, project } from '../support/project.ts';
import { compare } from './compare.ts';

interface States {
  readonly base: ProjectBuilder;
  readonly head: ProjectBuilder;
  readonly other: ProjectBuilder;
  /** The older and the newer one, where the older is not the merge base itself. */
  readonly inexact?: readonly [ProjectBuilder, ProjectBuilder];
}

function trace({ base, head, other, inexact }: States): Origins {
  const between = inexact === undefined ? null : compare(...inexact);
  return traceOrigins({ diff: compare(base, head), other: compare(other, head), between });
}

const short = ({ of, untouched }: Origins) => ({
  of: Object.fromEntries([...of].map(([id, origin]) => [id.split('.').at(-1), origin]).sort()),
  untouched: untouched.map(({ id, difference }) => `${id.split('.').at(-1)} ${difference}`),
});

const parting = project().model('orders', 'orders 1').model('customers', 'customers 1').model('products', 'products 1');

describe('a change from the merge base, with production as it is now', () => {
  it('is yours where only you changed something', () => {
    const head = parting.model('orders', 'orders 2');
    expect(short(trace({ base: parting, head, other: parting.model('customers', 'customers 2') }))).toEqual({
      of: { orders: 'yours' },
      untouched: ['customers modified'],
    });
  });

  it('is yours where production changed the same in another way', () => {
    const other = parting.model('orders', 'orders 3');
    expect(short(trace({ base: parting, head: parting.model('orders', 'orders 2'), other }))).toEqual({ of: { orders: 'yours' }, untouched: [] });
  });

  it('has moved where production has it already, as after a squash of what it builds on', () => {
    const other = parting.model('orders', 'orders 2');
    const head = other.model('customers', 'customers 2');
    expect(short(trace({ base: parting, head, other }))).toEqual({ of: { customers: 'yours', orders: 'moved' }, untouched: [] });
  });

  it('leaves alone what production gained and lost', () => {
    const other = parting.without('products').model('refunds', 'refunds 1');
    const head = parting.model('orders', 'orders 2');
    expect(short(trace({ base: parting, head, other }))).toEqual({ of: { orders: 'yours' }, untouched: ['products new', 'refunds removed'] });
  });

  it('tells removals apart as well', () => {
    const head = parting.without('orders').without('products');
    expect(short(trace({ base: parting, head, other: parting.without('products') }))).toEqual({ of: { orders: 'yours', products: 'moved' }, untouched: [] });
  });
});

describe('a change from an ancestor that stands in for the merge base', () => {
  const ancestor = parting;
  const mergeBase = ancestor.model('customers', 'customers 2').model('products', 'products 2');

  it('has moved where production has what came in between', () => {
    const head = mergeBase.model('orders', 'orders 2');
    expect(short(trace({ base: ancestor, head, other: mergeBase, inexact: [ancestor, mergeBase] }))).toEqual({
      of: { customers: 'moved', orders: 'yours', products: 'moved' },
      untouched: [],
    });
  });

  it('is unclear where production changed the same once more, or you did', () => {
    const newest = mergeBase.model('products', 'products 3');
    const head = mergeBase.model('customers', 'customers mine');
    expect(short(trace({ base: ancestor, head, other: newest, inexact: [ancestor, newest] })).of).toEqual({ customers: 'unclear', products: 'unclear' });
  });
});

describe('a change from the latest of the branch, with what it parted from', () => {
  it('is yours where it differs from both, and has moved where only production changed', () => {
    const latest = parting.model('customers', 'customers 2').model('refunds', 'refunds 1');
    const head = parting.model('orders', 'orders 2');
    expect(short(trace({ base: latest, head, other: parting }))).toEqual({ of: { customers: 'moved', orders: 'yours', refunds: 'moved' }, untouched: [] });
  });
});

describe('origins', () => {
  const bodies = fc.record({ orders: fc.integer({ min: 1, max: 3 }), customers: fc.integer({ min: 1, max: 3 }), products: fc.integer({ min: 1, max: 3 }) });
  const built = (of: Readonly<Record<string, number>>): ProjectBuilder =>
    Object.entries(of).reduce((made, [name, body]) => made.model(name, `${name} ${body}`), project());

  it('cover every difference once, and only those', () => {
    fc.assert(
      fc.property(bodies, bodies, bodies, (base, head, other) => {
        const { of, untouched } = short(trace({ base: built(base), head: built(head), other: built(other) }));
        const differs = (name: keyof typeof base, from: typeof base): boolean => head[name] !== from[name];
        const names = ['customers', 'orders', 'products'] as const;
        expect(of).toEqual(Object.fromEntries(names.filter((name) => differs(name, base)).map((name) => [name, differs(name, other) ? 'yours' : 'moved'])));
        expect(untouched).toEqual(names.filter((name) => !differs(name, base) && differs(name, other)).map((name) => `${name} modified`));
      }),
    );
  });

  it('are all yours when production stood still', () => {
    fc.assert(
      fc.property(bodies, bodies, (base, head) => {
        const { of, untouched } = trace({ base: built(base), head: built(head), other: built(base) });
        expect([[...new Set(of.values())].filter((origin) => origin !== 'yours'), untouched]).toEqual([[], []]);
      }),
    );
  });
});
