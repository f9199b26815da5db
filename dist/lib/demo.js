import "../vendor/runtime.js";
import { openCheckout } from "./file-checkout.js";
import { ARTIFACTS, openLocation, openStore, readLocation } from "./read-location.js";
import { ok, pair } from "./result.js";
import { parseSha } from "./brand.js";
import { readArtifactSet, resolveBaseline } from "./resolve-baseline.js";
import { reviewChange } from "./review-change.js";
import { loadLayOutOf, renderComment } from "./render-markdown.js";
import { renderPlanText } from "./render-plan-text.js";
import { DEFAULT_SETTINGS } from "./default-settings.js";
import { INPUTS } from "./inputs.js";
import { answer } from "./outcome.js";
import { VERSION } from "./version.js";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// src/cli/commands/demo.ts
/** Reviews a pull request whose artifacts come with Sluice: production in a directory store, the change in a folder. */
async function demo({ format }, { terminal }) {
	const report = await review(findDemo());
	if (!report.ok) return report;
	const comment = renderComment(report.value, await loadLayOutOf(report.value));
	if (format === "markdown") return ok(answer(`${comment}\n`));
	const { verdict, plan } = report.value;
	const parts = [
		"The comment on the pull request",
		comment,
		"The plan",
		renderPlanText(plan, terminal).trimEnd(),
		"The verdict",
		`gate ${verdict.gate}: ${verdict.summary}`
	];
	return ok(answer(parts.map((part, index) => index % 2 === 0 ? `===== ${part} =====\n\n` : `${part}\n\n`).join("").trimEnd().concat("\n")));
}
async function review(folder) {
	const pullRequest = readPullRequest(folder);
	const sides = pair(await openBase(folder, pullRequest), await openHead(folder));
	if (!sides.ok) return sides;
	const [{ baseline, base }, head] = sides.value;
	const now = new Date(pullRequest.openedAt);
	return reviewChange({
		base: base.set,
		head: head.set,
		compare: {
			engine: "auto",
			compareMoreUnrendered: "auto",
			now: pullRequest.openedAt
		},
		request: {
			select: [INPUTS.select.default],
			exclude: [],
			indirectSelection: "eager",
			resourceTypes: [],
			excludeResourceTypes: [],
			command: "ls"
		},
		settings: DEFAULT_SETTINGS,
		now,
		tool: {
			version: VERSION,
			url: null
		},
		subject: {
			event: "pull_request",
			serverUrl: null,
			repository: pullRequest.repository,
			pullRequest: pullRequest.number,
			headSha: pullRequest.headSha,
			runUrl: null
		},
		fidelity: {
			baseSha: baseline.sha,
			baseSource: baseline.source,
			notes: baseline.notes,
			artifacts: [...base.facts, ...head.facts]
		},
		projectFolder: "",
		statePath: "state",
		notEvaluated: [...base.notEvaluated, ...head.notEvaluated]
	}, openCheckout(join(folder, "project")));
}
async function openBase(folder, { branch, mergeBase, headSha }) {
	const store = openStore(join(folder, "store"));
	if (!store.ok) return store;
	const history = {
		mergeBase: async () => ok(mergeBase),
		ancestors: async () => ok([mergeBase])
	};
	const clock = { now: () => /* @__PURE__ */ new Date() };
	const question = {
		choice: {
			kind: "merge-base",
			base: mergeBase,
			head: headSha
		},
		branch,
		wanted: ARTIFACTS
	};
	const baseline = await resolveBaseline({
		store: store.value,
		history,
		open: openLocation,
		clock
	}, question);
	if (!baseline.ok) return baseline;
	const base = readArtifactSet(baseline.value.files, "base", store.value.uri);
	return base.ok ? ok({
		baseline: baseline.value,
		base: base.value
	}) : base;
}
async function openHead(folder) {
	const location = await openLocation(join(folder, "target"));
	const content = location.ok ? await readLocation(location.value) : location;
	if (!content.ok) return content;
	return readArtifactSet(content.value.kind === "artifacts" ? content.value.files : [], "head", folder);
}
function readPullRequest(folder) {
	const facts = JSON.parse(readFileSync(join(folder, FACTS), "utf8"));
	const [headSha, mergeBase] = [parseSha(facts.headSha), parseSha(facts.mergeBase)];
	if (headSha === void 0 || mergeBase === void 0) throw new Error("The demo names no commits");
	return {
		...facts,
		headSha,
		mergeBase
	};
}
const FACTS = "pull-request.json";
/** The bundle and the sources lie at different depths below the folder that holds fixtures/. */
function findDemo() {
	for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
		const found = join(folder, "fixtures/demo");
		if (existsSync(join(found, FACTS))) return found;
	}
	throw new Error("fixtures/demo is not beside dist/");
}

export { demo };