import "../vendor/runtime.js";
import { listCommits, openStore } from "./read-location.js";
import { ok } from "./result.js";
import { compareProjects } from "./resolve-baseline.js";
import { terminalText } from "./escape.js";
import { openBase, openHead } from "./open-change.js";
import { answer } from "./outcome.js";
import { readSettings, storeOptions } from "./read-settings.js";

// src/cli/render-diagnoses.ts
/** What the doctor found, one line each and the fix below it. */
function renderDiagnoses(diagnoses, format) {
	if (format === "json") return `${JSON.stringify(diagnoses, null, 2)}\n`;
	const width = Math.max(...diagnoses.map(({ what }) => what.length));
	return diagnoses.map(({ what, state, found, next }) => `${state.padEnd(8)} ${what.padEnd(width)}  ${terminalText(found)}\n${next === null ? "" : `${" ".repeat(width + 11)}${terminalText(next)}\n`}`).join("");
}

// src/cli/commands/doctor.ts
/** Looks at everything that was named, and says what is wrong or missing with the fix. Exits with 0: it has answered. */
async function doctor(line, shell) {
	const settings = await readSettings(line.common.config, {
		store: line.store,
		failOn: void 0,
		warnOnly: void 0
	});
	const uri = settings.ok ? settings.value.store : line.store ?? null;
	const base = examineSide("base", line.base === void 0 ? void 0 : await readBase(line, line.base, shell));
	const head = examineSide("head", line.head === void 0 ? void 0 : await openHead({
		head: line.head,
		s3: line.s3
	}, shell));
	const diagnoses = [
		examineNode(),
		...settings.ok ? [fine("configuration", "valid")] : settings.refusals.map((refusal) => problem("configuration", refusal)),
		...base.diagnoses,
		...head.diagnoses,
		...base.read === void 0 || head.read === void 0 ? [] : examinePair(base.read, head.read),
		...uri === null ? [NO_STORE] : await examineStore(uri, line, shell)
	];
	return ok(answer(renderDiagnoses(diagnoses, line.format)));
}
const OLDEST_NODE = 20;
function examineNode() {
	const { node } = process.versions;
	if (Number.parseInt(node, 10) >= OLDEST_NODE) return fine("Node", node);
	return {
		what: "Node",
		state: "problem",
		found: `${node} is too old`,
		next: `Use Node ${OLDEST_NODE} or newer.`
	};
}
function examineSide(side, read) {
	if (read === void 0) return { diagnoses: [{
		what: side,
		state: "skipped",
		found: "not named",
		next: `Add --${side} URI to have it examined.`
	}] };
	if (!read.ok) return { diagnoses: read.refusals.map((refusal) => problem(side, refusal)) };
	const { metadata, resources } = read.value.set.project;
	const unread = read.value.notEvaluated.map(({ what, why, next }) => ({
		what: side,
		state: "warning",
		found: `${what}: ${why}`,
		next
	}));
	return {
		diagnoses: [fine(side, `dbt ${metadata.dbtVersion}, ${metadata.adapterType ?? "no adapter"}, ${resources.size} resources`), ...unread],
		read: read.value
	};
}
async function readBase(line, base, shell) {
	const opened = await openBase({
		base,
		branch: void 0,
		s3: line.s3,
		store: line.store,
		config: line.common.config
	}, shell);
	return opened.ok ? ok(opened.value.base) : opened;
}
function examinePair(base, head) {
	const diff = compareProjects(base.set.project, head.set.project, {
		engine: "auto",
		compareMoreUnrendered: "auto"
	});
	if (!diff.ok) return diff.refusals.map((refusal) => problem("comparison", refusal));
	return diff.value.skews.length === 0 ? [fine("comparison", "like with like")] : diff.value.skews.map(explainSkew);
}
function explainSkew({ kind, before, after }) {
	return {
		what: "comparison",
		state: "warning",
		found: `${kind} differs: ${before} in the base, ${after} in the head`,
		next: "Build both sides in the same way, or expect resources to be selected that nobody changed."
	};
}
async function examineStore(uri, line, shell) {
	const opened = openStore(uri, storeOptions(line.s3, shell));
	const listed = opened.ok ? await listCommits(opened.value) : opened;
	if (!listed.ok) return listed.refusals.map((refusal) => problem("store", refusal));
	const { commits, trouble } = listed.value;
	const branches = [...new Set(commits.flatMap((commit) => commit.branches))].sort();
	const found = `${commits.length} commits, branches: ${branches.join(", ") || "none"}`;
	return [branches.length === 0 ? {
		what: "store",
		state: "warning",
		found,
		next: "Push the artifacts of the default branch once: `sluice store push --branch main`."
	} : fine("store", found), ...trouble.map((refusal) => problem("store", refusal))];
}
const NO_STORE = {
	what: "store",
	state: "skipped",
	found: "not named",
	next: "Add --store URI, or set store in sluice.yml, to have it examined."
};
const fine = (what, found) => ({
	what,
	state: "ok",
	found,
	next: null
});
function problem(what, { what: found, where, why, next }) {
	return {
		what,
		state: "problem",
		found: `${where === void 0 ? "" : `${where.file}${where.line === void 0 ? "" : `:${where.line}`}: `}${found}${why === void 0 ? "" : ` (${why})`}`,
		next
	};
}

export { doctor };