import { describe, expect, it } from 'vitest';
import { judgePolicy } from '#policy';
import { type Report, type ReportParts, isUnchanged, makeReport, parseReport } from '#report';
import { judgeRules } from '#rules';
import type { FileSettings } from '#settings';
import { type ProjectBuilder, project } from '../support/project.ts';
import { makeSubject } from '../support/subject.ts';

const NOW = '2026-11-25T13:05:00.000Z';

const SETTINGS: Pick<FileSettings, 'gate' | 'rules' | 'waivers'> = {
  gate: { failOn: ['breaking', 'contract'], patchCoverage: { tests: null, docs: null }, warnOnly: false },
  rules: {},
  waivers: [],
};

/** The report of a change, through all stages before it. */
function reportOf(before: ProjectBuilder, after: ProjectBuilder, given: Partial<ReportParts> = {}, settings = SETTINGS): Report {
  const subject = makeSubject(before, after);
  return makeReport({
    ...subject,
    tool: { version: '0.1.0', url: null },
    generatedAt: NOW,
    subject: { event: 'pull_request', serverUrl: 'https://github.com', repository: 'acme/analytics', pullRequest: 1, headSha: 'a'.repeat(40), runUrl: null },
    judgement: judgePolicy(judgeRules(subject), settings, NOW),
    fidelity: { baseSha: 'b'.repeat(40), baseSource: 'merge-base', notes: [], artifacts: [] },
    projectFolder: '',
    statePath: 'prod-artifacts',
    notEvaluated: [],
    ...given,
  });
}

const table = { contract: true, config: { materialized: 'table' } };
const base = project()
  .model('orders', 'select 1', [], { ...table, columns: { id: 'int', amount: 'decimal' } })
  .model('revenue', 'select 2', ['orders'])
  .exposure('weekly', ['revenue'], { label: 'Weekly KPIs', owner: { name: 'Finance', email: 'f@shop.example' } })
  .exposure('refunds', ['orders'], { type: 'application', owner: {} })
  .test('unique', 'orders', 'id');
const head = base.model('orders', 'select 3', [], { ...table, columns: { id: 'int' } });

