// src/kernel/brand.ts
const nodeId = (text) => text;
const macroId = (text) => text;
const SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** The commit hash in `text`, or undefined: store keys and API paths are made from nothing else. */
function parseSha(text) {
	return SHA.test(text) ? text : void 0;
}

export { macroId, nodeId, parseSha };