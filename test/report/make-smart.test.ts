import { describe, expect, it } from 'vitest';
import type { ArtifactSet } from '#pipeline';
import { planChange } from '#pipeline';
import { makePlan } from '#report';
import { type ProjectBuilder, project } from '../support/project.ts';
import { valueOf } from '../support/result.ts';

const REQUEST = { select: ['state:modified+'], exclude: [], indirectSelection: 'eager', resourceTypes: [], excludeResourceTypes: [], command: 'ls' } as const;
const setOf = (side: ProjectBuilder): ArtifactSet => ({ project: side.build(), catalog: null, runResults: [], freshness: null });

function planOf(base: ProjectBuilder, head: ProjectBuilder, mode: 'exact' | 'smart' = 'exact', rulesOff: readonly string[] = []) {
  const plan = valueOf(
    planChange({ base: setOf(base), head: setOf(head), compare: { engine: 'auto', compareMoreUnrendered: 'auto' }, request: REQUEST, rulesOff }),
  );
  return { ...plan, made: makePlan({ base: base.build(), head: head.build(), ...plan, mode, projectFolder: '', statePath: 'state' }) };
}

const shop = (orders: string, lines: string, expr: string) =>
  project().model('orders', orders).model('daily', 'select 1', ['orders']).model('lines', lines).metric('revenue', [], { typeParams: { expr } });
const base = shop('select 1', 'select 1', 'a');
const head = shop('select  1', 'select 2', 'b');

describe('the plan of a change', () => {
  it('is exact, with smart mode beside it', () => {
    const { made } = planOf(base, head);
    expect(made.entries.map(({ unique_id }) => unique_id)).toEqual(['model.shop.daily', 'model.shop.lines', 'model.shop.orders']);
    expect(made.smart).toEqual({
      changed: { exact: 2, smart: 2 },
      selected: { exact: 3, smart: 2 },
      dropped: 1,
      added: 1,
      drops: [{ rule: 'smart/whitespace', confidence: 'proven', summary: expect.any(String), count: 1, unique_ids: ['model.shop.orders'] }],
      additions: [{ rule: 'smart/metric-definition', confidence: 'proven', summary: expect.any(String), count: 1, unique_ids: ['metric.shop.revenue'] }],
      skews: [],
      off: [],
    });
  });

  it('is smart when that is asked for, and gives no command that dbt would answer in its own way', () => {
    const { made } = planOf(base, head, 'smart');
    expect([made.mode, made.entries.map(({ unique_id }) => unique_id), made.modifiedCount]).toEqual(['smart', ['metric.shop.revenue', 'model.shop.lines'], 2]);
    expect(made.commands.some((command) => command.includes('state:modified'))).toBe(false);
    expect(made.smart?.selected).toEqual({ exact: 3, smart: 2 });
  });

  it('leaves out the rules that are switched off', () => {
    const { made } = planOf(base, head, 'exact', ['smart/whitespace', 'smart/metric-definition']);
    expect([made.smart?.dropped, made.smart?.added, made.smart?.off]).toEqual([0, 0, ['smart/whitespace', 'smart/metric-definition']]);
  });

  it('says what skew alone selects', () => {
    const side = (version: string, checksum: string) =>
      project()
        .metadata({ dbtVersion: version })
        .model('orders', 'select 1', [], { columns: { id: 'integer' }, contract: { enforced: true, checksum } });
    const { made } = planOf(side('1.12.3', 'a'), side('1.12.6', 'b'));
    expect(made.smart?.skews).toEqual([
      {
        kind: 'dbt-version',
        before: '1.12.3',
        after: '1.12.6',
        count: 1,
        unique_ids: ['model.shop.orders'],
        wayOut: 'Let dbt 1.12.6 build production once, or build this change with dbt 1.12.3.',
      },
    ]);
  });

  it('says what no rule can tell', () => {
    const large = project().seed('big', '', { checksum: { name: 'path', checksum: 'seeds/big.csv' } });
    expect(planOf(large, large).notEvaluated.map(({ what }) => what)).toEqual(['rows of large seeds']);
  });

  it('has no smart mode without a base', () => {
    const made = makePlan({ base: null, head: head.build(), diff: null, selection: null, projectFolder: '', statePath: 'state' });
    expect('smart' in made).toBe(false);
  });
});
