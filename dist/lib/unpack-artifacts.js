import { collect, ok, refuse } from "./result.js";
import { sha256 } from "./integrity.js";
import { unreachable } from "./unreachable.js";
import { commitKey, conditionOf, decompress, encodePointer, encodeReceipt, explainFileError, readCatalog, readFreshness, readManifest, readPointer, readReceipt, readRunResults, receiptKey, refKey } from "./read-location.js";
import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { basename, join } from "node:path";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";

// src/adapters/store/save-files.ts
/** Writes files into a local directory, each in one visible step; the directory is made when it is missing. */
async function saveFiles(directory, files) {
	const astray = files.find(({ name }) => basename(name) !== name || name === "" || name === ".." || name === ".");
	if (astray !== void 0) return refuse(leadsElsewhere(directory, astray.name));
	const paths = [];
	try {
		await mkdir(directory, { recursive: true });
		for (const { name, content } of files) {
			await saveFile(join(directory, name), content);
			paths.push(join(directory, name));
		}
		return ok(paths);
	} catch (error) {
		return refuse(explainFileError(error, directory));
	}
}
async function saveFile(path, content) {
	const aside = `${path}.${randomUUID()}.tmp`;
	try {
		await writeFile(aside, content);
		await rename(aside, path);
	} catch (error) {
		await rm(aside, { force: true });
		throw error;
	}
}
function leadsElsewhere(directory, name) {
	return {
		kind: "usage",
		code: "file-name-invalid",
		what: `${JSON.stringify(name)} is no plain file name`,
		where: { file: directory },
		next: "Use a name without folders."
	};
}

// src/pipeline/store/prepare-push.ts
/** `files` with the facts that a push needs; what cannot be read is refused here, before it is stored for others. */
function preparePush(files) {
	return collect(files.map(prepare));
}
function prepare({ artifact, content, uri }) {
	switch (artifact) {
		case "manifest": return map(readManifest(content, uri), ({ metadata }) => ({
			kind: artifact,
			content,
			uri,
			dbtVersion: metadata.dbtVersion,
			generatedAt: metadata.generatedAt
		}));
		case "run_results": return map(readRunResults(content, uri), ({ command }) => ({
			kind: artifact,
			content,
			uri,
			command
		}));
		case "catalog": return map(readCatalog(content, uri), () => ({
			kind: artifact,
			content,
			uri
		}));
		case "sources": return map(readFreshness(content, uri), () => ({
			kind: artifact,
			content,
			uri
		}));
		default: return unreachable(artifact);
	}
}
function map(result, then) {
	return result.ok ? ok(then(result.value)) : result;
}

// src/pipeline/store/encode-files.ts
/** Artifacts as large as this can still be unfolded to be compared. */
const CONTENT_BYTES_MAX = 4 * 1024 ** 3 - 1;
/** Every file as it will be stored, or what is wrong with all of them. */
function encodeFiles(files) {
	return collect(files.map(encodeFile));
}
function encodeFile(file) {
	if (!("uri" in file)) return ok(encoded(file.kind === "report" ? "report.json" : file.kind, file.content, file.content));
	const plain = decompress(file.content, file.uri, CONTENT_BYTES_MAX);
	if (!plain.ok) return plain;
	const name = file.kind === "run_results" ? `run_results.${safeCommand(file.command)}` : file.kind;
	return ok(encoded(`${name}.json.gz`, plain.value, isGzip(file.content) ? file.content : void 0));
}
function safeCommand(command) {
	return command !== null && /^[a-z][a-z0-9-]{0,39}$/.test(command) ? command : "unknown";
}
function isGzip(content) {
	return content[0] === 31 && content[1] === 139;
}
function encoded(name, content, ready) {
	const contentSha256 = sha256(content);
	const encode = () => {
		const bytes = ready ?? gzipSync(content);
		return {
			bytes,
			facts: {
				sha256: sha256(bytes),
				bytes: bytes.byteLength,
				content_sha256: contentSha256
			}
		};
	};
	return {
		name,
		contentSha256,
		encode
	};
}

