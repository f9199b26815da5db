import "../vendor/runtime.js";
import { nearestName } from "./nearest.js";
import { ok, refuse } from "./result.js";
import { rules as rules$1 } from "./registry.js";
import { answer } from "./outcome.js";

// src/cli/commands/rules.ts
/** The catalogue of rules, or the page of one. */
function rules({ rule, format }) {
	if (rule === void 0) return ok(answer(renderCatalogue(format)));
	const found = rules$1.find(({ id }) => id === rule);
	return found === void 0 ? refuseRule(rule) : ok(answer(renderPage(found, format)));
}
function renderCatalogue(format) {
	if (format === "json") return `${JSON.stringify(rules$1.map(describe), null, 2)}\n`;
	if (format === "markdown") return `${[
		"| rule | kind | severity | finds |",
		"| --- | --- | --- | --- |",
		...rules$1.map(({ id, kind, severity, summary }) => `| \`${id}\` | ${kind} | ${severity} | ${summary} |`)
	].join("\n")}\n`;
	const width = Math.max(...rules$1.map(({ id }) => id.length));
	return rules$1.map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`).join("");
}
function renderPage(rule, format) {
	const { id, summary, kind, severity, since, message, next } = rule;
	if (format === "json") return `${JSON.stringify(describe(rule), null, 2)}\n`;
	return `${[
		format === "markdown" ? `# \`${id}\`` : id,
		summary,
		`Kind ${kind}, severity ${severity} unless the case or the configuration says otherwise, since ${since}.`,
		`It says: ${message}`,
		`It advises: ${next}`
	].join("\n\n")}\n`;
}
const describe = ({ id, kind, severity, since, summary, message, next }) => ({
	id,
	kind,
	severity,
	since,
	summary,
	message,
	next
});
function refuseRule(rule) {
	const near = nearestName(rule, rules$1.map(({ id }) => id));
	const next = near === void 0 ? "Run `sluice rules` for the names." : `Did you mean ${near}?`;
	return refuse({
		kind: "usage",
		code: "unknown-rule",
		what: `there is no rule '${rule}'`,
		next
	});
}

export { rules };