import { describe, expect, it } from 'vitest';
import { chooseMode } from '../../src/action/choose-mode.ts';
import { parseEvent } from '../../src/action/parse-event.ts';
import { eventExample, eventExamples, fromFork, patch } from '../support/events.ts';

const read = (name: string, payload: object, branch = 'main') => parseEvent({ name, payload: JSON.stringify(payload), branch });

describe('an event', () => {
  it.each(['pull_request', 'pull_request_target', 'merge_group', 'push', 'workflow_run'])('of the kind %s is read from every example', (name) => {
    const examples = eventExamples(name === 'pull_request_target' ? 'pull_request' : name);
    expect(examples.map((example) => read(name, example)).filter(({ ok }) => !ok)).toEqual([]);
    expect(examples.length).toBeGreaterThan(1);
  });

  it('pull_request tells the tip of its branch, not the merge commit', () => {
    expect(read('pull_request', eventExample('pull_request', 'opened'))).toEqual({
      ok: true,
      value: {
        kind: 'pull_request',
        number: 2,
        headSha: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
        baseSha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
        baseRef: 'master',
        isFork: false,
        isDraft: false,
        isClosed: false,
      },
    });
  });

  it('pull_request tells a fork', () => {
    expect(read('pull_request', fromFork(eventExample('pull_request', 'opened')))).toMatchObject({ value: { isFork: true } });
  });

  it('pull_request of a deleted fork is one of a fork', () => {
    const deleted = patch(eventExample('pull_request', 'opened'), 'pull_request.head.repo', null);
    expect(read('pull_request', deleted)).toMatchObject({ value: { isFork: true } });
  });

  it('pull_request tells a draft', () => {
    expect(read('pull_request', eventExample('pull_request', 'converted_to_draft'))).toMatchObject({ value: { isDraft: true } });
  });

  it('merge_group tells both commits and the branch', () => {
    expect(read('merge_group', eventExample('merge_group'))).toEqual({
      ok: true,
      value: {
        kind: 'merge_group',
        headSha: '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d',
        baseSha: '380387fbc80638b734a49e1be1c4dfec1c01b33c',
        baseRef: 'main',
      },
    });
  });

  it('push of a tag names no branch', () => {
    expect(read('push', eventExample('push'))).toMatchObject({ value: { branch: null, isDefaultBranch: false, isDeletion: false } });
  });

  it('push to the default branch is told', () => {
    expect(read('push', patch(eventExample('push'), 'ref', 'refs/heads/master'))).toMatchObject({ value: { branch: 'master', isDefaultBranch: true } });
  });

  it('workflow_run tells what the finished run was for', () => {
    const run = eventExamples('workflow_run').find(({ workflow_run: inner }) => JSON.stringify(inner).includes('"number":2'));
    expect(read('workflow_run', run ?? {})).toEqual({
      ok: true,
      value: {
        kind: 'workflow_run',
        trigger: 'repository_dispatch',
        conclusion: 'success',
        headSha: '3484a3fb816e0859fd6e1cea078d76385ff50625',
        branch: 'master',
        isDefaultBranch: true,
        isFork: false,
        pullRequests: [2],
      },
    });
  });

  it('workflow_run of a fork is not one of our default branch, whatever the branch is called', () => {
    const run = patch(eventExample('workflow_run', 'completed'), 'workflow_run.head_repository.full_name', 'mallory/shop');
    expect(read('workflow_run', patch(run, 'workflow_run.head_branch', 'main'))).toMatchObject({ value: { isFork: true, isDefaultBranch: false } });
  });

  it('that Sluice does not know is kept by name', () => {
    expect(read('discussion', {})).toEqual({ ok: true, value: { kind: 'other', name: 'discussion' } });
  });

  it.each([
    ['no JSON', 'pull_request', '{'],
    ['a commit that is none', 'pull_request', JSON.stringify(patch(eventExample('pull_request'), 'pull_request.head.sha', 'main; rm -rf'))],
    ['another event', 'push', JSON.stringify(eventExample('merge_group'))],
  ])('is refused when the payload is %s', (_, name, payload) => {
    expect(parseEvent({ name, payload, branch: 'main' })).toMatchObject({
      ok: false,
      refusals: [{ kind: 'input', code: 'event-unreadable', next: 'Run the action as a step of a workflow; GITHUB_EVENT_PATH names the payload.' }],
    });
  });
});

describe('mode auto', () => {
  it.each([
    ['review', 'pull_request', eventExample('pull_request', 'opened')],
    ['review', 'pull_request_target', eventExample('pull_request', 'opened')],
    ['review', 'merge_group', eventExample('merge_group')],
    ['publish', 'push', patch(eventExample('push'), 'ref', 'refs/heads/master')],
    ['comment', 'workflow_run', patch(eventExample('workflow_run', 'completed'), 'workflow_run.event', 'pull_request')],
    ['publish', 'workflow_run', patch(eventExamples('workflow_run')[1] ?? {}, 'workflow_run.event', 'schedule')],
    ['publish', 'schedule', { schedule: '0 6 * * *' }],
    ['publish', 'workflow_dispatch', { repository: { full_name: 'acme/shop', default_branch: 'main' } }],
  ] as const)('is %s on %s', (mode, name, payload) => {
    expect(modeOf(read(name, payload)).kind).toBe(mode);
  });

  it.each([
    ['the pull request is closed', 'pull_request', eventExample('pull_request', 'closed')],
    ['the push deletes a branch or a tag', 'push', patch(eventExample('push'), 'deleted', true)],
    ['feature is not the default branch', 'push', patch(eventExample('push'), 'ref', 'refs/heads/feature')],
    ['a tag is not the default branch', 'push', eventExample('push')],
    ['the finished workflow ended as failure', 'workflow_run', patch(eventExamples('workflow_run')[1] ?? {}, 'workflow_run.conclusion', 'failure')],
    ['the event discussion says neither what to review nor what to publish', 'discussion', {}],
  ] as const)('does nothing when %s', (why, name, payload) => {
    expect(modeOf(read(name, payload))).toEqual({ kind: 'nothing', why });
  });
});

describe('a mode that was asked for', () => {
  it('wins over the event', () => {
    expect(modeOf(read('push', eventExample('push')), 'review')).toEqual({ kind: 'review' });
  });

  it('comment is refused where there is no other run to comment for', () => {
    const event = read('push', eventExample('push'));
    expect(event.ok && chooseMode('comment', event.value)).toMatchObject({ ok: false, refusals: [{ kind: 'usage', code: 'mode-event' }] });
  });
});

function modeOf(event: ReturnType<typeof parseEvent>, asked: 'auto' | 'review' = 'auto') {
  if (!event.ok) throw new Error('The event was refused');
  const mode = chooseMode(asked, event.value);
  if (!mode.ok) throw new Error('The mode was refused');
  return mode.value;
}
