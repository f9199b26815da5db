/** The closed lists of words that flags, inputs and `sluice.yml` accept. dbt's words are dbt's own. */
export const INDIRECT_SELECTIONS = ['eager', 'cautious', 'buildable', 'empty'] as const;
export type IndirectSelectionName = (typeof INDIRECT_SELECTIONS)[number];

export const DBT_COMMANDS = ['ls', 'build', 'run', 'test', 'seed', 'snapshot', 'compile'] as const;
export type DbtCommandName = (typeof DBT_COMMANDS)[number];

export const SELECTION_MODES = ['exact', 'smart'] as const;
/** For flags and inputs alike. */
export const MODES_SAID = 'exact: what dbt itself would select; smart: without changes that are none, and with some that dbt does not see.';
export type SelectionModeName = (typeof SELECTION_MODES)[number];

export const ENGINES = ['auto', 'v1', 'v2'] as const;
export type EngineName = (typeof ENGINES)[number];

export const THREE_STATES = ['auto', 'true', 'false'] as const;
export type ThreeState = (typeof THREE_STATES)[number];

export const ACTION_MODES = ['auto', 'review', 'publish', 'comment'] as const;
export type ActionMode = (typeof ACTION_MODES)[number];

export const COMMENT_POLICIES = ['auto', 'always', 'on-failure', 'never'] as const;
export type CommentPolicy = (typeof COMMENT_POLICIES)[number];

export const ENCRYPTIONS = ['AES256', 'aws:kms', 'aws:kms:dsse'] as const;
export type Encryption = (typeof ENCRYPTIONS)[number];

export const FINDING_KINDS = ['breaking', 'contract', 'coverage', 'cost', 'quality', 'policy'] as const;

export const RULE_SEVERITIES = ['error', 'warning', 'info', 'off'] as const;
export type RuleSeverity = (typeof RULE_SEVERITIES)[number];

/** Words of the public interface that this version does not act on: they are refused by name, never ignored. */
export const PLANNED = {
  commands: ['contract', 'quality', 'cost', 'lineage', 'metrics', 'alerts', 'incident', 'init'],
  formats: ['sarif', 'junit', 'html'],
  modes: ['slim', 'incident'],
} as const;