describe('the report', () => {
  it('has one entry for each selected resource, sorted, each with its reasons or its way', () => {
    const { plan } = reportOf(base, head);
    expect(plan.entries.map(({ unique_id, why, because, via, path }) => [unique_id, why, because.map(({ check }) => check), via, path])).toEqual([
      ['exposure.shop.refunds', 'downstream', [], ['model.shop.orders'], 'models/schema.yml'],
      ['exposure.shop.weekly', 'downstream', [], ['model.shop.orders', 'model.shop.revenue'], 'models/schema.yml'],
      ['model.shop.orders', 'modified', ['body', 'contract'], [], 'models/orders.sql'],
      ['model.shop.revenue', 'downstream', [], ['model.shop.orders'], 'models/revenue.sql'],
      [expect.stringMatching(/^test\.shop\.unique_orders_id\./), 'downstream', [], ['model.shop.orders'], 'models/schema.yml'],
    ]);
    expect([plan.counts, plan.modifiedCount]).toEqual([{ exposure: 2, model: 2, test: 1 }, 1]);
  });

  it('names those downstream with their owners and their way, applications first', () => {
    expect(reportOf(base, head).impact).toEqual({
      models: 1,
      exposures: [
        { unique_id: 'exposure.shop.refunds', name: 'refunds', label: null, type: 'application', owner: null, url: null, via: ['model.shop.orders'] },
        {
          unique_id: 'exposure.shop.weekly',
          name: 'weekly',
          label: 'Weekly KPIs',
          type: 'dashboard',
          owner: 'Finance',
          url: null,
          via: ['model.shop.orders', 'model.shop.revenue'],
        },
      ],
    });
  });

  it('says the verdict in one sentence', () => {
    expect(reportOf(base, head).verdict).toMatchObject({ gate: 'fail', summary: 'Gate closed: 1 breaking change, reaching 2 consumers' });
  });

  it('keeps what dbt calls breaking beside what the rules made of it', () => {
    const { contracts } = reportOf(base, head);
    expect(contracts).toEqual({
      models: 2,
      enforcedModels: 1,
      enforcedModelsBefore: 1,
      breaking: [{ unique_id: 'model.shop.orders', kind: 'column-removed', column: 'amount', before: 'decimal', after: null, severity: 'warning' }],
    });
  });

  it('says that cost and quality were not evaluated, and what to do instead', () => {
    const { cost, notEvaluated } = reportOf(base, head);
    expect([cost, notEvaluated.map(({ what, next }) => [what, next !== ''])]).toEqual([
      null,
      [
        ['cost', true],
        ['quality', true],
      ],
    ]);
  });

  it('says which rules are switched off while they had findings', () => {
    const { notEvaluated } = reportOf(base, head, {}, { ...SETTINGS, rules: { 'contract/field-removed': 'off' } });
    expect(notEvaluated.map(({ what, why }) => [what, why])).toContainEqual(['contract/field-removed', 'the configuration switches it off; it had 1 finding']);
  });

  it('is not clean without a base, where nothing was judged', () => {
    const without = {
      base: null,
      diff: null,
      selection: null,
      judgement: judgePolicy([], SETTINGS, NOW),
      fidelity: { baseSha: null, baseSource: 'none', notes: [], artifacts: [] },
    } as const;
    const { verdict, plan, notEvaluated } = reportOf(base, head, without);
    expect([verdict.gate, verdict.summary, plan.entries, notEvaluated.map(({ what }) => what)]).toEqual([
      'warn',
      'Not compared: there is no base',
      [],
      ['changes', 'cost', 'quality'],
    ]);
  });

  it('has nothing to say when nothing changed', () => {
    const report = reportOf(base, base);
    expect([isUnchanged(report), report.verdict.summary]).toEqual([true, 'No dbt resource changed']);
  });

  it('puts the folder of the project before its paths', () => {
    expect(reportOf(base, head, { projectFolder: './transform/' }).plan.entries[2]?.path).toBe('transform/models/orders.sql');
  });

  it('keeps the text of a changed macro once, not in each entry that calls it', () => {
    const before = project()
      .macro('cents', 'old')
      .model('orders', 'select 1', [], { macros: ['cents'] });
    const { plan } = reportOf(before, before.macro('cents', 'new'));
    expect([plan.changedMacros, plan.entries[0]?.because]).toEqual([
      [{ unique_id: 'macro.shop.cents', before: 'old', after: 'new' }],
      [{ check: 'macros', field: 'macro_sql', before: null, after: null, via: ['macro.shop.cents'] }],
    ]);
  });

  it('knows how old each artifact is, also where dbt wrote no time zone', () => {
    const artifact = { artifact: 'manifest', uri: null, dbtVersion: '1.12.6' } as const;
    const { fidelity } = reportOf(base, head, {
      fidelity: {
        baseSha: null,
        baseSource: 'plain',
        notes: [],
        artifacts: [
          { ...artifact, side: 'head', generatedAt: '2026-11-25T13:00:00.123456' },
          { ...artifact, side: 'base', generatedAt: '2026-11-24T13:05:00Z' },
          { ...artifact, artifact: 'catalog', side: 'base', generatedAt: null },
        ],
      },
    });
    expect(fidelity.artifacts.map(({ side, artifact: name, ageMinutes }) => [side, name, ageMinutes])).toEqual([
      ['base', 'catalog', null],
      ['base', 'manifest', 1_440],
      ['head', 'manifest', 5],
    ]);
  });

  it('says what kept base and head from being compared like with like', () => {
    expect(reportOf(base.metadata({ dbtVersion: '1.10.2' }), head).fidelity.skews[0]).toEqual({ kind: 'dbt-version', before: '1.10.2', after: '1.12.6' });
  });

  it('has equal bytes for equal parts, and when it is stored and read again', () => {
    const json = JSON.stringify(reportOf(base, head));
    const read = parseReport(JSON.parse(json), 'report.json');
    expect(JSON.stringify(reportOf(base, head))).toBe(json);
    expect(read.ok && JSON.stringify(read.value)).toBe(json);
  });
});

