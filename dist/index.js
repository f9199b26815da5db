import "./vendor/runtime.js";
import { emptyOutputs } from "./lib/outputs.js";
import { ok, pair, refuse } from "./lib/result.js";
import { checkPolicy } from "./lib/check-policy.js";
import { DEFAULT_SETTINGS } from "./lib/default-settings.js";
import { INPUTS } from "./lib/inputs.js";
import { mergeSettings, parseConfig } from "./lib/parse-config.js";
import { suggestion } from "./lib/values.js";
import { unreachable } from "./lib/unreachable.js";
import { array, boolean, int, nullable, object, optional, pipe, refine, safeParse, string, transform } from "./vendor/zod.js";
import { parseSha } from "./lib/brand.js";
import { version } from "./lib/package.js";
import { formatPlace } from "./lib/place.js";
import { debug, error, info, notice, setOutput, setSecret, summary, warning } from "./vendor/actions-core.js";
import { statSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { readFile } from "node:fs/promises";

// src/settings/parse-inputs.ts
/** Reads `INPUT_*` of the runner's environment; every wrong or unknown input is a refusal of its own. */
function parseInputs(env) {
	const refusals = unknownInputs(env);
	const read = (spec) => readInput(spec, env, refusals);
	const inputs = {
		mode: read(INPUTS.mode),
		manifest: read(INPUTS.manifest),
		artifacts: read(INPUTS.artifacts),
		store: read(INPUTS.store),
		base: read(INPUTS.base),
		contracts: read(INPUTS.contracts),
		config: read(INPUTS.config),
		select: read(INPUTS.select),
		exclude: read(INPUTS.exclude),
		selectionMode: read(INPUTS.selectionMode),
		failOn: read(INPUTS.failOn),
		comment: read(INPUTS.comment),
		commentId: read(INPUTS.commentId),
		checkRun: read(INPUTS.checkRun),
		reportPath: read(INPUTS.reportPath),
		s3: {
			endpoint: read(INPUTS.s3Endpoint),
			region: read(INPUTS.s3Region),
			forcePathStyle: read(INPUTS.s3ForcePathStyle),
			allowHttp: read(INPUTS.s3AllowHttp),
			encryption: read(INPUTS.s3Encryption),
			kmsKeyId: read(INPUTS.s3KmsKeyId)
		},
		cache: read(INPUTS.cache),
		githubToken: read(INPUTS.githubToken),
		workingDirectory: read(INPUTS.workingDirectory),
		warnOnly: read(INPUTS.warnOnly)
	};
	const [first, ...more] = refusals;
	return first === void 0 ? ok(inputs) : refuse(first, ...more);
}
function readInput(spec, env, refusals) {
	const given = (env[variable(spec.name)] ?? "").trim();
	const subject = `input \`${spec.name}\``;
	const parsed = spec.parse(given === "" ? spec.default : given, subject);
	if (parsed.ok) return parsed.value;
	refusals.push(...parsed.refusals);
	const fallback = spec.parse(spec.default, subject);
	if (fallback.ok) return fallback.value;
	throw new Error(`The default of input ${spec.name} does not parse`);
}
function unknownInputs(env) {
	const names = Object.values(INPUTS).map((spec) => spec.name);
	const known = new Set(names.map(variable));
	return Object.keys(env).filter((key) => key.startsWith("INPUT_") && !known.has(key)).sort().map((key) => {
		const typed = key.slice(6).toLowerCase();
		const next = suggestion(typed, names) ?? `Remove it, or use one of: ${names.join(", ")}.`;
		return {
			kind: "usage",
			code: "unknown-input",
			what: `there is no input \`${typed}\``,
			next
		};
	});
}
const variable = (name) => `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;

// src/action/choose-mode.ts
/** The mode that was asked for, or the one that fits the event (interface.md section 3). */
function chooseMode(asked, event) {
	if (asked === "auto") return ok(modeOf(event));
	if (asked !== "comment") return ok({ kind: asked });
	if (event.kind === "workflow_run") return ok({
		kind: "comment",
		run: event
	});
	return refuse({
		kind: "usage",
		code: "mode-event",
		what: `input \`mode\`: comment posts the report of another workflow run, and this is a ${nameOf(event)} event`,
		next: "Leave `mode` out, or run the step on workflow_run."
	});
}
function modeOf(event) {
	switch (event.kind) {
		case "pull_request":
		case "pull_request_target": return event.isClosed ? nothing("the pull request is closed") : { kind: "review" };
		case "merge_group": return { kind: "review" };
		case "push":
			if (event.isDeletion) return nothing("the push deletes a branch or a tag");
			return event.isDefaultBranch ? { kind: "publish" } : nothing(`${event.branch ?? "a tag"} is not the default branch`);
		case "workflow_run": return afterRun(event);
		case "schedule":
		case "workflow_dispatch": return event.isDefaultBranch ? { kind: "publish" } : nothing(`${event.branch} is not the default branch`);
		case "other": return nothing(`the event ${event.name} says neither what to review nor what to publish`);
		default: return unreachable(event);
	}
}
function afterRun(run) {
	const { trigger, conclusion, isDefaultBranch } = run;
	if (trigger === "pull_request") return {
		kind: "comment",
		run
	};
	if (!isDefaultBranch) return nothing("the finished workflow did not run on the default branch");
	return conclusion === "success" ? { kind: "publish" } : nothing(`the finished workflow ended as ${conclusion ?? "unfinished"}`);
}
const nothing = (why) => ({
	kind: "nothing",
	why
});
const nameOf = (event) => event.kind === "other" ? event.name : event.kind;

