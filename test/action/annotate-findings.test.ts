import { expect, it } from 'vitest';
import { annotateFindings } from '../../src/action/annotate-findings.ts';
import { report } from '../support/report.ts';

it('annotates what closes the gate first, with the file and line, and leaves out what is waived', () => {
  const judged = report()
    .finding('coverage/new-model-untested', 'b', { severity: 'warning' })
    .finding('state/public-model-removed', 'c', { waiver: 'agreed' })
    .finding('contract/field-removed', 'a', { place: { file: 'models/a.yml', line: 7 } })
    .finding('coverage/patch-tests', null, { severity: 'info' })
    .build();
  expect(annotateFindings(judged)).toEqual([
    { level: 'error', title: 'contract/field-removed', message: expect.stringMatching(/^model\.shop\.a: /), place: { file: 'models/a.yml', line: 7 } },
    { level: 'warning', title: 'coverage/new-model-untested', message: expect.stringMatching(/^model\.shop\.b: /), place: { file: 'models/b.sql', line: 1 } },
    { level: 'notice', title: 'coverage/patch-tests', message: 'coverage/patch-tests found something Do something about it.', place: null },
  ]);
});
