/**
 * A small report for tests of what is rendered, as an immutable fluent builder:
 *
 *   report().changed('orders', 'body').downstream('revenue', ['orders']).finding('contract/field-removed', 'orders', { column: 'amount' }).build()
 *
 * Counts, verdict and summary follow from what is said.
 */
import { createHash } from 'node:crypto';
import { type Finding, type Json, type JsonObject, nodeId } from '#kernel';
import { type PlanEntry, type Report, type ReportCoverage, type ReportExposure, type ReportModelCoverage, type ReportWaiver, summarise } from '#report';

const SHA = { base: 'b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7', head: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d' };

const EMPTY: Report = {
  schema: 'sluice/report/v1',
  tool: { name: 'sluice', version: '0.1.0', url: 'https://github.com/acme/sluice/blob/v0' },
  generatedAt: '2026-11-25T13:05:00.000Z',
  subject: {
    project: 'shop',
    adapter: 'duckdb',
    event: 'pull_request',
    serverUrl: 'https://github.com',
    repository: 'acme/analytics',
    pullRequest: 214,
    headSha: SHA.head,
    runUrl: 'https://github.com/acme/analytics/actions/runs/1234567890',
  },
  verdict: { gate: 'pass', summary: '', blocking: [], warnOnly: false },
  fidelity: {
    baseSha: SHA.base,
    baseSource: 'merge-base',
    notes: [],
    artifacts: [
      {
        artifact: 'manifest',
        side: 'base',
        uri: 's3://artifacts/commits/b4c5d6e7/manifest.json.gz',
        dbtVersion: '1.12.6',
        generatedAt: '2026-11-25T10:01:12.000Z',
        ageMinutes: 184,
      },
      { artifact: 'manifest', side: 'head', uri: 'target/manifest.json', dbtVersion: '1.12.6', generatedAt: '2026-11-25T13:03:40.000Z', ageMinutes: 1 },
    ],
    skews: [],
  },
  plan: {
    engine: 'v1',
    mode: 'exact',
    compareMoreUnrendered: true,
    select: ['state:modified+'],
    exclude: [],
    entries: [],
    counts: {},
    modifiedCount: 0,
    removed: [],
    changedMacros: [],
    selector: '',
    commands: ['dbt ls --select state:modified+ --state prod-artifacts', 'dbt build --select state:modified+ --state prod-artifacts --defer'],
    warnings: [],
    raises: [],
  },
  findings: [],
  contracts: { models: 40, enforcedModels: 5, enforcedModelsBefore: 5, breaking: [] },
  coverage: null,
  cost: null,
  impact: { models: 0, exposures: [] },
  waivers: [],
  notEvaluated: [
    { what: 'cost', why: 'this version of Sluice does not price changes', next: 'Compare the bytes that your warehouse bills before and after the merge.' },
    { what: 'quality', why: 'this version of Sluice runs no checks on data', next: 'Run the dbt tests of the selected nodes.' },
  ],
};

type Because = PlanEntry['because'][number];

interface FindingFields extends Partial<Omit<Finding, 'data' | 'node'>> {
  readonly found?: string;
  readonly next?: string;
  readonly consumers?: readonly string[];
  readonly models?: number;
  readonly data?: JsonObject;
}

export function report(): ReportBuilder {
  return new ReportBuilder(EMPTY);
}

export class ReportBuilder {
  readonly #report: Report;

  constructor(given: Report) {
    this.#report = given;
  }

  /** A resource that differs; a reason is a check, or the whole of it. */
  changed(name: string, ...because: readonly (string | Because)[]): ReportBuilder {
    return this.entry(name, { why: 'modified', because: because.map(asBecause) });
  }

  added(name: string, fields: Partial<PlanEntry> = {}): ReportBuilder {
    return this.entry(name, { why: 'new', because: [{ check: 'new', field: 'unique_id', before: null, after: `model.shop.${name}` }], ...fields });
  }

  downstream(name: string, via: readonly string[], type = 'model'): ReportBuilder {
    return this.entry(name, { why: 'downstream', via: via.map((step) => `model.shop.${step}`), resource_type: type, unique_id: `${type}.shop.${name}` });
  }

  test(name: string, model: string): ReportBuilder {
    return this.entry(name, { why: 'test', via: [`model.shop.${model}`], resource_type: 'test', unique_id: `test.shop.${name}` });
  }

  entry(name: string, fields: Partial<PlanEntry>): ReportBuilder {
    const entry = {
      unique_id: `model.shop.${name}`,
      resource_type: 'model',
      name,
      why: 'modified',
      because: [],
      via: [],
      path: `models/${name}.sql`,
      ...fields,
    };
    return this.#plan({ entries: [...this.#report.plan.entries, entry] });
  }

  removed(name: string, disabled = false): ReportBuilder {
    return this.#plan({ removed: [...this.#report.plan.removed, { unique_id: `model.shop.${name}`, disabled }] });
  }

  changedMacro(name: string, before: string | null, after: string | null): ReportBuilder {
    return this.#plan({ changedMacros: [...this.#report.plan.changedMacros, { unique_id: `macro.shop.${name}`, before, after }] });
  }

  plan(fields: Partial<Report['plan']>): ReportBuilder {
    return this.#plan(fields);
  }

  /** On a model by name, or on the change as a whole. The kind follows from the family of the rule. */
  finding(rule: string, model: string | null, fields: FindingFields = {}): ReportBuilder {
    const { found = `${rule} found something`, next = 'Do something about it.', consumers = [], models = 0, data = {}, ...rest } = fields;
    const node = model === null ? null : nodeId(`model.shop.${model}`);
    const finding: Finding = {
      rule,
      severity: 'error',
      kind: rule.startsWith('coverage/') ? 'coverage' : rule.startsWith('policy/') ? 'policy' : 'breaking',
      node,
      column: null,
      place: model === null ? null : { file: `models/${model}.sql`, line: 1 },
      message: `${found} ${next}`,
      data: { found, next, consumers, models, ...data },
      fingerprint: createHash('sha256')
        .update(JSON.stringify([rule, node, rest.column ?? null, data]))
        .digest('hex'),
      waiver: null,
      ...rest,
    };
    return this.#with({ findings: [...this.#report.findings, finding] });
  }

  coverage(fields: Partial<ReportCoverage>): ReportBuilder {
    const nothing = { covered: 0, total: 0 };
    const counts = { modelsTested: nothing, columnsTested: nothing, modelsDocumented: nothing, columnsDocumented: nothing };
    return this.#with({
      coverage: {
        base: null,
        head: counts,
        patch: null,
        patchBefore: null,
        goals: { tests: null, docs: null },
        models: [],
        ...this.#report.coverage,
        ...fields,
      },
    });
  }

  /** A model of the patch with the columns that lack a test, and those that lack a description. */
  covered(
    name: string,
    tests: number,
    columns: number,
    missing: { readonly untested?: readonly string[]; readonly undocumented?: readonly string[] } = {},
  ): ReportBuilder {
    const { untested = [], undocumented = [] } = missing;
    const model: ReportModelCoverage = {
      unique_id: `model.shop.${name}`,
      name,
      tests,
      columnsTested: { covered: columns - untested.length, total: columns },
      untested,
      documented: true,
      columnsDocumented: { covered: columns - undocumented.length, total: columns },
      undocumented,
    };
    return this.coverage({ models: [...(this.#report.coverage?.models ?? []), model] });
  }

  exposure(name: string, fields: Partial<Omit<ReportExposure, 'via'>> & { readonly via?: readonly string[] } = {}): ReportBuilder {
    const { via = [], ...rest } = fields;
    const exposure = {
      unique_id: `exposure.shop.${name}`,
      name,
      label: null,
      type: 'dashboard',
      owner: null,
      url: null,
      ...rest,
      via: via.map((step) => `model.shop.${step}`),
    };
    return this.#with({ impact: { ...this.#report.impact, exposures: [...this.#report.impact.exposures, exposure] } });
  }

  /** How many models are downstream of the change. */
  reaching(models: number): ReportBuilder {
    return this.#with({ impact: { ...this.#report.impact, models } });
  }

  waiver(rule: string, fields: Partial<ReportWaiver> = {}): ReportBuilder {
    const waiver = { rule, node: null, owner: 'data-platform', reason: 'agreed with finance', until: '2026-12-31', used: 1, expired: false, ...fields };
    return this.#with({ waivers: [...this.#report.waivers, waiver] });
  }

  fidelity(fields: Partial<Report['fidelity']>): ReportBuilder {
    return this.#with({ fidelity: { ...this.#report.fidelity, ...fields } });
  }

  with(fields: Partial<Report>): ReportBuilder {
    return this.#with(fields);
  }

  warnOnly(): ReportBuilder {
    return this.#with({ verdict: { ...this.#report.verdict, warnOnly: true } });
  }

  build(): Report {
    const { plan, findings, verdict } = this.#report;
    const open = findings.filter(({ waiver }) => waiver === null);
    const blocking = open.filter(({ severity }) => severity === 'error').map(({ fingerprint }) => fingerprint);
    const isHeard = open.some(({ severity }) => severity !== 'info') || this.#report.fidelity.baseSource === 'none';
    const gate = blocking.length > 0 && !verdict.warnOnly ? 'fail' : isHeard ? 'warn' : 'pass';
    const types = [...new Set(plan.entries.map(({ resource_type }) => resource_type))].sort();
    const built: Report = {
      ...this.#report,
      verdict: { ...verdict, gate, blocking: blocking.sort() },
      plan: {
        ...plan,
        counts: Object.fromEntries(types.map((type) => [type, plan.entries.filter(({ resource_type }) => resource_type === type).length])),
        modifiedCount: plan.entries.filter(({ why }) => why === 'modified' || why === 'new').length,
      },
    };
    return { ...built, verdict: { ...built.verdict, summary: summarise(built) } };
  }

  #plan(fields: Partial<Report['plan']>): ReportBuilder {
    return this.#with({ plan: { ...this.#report.plan, ...fields } });
  }

  #with(fields: Partial<Report>): ReportBuilder {
    return new ReportBuilder({ ...this.#report, ...fields });
  }
}

/** A reason with the two values that a sentence needs: `differs('configs', 'unrendered_config.materialized', 'view', 'table')`. */
export function differs(check: string, field: string, before: Json, after: Json): Because {
  return { check, field, before, after };
}

function asBecause(because: string | Because): Because {
  return typeof because === 'string' ? { check: because, field: because, before: null, after: null } : because;
}