// src/action/parse-event.ts
/** The event that GitHub describes in its webhook payload. Unknown fields and unknown events are fine. */
function parseEvent(raw) {
	switch (raw.name) {
		case "pull_request":
		case "pull_request_target": return read(PULL_REQUEST, raw, (event) => toPullRequest(event, raw.name === "pull_request" ? "pull_request" : "pull_request_target"));
		case "merge_group": return read(MERGE_GROUP, raw, toMergeGroup);
		case "push": return read(PUSH, raw, toPush);
		case "workflow_run": return read(WORKFLOW_RUN, raw, toWorkflowRun);
		case "schedule": return ok({
			kind: "schedule",
			branch: raw.branch,
			isDefaultBranch: true
		});
		case "workflow_dispatch": return ok({
			kind: "workflow_dispatch",
			branch: raw.branch,
			isDefaultBranch: raw.branch === defaultBranchOf(raw)
		});
		default: return ok({
			kind: "other",
			name: raw.name
		});
	}
}
const SHA = pipe(string().check(refine((text) => parseSha(text) !== void 0)), transform((text) => parseSha(text) ?? unreachableSha()));
const REPOSITORY = object({
	full_name: string(),
	default_branch: string()
});
const HEAD_REPOSITORY = nullable(object({ full_name: string() }));
const PULL_REQUEST = object({
	number: int(),
	pull_request: object({
		state: string(),
		draft: optional(boolean()),
		head: object({
			sha: SHA,
			repo: HEAD_REPOSITORY
		}),
		base: object({
			sha: SHA,
			ref: string(),
			repo: object({ full_name: string() })
		})
	})
});
const MERGE_GROUP = object({ merge_group: object({
	head_sha: SHA,
	base_sha: SHA,
	base_ref: string()
}) });
const PUSH = object({
	ref: string(),
	after: SHA,
	deleted: boolean(),
	repository: REPOSITORY
});
const WORKFLOW_RUN = object({
	repository: REPOSITORY,
	workflow_run: object({
		event: string(),
		conclusion: nullable(string()),
		head_sha: SHA,
		head_branch: nullable(string()),
		head_repository: HEAD_REPOSITORY,
		pull_requests: array(object({ number: int() }))
	})
});
function toPullRequest({ number, pull_request: pull }, kind) {
	return {
		kind,
		number,
		headSha: pull.head.sha,
		baseSha: pull.base.sha,
		baseRef: pull.base.ref,
		isFork: pull.head.repo?.full_name !== pull.base.repo.full_name,
		isDraft: pull.draft ?? false,
		isClosed: pull.state === "closed"
	};
}
function toMergeGroup({ merge_group: group }) {
	return {
		kind: "merge_group",
		headSha: group.head_sha,
		baseSha: group.base_sha,
		baseRef: group.base_ref.replace(/^refs\/heads\//, "")
	};
}
function toPush({ ref, after, deleted, repository }) {
	const branch = ref.startsWith("refs/heads/") ? ref.slice(11) : null;
	return {
		kind: "push",
		headSha: after,
		branch,
		isDefaultBranch: branch === repository.default_branch,
		isDeletion: deleted
	};
}
function toWorkflowRun({ workflow_run: run, repository }) {
	const isFork = run.head_repository?.full_name !== repository.full_name;
	return {
		kind: "workflow_run",
		trigger: run.event,
		conclusion: run.conclusion,
		headSha: run.head_sha,
		branch: run.head_branch,
		isDefaultBranch: !isFork && run.head_branch === repository.default_branch,
		isFork,
		pullRequests: run.pull_requests.map(({ number }) => number)
	};
}
function read(schema, { name, payload }, make) {
	const parsed = safeParse(schema, parseJson(payload));
	if (parsed.success) return ok(make(parsed.data));
	const [issue] = parsed.error.issues;
	return refuse({
		kind: "input",
		code: "event-unreadable",
		what: `the payload of the ${name} event is not as GitHub describes it`,
		why: issue === void 0 ? "it is no JSON" : `${issue.path.join(".") || "payload"}: ${issue.message}`,
		next: "Run the action as a step of a workflow; GITHUB_EVENT_PATH names the payload."
	});
}
/** The default branch of the repository, which nearly every payload names. */
function defaultBranchOf({ payload }) {
	const parsed = safeParse(object({ repository: REPOSITORY }), parseJson(payload));
	return parsed.success ? parsed.data.repository.default_branch : null;
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function unreachableSha() {
	throw new Error("A checked commit is none");
}

// src/action/tool.ts
/** Which Sluice judged, and where its files of that version can be read; unknown for `uses: ./`. */
function toolOf(env) {
	const [repository, ref] = [env["GITHUB_ACTION_REPOSITORY"] ?? "", env["GITHUB_ACTION_REF"] ?? ""];
	const url = repository === "" || ref === "" ? null : `https://github.com/${repository}/blob/${ref}`;
	return {
		version,
		url
	};
}

// src/action/workflow.ts
const REQUIRED = [
	"GITHUB_REPOSITORY",
	"GITHUB_EVENT_NAME",
	"GITHUB_EVENT_PATH",
	"GITHUB_SHA",
	"GITHUB_WORKSPACE",
	"RUNNER_TEMP"
];
/** Reads the runner's variables; what is missing or malformed is named, all at once. */
function readWorkflow(env) {
	const value = (name) => env[name] ?? "";
	const sha = parseSha(value("GITHUB_SHA"));
	const [first, ...more] = REQUIRED.filter((name) => value(name) === "" || name === "GITHUB_SHA" && sha === void 0).map(missing);
	if (first !== void 0 || sha === void 0) return refuse(first ?? missing("GITHUB_SHA"), ...more);
	const serverUrl = env["GITHUB_SERVER_URL"] ?? "https://github.com";
	const attempt = env["GITHUB_RUN_ATTEMPT"] ?? "1";
	return ok({
		repository: value("GITHUB_REPOSITORY"),
		apiUrl: env["GITHUB_API_URL"] ?? "https://api.github.com",
		serverUrl,
		runUrl: `${serverUrl}/${value("GITHUB_REPOSITORY")}/actions/runs/${value("GITHUB_RUN_ID")}/attempts/${attempt}`,
		eventName: value("GITHUB_EVENT_NAME"),
		eventPath: value("GITHUB_EVENT_PATH"),
		sha,
		branch: value("GITHUB_REF_NAME"),
		commentId: `${value("GITHUB_WORKFLOW")}:${value("GITHUB_JOB")}`,
		workspace: value("GITHUB_WORKSPACE"),
		temporary: value("RUNNER_TEMP")
	});
}
function missing(name) {
	return {
		kind: "usage",
		code: "no-runner",
		what: `the environment variable ${name} is not as a runner sets it`,
		next: "Run this as a step of a GitHub Actions workflow; on a terminal use the `sluice` command."
	};
}

// src/action/prepare-job.ts
/** Reads everything that was said, and refuses all that is wrong with it at once. */
async function prepareJob(env) {
	const workflow = readWorkflow(env);
	const said = pair(parseInputs(env), workflow.ok ? await readSurroundings(env, workflow.value) : workflow);
	if (!said.ok) return said;
	const [inputs, { config, ...surroundings }] = said.value;
	const settings = mergeSettings(config, {
		store: inputs.store,
		contracts: inputs.contracts,
		failOn: inputs.failOn,
		warnOnly: inputs.warnOnly
	});
	const fitting = pair(chooseMode(inputs.mode, surroundings.event), pair(findFolder(inputs, surroundings.workflow), checkPolicy(settings)));
	if (!fitting.ok) return fitting;
	const [mode, [folders]] = fitting.value;
	const token = inputs.githubToken === INPUTS.githubToken.default ? void 0 : inputs.githubToken;
	return ok({
		...surroundings,
		...folders,
		inputs,
		settings,
		mode,
		token,
		tool: toolOf(env)
	});
}
async function readSurroundings(env, workflow) {
	const payload = await readFile(workflow.eventPath, "utf8").catch(() => "");
	const raw = {
		name: workflow.eventName,
		payload,
		branch: workflow.branch
	};
	const read = pair(await readConfig(env, workflow), parseEvent(raw));
	return read.ok ? ok({
		workflow,
		config: read.value[0],
		event: read.value[1],
		defaultBranch: defaultBranchOf(raw)
	}) : read;
}
function findFolder({ workingDirectory }, { workspace }) {
	const folder = resolve(workspace, workingDirectory);
	const projectFolder = relative(workspace, folder);
	if (!projectFolder.startsWith("..") && !isAbsolute(projectFolder)) return ok({
		folder,
		projectFolder: projectFolder.replaceAll("\\", "/")
	});
	return refuse({
		kind: "usage",
		code: "outside-workspace",
		what: `input \`working-directory\`: ${workingDirectory} is outside of the checkout`,
		next: "Name a folder below the root of the repository."
	});
}
async function readConfig(env, { workspace }) {
	const said = (name, preset) => env[`INPUT_${name.toUpperCase()}`] || preset;
	const file = said("config", INPUTS.config.default);
	const text = await readFile(resolve(workspace, said("working-directory", "."), file), "utf8").catch((error) => error);
	if (typeof text === "string") return parseConfig(text, join(said("working-directory", "."), file));
	if (text.code === "ENOENT" && file === INPUTS.config.default) return ok(DEFAULT_SETTINGS);
	return refuse({
		kind: "usage",
		code: "config-unreadable",
		what: `input \`config\`: ${file} cannot be read`,
		why: text.code ?? text.message,
		next: "Name a file below `working-directory`, or leave `config` out."
	});
}

// src/action/tell-refusals.ts
/** Shows why we cannot judge, each reason as an error of the step. Returns the exit code of interface.md section 2. */
function tellRefusals(runner, refusals) {
	runner.annotate(refusals.map(annotateRefusal));
	return refusals.some(({ kind }) => kind === "usage") ? 2 : 3;
}
function annotateRefusal({ what, why, where, next }) {
	const place = where === void 0 || where.file.includes("://") ? void 0 : where;
	return {
		level: "error",
		file: place?.file ?? null,
		line: place?.line ?? null,
		title: "Sluice cannot judge this change",
		message: `${where === void 0 ? "" : `${formatPlace(where)}: `}${capital(what)}${why === void 0 ? "" : ` (${why})`}. ${next}`
	};
}
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// src/action/run.ts
/** Runs the action once; returns the exit code of interface.md section 2. Defects are thrown. */
async function runAction(env, runner) {
	runner.mask(env["INPUT_GITHUB-TOKEN"] ?? "");
	const job = await prepareJob(env);
	const done = job.ok ? await doSound(job.value, runner, env) : job;
	if (done.ok) return done.value;
	runner.setOutputs(emptyOutputs("fail"));
	return tellRefusals(runner, done.refusals);
}
async function doSound(job, runner, env) {
	const { doJob } = await import("./lib/do-job.js");
	return doJob(job, runner, env);
}

// src/action/cut-summary.ts
/** GitHub drops a step's whole summary beyond this. */
const MOST_BYTES = 1048576;
const NOTE = "\n\n*The summary is cut here, at the size that GitHub shows. The report file holds everything.*\n";
/** `markdown` as far as it fits beside `usedBytes` of summary, cut between lines and said so. */
function cutSummary(markdown, usedBytes) {
	const room = MOST_BYTES - usedBytes - 2;
	if (Buffer.byteLength(markdown) <= room) return markdown;
	const bytes = Buffer.from(markdown).subarray(0, Math.max(0, room - Buffer.byteLength(NOTE)));
	const end = bytes.lastIndexOf("\n");
	return end === -1 ? "" : bytes.subarray(0, end).toString("utf8") + NOTE;
}

// src/action/guard.ts
/**
* Text that the runner prints and does not obey. It takes a line for a command when the line begins with `::`, blanks
* aside, and when `##[` stands anywhere in it; names in a manifest may hold both. What counts as a blank differs between
* .NET and JavaScript, so everything before the first letter or digit is held to be one.
*/
function guard(text) {
	return text.split(/\r\n|\r|\n/).map((line) => line.replace(/^([^\p{L}\p{N}]*?):(?=:)/u, "$1: ").replaceAll("##[", "## [")).join("\n");
}

// src/action/runner.ts
const SHOW = {
	error,
	warning,
	notice
};
/** GitHub shows no more of each level per step. */
const MOST_PER_LEVEL = 10;
/** The GitHub Actions runner as a step sees it: log, annotations, outputs, summary. */
var Runner = class {
	#shown = {
		error: 0,
		warning: 0,
		notice: 0
	};
	debug(message) {
		debug(message);
	}
	info(message) {
		info(guard(message));
	}
	/** Trouble that fails nothing. */
	warning(message) {
		this.annotate([{
			level: "warning",
			file: null,
			line: null,
			title: "Sluice",
			message
		}]);
	}
	/** Keeps a secret out of this log and of those of later steps. */
	mask(secret) {
		if (secret !== "") setSecret(secret);
	}
	/** Shows annotations, the first ten of each level; the others go to the log, after their number. */
	annotate(annotations) {
		const rest = annotations.filter((annotation) => !this.#show(annotation));
		if (rest.length === 0) return;
		this.info(`GitHub shows ${MOST_PER_LEVEL} annotations of a level; ${rest.length} more:`);
		for (const { level, file, line, title, message } of rest) this.info(`  ${level} ${file === null ? "" : `${file}:${line ?? 1} `}${title}: ${message}`);
	}
	setOutputs(values) {
		for (const [name, value] of Object.entries(values)) setOutput(name, value);
	}
	/** Adds Markdown to the job's summary, cut to what GitHub takes. */
	async summarise(markdown) {
		const file = process.env["GITHUB_STEP_SUMMARY"] ?? "";
		if (file === "") return this.info("This runner shows no job summary.");
		const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
		try {
			await summary.addRaw(cutSummary(markdown, used), true).write();
		} catch (trouble) {
			this.warning(`The job summary cannot be written: ${trouble instanceof Error ? trouble.message : String(trouble)}`);
		}
	}
	#show({ level, file, line, title, message }) {
		if (this.#shown[level] >= MOST_PER_LEVEL) return false;
		this.#shown[level] += 1;
		const at = file === null ? {} : {
			file,
			startLine: line ?? 1
		};
		SHOW[level](message, {
			title,
			...at
		});
		return true;
	}
};

// src/action/main.ts
/** A defect of ours, as sysexits.h numbers it. */
const DEFECT = 70;
const runner = new Runner();
process.on("uncaughtException", reportDefect);
process.on("unhandledRejection", reportDefect);
process.exitCode = await runAction(process.env, runner);
/** The one place where a mistake of ours ends up. The stack helps us and nobody else: it is shown by debug logging. */
function reportDefect(error) {
	const what = error instanceof Error ? error.message : String(error);
	const message = `${what}. This is a mistake of Sluice and not of your project: please report it, with the log of a run under debug logging.`;
	runner.debug(error instanceof Error ? error.stack ?? what : what);
	runner.annotate([{
		level: "error",
		file: null,
		line: null,
		title: "A defect in Sluice",
		message
	}]);
	runner.setOutputs(emptyOutputs("fail"));
	process.exit(DEFECT);
}

export {  };