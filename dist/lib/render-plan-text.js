import { count } from "./summarise.js";
import { cutEnd, terminalText } from "./escape.js";
import { CONFIDENCES, callChain, groupPlan, markOrigin, reasonOf, sayDrift, sayModes, saySkews } from "./say-smart.js";
import { alignRows, makePalette, wrap } from "./terminal.js";

// src/render/render-smart-text.ts
/** Both modes, the rules that part them, and what skew does; empty where they agree. */
function renderSmartText(plan, palette, width) {
	const said = sayModes(plan);
	if (said === null || plan.smart === void 0) return "";
	const { drops, additions } = plan.smart;
	const rows = [...drops.map((rule) => rowOf("-", rule)), ...additions.map((rule) => rowOf("+", rule))];
	return [
		palette.strong("Smart mode"),
		wrap(said, width, "  "),
		...alignRows(rows).map((row) => `  ${cutEnd(row, width - 2)}`),
		...saySkews(plan.smart).map((sentence) => wrap(terminalText(sentence), width, "  "))
	].join("\n");
}
function rowOf(mark, { rule, confidence, count, unique_ids }) {
	const more = count > NAMED_MAX ? `, and ${count - NAMED_MAX} more` : "";
	const names = unique_ids.slice(0, NAMED_MAX).map((id) => terminalText(id));
	return [
		`${mark} ${terminalText(rule)}`,
		String(count),
		CONFIDENCES[confidence],
		`${names.join(", ")}${more}`
	];
}
const NAMED_MAX = 3;

// src/render/render-plan-text.ts
/** The whole plan: what is selected, and the reason of each. */
function renderPlanText(plan, { color, width }) {
	const palette = makePalette(color);
	const drift = sayDrift(plan);
	const { changed, downstream, others, tests } = groupPlan(plan);
	const groups = [
		changed,
		downstream,
		others,
		tests
	].filter(({ entries }) => entries.length > 0);
	const removed = plan.removed.map(({ unique_id, disabled }) => `  - ${terminalText(unique_id)}${disabled ? " (disabled)" : ""}`);
	return `${[
		plan.entries.length === 0 ? "Nothing is selected." : `${count(plan.entries.length, "resource")} selected by ${terminalText(`--select ${plan.select.join(" ")}`)}`,
		...drift === null ? [] : [drift],
		...[renderSmartText(plan, palette, width)].filter((block) => block !== ""),
		...groups.map((group) => renderGroup(group, palette, width)),
		...removed.length === 0 ? [] : [[palette.strong(`Removed (${removed.length})`), ...removed].join("\n")],
		...plan.raises.map((message) => palette.bad(`dbt itself fails on this selection: ${terminalText(message)}`)),
		...plan.warnings.map((warning) => palette.doubtful(`dbt would warn: ${terminalText(warning)}`)),
		...(plan.beyond ?? []).map((id) => palette.doubtful(`dbt cannot tell ${terminalText(id)} from a planned resource: the names below take it along`)),
		...plan.commands.length === 0 ? [] : [renderCommands(plan, palette)]
	].join("\n\n")}\n`;
}
const COMMAND_MAX = 500;
/** A command that names more than fits a screen is left to `--format commands`. */
function renderCommands({ commands }, palette) {
	const short = commands.filter((command) => command.length <= COMMAND_MAX);
	return [palette.strong("The same with dbt"), ...short.map((command) => `  ${terminalText(command)}`)].join("\n");
}
function renderGroup({ title, entries }, palette, width) {
	const rows = entries.map((entry) => [
		MARKS[entry.why] ?? "*",
		`${terminalText(entry.name)}${entry.resource_type === "model" ? "" : ` (${terminalText(entry.resource_type)})`}`,
		renderWhy(entry)
	]);
	const lines = alignRows(rows).map((line) => `  ${cutEnd(line, width - 2)}`);
	return [palette.strong(`${title} (${entries.length})`), ...lines].join("\n");
}
const MARKS = {
	modified: "~",
	new: "+",
	downstream: ">",
	upstream: "<",
	test: "?"
};
function renderWhy(entry) {
	if (entry.because.length > 0) return renderReasons(entry);
	return entry.via.map((id) => terminalText(id.split(".").slice(2).join(".") || id)).join(" > ");
}
/** Why a resource differs, and whose change it is where that is not the author's. */
function renderReasons(entry) {
	const mark = markOrigin(entry);
	return `${entry.because.map(renderReason).join("; ")}${mark === null ? "" : ` (${mark})`}`;
}
/** `config materialized: view -> table`. */
function renderReason(because) {
	const { label, name, values } = reasonOf(because);
	const chain = callChain(because);
	const parts = [label, ...name === null ? [] : [name]].join(" ");
	const through = chain.length === 0 ? "" : ` through ${chain.slice(0, -1).join(" > ")}`;
	return terminalText(values === null ? `${parts}${through}` : `${parts}: ${values.before} -> ${values.after}`);
}

export { renderPlanText, renderReasons };