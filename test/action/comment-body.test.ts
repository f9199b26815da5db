import { describe, expect, it } from 'vitest';
import { commentBody } from '../../src/action/comment-body.ts';
import { report } from '../support/report.ts';

const judged = report().changed('orders', 'body').build();
const again = {
  ...judged,
  generatedAt: '2026-11-26T08:00:00.000Z',
  subject: { ...judged.subject, runUrl: 'https://github.com/acme/analytics/actions/runs/2' },
  fidelity: {
    ...judged.fidelity,
    artifacts: judged.fidelity.artifacts.map((artifact) => ({
      ...artifact,
      ageMinutes: (artifact.ageMinutes ?? 0) + 1000,
      generatedAt: artifact.side === 'head' ? '2026-11-26T07:59:00.000Z' : artifact.generatedAt,
    })),
  },
};

describe('the fingerprint of a comment', () => {
  it('is the same when the same change is judged again', async () => {
    expect((await commentBody(again)).text).not.toBe((await commentBody(judged)).text);
    expect((await commentBody(again)).fingerprint).toBe((await commentBody(judged)).fingerprint);
  });

  it('is another one when the change was compared with another commit', async () => {
    const rebased = { ...judged, fidelity: { ...judged.fidelity, baseSha: 'c'.repeat(40) } };
    expect((await commentBody(rebased)).fingerprint).not.toBe((await commentBody(judged)).fingerprint);
  });

  it('is another one when something was found', async () => {
    const found = report().changed('orders', 'body').finding('contract/field-removed', 'orders').build();
    expect((await commentBody(found)).fingerprint).not.toBe((await commentBody(judged)).fingerprint);
  });
});
