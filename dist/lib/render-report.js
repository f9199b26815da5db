import { unreachable } from "./unreachable.js";
import { GATE_ICONS, loadLayOutOf, mustAct, nameSubject, renderComment, scoresOf } from "./render-markdown.js";
import { renderAnnotations, renderWorkflowCommands } from "./annotations.js";
import { count, describeHit, readFacts } from "./summarise.js";
import { terminalText } from "./escape.js";
import { groupPlan, sayDrift, sayModes } from "./say-smart.js";
import { renderReasons } from "./render-plan-text.js";
import { alignRows, makePalette, wrap } from "./terminal.js";

// src/render/render-json.ts
/** The report itself. JSON may spell a bracket as an escape: a log in which the runner looks for `##[command]` holds none. */
function renderJson(report) {
	return `${JSON.stringify(report, null, 2).replaceAll("##[", String.raw`##\u005b`)}\n`;
}

// src/render/render-text.ts
const LIST_MAX = 20;
/** The report for a terminal: the verdict first and last thing to see, names without power over the terminal. */
function renderText(report, { color, width }) {
	const palette = makePalette(color);
	return `${[
		`${GATE_ICONS[report.verdict.gate]} ${palette.strong(terminalText(report.verdict.summary))}`,
		...mustAct(report).map((finding) => renderFinding(finding, palette, width)),
		renderScores(report, palette),
		renderChanged(report, palette, width),
		renderImpact(report, palette),
		renderWaivers(report, palette, width),
		renderFidelity(report, palette, width)
	].filter((block) => block !== "").join("\n\n")}\n`;
}
function renderFinding(finding, palette, width) {
	const { severity, place, rule } = finding;
	const { found, next, ...reached } = readFacts(finding);
	const paint = severity === "error" ? palette.bad : palette.doubtful;
	const where = place === null ? [] : [terminalText(`${place.file}${place.line === void 0 ? "" : `:${place.line}`}`)];
	const title = [nameSubject(finding) ?? rule, ...where].map((part) => terminalText(part, 120)).join("  ");
	const body = [
		found,
		describeHit(reached),
		next
	].flatMap((sentence) => sentence === null ? [] : [wrap(terminalText(sentence), width, "    ")]);
	return [
		`  ${paint(severity)} ${palette.strong(title)}`,
		...body,
		`    ${palette.quiet(terminalText(rule))}`
	].join("\n");
}
function renderScores(report, palette) {
	const rows = scoresOf(report).map(({ label, before, after, delta }) => [
		label,
		[before, after].filter((part) => part !== "").join(" -> "),
		delta
	]);
	return [palette.strong("Scorecard"), ...alignRows(rows).map((row) => `  ${row}`)].join("\n");
}
function renderChanged({ plan, findings }, palette, width) {
	const { changed, downstream, others, tests } = groupPlan(plan);
	if (plan.entries.length === 0) return "";
	const counted = [
		changed,
		downstream,
		others,
		tests
	].filter(({ entries }) => entries.length > 0).map(({ title, entries }) => `${entries.length} ${title.toLowerCase()}`);
	const lines = changed.entries.slice(0, LIST_MAX).map((entry) => wrap(`${terminalText(entry.name)}: ${renderReasons(entry)}`, width, "  "));
	const said = [sayDrift(plan, findings), sayModes(plan)].flatMap((sentence) => sentence === null ? [] : [wrap(sentence, width, "  ")]);
	return [
		`${palette.strong("Plan")}  ${counted.join(", ")}`,
		...said,
		...lines,
		...sayLeft(changed.entries.length, "changed resource")
	].join("\n");
}
function renderImpact({ impact }, palette) {
	if (impact.exposures.length === 0) return "";
	const lines = impact.exposures.slice(0, LIST_MAX).map(({ label, name, type, owner }) => `  ${terminalText(`${label ?? name} (${[type, owner].filter(Boolean).join(", ")})`, 200)}`);
	return [
		`${palette.strong("Impact")}  ${count(impact.exposures.length, "exposure")}, ${count(impact.models, "model")} downstream`,
		...lines,
		...sayLeft(impact.exposures.length, "exposure")
	].join("\n");
}
function renderWaivers({ waivers }, palette, width) {
	const heard = waivers.filter(({ used, expired }) => used > 0 || expired);
	if (heard.length === 0) return "";
	const lines = heard.slice(0, LIST_MAX).map(({ rule, node, used, until, expired, owner, reason }) => {
		const term = expired ? `expired on ${until}` : `covers ${count(used, "finding")} until ${until}`;
		return wrap(terminalText(`${rule} on ${node ?? "every node"}: ${term}. ${owner}: ${reason}`), width, "  ");
	});
	return [
		palette.strong("Waivers"),
		...lines,
		...sayLeft(heard.length, "waiver")
	].join("\n");
}
function renderFidelity({ fidelity, notEvaluated }, palette, width) {
	const base = fidelity.baseSha === null ? fidelity.baseSource : `${fidelity.baseSha.slice(0, 7)} (${fidelity.baseSource})`;
	const skews = fidelity.skews.map(({ kind, before, after }) => `Base and head differ in ${kind}: ${before} and ${after}.`);
	const missing = notEvaluated.map(({ what, why, next }) => `Not evaluated: ${what}, ${why}. ${next}`);
	const lines = [
		...skews,
		...fidelity.notes,
		...missing
	].map((sentence) => wrap(terminalText(sentence), width, "  "));
	return [`${palette.strong("Fidelity")}  compared with ${terminalText(base)}`, ...lines].join("\n");
}
function sayLeft(total, noun) {
	return total <= LIST_MAX ? [] : [`  … and ${count(total - LIST_MAX, `more ${noun}`)}; the JSON report has all`];
}

// src/cli/render-report.ts
/** A report in the format that was asked for. */
async function renderReport(report, format, terminal) {
	switch (format) {
		case "text": return renderText(report, terminal);
		case "markdown": return renderComment(report, await loadLayOutOf(report));
		case "json": return renderJson(report);
		case "github": return renderWorkflowCommands(renderAnnotations(report));
		default: return unreachable(format);
	}
}

export { renderReport };