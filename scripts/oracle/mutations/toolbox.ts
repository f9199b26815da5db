import { append, edit, env, move, prepend, remove, rewrite, variable, write } from '../change.ts';
import { mutations } from '../mutation.ts';
import type { Change } from '../change.ts';

const arithmetic = 'macros/arithmetic.sql';
const text = 'macros/text.sql';
const dispatched = 'macros/dispatched.sql';
const hooks = 'macros/hooks.sql';
const ownMacro = (sql: string): Change => write('macros/own.sql', `${sql}\n`);

/** Macros: what dbt follows from a node, and what it cannot see. */
export const toolboxMacros = mutations('toolbox', 'macro', {
  direct: [edit(text, 'number ', 'digit ')],
  transitive: [edit(arithmetic, '{% macro parenthesised(text) %}({{ text }})', '{% macro parenthesised(text) %}( {{ text }} )')],
  cycle: [edit(arithmetic, '({{ column }} % 2)', '(mod({{ column }}, 2))')],
  'unused-edited': { both: [ownMacro('{% macro spare() %}1{% endmacro %}')], head: [edit('macros/own.sql', '1', '2')] },
  'unused-new': [ownMacro('{% macro spare() %}1{% endmacro %}')],
  'unused-removed': { both: [ownMacro('{% macro spare() %}1{% endmacro %}')], head: [remove('macros/own.sql')] },
  'renamed-with-callers': [edit(text, 'macro label_number', 'macro name_number'), edit('models/plain/numbers.sql', 'label_number', 'name_number')],
  'renamed-callers-left': [edit(text, 'macro label_number', 'macro name_number')],
  moved: [move(text, 'macros/words/text.sql')],
  'blank-lines-between': [rewrite(text, (sql) => sql.replaceAll('\n\n', '\n\n\n\n'))],
  'comment-between': [prepend(text, '{# words #}\n')],
  'inner-space': [edit(text, '{{ column }}', '{{column}}')],
  crlf: [rewrite(arithmetic, (sql) => sql.replaceAll('\n', '\r\n'))],
  'argument-default': [edit(arithmetic, 'even_or_odd(column, depth=1)', 'even_or_odd(column, depth=2)')],
  described: [write('macros/macros.yml', 'macros:\n  - name: squared\n    description: The square.\n    arguments: [{name: column, type: string}]\n')],
  'hidden-by-execute': [edit(text, 'executed', 'run')],
  'hidden-by-branch': [edit(text, '% 10 < 1', '% 10 < 2')],
  'hidden-by-branch-then-used': [variable('sample_percent', 50)],
  'passed-as-argument': [edit(text, "'!'", "'?'")],
  'called-by-argument': [edit(text, '{{ spoken(column) }}', '{{ spoken(column) | trim }}')],
  'dispatch-chosen': [edit(dispatched, '+ interval 1 day', '+ to_days(1)')],
  'dispatch-default-not-chosen': [edit(dispatched, 'dateadd(day, 1,', 'date_add(day, 1,')],
  'dispatch-other-adapter': [edit(dispatched, "interval '1 day'", "interval '24 hours'")],
  'dispatch-own-added': [append(dispatched, '\n{% macro duckdb__last_day(relation) %}(select max(next_day) from {{ relation }}){% endmacro %}\n')],
  'dispatch-other-added': [append(dispatched, '\n{% macro bigquery__last_day(relation) %}null{% endmacro %}\n')],
  'dispatch-entry': [
    edit(dispatched, "adapter.dispatch('day_after', 'toolbox')(date_sql)", "adapter.dispatch('day_after', macro_namespace='toolbox')(date_sql)"),
  ],
  'in-file-hook': [edit(hooks, "'open' as ledger", "'opened' as ledger")],
  'in-file-post-hook': [edit(hooks, ' closed', ' done')],
  'project-hook': [edit(hooks, 'building ', 'making ')],
  'folder-and-seed-and-snapshot-hook': [edit(hooks, ' may read', ' reads')],
  'on-run-hook': [edit(hooks, ' as moment', ' as at_moment')],
  'in-config': [edit('macros/naming.sql', "'_tables'", "'_area'")],
  'schema-name': [edit('macros/naming.sql', '{{ target.schema }}_', '{{ target.schema }}__')],
  'alias-name-new': [ownMacro('{% macro generate_alias_name(custom_alias_name=none, node=none) %}{{ custom_alias_name or node.name }}{% endmacro %}')],
  materialization: [edit('macros/stamped_table.sql', "'stamp' as stamp", "'seal' as stamp")],
  'builtin-view-overridden': [ownMacro("{% materialization view, adapter='duckdb' %}{{ return(create_or_replace_view()) }}{% endmaterialization %}")],
  'generic-test': [edit('macros/tests/between.sql', 'not between', ' not between')],
  'generic-test-helper': [edit('macros/tests/never_null.sql', 'is null', 'is  null')],
  'builtin-test-overridden': [
    ownMacro('{% test unique(model, column_name) %}select {{ column_name }} from {{ model }} group by 1 having count(*) > 1{% endtest %}'),
  ],
  'builtin-not-null-overridden': [ownMacro('{% test not_null(model, column_name) %}select * from {{ model }} where {{ column_name }} is null{% endtest %}')],
  'where-subquery-overridden': [ownMacro('{% macro get_where_subquery(relation) %}{{ relation }}{% endmacro %}')],
  'ref-overridden': [ownMacro('{% macro ref(name) %}{{ return(builtins.ref(name)) }}{% endmacro %}')],
  'ref-override-edited': {
    both: [ownMacro('{% macro ref(name) %}{{ return(builtins.ref(name)) }}{% endmacro %}')],
    head: [edit('macros/own.sql', '{{ return(', '{{  return(')],
  },
  'source-overridden': [ownMacro('{% macro source(source_name, table_name) %}{{ return(builtins.source(source_name, table_name)) }}{% endmacro %}')],
  'incremental-check-overridden': [ownMacro('{% macro is_incremental() %}{{ return(false) }}{% endmacro %}')],
  'many-at-once': [edit(arithmetic, '{{ column }} + 1', '{{ column }} + 1.0'), edit(text, 'number ', 'digit '), edit(hooks, ' may read', ' reads')],
  'macro-and-body': [edit(arithmetic, '{{ column }} + 1', '{{ column }} + 1.0'), append('models/plain/numbers.sql', '-- x\n')],
  'removed-and-call-removed': [
    rewrite(text, (sql) => sql.replace(/\{% macro only_when_executing.*\n\n/, '')),
    edit('models/plain/guarded.sql', '{% set note = only_when_executing() %}', "{% set note = 'executed' %}"),
  ],
});

const project = 'dbt_project.yml';
export const toolboxConfigs = mutations('toolbox', 'config', {
  'project-hook-text': [edit(project, '{{ session_comment(this) }}', '{{ session_comment(this) }} ')],
  'project-hook-added': [edit(project, "grant_note('analyst') }}\"", "grant_note('analyst') }}\"\n        - select 3")],
  'project-hook-spelling': [edit(project, '+pre-hook', '+pre_hook')],
  'project-hook-removed': [edit(project, '    +pre-hook: "{{ session_comment(this) }}"\n', '')],
  'seed-hook': [edit(project, "grant_note('seed_reader')", "grant_note('seed_user')")],
  'on-run-start': [edit(project, "announce('start')", "announce('begin')")],
  'dispatch-order': [edit(project, '[toolbox, dbt]', '[dbt, toolbox]')],
  'meta-of-folder': [edit(project, 'reviewed: true', 'reviewed: false')],
  'hook-text-in-file': [edit('models/hooked/ledger.sql', '"select 1"', '"select 2"')],
  'hook-order-in-file': [edit('models/hooked/ledger.sql', '["{{ close_ledger(this) }}", "select 1"]', '["select 1", "{{ close_ledger(this) }}"]')],
  'hook-transaction': [edit('models/hooked/ledger.sql', '"select 1"', "{'sql': 'select 1', 'transaction': False}")],
  'unique-key-order': [edit('models/hooked/ledger_daily.sql', "['n', 'next_day']", "['next_day', 'n']")],
  strategy: [edit('models/hooked/ledger_daily.sql', 'delete+insert', 'append')],
  'custom-materialization': [edit('models/hooked/stamped.sql', 'stamped_table', 'table')],
  'disabled-model-edited': [append('models/audited/never_built.sql', '-- x\n')],
  'disabled-model-enabled': [edit('models/audited/never_built.sql', 'enabled=false', 'enabled=true')],
  'disabled-model-removed': [remove('models/audited/never_built.sql')],
  'invocation-id': {
    both: [edit('models/hooked/stamped.sql', "materialized='stamped_table'", "materialized='stamped_table', meta={'run': invocation_id}")],
    head: [],
  },
});

/** Variables and the environment, where the project reads them. */
export const toolboxEnvironment = mutations('toolbox', 'environment', {
  'audit-off': [variable('with_audit', false)],
  'audit-on-again': { both: [edit(project, 'with_audit: true', 'with_audit: false')], head: [edit(project, 'with_audit: false', 'with_audit: true')] },
  'layer-tag': [variable('layer_tag', 'other_layer')],
  sample: [variable('sample_percent', 10)],
  'test-severity-variable': [variable('between_severity', 'warn')],
  materialized: [env('TOOLBOX_AUDIT_MATERIALIZED', 'view')],
  level: [env('TOOLBOX_LEVEL', 'high')],
  window: [env('TOOLBOX_WINDOW', 'month')],
  'window-and-list': {
    both: [edit('models/plain/plain.yml', 'steps: [one, two]', "steps: [one, \"{{ env_var('TOOLBOX_STEP', 'two') }}\"]")],
    head: [env('TOOLBOX_STEP', 'three')],
  },
  severity: [env('TOOLBOX_SEVERITY', 'warn')],
  'switched-off': [env('TOOLBOX_SWITCH', 'off')],
  everything: [env('TOOLBOX_AUDIT_MATERIALIZED', 'view'), env('TOOLBOX_LEVEL', 'high'), env('TOOLBOX_WINDOW', 'month'), env('TOOLBOX_SEVERITY', 'warn')],
  'everything-and-body': [env('TOOLBOX_AUDIT_MATERIALIZED', 'view'), env('TOOLBOX_LEVEL', 'high'), append('models/plain/dated.sql', '-- x\n')],
});

const numbers = 'models/plain/plain.yml';
export const toolboxTests = mutations('toolbox', 'test', {
  argument: [edit(numbers, 'high: 9', 'high: 10')],
  where: [edit(numbers, 'n < 10', 'n < 9')],
  severity: [edit(numbers, 'severity: warn', 'severity: error')],
  removed: [edit(numbers, '          - never_null:\n              config:\n                severity: warn\n', '')],
  'definition-removed': [
    edit(numbers, '          - never_null:\n              config:\n                severity: warn\n', ''),
    remove('macros/tests/never_null.sql'),
  ],
  'singular-body': [edit('tests/assert_ledger_matches_squares.sql', '<>', '!=')],
  'singular-disabled': [edit('tests/assert_audit_is_small.sql', "enabled=var('with_audit', true)", 'enabled=false')],
  'seed-row': [append('seeds/digits.csv', '10\n')],
  'snapshot-hook': [edit('snapshots/ledger_snapshot.sql', "grant_note('historian')", "grant_note('archivist')")],
  'snapshot-check-list': [edit('snapshots/ledger_snapshot.sql', "check_cols='all'", "check_cols=['square']")],
  nothing: [],
});
