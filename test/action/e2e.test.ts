import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OUTPUTS } from '#settings';
import { serverError, TOKENS } from '../support/github-server/index.ts';
import { resultsServer } from '../support/results-server.ts';
import { OWNER, s3Server } from '../support/s3-server/index.ts';
import { shopManifest } from '../support/shop-manifest.ts';
import { tunnelProxy } from '../support/tunnel-proxy.ts';
import { annotations, BASE, breaking, forkRequest, harmless, HEAD, openScene, PULL } from './scene.ts';

const ALL_OUTPUTS = OUTPUTS.map(({ name }) => name).sort();

describe('a pull request', () => {
  it('is compared with the merge base in S3, commented on once, updated in place, and left alone when nothing is new', async () => {
    const s3 = await s3Server();
    const scene = await openScene('s3://artifacts/dbt');
    const env = { AWS_ACCESS_KEY_ID: OWNER.accessKey, AWS_SECRET_ACCESS_KEY: OWNER.secret };
    const told = { env, with: { 's3-endpoint': s3.url, 's3-region': 'us-east-1' } };
    await scene.publish(shopManifest(), told);

    const first = await scene.review(breaking(), told);
    expect(first.outputs).toMatchObject({ gate: 'fail', 'base-sha': BASE, 'base-source': 'merge-base', 'artifact-uri': `s3://artifacts/dbt/commits/${HEAD}/` });
    expect([first.exitCode, (await scene.review(harmless(), told)).exitCode]).toEqual([1, 0]);
    const [second] = scene.comments;
    const third = await scene.review(harmless(), told);

    expect(scene.comments).toEqual([second]);
    expect(third.log).toContain('Comment unchanged');
    expect(scene.github.requests.filter((request) => !request.startsWith('GET'))).toEqual([
      `POST /repos/acme/shop/issues/${PULL}/comments`,
      expect.stringMatching(/^PATCH \/repos\/acme\/shop\/issues\/comments\/\d+$/),
    ]);
    expect([...(s3.buckets.get('artifacts')?.keys() ?? [])].sort()).toEqual([
      `dbt/commits/${BASE}/manifest.json.gz`,
      `dbt/commits/${BASE}/receipt.json`,
      `dbt/commits/${HEAD}/manifest.json.gz`,
      `dbt/commits/${HEAD}/receipt.json`,
      `dbt/commits/${HEAD}/report.json`,
      'dbt/refs/master.json',
    ]);
  });

  it('closes the gate on a breaking change, with the finding beside the model', async () => {
    const scene = await openScene();
    await scene.publish();
    const result = await scene.review(breaking());
    expect(result.exitCode).toBe(1);
    expect(result.commands.filter(({ name }) => name === 'error')).toEqual([
      {
        name: 'error',
        properties: { title: 'contract/field-removed model.shop.orders.v1.amount', file: 'models/orders.v1.sql', line: '1' },
        message: expect.stringContaining('Column `amount` is gone'),
      },
    ]);
    expect(JSON.parse(result.outputs['breaking-changes'] ?? '')).toMatchObject([
      { rule: 'contract/field-removed', node: 'model.shop.orders.v1', column: 'amount' },
    ]);
    expect(result.summary).toContain('Gate closed: 1 breaking change');
  });

  it('tells later steps what changed', async () => {
    const scene = await openScene();
    await scene.publish();
    const { outputs, exitCode } = await scene.review(harmless());
    expect(exitCode).toBe(0);
    expect(Object.keys(outputs).sort()).toEqual(ALL_OUTPUTS);
    expect(outputs).toMatchObject({ 'has-changes': 'true', 'modified-count': '1', 'selected-count': '3', 'has-breaking-changes': 'false' });
    expect(outputs['selector']).toBe('shop.orders.v1 shop.revenue unique_orders_order_id');
    expect(JSON.parse(await readFile(outputs['report-path'] ?? '', 'utf8'))).toMatchObject({
      schema: 'sluice/report/v1',
      subject: { pullRequest: PULL, headSha: HEAD },
    });
  });

  it('that changes nothing gets no comment, and loses the one it had', async () => {
    const scene = await openScene();
    await scene.publish();
    await scene.review(harmless());
    const result = await scene.review(shopManifest());
    expect([scene.comments, result.exitCode, result.outputs['has-changes']]).toEqual([[], 0, 'false']);
  });

  it('is judged without a base where nothing is stored yet, and says so', async () => {
    const scene = await openScene();
    const result = await scene.review(breaking());
    expect(result.outputs).toMatchObject({ gate: 'warn', 'base-source': 'none', 'state-path': '' });
    expect(scene.comments[0]).toContain('Not compared: there is no base');
  });

  it('of a project below the root names files from the root', async () => {
    const scene = await openScene();
    await scene.publish();
    await scene.write('transform/target/manifest.json', breaking());
    const result = await scene.review(shopManifest(), { with: { 'working-directory': 'transform' } });
    expect(result.commands.find(({ name }) => name === 'error')?.properties['file']).toBe('transform/models/orders.v1.sql');
    expect(result.outputs['report-path']).toBe(join(scene.workspace, 'transform/sluice-report.json'));
  });

  it('shows its findings in a check run when asked', async () => {
    const scene = await openScene();
    await scene.publish();
    await scene.review(breaking(), { with: { 'check-run': 'true' } });
    expect([...scene.github.repository.checkRuns.values()]).toMatchObject([
      { headSha: HEAD, conclusion: 'failure', annotations: [{ path: 'models/orders.v1.sql' }] },
    ]);
  });

  it('never closes the gate under warn-only', async () => {
    const scene = await openScene();
    await scene.publish();
    const result = await scene.review(breaking(), { with: { 'warn-only': 'true' } });
    expect([result.exitCode, result.outputs['gate'], result.outputs['has-breaking-changes']]).toEqual([0, 'warn', 'true']);
  });

  it('shows ten errors, and the others in the log', async () => {
    const columns = Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`column_${index}`, 'integer']));
    const scene = await openScene();
    await scene.publish(shopManifest({ columns: { order_id: 'integer', ...columns } }));
    const result = await scene.review(shopManifest({ columns: { order_id: 'integer' } }));
    expect(annotations(result, 'error')).toHaveLength(10);
    expect(result.log).toContain('GitHub shows 10 annotations of a level; 3 more:');
  });
});

