import { terminalText } from "./escape.js";
import { openFindings } from "./render-markdown.js";

// src/render/annotations.ts
const LEVELS = {
	error: "error",
	warning: "warning",
	info: "notice"
};
const MESSAGE_MAX = 4096;
const TITLE_MAX = 255;
/** The findings that no waiver covers; what closes the gate comes first, since GitHub shows ten of a level. */
function renderAnnotations(report) {
	return openFindings(report).map(renderAnnotation);
}
function renderAnnotation({ rule, severity, node, column, place, message }) {
	const subject = [node, column].filter((part) => part !== null).join(".");
	return {
		level: LEVELS[severity],
		file: place?.file ?? null,
		line: place?.line ?? null,
		title: terminalText(subject === "" ? rule : `${rule} ${subject}`, TITLE_MAX),
		message: terminalText(message, MESSAGE_MAX)
	};
}
/** Annotations as the lines that a step writes to its log (`--format github`). */
function renderWorkflowCommands(annotations) {
	return annotations.map(renderCommand).join("");
}
function renderCommand({ level, file, line, title, message }) {
	return `::${level} ${[
		...file === null ? [] : [`file=${escapeProperty(file)}`],
		...line === null ? [] : [`line=${line}`],
		`title=${escapeProperty(title)}`
	].join(",")}::${escapeData(message)}\n`;
}
function escapeData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

export { renderAnnotations, renderWorkflowCommands };