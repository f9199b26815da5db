import { testsRatio } from '#coverage';
import { definePatchRule } from '../define-patch-rule.ts';

export default definePatchRule({
  id: 'coverage/patch-tests',
  since: '0.1.0',
  summary: 'Fewer of the changed models and columns are tested than the gate asks for.',
  wanted: 'a test',
  next: 'Add tests to them, or lower `gate.patch-coverage.tests`.',
  goal: 'tests',
  ratio: testsRatio,
  isCovered: (part) => ('tests' in part ? part.tests > 0 : part.tested),
});
