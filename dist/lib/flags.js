import { parseSha } from "./brand.js";
import { ok } from "./result.js";
import { DBT_COMMANDS, ENGINES, INDIRECT_SELECTIONS, MODES_SAID, SELECTION_MODES, THREE_STATES } from "./names.js";
import { badValue, parseBase, parseChoice, parseCount, parseFailOn, parseLocation, parseText, told } from "./values.js";

// src/settings/commands.ts
const COMMON_FLAGS = [
	"config",
	"format",
	"output",
	"quiet",
	"verbose",
	"noColor",
	"help"
];
const S3_FLAGS = [
	"s3Endpoint",
	"s3Region",
	"s3ForcePathStyle",
	"s3AllowHttp"
];
const PLAN_FLAGS = [
	"base",
	"head",
	"store",
	"branch",
	"select",
	"exclude",
	"selector",
	"indirectSelection",
	"resourceType",
	"excludeResourceType",
	"for",
	"mode",
	"engine",
	"compareMoreUnrendered",
	...S3_FLAGS
];
const REPORT_FORMATS = [
	"text",
	"markdown",
	"json",
	"github"
];
const PLAN_FORMATS = [
	"text",
	"json",
	"ids",
	"selector",
	"selectors",
	"commands"
];
const STORE_ACTIONS = [
	"push",
	"pull",
	"list",
	"prune"
];
const COMMANDS = {
	plan: {
		summary: "What dbt would select, and why",
		operands: [],
		flags: PLAN_FLAGS,
		required: ["base", "head"],
		formats: PLAN_FORMATS,
		examples: [
			"sluice plan --base prod-artifacts --head target",
			"sluice plan --base s3://artifacts/prod --head target --select state:modified+ --exclude tag:nightly --format ids",
			"sluice plan --base merge-base --store s3://artifacts/analytics --head target --format commands"
		]
	},
	explain: {
		summary: "Why one node is or is not selected",
		operands: ["NODE"],
		flags: PLAN_FLAGS,
		required: ["base", "head"],
		formats: ["text", "json"],
		examples: ["sluice explain fct_orders --base prod-artifacts --head target"]
	},
	check: {
		summary: "The whole pull-request report, and the gate",
		operands: [],
		flags: [
			...PLAN_FLAGS,
			"catalog",
			"runResults",
			"failOn",
			"warnOnly"
		],
		required: ["base", "head"],
		formats: REPORT_FORMATS,
		examples: ["sluice check --base prod-artifacts --head target", "sluice check --base prod-artifacts --head target --format json --output report.json"]
	},
	render: {
		summary: "A stored report in another format; needs no artifacts",
		operands: ["REPORT"],
		flags: [],
		required: [],
		formats: REPORT_FORMATS,
		examples: ["sluice render sluice-report.json --format markdown"]
	},
	store: {
		summary: "Artifacts per commit: push, pull, list, prune",
		operands: ["push|pull|list|prune"],
		flags: [
			"store",
			"sha",
			"branch",
			"artifacts",
			"keepDays",
			"keepLast",
			"dryRun",
			...S3_FLAGS
		],
		required: [],
		formats: ["text", "json"],
		examples: ["sluice store push --store s3://artifacts/analytics --sha $(git rev-parse HEAD) --branch main", "sluice store pull --store s3://artifacts/analytics --branch main --artifacts state"]
	},
	doctor: {
		summary: "What is wrong or missing in this setup, and the fix",
		operands: [],
		flags: [
			"base",
			"head",
			"store",
			...S3_FLAGS
		],
		required: [],
		formats: ["text", "json"],
		examples: ["sluice doctor --base prod-artifacts --head target"]
	},
	rules: {
		summary: "The catalogue of rules, or the page of one rule",
		operands: ["[RULE]"],
		flags: [],
		required: [],
		formats: [
			"text",
			"json",
			"markdown"
		],
		examples: ["sluice rules", "sluice rules contract/field-removed"]
	},
	demo: {
		summary: "The main job on artifacts that come with Sluice; needs nothing",
		operands: [],
		flags: [],
		required: [],
		formats: ["text", "markdown"],
		examples: ["sluice demo"]
	},
	help: {
		summary: "The help of a command",
		operands: ["[COMMAND]"],
		flags: [],
		required: [],
		formats: [],
		examples: ["sluice help plan"]
	},
	version: {
		summary: "The version of Sluice",
		operands: [],
		flags: [],
		required: [],
		formats: ["text", "json"],
		examples: ["sluice version"]
	}
};
function findCommand(name) {
	return Object.entries(COMMANDS).find(([key]) => key === name)?.[1];
}

