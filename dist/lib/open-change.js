import { collect, ok, pair, refuse } from "./result.js";
import { ARTIFACTS, openLocation, openStore, readLocation } from "./read-location.js";
import { readArtifactSet, readCounterpart, resolveBaseline } from "./resolve-baseline.js";
import { cloneHistory, readBranch, readCheckedOut, readDefaultBranch } from "./clone-history.js";
import { unreachable } from "./unreachable.js";
import { readSettings, storeOptions } from "./read-settings.js";
import { basename, dirname } from "node:path";

// src/cli/ask-baseline.ts
/** What to ask a store for, so that the change in this clone is compared with what it was made from. */
async function askBaseline({ folder, choice, branch }) {
	if (choice.kind === "sha") return ok({
		choice: {
			kind: "commit",
			sha: choice.sha
		},
		branch: branch ?? null,
		wanted: ARTIFACTS
	});
	const target = branch ?? await defaultBranchOf(folder);
	const merge = await readMerge(folder, target);
	switch (choice.kind) {
		case "merge-base": return merge.ok ? ok({
			choice: {
				kind: "merge-base",
				...merge.value
			},
			branch: target,
			wanted: ARTIFACTS
		}) : merge;
		case "latest": return ok({
			choice: {
				kind: "latest",
				...merge.ok ? { merge: merge.value } : {}
			},
			branch: target,
			wanted: ARTIFACTS
		});
		default: return unreachable(choice);
	}
}
async function defaultBranchOf(folder) {
	const named = await readDefaultBranch(folder);
	return (named.ok ? named.value : void 0) ?? "main";
}
/** What is checked out shall be merged into the branch. */
async function readMerge(folder, branch) {
	const head = await readCheckedOut(folder);
	if (!head.ok) return head;
	const base = await readBranch(folder, branch);
	if (!base.ok) return base;
	return base.value === void 0 ? refuse(noBranch(folder, branch)) : ok({
		base: base.value,
		head: head.value.sha
	});
}
function noBranch(folder, branch) {
	return {
		kind: "usage",
		code: "branch-unknown",
		what: `the clone has no branch ${branch}`,
		where: { file: folder },
		next: `Name the target with --branch, or run \`git fetch origin\` with it.`
	};
}

// src/cli/opener.ts
/** Opens the places that flags name. */
function opener({ s3 }, shell) {
	const options = storeOptions(s3, shell);
	return (uri) => openLocation(uri, options);
}

// src/cli/project-paths.ts
/** The dbt project's folder below the working directory: dbt writes to target/ in it, so `transform/target` tells. */
function projectFolderOf(head) {
	if (isRemote(head) || basename(folderOf(head)) !== "target") return "";
	const folder = dirname(folderOf(head));
	return folder === "." ? "" : folder;
}
/** The folder for dbt's --state: the base itself where dbt can read it there, else one that the base is brought to. */
function statePathOf(base, { sha, files }) {
	if (sha !== null) return {
		statePath: "state",
		stateFrom: {
			kind: "commit",
			store: base,
			sha
		}
	};
	const manifest = files.find(({ artifact }) => artifact === "manifest")?.uri ?? base;
	if (isRemote(base) || basename(manifest) !== "manifest.json") return {
		statePath: "state",
		stateFrom: {
			kind: "file",
			uri: manifest
		}
	};
	return {
		statePath: folderOf(base),
		stateFrom: null
	};
}
const isRemote = (uri) => /^[a-z][a-z0-9+.-]+:/i.test(uri);
const folderOf = (path) => /\.(json|gz|zst)$/i.test(path) ? dirname(path) : path;

// src/cli/open-base.ts
/** The base: artifacts at a place, or those that a store has for this change. */
async function openBase(flags, shell) {
	const { base } = flags;
	return base.kind === "location" ? openPlace(flags, base.uri, shell) : openStored({
		...flags,
		base
	}, shell);
}
async function openPlace(flags, uri, shell) {
	const question = {
		choice: {
			kind: "location",
			uri
		},
		branch: flags.branch ?? null,
		wanted: ARTIFACTS
	};
	const baseline = await resolveBaseline({
		store: null,
		history: null,
		open: opener(flags, shell),
		clock: shell.clock
	}, question);
	return baseline.ok ? readBase(baseline.value, uri) : baseline;
}
async function openStored(flags, shell) {
	const settings = await readSettings(flags.config, {
		store: flags.store,
		failOn: void 0,
		warnOnly: void 0
	});
	if (!settings.ok) return settings;
	if (settings.value.store === null) return refuse(noStore(flags.base.kind));
	const store = openStore(settings.value.store, storeOptions(flags.s3, shell));
	if (!store.ok) return store;
	const folder = process.cwd();
	const question = await askBaseline({
		folder,
		choice: flags.base,
		branch: flags.branch
	});
	if (!question.ok) return question;
	const ports = {
		store: store.value,
		history: cloneHistory(folder, shell.log),
		open: opener(flags, shell),
		clock: shell.clock
	};
	const baseline = await resolveBaseline(ports, question.value);
	if (!baseline.ok) return baseline;
	return baseline.value.files.length === 0 ? refuse(nothingFound(baseline.value, store.value.uri)) : readBase(baseline.value, store.value.uri);
}
function readBase(baseline, uri) {
	const base = readArtifactSet(baseline.files, "base", uri);
	return base.ok ? ok({
		base: base.value,
		baseline,
		...statePathOf(uri, baseline)
	}) : base;
}
function noStore(base) {
	return {
		kind: "usage",
		code: "store-missing",
		what: `--base ${base} asks a store, and none is named`,
		next: "Add --store URI, or set store in sluice.yml."
	};
}
function nothingFound({ notes }, uri) {
	const [, ...why] = notes;
	return {
		kind: "input",
		code: "baseline-missing",
		what: "the store has nothing to compare this change with",
		where: { file: uri },
		...why.length === 0 ? {} : { why: why.join(" ") },
		next: "See what there is with `sluice store list`, or push the target branch once."
	};
}

// src/cli/open-change.ts
/** Reads what --base and --head name; what is wrong with either is told at once. */
async function openChange(flags, shell) {
	const sides = pair(await openBase(flags, shell), await openHead(flags, shell));
	if (!sides.ok) return sides;
	const [opened, head] = sides.value;
	const { baseline } = opened;
	for (const note of baseline.notes) shell.log.info(note);
	return ok({
		...opened,
		head,
		...readCounterpart(baseline.counterpart)
	});
}
/** The head, with the artifacts that lie elsewhere. */
async function openHead(flags, shell) {
	const { head: uri, extra = {} } = flags;
	const open = opener(flags, shell);
	const own = await readFiles(uri, open, ARTIFACTS);
	const given = ARTIFACTS.flatMap((artifact) => extra[artifact] === void 0 ? [] : [{
		artifact,
		uri: extra[artifact]
	}]);
	const others = collect(await Promise.all(given.map((one) => readFiles(one.uri, open, [one.artifact]))));
	const all = pair(own, others);
	if (!all.ok) return all;
	const kept = all.value[0].filter(({ artifact }) => given.every((one) => one.artifact !== artifact));
	return readArtifactSet([...kept, ...all.value[1].flat()], "head", uri);
}
async function readFiles(uri, open, wanted) {
	const location = await open(uri);
	if (!location.ok) return location;
	const content = await readLocation(location.value, {
		wanted,
		fallback: wanted[0]
	});
	if (!content.ok) return content;
	return ok(content.value.kind === "artifacts" ? content.value.files : []);
}

export { openBase, openChange, openHead, projectFolderOf };