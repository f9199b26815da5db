import "../vendor/runtime.js";
import { ok, pair, refuse } from "./result.js";
import { unreachable } from "./unreachable.js";
import { loadLayOutOf, renderComment, renderSummary } from "./render-markdown.js";
import { renderAnnotations } from "./annotations.js";
import { emptyOutputs, renderOutputs } from "./outputs.js";
import { isUnchanged } from "./summarise.js";
import { preparePush, pushArtifacts, saveFiles, unpackArtifacts } from "./unpack-artifacts.js";
import { parseReport } from "./parse-report.js";
import { sha256 } from "./integrity.js";
import { cloneHistory, readCheckedOut } from "./clone-history.js";
import { ARTIFACTS, openLocation, openStore, readLocation } from "./read-location.js";
import { readArtifactSet, readCounterpart, resolveBaseline } from "./resolve-baseline.js";
import { openCheckout } from "./file-checkout.js";
import { reviewChange, selectorsFileOf } from "./review-change.js";
import { addToSelectorsFile } from "./add-to-selectors-file.js";
import { basename, dirname, join, resolve } from "node:path";
import { readFile, stat } from "node:fs/promises";
import { chdir } from "node:process";
import { setTimeout } from "node:timers/promises";

// src/action/comment-body.ts
/** The comment of a report. What changes with every run and tells a reviewer nothing is no part of its fingerprint. */
async function commentBody(report) {
	const layOut = await loadLayOutOf(report);
	return {
		text: renderComment(report, layOut),
		fingerprint: renderComment(withoutRun(report), layOut)
	};
}
function withoutRun(report) {
	const artifacts = report.fidelity.artifacts.map((artifact) => ({
		...artifact,
		ageMinutes: null,
		generatedAt: artifact.side === "head" ? null : artifact.generatedAt
	}));
	return {
		...report,
		generatedAt: "",
		subject: {
			...report.subject,
			runUrl: null
		},
		fidelity: {
			...report.fidelity,
			artifacts
		}
	};
}

// src/action/post-comment.ts
/**
* Brings the pull request's comment up to date. Where the policy wants none now, one of an earlier run is removed:
* it would tell of a state that is gone.
*/
async function postComment(forge, report, place) {
	if (place.policy === "never") return {
		kind: "skipped",
		why: "input `comment` is never"
	};
	return forge.storeComment(place.pullRequest, place.id, isWanted(place.policy, report) ? await commentBody(report) : null);
}
function isWanted(policy, report) {
	switch (policy) {
		case "always": return true;
		case "on-failure": return report.verdict.gate === "fail";
		case "auto": return !isUnchanged(report);
		default: return unreachable(policy);
	}
}

// src/action/tell-outcome.ts
/** Tells what became of a comment or a check run. `expected`: a read-only token is what forks always have. */
function tellOutcome(runner, outcome, told) {
	switch (outcome.kind) {
		case "created":
		case "updated":
		case "unchanged":
		case "removed": return runner.info(`${told.what} ${outcome.kind}${outcome.url === null ? "" : `: ${outcome.url}`}`);
		case "skipped": return runner.info(`${told.what} skipped: ${outcome.why}`);
		case "denied":
			if (told.expected) return runner.info(`${told.what} left out, as the token of a fork may not write: the job summary and the report file hold it all.`);
			return runner.warning(`${outcome.why}. ${outcome.next}`);
		case "failed": return runner.warning(`${outcome.why}. ${outcome.next}`);
		default: return unreachable(outcome);
	}
}
/** The page of what was written, empty when there is none. */
const urlOf = (outcome) => "url" in outcome ? outcome.url ?? "" : "";

// src/adapters/first-history.ts
/** Asks each in turn until one answers. Why an earlier one did not is told, and all reasons are refused when none does. */
function firstHistory(histories, log) {
	return {
		mergeBase: (base, head) => firstAnswer(histories, (history) => history.mergeBase(base, head), log),
		ancestors: (commit, limit) => firstAnswer(histories, (history) => history.ancestors(commit, limit), log)
	};
}
async function firstAnswer(histories, ask, log) {
	const refusals = [];
	for (const history of histories) {
		const answer = await ask(history);
		if (answer.ok) return told(answer, refusals, log);
		refusals.push(...answer.refusals);
	}
	const [first = NOBODY, ...more] = refusals;
	return refuse(first, ...more);
}
function told(answer, refusals, log) {
	for (const { what, why, next } of refusals) log.info(`Asked elsewhere: ${what}${why === void 0 ? "" : ` (${why})`}. ${next}`);
	return answer;
}
const NOBODY = {
	kind: "service",
	code: "history-unknown",
	what: "nothing tells the history of the repository",
	next: "Pass `github-token`, or check the repository out."
};

