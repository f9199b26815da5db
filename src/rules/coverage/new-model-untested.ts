import { defineRule } from '../define-rule.ts';
import { nameNode } from '#artifacts';
import { patchModels } from '../patch-models.ts';
import { traceHit } from '../trace-hit.ts';

export default defineRule({
  id: 'coverage/new-model-untested',
  since: '0.1.0',
  kind: 'coverage',
  severity: 'warning',
  summary: 'A model is new, and no test looks at it.',
  message: '`{model}` is new and has no test.',
  next: 'Add a test on its key.',

  check(subject, report) {
    for (const { model, tests, isNew } of patchModels(subject)) {
      if (isNew && tests === 0) report({ node: model, slots: { model: nameNode(model) }, hit: traceHit(subject.head, model.id) });
    }
  },
});
