import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlace } from '#kernel';
import { DEFAULT_SETTINGS, parseConfig } from '#settings';

/** `line:column what` of every mistake, in the order in which they are told. */
function mistakes(text: string): readonly string[] {
  const parsed = parseConfig(text, 'sluice.yml');
  return parsed.ok ? [] : parsed.refusals.map(({ where, what }) => `${where === undefined ? '' : formatPlace(where).replace('sluice.yml:', '')} ${what}`);
}

function advice(text: string): readonly string[] {
  const parsed = parseConfig(text, 'sluice.yml');
  return parsed.ok ? [] : parsed.refusals.map(({ next }) => next);
}

describe('parseConfig', () => {
  it('reads the file of the manual', () => {
    const text = `
version: 1
store: s3://dbt-artifacts/analytics
contracts: contracts/
gate:
  fail-on: [breaking, contract]
  patch-coverage: { tests: 100%, docs: 80% }
  cost: { max-increase-percent: 20, max-increase-usd-per-month: 200, fail-on-unknown: false }
rules:
  contract/enum-value-added: error
waivers:
  - rule: contract/field-removed
    node: model.shop.orders
    reason: agreed with finance
    owner: data-platform
    until: 2026-12-31
cost:
  runs-per-month: 30
  pricing: { adapter: bigquery, region: us }
`;
    expect(parseConfig(text, 'sluice.yml')).toEqual({
      ok: true,
      value: {
        store: 's3://dbt-artifacts/analytics',
        contracts: 'contracts/',
        gate: { failOn: ['breaking', 'contract'], patchCoverage: { tests: 1, docs: 0.8 }, warnOnly: false },
        rules: { 'contract/enum-value-added': 'error' },
        waivers: [{ rule: 'contract/field-removed', node: 'model.shop.orders', reason: 'agreed with finance', owner: 'data-platform', until: '2026-12-31' }],
        unused: ['contracts', 'gate.cost', 'cost'],
      },
    });
  });

  it('takes the defaults for everything that the file leaves out', () => {
    expect(parseConfig('version: 1\n', 'sluice.yml')).toEqual({ ok: true, value: DEFAULT_SETTINGS });
  });

  it('closes the gate for nothing under fail-on: [none]', () => {
    const parsed = parseConfig('version: 1\ngate: { fail-on: [none] }\n', 'sluice.yml');
    expect(parsed.ok && parsed.value.gate.failOn).toEqual([]);
  });

  it.each([
    ['1.1%', 0.011],
    ['100.0%', 1],
    ['0.25', 0.25],
    ['1', 1],
  ])('reads the share %s as %d', (written, share) => {
    const parsed = parseConfig(`version: 1\ngate: { patch-coverage: { tests: ${written} } }\n`, 'sluice.yml');
    expect(parsed.ok && parsed.value.gate.patchCoverage.tests).toBe(share);
  });

  it('tells every mistake at once, in the order of the lines', () => {
    const text = `version: 1
stor: x
gate:
  failon: [a]
  fail-on: [breakin, 3]
  patch-coverage: { tests: 80, docs: 120% }
rules:
  orders: error
  contract/field-removed: fatal
waivers:
  - rule: nonsense
    until: 2026-02-30
store: gs://bucket
`;
    expect(mistakes(text)).toEqual([
      '2:1 there is no key stor',
      '4:3 there is no key gate.failon',
      '5:13 gate.fail-on[0] must be a kind of finding, a rule id or none',
      '5:22 gate.fail-on[1] must be a kind of finding, a rule id or none',
      '6:28 gate.patch-coverage.tests must be a percentage such as 80%, or a share between 0 and 1',
      '6:38 gate.patch-coverage.docs must be a percentage such as 80%, or a share between 0 and 1',
      '8:3 rules.orders must be a rule id such as contract/field-removed',
      '9:27 rules.contract/field-removed must be one of error, warning, info, off',
      '11:5 waivers[0].reason is missing',
      '11:5 waivers[0].owner is missing',
      '11:11 waivers[0].rule must be a rule id such as contract/field-removed',
      '12:12 waivers[0].until must be a date such as 2026-12-31',
      '13:8 store must be a folder, or a URI that begins with s3:// or file://, without credentials',
    ]);
  });

  it.each([
    ['version: 1\ngate: { fail_on: [breaking] }\n', 'Did you mean fail-on?'],
    ['version: 1\nfail-on: [breaking]\n', 'Did you mean gate.fail-on?'],
    ['version: 1\ngate: { fail-on: [breakin] }\n', 'Did you mean breaking?'],
    ['version: 1\nwarehouse: x\n', 'Use one of: version, store, contracts, gate, rules, waivers, cost.'],
  ])('advises on %j', (text, next) => {
    expect(advice(text)).toEqual([next]);
  });

  it.each([
    ['', '1:1 version is missing'],
    ['store: x\n', '1:1 version is missing'],
    ['version: 2\n', '1:10 version must be 1, the version of this format'],
    ['- 1\n', '1:1 the file must be a mapping'],
    ['version: 1\ngate: { fail-on: [none, breaking] }\n', '2:18 gate.fail-on must hold nothing beside none'],
    ['version: 1\nversion: 1\n', '2:1 the YAML is not valid: Map keys must be unique'],
    ['version: !!python/object 1\n', '1:10 the YAML is not valid: Unresolved tag: tag:yaml.org,2002:python/object'],
    ['version: 1\nstore: *missing\n', 'sluice.yml the YAML cannot be expanded: Unresolved alias (the anchor must be set before the alias): missing'],
  ])('refuses %j', (text, mistake) => {
    expect(mistakes(text)).toEqual([mistake]);
  });

  it('refuses an alias bomb without expanding it', () => {
    const levels = Array.from({ length: 20 }, (_, level) => `x${level + 1}: &x${level + 1} [${Array(9).fill(`*x${level}`).join(', ')}]`);
    expect(mistakes(['version: 1', 'x0: &x0 [a]', ...levels].join('\n'))).toEqual([
      'sluice.yml the YAML cannot be expanded: Excessive alias count indicates a resource exhaustion attack',
    ]);
  });

  it('answers any text with settings or with placed refusals, never with an exception', () => {
    const line = fc.constantFrom(
      'version: 1',
      'gate:',
      '  fail-on: [',
      'none]',
      '- a',
      'rules: {',
      '}',
      '&a',
      '*a',
      '<<: *a',
      '"',
      '? x',
      '__proto__: 1',
      '\t',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(line, fc.string())).map((lines) => lines.join('\n')),
        (text) => {
          const parsed = parseConfig(text, 'sluice.yml');
          expect(parsed.ok || parsed.refusals.every(({ kind, where }) => kind === 'usage' && where?.file === 'sluice.yml')).toBe(true);
        },
      ),
    );
  });
});