// src/adapters/github/forge.ts
/** One repository on GitHub. The client is loaded with the first call: a run that needs no GitHub does not pay for it. */
function openGitHub(access) {
	let opened;
	const open = () => opened ??= import("./calls.js").then((calls) => [calls, calls.connect(access)]);
	const call = async (ask) => ask(...await open());
	return {
		mergeBase: (base, head) => call((calls, github) => calls.readMergeBase(github, base, head)),
		ancestors: (commit, limit) => call((calls, github) => calls.readAncestors(github, commit, limit)),
		readPullRequest: (pullRequest) => call((calls, github) => calls.readPullRequest(github, pullRequest)),
		changedFiles: (pullRequest) => call((calls, github) => calls.readChangedFiles(github, pullRequest)),
		storeComment: (pullRequest, id, body) => call((calls, github) => calls.storeComment(github, {
			pullRequest,
			id,
			body: toBody(body)
		})),
		storeCheckRun: (run) => call((calls, github) => calls.storeCheckRun(github, run))
	};
}
const toBody = (body) => typeof body === "string" ? {
	text: body,
	fingerprint: body
} : body;

// src/adapters/store/cache-copies.ts
/** The format of keys and entries; entries of another format are never asked for. */
const FORMAT = "sluice-1";
const FOLDER = ".sluice/cache";
const PATIENCE_MS = 3e4;
function openCopies(store, options) {
	const shelf = {
		store,
		options,
		saved: /* @__PURE__ */ new Set(),
		working: true
	};
	return {
		save: (key, object) => save$1(shelf, key, object),
		restore: (key) => restore(shelf, key)
	};
}
async function save$1(shelf, key, object) {
	const { content, etag, modifiedAt } = object;
	const cacheKey = cacheKeyOf(shelf.store, key, object);
	if (!shelf.working || shelf.saved.has(cacheKey)) return;
	shelf.saved.add(cacheKey);
	const { saveCopy } = await import("./actions-cache.js");
	if (await attempt(shelf, `saving ${key}`, () => saveCopy(folderOf(shelf, key), {
		cacheKey,
		content,
		facts: {
			etag,
			modifiedAt
		}
	})) !== false) return;
	shelf.working = false;
	shelf.options.log.warning(`The Actions cache did not take a copy of ${shelf.store.locate(key)}, as is usual where an event may only read it. Copies for the pull requests of forks come from pushes to the default branch.`);
}
async function restore(shelf, key) {
	if (!shelf.working) return void 0;
	const { restoreCopy } = await import("./actions-cache.js");
	const copy = await attempt(shelf, `restoring ${key}`, () => restoreCopy(folderOf(shelf, key), prefixOf(shelf.store, key)));
	if (copy === void 0) return void 0;
	const digest = sha256(copy.content);
	if (copy.cacheKey.startsWith(prefixOf(shelf.store, key)) && copy.cacheKey.endsWith(`-${digest}`)) return {
		key,
		bytes: copy.content.byteLength,
		...copy.facts,
		content: copy.content,
		sha256: digest,
		verified: true,
		fromCache: true
	};
	shelf.options.log.warning(`A copy of ${shelf.store.locate(key)} in the Actions cache is refused: its content is not what its key ${copy.cacheKey} says.`);
}
async function attempt(shelf, what, work) {
	try {
		return await inTime(work(), shelf.options.patienceMs ?? PATIENCE_MS);
	} catch (error) {
		shelf.working = false;
		shelf.options.log.warning(`The Actions cache is not used any more in this run: ${what} failed (${error instanceof Error ? error.message : String(error)}).`);
		return;
	}
}
function cacheKeyOf(store, key, { etag, content }) {
	return `${prefixOf(store, key)}${sha256(etag ?? "").slice(0, 16)}-${sha256(content)}`;
}
const prefixOf = (store, key) => `${FORMAT}-${idOf(store, key)}-`;
const folderOf = ({ store, options }, key) => `${options.folder ?? FOLDER}/${idOf(store, key)}`;
const idOf = (store, key) => sha256(store.locate(key)).slice(0, 32);
async function inTime(work, patienceMs) {
	const timer = new AbortController();
	const late = setTimeout(patienceMs, void 0, {
		signal: timer.signal,
		ref: false
	}).then(() => {
		throw new Error(`no answer in ${patienceMs / 1e3} s`);
	});
	late.catch(() => void 0);
	try {
		return await Promise.race([work, late]);
	} finally {
		timer.abort();
	}
}