describe('a merge queue', () => {
  it('gets its answer by the exit code and no comment', async () => {
    const scene = await openScene();
    await scene.publish();
    await scene.write('target/manifest.json', breaking());
    const group = { merge_group: { head_sha: HEAD, base_sha: BASE, base_ref: 'refs/heads/master', head_ref: 'refs/heads/gh-readonly-queue/master/pr-2' } };
    const result = await scene.step({ event: 'merge_group', payload: group });
    expect([result.exitCode, result.outputs['base-source'], scene.comments]).toEqual([1, 'merge-base', []]);
  });
});

describe('a push', () => {
  it('to the default branch publishes production', async () => {
    const scene = await openScene();
    const result = await scene.publish();
    expect([result.exitCode, result.outputs['artifact-uri']]).toEqual([0, join(scene.store, 'commits', BASE, '/')]);
  });

  it('to another branch does nothing, and says why', async () => {
    const scene = await openScene();
    const result = await scene.step({
      event: 'push',
      payload: { ref: 'refs/heads/feature', after: HEAD, deleted: false, repository: { full_name: 'acme/shop', default_branch: 'master' } },
    });
    expect([result.exitCode, result.log.includes('Nothing to do: feature is not the default branch.')]).toEqual([0, true]);
    expect(Object.keys(result.outputs).sort()).toEqual(ALL_OUTPUTS);
  });
});

