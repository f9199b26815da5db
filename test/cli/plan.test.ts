import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEMO_HEAD, DEMO_SIDES } from '../support/demo-change.ts';
import { runCli } from '../support/run-cli.ts';
import { shopManifest } from '../support/shop-manifest.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** What `dbt ls --select state:modified+` of dbt 1.12.6 said of these two manifests. */
const SELECTED = [
  'exposure.shop.letter_list',
  'exposure.shop.revenue_report',
  'model.shop.customer_names',
  'model.shop.customer_value',
  'model.shop.customers.v1',
  'model.shop.customers.v2',
  'model.shop.int_customer_orders',
  'model.shop.int_order_payments',
  'model.shop.orders',
  'model.shop.refunds',
  'model.shop.revenue_daily',
  'model.shop.stg_payments',
  'seed.shop.discount_codes',
  'test.shop.accepted_values_customer_value_band__small__medium__large.baabc13712',
  'test.shop.assert_payments_cover_orders',
  'test.shop.assert_revenue_is_positive',
  'test.shop.is_not_negative_orders_amount.108f19a125',
  'test.shop.is_not_negative_stg_payments_amount.e941a07a7b',
  'test.shop.not_null_orders_order_id.cf6c17daed',
  'test.shop.relationships_orders_customer_id__customer_id__ref_customers_v_2_.eb7d84b95a',
  'test.shop.unique_customer_value_customer_id.b0904f19ee',
  'test.shop.unique_customers_v1_customer_id.3963c9633d',
  'test.shop.unique_customers_v2_customer_id.bed577df77',
  'test.shop.unique_orders_order_id.fed79b3a6e',
  'test.shop.unique_revenue_daily_ordered_on.d0c1113312',
  'test.shop.unique_stg_payments_payment_id.3744510712',
  'unit_test.shop.orders.test_orders_are_matched_with_payments',
  'unit_test.shop.stg_payments.test_test_payments_are_left_out',
];

/** A comment on a model with an enforced contract, and a real change of the model that reads it. */
async function smartSides(): Promise<string> {
  const folder = await tempFolder();
  const sides = { base: shopManifest(), head: shopManifest({ sql: 'select order_id, /* euros */ amount from raw.orders', revenue: 'select 2 as total' }) };
  for (const [side, manifest] of Object.entries(sides)) {
    await mkdir(join(folder, side));
    await writeFile(join(folder, side, 'manifest.json'), JSON.stringify(manifest));
  }
  return folder;
}

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

