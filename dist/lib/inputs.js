import { ok } from "./result.js";
import { ACTION_MODES, COMMENT_POLICIES, ENCRYPTIONS, MODES_SAID, SELECTION_MODES } from "./names.js";
import { badValue, optional, parseBase, parseBoolean, parseChoice, parseFailOn, parseLines, parseLocation, parseText, told } from "./values.js";

// src/settings/inputs.ts
const INPUTS = {
	mode: {
		name: "mode",
		default: "auto",
		description: `What to do: ${ACTION_MODES.join(", ")}. auto chooses by event.`,
		parse: parseChoice(ACTION_MODES)
	},
	manifest: {
		name: "manifest",
		default: "target/manifest.json",
		description: "The manifest that dbt wrote for this change.",
		parse: parseText
	},
	artifacts: {
		name: "artifacts",
		default: "target",
		description: "The folder with the other artifacts: catalog.json, run_results.json, sources.json.",
		parse: parseText
	},
	store: {
		name: "store",
		default: "",
		description: "Where artifacts are kept per commit: s3://bucket/prefix, or a folder. Default: store of sluice.yml.",
		parse: optional(parseLocation)
	},
	base: {
		name: "base",
		default: "merge-base",
		description: "What to compare with: merge-base, latest, a commit of 40 digits, or the URI of a manifest.",
		parse: parseBase
	},
	contracts: {
		name: "contracts",
		default: "",
		description: "The folder of data contracts. Reserved: this version says that it does not judge them.",
		parse: optional(parseText)
	},
	config: {
		name: "config",
		default: "sluice.yml",
		description: "The configuration file; a missing file means the defaults.",
		parse: parseText
	},
	select: {
		name: "select",
		default: "state:modified+",
		description: "dbt selection of what to plan, one --select argument a line.",
		parse: parseLines
	},
	exclude: {
		name: "exclude",
		default: "",
		description: "dbt selection of what to leave out, one --exclude argument a line.",
		parse: parseLines
	},
	selectionMode: {
		name: "selection-mode",
		default: "exact",
		description: MODES_SAID,
		parse: parseChoice(SELECTION_MODES)
	},
	failOn: {
		name: "fail-on",
		default: "",
		description: "Kinds of findings or rule ids that close the gate, separated by commas, or none. Default: gate.fail-on of sluice.yml.",
		parse: optional(parseFailOn)
	},
	comment: {
		name: "comment",
		default: "auto",
		description: `When to comment: ${COMMENT_POLICIES.join(", ")}. auto: on pull requests, when the token may write.`,
		parse: parseChoice(COMMENT_POLICIES)
	},
	commentId: {
		name: "comment-id",
		default: "",
		description: "Tells several comments in one pull request apart. Default: the workflow and the job.",
		parse: optional(parseCommentId)
	},
	checkRun: {
		name: "check-run",
		default: "false",
		description: "Also write a check run, which holds more annotations than a log.",
		parse: parseBoolean
	},
	reportPath: {
		name: "report-path",
		default: "sluice-report.json",
		description: "Where to write the report, the input of `sluice render` and of mode comment.",
		parse: parseText
	},
	s3Endpoint: {
		name: "s3-endpoint",
		default: "",
		description: "The endpoint of an S3-compatible server.",
		parse: optional(parseText)
	},
	s3Region: {
		name: "s3-region",
		default: "",
		description: "The region of the bucket. Default: AWS_REGION.",
		parse: optional(parseText)
	},
	s3ForcePathStyle: {
		name: "s3-force-path-style",
		default: "",
		description: "true puts the bucket into the path, as most S3-compatible servers need. Default: true when s3-endpoint is given.",
		parse: optional(parseBoolean)
	},
	s3AllowHttp: {
		name: "s3-allow-http",
		default: "false",
		description: "true allows plain http to another machine; artifacts hold your SQL.",
		parse: parseBoolean
	},
	s3Encryption: {
		name: "s3-sse",
		default: "",
		description: `Server-side encryption: ${ENCRYPTIONS.join(" or ")}.`,
		parse: optional(parseChoice(ENCRYPTIONS))
	},
	s3KmsKeyId: {
		name: "s3-kms-key-id",
		default: "",
		description: "The key for aws:kms.",
		parse: optional(parseText)
	},
	cache: {
		name: "cache",
		default: "true",
		description: "Keep the base in the Actions cache, for events that cannot reach the store.",
		parse: parseBoolean
	},
	githubToken: {
		name: "github-token",
		default: "${{ github.token }}",
		description: "Needs pull-requests: write to comment, checks: write for check-run.",
		parse: parseText
	},
	workingDirectory: {
		name: "working-directory",
		default: ".",
		description: "The folder of the dbt project, to which the other paths are relative.",
		parse: parseText
	},
	warnOnly: {
		name: "warn-only",
		default: "",
		description: "true reports without ever closing the gate. Default: gate.warn-only of sluice.yml, else false.",
		parse: optional(parseBoolean)
	}
};
function parseCommentId(text, subject) {
	if (/^[\w.:/ -]{1,100}$/.test(text) && !text.includes("--")) return ok(text);
	return badValue(`${told(subject, text)} is not a comment id`, "Use letters, digits, spaces, and . _ : / or single -, at most 100.");
}

export { INPUTS };