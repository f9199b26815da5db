import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReport } from '#report';
import { refusalsOf } from '../support/result.ts';
import { report } from '../support/report.ts';
import { sampleReports } from '../support/sample-reports.ts';

const stored = () => JSON.parse(JSON.stringify(sampleReports['breaking']?.() ?? report().build()));

const whatOf = (json: unknown) => refusalsOf(parseReport(json, 'report.json')).map(({ what }) => what);

describe('a stored report', () => {
  it('is read as it was written', () => {
    for (const sample of Object.values(sampleReports)) {
      const written = sample();
      expect(parseReport(JSON.parse(JSON.stringify(written)), 'report.json')).toEqual({ ok: true, value: written });
    }
  });

  it('may hold keys of a newer version, which are dropped', () => {
    const read = parseReport({ ...stored(), later: { more: true } }, 'report.json');
    expect(read).toEqual({ ok: true, value: stored() });
  });

  it('is refused when it is something else', () => {
    expect([whatOf(null), whatOf([]), whatOf('x'), whatOf({ schema: 1 }), whatOf({ metadata: {} })]).toEqual(
      Array.from({ length: 5 }, () => ['The report is not a report of Sluice']),
    );
  });

  it('is refused with the way out when it is of another major version', () => {
    const [refusal] = refusalsOf(parseReport({ ...stored(), schema: 'sluice/report/v2' }, 'report.json'));
    expect([refusal?.kind, refusal?.where, refusal?.next]).toEqual(['input', { file: 'report.json' }, 'Render it with the version of Sluice that wrote it.']);
  });

  it('is refused for every wrong value at once', () => {
    const broken = stored();
    broken.verdict.gate = 'open';
    broken.findings[0].severity = 3;
    delete broken.plan.entries;
    expect(whatOf(broken).map((what) => what.replace(/:.*/, ''))).toEqual([
      'The report verdict.gate',
      'The report plan.entries',
      'The report findings.0.severity',
    ]);
  });

  for (const [what, path, value] of [
    ['a run that is no address', 'runUrl', 'javascript:alert(1)'],
    ['an address that ends its link', 'runUrl', 'https://a.example/)[x](https://evil.example'],
    ['a repository that is a path', 'repository', '../../evil'],
    ['a commit that is no hash', 'headSha', 'main'],
  ] as const) {
    it(`is refused with ${what}`, () => {
      const broken = stored();
      broken.subject[path] = value;
      expect(whatOf(broken)).toHaveLength(1);
    });
  }

  it('is refused when it is nested deeper than any report, without using up the stack', () => {
    const deep = stored();
    deep.findings[0].data.deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(whatOf(deep)).toEqual(['The report is nested deeper than 64 levels']);
  });

  it('cannot give every object a property', () => {
    const polluted = JSON.parse(JSON.stringify(stored()).replace('"data":{', '"data":{"__proto__":{"polluted":true},'));
    parseReport(polluted, 'report.json');
    expect('polluted' in {}).toBe(false);
  });

  it('is never a defect, whatever is in it', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('verdict', 'plan', 'findings', 'coverage', 'subject', 'fidelity', 'impact', 'waivers'), (text, key) => {
        expect(typeof parseReport({ ...stored(), [key]: JSON.parse(text) }, 'report.json').ok).toBe('boolean');
      }),
    );
  });
});
