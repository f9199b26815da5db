#!/usr/bin/env node
import "./vendor/runtime.js";
import { ok, refuse } from "./lib/result.js";
import { COMMANDS, COMMON_FLAGS, FLAGS, PLAN_FORMATS, REPORT_FORMATS, STORE_ACTIONS } from "./lib/flags.js";
import { notAvailable, parseChoice, suggestion } from "./lib/values.js";
import { PLANNED } from "./lib/names.js";
import { terminalText } from "./lib/escape.js";
import { unreachable } from "./lib/unreachable.js";
import { answer } from "./lib/outcome.js";
import { formatPlace } from "./lib/place.js";
import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

// src/cli/exit-code.ts
const exitCodeOf = (outcome) => outcome.gateClosed ? 1 : 0;
/** 2 for wrong usage, 3 for what cannot be read or reached; usage wins, since it has to be corrected first. */
function exitCodeOfRefusals(refusals) {
	return refusals.some(({ kind }) => kind === "usage") ? 2 : 3;
}

// src/settings/flag-values.ts
/** Typed access to flags that `readFlags` found valid: a value that does not parse here is a defect. */
var FlagValues = class {
	operands;
	#texts;
	constructor(texts) {
		this.operands = texts.operands;
		this.#texts = texts.texts;
	}
	has(flag) {
		return this.#texts.has(flag.name);
	}
	all(flag) {
		return (this.#texts.get(flag.name) ?? []).map((text) => valid(flag.parse(text, flag.name), flag.name));
	}
	one(flag) {
		return this.all(flag)[0];
	}
	required(flag) {
		const [first] = this.all(flag);
		if (first === void 0) throw new Error(`--${flag.name} was not required`);
		return first;
	}
	operand() {
		return this.operands[0] ?? "";
	}
	format(formats) {
		const text = this.#texts.get(FLAGS.format.name)?.[0];
		return text === void 0 ? formats[0] : valid(parseChoice(formats)(text, "format"), "format");
	}
};
function valid(result, name) {
	if (result.ok) return result.value;
	throw new Error(`--${name} was accepted and does not parse`);
}

// src/settings/read-flags.ts
const SHORT = {
	"-h": "--help",
	"-s": "--select",
	"-q": "--quiet"
};
/** Sorts the words after the command's name; unknown flags, missing values and wrong values are refused together. */
function readFlags(command, spec, words) {
	const draft = {
		operands: [],
		texts: /* @__PURE__ */ new Map(),
		refusals: []
	};
	const flags = new Map([...COMMON_FLAGS, ...spec.flags].map((key) => [`--${FLAGS[key].name}`, FLAGS[key]]));
	for (let index = 0; index < words.length;) index += readWord({
		command,
		flags,
		words,
		index,
		draft
	});
	if (!draft.texts.has(FLAGS.help.name)) draft.refusals.push(...missingParts(command, spec, draft));
	const [first, ...more] = draft.refusals;
	return first === void 0 ? ok(draft) : refuse(first, ...more);
}
function readWord(cursor) {
	const word = cursor.words[cursor.index] ?? "";
	if (word === "--") {
		cursor.draft.operands.push(...cursor.words.slice(cursor.index + 1));
		return cursor.words.length - cursor.index;
	}
	if (!word.startsWith("-") || word === "-") {
		cursor.draft.operands.push(word);
		return 1;
	}
	const equals = word.indexOf("=");
	const typed = equals < 0 ? word : word.slice(0, equals);
	const name = SHORT[typed] ?? typed;
	const spec = cursor.flags.get(name);
	if (spec === void 0) return refuseUnknown(cursor, name, equals >= 0);
	return spec.kind === "switch" ? readSwitch(cursor, spec, equals >= 0) : readValue(cursor, spec, equals < 0 ? void 0 : word.slice(equals + 1));
}
function readSwitch(cursor, spec, hasValue) {
	if (hasValue) cursor.draft.refusals.push(usage("flag-value", `--${spec.name} takes no value`, `Write --${spec.name} alone.`));
	cursor.draft.texts.set(spec.name, ["true"]);
	return 1;
}
function readValue(cursor, spec, attached) {
	const following = cursor.words[cursor.index + 1];
	const detached = following?.startsWith("--") ? void 0 : following;
	const text = attached ?? detached;
	const texts = cursor.draft.texts.get(spec.name) ?? [];
	if (text === void 0 || text === "") cursor.draft.refusals.push(usage("flag-value", `--${spec.name} needs a value`, `Write --${spec.name} ${spec.placeholder}.`));
	else if (spec.kind === "value" && texts.length > 0) cursor.draft.refusals.push(usage("flag-repeated", `--${spec.name} is given twice`, "Keep one of the two."));
	else {
		const parsed = spec.parse(text, `--${spec.name}`);
		if (!parsed.ok) cursor.draft.refusals.push(...parsed.refusals);
	}
	cursor.draft.texts.set(spec.name, [...texts, text ?? ""]);
	return attached === void 0 && text !== void 0 ? 2 : 1;
}
function refuseUnknown(cursor, name, hasValue) {
	const next = suggestion(name, cursor.flags.keys()) ?? (knownElsewhere(name) ? `Leave it out: ${cursor.command} does not take it.` : void 0);
	cursor.draft.refusals.push(usage("unknown-flag", `${cursor.command} has no flag ${name}`, next ?? `Run \`sluice help ${cursor.command}\` for the flags.`));
	const following = cursor.words[cursor.index + 1];
	return hasValue || following === void 0 || following.startsWith("-") ? 1 : 2;
}
const knownElsewhere = (name) => Object.values(FLAGS).some((spec) => `--${spec.name}` === name);
function missingParts(command, spec, draft) {
	const flags = spec.required.filter((key) => !draft.texts.has(FLAGS[key].name)).map((key) => missingFlag(command, key));
	const absent = spec.operands.filter((operand) => !operand.startsWith("[")).slice(draft.operands.length);
	const extra = draft.operands.slice(spec.operands.length);
	return [
		...absent.map((operand) => usage("operand-missing", `${command} needs ${operand}`, exampleOf(spec))),
		...flags,
		...extra.map((word) => usage("operand-extra", `${command} does not know what to do with '${word}'`, extraAdvice(spec))),
		...formatMistake(spec, draft)
	];
}
const missingFlag = (command, key) => usage("flag-missing", `${command} needs --${FLAGS[key].name}`, `Add --${FLAGS[key].name} ${FLAGS[key].placeholder}: ${lowerFirst(FLAGS[key].description)}`);
const extraAdvice = (spec) => spec.flags.includes("select") ? "Put several criteria into one argument: --select 'a b'." : exampleOf(spec);
function formatMistake(spec, draft) {
	const given = draft.texts.get(FLAGS.format.name)?.[0];
	if (given === void 0 || given === "") return [];
	const parsed = parseFormat(given, spec);
	return parsed.ok ? [] : parsed.refusals;
}
function parseFormat(given, spec) {
	if (spec.formats.length === 0) return refuse(usage("flag-value", "help has one format", "Leave --format out."));
	return parseChoice(spec.formats)(given, "--format");
}
const exampleOf = (spec) => `For example: ${spec.examples[0] ?? ""}`;
const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);
const usage = (code, what, next) => ({
	kind: "usage",
	code,
	what,
	next
});

