import "../vendor/runtime.js";
import { restoreCache, saveCache } from "../vendor/actions-cache.js";
import { dirname, join } from "node:path";
import { lstat, mkdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";

// src/adapters/store/actions-cache.ts
/**
* Saves `copy` under its key. False when the service did not take it: it answers so for a token that may only
* read, and for an entry that another job is making.
*/
async function saveCopy(folder, { cacheKey, content, facts }) {
	if (await restoreCache([folder], cacheKey, [], { lookupOnly: true }) === cacheKey) return true;
	return inFolder(folder, async () => {
		await mkdir(folder, { recursive: true });
		await writeFile(join(folder, "content"), content);
		await writeFile(join(folder, "facts.json"), JSON.stringify(facts));
		return await saveCache([folder], cacheKey) !== -1;
	});
}
/** The newest entry whose key begins with `prefix`, undefined when there is none. */
function restoreCopy(folder, prefix) {
	return inFolder(folder, async () => {
		const cacheKey = await restoreCache([folder], prefix, [prefix]);
		if (cacheKey === void 0 || !(await lstat(join(folder, "content"))).isFile()) return void 0;
		return {
			cacheKey,
			content: await readFile(join(folder, "content")),
			facts: await readCopyFacts(folder)
		};
	});
}
async function inFolder(folder, work) {
	await rm(folder, {
		recursive: true,
		force: true
	});
	try {
		return await work();
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
		for (const parent of [dirname(folder), dirname(dirname(folder))]) await rmdir(parent).catch(() => void 0);
	}
}
async function readCopyFacts(folder) {
	const facts = JSON.parse(await readFile(join(folder, "facts.json"), "utf8"));
	const text = (value) => typeof value === "string" ? value : null;
	return typeof facts === "object" && facts !== null ? {
		etag: text(Reflect.get(facts, "etag")),
		modifiedAt: text(Reflect.get(facts, "modifiedAt"))
	} : {
		etag: null,
		modifiedAt: null
	};
}

export { restoreCopy, saveCopy };