import "../vendor/runtime.js";
import { openCheckout } from "./file-checkout.js";
import { ok } from "./result.js";
import { reviewChange } from "./review-change.js";
import { makePlanRequest } from "./make-plan-request.js";
import { openChange, projectFolderOf } from "./open-change.js";
import { readSettings } from "./read-settings.js";
import { renderReport } from "./render-report.js";
import { VERSION } from "./version.js";

// src/cli/commands/check.ts
/** The whole report of a change, and the gate. */
async function check(line, shell) {
	const settings = await readSettings(line.common.config, {
		store: void 0,
		failOn: line.failOn,
		warnOnly: line.warnOnly
	});
	if (!settings.ok) return settings;
	const change = await openChange({
		...line.plan,
		config: line.common.config,
		extra: {
			catalog: line.catalog,
			run_results: line.runResults
		}
	}, shell);
	if (!change.ok) return change;
	const report = await review(line, {
		change: change.value,
		settings: settings.value,
		shell
	});
	if (!report.ok) return report;
	return ok({
		text: await renderReport(report.value, line.format, shell.terminal),
		gateClosed: report.value.verdict.gate === "fail"
	});
}
function review({ plan }, { change, settings, shell }) {
	const { base, head, baseline, other, statePath, stateFrom } = change;
	const now = shell.clock.now();
	return reviewChange({
		base: base.set,
		head: head.set,
		other,
		...makePlanRequest(plan, now),
		mode: plan.mode,
		settings,
		now,
		tool: {
			version: VERSION,
			url: null
		},
		subject: {
			event: null,
			serverUrl: null,
			repository: null,
			pullRequest: null,
			headSha: null,
			runUrl: null
		},
		fidelity: {
			baseSha: baseline.sha,
			baseSource: baseline.source,
			notes: baseline.notes,
			artifacts: [...base.facts, ...head.facts]
		},
		projectFolder: projectFolderOf(plan.head),
		statePath,
		stateFrom,
		notEvaluated: [
			...base.notEvaluated,
			...head.notEvaluated,
			...change.notEvaluated
		]
	}, openCheckout(process.cwd()));
}

export { check };