describe('sluice plan', () => {
  it('lists the ids that dbt lists', async () => {
    const { code, stdout } = await runCli(['plan', ...DEMO_SIDES, '--format', 'ids']);
    expect([code, lines(stdout)]).toEqual([0, SELECTED]);
  });

  it('says on stderr what dbt would warn about, when the result is for programs', async () => {
    const { stderr } = await runCli(['plan', ...DEMO_SIDES, '--format', 'ids']);
    expect(stderr).toBe('sluice: Breaking change to the contract of orders: column discount was removed\n');
  });

  it('says nothing but the result under --quiet', async () => {
    expect((await runCli(['plan', ...DEMO_SIDES, '--format', 'ids', '--quiet'])).stderr).toBe('');
  });

  it('narrows the selection as dbt does', async () => {
    const narrowed = await runCli([
      'plan',
      ...DEMO_SIDES,
      '--format',
      'ids',
      '--select',
      'state:new',
      '--select',
      'stg_payments',
      '--exclude',
      'resource_type:unit_test',
      '--indirect-selection',
      'empty',
    ]);
    expect(lines(narrowed.stdout)).toEqual(['model.shop.refunds', 'model.shop.stg_payments']);
  });

  it('keeps the resource types that are asked for', async () => {
    const { stdout } = await runCli(['plan', ...DEMO_SIDES, '--format', 'ids', '--resource-type', 'exposure', '--resource-type', 'seed']);
    expect(lines(stdout)).toEqual(['exposure.shop.letter_list', 'exposure.shop.revenue_report', 'seed.shop.discount_codes']);
  });

  it('gives programs the reasons', async () => {
    const { stdout } = await runCli(['plan', ...DEMO_SIDES, '--format', 'json']);
    const plan: {
      readonly entries: readonly {
        readonly unique_id: string;
        readonly why: string;
        readonly because: readonly { readonly check: string }[];
        readonly via: readonly string[];
      }[];
    } = JSON.parse(stdout);
    const orders = plan.entries.find(({ unique_id }) => unique_id === 'model.shop.orders');
    const names = plan.entries.find(({ unique_id }) => unique_id === 'model.shop.int_customer_orders');
    expect([orders?.why, [...new Set(orders?.because.map(({ check }) => check))]]).toEqual(['modified', ['body', 'persisted_descriptions', 'contract']]);
    expect([names?.why, names?.via]).toEqual(['downstream', ['model.shop.stg_payments', 'model.shop.int_order_payments']]);
  });

  it('gives dbt commands whose state is where `sluice store pull` writes it', async () => {
    const { stdout } = await runCli(['plan', ...DEMO_SIDES, '--format', 'commands', '--select', 'state:new', '--exclude', 'tag:nightly']);
    expect(lines(stdout)).toEqual([
      expect.stringMatching(/^sluice store pull --store \S+ --sha [0-9a-f]{40} --artifacts state$/),
      'dbt build --select state:new --exclude tag:nightly --defer --state state',
      'dbt build --select shop.marts.finance.refunds --indirect-selection empty --defer --state state',
    ]);
  });

  it('gives no command that would build everything when nothing is selected', async () => {
    const { code, stdout } = await runCli(['plan', '--base', DEMO_HEAD, '--head', DEMO_HEAD, '--format', 'commands']);
    expect([code, stdout]).toEqual([0, '# Nothing is selected: there is nothing to run.\n']);
  });

  it('says where to bring a state from that dbt cannot read where it lies', async () => {
    const { stdout } = await runCli(['plan', '--base', DEMO_HEAD, '--head', DEMO_HEAD, '--format', 'commands', '--select', 'refunds']);
    expect(lines(stdout)[0]).toMatch(/^# First bring \S+\/target\/manifest\.json\.gz to state\/manifest\.json, unpacked\.$/);
  });

  it('gives one line for dbt build --select', async () => {
    const { stdout } = await runCli(['plan', ...DEMO_SIDES, '--format', 'selector', '--select', 'state:new']);
    expect(stdout).toBe('shop.marts.finance.refunds\n');
  });

  it('finds nothing between a project and itself', async () => {
    const { code, stdout } = await runCli(['plan', '--base', DEMO_HEAD, '--head', DEMO_HEAD, '--format', 'ids']);
    expect([code, stdout]).toEqual([0, '']);
  });

  it('prints what smart mode selects, with what dbt itself selects beside it', async () => {
    const folder = await smartSides();
    const sides = ['--base', join(folder, 'base'), '--head', join(folder, 'head')];
    const smart = await runCli(['plan', ...sides, '--mode', 'smart', '--format', 'ids']);
    expect([smart.code, smart.stdout, smart.stderr]).toEqual([
      0,
      'model.shop.revenue\n',
      'sluice: Smart mode selects 1, dbt itself 3: it drops 1 of 2 changed resources.\n',
    ]);
    expect(lines((await runCli(['plan', ...sides, '--format', 'ids'])).stdout)).toHaveLength(3);
  });

  it('leaves out rules of smart mode that the configuration switches off', async () => {
    const folder = await smartSides();
    await writeFile(join(folder, 'sluice.yml'), 'version: 1\nrules:\n  smart/comments: off\n');
    const { stdout } = await runCli([
      'plan',
      '--base',
      join(folder, 'base'),
      '--head',
      join(folder, 'head'),
      '--config',
      join(folder, 'sluice.yml'),
      '--mode',
      'smart',
      '--format',
      'json',
    ]);
    const plan: { readonly smart: { readonly dropped: number; readonly off: readonly string[] } } = JSON.parse(stdout);
    expect([plan.smart.dropped, plan.smart.off]).toEqual([0, ['smart/comments']]);
  });

  it('paints its text for terminals alone', async () => {
    const { stdout } = await runCli(['plan', ...DEMO_SIDES]);
    expect(stdout).not.toContain('\u{1B}');
  });
});