// src/adapters/store/cached-store.ts
/** Refusals of the store as a whole: asking it again in this run would only cost time. */
const CLOSED = /* @__PURE__ */ new Set([
	"s3-no-credentials",
	"s3-credentials-refused",
	"s3-credentials-expired",
	"s3-bucket-missing",
	"s3-region-wrong",
	"s3-region-missing",
	"s3-timeout",
	"s3-unreachable",
	"s3-certificate-refused"
]);
/**
* `store` with the Actions cache behind it: what was read or written is copied there, and served from there when the
* store cannot be reached with the rights of this event, as for the pull request of a fork. The cache is always an
* optimisation: whatever goes wrong with it is a warning. Outside a runner this is `store` itself.
*/
function cachedStore(store, options) {
	const env = options.env ?? process.env;
	if ((env["ACTIONS_RESULTS_URL"] ?? env["ACTIONS_CACHE_URL"] ?? "") === "") return store;
	const copies = openCopies(store, options);
	let closed;
	const read = async (key) => {
		const answer = closed === void 0 ? await store.read(key) : refuse(closed);
		if (answer.ok && answer.value !== void 0) await copies.save(key, answer.value);
		if (answer.ok || !/^(?:s3|https)-/.test(answer.refusals[0].code)) return answer;
		if (CLOSED.has(answer.refusals[0].code)) [closed] = answer.refusals;
		const copy = await copies.restore(key);
		return copy === void 0 ? refuse(noCopy(answer.refusals[0])) : ok(copy);
	};
	const write = async (key, content, condition) => {
		const outcome = await store.write(key, content, condition);
		if (outcome.ok && outcome.value.kind === "stored") await copies.save(key, {
			content,
			etag: outcome.value.etag,
			modifiedAt: null
		});
		return outcome;
	};
	return {
		...store,
		read,
		write
	};
}
function noCopy(refusal) {
	return {
		...refusal,
		code: "store-copy-missing",
		why: `${refusal.why ?? refusal.code}; the Actions cache has no copy either`
	};
}

// src/action/write-files.ts
/** Writes the report where `report-path` says, and the selectors beside the runner's temporary files. */
async function writeFiles({ inputs, folder, workflow }, { report, selectors }) {
	const files = {
		report: resolve(folder, inputs.reportPath),
		selectors: join(workflow.temporary, "sluice", "selectors.yml")
	};
	const saved = pair(await save(files.report, `${JSON.stringify(report, null, 2)}\n`), await save(files.selectors, selectors));
	return saved.ok ? ok(files) : saved;
}
const save = (file, text) => saveFiles(dirname(file), [{
	name: basename(file),
	content: new TextEncoder().encode(text)
}]);