// src/settings/parse-arguments.ts
/** The words after `sluice`; every mistake in them is a refusal of its own. */
function parseArguments(argv) {
	const [typed = "help", ...words] = argv.map((word, index) => index === 0 ? ALIASES.get(word) ?? word : word);
	const command = COMMAND_NAMES.find((name) => name === typed);
	if (command === void 0) return refuseCommand(typed);
	const texts = readFlags(command, COMMANDS[command], words);
	if (!texts.ok) return texts;
	const flags = new FlagValues(texts.value);
	if (flags.has(FLAGS.help)) return ok({
		command: "help",
		common: readCommon(flags),
		topic: command
	});
	return READERS[command](flags);
}
const ALIASES = /* @__PURE__ */ new Map([
	["--help", "help"],
	["-h", "help"],
	["--version", "version"],
	["-V", "version"]
]);
const COMMAND_NAMES = Object.keys(COMMANDS).filter((name) => Object.hasOwn(COMMANDS, name));
const READERS = {
	plan: (flags) => ok({
		command: "plan",
		common: readCommon(flags),
		format: flags.format(PLAN_FORMATS),
		plan: readPlan(flags)
	}),
	explain: (flags) => ok({
		command: "explain",
		common: readCommon(flags),
		format: flags.format(TEXT_OR_JSON),
		plan: readPlan(flags),
		node: flags.operand()
	}),
	check: (flags) => ok({
		command: "check",
		common: readCommon(flags),
		format: flags.format(REPORT_FORMATS),
		plan: readPlan(flags),
		catalog: flags.one(FLAGS.catalog),
		runResults: flags.one(FLAGS.runResults),
		failOn: flags.one(FLAGS.failOn),
		warnOnly: flags.has(FLAGS.warnOnly) ? true : void 0
	}),
	render: (flags) => ok({
		command: "render",
		common: readCommon(flags),
		format: flags.format(REPORT_FORMATS),
		report: flags.operand()
	}),
	store: readStore,
	doctor: (flags) => ok({
		command: "doctor",
		common: readCommon(flags),
		format: flags.format(TEXT_OR_JSON),
		base: flags.one(FLAGS.base),
		head: flags.one(FLAGS.head),
		store: flags.one(FLAGS.store),
		s3: readS3(flags)
	}),
	rules: (flags) => ok({
		command: "rules",
		common: readCommon(flags),
		format: flags.format([
			"text",
			"json",
			"markdown"
		]),
		rule: flags.operands[0]
	}),
	demo: (flags) => ok({
		command: "demo",
		common: readCommon(flags),
		format: flags.format(["text", "markdown"])
	}),
	help: readHelp,
	version: (flags) => ok({
		command: "version",
		common: readCommon(flags),
		format: flags.format(TEXT_OR_JSON)
	})
};
const TEXT_OR_JSON = ["text", "json"];
function readCommon(flags) {
	return {
		config: flags.one(FLAGS.config),
		output: flags.one(FLAGS.output),
		quiet: flags.has(FLAGS.quiet),
		verbose: flags.has(FLAGS.verbose),
		noColor: flags.has(FLAGS.noColor)
	};
}
function readPlan(flags) {
	const more = flags.one(FLAGS.compareMoreUnrendered) ?? "auto";
	const select = flags.all(FLAGS.select);
	return {
		base: flags.required(FLAGS.base),
		head: flags.required(FLAGS.head),
		store: flags.one(FLAGS.store),
		branch: flags.one(FLAGS.branch),
		select: select.length === 0 ? ["state:modified+"] : select,
		exclude: flags.all(FLAGS.exclude),
		selector: flags.one(FLAGS.selector),
		indirectSelection: flags.one(FLAGS.indirectSelection) ?? "eager",
		resourceTypes: flags.all(FLAGS.resourceType),
		excludeResourceTypes: flags.all(FLAGS.excludeResourceType),
		dbtCommand: flags.one(FLAGS.for) ?? "ls",
		mode: flags.one(FLAGS.mode) ?? "exact",
		engine: flags.one(FLAGS.engine) ?? "auto",
		compareMoreUnrendered: more === "auto" ? "auto" : more === "true",
		s3: readS3(flags)
	};
}
function readS3(flags) {
	return {
		endpoint: flags.one(FLAGS.s3Endpoint),
		region: flags.one(FLAGS.s3Region),
		forcePathStyle: flags.has(FLAGS.s3ForcePathStyle) ? true : void 0,
		allowHttp: flags.has(FLAGS.s3AllowHttp),
		encryption: void 0,
		kmsKeyId: void 0
	};
}
function readStore(flags) {
	const action = parseChoice(STORE_ACTIONS)(flags.operand(), "store");
	if (!action.ok) return action;
	if (action.value === "push" && !flags.has(FLAGS.sha)) return refuse({
		kind: "usage",
		code: "flag-missing",
		what: "store push needs --sha",
		next: "Add --sha $(git rev-parse HEAD)."
	});
	return ok({
		command: "store",
		common: readCommon(flags),
		format: flags.format(TEXT_OR_JSON),
		action: action.value,
		store: flags.one(FLAGS.store),
		sha: flags.one(FLAGS.sha),
		branch: flags.one(FLAGS.branch),
		artifacts: flags.one(FLAGS.artifacts),
		keepDays: flags.one(FLAGS.keepDays) ?? 30,
		keepLast: flags.one(FLAGS.keepLast) ?? 10,
		dryRun: flags.has(FLAGS.dryRun),
		s3: readS3(flags)
	});
}
function readHelp(flags) {
	const [topic] = flags.operands;
	const known = COMMAND_NAMES.find((name) => name === topic);
	if (topic !== void 0 && known === void 0) return refuseCommand(topic);
	return ok({
		command: "help",
		common: readCommon(flags),
		topic: known
	});
}
function refuseCommand(typed) {
	const planned = PLANNED.commands.find((name) => name === typed);
	if (planned !== void 0) return notAvailable(`the command ${planned}`, "Run `sluice help` for the commands that are.");
	const next = typed.startsWith("-") ? "Write the command first: sluice plan --quiet." : suggestion(typed, COMMAND_NAMES) ?? "Run `sluice help` for the commands.";
	return refuse({
		kind: "usage",
		code: "unknown-command",
		what: `there is no command '${typed}'`,
		next
	});
}

