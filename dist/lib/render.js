import "../vendor/runtime.js";
import { ok, refuse } from "./result.js";
import { parseReport } from "./parse-report.js";
import { answer } from "./outcome.js";
import { renderReport } from "./render-report.js";
import { readFile } from "node:fs/promises";

// src/cli/commands/render.ts
/** A stored report in another format. It says what was judged then: the gate is not asked again. */
async function render({ report: file, format }, { terminal }) {
	const report = await readReport(file);
	return report.ok ? ok(answer(await renderReport(report.value, format, terminal))) : report;
}
async function readReport(file) {
	const text = await readFile(file, "utf8").catch((error) => error);
	if (typeof text !== "string") return refuse(unreadable(file, text.code ?? text.message));
	try {
		return parseReport(JSON.parse(text), file);
	} catch (error) {
		return refuse(unreadable(file, error instanceof Error ? error.message : String(error)));
	}
}
function unreadable(file, why) {
	return {
		kind: "input",
		code: "report-unreadable",
		what: "the report cannot be read",
		where: { file },
		why,
		next: "Name a report that `sluice check --format json` or the action wrote."
	};
}

export { render };