// src/action/deliver-review.ts
/** Hands a judged change to everybody who waits for it: reviewers, later steps, the log. The exit code tells the gate. */
async function deliverReview(job, reviewed, out) {
	const { report, statePath, artifactUri } = reviewed;
	const files = await writeFiles(job, reviewed);
	if (!files.ok) return files;
	const comment = await deliverComment(job, report, out);
	await deliverCheckRun(job, report, out);
	await out.runner.summarise(renderSummary(report, await loadLayOutOf(report)));
	out.runner.annotate(renderAnnotations(report));
	const { selectors: selectorFile, report: reportPath } = files.value;
	out.runner.setOutputs(renderOutputs(report, {
		selectorFile,
		reportPath,
		statePath,
		artifactUri,
		commentUrl: urlOf(comment)
	}));
	out.runner.info(report.verdict.summary);
	return ok(report.verdict.gate === "fail" ? 1 : 0);
}
async function deliverComment({ event, inputs, workflow }, report, { runner, forge }) {
	if (event.kind !== "pull_request" && event.kind !== "pull_request_target") return {
		kind: "skipped",
		why: "there is no pull request"
	};
	const place = {
		pullRequest: event.number,
		id: inputs.commentId ?? workflow.commentId,
		policy: inputs.comment
	};
	const outcome = forge === null ? NO_TOKEN : await postComment(forge, report, place);
	tellOutcome(runner, outcome, {
		what: "Comment",
		expected: event.kind === "pull_request" && event.isFork
	});
	return outcome;
}
async function deliverCheckRun({ event, inputs }, report, { runner, forge }) {
	if (!inputs.checkRun || !("headSha" in event)) return;
	const conclusion = {
		pass: "success",
		warn: "neutral",
		fail: "failure"
	}[report.verdict.gate];
	const name = inputs.commentId === void 0 ? "Sluice" : `Sluice ${inputs.commentId}`;
	const run = {
		head: event.headSha,
		name,
		conclusion,
		summary: renderSummary(report, await loadLayOutOf(report)),
		findings: report.findings
	};
	const outcome = forge === null ? NO_TOKEN : await forge.storeCheckRun(run);
	tellOutcome(runner, outcome, {
		what: "Check run",
		expected: event.kind === "pull_request" && event.isFork
	});
}
const NO_TOKEN = {
	kind: "skipped",
	why: "input `github-token` is empty"
};

// src/action/read-stored-report.ts
/** A report of 10,000 findings has 5 MB. */
const MOST_BYTES = 2e7;
/**
* Reads the report that another run left in `file`. That run may have been a fork's, so all it says is hostile data:
* the pull request that it names must be one whose head is the commit that GitHub says the run was for.
*/
async function readStoredReport(file, event, forge) {
	const report = await readReport(file);
	if (!report.ok) return report;
	const { pullRequest } = report.value.subject;
	if (pullRequest === null) return ok(outdated("the report is of no pull request"));
	const facts = await forge.readPullRequest(pullRequest);
	if (!facts.ok) return facts;
	if (facts.value === void 0) return refuse(mismatch(file, `there is no pull request #${pullRequest}`));
	if (!facts.value.isOpen) return ok(outdated(`pull request #${pullRequest} is closed`));
	if (facts.value.headSha !== event.headSha) return ok(outdated(`pull request #${pullRequest} has another head than the finished run`));
	return ok({
		kind: "current",
		report: report.value,
		pullRequest
	});
}
async function readReport(file) {
	try {
		const { size } = await stat(file);
		if (size > MOST_BYTES) return refuse(unreadable(file, `it has ${size} bytes, more than any report`));
		const json = JSON.parse(await readFile(file, "utf8"));
		return parseReport(json, file);
	} catch (error) {
		return refuse(unreadable(file, error instanceof Error ? error.message : String(error)));
	}
}
const outdated = (why) => ({
	kind: "outdated",
	why
});
const unreadable = (file, why) => ({
	kind: "input",
	code: "report-unreadable",
	what: "the stored report cannot be read",
	where: { file },
	why,
	next: "Download the artifact of the finished run first, and name the file in `report-path`."
});
const mismatch = (file, what) => ({
	kind: "input",
	code: "report-mismatch",
	what,
	where: { file },
	next: "Use the report of the run that has just finished."
});

// src/action/deliver-stored.ts
/** Comments on a pull request for a run that was not allowed to. The gate was that run's own business. */
async function deliverStored({ inputs, workflow, folder }, run, { runner, forge }) {
	if (forge === null) return refuse({
		kind: "usage",
		code: "no-token",
		what: "input `github-token` is empty, and mode comment writes with it",
		next: "Leave it out, for the token of the workflow."
	});
	const file = resolve(folder, inputs.reportPath);
	const stored = await readStoredReport(file, run, forge);
	if (!stored.ok) return stored;
	if (stored.value.kind === "outdated") {
		runner.setOutputs(emptyOutputs("pass"));
		runner.info(`Nothing to comment: ${stored.value.why}.`);
		return ok(0);
	}
	const { report, pullRequest } = stored.value;
	const outcome = await postComment(forge, report, {
		pullRequest,
		id: inputs.commentId ?? workflow.commentId,
		policy: inputs.comment
	});
	tellOutcome(runner, outcome, {
		what: "Comment",
		expected: false
	});
	runner.setOutputs(renderOutputs(report, {
		selectorFile: "",
		statePath: "",
		reportPath: file,
		commentUrl: urlOf(outcome),
		artifactUri: ""
	}));
	return ok(0);
}

