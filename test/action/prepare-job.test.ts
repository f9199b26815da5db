import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareJob } from '../../src/action/prepare-job.ts';
import { eventExample } from '../support/events.ts';
import { tempFolder } from '../support/temp-folder.ts';

interface Told {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Files below the checkout. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Prepares the job of a pull request in a new checkout. */
async function prepare({ inputs = {}, files = {} }: Told) {
  const workspace = await tempFolder();
  const temporary = await tempFolder();
  await writeFile(join(temporary, 'event.json'), JSON.stringify(eventExample('pull_request', 'opened')));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(workspace, name, '..'), { recursive: true });
    await writeFile(join(workspace, name), text);
  }
  return prepareJob({
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: join(temporary, 'event.json'),
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  });
}

const messages = (job: Awaited<ReturnType<typeof prepare>>) => (job.ok ? [] : job.refusals.map(({ what, next }) => `${what}. ${next}`));

describe('a job', () => {
  it('takes sluice.yml, and inputs over it', async () => {
    const job = await prepare({ inputs: { 'fail-on': 'none' }, files: { 'sluice.yml': 'version: 1\nstore: s3://dbt/shop\ngate: { warn-only: true }' } });
    expect(job.ok && [job.value.settings.store, job.value.settings.gate.warnOnly, job.value.settings.gate.failOn]).toEqual(['s3://dbt/shop', true, []]);
  });

  it('finds the configuration of a project below the root', async () => {
    const job = await prepare({
      inputs: { 'working-directory': 'transform/shop' },
      files: { 'transform/shop/sluice.yml': 'version: 1\nstore: s3://dbt/shop' },
    });
    expect(job.ok && [job.value.projectFolder, job.value.settings.store]).toEqual(['transform/shop', 's3://dbt/shop']);
  });

  it('has no token where the workflow gives none', async () => {
    const job = await prepare({});
    expect(job.ok && job.value.token).toBeUndefined();
  });

  it('is refused with all that is wrong in inputs and configuration at once', async () => {
    const job = await prepare({ inputs: { fail_on: 'breaking', comment: 'allways' }, files: { 'sluice.yml': 'version: 1\nstor: x' } });
    expect(messages(job)).toEqual([
      'there is no input `fail_on`. Did you mean fail-on?',
      "input `comment`: 'allways' is not one of auto, always, on-failure, never. Did you mean always?",
      expect.stringContaining('stor'),
    ]);
  });

  it('is refused when the configuration that was named does not exist', async () => {
    const job = await prepare({ inputs: { config: 'gate.yml' } });
    expect(messages(job)).toEqual(['input `config`: gate.yml cannot be read. Name a file below `working-directory`, or leave `config` out.']);
  });

  it.each(['..', '/', '../shop'])('is refused in the folder %s, outside of the checkout', async (folder) => {
    const job = await prepare({ inputs: { 'working-directory': folder } });
    expect(messages(job)).toEqual([`input \`working-directory\`: ${folder} is outside of the checkout. Name a folder below the root of the repository.`]);
  });
});
