import { describe, expect, it } from 'vitest';
import { nodeId, parseSha, type Finding } from '#kernel';
import { serverError, TOKENS } from '../../support/github-server/index.ts';
import { sha, useGitHub } from './house.ts';

const house = useGitHub();

describe('a check run', () => {
  it('shows a finding beside the line it is about', async () => {
    const outcome = await store([finding({ message: 'column amount was removed' })]);
    expect(outcome).toEqual({ kind: 'created', url: 'https://github.example/acme/shop/runs/1001' });
    expect(runs()).toEqual([
      {
        name: 'Sluice',
        conclusion: 'failure',
        summary: 'one breaking change',
        annotations: [
          {
            path: 'models/orders.yml',
            start_line: 12,
            end_line: 12,
            annotation_level: 'failure',
            title: 'contract/field-removed',
            message: 'column amount was removed',
          },
        ],
      },
    ]);
  });

  it('shows a waived finding as a notice, and one without a place not at all', async () => {
    await store([finding({ waiver: 'agreed' }), finding({ place: null }), finding({ severity: 'warning', place: { file: 'models/orders.sql' } })]);
    expect(runs()[0]?.annotations).toMatchObject([
      { annotation_level: 'notice', start_line: 12 },
      { annotation_level: 'warning', start_line: 1 },
    ]);
  });

  it('holds more than the 50 annotations of one request', async () => {
    await store(Array.from({ length: 120 }, (_, index) => finding({ message: `change ${index}` })));
    expect(runs()[0]?.annotations).toHaveLength(120);
    expect(house.github.requests).toEqual([
      'POST /repos/acme/shop/check-runs',
      'PATCH /repos/acme/shop/check-runs/1001',
      'PATCH /repos/acme/shop/check-runs/1001',
    ]);
  });

  it('is cut to the lengths that GitHub takes', async () => {
    await store([finding({ message: 'é'.repeat(70_000) })], 'x'.repeat(70_000));
    expect(runs()[0]?.summary).toHaveLength(65_535);
    expect(runs()[0]?.summary.endsWith(' (cut)')).toBe(true);
    expect(runs()[0]?.annotations).toMatchObject([{ message: `${'é'.repeat(15_994)} (cut)` }]);
  });

  it('names the missing permission', async () => {
    expect(await store([], 'nothing', TOKENS.readOnly)).toMatchObject({ kind: 'denied', next: expect.stringContaining('Grant `checks: write`') });
  });

  it('is a failed write when the annotations beyond 50 do not arrive', async () => {
    house.github.fail({ on: 'PATCH check-runs', times: 9, does: serverError() });
    expect((await store(Array.from({ length: 60 }, () => finding({})))).kind).toBe('failed');
  });
});

function store(findings: readonly Finding[], summary = 'one breaking change', token?: string) {
  const head = parseSha(sha('b'));
  if (head === undefined) throw new Error('Not a commit');
  return house.forge(token).storeCheckRun({ head, name: 'Sluice', conclusion: 'failure', summary, findings });
}

const runs = () =>
  [...house.github.repository.checkRuns.values()].map(({ name, conclusion, summary, annotations }) => ({ name, conclusion, summary, annotations }));

function finding(part: Partial<Finding>): Finding {
  return {
    rule: 'contract/field-removed',
    severity: 'error',
    kind: 'breaking',
    node: nodeId('model.shop.orders'),
    column: 'amount',
    place: { file: 'models/orders.yml', line: 12 },
    message: 'column amount was removed',
    data: {},
    fingerprint: 'f1',
    waiver: null,
    ...part,
  };
}