// src/action/outside.ts
/** Opens the store and GitHub; nothing is asked of either yet. */
function openOutside(job, runner, env) {
	const { token, workflow, settings } = job;
	const options = storeOptions(job, runner, env);
	const store = settings.store === null ? ok(null) : openStore(settings.store, options);
	if (!store.ok) return store;
	const forge = token === void 0 ? null : openGitHub({
		token,
		repository: workflow.repository,
		apiUrl: workflow.apiUrl,
		log: runner
	});
	const clone = cloneHistory(job.folder, runner);
	const history = firstHistory(forge === null ? [clone] : [forge, clone], runner);
	const production = withCache(job, store.value, {
		log: runner,
		env
	});
	return ok({
		runner,
		forge,
		history,
		store: store.value,
		production,
		clock: { now: () => /* @__PURE__ */ new Date() },
		open: (uri) => openLocation(uri, options)
	});
}
function withCache({ inputs }, store, options) {
	return inputs.cache && store !== null && store.uri.includes("://") ? cachedStore(store, options) : store;
}
function storeOptions({ inputs: { s3 } }, log, env) {
	return {
		s3: {
			...s3.endpoint === void 0 ? {} : { endpoint: s3.endpoint },
			...s3.region === void 0 ? {} : { region: s3.region },
			...s3.forcePathStyle === void 0 ? {} : { forcePathStyle: s3.forcePathStyle },
			...s3.encryption === void 0 ? {} : { sse: s3.encryption },
			...s3.kmsKeyId === void 0 ? {} : { kmsKeyId: s3.kmsKeyId }
		},
		allowHttp: s3.allowHttp,
		log,
		env
	};
}

// src/action/subject.ts
/** The commit that is judged or published: GITHUB_SHA only where the event names no better one. */
function headOf({ event, workflow }) {
	return "headSha" in event ? event.headSha : workflow.sha;
}
/** The branch that a published commit is the newest of; null for a tag. */
function branchOf({ event, workflow }) {
	if (event.kind === "push" || event.kind === "workflow_run") return event.branch;
	return workflow.branch === "" ? null : workflow.branch;
}
/** The branch that the change shall be merged into, which is the default branch where the event is about no merge. */
function targetOf({ event, defaultBranch }) {
	return isMerge(event) ? event.baseRef : defaultBranch;
}
/** Whether the event is about two commits that shall become one: only these have a base. */
const isMerge = (event) => "baseSha" in event;

// src/action/choose-base.ts
/** What to compare with, as the user chose it and as the event allows: only a merge has two commits with a base. */
async function chooseBase(job) {
	const { base } = job.inputs;
	switch (base.kind) {
		case "merge-base":
		case "latest": {
			const merge = await readMerge(job);
			if (merge === void 0) return { kind: "latest" };
			return base.kind === "latest" ? {
				kind: "latest",
				merge
			} : {
				kind: "merge-base",
				...merge
			};
		}
		case "sha": return {
			kind: "commit",
			sha: base.sha
		};
		case "location": return base;
		default: return unreachable(base);
	}
}
async function readMerge({ event, folder }) {
	if (!isMerge(event)) return void 0;
	const checkedOut = await readCheckedOut(folder);
	return (checkedOut.ok ? testMergeOf(checkedOut.value, event.headSha) : void 0) ?? {
		base: event.baseSha,
		head: event.headSha
	};
}
/**
* By default a pull request is checked out as GitHub merged it for a test, onto the tip that its target had then. What
* dbt built from that holds all of the target, so that the tip is the base, and not where the branch once left.
*/
function testMergeOf({ sha, parents }, head) {
	const [tip, ...others] = parents.filter((parent) => parent !== head);
	if (!parents.includes(head) || tip === void 0 || others.length > 0) return void 0;
	return {
		base: tip,
		head: sha,
		mergeBase: tip
	};
}

