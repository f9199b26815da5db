import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finding, nodeId } from '#kernel';
import { type PolicySettings, checkPolicy, judgePolicy } from '#policy';
import { codesOf, refusalsOf } from '../support/result.ts';
import { report } from '../support/report.ts';

const TODAY = '2026-11-25T13:00:00.000Z';

const found = (rule: string, model: string | null, fields: Partial<Finding> = {}): Finding => {
  const [finding] = report().finding(rule, model, fields).build().findings;
  if (finding === undefined) throw new Error('The builder made no finding');
  return finding;
};

const settings = (given: Partial<PolicySettings['gate']> & Partial<Omit<PolicySettings, 'gate'>> = {}): PolicySettings => {
  const { rules = {}, waivers = [], ...gate } = given;
  return { gate: { failOn: ['breaking', 'contract'], patchCoverage: { tests: null, docs: null }, warnOnly: false, ...gate }, rules, waivers };
};

const waiver = (rule: string, fields: Partial<PolicySettings['waivers'][number]> = {}) => ({
  rule,
  node: null,
  reason: 'agreed',
  owner: 'data-platform',
  until: '2026-12-31',
  ...fields,
});

const gateOf = (findings: readonly Finding[], given = settings()) => judgePolicy(findings, given, TODAY).verdict.gate;

describe('the gate', () => {
  it('is open when nothing was found', () => {
    expect(judgePolicy([], settings(), TODAY).verdict).toEqual({ gate: 'pass', blocking: [], warnOnly: false });
  });

  it('closes on an error of a kind that it fails on, and names the finding', () => {
    const finding = found('contract/field-removed', 'orders');
    expect(judgePolicy([finding], settings(), TODAY).verdict).toEqual({ gate: 'fail', blocking: [finding.fingerprint], warnOnly: false });
  });

  it('warns of a warning of that kind, so that a severity can be lowered', () => {
    expect(gateOf([found('contract/field-removed', 'orders', { severity: 'warning' })])).toBe('warn');
  });

  it('warns of an error of another kind', () => {
    expect(gateOf([found('coverage/new-model-untested', 'orders')])).toBe('warn');
  });

  it('closes on a warning of a rule that it names', () => {
    expect(gateOf([found('coverage/new-model-untested', 'orders', { severity: 'warning' })], settings({ failOn: ['coverage/new-model-untested'] }))).toBe(
      'fail',
    );
  });

  it('closes on a missed goal, since setting one is asking for it', () => {
    expect(gateOf([found('coverage/patch-tests', null)])).toBe('fail');
  });

  it('stays open for good when it fails on nothing', () => {
    expect(gateOf([found('coverage/patch-tests', null), found('contract/field-removed', 'orders')], settings({ failOn: [] }))).toBe('warn');
  });

  it('stays open when it only warns, and still names what would close it', () => {
    const { verdict } = judgePolicy([found('contract/field-removed', 'orders')], settings({ warnOnly: true }), TODAY);
    expect([verdict.gate, verdict.blocking.length, verdict.warnOnly]).toEqual(['warn', 1, true]);
  });

  it('passes with notes', () => {
    expect(gateOf([found('coverage/changed-model-untested', 'orders', { severity: 'info' })])).toBe('pass');
  });
});

describe('a severity from the settings', () => {
  it('replaces that of the rule', () => {
    const { findings } = judgePolicy([found('contract/field-removed', 'orders')], settings({ rules: { 'contract/field-removed': 'info' } }), TODAY);
    expect(findings.map(({ severity }) => severity)).toEqual(['info']);
  });

  it('drops the findings of a rule that is off, and counts them', () => {
    const two = [found('contract/field-removed', 'orders'), found('contract/field-removed', 'revenue')];
    const { findings, switchedOff } = judgePolicy(two, settings({ rules: { 'contract/field-removed': 'off' } }), TODAY);
    expect([findings, switchedOff]).toEqual([[], [{ rule: 'contract/field-removed', dropped: 2 }]]);
  });

  it('is no property of every object', () => {
    expect(gateOf([found('constructor', 'orders', { kind: 'breaking' })])).toBe('fail');
  });
});