// src/pipeline/store/move-pointer.ts
const ROUNDS_MAX$1 = 8;
/** How far back an older commit is recognised as one. */
const ANCESTORS_MAX = 100;
/** Points `branch` to the commit of `receipt` by compare-and-swap, unless that would lead back to an older commit. */
async function movePointer(ports, move) {
	const key = refKey(move.branch);
	const uri = ports.store.locate(key);
	const target = encodePointer(pointerTo(move));
	for (let round = 1; round <= ROUNDS_MAX$1; round += 1) {
		const standing = await readPointer(ports.store, move.branch);
		if (!standing.ok) return standing;
		const from = standing.value.kind === "found" ? standing.value.value : null;
		if (from !== null && Buffer.compare(encodePointer(from), target) === 0) return ok({
			kind: "unchanged",
			uri
		});
		const older = from === null || move.moveBack ? void 0 : await whyOlder(ports.forge, move, from);
		if (from !== null && older !== void 0) return ok({
			kind: "kept",
			uri,
			sha: from.sha,
			why: older
		});
		const outcome = await ports.store.write(key, target, conditionOf(standing.value));
		if (!outcome.ok) return outcome;
		if (outcome.value.kind === "stored") return ok({
			kind: "moved",
			uri,
			from: from?.sha ?? null
		});
	}
	return refuse(contended(uri));
}
function pointerTo({ branch, receipt }) {
	const digests = Object.entries(receipt.files).map(([name, file]) => [name, file.sha256]);
	const { sha, dbt_version, generated_at } = receipt;
	return {
		schema: "sluice/ref/v1",
		branch,
		sha,
		dbt_version,
		generated_at,
		sha256: Object.fromEntries(digests)
	};
}
async function whyOlder(forge, { branch, receipt }, from) {
	if (from.sha === receipt.sha) return void 0;
	const stays = `${branch} still points to ${from.sha}`;
	if (from.generated_at !== null && receipt.generated_at !== null && Date.parse(receipt.generated_at) < Date.parse(from.generated_at)) return `${stays}: its manifest is from ${from.generated_at}, newer than the one just stored (${receipt.generated_at}).`;
	const history = await forge?.ancestors(from.sha, ANCESTORS_MAX);
	return history?.ok === true && history.value.includes(receipt.sha) ? `${stays}: the commit just stored, ${receipt.sha}, is an ancestor of it.` : void 0;
}
function contended(uri) {
	return {
		kind: "service",
		code: "store-contended",
		what: "Other pushes kept moving this branch pointer",
		where: { file: uri },
		next: "The artifacts are stored; push again to move the pointer."
	};
}