// src/settings/flags.ts
const value = (parse, name, [placeholder, description]) => ({
	name,
	kind: "value",
	placeholder,
	description,
	parse
});
const list = (name, placeholder, description) => ({
	name,
	kind: "list",
	placeholder,
	description,
	parse: parseText
});
const toggle = (name, description) => ({
	name,
	kind: "switch",
	placeholder: "",
	description,
	parse: parseText
});
const choice = (name, choices, description) => value(parseChoice(choices), name, [choices.join("|"), description]);
const FLAGS = {
	config: value(parseText, "config", ["FILE", "Configuration file. Default: sluice.yml when present."]),
	format: value(parseText, "format", ["NAME", "How to print the result."]),
	output: value(parseText, "output", ["FILE", "Write the result to a file instead of stdout."]),
	quiet: toggle("quiet", "Say nothing but the result and errors."),
	verbose: toggle("verbose", "Say what is being done, and show stack traces of defects."),
	noColor: toggle("no-color", "Plain text, as NO_COLOR=1 does."),
	help: toggle("help", "Show the help of a command."),
	base: value(parseBase, "base", ["URI", "Artifacts of production: a manifest, or a folder or prefix that holds one; with a store also merge-base, latest, or a commit."]),
	head: value(parseLocation, "head", ["URI", "Artifacts of the change."]),
	select: list("select", "SPEC", "dbt selection. Default: state:modified+."),
	exclude: list("exclude", "SPEC", "dbt selection to leave out."),
	selector: value(parseText, "selector", ["NAME", "A YAML selector of the head's project; wins over --select, as in dbt."]),
	indirectSelection: choice("indirect-selection", INDIRECT_SELECTIONS, "How tests are picked along. Default: eager."),
	resourceType: list("resource-type", "TYPE", "Keep only resources of this type."),
	excludeResourceType: list("exclude-resource-type", "TYPE", "Leave out resources of this type."),
	for: choice("for", DBT_COMMANDS, "The dbt command whose default resource types apply. Default: ls."),
	mode: choice("mode", SELECTION_MODES, `${MODES_SAID} Default: exact.`),
	engine: choice("engine", ENGINES, "Whose rules to follow: dbt 1.x or dbt 2.x. Default: by the head's version."),
	compareMoreUnrendered: choice("compare-more-unrendered", THREE_STATES, "dbt's flag state_modified_compare_more_unrendered_values."),
	catalog: value(parseLocation, "catalog", ["URI", "catalog.json of the change."]),
	runResults: value(parseLocation, "run-results", ["URI", "run_results.json of the change."]),
	failOn: value(parseFailOn, "fail-on", ["LIST", "Kinds of findings or rule ids that close the gate, or none."]),
	warnOnly: toggle("warn-only", "Report without ever closing the gate."),
	store: value(parseLocation, "store", ["URI", "Where artifacts are kept per commit. Default: store of the configuration file."]),
	sha: value(parseCommit, "sha", ["SHA", "The commit, 40 digits."]),
	branch: value(parseText, "branch", ["NAME", "A branch of the store: push moves its pointer, pull and --base follow it. For --base the default is that of origin, else main."]),
	artifacts: value(parseText, "artifacts", ["DIR", "The folder of dbt's artifacts: read by push (default: target), written by pull (default: state)."]),
	keepDays: value(parseCount, "keep-days", ["N", "prune: keep what was stored in the last N days. Default: 30."]),
	keepLast: value(parseCount, "keep-last", ["N", "prune: keep the N newest commits. Default: 10."]),
	dryRun: toggle("dry-run", "prune: say what would be removed, and remove nothing."),
	s3Endpoint: value(parseText, "s3-endpoint", ["URL", "Endpoint of an S3-compatible server. Default: AWS_ENDPOINT_URL_S3."]),
	s3Region: value(parseText, "s3-region", ["NAME", "Region of the bucket. Default: AWS_REGION."]),
	s3ForcePathStyle: toggle("s3-force-path-style", "Put the bucket into the path. Default with --s3-endpoint."),
	s3AllowHttp: toggle("s3-allow-http", "Allow plain http to another machine.")
};
function parseCommit(text, subject) {
	const sha = parseSha(text);
	return sha === void 0 ? badValue(`${told(subject, text)} is not a full commit hash`, "Write 40 digits, as `git rev-parse HEAD` prints.") : ok(sha);
}

export { COMMANDS, COMMON_FLAGS, FLAGS, PLAN_FORMATS, REPORT_FORMATS, STORE_ACTIONS, findCommand };