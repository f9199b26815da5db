import { describe, expect, it } from 'vitest';
import { parseSha, type Sha } from '#kernel';
import { type OtherState, reviewChange } from '#pipeline';
import { parseReport, type Report } from '#report';
import { DEFAULT_SETTINGS } from '#settings';
import { type ProjectBuilder, project } from '../support/project.ts';
import { valueOf } from '../support/result.ts';

interface Asked {
  readonly base: ProjectBuilder;
  readonly head: ProjectBuilder;
  readonly other?: ProjectBuilder;
  readonly role?: OtherState['role'];
  readonly isExact?: boolean;
}

/** The report of a change, through all stages. */
async function review({ base, head, other, role = 'newest', isExact = true }: Asked): Promise<Report> {
  const setOf = (built: ProjectBuilder) => ({ project: built.build(), catalog: null, runResults: [], freshness: null });
  const reviewed = await reviewChange(
    {
      base: setOf(base),
      head: setOf(head),
      other: other === undefined ? null : { role, sha: sha('c'), isExact, project: other.build() },
      compare: { engine: 'auto', compareMoreUnrendered: 'auto' },
      request: { select: ['state:modified+'], exclude: [], indirectSelection: 'eager', resourceTypes: [], excludeResourceTypes: [], command: 'build' },
      settings: DEFAULT_SETTINGS,
      now: new Date('2026-11-25T13:05:00Z'),
      tool: { version: '0.1.0', url: null },
      subject: { event: null, serverUrl: null, repository: null, pullRequest: null, headSha: null, runUrl: null },
      fidelity: { baseSha: sha('a'), baseSource: 'merge-base', notes: [], artifacts: [] },
      projectFolder: '',
      statePath: 'prod-artifacts',
      notEvaluated: [],
    },
    { readText: async () => undefined },
  );
  return valueOf(reviewed);
}

function sha(digit: string): Sha {
  const parsed = parseSha(digit.repeat(40));
  if (parsed === undefined) throw new Error('Not a commit');
  return parsed;
}

const originsOf = ({ plan }: Report) => Object.fromEntries(plan.entries.map(({ name, origin }) => [name, origin ?? null]));
const unevaluated = ({ notEvaluated }: Report) => notEvaluated.filter(({ what }) => what === 'origin of changes');

const promised = { contract: true, config: { materialized: 'table' } };
const parting = project()
  .model('orders', 'orders 1', [], { ...promised, columns: { id: 'int', amount: 'int' } })
  .model('customers', 'customers 1')
  .model('revenue', 'revenue 1', ['orders'])
  .model('letters', 'letters 1', ['customers'])
  .model('board', 'board 1', ['revenue', 'letters']);
/** Somebody else's change, which broke a contract. */
const broken = parting.model('orders', 'orders 2', [], { ...promised, columns: { id: 'int' } });

describe('a review with two states of production', () => {
  it('says of each entry whose change it is, what lies downstream included', async () => {
    const report = await review({ base: parting, head: broken.model('customers', 'customers 2'), other: broken });
    expect(originsOf(report)).toEqual({ orders: 'moved', revenue: 'moved', customers: 'yours', letters: 'yours', board: 'yours' });
  });

  it('keeps the plan as dbt makes it, whoever changed what', async () => {
    const change = { base: parting, head: broken.model('customers', 'customers 2') };
    const [with2, with1] = [await review({ ...change, other: broken }), await review(change)];
    expect(with2.plan.entries.map((entry) => ({ ...entry, origin: null }))).toEqual(with1.plan.entries.map((entry) => ({ ...entry, origin: null })));
  });

  it('closes no gate on what production broke, and keeps the finding', async () => {
    const change = { base: parting, head: broken.model('customers', 'customers 2') };
    const [report, alone] = [await review({ ...change, other: broken }), await review(change)];
    expect([alone.verdict.gate, report.verdict.gate]).toEqual(['fail', 'pass']);
    expect(report.findings.filter(({ kind }) => kind === 'breaking').map(({ rule, waiver }) => [rule, waiver])).toEqual([
      ['contract/field-removed', 'production has it already, since cccccccccccc'],
    ]);
  });

  it('closes the gate on what you broke, also where production moved', async () => {
    const report = await review({
      base: parting,
      head: broken,
      other: parting.model('orders', 'orders 3', [], { ...promised, columns: { id: 'int', amount: 'int' } }),
    });
    expect([report.verdict.gate, originsOf(report)['orders']]).toEqual(['fail', 'yours']);
  });

  it('measures the coverage of your part alone', async () => {
    const report = await review({ base: parting, head: broken.model('customers', 'customers 2'), other: broken });
    expect(report.coverage?.models.map(({ name }) => name)).toEqual(['customers']);
  });

  it('lists what production changed and you left alone', async () => {
    const { plan } = await review({ base: parting, head: parting.model('customers', 'customers 2'), other: broken });
    expect(plan.drift).toEqual({ role: 'newest', sha: sha('c'), untouched: [{ unique_id: 'model.shop.orders', difference: 'modified' }] });
  });

  it('tells removals apart', async () => {
    const { plan } = await review({ base: parting, head: parting.without('board').without('letters'), other: parting.without('board') });
    expect(plan.removed.map(({ unique_id, origin }) => [unique_id, origin])).toEqual([
      ['model.shop.board', 'moved'],
      ['model.shop.letters', 'yours'],
    ]);
  });

  it('leaves a doubt where an ancestor stands in and production changed the same again', async () => {
    const report = await review({
      base: parting,
      head: broken,
      other: broken.model('orders', 'orders 3', [], { ...promised, columns: { id: 'int' } }),
      isExact: false,
    });
    expect([originsOf(report)['orders'], report.verdict.gate]).toEqual(['unclear', 'fail']);
  });

  it('separates the latest of the branch from what the change parted from', async () => {
    const report = await review({ base: broken, head: parting.model('customers', 'customers 2'), other: parting, role: 'parted' });
    expect(originsOf(report)).toEqual({ orders: 'moved', revenue: 'moved', customers: 'yours', letters: 'yours', board: 'yours' });
  });

  it('says that nothing tells where another release of dbt wrote one of them', async () => {
    const report = await review({ base: parting, head: parting.model('customers', 'customers 2'), other: broken.metadata({ dbtVersion: '1.10.2' }) });
    expect([report.plan.drift, unevaluated(report).map(({ why }) => why)]).toEqual([
      undefined,
      ['the head and the other state of production differ in dbt-version: 1.10.2 and 1.12.6'],
    ]);
  });

  it('tells across patches of one release', async () => {
    const report = await review({ base: parting, head: parting.model('customers', 'customers 2'), other: broken.metadata({ dbtVersion: '1.12.5' }) });
    expect([originsOf(report)['customers'], unevaluated(report)]).toEqual(['yours', []]);
  });

  it('is the same when it is stored and read again', async () => {
    const report = await review({ base: parting, head: broken.without('board'), other: broken });
    const read = parseReport(JSON.parse(JSON.stringify(report)), 'report.json');
    expect(JSON.stringify(valueOf(read))).toBe(JSON.stringify(report));
  });
});
