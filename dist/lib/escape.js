// src/render/escape.ts
/**
* The one place where names, SQL and sentences of users become text of ours. Nothing that passes through here can be a
* link, a mention, a reference, an image, HTML, a marker, a workflow command, or a character that cannot be seen.
*
* GitHub looks for mentions, references, addresses and emoji in the text that Markdown leaves, so a backslash does not
* stop it. Code spans do: names always stand in one. In sentences a zero-width space of our own parts what it looks for.
*/
/** Names longer than this are cut in the middle. */
const NAME_MAX = 64;
/** What ends up in one line: nothing invisible, nothing that turns the reading direction, no control character. */
function plainLine(text) {
	return text.replaceAll(/\s+/g, " ").trim().replaceAll("️", "").replaceAll(UNSEEN, "�").replace(/^\p{M}/u, "◌$&");
}
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;
/** At most `max` characters, the middle left out: both ends of a name tell more than its middle. */
function shorten(text, max) {
	const letters = [...text];
	if (letters.length <= max) return text;
	const head = Math.ceil((max - 1) / 2);
	return `${letters.slice(0, head).join("")}…${letters.slice(letters.length - (max - 1 - head)).join("")}`;
}
/** The first characters of a line, with a mark when it is cut. */
function cutEnd(line, max) {
	const letters = [...line];
	return letters.length > max ? `${letters.slice(0, Math.max(0, max - 1)).join("")}…` : line;
}
/** One plain line of at most `max` characters. A name can be as long as a manifest: only its ends are looked at. */
function shortLine(text, max) {
	const reach = max * 4;
	return shorten(plainLine(text.length > reach * 3 ? `${text.slice(0, reach)}…${text.slice(-reach)}` : text), max);
}
/** A name as a Markdown code span. */
function codeSpan(name, max = 64) {
	const text = unmark(shortLine(name, max));
	if (text === "") return "`\"\"`";
	const fence = "`".repeat(longestRun(text) + 1);
	const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
	return `${fence}${pad}${text}${pad}${fence}`;
}
/** A sentence of a user as Markdown text. */
function escapeText(sentence, max = 400) {
	return escapeSigns(shortLine(sentence, max));
}
const escapeSigns = (line) => line.replaceAll(SIGNS, escapeSign);
const SIGNS = /www(?=\.)|\bGH-(?=\d)|\b[0-9a-f]{7,}\b|:(?=[\w+/-])|@(?=\w)|[&<>|$]|[\\`*_{}[\]()#!~+=.-]/gi;
const PART = "&#8203;";
function escapeSign(found) {
	if (/^[&<>|$]$/.test(found)) return `&#${found.codePointAt(0)};`;
	if (/^[\\`*_{}[\]()!~+=.-]$/.test(found)) return `\\${found}`;
	return /^[0-9a-f]{7,}$/i.test(found) ? found.replaceAll(/.{6}(?=.)/g, `$&${PART}`) : `${found.replaceAll(/[#-]/g, String.raw`\$&`)}${PART}`;
}
/** A message of ours, in which names stand between backticks. */
function escapeMessage(message, max = 1e3) {
	const parts = shortLine(message, max).split("`");
	return parts.map((part, index) => index % 2 === 1 && index < parts.length - 1 ? codeSpan(part) : escapeSigns(part)).join("");
}
/** A block of code of a user, with a fence that it cannot close. */
function codeBlock(language, code) {
	const text = unmark(plainLines(code));
	const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
	return `${fence}${language}\n${text}\n${fence}`;
}
/** Lines as they are, with tabs, and nothing that cannot be seen. */
function plainLines(text) {
	return text.replaceAll(/\r\n?/g, "\n").replaceAll(UNSEEN, (sign) => sign === "\n" || sign === "	" ? sign : "�");
}
/**
* Cells as a row of a table. A pipe ends a cell even inside a code span unless a backslash stands before it,
* and a backslash before that one would take its meaning away; there a broken bar stands in.
*/
function tableRow(cells) {
	return `| ${cells.map((cell) => cell.replaceAll("\\|", "\\¦").replaceAll("|", String.raw`\|`)).join(" | ")} |`;
}
/** A name or sentence for a terminal or a log line: no escape sequence, and nothing that a runner takes for a command. */
function terminalText(text, max = 1e3) {
	return breakCommands(shortLine(text, max));
}
/** The runner obeys `##[name]` anywhere in a line, and `::name::` at its start. */
function breakCommands(text) {
	return text.replaceAll("##[", "## [").replaceAll(/^(\s*):(?=:)/gm, "$1: ");
}
/** An address that can stand in a link, or null: http only, without credentials, nothing that ends the link. */
function safeUrl(text) {
	if (text === null || !URL.canParse(text)) return null;
	const url = new URL(text);
	if (!["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "") return null;
	return url.href.replaceAll(/[()|\\`<>"'\s]/g, percentEncode);
}
/** A path as part of an address; null when it would leave the place it is put under. */
function urlPath(path) {
	const parts = path.split("/");
	if (parts.some((part) => part === "" || part === "." || part === "..")) return null;
	return parts.map((part) => encodeURIComponent(part.replaceAll(/\p{Cs}/gu, "�")).replaceAll(/[()'*!]/g, percentEncode)).join("/");
}
const percentEncode = (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
function unmark(text) {
	return text.replaceAll("<!--", "<! --");
}
function longestRun(text) {
	return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

export { breakCommands, codeBlock, codeSpan, cutEnd, escapeMessage, escapeText, plainLines, safeUrl, shortLine, tableRow, terminalText, urlPath };