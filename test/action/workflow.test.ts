import { describe, expect, it } from 'vitest';
import { readWorkflow } from '../../src/action/workflow.ts';

const ENV = {
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: '/runner/event.json',
  GITHUB_SHA: 'a'.repeat(40),
  GITHUB_REF_NAME: 'main',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKFLOW: 'ci',
  GITHUB_JOB: 'review',
  GITHUB_WORKSPACE: '/runner/shop',
  RUNNER_TEMP: '/runner/temp',
};

describe('the workflow', () => {
  it('is read from the variables of the runner', () => {
    expect(readWorkflow(ENV)).toEqual({
      ok: true,
      value: {
        repository: 'acme/shop',
        apiUrl: 'https://api.github.com',
        serverUrl: 'https://github.com',
        runUrl: 'https://github.com/acme/shop/actions/runs/42/attempts/2',
        eventName: 'push',
        eventPath: '/runner/event.json',
        sha: 'a'.repeat(40),
        branch: 'main',
        commentId: 'ci:review',
        workspace: '/runner/shop',
        temporary: '/runner/temp',
      },
    });
  });

  it('is on GitHub Enterprise where the runner says so', () => {
    const read = readWorkflow({ ...ENV, GITHUB_API_URL: 'https://git.example/api/v3', GITHUB_SERVER_URL: 'https://git.example' });
    expect(read).toMatchObject({ value: { apiUrl: 'https://git.example/api/v3', runUrl: 'https://git.example/acme/shop/actions/runs/42/attempts/2' } });
  });

  it('is refused with every variable that a runner would have set', () => {
    const read = readWorkflow({ ...ENV, GITHUB_SHA: 'main', RUNNER_TEMP: '' });
    expect(!read.ok && read.refusals.map(({ what }) => what)).toEqual([
      'the environment variable GITHUB_SHA is not as a runner sets it',
      'the environment variable RUNNER_TEMP is not as a runner sets it',
    ]);
  });
});
