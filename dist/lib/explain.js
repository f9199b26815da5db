import "../vendor/runtime.js";
import { ok, refuse } from "./result.js";
import { unreachable } from "./unreachable.js";
import { byText } from "./order.js";
import { differingFields } from "./pair-with-base.js";
import { buildResourceGraph, commandTypes, dialectOf, judgeSmart, matchesState, rulesOff, selectResources, selectionInputOf, separateOrigins } from "./review-change.js";
import { reach } from "./graph.js";
import { SMART_RULES } from "./check-policy.js";
import { nameNode } from "./registry.js";
import { isJsonList, isJsonObject } from "./json.js";
import { macroId, nodeId } from "./brand.js";
import { nearestName } from "./nearest.js";
import { compareProjects } from "./resolve-baseline.js";
import { breakCommands, plainLines, terminalText } from "./escape.js";
import { count } from "./summarise.js";
import { diffCode, diffTexts, loadLayOut } from "./diff-code.js";
import { makePalette, wrap } from "./terminal.js";
import { require_dist } from "../vendor/yaml.js";
import { makePlanRequest } from "./make-plan-request.js";
import { openChange } from "./open-change.js";
import { readSettings } from "./read-settings.js";
import { answer } from "./outcome.js";

// src/render/explanation/name-difference.ts
/** The name of one difference. Names of the user's are escaped. */
function nameDifference(difference) {
	const { check, field, kind } = difference;
	if (kind === "code") return difference.language === "python" ? PYTHON : SQL;
	if (kind === "data") return difference.how === "fixture" ? FIXTURE : check === "body" ? DATA : DEFINITION$2;
	if (kind === "macro") return macroName(difference.chain.map(({ unique_id }) => shortName(unique_id)));
	if (kind === "addition") return {
		title: "New",
		noun: "everything",
		item: null
	};
	const known = `${check}/${field}`;
	const [pattern, title, noun] = NAMES.find(([one]) => one.test(known)) ?? OTHER;
	const item = pattern.exec(known)?.[1];
	return {
		title: terminalText(known.replace(pattern, title)),
		noun,
		item: item === void 0 || check === "contract" ? null : terminalText(item)
	};
}
const SQL = {
	title: "SQL",
	noun: "its SQL",
	item: null
};
const PYTHON = {
	title: "Python code",
	noun: "its Python code",
	item: null
};
const FIXTURE = {
	title: "Rows of a fixture file",
	noun: "a fixture file that it uses",
	item: null
};
const DATA = {
	title: "Data",
	noun: "the content of its file",
	item: null
};
const DEFINITION$2 = {
	title: "Definition",
	noun: "its definition",
	item: null
};
function macroName(chain) {
	const changed = chain.at(-1) ?? "";
	return {
		title: `Macro ${changed}`,
		noun: `the macro ${changed}`,
		item: chain.length > 1 ? `reached through ${chain.slice(0, -1).join(" > ")}` : null
	};
}
/** `macro.shop.cents` as people call it. */
function shortName(uniqueId) {
	return terminalText(uniqueId.split(".").slice(2).join(".") || uniqueId);
}
/** By `check/field` of the comparison. */
const NAMES = [
	[
		/^configs\/(?:unrendered_)?config\.(.+)$/s,
		"Configuration $1",
		"its configuration"
	],
	[
		/^configs\/.+$/s,
		"Configuration",
		"its configuration"
	],
	[
		/^relation\/(?:unrendered_config\.|unrendered_)?(.+)$/s,
		"Name in the warehouse: $1",
		"its name in the warehouse"
	],
	[
		/^persisted_descriptions\/description$/,
		"Description",
		"its description"
	],
	[
		/^persisted_descriptions\/columns\.(.+)$/s,
		"Description of column $1",
		"the description of columns"
	],
	[
		/^persisted_descriptions\/columns$/,
		"Descriptions of columns",
		"the description of columns"
	],
	[
		/^contract\/columns\.(.+)\.data_type$/s,
		"Contract: type of column $1",
		"its contract"
	],
	[
		/^contract\/columns\.(.+)\.constraints$/s,
		"Contract: constraints of column $1",
		"its contract"
	],
	[
		/^contract\/columns\.(.+)$/s,
		"Contract: column $1",
		"its contract"
	],
	[
		/^contract\/constraints$/,
		"Contract: constraints of the model",
		"its contract"
	],
	[
		/^contract\/config\.materialized$/,
		"Contract: materialization, which decides whether constraints are built",
		"its contract"
	],
	[
		/^contract\/(?:config\.)?contract\.enforced$/,
		"Contract: enforced",
		"its contract"
	],
	[
		/^contract\/.*\.checksum$/s,
		"Contract: checksum",
		"its contract"
	],
	[
		/^contract\/.*$/s,
		"Contract",
		"its contract"
	],
	[
		/^fqn\/fqn$/,
		"Place in the project: package, folders and name",
		"its place in the project"
	],
	[
		/^version\/latest_version$/,
		"Latest version of the model",
		"its latest version"
	],
	[
		/^access\/access$/,
		"Access",
		"its access"
	],
	[
		/^deprecation_date\/deprecation_date$/,
		"Deprecation date",
		"its deprecation date"
	],
	[
		/^depends_on\/.+$/s,
		"What it depends on",
		"what it depends on"
	],
	[
		/^freshness\/(?:freshness\.)?(.+)$/s,
		"Freshness: $1",
		"its freshness"
	],
	[
		/^content\/relation_name$/,
		"Name in the warehouse",
		"its name in the warehouse"
	],
	[
		/^(?:content|[a-z_]+)\/(?:query_params\.)?(.+)$/s,
		"Definition: $1",
		"its definition"
	]
];
const OTHER = [
	/^.*$/s,
	"$&",
	"its definition"
];
/** What changed, each thing once: `its SQL and its configuration (materialized, meta.owner)`. */
function listNouns(differences) {
	const found = /* @__PURE__ */ new Map();
	for (const { noun, item } of differences.filter(({ kind }) => kind !== "addition").map(nameDifference)) {
		const items = found.get(noun) ?? [];
		if (item !== null) items.push(item);
		found.set(noun, items);
	}
	return joinWords(cutList([...found].map(([noun, items]) => items.length === 0 ? noun : `${noun} (${cutList(items).join(", ")})`)));
}
const LIST_MAX = 4;
function cutList(words) {
	return words.length > LIST_MAX ? [...words.slice(0, 3), `${words.length - LIST_MAX + 1} more`] : words;
}
/** `a, b and c`. */
function joinWords(words, last = "and") {
	return words.length < 2 ? words[0] ?? "" : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

// src/render/explanation/style.ts
const indent = (line) => line === "" ? "" : `  ${line}`;
const INDENT_MAX = 6;
/** A sentence in lines that fit, wherever it stands. */
function say(sentence, { width }) {
	return wrap(breakCommands(sentence), width - INDENT_MAX).split("\n");
}

// src/render/explanation/value-text.ts
var import_dist = require_dist();
/** Two values as texts that can be compared by their lines: without what says nothing, unless only that differs. */
function textsOf(before, after) {
	const [old, current] = [withoutEmpty(before), withoutEmpty(after)];
	const isFlat = [old, current].every(fitsLine);
	const texts = [textOf$1(old, isFlat), textOf$1(current, isFlat)];
	return texts[0] === texts[1] ? [textOf$1(before, false), textOf$1(after, false)] : texts;
}
/** A text as it is, everything else as YAML; dbt writes what is absent and what is null alike. */
function textOf$1(value, isFlat) {
	if (value === null) return "(not set)";
	if (isEmpty$1(value)) return "(empty)";
	if (typeof value === "string") return value;
	return (0, import_dist.stringify)(value, {
		lineWidth: 0,
		flowCollectionPadding: false,
		collectionStyle: isFlat ? "flow" : "block"
	}).trimEnd();
}
const LINE_MAX = 60;
/** A short list of names reads best in one line. */
function fitsLine(value) {
	if (isJsonObject(value)) return false;
	return !isJsonList(value) || value.every((item) => typeof item !== "object") && JSON.stringify(value).length <= LINE_MAX;
}
/** The flags of a constraint that dbt sets by itself, and whatever is null or empty within. */
function withoutEmpty(value) {
	if (isJsonList(value)) return value.map(withoutEmpty);
	if (!isJsonObject(value)) return value;
	const members = Object.entries(value).filter(([key, item]) => !isEmpty$1(item) && !(BY_DEFAULT.has(key) && item === true));
	return Object.fromEntries(members.map(([key, item]) => [key, withoutEmpty(item)]));
}
const BY_DEFAULT = /* @__PURE__ */ new Set([
	"warn_unenforced",
	"warn_unsupported",
	"warnUnenforced",
	"warnUnsupported"
]);
function isEmpty$1(value) {
	return value === null || value === "" || typeof value === "object" && Object.keys(value).length === 0;
}

// src/render/explanation/render-difference.ts
const LINES_MAX = 60;
/** A title, what to know beforehand, and both values. */
function renderDifference(difference, style) {
	const { title } = nameDifference(difference);
	const part = PARTS.has(difference.check) ? style.palette.quiet(` (state:modified.${difference.check})`) : "";
	return [`${style.palette.strong(title)}${part}`, ...renderBody(difference, style).map(indent)];
}
/** Checks with a selector of their own. */
const PARTS = /* @__PURE__ */ new Set([
	"body",
	"configs",
	"relation",
	"persisted_descriptions",
	"macros",
	"contract"
]);
function renderBody(difference, style) {
	switch (difference.kind) {
		case "addition": return say("The base does not have it.", style);
		case "code": return renderCode(difference, style);
		case "data": return say(sayData(difference), style);
		case "macro": return renderMacro$1(difference, style);
		case "value": return [...sayCheck(difference, style), ...renderValues(difference.before, difference.after, style)];
		default: return unreachable(difference);
	}
}
/** Why the values of two fields count, where they do not say so themselves. */
function sayCheck({ check, field }, style) {
	if (check === "persisted_descriptions") return say("It counts because persist_docs writes it to the warehouse.", style);
	return field.endsWith("contract.checksum") ? say("Nothing else of the contract differs. Another release of dbt makes another checksum of the same contract.", style) : [];
}
function sayData({ how, path }) {
	switch (how) {
		case "content": return `The content of the file differs. dbt keeps only a hash of it: ${path === null ? "git" : `git diff -- ${terminalText(path)}`} tells what.`;
		case "grew": return "The file grew beyond the size limit of dbt for seeds. From now on dbt sees only where the file lies, and no change of its rows.";
		case "shrank": return "The file was beyond the size limit of dbt for seeds and is below it now, so dbt takes it for changed.";
		case "moved": return "The file is beyond the size limit of dbt for seeds, where only its path counts, and the path changed.";
		case "fixture": return "dbt keeps only a hash of the fixture files, so look at git for their rows.";
		case "not-hashed": return "One side has no hash to compare, so dbt takes it for changed.";
		default: return unreachable(how);
	}
}
function renderCode({ language, before, after }, style) {
	const layOut = language === "sql" ? style.layOut : void 0;
	return renderCodeDiff(diffCode(before, after, {
		layOut,
		linesMax: LINES_MAX
	}), {
		before,
		after,
		style
	});
}
function renderCodeDiff({ kind, diff, endings }, { before, after, style }) {
	const lines = diff === void 0 ? say(sayLengths(before, after), style) : renderDiff(diff, style);
	switch (kind) {
		case "line-endings": return say(`Only the line endings differ: ${endings.before} in the base, ${endings.after} in the head. ${AS_IT_STANDS}`, style);
		case "layout": return [...say(`Only the layout differs: spaces, tabs and line breaks. ${AS_IT_STANDS}`, style), ...lines];
		case "white-space": return [...say(`Only white space differs: spaces, tabs and line breaks. ${AS_IT_STANDS}`, style), ...lines];
		case "laid-out": return [...diff === void 0 ? [] : say("Laid out the same way on both sides, so that only real differences show.", style).map(style.palette.quiet), ...lines];
		case "as-written": return lines;
		default: return unreachable(kind);
	}
}
const AS_IT_STANDS = "dbt compares the text as it stands, so this counts as a change.";
function sayLengths(before, after) {
	const [old, current] = [before, after].map((text) => count(text.split("\n").length, "line"));
	return `The two have too little in common for a diff: ${old} in the base, ${current} in the head.`;
}
function renderMacro$1({ chain, before, after }, style) {
	return [...chain.map(({ unique_id, path }, index) => `${"  ".repeat(index)}${index === 0 ? "calls" : "> which calls"} ${terminalText(unique_id)}${path === null ? "" : ` (${terminalText(path)})`}`), ...renderMacroTexts(before, after, style)];
}
/** The text of a macro on both sides. It is a program of Jinja: no formatter of SQL helps. */
function renderMacroTexts(before, after, style) {
	if (before !== null && after !== null) return renderCodeDiff(diffCode(before, after, {
		layOut: void 0,
		linesMax: LINES_MAX
	}), {
		before,
		after,
		style
	});
	return [...say(before === null ? "The macro is new: the base does not have it." : "The head does not have the macro any more.", style), ...renderDiff(diffTexts(before ?? "", after ?? "", LINES_MAX) ?? [], style)];
}
/** Two values as small lines of YAML. */
function renderValues(before, after, style) {
	const [old, current] = textsOf(before, after);
	return renderDiff((before !== null && after !== null && `${old}${current}`.includes("\n") ? diffTexts(old, current, LINES_MAX) : void 0) ?? apart(old, current), style);
}
function apart(before, after) {
	return [...before.split("\n").map((text) => ({
		sign: "-",
		text
	})), ...after.split("\n").map((text) => ({
		sign: "+",
		text
	}))];
}
function renderDiff(diff, { palette }) {
	const paint = {
		"-": palette.bad,
		"+": palette.good,
		" ": (text) => text
	};
	return diff.map((line) => line.sign === "~" ? palette.quiet(sayLeft(line)) : paint[line.sign](breakCommands(`${line.sign} ${plainLines(line.text)}`.trimEnd())));
}
function sayLeft({ removed, added }) {
	const counts = [...removed > 0 ? [`${removed} removed`] : [], ...added > 0 ? [`${added} added`] : []];
	return counts.length === 0 ? "..." : `... and ${counts.join(" and ")} ${removed + added === 1 ? "line" : "lines"} more`;
}

// src/render/explanation/say-why.ts
/** `--select state:modified+`. */
function sayAsked({ asked }) {
	if (asked.selector !== null) return `the YAML selector ${terminalText(asked.selector)}`;
	return asked.select.length === 0 ? `dbt ${asked.command} without --select` : sayFlag("--select", asked.select);
}
/** A flag as it is typed: a shell parts words that no quotes hold together. */
function sayFlag(flag, values) {
	const text = terminalText(values.join(" "));
	return `${flag} ${text.includes(" ") ? `"${text}"` : text}`;
}
/** The reason of a selected node: the end of a sentence, and what else has to be said. */
function sayWhy(node) {
	switch (node.why) {
		case "new": return "because it is new: the base does not have it.";
		case "modified": return `because ${sayChange(node)}.`;
		case "downstream": return node.tests === null ? `because it depends on ${sayStart(node)}.` : sayDescendant(node);
		case "upstream": return `because ${lastOf(node)} is built from it. The selection starts at ${sayStart(node)}; a + before a name takes along what is needed, and so does @.`;
		case "test": return `because it tests ${lastOf(node)}, which is selected: --indirect-selection ${node.asked.indirectSelection} takes such tests along.`;
		case "matched": return node.asked.select.length === 0 && node.asked.selector === null ? "which takes everything." : `because it matches ${sayMatch(node)}.`;
		default: return unreachable(node.why);
	}
}
function sayMatch({ by }) {
	return by.length === 0 ? "its definition" : joinWords(by.map((text) => terminalText(text)), "or");
}
const lastOf = ({ via }) => terminalText(via.at(-1) ?? "");
function sayChange({ differences }) {
	const nouns = listNouns(differences);
	return nouns === "" ? "it is new: the base does not have it" : `${nouns} changed`;
}
/** Where the selection starts, and what is the matter there. */
function sayStart({ start, by }) {
	if (start === null) return "what was selected";
	return `${terminalText(start.unique_id)}, which ${by.length === 0 || by.some((text) => text.includes("state:")) ? sayState(start.state, listNouns(start.differences)) : "was asked for"}`;
}
function sayState(state, nouns) {
	if (state === "new") return "is new";
	return state === "modified" && nouns !== "" ? `changed (${nouns})` : "was asked for";
}
function sayDescendant(node) {
	return `because it tests ${node.via.length > 1 ? `${lastOf(node)}, which depends on ${sayStart(node)}` : sayStart(node)}. The + follows the graph on to tests, whatever --indirect-selection says.`;
}
/** `the test not_null on column id of model.shop.orders`. */
function sayTests({ sort, macro, column, subjects }) {
	const on = subjects.length === 0 ? "" : ` of ${joinWords(subjects.map((id) => terminalText(id)))}`;
	if (sort === "unit") return `a unit test${on}`;
	if (sort === "singular") return `a singular test${on}`;
	return `the test ${terminalText(macro ?? "")}${column === null ? "" : ` on column ${terminalText(column)}`}${on}`;
}

// src/render/explanation/render-other.ts
const NODES_MAX = 10;
function renderMacro(macro, style) {
	const { unique_id, path, change, modifies, missed } = macro;
	const changed = modifies.length === 0 ? "It changed, but no node calls it." : `It changed, which makes ${count(modifies.length, "node")} modified.`;
	const verdict = `It is a macro: dbt does not select macros, but the nodes that call them. ${change === null ? "Its text is the same on both sides." : changed}`;
	return [
		[`${style.palette.strong(terminalText(unique_id))}${path === null ? "" : ` (${terminalText(path)})`}`, ...say(verdict, style)],
		change === null ? [] : ["What changed (- base, + head)", ...renderMacroTexts(change.before, change.after, style).map(indent)],
		listNodes("Modified by it", modifies),
		listNodes("They may run it where dbt does not look, and it does not count for them", missed)
	];
}
function listNodes(title, ids) {
	if (ids.length === 0) return [];
	const more = ids.length > NODES_MAX ? [`  ... and ${ids.length - NODES_MAX} more`] : [];
	return [
		title,
		...ids.slice(0, NODES_MAX).map((id) => `  ${terminalText(id)}`),
		...more
	];
}
function renderGroup(group, style) {
	const { name, differences, members, selected } = group;
	const verdict = `It is a group: dbt does not compare groups, so a change of its owner selects nothing. Members selected by ${sayAsked(group)}: ${selected} of ${members}. --select group:${terminalText(name)} takes them all.`;
	const changes = differences.flatMap((one) => renderDifference(one, style).map(indent));
	return [[style.palette.strong(`group ${terminalText(name)}`), ...say(verdict, style)], changes.length === 0 ? [] : ["What changed (- base, + head)", ...changes]];
}
function renderSourceName(source, style) {
	const selected = source.tables.filter(({ isSelected }) => isSelected).length;
	const verdict = `It is a source: what dbt selects are its tables. Selected by ${sayAsked(source)}: ${selected} of ${source.tables.length}.`;
	const tables = source.tables.map(({ unique_id, isSelected }) => `  ${isSelected ? "selected    " : "not selected"}  ${terminalText(unique_id)}`);
	return [[style.palette.strong(`source ${terminalText(source.name)}`), ...say(verdict, style)], tables];
}
function renderPackage({ name, members, selected, ...rest }, style) {
	const verdict = `It is a package: dbt compares what is in it like the project itself. Selected by ${sayAsked(rest)}: ${selected} of ${members}.`;
	return [[style.palette.strong(`package ${terminalText(name)}`), ...say(verdict, style)]];
}

// src/render/explanation/render-facts.ts
/** What holds of a node whether it is selected or not: what changed, and what dbt and the smart rules make of it. */
function renderFacts(node, style) {
	return [
		...renderDifferences("What changed (- base, + head)", node.differences, style),
		...renderDifferences("What changed and counts only when it is asked for by name (- base, + head)", node.aside, style),
		renderBreaks(node, style),
		renderSaid(node, style),
		renderJudgement(node, style),
		renderSkews(node)
	];
}
function renderDifferences(title, differences, style) {
	const shown = differences.filter(({ kind }) => kind !== "addition");
	if (shown.length === 0) return [];
	return [[title], ...shown.map((one) => renderDifference(one, style).map(indent))];
}
function renderBreaks(node, style) {
	const { breaks, said } = node;
	const [first] = breaks;
	if (first === void 0) return [];
	const when = said.find(({ code }) => code === "contract-break");
	return [
		"dbt calls this a breaking change of an enforced contract",
		...breaks.map((one) => `  ${one.severity === "error" ? style.palette.bad("error") : style.palette.doubtful("warning")}: ${sayBreak(one)}`),
		...say(`It is ${first.severity === "error" ? "an error" : "a warning"} because ${gradeOf(first, node)}. ${when === void 0 ? "" : sayConsequence(when, node)}`, style).map(indent)
	];
}
/** v1 looks at the version alone, and up to 1.6 not even at that. */
function gradeOf({ versioned, severity }, { engine, dbtVersion }) {
	if (versioned) return "the model has a version";
	if (severity === "warning") return "the model has no version";
	return engine === "v2" ? "the model has no contract any more" : `dbt ${terminalText(dbtVersion)} makes one of every such change`;
}
function sayBreak({ kind, column, before, after }) {
	const name = terminalText(column ?? "");
	switch (kind) {
		case "enforcement-removed": return "the contract is no longer enforced";
		case "column-removed": return `column ${name} is gone${before === null ? "" : `; it was ${textOf(before)}`}`;
		case "column-type-changed": return `column ${name} became ${textOf(after)}; it was ${textOf(before)}`;
		case "column-constraint-removed": return `column ${name} lost the constraint ${sayConstraint(before)}, or has it in another form`;
		case "model-constraint-removed": return `the model lost the constraint ${sayConstraint(before)}, or has it in another form`;
		case "materialization-changed": return `${textOf(after)} instead of ${textOf(before)}: constraints are built for tables and incremental models alone`;
		case "model-removed": return "the model was deleted or renamed";
		case "model-disabled": return "the model was disabled";
		default: return unreachable(kind);
	}
}
/** `not_null`, or `check (amount > 0)`. */
function sayConstraint(constraint) {
	if (typeof constraint !== "object" || constraint === null || !("type" in constraint)) return textOf(constraint);
	const { type = null, expression = null, columns = [] } = constraint;
	const detail = expression ?? (Array.isArray(columns) && columns.length > 0 ? columns.join(", ") : null);
	return detail === null ? textOf(type) : `${textOf(type)} (${textOf(detail)})`;
}
function textOf(value) {
	return value === null ? "without a type" : terminalText(typeof value === "string" ? value : JSON.stringify(value));
}
/** Besides contract breaks, which stand by themselves, and what stands beside the verdict. */
function renderSaid(node, style) {
	const lines = node.said.filter(({ code, message }) => (code !== "contract-break" || node.breaks.length === 0) && message !== node.raises[0]).flatMap((one) => say(`${one.level}: ${terminalText(one.message)}. ${sayConsequence(one, node)}`, style));
	return lines.length === 0 ? [] : ["What dbt itself says", ...lines.map(indent)];
}
function sayConsequence({ isAsked, level, under }, { engine }) {
	if (!isAsked) return `dbt says so when asked for ${joinWords(under.map((value) => `state:${value}`), "or")}, which this selection does not ask for.`;
	if (level === "warning") return "dbt warns and goes on; under --warn-error it stops.";
	return engine === "v1" ? "dbt stops with exit code 2 and selects nothing at all." : "dbt goes on, and ends with exit code 1.";
}
const CONFIDENCE = {
	proven: "proven",
	"as-dbt": "as dbt would say with one version on both sides",
	likely: "likely"
};
function renderJudgement({ judgement }, style) {
	if (judgement === null) return [];
	return [judgement.effect === "drop" ? "The smart rules of Sluice take this for no real change" : "The smart rules of Sluice take this for a change that dbt does not see", ...judgement.reasons.flatMap(({ rule, summary, confidence }) => say(`${rule}: ${summary} (${CONFIDENCE[confidence]})`, style).map(indent))];
}
/** Worth a word where something differs. */
function renderSkews(node) {
	const { skews } = node;
	if (skews.length === 0 || !differs(node)) return [];
	return ["Careful: base and head differ in more than the project, which can look like a change of it", ...skews.map(({ kind, before, after }) => `  ${SKEWS[kind]}: ${terminalText(before)} in the base, ${terminalText(after)} in the head`)];
}
function differs(node) {
	const isElsewhere = node.kind === "selected" ? (node.start?.differences.length ?? 0) > 0 : node.reasons.some(({ kind }) => kind.startsWith("unseen"));
	return node.differences.length > 0 || node.aside.length > 0 || isElsewhere;
}
const SKEWS = {
	"dbt-version": "version of dbt",
	engine: "engine of dbt",
	adapter: "adapter",
	project: "name of the project",
	"schema-version": "version of the manifest",
	flag: "flag state_modified_compare_more_unrendered_values",
	"parse-only": "manifest of a run that only parsed"
};

// src/render/explanation/render-way.ts
/** A path through the graph, each step below the one it follows. */
function renderWay(ids) {
	return ids.map((id, depth) => `${"  ".repeat(depth)}${depth === 0 ? "" : "> "}${terminalText(id)}`);
}

// src/render/explanation/reason-text.ts
/** A reason from its parts. */
const reasonText = (sentence, ...details) => ({
	sentence,
	details
});

// src/render/explanation/render-unseen.ts
/** What differs although no check of dbt counts it. */
function renderUnseen({ changes }, node, style) {
	const details = changes.flatMap(({ field, before, after, why }) => [style.palette.strong(sayField(field)), ...[...renderValues(before, after, style), ...say(BLINDNESS[why], style)].map(indent)]);
	return reasonText("It differs from the base, but only in what dbt does not count as a change:", ...details, ...sayTakeAlong(node, style));
}
function sayField(field) {
	return terminalText(field.replace(/^unrendered_config\./, "config."));
}
/** How to have a node that dbt sees no change of. */
function sayTakeAlong({ asked, resource_type, name }, style) {
	if (asked.selector !== null || asked.select.length === 0) return [];
	const method = [
		"source",
		"exposure",
		"metric",
		"semantic_model",
		"saved_query",
		"unit_test"
	].includes(resource_type) ? `${resource_type}:` : "";
	return ["", ...say(`To select it anyway, name it: ${sayFlag("--select", [...asked.select, `${method}${name}`])}`, style)];
}
const BLINDNESS = {
	"not-persisted": "Descriptions count only where persist_docs writes them to the warehouse.",
	"no-contract": "Columns, their types and constraints count only under an enforced contract.",
	"contract-switch": "dbt 2 compares only whether a contract is enforced, not what it says.",
	rendered: "It is written as before and only comes out differently: another target, variable or environment.",
	"test-config": "Of the configuration of a test, dbt compares only what decides its result, such as severity and where.",
	stub: "dbt 1 has no comparison for this part of a metric: it takes any two for the same.",
	"same-meaning": "Both say the same to dbt.",
	"code-only": "What a node depends on counts only through its code, which is the same: something outside of it decides, such as a variable.",
	never: "dbt does not compare this."
};
/** What a node depends on, where that differs only in what dbt does not look at. */
function renderUnseenUpstream({ nodes }, node, style) {
	return reasonText("Nothing in it changed, and what it depends on changed only where dbt does not look:", ...nodes.map(({ unique_id, fields }) => `${terminalText(unique_id)}: ${joinWords(fields.map(sayField))}`), ...sayTakeAlong(node, style));
}
/** Macros that changed and that dbt does not count for a node. */
function renderUnseenMacros({ macros }, node, style) {
	const details = macros.flatMap(({ chain, how, before, after }) => {
		const names = chain.map(({ unique_id }) => shortName(unique_id));
		const path = chain.at(-1)?.path ?? null;
		const lines = [
			...names.length > 1 ? [`reached through ${names.join(" > ")}`] : [],
			...say(HOW_UNSEEN[how], style),
			...renderMacroTexts(before, after, style)
		];
		return [`${style.palette.strong(`Macro ${names.at(-1)}`)}${path === null ? "" : ` (${terminalText(path)})`}`, ...lines.map(indent)];
	});
	return reasonText("A macro that it may run changed, but dbt does not count it for this node:", ...details, ...sayTakeAlong(node, style));
}
const HOW_UNSEEN = {
	hidden: "The code names it where dbt sees no call when it parses: under {% if execute %}, in a branch, as an argument or by dispatch.",
	implicit: "dbt runs it for every node of this kind, without listing it as called by any.",
	indirect: "dbt 2 looks only at the macros that a node calls itself, not at what those call."
};

// src/render/explanation/render-why-not.ts
/** Why a node is not selected. */
function renderWhyNot(reason, node, style) {
	switch (reason.kind) {
		case "removed": return removed(reason.successor, style);
		case "disabled": return reasonText(reason.wasEnabled ? "The head disables it (enabled: false); the base still has it." : "It is disabled (enabled: false), and was not enabled in the base either.");
		case "not-compared": return reasonText(`dbt ${terminalText(node.dbtVersion)} does not compare ${typeName(node, 2)}: no state: selector takes one by itself.`);
		case "unchanged": return reasonText("Nothing in it changed, and nothing that it depends on changed.", ...reason.blindSpots.flatMap((spot) => say(sayBlindSpot(spot, node), style)));
		case "by-name": return reasonText(`It changed only in what dbt looks at when it is asked for by name: ${joinWords(reason.matches.map((value) => `state:${value}`), "or")}.`);
		case "unseen": return renderUnseen(reason, node, style);
		case "unseen-macros": return renderUnseenMacros(reason, node, style);
		case "unseen-upstream": return renderUnseenUpstream(reason, node, style);
		case "not-reached": return notReached$1(reason, node, style);
		case "other-state": return otherState$1(reason, node);
		case "excluded": return excluded(reason, node);
		case "resource-type": return resourceType(reason, node);
		case "no-code": return reasonText(`It has no SQL, and ${node.engine === "v2" ? "dbt 2 leaves such models out" : `dbt ${node.asked.command} takes only nodes that have some`}.`);
		case "indirect-selection": return indirect(reason, style);
		case "criteria": return criteria(reason);
		case "selector": return reasonText("Its definition does not take this node.");
		default: return unreachable(reason);
	}
}
function removed(successor, style) {
	const renamed = successor === null ? [] : say(`${terminalText(successor)} is new and has the same code. If it was renamed: dbt takes it for a new node.`, style);
	return reasonText("The base has it and the head does not: there is nothing left to build.", ...renamed);
}
function sayBlindSpot(spot, node) {
	switch (spot.kind) {
		case "seed-over-limit": return "Its file is over the size limit of dbt for seeds: dbt compares the path of such a file, and sees no change of its rows.";
		case "variables": return `Its code reads ${joinWords(spot.names.map((name) => terminalText(name)))}: dbt compares the code and not the value, so another value selects nothing.`;
		case "package": return `It comes from the package ${terminalText(node.package ?? "")}, and changes when another release of that is installed.`;
		default: return unreachable(spot);
	}
}
function notReached$1({ via, others, reachedBy }, node, style) {
	const more = others === 0 ? "" : `, like ${others === 1 ? "another node" : `${others} other nodes`} upstream`;
	return reasonText(`It did not change itself. It depends on ${terminalText(via[0])}, which changed${more}, but the selection does not follow the graph that far.`, ...renderWay([...via, node.unique_id]), ...reachedBy === null ? [] : say(`--select ${reachedBy} takes it: the + follows the graph from what changed to all that depends on it.`, style));
}
function otherState$1({ asked, matches }, node) {
	const states = (values, last) => joinWords(values.map((value) => `state:${value}`), last);
	const sentence = node.state === "new" && node.engine === "v1" && asked.includes("modified") ? `It is new, and dbt 1 does not call new ${typeName(node, 2)} modified.` : `It is ${node.state}, but not in a way that was asked for: it does not match ${states(asked, "or")}.`;
	return reasonText(sentence, `It matches ${states(matches, "and")}.`);
}
function excluded({ by }, { asked }) {
	if (by.length === 0) return reasonText(`${sayFlag("--exclude", asked.exclude)} takes it out.`);
	const [first] = by;
	const exclude = joinWords(by.map(({ text }) => `--exclude ${terminalText(text)}`));
	if (first === void 0 || first.testOf.length === 0) return reasonText(`${exclude} takes it out; without that it would be selected.`);
	return reasonText(`${exclude} takes out ${joinWords(first.testOf.map((id) => terminalText(id)))}, and with that its tests, such as this one.`);
}
function resourceType({ rule, types }, node) {
	const list = types.map((type) => terminalText(type)).join(", ");
	switch (rule) {
		case "command": return reasonText(`dbt ${node.asked.command} does not take ${typeName(node, 2)}: its resource types are ${list}.`);
		case "resource-type": return reasonText(`It is ${typeName(node, 1)}, and --resource-type keeps only ${list}.`);
		case "exclude-resource-type": return reasonText(`It is ${typeName(node, 1)}, and --exclude-resource-type leaves out ${list}.`);
		default: return unreachable(rule);
	}
}
function indirect({ mode, missing }, style) {
	const flag = `--indirect-selection ${mode}`;
	if (mode === "empty") return reasonText(`It tests what is selected, but ${flag} takes no test along.`);
	return reasonText(`It tests what is selected, but ${flag} takes a test along only when everything that it tests ${mode === "cautious" ? "is selected" : "is selected or is an ancestor of what is selected"}.`, `Not selected: ${missing.map((id) => terminalText(id)).join(", ")}`, ...say("--indirect-selection eager takes it: then one selected node is enough.", style));
}
function criteria({ tokens }) {
	const [first] = tokens.flat();
	if (first === void 0) return reasonText("What was asked for does not take it.");
	return tokens.flat().length === 1 ? reasonText(`It does not match ${terminalText(first.text)}.`) : reasonText("None of what was asked for takes it:", ...tokens.map(sayParts));
}
/** `tag:a,tag:b` is an intersection: all of its parts have to take the node. */
function sayParts(parts) {
	const said = parts.map(({ text, takes }) => `${terminalText(text)} ${takes ? "takes it" : "does not"}`);
	return parts.length === 1 ? said[0] ?? "" : `${terminalText(parts.map(({ text }) => text).join(","))}: ${said.join(", ")}`;
}
const PLURALS = {
	analysis: "analyses",
	saved_query: "saved queries"
};
/** `a unit test`, `unit tests`. */
function typeName({ resource_type }, number) {
	const word = resource_type.replaceAll("_", " ");
	if (number === 2) return PLURALS[resource_type] ?? `${word}s`;
	return `${/^[aeo]/.test(word) ? "an" : "a"} ${word}`;
}

// src/render/render-explanation.ts
/** Why something is or is not selected, for a terminal. Without `layOut` SQL is compared as it was written. */
function renderExplanation(explanation, { color, width }, layOut) {
	return `${blocksOf(explanation, {
		palette: makePalette(color),
		width,
		layOut
	}).filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
/** What the SQL of an explanation is to be laid out with; undefined, and not loaded, where there is none to show. */
async function loadLayOutFor(explanation, adapterType) {
	return ("aside" in explanation ? [...explanation.differences, ...explanation.aside] : []).some((one) => one.kind === "code" && one.language === "sql") ? loadLayOut(adapterType) : void 0;
}
/** The explanation as it is. JSON may spell a bracket as an escape: a runner that reads the log must find no command. */
function renderExplanationJson(explanation) {
	return `${JSON.stringify(explanation, null, 2).replaceAll("##[", String.raw`##\u005b`)}\n`;
}
function blocksOf(explanation, style) {
	switch (explanation.kind) {
		case "selected": return renderSelected(explanation, style);
		case "left-out": return renderLeftOut(explanation, style);
		case "macro": return renderMacro(explanation, style);
		case "group": return renderGroup(explanation, style);
		case "source-name": return renderSourceName(explanation, style);
		case "package": return renderPackage(explanation, style);
		default: return unreachable(explanation);
	}
}
function renderSelected(node, style) {
	const way = node.via.length === 0 ? [] : ["The shortest way from there to it", ...renderWay([...node.via, node.unique_id]).map(indent)];
	return [
		[
			...renderHead(node, style),
			...say(`Selected by ${sayAsked(node)}, ${sayWhy(node)}`, style),
			...renderDoubts(node, style)
		],
		way,
		sayMore(node),
		...renderFacts(node, style)
	];
}
/** The values of what changed elsewhere. */
function sayMore({ start }) {
	return start !== null && start.differences.some(({ kind }) => kind !== "addition") ? [`What changed there, with both values: sluice explain ${terminalText(start.unique_id)}`] : [];
}
function renderLeftOut(node, style) {
	const [first, ...more] = node.reasons.map((reason) => renderWhyNot(reason, node, style));
	if (first === void 0) return [];
	return [
		[
			...renderHead(node, style),
			...say(`Not selected by ${sayAsked(node)}. ${first.sentence}`, style),
			...renderDoubts(node, style)
		],
		first.details.map(indent),
		...more.map(({ sentence, details }) => [...say(`Also: ${sentence}`, style), ...details.map(indent)]),
		...renderFacts(node, style)
	];
}
function renderHead(node, { palette }) {
	const path = node.path === null ? "" : ` (${terminalText(node.path)})`;
	const tests = node.tests === null ? [] : [`is ${sayTests(node.tests)}`];
	return [`${palette.strong(terminalText(node.unique_id))}${path}`, ...tests];
}
/** What makes the verdict worth less than it seems. */
function renderDoubts({ raises, engine, judgement, whose }, style) {
	const stop = engine === "v1" ? "But dbt stops at this selection with exit code 2 and selects nothing at all" : "dbt ends this selection with exit code 1";
	return [
		...raises.slice(0, 1).flatMap((message) => say(`${stop}: ${terminalText(message)}.`, style)),
		...whose === null || whose === "yours" ? [] : say(WHOSE[whose], style),
		...judgement?.effect === "drop" ? say("Sluice takes it for no real change; the rule is named below.", style) : []
	];
}
/** Where two states of production tell the changes apart; nearly all are yours. */
const WHOSE = {
	"in-production": "Production has made the same change by now: it is not yours alone.",
	"left-behind": "It is not your change: production changed it since your branch parted, and the branch still has it as it was.",
	unclear: "Production changed it as well since your branch parted, so nothing tells whose change it is."
};

// src/explain/circumstances.ts
/** What was asked for, whose rules apply, and what differs between base and head besides the project. */
function circumstancesOf({ request, selection, head, diff }) {
	const { select, exclude, indirectSelection, command } = request;
	return {
		asked: {
			select,
			exclude,
			selector: selection.selector,
			indirectSelection,
			command
		},
		engine: diff.engine,
		dbtVersion: head.metadata.dbtVersion,
		skews: diff.skews,
		raises: selection.raises.map(({ message }) => message)
	};
}

// src/explain/trace-calls.ts
/** Macros with their files, as the head has them or else the base. */
function traceCalls(chain, { base, head }) {
	return chain.map((id) => {
		const path = (head.macros.get(id) ?? base.macros.get(id))?.path ?? "";
		return {
			unique_id: id,
			path: path === "" ? null : path
		};
	});
}
/** What each macro calls, as the manifest lists it. */
function callsIn({ macros }) {
	return new Map([...macros.values()].map((macro) => [macro.id, macro.macros]));
}
/** Every macro that the given ones reach by calls, themselves included, each with the one that calls it. */
function reachableMacros(from, calls) {
	return new Map([...from.map((id) => [id, null]), ...reach(calls, from)]);
}

// src/explain/judge.ts
/** What the smart rules make of one node, judged alone: the rules look at a node, at its base and at macros. */
function judge(id, input) {
	const { drops, additions } = judgeAlone(id, input);
	const dropped = drops.get(id);
	return dropped === void 0 ? judgementOf("add", additions.get(id) ?? []) : judgementOf("drop", dropped);
}
/** The same as the rules say it. */
function judgeAlone(id, { diff, base, head, rulesOff }) {
	const state = diff.states.get(id);
	const alone = new Map(state === void 0 ? [] : [[id, state]]);
	return judgeSmart({
		...diff,
		states: alone
	}, {
		base,
		head
	}, { rulesOff });
}
/** Each rule once, in the order of the registry. */
function judgementOf(effect, found) {
	const [first, ...more] = SMART_RULES.flatMap(({ id: rule, summary }) => {
		const reason = found.find((one) => one.rule === rule);
		return reason === void 0 ? [] : [{
			rule,
			summary,
			confidence: reason.confidence
		}];
	});
	return first === void 0 ? null : {
		effect,
		reasons: [first, ...more]
	};
}

// src/explain/unseen-macros.ts
/** Macros that changed and may well matter to a resource, although dbt does not count them for it. */
function unseenMacros(resource, input, smart = judgeAlone(resource.id, input)) {
	const found = (smart.additions.get(resource.id) ?? []).flatMap(({ rule, because: { via = [] } }) => {
		const how = RULES[rule];
		return how === void 0 ? [] : [describe$1(via, how, input)];
	});
	const naming = input.diff.changedMacros.filter((id) => isImplicit(input.head.macros.get(id), resource));
	return [...found, ...naming.map((id) => describe$1([id], "implicit", input))];
}
/** The smart rules that find macros. */
const RULES = {
	"smart/hidden-macros": "hidden",
	"smart/materializations": "implicit",
	"smart/transitive-macros": "indirect"
};
function describe$1(via, how, { base, head }) {
	const changed = via.at(-1);
	const textIn = (macros) => changed === void 0 ? null : macros.get(changed)?.sql ?? null;
	return {
		how,
		chain: traceCalls(via, {
			base,
			head
		}),
		before: textIn(base.macros),
		after: textIn(head.macros)
	};
}
const NAMING = /(?:^|__)generate_(?:database|schema|alias)_name$/;
const REFERENCES = ["ref", "source"];
/** dbt names every relation with these macros, and resolves what is referred to with those; it lists them with no node. */
function isImplicit(macro, resource) {
	if (macro === void 0 || !("relationName" in resource) || resource.resourceType === "source") return false;
	return NAMING.test(macro.name) && resource.relationName !== null || resource.dependsOn.length > 0 && REFERENCES.includes(macro.name);
}

// src/explain/explain-others.ts
/** Explanations of names that are no node, and can therefore be in no selection. */
function explainMacro(id, input) {
	const { base, head, diff } = input;
	const [before, after] = [base.macros.get(id), head.macros.get(id)];
	const { path = "", packageName = "" } = after ?? before ?? {};
	const isChanged = diff.changedMacros.includes(id);
	return {
		kind: "macro",
		unique_id: id,
		path: path === "" ? null : path,
		package: packageName === head.metadata.projectName ? null : packageName,
		change: isChanged ? {
			before: before?.sql ?? null,
			after: after?.sql ?? null
		} : null,
		modifies: isChanged ? modifiedBy(id, input) : [],
		missed: isChanged ? missedBy(id, input) : [],
		...circumstancesOf(input)
	};
}
/** dbt 1 counts a changed macro for all that reach it, dbt 2 for those that call it. */
function modifiedBy(id, { head, diff }) {
	const calls = callsIn(head);
	const isReached = ({ macros }) => reachableMacros(macros, calls).has(id);
	const isCalled = ({ because }) => because.some(({ via }) => via?.at(-1) === id);
	return [...diff.states.values()].filter((state) => diff.engine === "v1" ? isReached(state.after) : isCalled(state)).map((state) => state.id);
}
function missedBy(id, input) {
	const smart = judgeSmart(input.diff, input, input);
	const misses = (resource) => unseenMacros(resource, input, smart).some(({ chain }) => chain.at(-1)?.unique_id === id);
	return [...input.head.resources.values()].filter(misses).map((resource) => resource.id);
}
function explainGroup(name, input) {
	const [before, after] = [input.base.groups.get(name), input.head.groups.get(name)];
	return {
		kind: "group",
		name,
		differences: differingFields(["group", "owner"], before?.owner ?? null, after?.owner ?? null).map((one) => ({
			kind: "value",
			...one
		})),
		...membersWhere(({ group }) => group === name, input),
		...circumstancesOf(input)
	};
}
function explainSourceName(name, input) {
	const selected = selectedIds$1(input);
	return {
		kind: "source-name",
		name,
		tables: [...input.head.resources.values()].filter((one) => one.resourceType === "source" && one.sourceName === name).map(({ id }) => id).sort(byText).map((id) => ({
			unique_id: id,
			isSelected: selected.has(id)
		})),
		...circumstancesOf(input)
	};
}
function explainPackage(name, input) {
	return {
		kind: "package",
		name,
		...membersWhere(({ packageName }) => packageName === name, input),
		...circumstancesOf(input)
	};
}
function membersWhere(isMember, input) {
	const selected = selectedIds$1(input);
	const members = [...input.head.resources.values()].filter(isMember);
	return {
		members: members.length,
		selected: members.filter(({ id }) => selected.has(id)).length
	};
}
function selectedIds$1({ selection }) {
	return new Set(selection.entries.map(({ id }) => id));
}

// src/explain/probe.ts
/** Asks the selection itself what it would come to if something else had been asked for. Each question is answered once. */
function makeProbe(input) {
	const known = /* @__PURE__ */ new Map();
	return (request) => {
		const key = JSON.stringify(request);
		const found = known.get(key) ?? selectedIds({
			...input,
			request: {
				...input.request,
				...request
			}
		});
		known.set(key, found);
		return found;
	};
}
function selectedIds(input) {
	const selection = selectResources(input);
	return new Set(selection.ok ? selection.value.entries.map(({ id }) => id) : []);
}
/** A request that takes resources of every type. dbt 2 knows no `all`: its `ls` lists everything anyway. */
function ofAnyType({ diff }) {
	return {
		command: "ls",
		resourceTypes: diff.engine === "v1" ? ["all"] : [],
		excludeResourceTypes: []
	};
}
/** The unions that arguments are made of: dbt splits each at its spaces. */
function tokensOf(texts) {
	return texts.flatMap((text) => text.split(" ")).filter((token) => token !== "");
}

// src/explain/criteria.ts
/** The parts of `--select` that take a resource by themselves. */
function criteriaTaking(id, { request, selection }, probe) {
	if (selection.selector !== null) return [];
	const tokens = tokensOf(request.select);
	return tokens.length < 2 ? tokens : tokens.filter((token) => probe({ select: [token] }).has(id));
}
/** What each part of `--select` says to a resource, where that is more than one criterion on its state tells. */
function criteriaReasons(id, input, probe) {
	const { request, selection } = input;
	if (selection.selector !== null) return [{
		kind: "selector",
		name: selection.selector
	}];
	const tokens = tokensOf(request.select).map((token) => token.split(",").map((text) => ({
		text,
		takes: takes(text, id, {
			input,
			probe
		})
	})));
	return tokens.every((parts) => parts.length === 1 && parts.every(({ text }) => stateAskedBy(text) !== void 0)) || tokens.length === 0 ? [] : [{
		kind: "criteria",
		tokens
	}];
}
function takes(text, id, { input, probe }) {
	return probe({
		...ofAnyType(input),
		select: [text],
		exclude: []
	}).has(id);
}
/** The values of `state:` that a request asks for; a YAML selector is looked through for them. */
function statesAsked({ request, selection, head, selectors, diff }) {
	if (selection.selector === null) return known(tokensOf(request.select).flatMap((token) => token.split(",")).map(stateAskedBy), diff);
	const definition = JSON.stringify((selectors ?? head.selectors).get(selection.selector) ?? null);
	const atoms = [...definition.matchAll(/"[@\d+]*state:([\w.]+)\+?\d*"/g)].map(([, value]) => value);
	const pairs = /"method":"state"/.test(definition) ? [...definition.matchAll(/"value":"([\w.]+)"/g)].map(([, value]) => value) : [];
	return known([...atoms, ...pairs], diff);
}
/** `modified` in `1+state:modified+`. */
function stateAskedBy(text) {
	return /^(?:@|\d*\+)?state:([\w.]+?)(?:\+\d*)?$/.exec(text)?.[1];
}
function known(values, diff) {
	return diff.values.filter((value) => values.includes(value));
}

// src/explain/describe-differences.ts
/** What failed checks found, each with what a reader needs to see of it. */
function describeDifferences(found, state, sides) {
	const authored = new Set(found.flatMap(({ field }) => /^unrendered_config\.([^.]+)/.exec(field)?.[1] ?? []));
	return found.filter(({ field }) => !authored.has(/^config\.([^.]+)/.exec(field)?.[1] ?? "")).flatMap((because) => describe(because, state, sides));
}
function describe(because, { before, after }, sides) {
	const { check, field } = because;
	if (check === "new") return [{
		kind: "addition",
		check,
		field
	}];
	if (check === "macros") return [macroDifference(because, sides)];
	if (after.resourceType === "unit_test" && field === "checksum") return unitTestDifferences(because, before, after);
	if (check === "body") return [contentDifference(because, before, after)];
	return [{
		kind: "value",
		check,
		field,
		before: because.before,
		after: because.after
	}];
}
function macroDifference({ check, field, before, after, via = [] }, sides) {
	const text = (value) => typeof value === "string" ? value : null;
	return {
		kind: "macro",
		check,
		field,
		chain: traceCalls(via, sides),
		before: text(before),
		after: text(after)
	};
}
/** Where dbt compares the hash of code, as dbt 2 does for Python models, the code that it was made of is there to be shown. */
function contentDifference({ check, field }, before, after) {
	const [old, current] = [codeOf(before), codeOf(after)];
	if (old !== current) return {
		kind: "code",
		check,
		field,
		language: languageOf(after),
		before: old,
		after: current
	};
	return {
		kind: "data",
		check,
		field,
		how: howContentDiffers(before, after),
		path: after.path === "" ? null : after.path
	};
}
function codeOf(resource) {
	return resource !== void 0 && "rawCode" in resource ? resource.rawCode : "";
}
function languageOf(resource) {
	return "language" in resource ? resource.language : "sql";
}
function howContentDiffers(before, after) {
	const [old, current] = [checksumName(before), checksumName(after)];
	if (current === "none" || old === "none") return "not-hashed";
	if (old === "path" && current === "path") return "moved";
	if (current === "path") return "grew";
	return old === "path" ? "shrank" : "content";
}
function checksumName(resource) {
	return resource !== void 0 && "checksum" in resource && typeof resource.checksum === "object" ? resource.checksum?.name.toLowerCase() ?? "none" : "none";
}
const DEFINITION$1 = [
	"model",
	"version",
	"given",
	"expect",
	"overrides"
];
/** dbt hashes the definition of a unit test with the rows of its fixtures; what the definition shows is shown. */
function unitTestDifferences({ check, field, before: oldHash, after: hash }, before, after) {
	if (before?.resourceType !== "unit_test" || after.resourceType !== "unit_test") return [];
	if (!isHash(oldHash) || !isHash(hash)) return [{
		kind: "data",
		check,
		field,
		how: "not-hashed",
		path: null
	}];
	const shown = DEFINITION$1.flatMap((key) => differingFields([check, key], before[key], after[key]));
	return shown.length > 0 ? shown.map((one) => ({
		kind: "value",
		...one
	})) : [{
		kind: "data",
		check,
		field,
		how: "fixture",
		path: null
	}];
}
function isHash(value) {
	return !isJsonObject(value) && value !== null && value !== "";
}

// src/explain/held-back.ts
/** The fewest flags without which a resource would be selected; a type that the command never takes is told in any case. */
function findHeldBack(resource, input, probe) {
	const types = typeReason(resource, input);
	const takes = (request) => probe({
		...types.length === 0 ? {} : ofAnyType(input),
		...request
	}).has(resource.id);
	const exclude = { exclude: [] };
	const mode = { indirectSelection: "eager" };
	const excluded = (under) => ({
		kind: "excluded",
		by: findExclusions(resource, input, (request) => probe({
			...under,
			...request
		}))
	});
	if (types.length > 0 && takes({})) return {
		reasons: types,
		wouldBeTaken: true
	};
	if (takes(exclude)) return {
		reasons: [...types, excluded({})],
		wouldBeTaken: true
	};
	if (takes(mode)) return {
		reasons: [...types, indirectReason(resource, input)],
		wouldBeTaken: true
	};
	if (takes({
		...exclude,
		...mode
	})) return {
		reasons: [
			...types,
			excluded(mode),
			indirectReason(resource, input)
		],
		wouldBeTaken: true
	};
	return {
		reasons: types,
		wouldBeTaken: false
	};
}
function typeReason(resource, { request, head, engine, diff }) {
	const { resourceType } = resource;
	const types = commandTypes(request, dialectOf(head.metadata, engine ?? diff.engine));
	if (!types.ok || types.value.has(resourceType)) return codeReason(resource, request.command, diff.engine);
	if (request.excludeResourceTypes.includes(resourceType)) return [{
		kind: "resource-type",
		rule: "exclude-resource-type",
		types: request.excludeResourceTypes
	}];
	if (request.resourceTypes.length > 0) return [{
		kind: "resource-type",
		rule: "resource-type",
		types: request.resourceTypes
	}];
	return [{
		kind: "resource-type",
		rule: "command",
		types: [...types.value].sort()
	}];
}
/** dbt 1 leaves out what has no code from all commands but `ls`; dbt 2 leaves such models out of every command. */
function codeReason(resource, command, engine) {
	const hasNone = "rawCode" in resource && resource.resourceType !== "seed" && resource.rawCode.trim() === "";
	const isDropped = engine === "v2" ? resource.resourceType === "model" : command !== "ls";
	return hasNone && isDropped ? [{ kind: "no-code" }] : [];
}
function indirectReason({ dependsOn }, { request, selection }) {
	const selected = new Set(selection.entries.map(({ id }) => id));
	return {
		kind: "indirect-selection",
		mode: request.indirectSelection,
		missing: dependsOn.filter((id) => !selected.has(id))
	};
}
/** The parts of `--exclude` that take the resource, by itself or as a test of what they exclude. */
function findExclusions({ id, resourceType, dependsOn }, given, probe) {
	const isTest = resourceType === "test" || resourceType === "unit_test";
	return tokensOf(given.request.exclude).flatMap((text) => {
		const common = {
			...ofAnyType(given),
			select: [text],
			exclude: []
		};
		const taken = probe(common);
		if (!taken.has(id)) return [];
		return [{
			text,
			testOf: !isTest || probe({
				...common,
				indirectSelection: "empty"
			}).has(id) ? [] : dependsOn.filter((parent) => taken.has(parent))
		}];
	});
}

// src/explain/changed-ancestors.ts
/** What a resource depends on, directly or not: the nearest first, each with the way from there to the resource. */
function ancestorsOf(id, head) {
	const parents = parentsIn(head);
	const towards = reach(parents, [id]);
	return new Map([...towards.keys()].map((ancestor) => [ancestor, wayFrom(ancestor, id, towards)]));
}
function parentsIn(head) {
	const graph = buildResourceGraph(head);
	return graph.ok ? graph.value.parents : /* @__PURE__ */ new Map();
}
/** The ancestor first, the resource itself left out. */
function wayFrom(ancestor, to, towards) {
	const way = [];
	for (let step = towards.get(ancestor); step !== void 0 && step !== to; step = towards.get(step)) way.push(step);
	return [ancestor, ...way];
}

// src/explain/fields-of.ts
/**
* What a manifest says of a resource, under the manifest's own names: everything that a change of the project can move,
* whether dbt compares it or not. Left out is what follows from the rest, such as compiled code and checksums.
*/
function fieldsOf(resource) {
	return {
		unrendered_config: resource.unrenderedConfig,
		config: resource.config,
		description: resource.description,
		tags: resource.tags,
		meta: resource.meta,
		group: resource.group,
		fqn: resource.fqn,
		original_file_path: resource.path,
		patch_path: resource.patchPath,
		depends_on: { nodes: resource.dependsOn },
		...ownFields(resource)
	};
}
function ownFields(resource) {
	switch (resource.resourceType) {
		case "model": {
			const { access, version, latestVersion, deprecationDate } = resource;
			const constraints = resource.constraints.map((constraint) => ({ ...constraint }));
			return {
				...nodeFields(resource),
				access,
				version,
				latest_version: latestVersion,
				deprecation_date: deprecationDate,
				constraints
			};
		}
		case "test": return {
			...nodeFields(resource),
			test_metadata: resource.testMetadata === null ? null : { ...resource.testMetadata },
			column_name: resource.columnName
		};
		case "function": return {
			...nodeFields(resource),
			arguments: resource.arguments,
			returns: resource.returns,
			overloads: resource.overloads
		};
		case "seed":
		case "snapshot":
		case "analysis":
		case "operation": return nodeFields(resource);
		default: return yamlFields(resource);
	}
}
/** Database and schema come from the target: they differ on every node of a pull request's build. */
function nodeFields({ rawCode, alias, language, columns }) {
	return {
		raw_code: rawCode,
		alias,
		language,
		columns: columnFields(columns)
	};
}
function columnFields(columns) {
	const facts = ({ description, dataType, constraints, tags, meta }) => ({
		description,
		data_type: dataType,
		constraints: constraints.map((constraint) => ({ ...constraint })),
		tags,
		meta
	});
	return Object.fromEntries([...columns].map(([key, column]) => [key, facts(column)]));
}
function yamlFields(resource) {
	switch (resource.resourceType) {
		case "source": {
			const { identifier, database, schema, loader, quoting, freshness, external, sourceDescription: source_description } = resource;
			return {
				identifier,
				database,
				schema,
				loader,
				quoting,
				freshness,
				loaded_at_field: resource.loadedAtField,
				loaded_at_query: resource.loadedAtQuery,
				external,
				source_description,
				columns: columnFields(resource.columns)
			};
		}
		case "exposure": return {
			type: resource.type,
			owner: resource.owner,
			maturity: resource.maturity,
			url: resource.url,
			label: resource.label
		};
		case "metric": return {
			type: resource.type,
			label: resource.label,
			type_params: resource.typeParams,
			filter: resource.filter
		};
		case "semantic_model": {
			const { model, label, defaults, entities, dimensions, measures, primaryEntity: primary_entity } = resource;
			return {
				model,
				label,
				defaults,
				entities,
				dimensions,
				measures,
				primary_entity
			};
		}
		case "saved_query": return {
			label: resource.label,
			query_params: queryOf(resource),
			exports: resource.exports.map((one) => ({ ...one }))
		};
		case "unit_test": return {
			model: resource.model,
			given: resource.given,
			expect: resource.expect,
			overrides: resource.overrides
		};
		default: return unreachable(resource);
	}
}
function queryOf({ metrics, groupBy, where, orderBy, limit }) {
	return {
		metrics,
		group_by: groupBy,
		where,
		order_by: orderBy,
		limit
	};
}

// src/explain/unseen-changes.ts
/** The fields of a resource that differ although no check of dbt counts them, sorted by name. */
function unseenChanges({ before, after, because, aside }, engine) {
	if (before === void 0 || before.resourceType !== after.resourceType) return [];
	const found = differences(comparable(before, after), comparable(after, before));
	const isSeen = seenBy([...because, ...aside]);
	return withoutEchoes(found.filter((one) => !isSeen(one.field) && !isEmptyChange(one))).map((one) => ({
		...one,
		why: blindnessOf(one.field, before, {
			after,
			engine
		})
	}));
}
/** A rendered key that one side lacks altogether is a default of another release of dbt: what users set is there as written too. */
function comparable(resource, other) {
	const shared = Object.entries(resource.config).filter(([key]) => Object.hasOwn(other.config, key));
	return {
		...fieldsOf(resource),
		config: Object.fromEntries(shared)
	};
}
function differences(before, after) {
	return Object.keys(after).flatMap((key) => differingFields(["", key], before[key], after[key])).map((one) => ({
		field: one.field,
		before: one.before,
		after: one.after
	}));
}
/** A check's own name of a field leaves out where the manifest keeps it: `model` of a unit test, `owner.email`. */
function seenBy(found) {
	const fields = new Set(found.map(({ field }) => field));
	const contains = (field) => [...fields].some((known) => field === known || field.startsWith(`${known}.`) || known.startsWith(`${field}.`));
	const hasHash = fields.has("checksum");
	return (field) => contains(field) || hasHash && DEFINITION.test(field);
}
const DEFINITION = /^(?:model|given|expect|overrides)(?:\.|$)/;
function isEmptyChange({ before, after }) {
	return isEmpty(before) && isEmpty(after);
}
function isEmpty(value) {
	if (isJsonObject(value)) return Object.values(value).every(isEmpty);
	return value === null || value === "" || value === false || isJsonList(value) && value.length === 0;
}
/** dbt copies configuration around: as written, as rendered, and some of it to fields of the node. One of them is enough. */
function withoutEchoes(changes) {
	const authored = keysUnder("unrendered_config", changes);
	const rendered = keysUnder("config", changes);
	return changes.filter(({ field }) => {
		const [first = "", second = ""] = field.split(".");
		if (first === "config") return !authored.has(second) && second !== "contract";
		return !(ECHOED.has(first) && (authored.has(first) || rendered.has(first)));
	});
}
const ECHOED = /* @__PURE__ */ new Set([
	"tags",
	"meta",
	"group",
	"database",
	"schema",
	"alias",
	"access",
	"freshness",
	"loaded_at_field",
	"loaded_at_query"
]);
function keysUnder(section, changes) {
	return new Set(changes.flatMap(({ field }) => field.startsWith(`${section}.`) ? [field.split(".")[1] ?? ""] : []));
}
function blindnessOf(field, before, { after, engine }) {
	const [section = "", key = ""] = field.split(".");
	switch (section) {
		case "columns": return columnBlindness(field, before, {
			after,
			engine
		});
		case "description": return isDescribed(after) ? "not-persisted" : "never";
		case "constraints": return contractBlindness(before, {
			after,
			engine
		});
		case "unrendered_config":
			if (after.resourceType === "test") return "test-config";
			return engine === "v2" && !EXCLUDED.has(key) ? "same-meaning" : "never";
		case "config": return "rendered";
		case "database":
		case "schema":
		case "alias": return "rendered";
		case "depends_on": return "code-only";
		case "type_params":
		case "filter": return engine === "v1" ? "stub" : "never";
		case "raw_code":
		case "deprecation_date": return "same-meaning";
		default: return "never";
	}
}
const EXCLUDED = /* @__PURE__ */ new Set(["tags", "group"]);
/** Resources whose descriptions can be written to the warehouse. */
function isDescribed({ resourceType }) {
	return [
		"model",
		"seed",
		"snapshot"
	].includes(resourceType);
}
function columnBlindness(field, before, sides) {
	const aspect = [
		"description",
		"data_type",
		"constraints",
		"tags",
		"meta"
	].find((one) => field.includes(`.${one}`));
	if (aspect === "tags" || aspect === "meta") return "never";
	if (aspect === "description") return isDescribed(sides.after) ? "not-persisted" : "never";
	return contractBlindness(before, sides);
}
function contractBlindness(before, { after, engine }) {
	if (before.resourceType !== "model" || after.resourceType !== "model") return "never";
	return engine === "v2" && isEnforced(before) && isEnforced(after) ? "contract-switch" : "no-contract";
}
const isEnforced = ({ contract }) => contract.enforced;

// src/explain/state-reasons.ts
/** What the comparison has to do with a resource not being selected; nothing when no state is asked for. */
function stateReasons(resource, asked, { input, probe }) {
	const { diff } = input;
	const state = diff.states.get(resource.id);
	if (asked.length === 0) return [];
	if (state === void 0) return [{ kind: "not-compared" }, ...notReached(resource, {
		input,
		probe
	})];
	if (isChange(state)) return otherState(state, asked, input);
	const reasons = [...ownReasons(resource, state, input), ...notReached(resource, {
		input,
		probe
	})];
	if (reasons.length > 0) return reasons;
	const upstream = unseenUpstream(resource, input);
	return upstream.length > 0 ? upstream : [{
		kind: "unchanged",
		blindSpots: blindSpotsOf(resource, input)
	}];
}
const isChange = ({ isNew, isModified }) => isNew || isModified;
function otherState(state, asked, { diff }) {
	const matches = diff.values.filter((value) => matchesState(state, value));
	return asked.some((value) => matches.includes(value)) ? [] : [{
		kind: "other-state",
		asked,
		matches
	}];
}
function ownReasons(resource, state, input) {
	const changes = unseenChanges(state, input.diff.engine);
	const macros = unseenMacros(resource, input);
	return [
		...state.aside.length === 0 ? [] : [{
			kind: "by-name",
			matches: partsMatched(state, input)
		}],
		...changes.length === 0 ? [] : [{
			kind: "unseen",
			changes
		}],
		...macros.length === 0 ? [] : [{
			kind: "unseen-macros",
			macros
		}]
	];
}
function partsMatched(state, { diff }) {
	return diff.values.filter((value) => value.startsWith("modified.") && matchesState(state, value));
}
function notReached({ id }, { input, probe }) {
	const [nearest, ...others] = [...ancestorsOf(id, input.head)].flatMap(([ancestor, way]) => isChanged(input.diff.states.get(ancestor)) ? [way] : []);
	if (nearest === void 0) return [];
	const reachedBy = ["state:modified+", "state:new+"].find((select) => probe({
		select: [select],
		exclude: []
	}).has(id)) ?? null;
	return [{
		kind: "not-reached",
		via: nearest,
		others: others.length,
		reachedBy
	}];
}
const isChanged = (state) => state !== void 0 && isChange(state);
const UPSTREAM_MOST = 5;
function unseenUpstream({ id }, { head, diff }) {
	const nodes = [...ancestorsOf(id, head).keys()].flatMap((ancestor) => {
		const state = diff.states.get(ancestor);
		const fields = state === void 0 ? [] : unseenChanges(state, diff.engine).map(({ field }) => field);
		return fields.length === 0 ? [] : [{
			unique_id: ancestor,
			fields
		}];
	});
	return nodes.length === 0 ? [] : [{
		kind: "unseen-upstream",
		nodes: nodes.slice(0, UPSTREAM_MOST)
	}];
}
function blindSpotsOf(resource, { head }) {
	const names = "rawCode" in resource ? variablesIn(resource.rawCode) : [];
	const isForeign = head.metadata.projectName !== null && resource.packageName !== head.metadata.projectName;
	return [
		...resource.resourceType === "seed" && resource.checksum.name === "path" ? [{ kind: "seed-over-limit" }] : [],
		...names.length > 0 ? [{
			kind: "variables",
			names
		}] : [],
		...isForeign ? [{ kind: "package" }] : []
	];
}
/** `var('currency')` and `env_var("REGION")` by the names they read. */
function variablesIn(code) {
	const found = [...code.matchAll(/\b(?:env_)?var\(\s*(['"])(.*?)\1/g)].map(([, , name = ""]) => name);
	return [...new Set(found)].sort();
}

// src/explain/explain-node.ts
/** Why one node is selected, or every reason why it is not. */
function explainNode(subject, input) {
	const { resource, standing } = subject;
	const entry = standing === "present" ? input.selection.entries.find(({ id }) => id === resource.id) : void 0;
	if (entry === void 0) return {
		kind: "left-out",
		...factsOf(subject, input),
		reasons: whyNot(subject, input)
	};
	const by = criteriaTaking(resource.id, input, makeProbe(input));
	return {
		kind: "selected",
		...factsOf(subject, input),
		why: entry.why,
		by,
		via: entry.via,
		start: startOf(entry, input),
		whose: whoseOf(entry.via[0] ?? entry.id, input)
	};
}
function factsOf({ resource, standing }, input) {
	const { head, diff } = input;
	const { id, path, packageName } = resource;
	const state = standing === "present" ? diff.states.get(id) : void 0;
	return {
		unique_id: id,
		resource_type: resource.resourceType,
		name: nameNode(resource),
		path: path === "" ? null : path,
		package: packageName === (head.metadata.projectName ?? packageName) ? null : packageName,
		state: standing === "present" ? stateOf(state) : standing,
		differences: state === void 0 ? [] : describeDifferences(state.because, state, input),
		aside: state === void 0 ? [] : describeDifferences(state.aside, state, input),
		breaks: diff.breaks.filter((one) => one.id === id).map(({ subject, ...one }) => ({
			...one,
			versioned: subject.resourceType === "model" && subject.version !== null
		})),
		whose: whoseOf(id, input),
		judgement: judge(id, input),
		said: saidOf(id, input),
		tests: testsOf(resource),
		...circumstancesOf(input)
	};
}
function stateOf(state) {
	if (state === void 0) return "not-compared";
	return state.isNew ? "new" : state.isModified ? "modified" : "unmodified";
}
function whoseOf(id, { drift }) {
	const origin = drift?.origins.of.get(id);
	if (drift === null || origin === void 0) return null;
	if (origin !== "moved") return origin;
	return drift.role === "newest" ? "in-production" : "left-behind";
}
function saidOf(id, { diff, selection }) {
	const said = /* @__PURE__ */ new Set([...selection.warnings, ...selection.raises.map(({ message }) => message)]);
	return diff.reactions.filter((one) => one.id === id).map(({ level, code, message, under }) => ({
		level,
		code,
		message,
		under,
		isAsked: said.has(message)
	}));
}
function testsOf(resource) {
	const { resourceType, dependsOn } = resource;
	if (resourceType === "unit_test") return {
		sort: "unit",
		macro: null,
		column: null,
		subjects: dependsOn
	};
	if (resourceType !== "test") return null;
	const { testMetadata, columnName: column, attachedNode } = resource;
	const subjects = dependsOn.toSorted((a, b) => Number(b === attachedNode) - Number(a === attachedNode));
	return {
		sort: testMetadata === null ? "singular" : "generic",
		macro: testMetadata?.name ?? null,
		column,
		subjects
	};
}
function startOf({ via: [first] }, input) {
	if (first === void 0) return null;
	const state = input.diff.states.get(first);
	return {
		unique_id: first,
		state: stateOf(state),
		differences: state === void 0 ? [] : describeDifferences(state.because, state, input)
	};
}
function whyNot({ resource, standing }, input) {
	if (standing === "removed") return [{
		kind: "removed",
		successor: successorOf(resource, input)
	}];
	if (standing === "disabled") return [{
		kind: "disabled",
		wasEnabled: input.base.resources.has(resource.id)
	}];
	const probe = makeProbe(input);
	const heldBack = findHeldBack(resource, input, probe);
	const [first, ...more] = heldBack.wouldBeTaken ? heldBack.reasons : [
		...heldBack.reasons,
		...stateReasons(resource, statesAsked(input), {
			input,
			probe
		}),
		...criteriaReasons(resource.id, input, probe)
	];
	return first === void 0 ? [{
		kind: "criteria",
		tokens: []
	}] : [first, ...more];
}
/** A new node of the same type with the same code: dbt takes a renamed node for two. */
function successorOf(before, { head, diff }) {
	if (!("rawCode" in before) || before.rawCode.trim() === "") return null;
	const isSame = (after) => after.resourceType === before.resourceType && "rawCode" in after && after.rawCode === before.rawCode;
	return [...head.resources.values()].find((after) => diff.states.get(after.id)?.isNew === true && isSame(after))?.id ?? null;
}

// src/explain/find-subject.ts
/** The one thing that `typed` names: a node before a macro, a macro before a group, source name or package. */
function findSubject(typed, input) {
	const nodes = nodesOf(input);
	const exact = nodes.find(({ resource }) => resource.id === nodeId(typed));
	const [named, ...others] = exact === void 0 ? preferModels(nodesNamed(typed, nodes)) : [exact];
	if (named !== void 0) return others.length === 0 ? ok(named) : refuse(ambiguous(typed, "nodes", [named, ...others].map(idOf)));
	const macros = macrosNamed(typed, input);
	if (macros.length > 1) return refuse(ambiguous(typed, "macros", macros));
	const subject = macros[0] === void 0 ? findContainer(typed, input) : {
		kind: "macro",
		id: macros[0]
	};
	return subject === void 0 ? refuse(unknown(typed, input)) : ok(subject);
}
function nodesOf({ head, diff }) {
	const present = [...head.resources.values()].map((resource) => ({
		kind: "node",
		resource,
		standing: "present"
	}));
	const disabled = [...head.disabled].flatMap(([id, [first]]) => first === void 0 || head.resources.has(id) ? [] : [first]);
	const removed = diff.removed.filter((one) => !one.disabled).map(({ before }) => before);
	return [
		...present,
		...disabled.map((resource) => ({
			kind: "node",
			resource,
			standing: "disabled"
		})),
		...removed.map((resource) => ({
			kind: "node",
			resource,
			standing: "removed"
		}))
	];
}
const idOf = ({ resource }) => resource.id;
function preferModels(found) {
	const present = found.filter(({ standing }) => standing === "present");
	const living = present.length > 0 ? present : found;
	const models = living.filter(({ resource }) => resource.resourceType === "model");
	return models.length === 1 ? models : living;
}
/** What people call a node goes before other names of it: a table of a source has the source's name before its own. */
function nodesNamed(typed, nodes) {
	const called = nodes.filter(({ resource }) => nameNode(resource) === typed);
	return called.length > 0 ? called : nodes.filter(({ resource }) => otherNames(resource).includes(typed));
}
function otherNames(resource) {
	return [
		resource.name,
		`${resource.packageName}.${resource.name}`,
		...resource.path === "" ? [] : [resource.path]
	];
}
/** The project's own macro goes before one of a package that has the same name. */
function macrosNamed(typed, { base, head }) {
	const all = new Map([...base.macros, ...head.macros]);
	const exact = all.get(macroId(typed));
	if (exact !== void 0) return [exact.id];
	const named = [...all.values()].filter(({ name, packageName, path }) => [
		name,
		`${packageName}.${name}`,
		path
	].includes(typed));
	const own = named.filter(({ packageName }) => packageName === head.metadata.projectName);
	return (own.length > 0 ? own : named).map(({ id }) => id);
}
function findContainer(name, { base, head }) {
	const resources = [...head.resources.values()];
	if (head.groups.has(name) || base.groups.has(name)) return {
		kind: "group",
		name
	};
	if (resources.some((one) => one.resourceType === "source" && one.sourceName === name)) return {
		kind: "source-name",
		name
	};
	return resources.some(({ packageName }) => packageName === name) ? {
		kind: "package",
		name
	} : void 0;
}
const SHOWN_MOST = 10;
function ambiguous(typed, what, ids) {
	const shown = ids.toSorted(byText).slice(0, SHOWN_MOST);
	const more = ids.length > shown.length ? ` and ${ids.length - shown.length} more` : "";
	return {
		kind: "usage",
		code: "ambiguous-node",
		what: `'${typed}' names ${ids.length} ${what}`,
		next: `Give one of: ${shown.join(", ")}${more}.`
	};
}
function unknown(typed, input) {
	const near = nearest(typed, knownNames(input));
	const next = near.length === 0 ? "Give a unique_id such as model.shop.orders, or a name; `sluice plan --format ids` lists what is selected." : `Did you mean ${near.join(" or ")}?`;
	return {
		kind: "usage",
		code: "unknown-node",
		what: `neither the head nor the base has anything called '${typed}'`,
		next
	};
}
function knownNames(input) {
	const { head } = input;
	const own = [...head.macros.values()].filter(({ packageName }) => packageName === head.metadata.projectName);
	return /* @__PURE__ */ new Set([
		...nodesOf(input).flatMap(({ resource }) => [resource.id, nameNode(resource)]),
		...own.map(({ name }) => name),
		...head.groups.keys()
	]);
}
const NEAREST_MOST = 3;
function nearest(typed, known) {
	const left = new Set(known);
	const found = [];
	for (let name = nearestName(typed, left); name !== void 0 && found.length < NEAREST_MOST; name = nearestName(typed, left)) {
		found.push(name);
		left.delete(name);
	}
	return found;
}

// src/explain/explain.ts
/** Why what `typed` names is or is not selected: a unique_id, a name, a name with its package, or a file. */
function explain$1(typed, input) {
	const subject = findSubject(typed, input);
	return subject.ok ? ok(explainSubject(subject.value, input)) : subject;
}
function explainSubject(subject, input) {
	switch (subject.kind) {
		case "node": return explainNode(subject, input);
		case "macro": return explainMacro(subject.id, input);
		case "group": return explainGroup(subject.name, input);
		case "source-name": return explainSourceName(subject.name, input);
		case "package": return explainPackage(subject.name, input);
		default: return unreachable(subject);
	}
}

// src/pipeline/explain-change.ts
/** Why what `typed` names is or is not selected by a change. */
function explainChange(typed, change) {
	const { compare, other = null, rulesOff = [] } = change;
	const [base, head] = [change.base.project, change.head.project];
	const diff = compareProjects(base, head, compare);
	if (!diff.ok) return diff;
	const input = {
		...selectionInputOf(change, diff.value),
		diff: diff.value
	};
	const selection = selectResources(input);
	if (!selection.ok) return selection;
	const { origins } = separateOrigins({
		base,
		head,
		diff: diff.value,
		other,
		compare
	});
	const drift = other === null || origins === null ? null : {
		role: other.role,
		origins
	};
	return explain$1(typed, {
		...input,
		base,
		selection: selection.value,
		drift,
		rulesOff
	});
}

// src/cli/commands/explain.ts
/** Why one node is or is not selected. */
async function explain({ plan: flags, node, format, common }, shell) {
	const change = await openChange({
		...flags,
		config: common.config
	}, shell);
	if (!change.ok) return change;
	const settings = await readSettings(common.config, {
		store: void 0,
		failOn: void 0,
		warnOnly: void 0
	});
	if (!settings.ok) return settings;
	const { base, head, other } = change.value;
	const asked = {
		other,
		rulesOff: rulesOff(settings.value),
		...makePlanRequest(flags, shell.clock.now())
	};
	const explanation = explainChange(node, {
		base: base.set,
		head: head.set,
		...asked
	});
	if (!explanation.ok) return explanation;
	if (format === "json") return ok(answer(renderExplanationJson(explanation.value)));
	const layOut = await loadLayOutFor(explanation.value, head.set.project.metadata.adapterType);
	return ok(answer(renderExplanation(explanation.value, shell.terminal, layOut)));
}

export { explain };