// src/pipeline/store/push-artifacts.ts
const MANIFEST = "manifest.json.gz";
/** Two writers of one commit need two rounds; more are a sign that something keeps rewriting it. */
const ROUNDS_MAX = 8;
/**
* Stores the artifacts of one commit: the files, then the receipt that makes them count, then the branch pointer.
* Pushes of one commit add up, file by file; equal content writes nothing. Of two concurrent pushes the one whose
* receipt comes second looks at the store again, so that receipt and files agree in the end.
*/
async function pushArtifacts(ports, push) {
	if (push.role === "review" && push.branch !== null) return refuse(pointerFromReview());
	const files = encodeFiles(push.files);
	if (!files.ok) return files;
	const stored = await storeCommit({
		...ports,
		push,
		files: files.value
	});
	if (!stored.ok) return stored;
	const pointer = push.branch === null ? null : await movePointer(ports, {
		branch: push.branch,
		receipt: stored.value.receipt,
		moveBack: push.moveBack ?? false
	});
	if (pointer?.ok === false) return pointer;
	const moved = pointer?.value ?? null;
	const notes = [...stored.value.notes, ...moved?.kind === "kept" ? [moved.why] : []];
	return ok({
		...stored.value,
		uri: ports.store.locate(commitKey(push.sha, "")),
		pointer: moved,
		notes
	});
}
async function storeCommit(job) {
	const { store, push } = job;
	for (let round = 1; round <= ROUNDS_MAX; round += 1) {
		const standing = await readReceipt(store, push.sha);
		if (!standing.ok) return standing;
		const stored = await storeOnce(job, standing.value);
		if (!stored.ok) return stored;
		if (stored.value !== "overtaken") return ok(stored.value);
	}
	return refuse(neverAlone(store.locate(receiptKey(push.sha))));
}
async function storeOnce(job, standing) {
	const { store, push, files } = job;
	const before = standing.kind === "found" ? standing.value : null;
	if (before?.role === "production" && push.role === "review") return ok({
		receipt: before,
		written: [],
		notes: [productionStays(push.sha)]
	});
	const kept = before?.role === push.role ? before.files : {};
	if (!(MANIFEST in kept) && !files.some((file) => file.name === MANIFEST)) return refuse(noManifest(push.sha));
	const brought = await writeFiles(job, kept);
	if (!brought.ok) return brought;
	const receipt = makeReceipt(job, before, {
		...kept,
		...brought.value.facts
	});
	const { written } = brought.value;
	if (before !== null && isSame(before, receipt)) return ok({
		receipt: before,
		written,
		notes: []
	});
	const outcome = await store.write(receiptKey(push.sha), encodeReceipt(receipt), conditionOf(standing));
	if (!outcome.ok) return outcome;
	if (outcome.value.kind === "conflict") return ok("overtaken");
	const removed = await removeFiles(store, push.sha, Object.keys(before?.files ?? {}).filter((name) => !(name in receipt.files)));
	return removed.ok ? ok({
		receipt,
		written,
		notes: standing.kind === "damaged" ? [replacedDamaged(push.sha)] : []
	}) : removed;
}
async function writeFiles({ store, push: { sha }, files }, kept) {
	const facts = {};
	const written = [];
	for (const file of files) {
		const key = commitKey(sha, file.name);
		const standing = kept[file.name];
		const intact = standing?.content_sha256 === file.contentSha256 ? await isIntact(store, key, standing) : ok(false);
		if (!intact.ok) return intact;
		if (intact.value && standing !== void 0) {
			facts[file.name] = standing;
			continue;
		}
		const { bytes, facts: stored } = file.encode();
		const outcome = await store.write(key, bytes);
		if (!outcome.ok) return outcome;
		facts[file.name] = stored;
		written.push(file.name);
	}
	return ok({
		facts,
		written
	});
}
async function isIntact(store, key, standing) {
	const facts = await store.head(key);
	if (!facts.ok) return facts;
	const { bytes, sha256 } = facts.value ?? {};
	return ok(bytes === standing.bytes && (sha256 ?? standing.sha256) === standing.sha256);
}
function makeReceipt({ clock, push }, before, files) {
	const manifest = push.files.find((file) => file.kind === "manifest");
	return {
		schema: "sluice/receipt/v1",
		sha: push.sha,
		role: push.role,
		dbt_version: manifest?.dbtVersion ?? before?.dbt_version ?? null,
		generated_at: manifest?.generatedAt ?? before?.generated_at ?? null,
		stored_at: clock.now().toISOString(),
		files
	};
}
function isSame(before, after) {
	const names = Object.keys(after.files);
	return names.length === Object.keys(before.files).length && names.every((name) => before.files[name]?.sha256 === after.files[name]?.sha256) && before.role === after.role;
}
async function removeFiles(store, sha, names) {
	return collect(await Promise.all(names.map((name) => store.remove(commitKey(sha, name)))));
}
function productionStays(sha) {
	return `Production has stored its artifacts for ${sha} already: those of the review were not stored over them.`;
}
function replacedDamaged(sha) {
	return `The receipt of ${sha} could not be read and was written anew.`;
}
function pointerFromReview() {
	return {
		kind: "usage",
		code: "store-pointer-from-review",
		what: "The artifacts of a pull request cannot become the newest of a branch",
		next: "Push without a branch, or publish from a push to the branch itself."
	};
}
function noManifest(sha) {
	return {
		kind: "input",
		code: "store-manifest-missing",
		what: `There is no manifest to store for ${sha}`,
		why: "a commit is of use as a baseline only with its manifest",
		next: "Push target/manifest.json first or together with the other artifacts."
	};
}
function neverAlone(uri) {
	return {
		kind: "service",
		code: "store-contended",
		what: "Other pushes kept changing this commit",
		where: { file: uri },
		next: "Find out what else pushes the same commit, then push again."
	};
}

// src/pipeline/store/unpack-artifacts.ts
/**
* Artifacts as dbt wrote them, for a directory that `dbt --state` reads. Run results of a single command take the
* name that dbt looks for; of several, none is the right one for its `result:` method.
*/
function unpackArtifacts(files) {
	const results = files.filter((file) => file.artifact === "run_results");
	return collect(files.map((file) => unpack(file, results.length === 1)));
}
function unpack(file, alone) {
	const plain = decompress(file.content, file.uri);
	if (!plain.ok) return plain;
	const command = file.artifact === "run_results" && !alone && file.command !== null ? `.${file.command}` : "";
	return ok({
		name: `${file.artifact}${command}.json`,
		content: plain.value
	});
}

export { preparePush, pushArtifacts, saveFiles, unpackArtifacts };