import "../vendor/runtime.js";
import { listCommits, openLocation, openStore, pullArtifacts, readLocation, receiptKey } from "./read-location.js";
import { preparePush, pushArtifacts, saveFiles, unpackArtifacts } from "./unpack-artifacts.js";
import { ok, refuse } from "./result.js";
import { unreachable } from "./unreachable.js";
import { answer } from "./outcome.js";
import { readSettings, storeOptions } from "./read-settings.js";

// src/pipeline/store/prune-commits.ts
const DAY_MS = 864e5;
/** A commit without a receipt may be a push under way. */
const INCOMPLETE_DAYS = 1;
/** Removes old commits. What a branch points to always stays, and so does everything when a pointer cannot be read. */
async function pruneCommits(store, clock, plan) {
	const list = await listCommits(store);
	if (!list.ok) return list;
	const [trouble, ...more] = list.value.trouble;
	if (trouble !== void 0) return {
		ok: false,
		refusals: [trouble, ...more]
	};
	const complete = list.value.commits.filter((commit) => commit.receipt !== null);
	const newest = new Set(complete.slice(0, plan.keepLast));
	const goes = (commit) => {
		const ageDays = (clock.now().getTime() - Date.parse(commit.modifiedAt ?? "")) / DAY_MS;
		const limitDays = commit.receipt === null ? INCOMPLETE_DAYS : plan.keepDays;
		return commit.branches.length === 0 && !newest.has(commit) && ageDays > limitDays;
	};
	const old = list.value.commits.filter(goes);
	for (const commit of plan.dryRun ? [] : old) {
		const removed = await removeCommit(store, commit);
		if (!removed.ok) return removed;
	}
	return ok({
		removed: old.map((commit) => commit.sha),
		kept: list.value.commits.filter((commit) => !goes(commit)).map((commit) => commit.sha),
		freedBytes: old.reduce((sum, commit) => sum + commit.bytes, 0)
	});
}
async function removeCommit(store, commit) {
	const receipt = receiptKey(commit.sha);
	for (const key of [receipt, ...commit.objects.map((object) => object.key).filter((key) => key !== receipt)]) {
		const removed = await store.remove(key);
		if (!removed.ok) return removed;
	}
	return ok(void 0);
}

// src/cli/render-store.ts
/** What the store commands say, for people and for scripts. */
function renderPushed({ uri, receipt, written, pointer }, format) {
	const moved = pointer?.kind === "moved" || pointer?.kind === "unchanged";
	if (format === "json") return json({
		uri,
		sha: receipt.sha,
		files: Object.keys(receipt.files),
		written,
		pointer
	});
	return `${written.length === 0 ? "Everything was stored already" : `Stored ${written.join(", ")}`}: ${uri}\n${moved ? `The branch points to ${receipt.sha}.\n` : ""}`;
}
function renderPulled({ receipt }, files, format) {
	if (format === "json") return json({
		sha: receipt.sha,
		dbtVersion: receipt.dbt_version,
		generatedAt: receipt.generated_at,
		files
	});
	return `${receipt.sha}, by dbt ${receipt.dbt_version ?? "unknown"}\n${files.map((file) => `${file}\n`).join("")}`;
}
function renderList(commits, format) {
	if (format === "json") return json(commits.map(describe));
	if (commits.length === 0) return "The store is empty.\n";
	return commits.map((commit) => `${columnsOf(commit).join("  ").trimEnd()}\n`).join("");
}
function renderPruned({ removed, kept, freedBytes }, { dryRun, format }) {
	if (format === "json") return json({
		dryRun,
		removed,
		kept,
		freedBytes
	});
	const summary = `${dryRun ? "Would remove" : "Removed"} ${removed.length} of ${removed.length + kept.length} commits, ${megabytes(freedBytes)}.`;
	return `${removed.map((sha) => `${sha}\n`).join("")}${summary}\n`;
}
function describe({ sha, receipt, bytes, modifiedAt, branches }) {
	return {
		sha,
		complete: receipt !== null,
		role: receipt?.role ?? null,
		dbtVersion: receipt?.dbt_version ?? null,
		generatedAt: receipt?.generated_at ?? null,
		modifiedAt,
		branches,
		files: Object.keys(receipt?.files ?? {}),
		bytes
	};
}
function columnsOf({ sha, receipt, bytes, modifiedAt, branches }) {
	const state = receipt === null ? "incomplete" : receipt.role;
	return [
		sha,
		(modifiedAt ?? "").slice(0, 19).padEnd(19),
		state.padEnd(10),
		`dbt ${receipt?.dbt_version ?? "?"}`.padEnd(12),
		megabytes(bytes).padStart(9),
		branches.join(", ")
	];
}
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

// src/cli/commands/store.ts
/** Artifacts per commit: stores them, fetches them, lists them, removes old ones. */
async function store(line, shell) {
	const opened = await open(line, shell);
	if (!opened.ok) return opened;
	const text = await act(line, opened.value, shell);
	return text.ok ? ok(answer(text.value)) : text;
}
async function open(line, shell) {
	const settings = await readSettings(line.common.config, {
		store: line.store,
		failOn: void 0,
		warnOnly: void 0
	});
	if (!settings.ok) return settings;
	const { store: uri } = settings.value;
	if (uri !== null) return openStore(uri, storeOptions(line.s3, shell));
	return refuse({
		kind: "usage",
		code: "store-missing",
		what: "no store is named",
		next: "Add --store URI, or set store in sluice.yml."
	});
}
function act(line, opened, shell) {
	switch (line.action) {
		case "push": return push(line, opened, shell);
		case "pull": return pull(line, opened);
		case "list": return list(line, opened, shell);
		case "prune": return prune(line, opened, shell);
		default: return unreachable(line.action);
	}
}
async function push({ sha, branch, artifacts = "target", format }, opened, { clock, log }) {
	if (sha === void 0) throw new Error("store push was accepted without --sha");
	const location = await openLocation(artifacts);
	const content = location.ok ? await readLocation(location.value) : location;
	if (!content.ok) return content;
	const files = preparePush(content.value.kind === "artifacts" ? content.value.files : []);
	if (!files.ok) return files;
	const pushed = await pushArtifacts({
		store: opened,
		clock,
		forge: null
	}, {
		sha,
		role: "production",
		branch: branch ?? null,
		files: files.value
	});
	if (!pushed.ok) return pushed;
	for (const note of pushed.value.notes) log.warning(note);
	return ok(renderPushed(pushed.value, format));
}
async function pull({ sha, branch = "main", artifacts = "state", format }, opened) {
	const pulled = await pullArtifacts(opened, sha === void 0 ? { branch } : { sha });
	if (!pulled.ok) return pulled;
	const files = unpackArtifacts(pulled.value.files);
	const written = files.ok ? await saveFiles(artifacts, files.value) : files;
	return written.ok ? ok(renderPulled(pulled.value, written.value, format)) : written;
}
async function list({ format }, opened, { log }) {
	const listed = await listCommits(opened);
	if (!listed.ok) return listed;
	for (const { what, where, why } of listed.value.trouble) log.warning([
		where?.file,
		what,
		why
	].filter(Boolean).join(": "));
	return ok(renderList(listed.value.commits, format));
}
async function prune({ keepDays, keepLast, dryRun, format }, opened, { clock }) {
	const pruned = await pruneCommits(opened, clock, {
		keepDays,
		keepLast,
		dryRun
	});
	return pruned.ok ? ok(renderPruned(pruned.value, {
		dryRun,
		format
	})) : pruned;
}

export { store };