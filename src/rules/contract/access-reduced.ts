import { defineRule } from '../define-rule.ts';
import { nameNode } from '#artifacts';
import { traceHit } from '../trace-hit.ts';

const LEVELS = ['private', 'protected', 'public'];

export default defineRule({
  id: 'contract/access-reduced',
  since: '0.1.0',
  kind: 'breaking',
  severity: 'error',
  summary: 'A model may be referred to by fewer than before.',
  message: 'Access to `{model}` went from `{before}` to `{after}`, so who referred to it from outside no longer can.',
  next: 'Keep `access: {before}`, or move those who refer to it first.',

  check({ head, diff }, report) {
    for (const { before, after } of diff.states.values()) {
      if (before?.resourceType !== 'model' || after.resourceType !== 'model') continue;
      if (LEVELS.indexOf(after.access) >= LEVELS.indexOf(before.access)) continue;
      report({
        node: after,
        // dbt itself refuses a reference inside the project that is no longer allowed; other projects it cannot see.
        severity: before.access === 'public' ? 'error' : 'warning',
        slots: { model: nameNode(after), before: before.access, after: after.access },
        before: before.access,
        after: after.access,
        hit: traceHit(head, after.id),
        data: { read: 'breaking', write: 'safe', bump: 'major' },
        inSchemaFile: true,
      });
    }
  },
});
