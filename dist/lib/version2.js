import "../vendor/runtime.js";
import { ok } from "./result.js";
import { answer } from "./outcome.js";
import { VERSION } from "./version.js";

// src/cli/commands/version.ts
/** The version of Sluice and of the Node that runs it. */
function version({ format }) {
	const versions = {
		sluice: VERSION,
		node: process.versions.node
	};
	return ok(answer(format === "json" ? `${JSON.stringify(versions)}\n` : `sluice ${versions.sluice} (Node ${versions.node})\n`));
}

export { version };