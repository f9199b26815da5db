import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseReport, type Report } from '#report';
import { DEMO_HEAD, DEMO_SIDES, DEMO_STORE } from '../support/demo-change.ts';
import { valueOf } from '../support/result.ts';
import { runCli } from '../support/run-cli.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sluice-check-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const check = (...flags: readonly string[]) => runCli(['check', ...DEMO_SIDES, ...flags], { cwd: scratch });

async function report(...flags: readonly string[]): Promise<Report> {
  return valueOf(parseReport(JSON.parse((await check('--format', 'json', ...flags)).stdout), 'stdout'));
}

function scratchFile(name: string, text: string): string {
  const file = join(scratch, name);
  writeFileSync(file, text);
  return file;
}

describe('sluice check', () => {
  it('closes the gate over breaking changes, with 1', async () => {
    const { code, stdout } = await check();
    expect([code, stdout.split('\n')[0]]).toEqual([1, '⛔ Gate closed: 2 breaking changes, reaching 1 consumer']);
  });

  it('finds what broke, and where', async () => {
    const { findings } = await report();
    expect(findings.map(({ rule, node, column }) => [rule, node, column])).toEqual([
      ['contract/field-removed', 'model.shop.orders', 'discount'],
      ['state/public-model-removed', 'model.shop.legacy_orders', null],
      ['coverage/new-model-untested', 'model.shop.refunds', null],
    ]);
  });

  it.each([
    [['--fail-on', 'none'], 0],
    [['--warn-only'], 0],
    [['--fail-on', 'contract/field-removed'], 1],
    [['--fail-on', 'coverage'], 0],
  ])('exits under %j with %d', async (flags, expected) => {
    expect((await check(...flags)).code).toBe(expected);
  });

  it('takes severities and waivers from the configuration file', async () => {
    const config = scratchFile(
      'waived.yml',
      `version: 1
rules:
  contract/field-removed: warning
waivers:
  - { rule: state/public-model-removed, reason: agreed, owner: finance, until: 2999-12-31 }
`,
    );
    expect((await check('--config', config)).code).toBe(0);
  });

  it('lets a flag win over the configuration file', async () => {
    const config = scratchFile('open.yml', 'version: 1\ngate: { fail-on: [none] }\n');
    expect([(await check('--config', config)).code, (await check('--config', config, '--fail-on', 'breaking')).code]).toEqual([0, 1]);
  });

  it('refuses a wrong configuration with every line, and 2', async () => {
    const config = scratchFile('wrong.yml', 'version: 1\ngate: { failon: [breaking] }\nrules: { a: error, contract/x: b }\n');
    const { code, stdout, stderr } = await check('--config', config);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n').filter((line) => line.startsWith('sluice:'))).toEqual([
      `sluice: ${config}:2:9: there is no key gate.failon.`,
      `sluice: ${config}:3:10: rules.a must be a rule id such as contract/field-removed.`,
      `sluice: ${config}:3:32: rules.contract/x must be one of error, warning, info, off.`,
    ]);
  });

  it('says in the report that a key of the configuration has no effect yet', async () => {
    const config = scratchFile('early.yml', 'version: 1\ncost: { runs-per-month: 30 }\n');
    const { notEvaluated } = await report('--config', config);
    expect(notEvaluated.map(({ what }) => what)).toEqual(['cost', 'cost', 'quality']);
  });

  it('writes annotations for a runner', async () => {
    const { stdout } = await check('--format', 'github');
    expect(stdout.split('\n').map((line) => line.slice(0, line.indexOf(' ')))).toEqual(['::error', '::error', '::warning', '']);
  });

  it('writes a report that `sluice render` shows as it was judged', async () => {
    const file = join(scratch, 'report.json');
    expect(await check('--format', 'json', '--output', file)).toEqual({ code: 1, stdout: '', stderr: '' });
    const rendered = await runCli(['render', file, '--format', 'markdown']);
    expect([rendered.code, rendered.stdout.split('\n')[0]]).toEqual([0, '### ⛔ Gate closed: 2 breaking changes, reaching 1 consumer']);
    expect(JSON.parse((await runCli(['render', file, '--format', 'json'])).stdout)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('says in the report what lay beside the manifest and could not be read', async () => {
    const catalog = scratchFile('catalog.json', '{ "metadata": ');
    expect((await report('--catalog', catalog)).notEvaluated.map(({ what }) => what)).toContain('catalog of the head');
  });

  it.each([
    ['a base that is not there', ['--base', 'nowhere', '--head', DEMO_HEAD], 'nowhere: There is no such file or directory'],
    ['a head that is a store', ['--base', DEMO_STORE, '--head', DEMO_STORE], `${DEMO_STORE}: There is no manifest.json here`],
    ['a catalog that is not there', [...DEMO_SIDES, '--catalog', 'nowhere.json'], 'nowhere.json: There is no such file or directory'],
  ])('refuses %s with 3', async (_, flags, message) => {
    const { code, stdout, stderr } = await runCli(['check', ...flags], { cwd: scratch });
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([3, '', `sluice: ${message}.`]);
  });

  it('tells what is wrong with both sides at once', async () => {
    const { stderr } = await runCli(['check', '--base', 'one', '--head', 'two'], { cwd: scratch });
    expect(stderr.split('\n').filter((line) => line.startsWith('sluice:'))).toEqual([
      'sluice: one: There is no such file or directory.',
      'sluice: two: There is no such file or directory.',
    ]);
  });
});

describe('sluice render', () => {
  it.each([
    ['not JSON', 'x', 'the report cannot be read'],
    ['something else', '{"schema":"sluice/receipt/v1"}', 'The report is not a report of Sluice'],
  ])('refuses a file that is %s', async (_, text, message) => {
    const file = scratchFile('other.json', text);
    const { code, stderr } = await runCli(['render', file]);
    expect([code, stderr]).toEqual([3, expect.stringContaining(message)]);
  });
});
