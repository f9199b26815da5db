// src/settings/names.ts
/** The closed lists of words that flags, inputs and `sluice.yml` accept. dbt's words are dbt's own. */
const INDIRECT_SELECTIONS = [
	"eager",
	"cautious",
	"buildable",
	"empty"
];
const DBT_COMMANDS = [
	"ls",
	"build",
	"run",
	"test",
	"seed",
	"snapshot",
	"compile"
];
const SELECTION_MODES = ["exact", "smart"];
/** For flags and inputs alike. */
const MODES_SAID = "exact: what dbt itself would select; smart: without changes that are none, and with some that dbt does not see.";
const ENGINES = [
	"auto",
	"v1",
	"v2"
];
const THREE_STATES = [
	"auto",
	"true",
	"false"
];
const ACTION_MODES = [
	"auto",
	"review",
	"publish",
	"comment"
];
const COMMENT_POLICIES = [
	"auto",
	"always",
	"on-failure",
	"never"
];
const ENCRYPTIONS = [
	"AES256",
	"aws:kms",
	"aws:kms:dsse"
];
const FINDING_KINDS = [
	"breaking",
	"contract",
	"coverage",
	"cost",
	"quality",
	"policy"
];
const RULE_SEVERITIES = [
	"error",
	"warning",
	"info",
	"off"
];
/** Words of the public interface that this version does not act on: they are refused by name, never ignored. */
const PLANNED = {
	commands: [
		"contract",
		"quality",
		"cost",
		"lineage",
		"metrics",
		"alerts",
		"incident",
		"init"
	],
	formats: [
		"sarif",
		"junit",
		"html"
	],
	modes: ["slim", "incident"]
};

export { ACTION_MODES, COMMENT_POLICIES, DBT_COMMANDS, ENCRYPTIONS, ENGINES, FINDING_KINDS, INDIRECT_SELECTIONS, MODES_SAID, PLANNED, RULE_SEVERITIES, SELECTION_MODES, THREE_STATES };