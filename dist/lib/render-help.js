import "../vendor/runtime.js";
import { COMMANDS, COMMON_FLAGS, FLAGS, findCommand } from "./flags.js";

// src/cli/render-help.ts
/** The overview, or the help of one command. */
function renderHelp(topic) {
	const spec = topic === void 0 ? void 0 : findCommand(topic);
	return topic === void 0 || spec === void 0 ? renderOverview() : renderCommand(topic, spec);
}
function renderOverview() {
	const commands = Object.entries(COMMANDS).map(([name, { summary }]) => [name, summary]);
	return lines("Sluice, the pull-request gate for dbt.", "", "Usage: sluice COMMAND [FLAGS]", "", ...columns(commands), "", "Begin with `sluice demo`. `sluice help COMMAND` tells the flags of a command.", "Exit codes: 0 gate open, 1 gate closed by findings, 2 wrong usage, 3 something cannot be read or reached, 70 a defect of Sluice.");
}
function renderCommand(name, spec) {
	const required = spec.required.map((key) => `--${FLAGS[key].name} ${FLAGS[key].placeholder}`);
	const usage = [
		"sluice",
		name,
		...spec.operands,
		...required,
		"[FLAGS]"
	].join(" ");
	return lines(`${spec.summary}.`, "", `Usage: ${usage}`, ...spec.formats.length === 0 ? [] : ["", `Formats: ${spec.formats.join(", ")}.`], ...spec.flags.length === 0 ? [] : ["", ...columns(spec.flags.map(describeFlag))], "", "Every command takes:", ...columns(COMMON_FLAGS.map(describeFlag)), "", "Examples:", ...spec.examples.map((example) => `  ${example}`));
}
function describeFlag(key) {
	const { name, kind, placeholder, description } = FLAGS[key];
	const isChoice = placeholder.includes("|");
	const value = isChoice ? " WORD" : placeholder === "" ? "" : ` ${placeholder}`;
	const words = isChoice ? ` One of ${placeholder.replaceAll("|", ", ")}.` : "";
	return [`--${name}${value}${kind === "list" ? " ..." : ""}`, `${description}${words}`];
}
function columns(rows) {
	const width = Math.max(...rows.map(([left]) => left.length)) + 2;
	return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}
const lines = (...all) => `${all.join("\n")}\n`;

export { renderHelp };