import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLayOutOf, renderComment, renderSummary } from '#render';
import { differs, report } from '../support/report.ts';
import { sampleReports } from '../support/sample-reports.ts';

const line = (markdown: string, start: string): string | undefined => markdown.split('\n').find((text) => text.startsWith(start));

describe('the comment', () => {
  for (const [name, sample] of Object.entries(sampleReports).filter(([name]) => name !== 'huge')) {
    it(`looks as it was last looked at in the situation ${name}`, async () => {
      await expect(renderComment(sample())).toMatchFileSnapshot(`../../fixtures/reports/${name}/comment.md`);
    });
  }

  it('is one line when no dbt resource changed', () => {
    const text = renderComment(report().build());
    expect(text.split('\n')).toHaveLength(1);
    expect(text).toMatch(/^✅ \*\*No dbt resource changed\*\*, compared with <code>b4c5d6e<\/code>, the merge base\./);
  });

  it('begins with what closes the gate', () => {
    const text = renderComment(
      report()
        .changed('orders', 'body')
        .finding('contract/field-removed', 'orders', { consumers: ['Weekly KPIs (dashboard, Finance)'] })
        .build(),
    );
    expect(text.split('\n')[0]).toBe('### ⛔ Gate closed: 1 breaking change, reaching 1 consumer');
  });

  it('does not look clean when nothing was compared', () => {
    const text = renderComment(
      report()
        .fidelity({ baseSource: 'none', baseSha: null, notes: ['The store is empty.'] })
        .build(),
    );
    expect(text.split('\n').slice(0, 3)).toEqual([
      '### ⚠️ Not compared: there is no base',
      '',
      'There is nothing to compare with yet\\. The store is empty\\.'.replace('yet\\.', 'yet.'),
    ]);
  });

  it('says in the scorecard what was not evaluated', () => {
    const text = renderComment(report().changed('orders', 'body').build());
    expect(text.split('\n').filter((row) => row.includes('not evaluated |'))).toEqual([
      '| Patch coverage, not evaluated |  |  |  |',
      '| Cost, not evaluated |  |  |  |',
      '| Data quality, not evaluated |  |  |  |',
    ]);
  });

  it('does not link to a file that the head no longer has', () => {
    const built = report().removed('orders').finding('state/public-model-removed', 'orders').build();
    expect(line(renderComment(built), '| ⛔ |')).toContain('**`orders`** in `models/orders.sql:1`<br>');
  });

  it('shows no warning of a finding that a waiver covers', () => {
    const text = renderComment(
      report().changed('orders', 'body').finding('contract/field-removed', 'orders', { waiver: 'agreed' }).waiver('contract/field-removed').build(),
    );
    expect([text.includes('Must act'), line(text, '| Breaking changes')]).toEqual([false, '| Breaking changes, 1 waived&nbsp;✅ |  | 0 |  |']);
  });

  it('says which versions of dbt it compared when they differ', () => {
    const text = renderComment(
      report()
        .changed('orders', 'body')
        .fidelity({ skews: [{ kind: 'dbt-version', before: '1.8.0', after: '1.12.6' }] })
        .build(),
    );
    expect(line(text, '⚠️ Base')).toBe(
      '⚠️ Base and head differ in dbt version `1.8.0` → `1.12.6`: some of what is below may come from that, not from the change.',
    );
  });

  it('names what would close the gate when it only warns', () => {
    const text = renderComment(report().warnOnly().changed('orders', 'body').finding('contract/field-removed', 'orders').build());
    expect(text.split('\n')[0]).toBe('### ⚠️ Gate open by warn\\-only: 1 breaking change');
  });

  it('says the money when it is known', () => {
    const text = renderComment(
      report()
        .changed('orders', 'body')
        .with({ cost: { lines: [], deltaUsdPerMonth: 12.4 } })
        .build(),
    );
    expect([line(text, '**1** model'), line(text, '| Cost')]).toEqual([
      '**1** model to build (1 changed) · **+&#36;12.40** a month',
      '| Cost per month |  |  | +12.4&nbsp;USD |',
    ]);
  });

  it('shows a waiver that has run out, though it covers nothing', () => {
    const text = renderComment(report().changed('orders', 'body').waiver('contract/field-removed', { used: 0, expired: true, until: '2026-11-01' }).build());
    expect(line(text, '- [contract')).toContain(' on every node: ⚠️ expired on 2026\\-11\\-01. data\\-platform: agreed with finance');
  });

  it('does not show waivers that have nothing to do with the change', () => {
    const text = renderComment(report().changed('orders', 'body').waiver('contract/field-removed', { used: 0 }).build());
    expect(text.includes('Waivers')).toBe(false);
  });

  it('shows no diff of a seed, of which dbt knows the checksum alone', () => {
    const text = renderComment(
      report()
        .entry('codes', { resource_type: 'seed', because: [differs('body', 'checksum.checksum', 'aaaa', 'bbbb')] })
        .build(),
    );
    expect([text.includes('<b>SQL</b>'), line(text, '| `codes` seed')]).toEqual([false, expect.stringMatching(/\| content of the file \|$/)]);
  });

  it('lays SQL out alike on both sides when it has a formatter at hand', async () => {
    const built = report()
      .changed('orders', differs('body', 'raw_code', 'select a,b from t', 'select a,\n  c from t'))
      .build();
    expect(renderComment(built, await loadLayOutOf(built))).toContain('```diff\n select\n     a,\n-    b\n+    c\n from\n     t\n```');
  });

  it('says when SQL differs in white space alone', async () => {
    const built = report()
      .changed('orders', differs('body', 'raw_code', 'select a from t', 'select a\nfrom t'))
      .build();
    expect(renderComment(built, await loadLayOutOf(built))).toContain('`orders` differs in white space alone:');
  });

  it('says when SQL differs in its line endings alone', () => {
    const built = report()
      .changed('orders', differs('body', 'raw_code', 'select a\nfrom t', 'select a\r\nfrom t'))
      .build();
    expect(renderComment(built)).toContain('`orders` differs in its line endings alone: LF became CRLF.');
  });

  it('leaves Python as it was written', async () => {
    const built = report()
      .entry('orders', { path: 'models/orders.py', because: [differs('body', 'raw_code', 'def model(a):\n  return a', 'def model(b):\n  return b')] })
      .build();
    expect([await loadLayOutOf(built), renderComment(built)]).toEqual([
      undefined,
      expect.stringContaining('-def model(a):\n-  return a\n+def model(b):\n+  return b'),
    ]);
  });

  it('is the same for the same report', () => {
    for (const sample of Object.values(sampleReports)) expect(renderComment(sample())).toBe(renderComment(sample()));
  });

  it('shows ten findings and counts the others exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (total) => {
        let built = report().changed('orders', 'body');
        for (let index = 0; index < total; index += 1) built = built.finding('contract/field-removed', `model_${index}`);
        const text = renderComment(built.build());
        const shown = text.split('\n').filter((row) => row.startsWith('| ⛔ |')).length;
        expect([shown, shown + moreOf(text, 'finding')]).toEqual([Math.min(10, total), total]);
      }),
      { numRuns: 20 },
    );
  });

  it('counts the resources of the plan exactly when it shows a part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (changed, downstream) => {
        let built = report();
        for (let index = 0; index < changed; index += 1) built = built.changed(`c${index}`, 'body');
        for (let index = 0; index < downstream; index += 1) built = built.downstream(`d${index}`, ['c0']);
        const text = renderComment(built.build());
        const rows = text.split('\n').filter((row) => /^\| `[cd]\d+`/.test(row)).length;
        expect(rows + moreOf(text, 'resource')).toBe(changed + downstream);
      }),
      { numRuns: 20 },
    );
  });

  it('shrinks to its budget when every text is as long as it may be, and says what it left out', () => {
    const long = '@a'.repeat(2_000);
    let built = report().fidelity({ notes: Array.from({ length: 20 }, () => long) });
    for (let index = 0; index < 40; index += 1) {
      built = built
        .changed(`${long}${index}`, long)
        .finding('contract/field-removed', `${long}${index}`, { found: long, next: long, consumers: [long, long, long] });
    }
    const text = renderComment(built.build());
    const shown = text.split('\n').filter((row) => row.startsWith('| ⛔ |')).length;
    expect(text.length).toBeLessThanOrEqual(59_700);
    expect(shown + moreOf(text, 'finding')).toBe(40);
    expect(line(text, 'There was no room for')).toBe(
      'There was no room for the plan (40 resources), the dbt commands, what the report rests on: see the [job summary](https://github.com/acme/analytics/actions/runs/1234567890).',
    );
  });
});

describe('the job summary', () => {
  it('has room for what the comment leaves out', () => {
    let built = report();
    for (let index = 0; index < 60; index += 1) built = built.changed(`c${index}`, 'configs').finding('contract/field-removed', `c${index}`);
    const text = renderSummary(built.build());
    expect([text.split('\n').filter((row) => row.startsWith('| ⛔ |')).length, text.includes('more')]).toEqual([60, false]);
  });

  it('fits into a mebibyte of UTF-8', () => {
    let built = report();
    for (let index = 0; index < 400; index += 1)
      built = built.changed(`заказы_${index}`, { check: 'body', field: 'raw_code', before: '注文\n'.repeat(300), after: '注 文\n'.repeat(300) });
    expect(Buffer.byteLength(renderSummary(built.build()))).toBeLessThanOrEqual(1_048_576);
  });
});

function moreOf(text: string, noun: string): number {
  return [...text.matchAll(new RegExp(`and ([\\d,]+) more ${noun}`, 'g'))].reduce((sum, [, number = '']) => sum + Number(number.replaceAll(',', '')), 0);
}
