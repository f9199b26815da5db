// src/action/outputs.ts
/** GitHub takes 1 MB of outputs per job, counted in UTF-16; a shell takes less of one line. */
const LONGEST_SELECTOR = 1e5;
const LONGEST_LIST = 2e5;
/** Every output of a run that judged something. */
function renderOutputs(report, facts) {
	const { plan, verdict, fidelity, coverage, cost } = report;
	const breaking = report.findings.filter(({ kind, waiver }) => kind === "breaking" && waiver === null);
	return {
		gate: verdict.gate,
		selector: plan.selector.length > LONGEST_SELECTOR ? "" : plan.selector,
		"selector-file": facts.selectorFile,
		"has-changes": String(plan.entries.length > 0),
		"modified-count": String(plan.modifiedCount),
		"selected-count": String(plan.entries.length),
		"state-path": facts.statePath,
		"breaking-changes": renderBreaking(breaking),
		"has-breaking-changes": String(breaking.length > 0),
		coverage: renderCoverage(coverage),
		"cost-delta": String(cost?.deltaUsdPerMonth ?? ""),
		"report-path": facts.reportPath,
		"comment-url": facts.commentUrl,
		"artifact-uri": facts.artifactUri,
		"base-sha": fidelity.baseSha ?? "",
		"base-source": fidelity.baseSource
	};
}
/** The outputs of a run without a report: every name is set, so that later steps need not ask which exist. */
function emptyOutputs(gate, artifactUri = "") {
	return {
		gate,
		selector: "",
		"selector-file": "",
		"has-changes": "false",
		"modified-count": "0",
		"selected-count": "0",
		"state-path": "",
		"breaking-changes": "[]",
		"has-breaking-changes": "false",
		coverage: "",
		"cost-delta": "",
		"report-path": "",
		"comment-url": "",
		"artifact-uri": artifactUri,
		"base-sha": "",
		"base-source": ""
	};
}
function renderBreaking(findings) {
	const items = findings.map(({ rule, severity, node, column, message, place }) => ({
		rule,
		severity,
		node,
		column,
		message,
		file: place?.file ?? null,
		line: place?.line ?? null
	}));
	let length = 2;
	const fitting = items.findIndex((item) => (length += JSON.stringify(item).length + 1) > LONGEST_LIST);
	return JSON.stringify(fitting === -1 ? items : [...items.slice(0, fitting), { truncated: items.length - fitting }]);
}
function renderCoverage(coverage) {
	const patch = coverage?.patch ?? null;
	if (patch === null) return "";
	const total = patch.modelsTested.total + patch.columnsTested.total;
	return total === 0 ? "" : String(Number(((patch.modelsTested.covered + patch.columnsTested.covered) / total).toFixed(4)));
}

export { emptyOutputs, renderOutputs };