import { breakCommands } from "./escape.js";

// src/render/terminal.ts
const CODES = {
	bad: [31, 39],
	doubtful: [33, 39],
	good: [32, 39],
	strong: [1, 22],
	quiet: [2, 22]
};
/** The colours of ANSI terminals, or none. */
function makePalette(color) {
	const paint = ([on, off]) => (text) => color ? `\u{1B}[${on}m${text}\u{1B}[${off}m` : text;
	return {
		bad: paint(CODES.bad),
		doubtful: paint(CODES.doubtful),
		good: paint(CODES.good),
		strong: paint(CODES.strong),
		quiet: paint(CODES.quiet)
	};
}
/** A sentence in lines of at most `width`, each after `indent`; a word that is longer has a line of its own. */
function wrap(sentence, width, indent = "") {
	const lines = [];
	let line = "";
	for (const word of sentence.split(" ")) if (line !== "" && indent.length + line.length + 1 + word.length > width) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line].map((text) => `${indent}${breakCommands(text)}`).join("\n");
}
/** Rows with their first cells padded to one width, the last as it is. */
function alignRows(rows) {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
	return rows.map((row) => row.map((cell, column) => column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
}

export { alignRows, makePalette, wrap };