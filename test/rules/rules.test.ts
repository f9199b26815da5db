/** What holds for all rules at once. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Project } from '#artifacts';
import { nodeId } from '#kernel';
import { type Rule, judgeRules, readFacts, rules } from '#rules';
import type { ContractBreak } from '#state';
import { findStale, ruleIds } from '../../scripts/generate.ts';
import { constraint, project } from '../support/project.ts';
import { makeSubject } from '../support/subject.ts';
import { readRulePage } from './case-file.ts';

const pages = rules.map(({ id }) => readRulePage(readFileSync(`fixtures/rules/${id}.md`, 'utf8')));
const cases = pages.flatMap((page) => page.cases);

describe('the registry', () => {
  it('holds a rule for each file, under the name of the file', () => {
    expect(rules.map(({ id }) => id)).toEqual(ruleIds());
  });

  it('has no page without a rule', () => {
    const found = readdirSync('fixtures/rules', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
    expect(found.map((path) => path.replaceAll('\\', '/').replace(/\.md$/, '')).sort()).toEqual(rules.map(({ id }) => id));
  });

  // Configurations and waivers of users name them: an id may be added here, never renamed or taken out.
  it('only grows', () => {
    expect(rules.map(({ id }) => id)).toEqual(readFileSync('test/rules/ids.txt', 'utf8').trimEnd().split('\n'));
  });

  it('is fresh, and so is the catalogue', async () => {
    const stale = (await findStale()).map(({ path }) => path);
    expect(stale.filter((path) => ['src/rules/registry.ts', 'docs/rules.md'].includes(path))).toEqual([]);
  });
});

describe('every rule', () => {
  it('speaks in whole sentences', () => {
    const isSentence = (text: string) => /^[A-Z`{]/.test(text) && text.endsWith('.');
    expect(rules.filter(({ summary, message, next }) => ![summary, message, next].every(isSentence)).map(({ id }) => id)).toEqual([]);
  });

  it('hides behind rules that exist', () => {
    const ids = new Set(rules.map(({ id }) => id));
    expect(rules.flatMap(({ hiddenBy = [] }) => hiddenBy.filter((id) => !ids.has(id)))).toEqual([]);
  });

  it('finds nothing when nothing changed', () => {
    expect(cases.flatMap(({ head, goals }) => judgeRules(makeSubject(head, head, goals)))).toEqual([]);
  });

  it('finds the same in the same order, in whatever order the manifest lists things', () => {
    for (const { base, head, goals } of cases) {
      const subject = makeSubject(base, head, goals);
      const turned = {
        ...subject,
        base: turn(subject.base),
        head: turn(subject.head),
        diff: {
          ...subject.diff,
          states: turnMap(subject.diff.states),
          breaks: [...subject.diff.breaks].reverse(),
          removed: [...subject.diff.removed].reverse(),
        },
      };
      expect(judgeRules(turned, [...rules].reverse())).toEqual(judgeRules(subject));
    }
  });

  it('fills every slot of its messages', () => {
    const findings = cases.flatMap(({ base, head, goals }) => judgeRules(makeSubject(base, head, goals)));
    expect(findings.filter(({ message }) => /[{}]|undefined/.test(message)).map(({ rule }) => rule)).toEqual([]);
  });
});

describe('the breaking changes that dbt finds', () => {
  const KINDS: Readonly<Record<ContractBreak['kind'], string | null>> = {
    'enforcement-removed': 'contract/contract-enforcement-disabled',
    'column-removed': 'contract/field-removed',
    'column-type-changed': 'contract/type-changed',
    'column-constraint-removed': 'contract/required-removed',
    'model-constraint-removed': 'contract/required-removed',
    // Seen without dbt, whether the columns differ too or not.
    'materialization-changed': null,
    'model-removed': 'contract/table-removed',
    'model-disabled': 'contract/table-removed',
  };
  const CONSTRAINTS = {
    not_null: 'contract/required-removed',
    unique: 'contract/uniqueness-removed',
    primary_key: 'contract/primary-key-changed',
    foreign_key: 'contract/relationship-changed',
    check: 'contract/enforced-constraint-removed',
    custom: 'contract/enforced-constraint-removed',
  };
  const subject = makeSubject(project().model('orders', 'select 1'), project().model('orders', 'select 1'));
  const reported = (found: Partial<ContractBreak>): readonly string[] => {
    const orders = subject.head.resources.get(nodeId('model.shop.orders'));
    if (orders === undefined) throw new Error('The project has no orders');
    const full: ContractBreak = {
      id: orders.id,
      kind: 'column-removed',
      column: null,
      before: null,
      after: null,
      severity: 'warning',
      under: ['modified'],
      subject: orders,
      ...found,
    };
    return judgeRules({ ...subject, diff: { ...subject.diff, breaks: [full] } }).map(({ rule }) => rule);
  };

  it('each have one rule', () => {
    for (const [kind, rule] of Object.entries(KINDS) as [ContractBreak['kind'], string | null][]) {
      expect(reported({ kind, before: { type: 'not_null' } })).toEqual(rule === null ? [] : [rule]);
    }
  });

  it('have a rule for each type of constraint', () => {
    expect(Object.keys(CONSTRAINTS).map((type) => reported({ kind: 'column-constraint-removed', before: { type } })[0])).toEqual(Object.values(CONSTRAINTS));
  });
});

describe('a finding', () => {
  const base = project().model('orders', 'select 1', [], { contract: true, columns: { id: 'int', amount: 'decimal' }, config: { materialized: 'table' } });
  const head = project().model('orders', 'select 1', [], { contract: true, columns: { id: 'int' }, config: { materialized: 'table' } });
  const fieldRemoved: readonly Rule[] = rules.filter(({ id }) => id === 'contract/field-removed');
  const [finding] = judgeRules(makeSubject(base, head), fieldRemoved);

  it('keeps its fingerprint when somebody else begins to read the model', () => {
    const [again] = judgeRules(makeSubject(base, head.exposure('weekly', ['orders'])), fieldRemoved);
    expect(again?.fingerprint).toBe(finding?.fingerprint);
  });

  it('has another fingerprint for another column', () => {
    const both = judgeRules(
      makeSubject(base.model('orders', 'select 1', [], { contract: true, columns: { id: 'int', amount: 'decimal', tax: 'decimal' } }), head),
      fieldRemoved,
    );
    expect(new Set(both.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('carries the grades, what dbt says and the facts of its message', () => {
    expect(finding?.data).toEqual({
      found: 'Column `amount` is gone from `orders`; its enforced contract promised it.',
      next: 'Bring the column back, or publish the new shape as a new version of `orders` and deprecate this one.',
      consumers: [],
      readers: [],
      models: 0,
      before: 'decimal',
      after: null,
      read: 'breaking',
      write: 'risky',
      bump: 'major',
      dbt: 'warning',
    });
  });

  it('is an error for dbt when the model has a version', () => {
    const version = { version: 1, contract: true, config: { materialized: 'table' } };
    const [versioned] = judgeRules(
      makeSubject(
        project().model('orders', 'select 1', [], { ...version, columns: { id: 'int', amount: 'decimal' } }),
        project().model('orders', 'select 1', [], { ...version, columns: { id: 'int' } }),
      ),
      fieldRemoved,
    );
    expect([versioned?.node, versioned?.data['dbt']]).toEqual(['model.shop.orders.v1', 'error']);
  });

  it('names applications before dashboards, with their owners', () => {
    const read = head
      .exposure('a_board', ['orders'], { label: 'Board', owner: { name: null, email: 'board@shop.example' } })
      .exposure('z_service', ['orders'], { type: 'application', owner: {} })
      .model('revenue', 'select 2', ['orders']);
    const [found] = judgeRules(makeSubject(base, read), fieldRemoved);
    expect(found === undefined ? undefined : readFacts(found)).toMatchObject({
      consumers: ['z_service (application)', 'Board (dashboard, board@shop.example)'],
      readers: ['revenue'],
      models: 1,
    });
  });

  it('lies outside the repository when it is about a package', () => {
    const foreign = { packageName: 'helpers', contract: true, config: { materialized: 'table' } };
    const [found] = judgeRules(
      makeSubject(
        project().model('orders', 'select 1', [], { ...foreign, columns: { id: 'int' } }),
        project().model('orders', 'select 1', [], { ...foreign, columns: {} }),
      ),
      fieldRemoved,
    );
    expect([found?.node, found?.place]).toEqual(['model.helpers.orders', null]);
  });

  it('reports every constraint that a column loses', () => {
    const column = (constraints: readonly string[]) => ({
      contract: true,
      config: { materialized: 'table' },
      columns: { id: { dataType: 'int', constraints: constraints.map((type) => constraint(type)) } },
    });
    const found = judgeRules(
      makeSubject(project().model('orders', 'select 1', [], column(['not_null', 'unique'])), project().model('orders', 'select 1', [], column([]))),
    );
    expect(found.filter(({ kind }) => kind === 'breaking').map(({ rule, column: name }) => [rule, name])).toEqual([
      ['contract/required-removed', 'id'],
      ['contract/uniqueness-removed', 'id'],
    ]);
  });
});

function turn(given: Project): Project {
  return { ...given, resources: turnMap(given.resources) };
}

function turnMap<K, V>(map: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return new Map([...map].reverse());
}