// src/cli/console-log.ts
/** Tells progress and trouble on stderr: progress only to a person at a terminal, everything under --verbose. */
function consoleLog(flags, stderr) {
	const tell = (message) => {
		stderr.write(`sluice: ${terminalText(message)}\n`);
	};
	const nothing = () => {};
	return {
		debug: flags.verbose ? tell : nothing,
		info: flags.verbose || stderr.isTTY && !flags.quiet ? tell : nothing,
		warning: flags.quiet ? nothing : tell
	};
}

// src/cli/dispatch.ts
/** Hands a command line to its command. Each is loaded only when it is asked for: start-up is a budget. */
async function dispatch(line, shell) {
	switch (line.command) {
		case "help": return ok(answer((await import("./lib/render-help.js")).renderHelp(line.topic)));
		case "version": return (await import("./lib/version2.js")).version(line);
		case "rules": return (await import("./lib/rules.js")).rules(line);
		case "plan": return (await import("./lib/plan.js")).plan(line, shell);
		case "explain": return (await import("./lib/explain.js")).explain(line, shell);
		case "check": return (await import("./lib/check.js")).check(line, shell);
		case "render": return (await import("./lib/render.js")).render(line, shell);
		case "store": return (await import("./lib/store.js")).store(line, shell);
		case "doctor": return (await import("./lib/doctor.js")).doctor(line, shell);
		case "demo": return (await import("./lib/demo.js")).demo(line, shell);
		default: return unreachable(line);
	}
}

