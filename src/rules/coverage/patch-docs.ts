import { docsRatio } from '#coverage';
import { definePatchRule } from '../define-patch-rule.ts';

export default definePatchRule({
  id: 'coverage/patch-docs',
  since: '0.1.0',
  summary: 'Fewer of the changed models and columns are described than the gate asks for.',
  wanted: 'a description',
  next: 'Describe them in the schema file, or lower `gate.patch-coverage.docs`.',
  goal: 'docs',
  ratio: docsRatio,
  isCovered: (part) => part.documented,
});
