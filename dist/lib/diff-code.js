import { plainLines } from "./escape.js";
import { structuredPatch } from "../vendor/diff.js";

// src/render/mask-template.ts
/**
* Hides `{{ ... }}` behind a word, so that `{{ prefix }}_orders` stays one name, and `{% ... %}` behind a comment on a
* line of its own. Inside quotes and comments a tag is a word whatever it is. Undefined for code that holds our words.
*/
function maskTemplate(sql) {
	if (sql.length > LENGTH_MAX || sql.includes(WORD) || !isClosed(sql)) return void 0;
	const tags = [];
	const hide = (tag) => `${WORD}${String(tags.push(spellTag(tag)) - 1).padStart(5, "0")}`;
	const code = sql.replaceAll("\r\n", "\n").replaceAll(TOKENS, (token) => maskToken(token, hide));
	const spelled = sql.replaceAll(TAGS, spellTag);
	return {
		code,
		restore: (formatted) => {
			const restored = show(formatted, tags);
			return isSame(restored, spelled) ? restored : void 0;
		}
	};
}
const LENGTH_MAX = 1e5;
const WORD = "sluice_tag_";
/** What stands between delimiters: a quoted text in it may hold delimiters of its own. */
const INSIDE = String.raw`(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[^'"])*?`;
const TAG = String.raw`\{\{${INSIDE}\}\}|\{%${INSIDE}%\}|\{#.*?#\}`;
const TAGS = new RegExp(TAG, "gs");
/** Tags, comments and quotes; the latter two with tags inside, whose own quotes end nothing. */
const TOKENS = new RegExp(`${TAG}|--[^\\n]*|/\\*.*?\\*/|'(?:${TAG}|''|[^'])*'|"(?:${TAG}|""|[^"])*"`, "gs");
/** To look for an end that is not there takes longest. */
function isClosed(sql) {
	const count = (sign) => sql.split(sign).length;
	return count("{{") <= count("}}") && count("{%") <= count("%}") && count("/*") === count("*/");
}
function maskToken(token, hide) {
	if (token.startsWith("{%") || token.startsWith("{#")) return `\n--${hide(token)}\n`;
	return token.startsWith("{{") ? hide(token) : token.replaceAll(TAGS, hide);
}
/** One space inside the delimiters, which means nothing to Jinja. */
function spellTag(tag) {
	const [, open = "", inside = "", close = ""] = /^(\{[{%#][-+]?)(.*?)([-+]?[}%#]\})$/s.exec(tag) ?? [];
	return `${open} ${inside.trim()} ${close}`;
}
function show(code, tags) {
	return code.replaceAll(MASKS, (_, index) => tags[Number(index)] ?? "");
}
const MASKS = new RegExp(`(?:--)?${WORD}(\\d{5})`, "g");
/** Two texts of the same characters, and of the same words once the blocks are gone that may stand between two of them. */
function isSame(a, b) {
	return a.replaceAll(/\s+/g, "") === b.replaceAll(/\s+/g, "") && wordsOf$1(a) === wordsOf$1(b);
}
const BLOCKS = /\{%.*?%\}|\{#.*?#\}/gs;
/** The text without the white space that parts no words. */
function wordsOf$1(text) {
	return text.replaceAll(BLOCKS, "").replaceAll(/\s+/g, " ").trim().replaceAll(/(?<![\p{L}\p{N}_$'"`{}]) | (?![\p{L}\p{N}_$'"`{}])/gu, "");
}

// src/render/lay-out-sql.ts
/** Loads the formatter in the dialect of a dbt adapter. It is large, so that only who shows SQL pays for it. */
async function loadLayOut(adapterType) {
	const { format } = await import("../vendor/lazy/sql-formatter-esm.js");
	const language = DIALECTS[adapterType ?? ""] ?? "sql";
	return (sql) => {
		const masked = maskTemplate(sql);
		if (masked === void 0) return void 0;
		try {
			return masked.restore(format(masked.code, {
				...STYLE,
				language
			}));
		} catch {
			return;
		}
	};
}
const STYLE = {
	tabWidth: 4,
	expressionWidth: 80,
	logicalOperatorNewline: "before"
};
/** The formatter's dialects by the adapters of dbt that speak them; what is missing is read as standard SQL. */
const DIALECTS = {
	athena: "trino",
	bigquery: "bigquery",
	clickhouse: "clickhouse",
	databricks: "spark",
	doris: "mysql",
	duckdb: "duckdb",
	fabric: "transactsql",
	fabricspark: "spark",
	glue: "spark",
	greenplum: "postgresql",
	hive: "hive",
	impala: "hive",
	materialize: "postgresql",
	mysql: "mysql",
	oracle: "plsql",
	postgres: "postgresql",
	redshift: "redshift",
	risingwave: "postgresql",
	singlestore: "singlestoredb",
	snowflake: "snowflake",
	spark: "spark",
	sqlite: "sqlite",
	sqlserver: "transactsql",
	starrocks: "mysql",
	synapse: "transactsql",
	trino: "trino",
	vertica: "postgresql"
};

// src/render/diff-texts.ts
const EDITS_MAX = 500;
const CONTEXT = 3;
/** The lines in which two texts differ, at most about so many; undefined when they have too little in common for that to help. */
function diffTexts(before, after, linesMax) {
	const [old = "", current = ""] = [before, after].map((text) => text === "" ? "" : `${plainLines(text)}\n`);
	const patch = structuredPatch("", "", old, current, void 0, void 0, {
		context: CONTEXT,
		maxEditLength: EDITS_MAX
	});
	if (patch === void 0) return void 0;
	return cutEnd(patch.hunks.map(({ lines }) => runsOf(lines.map(readLine))).map((runs) => runs.map((run, index) => narrow(run, [runs[index - 1], runs[index + 1]])).flatMap(cutRun)).flatMap((lines, index) => index === 0 ? lines : [{
		sign: "~",
		removed: 0,
		added: 0
	}, ...lines]), linesMax);
}
function readLine(line) {
	const sign = line.charAt(0);
	return {
		sign: sign === "-" || sign === "+" ? sign : " ",
		text: line.slice(1)
	};
}
function runsOf(lines) {
	const starts = lines.flatMap((line, index) => line.sign === lines[index - 1]?.sign ? [] : [index]);
	return starts.map((start, index) => lines.slice(start, starts[index + 1]));
}
const WIDTH_MAX = 200;
/** Cuts lines that are too long to read: a removed line and the one added in its place are cut around their difference. */
function narrow(run, neighbours) {
	const sign = run[0]?.sign;
	const twins = sign === " " ? void 0 : neighbours.find((one) => one !== void 0 && one[0]?.sign === (sign === "-" ? "+" : "-"));
	return run.map((line, index) => line.text.length <= WIDTH_MAX ? line : {
		...line,
		text: window(line.text, sharedLength(line.text, twins?.[index]?.text ?? ""))
	});
}
function sharedLength(a, b) {
	let length = 0;
	while (length < a.length && a[length] === b[length]) length += 1;
	return length;
}
const LEAD = 60;
function window(text, at) {
	const start = Math.max(0, Math.min(at - LEAD, text.length - WIDTH_MAX));
	const end = start + WIDTH_MAX;
	return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}
const RUN_MAX = 15;
function cutRun(run) {
	if (run[0]?.sign === " " || run.length <= 16) return run;
	return [...run.slice(0, RUN_MAX), countLines(run.slice(RUN_MAX))];
}
function cutEnd(lines, linesMax) {
	return lines.length <= linesMax ? lines : [...lines.slice(0, linesMax), countLines(lines.slice(linesMax))];
}
function countLines(lines) {
	const count = (sign, left) => lines.reduce((sum, line) => sum + (line.sign === sign ? 1 : line.sign === "~" ? line[left] : 0), 0);
	return {
		sign: "~",
		removed: count("-", "removed"),
		added: count("+", "added")
	};
}

// src/render/diff-code.ts
/** How two texts of code differ, in the most readable form there is. Without a layout their lines are compared as written. */
function diffCode(before, after, { layOut, linesMax }) {
	const endings = {
		before: endingOf(before),
		after: endingOf(after)
	};
	const [old, current] = [before, after].map((text) => text.replaceAll(/\r\n?/g, "\n"));
	if (old === void 0 || current === void 0 || old === current) return {
		kind: "line-endings",
		diff: void 0,
		endings
	};
	const [oldLayout, layout] = [layOut?.(old), layOut?.(current)];
	if (oldLayout !== void 0 && layout !== void 0 && oldLayout !== layout) return {
		kind: "laid-out",
		diff: diffTexts(oldLayout, layout, linesMax),
		endings
	};
	const isLayout = layout !== void 0 && oldLayout === layout;
	if (isLayout || wordsOf(old) === wordsOf(current)) return {
		kind: isLayout ? "layout" : "white-space",
		diff: diffTexts(showSpace(old), showSpace(current), linesMax),
		endings
	};
	return {
		kind: "as-written",
		diff: diffTexts(old, current, linesMax),
		endings
	};
}
function endingOf(text) {
	return text.includes("\r\n") ? "CRLF" : text.includes("\r") ? "CR" : "LF";
}
function wordsOf(text) {
	return text.replaceAll(/\s+/g, " ").trim();
}
/** White space that cannot be told apart in print: at the ends of lines, and tabs. */
function showSpace(text) {
	return text.replaceAll("	", "→   ").replaceAll(/ +$/gm, (spaces) => "·".repeat(spaces.length));
}

export { diffCode, diffTexts, loadLayOut };