// src/cli/render-refusals.ts
/** Why a command could not answer, for stderr: place, what, why and the next step of each refusal. */
function renderRefusals(refusals) {
	return refusals.map(renderRefusal).join("");
}
function renderRefusal({ what, where, why, next }) {
	const place = where === void 0 ? "" : `${formatPlace(where)}: `;
	const cause = why === void 0 ? "" : ` (${why})`;
	return `sluice: ${terminalText(`${place}${what}${cause}.`)}\n        ${terminalText(next)}\n`;
}

// src/cli/write-result.ts
/** Writes a result to stdout, or to a file that is whole or not there at all. */
async function writeResult(text, file, stdout) {
	if (file !== void 0) return writeWhole(file, text);
	await new Promise((done) => stdout.write(text, () => done()));
	return ok(void 0);
}
/**
* Writes a file that is whole or not there at all. Synchronous, so that an interrupt cannot come between the two steps
* and leave the temporary file behind.
*/
function writeWhole(file, content) {
	const target = resolve(file);
	const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
	try {
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(temporary, content);
		renameSync(temporary, target);
		return ok(void 0);
	} catch (error) {
		rmSync(temporary, { force: true });
		const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
		return refuse({
			kind: "input",
			code: "output-unwritable",
			what: "the result cannot be written",
			where: { file },
			why,
			next: "Name a file in a folder that you may write to."
		});
	}
}

// src/cli/run.ts
/** Runs one command line; returns the exit code of interface.md section 2. Defects are thrown. */
async function run(argv, process) {
	const line = parseArguments(argv);
	const outcome = line.ok ? await answerLine(line.value, process) : line;
	if (outcome.ok) return exitCodeOf(outcome.value);
	process.stderr.write(renderRefusals(outcome.refusals));
	return exitCodeOfRefusals(outcome.refusals);
}
async function answerLine(line, process) {
	const outcome = await dispatch(line, openShell(line, process));
	if (!outcome.ok) return outcome;
	const written = await writeResult(outcome.value.text, line.common.output, process.stdout);
	return written.ok ? outcome : written;
}
/** Of lines in files and pipes, in characters. */
const PLAIN_WIDTH = 120;
function openShell({ common }, { env, stdout, stderr }) {
	const plain = common.noColor || common.output !== void 0 || (env["NO_COLOR"] ?? "") !== "";
	return {
		log: consoleLog(common, stderr),
		clock: { now: () => /* @__PURE__ */ new Date() },
		terminal: {
			color: !plain && stdout.isTTY,
			width: stdout.isTTY ? stdout.columns : PLAIN_WIDTH
		},
		env
	};
}

// src/cli/main.ts
for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
	if (error.code === "EPIPE") process.exit(0);
	throw error;
});
process.once("SIGINT", () => process.exit(130));
process.on("uncaughtException", reportDefect);
process.on("unhandledRejection", reportDefect);
process.exitCode = await run(process.argv.slice(2), process);
/** The one place where a mistake of ours ends up. The stack helps us and nobody else, so it has to be asked for. */
function reportDefect(error) {
	const verbose = process.argv.includes("--verbose");
	const what = error instanceof Error ? error.message : String(error);
	const trace = error instanceof Error ? error.stack ?? what : what;
	process.stderr.write(`sluice: a defect in Sluice, not in your project: ${verbose ? trace : what}\n        Please report it with the command and the output of \`sluice version\`${verbose ? "" : " and of --verbose"}.\n`);
	process.exit(70);
}

export {  };