describe('a waiver', () => {
  const finding = found('contract/field-removed', 'orders');

  it('marks the finding, which then closes nothing', () => {
    const { findings, verdict, waivers } = judgePolicy(
      [finding],
      settings({ waivers: [waiver('contract/field-removed', { node: 'model.shop.orders' })] }),
      TODAY,
    );
    expect([findings.map((one) => one.waiver), verdict.gate, waivers.map(({ used, expired }) => [used, expired])]).toEqual([
      ['agreed (data-platform, until 2026-12-31)'],
      'pass',
      [[1, false]],
    ]);
  });

  it('covers one node when it names one', () => {
    expect(gateOf([finding], settings({ waivers: [waiver('contract/field-removed', { node: 'model.shop.revenue' })] }))).toBe('fail');
  });

  it('covers one rule', () => {
    expect(gateOf([finding], settings({ waivers: [waiver('contract/type-changed')] }))).toBe('fail');
  });

  it('counts on its last day', () => {
    expect(gateOf([finding], settings({ waivers: [waiver('contract/field-removed', { until: '2026-11-25' })] }))).toBe('pass');
  });

  it('covers nothing on the day after, and is a finding itself', () => {
    const { findings, verdict } = judgePolicy([finding], settings({ waivers: [waiver('contract/field-removed', { until: '2026-11-24' })] }), TODAY);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['contract/field-removed', 'error'],
      ['policy/waiver-expired', 'warning'],
    ]);
    expect(verdict.gate).toBe('fail');
  });

  it('is a note when it has expired and covers nothing any more', () => {
    const { findings } = judgePolicy([], settings({ waivers: [waiver('contract/field-removed', { node: 'model.shop.orders', until: '2026-11-24' })] }), TODAY);
    expect(findings.map(({ rule, severity, node, message }) => [rule, severity, node, message])).toEqual([
      [
        'policy/waiver-expired',
        'info',
        nodeId('model.shop.orders'),
        'The waiver of `contract/field-removed` for `model.shop.orders` expired on 2026-11-24; data-platform asked for it: agreed. Take it out of the configuration.',
      ],
    ]);
  });
});

describe('the names in the settings', () => {
  it('are accepted when they are known', () => {
    expect(
      checkPolicy(
        settings({ failOn: ['breaking', 'coverage/patch-tests'], rules: { 'policy/waiver-expired': 'error' }, waivers: [waiver('contract/field-removed')] }),
      ),
    ).toEqual({ ok: true, value: [] });
  });

  it('are refused where one is mistyped, all at once, each with the name that was meant', () => {
    const given = settings({ failOn: ['braking'], rules: { 'contract/field-removd': 'off' }, waivers: [waiver('contract/type-chnged')] });
    expect(refusalsOf(checkPolicy(given)).map(({ what, next }) => [what, next])).toEqual([
      ['`gate.fail-on` names `braking`, which is no rule', 'Write `breaking`.'],
      ['`rules` names `contract/field-removd`, which is no rule', 'Write `contract/field-removed`.'],
      ['`waivers` names `contract/type-chnged`, which is no rule', 'Write `contract/type-changed`.'],
    ]);
  });

  it('may switch off what smart mode does, and refuse to grade it', () => {
    expect(checkPolicy(settings({ rules: { 'smart/comments': 'off' } }))).toEqual({ ok: true, value: [] });
    expect(codesOf(checkPolicy(settings({ rules: { 'smart/comments': 'warning' } })))).toEqual(['rule-ungraded']);
    expect(codesOf(checkPolicy(settings({ rules: { 'smart/coments': 'off' } })))).toEqual(['rule-unknown']);
  });

  it('are said when they may be of another version', () => {
    expect(checkPolicy(settings({ rules: { 'cost/monthly-increase': 'error' } }))).toMatchObject({ ok: true, value: [{ what: 'cost/monthly-increase' }] });
  });

  it('are refused in the gate, which would stay open without a word', () => {
    expect(codesOf(checkPolicy(settings({ failOn: ['cost/monthly-increase'] })))).toEqual(['rule-unknown']);
  });
});

describe('policy', () => {
  it('does not depend on the order of the findings', () => {
    const findings = ['orders', 'revenue', 'customers'].flatMap((model) => [
      found('contract/field-removed', model),
      found('coverage/new-model-untested', model, { severity: 'warning' }),
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray(findings, { minLength: findings.length }), (shuffled) => {
        expect(judgePolicy(shuffled, settings(), TODAY)).toEqual(judgePolicy(findings, settings(), TODAY));
      }),
    );
  });
});
