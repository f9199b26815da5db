import { resolve, sep } from "node:path";
import { readFile, realpath } from "node:fs/promises";

// src/adapters/file-checkout.ts
/** The files below `root`; a path or a symbolic link that leads out of it is treated as absent. */
function openCheckout(root) {
	return { async readText(path) {
		const file = await insideRoot(root, path);
		if (file === void 0) return void 0;
		const bytes = await readFile(file).catch(() => void 0);
		return bytes === void 0 ? void 0 : decode(bytes);
	} };
}
async function insideRoot(root, path) {
	const base = await realpath(root).catch(() => void 0);
	const file = base === void 0 ? void 0 : await realpath(resolve(base, path)).catch(() => void 0);
	if (base === void 0 || file === void 0 || !file.startsWith(base + sep)) return void 0;
	return file;
}
function decode(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return;
	}
}

export { openCheckout };