// src/action/read-head.ts
/** What dbt left behind in this job: the manifest, which must be there, and what else its folder holds. */
async function readHead({ manifest, artifacts }, open) {
	const main = await readFiles(open, manifest, ["manifest"]);
	if (!main.ok) return main;
	const others = await readFiles(open, artifacts, ARTIFACTS.filter((artifact) => artifact !== "manifest"));
	if (others.ok) return ok([...main.value, ...others.value]);
	return others.refusals.every(({ code }) => code === "location-missing" || code === "location-empty") ? main : others;
}
async function readFiles(open, uri, wanted) {
	const location = await open(uri);
	if (!location.ok) return location;
	const content = await readLocation(location.value, {
		wanted,
		fallback: "manifest"
	});
	if (!content.ok) return content;
	return ok(content.value.kind === "artifacts" ? content.value.files : []);
}

// src/action/open-sides.ts
/** Reads what dbt left behind in this job, and finds production to compare it with. */
async function openSides(job, outside) {
	const files = await readHead(job.inputs, outside.open);
	if (!files.ok) return files;
	const head = readArtifactSet(files.value, "head", job.inputs.manifest);
	if (!head.ok) return head;
	const question = {
		choice: await chooseBase(job),
		branch: targetOf(job),
		wanted: ARTIFACTS
	};
	const baseline = await resolveBaseline({
		...outside,
		store: outside.production
	}, question);
	if (!baseline.ok) return baseline;
	tellTrouble(outside.runner, baseline.value.trouble);
	const base = baseline.value.files.length === 0 ? ok(null) : readArtifactSet(baseline.value.files, "base", "the base");
	if (!base.ok) return base;
	return ok({
		head: head.value,
		files: files.value,
		base: base.value,
		baseline: baseline.value,
		...readCounterpart(baseline.value.counterpart)
	});
}
/** What went wrong beside the judgement: a warning that fails nothing. */
function tellTrouble(runner, trouble) {
	for (const { what, why, next } of trouble) runner.warning(`${what}${why === void 0 ? "" : ` (${why})`}. ${next}`);
}

// src/action/publish.ts
/**
* Keeps the artifacts of production under their commit and moves the branch pointer to it. Where the store cannot be
* reached that is a warning: production itself is well. Gives the place of the artifacts, empty when they were not stored.
*/
async function publish(job, { open, production: store, clock, history, runner }) {
	if (store === null) return refuse(NO_STORE);
	const files = await readHead(job.inputs, open);
	if (!files.ok) return files;
	const prepared = preparePush(files.value);
	if (!prepared.ok) return prepared;
	const pushed = await pushArtifacts({
		store,
		clock,
		forge: history
	}, {
		sha: headOf(job),
		role: "production",
		branch: branchOf(job),
		files: prepared.value
	});
	if (!pushed.ok) {
		tellTrouble(runner, pushed.refusals);
		return ok("");
	}
	for (const note of pushed.value.notes) runner.info(note);
	return ok(pushed.value.uri);
}
const NO_STORE = {
	kind: "usage",
	code: "store-not-configured",
	what: "there is no store to publish to",
	next: "Set `store` in sluice.yml or as an input."
};