describe('a fork', () => {
  it('degrades to the summary and the report file, without a warning', async () => {
    const scene = await openScene();
    await scene.publish();
    const result = await scene.review(breaking(), { payload: forkRequest(), token: TOKENS.readOnly });
    expect([result.exitCode, scene.comments, annotations(result, 'warning')]).toEqual([1, [], []]);
    expect(result.summary).toContain('Gate closed: 1 breaking change');
    expect(result.log).toContain('Comment left out, as the token of a fork may not write: the job summary and the report file hold it all.');
  });

  it('gets its comment from a second workflow that may write', async () => {
    const scene = await openScene();
    await scene.publish();
    await scene.review(breaking(), { payload: forkRequest(), token: TOKENS.readOnly });
    const result = await scene.comment();
    expect([result.exitCode, result.outputs['gate']]).toEqual([0, 'fail']);
    expect(scene.comments).toEqual([expect.stringContaining('Gate closed: 1 breaking change')]);
  });

  it('gets no comment with a report of another commit', async () => {
    const scene = await openScene();
    await scene.publish();
    await scene.review(breaking(), { payload: forkRequest(), token: TOKENS.readOnly });
    const pull = scene.github.repository.pullRequests.get(PULL);
    if (pull !== undefined) scene.github.repository.pullRequests.set(PULL, { ...pull, headSha: 'c'.repeat(40) });
    const result = await scene.comment();
    expect([result.exitCode, scene.comments]).toEqual([0, []]);
    expect(result.log).toContain('Nothing to comment: pull request #2 has another head than the finished run.');
  });
});

describe('a fork, which cannot reach the store,', () => {
  it('is compared with what the last push left in the Actions cache', async () => {
    const s3 = await s3Server();
    const results = await resultsServer();
    const scene = await openScene('s3://artifacts/dbt');
    const cache = {
      ACTIONS_RESULTS_URL: process.env['ACTIONS_RESULTS_URL'] ?? '',
      ACTIONS_RUNTIME_TOKEN: process.env['ACTIONS_RUNTIME_TOKEN'] ?? '',
      ACTIONS_CACHE_SERVICE_V2: 'True',
      GITHUB_SERVER_URL: 'http://github.localhost',
    };
    const told = { 's3-endpoint': s3.url, 's3-region': 'us-east-1' };
    await scene.publish(shopManifest(), { with: told, env: { ...cache, AWS_ACCESS_KEY_ID: OWNER.accessKey, AWS_SECRET_ACCESS_KEY: OWNER.secret } });
    const result = await scene.review(breaking(), { payload: forkRequest(), token: TOKENS.readOnly, with: told, env: cache });
    expect(results.entries.length).toBeGreaterThan(0);
    expect(result.outputs).toMatchObject({ gate: 'fail', 'base-source': 'cache', 'base-sha': BASE });
  });
});

