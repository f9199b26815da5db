import { defineRule } from '../define-rule.ts';
import { nameNode } from '#artifacts';
import { patchModels } from '../patch-models.ts';
import { traceHit } from '../trace-hit.ts';

export default defineRule({
  id: 'coverage/changed-model-untested',
  since: '0.1.0',
  kind: 'coverage',
  severity: 'info',
  summary: 'A model was changed that no test looks at.',
  message: '`{model}` was changed and has no test.',
  next: 'Add a test on its key, or a unit test of what the change is for.',

  check(subject, report) {
    for (const { model, tests, isNew } of patchModels(subject)) {
      if (isNew || tests > 0) continue;
      const hit = traceHit(subject.head, model.id);
      report({ node: model, severity: hit.exposures.length > 0 ? 'warning' : 'info', slots: { model: nameNode(model) }, hit });
    }
  },
});