describe('what is to be copied', () => {
  it('selects the same resources by their full names', () => {
    expect(reportOf(base, head).plan.selector).toBe('exposure:shop.refunds exposure:shop.weekly shop.orders shop.revenue unique_orders_id');
  });

  it('names a version, and stands for what the grammar would take for an operator', () => {
    const before = project().model('legacy', 'select 1');
    const after = before.model('orders', 'select 1', [], { version: 2 }).model('a b+', 'select 1');
    expect(reportOf(before, after).plan.selector).toBe('fqn:shop.a?b? shop.orders.v2');
  });

  it('is the dbt commands with the state to compare with', () => {
    expect(reportOf(base, head).plan.commands).toEqual([
      'dbt build --select state:modified+ --defer --state prod-artifacts',
      'dbt build --select exposure:shop.refunds exposure:shop.weekly shop.orders shop.revenue unique_orders_id --indirect-selection empty --defer --state prod-artifacts',
    ]);
  });

  it('begins with bringing that state where it lies in a store', () => {
    const stateFrom = { kind: 'commit', store: 's3://artifacts/dbt of the shop', sha: 'b'.repeat(40) } as const;
    expect(reportOf(base, head, { stateFrom }).plan.commands[0]).toBe(
      `sluice store pull --store 's3://artifacts/dbt of the shop' --sha ${'b'.repeat(40)} --artifacts prod-artifacts`,
    );
  });

  it('is nothing when nothing is selected, since a command without names would build everything', () => {
    const { selector, commands } = reportOf(base, base, { stateFrom: { kind: 'commit', store: 's3://artifacts', sha: 'b'.repeat(40) } }).plan;
    expect([selector, commands]).toEqual(['', []]);
  });

  it('is the names alone where dbt would stop at what was asked for', () => {
    const versioned = { ...table, version: 1 } as const;
    const before = project().model('orders', 'select 1', [], { ...versioned, columns: { id: 'int', amount: 'decimal' } });
    const { raises, commands } = reportOf(before, before.model('orders', 'select 1', [], { ...versioned, columns: { id: 'int' } })).plan;
    expect([raises.length, commands]).toEqual([1, ['dbt build --select shop.orders.v1 --indirect-selection empty --defer --state prod-artifacts']]);
  });

  it('leaves the names to a selectors file when they are too long for a command line', () => {
    const names = Array.from({ length: 300 }, (_, index) => `a_model_with_a_long_name_${index}`);
    const many = names.reduce((made, name) => made.model(name, 'select 1'), base);
    const { selector, commands } = reportOf(base, many).plan;
    expect([selector.split(' ').length, commands]).toEqual([
      300,
      [
        'dbt build --select state:modified+ --defer --state prod-artifacts',
        '# The names are too long for a command line: first put the selector sluice into selectors.yml, as `sluice plan --format selectors` prints it.',
        'dbt build --selector sluice --defer --state prod-artifacts',
      ],
    ]);
  });

  it('says what dbt cannot tell from the planned resources', () => {
    const twin = { name: 'twin', fqn: ['shop', 'twin'] };
    const before = project().model('orders', 'select 1').test('unique', 'orders', 'id', twin);
    const { plan } = reportOf(before, before.test('unique', 'orders', 'number', twin));
    const [planned] = plan.entries;
    expect([plan.entries.length, planned?.because[0]?.check, plan.beyond]).toEqual([1, 'new', [expect.stringMatching(/^test\.shop\.unique_orders_id\./)]]);
  });

  it('is quoted for the shell', () => {
    const subject = makeSubject(base, head);
    const request = {
      ...subject.selection.request,
      select: ["tag:it's", '$(rm)', 'a*'],
      exclude: ['b c'],
      indirectSelection: 'cautious',
      resourceTypes: ['model'],
    } as const;
    const { plan } = reportOf(base, head, { selection: { ...subject.selection, request }, statePath: 'my artifacts' });
    expect(plan.commands[0]).toBe(
      String.raw`dbt build --select 'tag:it'\''s' '$(rm)' 'a*' --exclude b c --indirect-selection cautious --resource-type model --defer --state 'my artifacts'`,
    );
  });
});