describe('trouble beside the judgement', () => {
  it('with a read-only token is a warning that names the permission, and the gate stays what it is', async () => {
    const scene = await openScene();
    await scene.publish();
    const result = await scene.review(harmless(), { token: TOKENS.readOnly });
    expect(result.exitCode).toBe(0);
    expect(annotations(result, 'warning')).toEqual([expect.stringContaining('Grant `pull-requests: write` under `permissions` of the job.')]);
  });

  it('with GitHub is a warning', async () => {
    const scene = await openScene();
    await scene.publish();
    scene.github.fail({ on: 'POST comments', times: 9, does: serverError() });
    const result = await scene.review(harmless());
    expect([result.exitCode, annotations(result, 'warning').length]).toEqual([0, 1]);
  });

  it('without a token is said', async () => {
    const scene = await openScene();
    await scene.publish();
    const result = await scene.review(harmless(), { with: { 'github-token': '' } });
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('Comment skipped: input `github-token` is empty');
  });

  it('with the store is a warning, and the report says what was not compared', async () => {
    const scene = await openScene('s3://artifacts/dbt');
    const env = { AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nothing' };
    const result = await scene.review(harmless(), { env, with: { 's3-endpoint': 'http://127.0.0.1:1', 's3-region': 'us-east-1' } });
    expect([result.exitCode, result.outputs['base-source'], result.outputs['artifact-uri']]).toEqual([0, 'none', '']);
    expect(annotations(result, 'warning').length).toBeGreaterThan(0);
  });
});

describe('a mistake in the workflow', () => {
  it('is refused with every input that is wrong and the name that was meant', async () => {
    const scene = await openScene();
    const result = await scene.review(harmless(), { with: { fail_on: 'breaking', comment: 'allways' } });
    expect(result.exitCode).toBe(2);
    expect(annotations(result, 'error')).toEqual([
      'There is no input `fail_on`. Did you mean fail-on?',
      "Input `comment`: 'allways' is not one of auto, always, on-failure, never. Did you mean always?",
    ]);
    expect(result.outputs).toMatchObject({ gate: 'fail', 'has-changes': 'false' });
    expect(Object.keys(result.outputs).sort()).toEqual(ALL_OUTPUTS);
  });

  it.each([
    ['missing', undefined, /no such file|does not exist|There is no/i],
    ['no JSON', '{"metadata": {', /./],
    ['a catalog', '{"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/catalog/v1.json"}, "nodes": {}, "sources": {}}', /./],
  ])('is refused in one message when the manifest is %s', async (_, manifest, message) => {
    const scene = await openScene();
    if (manifest !== undefined) await scene.write('target/manifest.json', manifest);
    const result = await scene.step({ event: 'merge_group', payload: { merge_group: { head_sha: HEAD, base_sha: BASE, base_ref: 'refs/heads/master' } } });
    expect(result.exitCode).toBe(3);
    expect(annotations(result, 'error')).toEqual([expect.stringMatching(message)]);
    expect(result.log).not.toMatch(/^\s+at /m);
  });

  it('of ours ends in 70 with one message and no stack', async () => {
    const scene = await openScene();
    const planted = `const write = JSON.stringify; JSON.stringify = (value, ...rest) => {
      if (value?.schema === 'sluice/report/v1') throw new Error('planted');
      return write(value, ...rest);
    };`;
    const result = await scene.review(harmless(), { env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(planted)}` } });
    expect([result.exitCode, result.outputs['gate']]).toEqual([70, 'fail']);
    expect(annotations(result, 'error')).toEqual([expect.stringMatching(/^planted\. This is a mistake of Sluice/)]);
    expect(result.log.replace(/^::debug::.*$/gm, '')).not.toMatch(/^\s+at /m);
  });
});

describe('hostile names', () => {
  it.each(['::add-mask::orders', 'a\r::stop-commands::x', 'x ##[set-output name=gate]pass', '\n::set-output name=gate::pass', 'a%0A::error::b'])(
    'cannot command the runner: %j',
    async (name) => {
      const scene = await openScene();
      await scene.publish(shopManifest({ name }));
      const result = await scene.review(shopManifest({ name, columns: { order_id: 'integer' } }));
      expect(result.exitCode).toBe(1);
      expect(result.commands.map((command) => command.name)).toEqual(['add-mask', 'error']);
      expect(result.commands[0]?.message).toBe(TOKENS.workflow);
      expect(result.outputs['gate']).toBe('fail');
    },
  );
});

describe('a proxy', () => {
  it('that the environment names stands between the action and GitHub', async () => {
    const scene = await openScene();
    const proxy = await tunnelProxy(scene.github.url);
    await scene.publish();
    const result = await scene.review(harmless(), { env: { GITHUB_API_URL: 'http://github.invalid', http_proxy: proxy.url } });
    expect([result.exitCode, scene.comments.length]).toEqual([0, 1]);
    expect([...new Set(proxy.tunnels)]).toEqual(['github.invalid:80']);
  });
});

describe('the token', () => {
  it('is masked first and told nowhere', async () => {
    const scene = await openScene();
    await scene.publish();
    const result = await scene.review(breaking(), { env: { RUNNER_DEBUG: '1' } });
    expect(result.commands[0]).toMatchObject({ name: 'add-mask', message: TOKENS.workflow });
    const report = await readFile(result.outputs['report-path'] ?? '', 'utf8');
    const told = [result.log.replace(`::add-mask::${TOKENS.workflow}`, ''), result.summary, report, ...scene.comments, JSON.stringify(result.outputs)];
    expect(told.filter((text) => text.includes(TOKENS.workflow))).toEqual([]);
  });
});