// src/action/review.ts
/** The folder that the comment's commands name: a reader brings the base's artifacts to it. */
const STATE_FOLDER = "prod-artifacts";
/** Finds production, judges the change against it, and keeps the change's artifacts under its commit. */
async function review(job, outside) {
	const sides = await openSides(job, outside);
	if (!sides.ok) return sides;
	const report = await judge(job, sides.value, outside);
	if (!report.ok) return report;
	const statePath = await saveState(job, sides.value.baseline.files);
	if (!statePath.ok) return statePath;
	const artifactUri = await keep(job, sides.value, {
		...outside,
		report: report.value
	});
	return ok({
		report: report.value,
		selectors: await addSelector(job, {
			...sides.value,
			plan: report.value.plan
		}, outside),
		statePath: statePath.value,
		artifactUri
	});
}
function judge(job, { base, head, baseline, other, notEvaluated }, { store, clock }) {
	const { inputs, settings, projectFolder, workflow, tool } = job;
	const now = clock.now();
	const change = {
		base: base?.set ?? null,
		head: head.set,
		other,
		compare: {
			engine: "auto",
			compareMoreUnrendered: "auto",
			now: now.toISOString()
		},
		request: requestOf(inputs),
		mode: inputs.selectionMode,
		settings,
		now,
		tool,
		subject: subjectOf(job),
		fidelity: {
			baseSha: baseline.sha,
			baseSource: baseline.source,
			notes: baseline.notes,
			artifacts: [...base?.facts ?? [], ...head.facts]
		},
		projectFolder,
		statePath: STATE_FOLDER,
		stateFrom: stateOf(baseline, store),
		notEvaluated: [
			...base?.notEvaluated ?? [],
			...head.notEvaluated,
			...notEvaluated
		]
	};
	return reviewChange(change, openCheckout(workflow.workspace));
}
function stateOf({ sha, files }, store) {
	if (sha !== null && store?.uri.includes("://") === true) return {
		kind: "commit",
		store: store.uri,
		sha
	};
	const uri = files.find(({ artifact }) => artifact === "manifest")?.uri;
	return uri === void 0 ? null : {
		kind: "file",
		uri
	};
}
const requestOf = ({ select, exclude }) => ({
	select,
	exclude,
	indirectSelection: "eager",
	resourceTypes: [],
	excludeResourceTypes: [],
	command: "build"
});
function subjectOf(job) {
	const { event, workflow } = job;
	return {
		event: workflow.eventName,
		serverUrl: workflow.serverUrl,
		repository: workflow.repository,
		pullRequest: "number" in event ? event.number : null,
		headSha: headOf(job),
		runUrl: workflow.runUrl
	};
}
async function addSelector({ workflow, projectFolder }, { head, plan }, { runner }) {
	const own = selectorsFileOf(plan.selector, {
		head: head.set.project,
		engine: plan.engine
	});
	const file = join(projectFolder, "selectors.yml");
	const existing = await openCheckout(workflow.workspace).readText(file);
	const whole = existing === void 0 ? ok(own) : addToSelectorsFile(existing, own, file);
	if (!whole.ok) tellTrouble(runner, whole.refusals);
	return whole.ok ? whole.value : own;
}
async function saveState({ workflow }, files) {
	if (files.length === 0) return ok("");
	const folder = join(workflow.temporary, "sluice", "state");
	const unpacked = unpackArtifacts(files);
	const saved = unpacked.ok ? await saveFiles(folder, unpacked.value) : unpacked;
	return saved.ok ? ok(folder) : saved;
}
async function keep(job, { files }, { store, clock, history, runner, report }) {
	if (store === null) return "";
	if (job.event.kind === "pull_request" && job.event.isFork) {
		runner.info("The artifacts are not stored: a workflow of a fork has no access to the store.");
		return "";
	}
	const prepared = preparePush(files);
	const content = new TextEncoder().encode(JSON.stringify(report));
	const pushed = prepared.ok ? await pushArtifacts({
		store,
		clock,
		forge: history
	}, {
		sha: headOf(job),
		role: "review",
		branch: null,
		files: [...prepared.value, {
			kind: "report",
			content
		}]
	}) : prepared;
	if (!pushed.ok) tellTrouble(runner, pushed.refusals);
	return pushed.ok ? pushed.value.uri : "";
}

// src/action/do-job.ts
/** Does what the mode asks for. Heavy: import it once the job is known to be sound. */
async function doJob(job, runner, env) {
	const entered = enter(job);
	const outside = entered.ok ? openOutside(job, runner, env) : entered;
	if (!outside.ok) return outside;
	switch (job.mode.kind) {
		case "review": {
			const reviewed = await review(job, outside.value);
			return reviewed.ok ? deliverReview(job, reviewed.value, outside.value) : reviewed;
		}
		case "publish": {
			const uri = await publish(job, outside.value);
			return uri.ok ? finish(runner, uri.value === "" ? "No artifacts were stored." : `Artifacts stored: ${uri.value}`, uri.value) : uri;
		}
		case "comment": return deliverStored(job, job.mode.run, outside.value);
		case "nothing": return finish(runner, `Nothing to do: ${job.mode.why}. Input \`mode\` overrides that.`);
		default: return unreachable(job.mode);
	}
}
function enter({ folder, inputs }) {
	try {
		chdir(folder);
		return ok(void 0);
	} catch (error) {
		return refuse({
			kind: "usage",
			code: "no-working-directory",
			what: `input \`working-directory\`: ${inputs.workingDirectory} cannot be entered`,
			why: error instanceof Error ? error.message : String(error),
			next: "Check out the repository first, and name a folder in it."
		});
	}
}
function finish(runner, message, artifactUri = "") {
	runner.setOutputs(emptyOutputs("pass", artifactUri));
	runner.info(message);
	return ok(0);
}

export { doJob };