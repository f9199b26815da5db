import { nearestName } from "./nearest.js";
import { ok, refuse } from "./result.js";
import { rules } from "./registry.js";
import { FINDING_KINDS } from "./names.js";
import { unreachable } from "./unreachable.js";
import { END_OF_RAW, FORMS, OPENING, clock, collapse, contractDifferences, differingFields, differs, isAtLeast, matchFrom, own, pairWithBase, parseArguments, parseConfigCall, parseDbtVersion, tokenizeTag, traceMacros } from "./pair-with-base.js";
import { equalJson, isJsonList, isJsonObject } from "./json.js";
import { by, byText } from "./order.js";
import { nodeId } from "./brand.js";
import { createHash } from "node:crypto";

// src/state/jinja/split-template.ts
/**
* The parts of a template in order, as Jinja sees them: line breaks are of one kind, and a `-` at a delimiter has taken
* the white space beside it. Undefined where Jinja would refuse the template.
*/
function splitTemplate(template) {
	const source = template.replaceAll(/\r\n?/g, "\n");
	const parts = [];
	let position = 0;
	let isCut = false;
	for (;;) {
		const opening = matchFrom(OPENING, source, position);
		if (opening === void 0) return [...parts, ...textPart(source.slice(position), isCut, false)];
		const span = readSpan(source, opening);
		if (span === void 0) return void 0;
		parts.push(...textPart(source.slice(position, opening.index), isCut, source.charAt(opening.index + 2) === "-"), ...span.parts);
		position = span.end;
		isCut = source.charAt(position - 3) === "-";
	}
}
/** What an opening delimiter begins: a tag, a comment or a raw block. */
function readSpan(source, { 0: delimiter, index }) {
	const start = index + delimiter.length;
	if (delimiter === "{{" || delimiter === "{%") {
		const tag = tokenizeTag(source, start, delimiter === "{{" ? "}}" : "%}");
		return tag && {
			parts: [{
				kind: delimiter === "{{" ? "output" : "statement",
				tokens: tag.tokens
			}],
			end: tag.end
		};
	}
	const closing = matchFrom(delimiter === "{#" ? /#\}/g : END_OF_RAW, source, start);
	if (closing === void 0) return void 0;
	const text = source.slice(start, closing.index);
	const end = closing.index + closing[0].length;
	if (delimiter === "{#") return {
		parts: [{
			kind: "comment",
			text: text.replace(/^[-+]/, "").replace(/[-+]$/, "")
		}],
		end
	};
	return {
		parts: textPart(text, delimiter.endsWith("-%}"), closing[0].charAt(2) === "-"),
		end
	};
}
function textPart(text, cutStart, cutEnd) {
	const left = cutStart ? text.replace(/^[^\S\uFEFF]+/, "") : text;
	const cut = cutEnd ? left.replace(/[^\S\uFEFF]+$/, "") : left;
	return cut === "" ? [] : [{
		kind: "text",
		text: cut
	}];
}

// src/state/smart/rules/builtin-macros.ts
/**
* The macros of dbt and of its adapters come with the installation, not with the project: they differ because something
* was upgraded. What they do may have changed with it.
*/
const builtinMacros = {
	id: "smart/builtin-macros",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "macros of dbt and its adapter that another installation brought; what they do may have changed with it",
	confidence: "as-dbt",
	skews: ["engine", "dbt-version"],
	needsSkew: false,
	macro: ({ before, after }, { base, head }) => isBuiltin(before, base) && isBuiltin(after, head)
};
function isBuiltin(macro, { metadata }) {
	if (macro === void 0) return true;
	return macro.packageName !== metadata.projectName && packagesOf(metadata.adapterType).includes(macro.packageName);
}
/** Adapters that another one is built on, whose macros come along. */
const BUILT_ON = {
	databricks: ["spark"],
	fabric: ["sqlserver"],
	materialize: ["postgres"],
	redshift: ["postgres"],
	sqlserver: ["fabric"],
	synapse: ["fabric", "sqlserver"]
};
function packagesOf(adapterType) {
	return ["dbt", ...(adapterType === null ? [] : [adapterType, ...BUILT_ON[adapterType] ?? []]).map((adapter) => `dbt_${adapter}`)];
}

// src/state/smart/code/spell-tag.ts
/** A tag by its tokens: white space, and which quotes hold a text, do not show. */
function spellTag({ kind, tokens }) {
	return `${kind}(${tokens.map(spellToken).join(" ")})`;
}
function spellToken(token) {
	switch (token.type) {
		case "string": return JSON.stringify(token.text);
		case "integer": return token.value.toString();
		case "float": return `${token.value}f`;
		default: return token.text;
	}
}
/** A tag that does nothing but `config(...)` with keywords by its keywords in order of their names; any other by its tokens. */
function spellConfigTag(tag) {
	const [first, opening] = tag.tokens;
	if (tag.kind !== "output" || first?.type !== "name" || first.text !== "config" || opening?.type !== "operator") return spellTag(tag);
	const inside = parseArguments(tag.tokens, 1);
	if (inside === void 0 || inside.args.length > 0 || inside.dyn_args !== null || inside.dyn_kwargs !== null || !isClosedByLast(tag.tokens)) return spellTag(tag);
	const keywords = inside.kwargs.map(({ key, value }) => `${key}=${spellExpression(value)}`);
	return new Set(inside.kwargs.map(({ key }) => key)).size === keywords.length ? `config(${keywords.sort().join(", ")})` : spellTag(tag);
}
/** The parenthesis that the second token opens is closed by the last one. */
function isClosedByLast(tokens) {
	let depth = 0;
	return tokens.findIndex((token, index) => {
		if (token.type === "operator" && token.text === "(") depth += 1;
		if (token.type === "operator" && token.text === ")") depth -= 1;
		return index > 0 && depth === 0;
	}) === tokens.length - 1;
}
/** An expression by its syntax tree: two spell alike exactly when Jinja reads the same in them. */
function spellExpression(expression) {
	return JSON.stringify(expression, (_key, value) => typeof value === "bigint" ? { integer: value.toString() } : value);
}

// src/state/smart/code/trim.ts
/** Text without the white space around it. A byte-order mark is none, unlike for JavaScript's own `trim`. */
function trimSpace(text) {
	return text.replace(/^[^\S\uFEFF]+/, "").replace(/[^\S\uFEFF]+$/, "");
}

// src/state/smart/code/compare-template.ts
/**
* What alone differs between two templates whose output may be a value, such as macros: `layout` (inside tags),
* `comments` of Jinja. Their text counts by its characters.
*/
function compareTemplate(before, after) {
	const [old, current] = [splitTemplate(before), splitTemplate(after)];
	if (old === void 0 || current === void 0 || spell(old) !== spell(current)) return "change";
	return commentsOf(old) === commentsOf(current) ? "layout" : "comments";
}
function commentsOf(parts) {
	return parts.flatMap((part) => part.kind === "comment" ? [part.text.trim()] : []).join("\n");
}
/** Without comments, so that the texts around one are one text. */
function spell(parts) {
	return trimSpace(parts.map(spellPart).join(""));
}
function spellPart(part) {
	switch (part.kind) {
		case "comment": return "";
		case "text": return part.text;
		case "output":
		case "statement": return `\u0000${spellTag(part)}\u0000`;
		default: return unreachable(part);
	}
}

// src/state/smart/codes-of.ts
/** The code of both sides, when a difference is one of code: of its text, or of the hash of it. */
function codesOf({ check }, { before, after }) {
	const [old, current] = [codeIn(before), codeIn(after)];
	if (check !== "body" || old === void 0 || current === void 0 || old.language !== current.language) return void 0;
	return {
		before: old.code,
		after: current.code,
		language: current.language
	};
}
/** The same, where the code itself differs. */
function differingCodes(because, pair) {
	const codes = codesOf(because, pair);
	return codes === void 0 || codes.before === codes.after ? void 0 : codes;
}
/** Seeds have none, and versions of v2 before 2026 wrote a placeholder for it. */
function codeIn(resource) {
	if (!("rawCode" in resource) || resource.rawCode === "" || resource.rawCode === "--placeholder--") return void 0;
	return {
		code: resource.rawCode,
		language: resource.language
	};
}

// src/state/smart/rules/comments.ts
/** Hints to the optimizer and comments with Jinja in them count: one changes the query, dbt runs the other. */
const comments = {
	id: "smart/comments",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "SQL whose comments differ, and perhaps its layout; in macros, comments of Jinja alone",
	confidence: "proven",
	skews: [],
	needsSkew: false,
	difference(because, pair, { compareCode }) {
		const codes = differingCodes(because, pair);
		return codes?.language === "sql" && compareCode(codes.before, codes.after) === "comments";
	},
	macro: ({ before, after }) => before !== void 0 && after !== void 0 && compareTemplate(before.sql, after.sql) === "comments"
};

// src/state/smart/rules/config-spelling.ts
/** Every edit of a `config(...)` block is one of code to dbt, the order of its keywords included. */
const configSpelling = {
	id: "smart/config-spelling",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "a `config(...)` block whose keywords stand in another order, or whose constants are spelled otherwise (`true`, `True`)",
	confidence: "proven",
	skews: [],
	needsSkew: false,
	difference(because, pair, { compareCode }) {
		const codes = differingCodes(because, pair);
		return codes?.language === "sql" && compareCode(codes.before, codes.after) === "config";
	}
};

// src/state/smart/rules/contract-shape.ts
/**
* dbt v1 hashes a contract in a way that depends on its release, v2 does not hash it. The hash is only named as the
* difference where names, types, constraints and materialization are the same.
*/
const contractShape = {
	id: "smart/contract-shape",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "an equal contract under another checksum, or one that is not enforced and that one side leaves out",
	confidence: "proven",
	skews: ["engine", "dbt-version"],
	needsSkew: true,
	difference({ check, field, before, after }) {
		if (check !== "contract") return false;
		return field === "contract.checksum" || field === "config.contract" && !isEnforced(before) && !isEnforced(after);
	}
};
function isEnforced(contract) {
	return isJsonObject(contract) && contract["enforced"] === true;
}

// src/state/smart/config-value.ts
/** A rule's judgement of one key of the stored configuration. */
function onConfigKey(explains) {
	return (because, pair, scene) => {
		const key = configKeyOf(because, pair);
		return key !== void 0 && explains(key, pair, scene);
	};
}
const STORED = "unrendered_config.";
/** The configuration key that a difference of configuration or relation lies in; keys may hold dots themselves. */
function configKeyOf({ check, field }, { before, after }) {
	if (check !== "configs" && check !== "relation" || !field.startsWith(STORED)) return void 0;
	const path = field.slice(18);
	return [
		...Object.keys(before.unrenderedConfig),
		...Object.keys(after.unrenderedConfig),
		...Object.keys(HOOK_KEYS)
	].filter((key) => path === key || path.startsWith(`${key}.`)).sort((a, b) => b.length - a.length)[0];
}
function storedValue({ unrenderedConfig }, key) {
	return own(unrenderedConfig, key);
}
/** Other spellings of hooks, by the key of the rendered configuration. */
const HOOK_KEYS = {
	pre_hook: "pre-hook",
	post_hook: "post-hook",
	"pre-hook": "pre-hook",
	"post-hook": "post-hook"
};
function isHookKey(key) {
	return Object.hasOwn(HOOK_KEYS, key);
}
/** What dbt works with under a key is the same on both sides. */
function isSameRendered(key, { before, after }) {
	return equalJson(renderedValue$1(before, key), renderedValue$1(after, key));
}
/** Absent reads as null, as `config.get` of dbt answers. */
function renderedValue$1({ config }, key) {
	const hook = HOOK_KEYS[key];
	return hook === void 0 ? own(config, key) ?? null : FORMS.hooks(own(config, hook) ?? null);
}
/** Whether any text in a value has Jinja in it. */
function hasJinja(value) {
	if (typeof value === "string") return /\{[{%]/.test(value);
	return typeof value === "object" && value !== null && Object.values(value).some((item) => hasJinja(item));
}
function isEmpty(value) {
	if (value === void 0 || value === null) return true;
	return typeof value === "object" && Object.keys(value).length === 0;
}
/** The value with every text in it changed. */
function mapTexts(value, change) {
	if (typeof value === "string") return change(value);
	if (isJsonList(value)) return value.map((item) => mapTexts(item, change));
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}

// src/state/smart/expression-inputs.ts
/** A text that is one Jinja expression, such as `['a', 1]`; undefined where Jinja would refuse it. */
function parseExpression(text) {
	const parts = splitTemplate(`{{ ${text} }}`);
	const [only] = parts ?? [];
	return parts?.length === 1 && only?.kind === "output" ? parseTokens(only.tokens) : void 0;
}
function parseTokens(tokens) {
	const call = [
		{
			type: "operator",
			text: "("
		},
		...tokens,
		{
			type: "operator",
			text: ")"
		}
	];
	const parsed = parseArguments(call, 0);
	return parsed?.args.length === 1 && parsed.kwargs.length === 0 && parsed.dyn_args === null && parsed.dyn_kwargs === null ? parsed.args[0] : void 0;
}
/**
* What a constant expression is worth; undefined when it is none, and for a float such as 1.0, which JSON does not tell
* from 1 and templates do. A tuple counts as a list, as in JSON.
*/
function constantOf(expression) {
	switch (expression.kind) {
		case "Const": return isWholeFloat(expression.value) ? void 0 : typeof expression.value === "bigint" ? Number(expression.value) : expression.value;
		case "List":
		case "Tuple": return allOf(expression.items.map(constantOf));
		case "Dict": {
			const values = allOf(expression.items.map(({ value }) => constantOf(value)));
			const keys = expression.items.flatMap(({ key }) => key.kind === "Const" && typeof key.value === "string" ? [key.value] : []);
			return values === void 0 || keys.length !== values.length ? void 0 : Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null]));
		}
		case "Neg": {
			const value = constantOf(expression.node);
			return typeof value === "number" ? -value : void 0;
		}
		default: return;
	}
}
function isWholeFloat(value) {
	return typeof value === "number" && Number.isInteger(value);
}
function allOf(values) {
	const known = values.filter((value) => value !== void 0);
	return known.length === values.length ? known : void 0;
}
/** Names that stand for the circumstances of a run, not for what the project says. `var` is not among them: dbt_project.yml sets variables too. */
const CIRCUMSTANCES = [
	"target",
	"env_var",
	"dbt_version",
	"invocation_id",
	"run_started_at",
	"flags",
	"modules"
];
/** Functions whose answer their arguments alone decide. */
const PURE = [
	"as_bool",
	"as_native",
	"as_number",
	"as_text",
	"fromjson",
	"tojson",
	"range",
	"set",
	"zip"
];
/** Whether the value of an expression depends on the circumstances of a run, and on nothing else. */
function isCircumstantial(names) {
	return names.some((name) => CIRCUMSTANCES.includes(name)) && names.every((name) => CIRCUMSTANCES.includes(name) || PURE.includes(name));
}
/** Every name that an expression reads. */
function namesIn(node) {
	if (Array.isArray(node)) return node.flatMap(namesIn);
	if (typeof node !== "object" || node === null) return [];
	if ("kind" in node && node.kind === "Name" && "name" in node && typeof node.name === "string") return [node.name];
	return Object.values(node).flatMap(namesIn);
}
/** Every name that the Jinja in a text reads; undefined where it does more than print expressions. */
function namesInTemplate(template) {
	const parts = splitTemplate(template);
	if (parts === void 0 || parts.some(({ kind }) => kind === "statement")) return void 0;
	const expressions = parts.flatMap((part) => part.kind === "output" ? [parseTokens(part.tokens)] : []);
	return expressions.includes(void 0) ? void 0 : expressions.flatMap(namesIn);
}

// src/state/smart/in-file-config.ts
/**
* What both files say of a key in their first `config(...)`, when they say the same and nothing overrides it. Under v1
* the root project's configuration goes before the files of a package; in v2 the file always wins.
*/
function sameInFile(key, { before, after }, { base, head }) {
	if (!winsInFile(before, base.metadata) || !winsInFile(after, head.metadata)) return void 0;
	const [old, current] = [inFile(key, before), inFile(key, after)];
	return old !== void 0 && current !== void 0 && spellExpression(old) === spellExpression(current) ? current : void 0;
}
/** What the file says of a key in its first `config(...)`. */
function inFile(key, resource) {
	if (!("rawCode" in resource) || resource.language === "python") return void 0;
	return parseConfigCall(resource.rawCode)?.find((keyword) => keyword.key === key)?.value;
}
function winsInFile({ packageName }, { engine, projectName }) {
	return engine === "v2" || packageName === projectName;
}

// src/state/smart/stores-authored.ts
/**
* Whether a manifest holds the configuration of a resource's schema file as it was authored. Without its flag dbt v1
* stores it as rendered, and that of generic tests, sources, exposures and the like always.
*/
function storesAuthored(resource, { engine, flag }) {
	if (engine === "v2") return true;
	const isGeneric = resource.resourceType === "test" && resource.testMetadata !== null;
	return flag === "on" && "rawCode" in resource && !isGeneric;
}

// src/state/smart/rules/default-value.ts
/** `materialized: view` on a model that was a view anyway. An expression in its place may come out otherwise elsewhere. */
const defaultValue = {
	id: "smart/default-value",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "a constant that is written out, or no longer, and equals what dbt works with anyway",
	confidence: "proven",
	skews: [],
	needsSkew: false,
	difference: onConfigKey((key, pair, scene) => isSameRendered(key, pair) && isWrittenOut(key, pair, scene))
};
function isWrittenOut(key, { before, after }, { written }) {
	if (isEmpty(storedValue(before, key))) return isInForce(key, after, written.head);
	return isEmpty(storedValue(after, key)) && isInForce(key, before, written.base);
}
/** Authored as a constant, which dbt works with. */
function isInForce(key, resource, written) {
	const constant = constantIn(key, resource, written);
	return constant !== void 0 && holds(renderedValue$1(resource, key), constant);
}
function constantIn(key, resource, written) {
	const authored = inFile(key, resource);
	if (authored !== void 0) return constantOf(authored);
	const stored = storedValue(resource, key);
	return storesAuthored(resource, written) && !hasJinja(stored) ? stored : void 0;
}
/** dbt fills objects up with what else it knows. */
function holds(whole, part) {
	if (!isJsonObject(whole) || !isJsonObject(part)) return equalJson(whole, part);
	return Object.entries(part).every(([key, value]) => holds(whole[key] ?? null, value));
}

// src/state/smart/rules/deprecation-clock.ts
/** dbt v1 completes a date by the time zone of the machine that parses the project. */
const deprecationClock = {
	id: "smart/deprecation-clock",
	direction: "drop",
	engines: ["v1"],
	summary: "a deprecation date that shows the same day and time in another time zone",
	confidence: "likely",
	skews: [],
	needsSkew: false,
	difference: ({ field, before, after }) => field === "deprecation_date" && typeof before === "string" && typeof after === "string" && clock(before) === clock(after)
};

// src/state/smart/rules/disabled-by-version.ts
/** `enabled: "{{ dbt_version < '2' }}"`: the project says the same on both sides, and so do the tests of such a model. */
const disabledByVersion = {
	id: "smart/disabled-by-version",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "a resource that was disabled in the base because of `dbt_version` alone; production may not have it yet",
	confidence: "as-dbt",
	skews: ["engine", "dbt-version"],
	needsSkew: true,
	counterparts: (scene) => (after) => disabledTwin(after, scene) ?? testOfTwin(after, scene)
};
function disabledTwin(after, scene) {
	const before = onlyDisabled(after, scene);
	const enabled = storedValue(after, "enabled");
	if (before === void 0 || typeof enabled !== "string" || !equalJson(storedValue(before, "enabled"), enabled)) return void 0;
	const names = namesInTemplate(enabled);
	return names !== void 0 && names.length > 0 && names.every((name) => name === "dbt_version") ? before : void 0;
}
/** A test that the model it tests took along. */
function testOfTwin(after, scene) {
	if (after.resourceType !== "test" || storedValue(after, "enabled") !== void 0) return void 0;
	return after.dependsOn.flatMap((id) => scene.head.resources.get(id) ?? []).some((one) => disabledTwin(one, scene) !== void 0) ? onlyDisabled(after, scene) : void 0;
}
function onlyDisabled({ id, resourceType }, { base }) {
	const entries = base.resources.has(id) ? [] : base.disabled.get(id) ?? [];
	const [only] = entries;
	return entries.length === 1 && only?.resourceType === resourceType ? only : void 0;
}

// src/state/smart/rules/doubled-lists.ts
/** With its flag on, dbt v1 stores a list of a schema file as its items as written, and then as rendered. */
const doubledLists = {
	id: "smart/doubled-lists",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "a list in a schema file that one side stores twice in a row, with the same effect",
	confidence: "proven",
	skews: [
		"flag",
		"engine",
		"dbt-version"
	],
	needsSkew: false,
	difference: onConfigKey((key, pair) => {
		const [before, after] = [storedValue(pair.before, key), storedValue(pair.after, key)];
		return before !== void 0 && after !== void 0 && isSameButDoubled(before, after) && isSameRendered(key, pair);
	})
};
/** Equal, apart from lists that one of the two holds twice in a row. */
function isSameButDoubled(before, after) {
	if (isJsonList(before) && isJsonList(after)) return equalJson(before, after) || isDouble(before, after) || isDouble(after, before);
	if (!isJsonObject(before) || !isJsonObject(after)) return equalJson(before, after);
	const keys = Object.keys(before);
	if (keys.length !== Object.keys(after).length) return false;
	return keys.every((key) => Object.hasOwn(after, key) && isSameButDoubled(before[key] ?? null, after[key] ?? null));
}
function isDouble(once, twice) {
	return once.length > 0 && equalJson([...once, ...once], twice);
}

// src/state/smart/rules/empty-values.ts
/** To dbt v1 a key that is null differs from an absent one, and from an empty list. */
const emptyValues = {
	id: "smart/empty-values",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "configuration that is absent, null or empty on one side and empty in another way on the other, with the same effect",
	confidence: "proven",
	skews: ["dbt-version", "engine"],
	needsSkew: false,
	difference: onConfigKey((key, pair) => isEmpty(storedValue(pair.before, key)) && isEmpty(storedValue(pair.after, key)) && isSameRendered(key, pair))
};

// src/state/smart/rules/enforced-contract.ts
/** Between two enforced contracts v2 compares checksums that nobody writes. */
const enforcedContract = {
	id: "smart/enforced-contract",
	direction: "add",
	engines: ["v2"],
	summary: "columns, data types and constraints of a contract that is enforced on both sides",
	confidence: "proven",
	finder: () => ({ before, after }) => {
		if (before?.resourceType !== "model" || after.resourceType !== "model" || !before.contract.enforced || !after.contract.enforced) return [];
		return contractDifferences(before, after).filter(({ field }) => field !== "contract.checksum");
	}
};

// src/state/smart/rules/environment.ts
/**
* Configuration that both sides author alike and that comes out otherwise because the run was another: another target,
* environment variable or time. A variable of the project may have been edited, so `var` proves nothing, and neither
* does a macro.
*/
const environment = {
	id: "smart/environment",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "configuration authored alike that reads the target, an environment variable or the time of the run",
	confidence: "proven",
	skews: [],
	needsSkew: false,
	difference: (because, pair, scene) => isSameSource(because, pair, scene) || ofConfig$2(because, pair, scene)
};
const ofConfig$2 = onConfigKey((key, pair, scene) => {
	const authored = sameInFile(key, pair, scene);
	if (authored !== void 0) return isCircumstantial(namesIn(authored)) && isRestSame(key, authored, pair);
	return isSameAuthoredHalf(storedValue(pair.before, key), storedValue(pair.after, key));
});
/** dbt adds hooks up and merges objects of all levels: what the file does not say must be the same. */
function isRestSame(key, authored, { before, after }) {
	const rest = isHookKey(key) ? otherHooks : otherKeys;
	return equalJson(rest(renderedValue$1(before, key), authored), rest(renderedValue$1(after, key), authored));
}
/** The hooks of a file come last. */
function otherHooks(hooks, authored) {
	return isJsonList(hooks) ? hooks.slice(0, authored.kind === "List" ? -authored.items.length : -1) : null;
}
function otherKeys(value, authored) {
	if (!isJsonObject(value) || authored.kind !== "Dict") return null;
	const own = authored.items.map(({ key }) => key.kind === "Const" ? key.value : null);
	return Object.fromEntries(Object.entries(value).filter(([key]) => !own.includes(key)));
}
/** With the flag on, dbt v1 stores the items of a list as authored and then as rendered: the first half tells. */
function isSameAuthoredHalf(before, after) {
	if (isJsonList(before) && isJsonList(after)) return equalJson(before, after) || isSameHalf(before, after);
	if (!isJsonObject(before) || !isJsonObject(after)) return equalJson(before, after);
	const keys = Object.keys(before);
	return keys.length === Object.keys(after).length && keys.every((key) => isSameAuthoredHalf(before[key], after[key]));
}
function isSameHalf(before, after) {
	const half = before.length / 2;
	if (before.length !== after.length || !equalJson(before.slice(0, half), after.slice(0, half))) return false;
	return before.slice(0, half).every((authored, index) => equalJson(before[half + index], after[half + index]) || readsCircumstances(authored));
}
function readsCircumstances(authored) {
	return typeof authored === "string" && isCircumstantial(namesInTemplate(authored) ?? []);
}
/**
* Without the flag, dbt v1 compares where a source lies in this target. From 1.9 on the manifest also holds what the
* author wrote, and null where that is nothing: then the database is the target's.
*/
function isSameSource({ check, field }, { before, after }, { base, head }) {
	if (check !== "relation" || before.resourceType !== "source" || after.resourceType !== "source") return false;
	if (![base, head].every(({ metadata }) => isAtLeast(parseDbtVersion(metadata.dbtVersion), SINCE$1))) return false;
	const authored = field === "database" ? sameText(before, after, "unrenderedDatabase") : field === "schema" ? sameText(before, after, "unrenderedSchema") : void 0;
	return authored === null ? field === "database" : authored !== void 0 && readsCircumstances(authored);
}
const SINCE$1 = parseDbtVersion("1.9.0");
function sameText(before, after, key) {
	return before[key] === after[key] ? after[key] : void 0;
}

// src/state/smart/rules/export-defaults.ts
/** Before 1.9 the exports of a saved query had no stored configuration besides the rendered one. */
const exportDefaults = {
	id: "smart/export-defaults",
	direction: "drop",
	engines: ["v1"],
	summary: "exports of a saved query whose stored configuration another version leaves out, and that are configured alike",
	confidence: "proven",
	skews: ["dbt-version", "engine"],
	needsSkew: true,
	difference: (because, { before, after }) => isExport(because) && isSavedQuery(before) && isSavedQuery(after) && isSame(before, after)
};
function isExport({ check }) {
	return check === "exports";
}
function isSavedQuery(resource) {
	return resource.resourceType === "saved_query";
}
function isSame({ exports: before }, { exports: after }) {
	return before.length === after.length && before.every((one, index) => one.name === after[index]?.name && equalJson(one.config, after[index]?.config));
}

// src/state/smart/rules/exposure-definition.ts
const exposureDefinition = {
	id: "smart/exposure-definition",
	direction: "add",
	engines: ["v2"],
	summary: "exposures whose type, description or dependencies changed",
	confidence: "proven",
	finder: () => ({ before, after }) => {
		if (before?.resourceType !== "exposure" || after.resourceType !== "exposure") return [];
		return [
			...differs(["content", "type"], before.type, after.type),
			...differs(["content", "description"], before.description.trimEnd(), after.description.trimEnd()),
			...differs(["content", "depends_on.nodes"], dependencies(before), dependencies(after))
		];
	}
};
/** As a set, with the ids of sources as v2 writes them. */
function dependencies({ dependsOn }) {
	return [...new Set(dependsOn.map((id) => id.replaceAll(/[^a-zA-Z0-9_.]/g, "__")))].sort(byText);
}

// src/state/smart/rules/final-line-break.ts
/** A YAML block text ends in a line break. dbt v1 loses it where it renders the text, v2 keeps it. */
const finalLineBreak = {
	id: "smart/final-line-break",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "texts of schema files that differ in a final line break, which one engine or setting loses",
	confidence: "as-dbt",
	skews: ["engine", "flag"],
	needsSkew: true,
	difference: (because, pair, scene) => isSameDescription(because) || ofConfig$1(because, pair, scene)
};
function isSameDescription({ field, before, after }) {
	return ["description", "label"].includes(field) && equalJson(cut(before), cut(after));
}
const ofConfig$1 = onConfigKey((key, { before, after }) => {
	const isSame = (read) => equalJson(cut(read(before)), cut(read(after)));
	return isSame((side) => storedValue(side, key) ?? null) && isSame((side) => renderedValue$1(side, key));
});
function cut(value) {
	return mapTexts(value, (text) => text.replace(/\r?\n$/, ""));
}

// src/state/smart/rules/function-signature.ts
const functionSignature = {
	id: "smart/function-signature",
	direction: "add",
	engines: ["v2"],
	summary: "functions whose arguments or return type changed",
	confidence: "proven",
	finder: () => ({ before, after }) => {
		if (before?.resourceType !== "function" || after.resourceType !== "function") return [];
		return [...differingFields(["content", "arguments"], before.arguments, after.arguments), ...differingFields(["content", "returns"], before.returns, after.returns)];
	}
};

// src/state/smart/rules/hidden-macros.ts
/**
* dbt records the macros that parsing happens to run: not those under `{% if execute %}` or in a branch that was false,
* and not those that are handed on as arguments. Their names stand in the code.
*/
const hiddenMacros = {
	id: "smart/hidden-macros",
	direction: "add",
	engines: ["v1", "v2"],
	summary: "code that names a changed macro which dbt did not record: under `{% if execute %}`, as an argument, by dispatch",
	confidence: "likely",
	finder({ base, head, realMacros, leads }) {
		if (realMacros.length === 0) return () => [];
		const recorded = traceMacros(base, head, realMacros);
		return ({ after }) => {
			if (recorded.becauseOf(after).length > 0) return [];
			return [...after.macros, ...leads.namedBy(after)].flatMap((id) => leads.becauseOf(id) ?? []).slice(0, 1);
		};
	}
};

// src/state/smart/rules/hook-spelling.ts
/**
* dbt v1 takes `pre_hook` and `pre-hook` for two keys. The statements of hooks stand in the rendered configuration as
* written, of all levels together: only what a file computes for itself is rendered there, and the file is compared too.
*/
const hookSpelling = {
	id: "smart/hook-spelling",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "hooks under another spelling of their key, or stored in another form, that run the same statements in the same order",
	confidence: "proven",
	skews: [
		"flag",
		"engine",
		"dbt-version"
	],
	needsSkew: false,
	difference: onConfigKey((key, pair) => isHookKey(key) && isSameRendered(key, pair))
};

// src/state/smart/code/unsure.ts
/** Thrown inside the reader of code, and caught at its door, where the tokens cannot be told for sure. */
var Unsure = class extends Error {};
/** Whether a character has its special meaning in the dialect. */
function isSpecial(meaning) {
	if (meaning === "unknown") throw new Unsure();
	return meaning !== "plain";
}

// src/state/smart/code/comment-at.ts
/** The comment that begins at a position, if one does. */
function commentAt(source, at, lexis) {
	if (source.startsWith("/*", at)) return blockComment(source, at);
	const opening = lineOpening(source, at, lexis);
	return opening === void 0 ? void 0 : lineComment(source, at, opening);
}
function lineOpening(source, at, lexis) {
	if (source.startsWith("--", at)) {
		if (lexis.isStandard || /\s/.test(source.charAt(at + 2))) return "--";
		throw new Unsure();
	}
	if (source.startsWith("//", at) && isSpecial(lexis.slashes)) {
		if (/(?:^|\n)[^\n\S]*$/.test(source.slice(0, at))) return "//";
		throw new Unsure();
	}
	return source.startsWith("#", at) && isSpecial(lexis.hash) ? "#" : void 0;
}
function lineComment(source, at, opening) {
	const lineBreak = source.indexOf("\n", at);
	const content = source.slice(at + opening.length, lineBreak < 0 ? void 0 : lineBreak);
	if (content.trimEnd().endsWith("\\")) throw new Unsure();
	return {
		length: opening.length + content.length,
		content,
		isBlock: false
	};
}
/** Dialects differ on comments inside comments. */
function blockComment(source, at) {
	const end = source.indexOf("*/", at + 2);
	const content = source.slice(at + 2, end);
	if (end < 0 || `${content}*`.includes("/*")) throw new Unsure();
	return {
		length: content.length + 4,
		content,
		isBlock: true
	};
}

// src/state/smart/code/end-of-quoted.ts
/**
* Where a text or quoted name ends that begins at `at`. A doubled quote ends one and begins the next: as the characters
* between quotes count one by one, that comes to the same.
*/
function endOfQuoted(source, at, { quote, prefix, lexis }) {
	if (quote === "'" && /^n?q$/i.test(prefix) && !lexis.isStandard) throw new Unsure();
	const triple = quote.repeat(3);
	const fence = lexis.tripleQuotes && quote !== "`" && source.startsWith(triple, at) ? triple : quote;
	for (let end = at + fence.length;; end += 1) {
		const found = source.indexOf(fence, end);
		if (found < 0) throw new Unsure();
		end = found;
		if (!(backslashesBefore(source, found, at + fence.length) % 2 === 1 && escapes(quote, prefix, lexis))) return found + fence.length;
	}
}
function backslashesBefore(source, at, from) {
	let count = 0;
	while (at - count > from && source.charAt(at - count - 1) === "\\") count += 1;
	return count;
}
function escapes(quote, prefix, { backslash }) {
	if (quote === "`") throw new Unsure();
	if (quote === "'" && /^e$/i.test(prefix)) return true;
	if (/r/i.test(prefix)) throw new Unsure();
	return isSpecial(quote === "'" ? backslash.texts : backslash.names);
}

// src/state/smart/code/tag-facts.ts
/** Functions of dbt that print the name of a relation, or nothing. */
const NAMES = [
	"ref",
	"source",
	"this",
	"config"
];
/** Statements that print nothing themselves. */
const SILENT = [
	"if",
	"elif",
	"else",
	"endif",
	"for",
	"endfor",
	"set",
	"endset",
	"do"
];
const BLOCKS = [
	"if",
	"for",
	"call",
	"filter",
	"macro",
	"test",
	"materialization",
	"snapshot",
	"block"
];
/** Statements whose text becomes a value instead of being printed. */
const CAPTURES = [
	"call",
	"filter",
	"macro",
	"test",
	"materialization"
];
/** Whether what the tag prints cannot end in an open comment. */
function isSafeOutput(tag) {
	if (tag.kind === "statement") return SILENT.includes(verbOf(tag));
	return NAMES.includes(verbOf(tag)) && (tag.tokens.length === 1 || isClosedByLast(tag.tokens));
}
/** 1 for a statement that begins a block, -1 for one that ends it, 0 for any other tag. */
function blockStep(tag) {
	return stepOf(tag, BLOCKS);
}
/** The same for blocks whose text becomes a value. */
function captureStep(tag) {
	return stepOf(tag, CAPTURES);
}
function stepOf(tag, verbs) {
	if (tag.kind === "output") return 0;
	const verb = verbOf(tag);
	if (verb === "set") return isAssignment(tag) ? 0 : 1;
	if (verb === "endset" || verb.startsWith("end") && verbs.includes(verb.slice(3))) return -1;
	return verbs.includes(verb) ? 1 : 0;
}
/** `{% set x = 1 %}`, which has no end, unlike `{% set x %}`. */
function isAssignment({ tokens }) {
	const sign = tokens.find((token) => token.type === "operator" && [
		"=",
		"|",
		"("
	].includes(token.text));
	return sign?.type === "operator" && sign.text === "=";
}
function verbOf({ tokens }) {
	const [first] = tokens;
	return first?.type === "name" ? first.text : "";
}

// src/state/smart/code/read-code.ts
/**
* The tokens of SQL with Jinja in it, or undefined where they cannot be told for sure. That a tag prints whole tokens,
* or a comment up to the end of the line, is taken for granted.
*/
function readCode(code, lexis) {
	const parts = partsOf$1(code);
	if (parts === void 0 || code.includes(MARK)) return void 0;
	const tags = parts.filter((part) => part.kind === "output" || part.kind === "statement");
	const source = parts.map((part) => part.kind === "text" ? part.text : part.kind === "comment" ? "" : MARK).join("");
	try {
		const scanned = new Scanner(source, tags, lexis).scan();
		return {
			...scanned,
			comments: [...parts.flatMap((part) => part.kind === "comment" ? [part.text.trim()] : []), ...scanned.comments]
		};
	} catch (error) {
		if (error instanceof Unsure) return void 0;
		throw error;
	}
}
/** dbt gives code without any Jinja to the warehouse as it stands, line breaks of other systems included. */
function partsOf$1(code) {
	return /\{[{%#]/.test(code) ? splitTemplate(code) : [{
		kind: "text",
		text: code
	}];
}
/** Stands for a tag: a character for private use, which no code holds. */
const MARK = "";
/** Other white space is none to a warehouse. */
const SPACE = /[ \t\n\r\f\v]+/y;
const WORD = /[\p{L}\p{M}\p{N}_]+(?:\$[\p{L}\p{M}\p{N}_]*)*/uy;
const DOLLARS = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
/** Hints to the optimizer look like comments and are none. */
const HINT = /^(?:[+!]|M!)/;
var Scanner = class {
	#source;
	#tags;
	#lexis;
	#tokens = [];
	#comments = [];
	#at = 0;
	/** A tag before on this line may have begun a comment. */
	#isOpen = false;
	/** How many blocks are open whose text becomes a value, such as `{% set x %}`. */
	#captures = 0;
	#endsInComment = false;
	constructor(source, tags, lexis) {
		this.#source = source;
		this.#tags = tags.values();
		this.#lexis = lexis;
	}
	scan() {
		while (this.#at < this.#source.length) this.#token();
		return {
			tokens: this.#tokens,
			comments: this.#comments,
			endsInComment: this.#endsInComment
		};
	}
	#token() {
		const char = this.#source.charAt(this.#at);
		if (char === MARK) return this.#tag();
		if (this.#captures > 0) return this.#take("kept", this.#source.slice(this.#at).split(MARK, 1)[0] ?? "");
		const space = this.#match(SPACE);
		if (space !== void 0) return this.#space(space);
		if (!this.#comment()) this.#solid(char);
	}
	#tag() {
		const tag = this.#next();
		this.#at += 1;
		this.#endsInComment = false;
		this.#tokens.push({
			kind: "tag",
			tag
		});
		this.#isOpen ||= !isSafeOutput(tag);
		this.#captures = Math.max(0, this.#captures + captureStep(tag));
	}
	#next() {
		const next = this.#tags.next();
		if (next.done === true) throw new Error("More marks than tags");
		return next.value;
	}
	#space(text) {
		const hasBreak = text.includes("\n");
		this.#at += text.length;
		this.#tokens.push({
			kind: hasBreak && this.#isOpen ? "break" : "space",
			hasBreak
		});
		if (hasBreak) this.#isOpen = false;
		if (hasBreak) this.#endsInComment = false;
	}
	/** Reads a comment, if one begins here. One with a tag, or a hint, counts as it stands: Jinja runs inside comments too. */
	#comment() {
		const comment = commentAt(this.#source, this.#at, this.#lexis);
		if (comment === void 0) return false;
		const { length, content, isBlock } = comment;
		if (content.includes(MARK) || HINT.test(content) || isBlock && this.#isOpen && content.includes("\n")) {
			this.#take("kept", this.#source.slice(this.#at, this.#at + length));
			return true;
		}
		this.#comments.push(content.trim());
		this.#tokens.push({
			kind: "space",
			hasBreak: false
		});
		this.#at += length;
		this.#endsInComment = !isBlock;
		return true;
	}
	#solid(char) {
		const word = this.#match(WORD);
		if (word !== void 0) return this.#take("word", word);
		if (char === "'" || char === "\"" || char === "`") return this.#quoted(char);
		const dollars = this.#match(DOLLARS);
		if (dollars !== void 0 && isSpecial(this.#lexis.dollars)) return this.#enclosed(dollars, dollars);
		if (char === "[" && isSpecial(this.#lexis.brackets)) return this.#enclosed("[", "]");
		this.#take("sign", char);
	}
	#quoted(quote) {
		const before = this.#tokens.at(-1);
		const end = endOfQuoted(this.#source, this.#at, {
			quote,
			prefix: before?.kind === "word" ? before.text : "",
			lexis: this.#lexis
		});
		this.#take("quoted", this.#source.slice(this.#at, end));
	}
	#enclosed(opening, closing) {
		const end = this.#source.indexOf(closing, this.#at + opening.length);
		if (end < 0) throw new Unsure();
		this.#take("quoted", this.#source.slice(this.#at, end + closing.length));
	}
	/** Tags inside are spelled out. A block that only begins or ends there may leave quotes open in another branch. */
	#take(kind, text) {
		let depth = 0;
		const spelled = text.replaceAll(MARK, () => {
			const tag = this.#next();
			depth += blockStep(tag);
			if (depth < 0) throw new Unsure();
			return spellTag(tag);
		});
		if (depth !== 0) throw new Unsure();
		this.#tokens.push({
			kind,
			text: spelled
		});
		this.#at += text.length;
		this.#endsInComment = false;
	}
	#match(pattern) {
		pattern.lastIndex = this.#at;
		return pattern.exec(this.#source)?.[0];
	}
};

// src/state/smart/rules/line-endings.ts
/**
* Jinja makes every line break one of `\n` before it reads a template, and dbt strips what stands around the code. Only
* code without any Jinja goes to the warehouse with its own line breaks, which then count inside texts.
*/
const lineEndings = {
	id: "smart/line-endings",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "code and macros that differ in line endings, or in white space around them",
	confidence: "proven",
	skews: ["engine"],
	needsSkew: false,
	difference(because, pair, scene) {
		const codes = differingCodes(because, pair);
		if (codes === void 0 || plain(codes.before) !== plain(codes.after)) return false;
		const [old, current] = [codes.before, codes.after].map(trimSpace);
		return old === current || isReadByJinja(codes.before, codes.after) || codes.language === "python" || !hasLongText(codes.after, scene);
	},
	macro: ({ before, after }) => before !== void 0 && after !== void 0 && plain(before.sql) === plain(after.sql)
};
function plain(code) {
	return trimSpace(code.replaceAll(/\r\n?/g, "\n"));
}
function isReadByJinja(...codes) {
	return codes.every((code) => /\{[{%#]/.test(code));
}
/** A text over several lines; taken to be there where the code cannot be read. */
function hasLongText(code, { lexis }) {
	const read = readCode(code, lexis);
	return read === void 0 || read.tokens.some((token) => (token.kind === "quoted" || token.kind === "kept") && token.text.includes("\n"));
}

// src/state/smart/rules/masked-hooks.ts
/**
* dbt runs the hooks of all levels and compares those of the closest one. The others stand, as written, in the rendered
* configuration; only what a file computes for itself is rendered there.
*/
const maskedHooks = {
	id: "smart/masked-hooks",
	direction: "add",
	engines: ["v1"],
	summary: "hooks of dbt_project.yml that changed behind hooks of a schema file or of the file itself",
	confidence: "proven",
	finder: () => ({ before, after }) => {
		const found = before === void 0 ? [] : differingHooks(before, after);
		return before !== void 0 && found.length > 0 && isStoredAlike(before, after) && areConstant(before) && areConstant(after) ? found : [];
	}
};
function differingHooks(before, after) {
	return ["pre-hook", "post-hook"].flatMap((key) => differs(["configs", `config.${key}`], renderedValue$1(before, key), renderedValue$1(after, key)));
}
const KEYS = [
	"pre_hook",
	"pre-hook",
	"post_hook",
	"post-hook"
];
function isStoredAlike(before, after) {
	return KEYS.every((key) => equalJson(storedValue(before, key), storedValue(after, key)));
}
function areConstant(resource) {
	return KEYS.every((key) => {
		const authored = inFile(key, resource);
		return authored === void 0 || constantOf(authored) !== void 0;
	});
}

// src/state/smart/rules/materializations.ts
/** To dbt no resource depends on its materialization. */
const materializations = {
	id: "smart/materializations",
	direction: "add",
	engines: ["v1", "v2"],
	summary: "resources whose materialization is, or runs, a changed macro",
	confidence: "likely",
	finder({ head, realMacros, leads }) {
		if (realMacros.length === 0) return () => [];
		return ({ after }) => {
			if (!MATERIALIZED.includes(after.resourceType)) return [];
			const id = materializationOf(after.config["materialized"], head);
			const because = id === void 0 ? void 0 : leads.becauseOf(id);
			return because === void 0 ? [] : [because];
		};
	}
};
/** Analyses and hooks have a materialization in their configuration too, and are never built. */
const MATERIALIZED = [
	"model",
	"seed",
	"snapshot",
	"test",
	"function"
];
/** The adapter's goes before the default one, and the root project's before those of packages and of dbt. */
function materializationOf(name, { macros, metadata }) {
	const own = `materialization_${name}_${metadata.adapterType}`;
	const byDefault = `materialization_${name}_default`;
	const found = [...macros.values()].filter((macro) => macro.name === own || macro.name === byDefault);
	const rank = ({ name: called, packageName }) => `${called === own ? 0 : 1}${packageName === metadata.projectName ? 0 : packageName.startsWith("dbt") ? 2 : 1}`;
	return found.sort(by(rank))[0]?.id;
}

// src/state/smart/rules/metric-definition.ts
/** dbt's checks of a metric's filter and type_params are stubs that call any two the same. */
const metricDefinition = {
	id: "smart/metric-definition",
	direction: "add",
	engines: ["v1", "v2"],
	summary: "metrics whose filter or type_params changed",
	confidence: "proven",
	finder: () => ({ before, after }) => {
		if (before?.resourceType !== "metric" || after.resourceType !== "metric") return [];
		return [...differingFields(["content", "type_params"], said$1(withoutRepetition(before.typeParams)), said$1(withoutRepetition(after.typeParams))), ...differingFields(["content", "filter"], said$1(before.filter), said$1(after.filter))];
	}
};
/** What is null, false, empty or dbt's default says nothing; versions and engines write more or less of it. */
function said$1(value) {
	if (isJsonList(value)) return value.map(said$1);
	if (!isJsonObject(value)) return value;
	const kept = Object.entries(value).map(([key, item]) => [key, said$1(item)]);
	return Object.fromEntries(kept.filter(([key, item]) => item !== null && item !== false && !isEmpty(item) && item !== DEFAULTS[key]));
}
const DEFAULTS = { period_agg: "first" };
/** Parameters of one kind of metric repeat some that stand beside them: v2 the expression, 1.9 the window. */
function withoutRepetition(typeParams) {
	if (!isJsonObject(typeParams)) return typeParams;
	return Object.fromEntries(Object.entries(typeParams).map(([key, item]) => [key, KINDS.includes(key) ? without(item, typeParams) : item]));
}
const KINDS = ["metric_aggregation_params", "cumulative_type_params"];
function without(params, outer) {
	if (!isJsonObject(params)) return params;
	return Object.fromEntries(Object.entries(params).filter(([key, item]) => !equalJson(item, outer[key])));
}

// src/state/smart/rules/new-definitions.ts
/** dbt v2 calls them modified; v1 calls them new and, for want of something to compare with, the same. */
const newDefinitions = {
	id: "smart/new-definitions",
	direction: "add",
	engines: ["v1"],
	summary: "new exposures, metrics, semantic models and saved queries",
	confidence: "proven",
	finder: () => ({ id, after, isNew }) => isNew && TYPES.includes(after.resourceType) ? [{
		check: "new",
		field: "unique_id",
		before: null,
		after: id
	}] : []
};
const TYPES = [
	"exposure",
	"metric",
	"semantic_model",
	"saved_query"
];

// src/state/smart/rules/renamed-by-engine.ts
/**
* The engines give sources, tests and unit tests of versioned models other ids. v2 pairs some of them across engines; v1
* pairs none, and nobody pairs the unit tests.
*/
const renamedByEngine = {
	id: "smart/renamed-by-engine",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "a source, test or unit test that the other engine wrote under another id",
	confidence: "proven",
	skews: ["engine"],
	needsSkew: true,
	counterparts({ base, head }) {
		const pair = pairWithBase(base);
		return (after) => {
			const before = pair(after) ?? twinIds(after).flatMap((id) => base.resources.get(id) ?? [])[0];
			return before === void 0 || before.resourceType !== after.resourceType || before.name !== after.name || head.resources.has(before.id) ? void 0 : before;
		};
	}
};
function twinIds(after) {
	if (after.resourceType === "source") return [nodeId(`source.${after.packageName}.${after.sourceName}.${after.name.replaceAll(/[^a-zA-Z0-9_]/g, "__")}`)];
	return after.resourceType === "unit_test" ? [nodeId(after.id.replace(/_v(\w+)$/, ".v$1")), nodeId(after.id.replace(/\.v(\w+)$/, "_v$1"))] : [];
}

// src/state/smart/rules/new-sources.ts
/** To dbt v1 a source that it has nothing to compare with is the same, so that nothing is selected through it. */
const newSources = {
	id: "smart/new-sources",
	direction: "add",
	engines: ["v1"],
	summary: "new sources",
	confidence: "proven",
	finder(scene) {
		const rename = scene.skews.has("engine") ? renamedByEngine.counterparts?.(scene) : void 0;
		return ({ id, after, isNew }) => {
			if (!isNew || after.resourceType !== "source" || rename?.(after) !== void 0) return [];
			return [{
				check: "new",
				field: "unique_id",
				before: null,
				after: id
			}];
		};
	}
};

// src/state/smart/rules/rendered-value.ts
/**
* One side stores a schema file's Jinja, the other what it came to. dbt with the setting of the other side on both would
* compare what it came to, and call it equal.
*/
const renderedValue = {
	id: "smart/rendered-value",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "configuration of a schema file that one side stores as Jinja and the other as its value, which are equal",
	confidence: "as-dbt",
	skews: ["flag", "engine"],
	needsSkew: true,
	difference: onConfigKey((key, pair, scene) => !isHookKey(key) && isSameRendered(key, pair) && isRenderedOnOneSide(key, pair, scene))
};
function isRenderedOnOneSide(key, { before, after }, { written }) {
	if (inFile(key, before) !== void 0 || inFile(key, after) !== void 0) return false;
	if (hasJinja(storedValue(before, key))) return isRendered(key, after, written.head);
	return hasJinja(storedValue(after, key)) && isRendered(key, before, written.base);
}
function isRendered(key, resource, written) {
	const value = storedValue(resource, key);
	return !storesAuthored(resource, written) && value !== void 0 && !hasJinja(value);
}

// src/state/smart/rules/reread-config.ts
/**
* How dbt stores the configuration of a file depends on its version, its flag and its engine. Both files are in the
* manifests: read again by one reader, they say the same.
*/
const rereadConfig = {
	id: "smart/reread-config",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "in-file configuration that both files state alike, stored in different forms, with the same effect",
	confidence: "proven",
	skews: [
		"flag",
		"dbt-version",
		"engine"
	],
	needsSkew: false,
	difference: onConfigKey((key, pair, scene) => isSameRendered(key, pair) && sameInFile(key, pair, scene) !== void 0)
};

// src/state/smart/rules/saved-query-order.ts
const savedQueryOrder = {
	id: "smart/saved-query-order",
	direction: "add",
	engines: ["v1", "v2"],
	summary: "saved queries whose metrics, order or limit changed",
	confidence: "proven",
	finder: () => ({ before, after }) => {
		if (before?.resourceType !== "saved_query" || after.resourceType !== "saved_query") return [];
		return [
			...differs(["content", "query_params.metrics"], before.metrics, after.metrics),
			...differs(["content", "query_params.order_by"], before.orderBy, after.orderBy),
			...differs(["content", "query_params.limit"], before.limit, after.limit)
		];
	}
};

// src/state/smart/rules/semantic-defaults.ts
/**
* Versions and engines write more or less of what follows from the rest into the parts of a semantic model: the
* configuration that a part takes from its model or column, its own name as expression, the default time dimension, and
* measures that stand for simple metrics.
*/
const semanticDefaults = {
	id: "smart/semantic-defaults",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "entities, dimensions and measures that one version or engine writes with more of their defaults",
	confidence: "proven",
	skews: ["engine", "dbt-version"],
	needsSkew: true,
	difference({ field }, { before, after }, { base, head }) {
		if (before.resourceType !== "semantic_model" || after.resourceType !== "semantic_model" || !isPart(field)) return false;
		return equalJson(partsOf(before, field, base), partsOf(after, field, head));
	}
};
const PARTS = [
	"entities",
	"dimensions",
	"measures"
];
function isPart(field) {
	return PARTS.some((part) => part === field);
}
/** The parts with nothing in them that the rest of the manifest implies. */
function partsOf(model, name, project) {
	const parts = model[name];
	if (!isJsonList(parts)) return parts;
	return parts.filter((part) => name !== "measures" || !isMetric(part, model, project)).map((part) => isJsonObject(part) ? bare(part, model, project) : part);
}
function bare(part, model, project) {
	const implied = {
		expr: part["name"] ?? null,
		agg_time_dimension: isJsonObject(model.defaults) ? model.defaults["agg_time_dimension"] ?? null : null
	};
	const kept = Object.entries(part).filter(([key, value]) => {
		if (key === "config") return !isInherited(value, part, {
			model,
			project
		});
		return value !== null && !(Object.hasOwn(implied, key) && implied[key] === value);
	});
	return Object.fromEntries(kept);
}
/** No configuration, that of the semantic model, or that of the column. */
function isInherited(config, part, { model, project }) {
	if (!isJsonObject(config)) return true;
	const { meta = {}, ...others } = config;
	const column = columnMeta(part, model, project);
	return Object.keys(others).length === 0 && (isEmpty(meta) || equalJson(meta, model.config["meta"]) || equalJson(meta, column));
}
function columnMeta({ name, expr }, { dependsOn }, { resources }) {
	const columns = dependsOn.flatMap((id) => columnsOf(resources.get(id)));
	return columns.find((column) => column.name === expr)?.meta ?? columns.find((column) => column.name === name)?.meta;
}
function columnsOf(resource) {
	return resource?.resourceType === "model" ? [...resource.columns.values()] : [];
}
/** A measure that v2 makes of a simple metric, which stands in the manifest itself. */
function isMetric(measure, model, { resources }) {
	if (!isJsonObject(measure) || measure["create_metric"] !== true) return false;
	return [...resources.values()].some((one) => one.resourceType === "metric" && one.name === measure["name"] && isMeasured(one, measure, model));
}
function isMeasured({ typeParams }, measure, model) {
	const aggregation = isJsonObject(typeParams) ? typeParams["metric_aggregation_params"] : void 0;
	if (!isJsonObject(typeParams) || !isJsonObject(aggregation)) return false;
	return aggregation["semantic_model"] === model.name && aggregation["agg"] === measure["agg"] && equalJson(typeParams["expr"] ?? null, measure["expr"] ?? null);
}

// src/state/smart/rules/severity-case.ts
/** Releases before 1.10 store a severity in capitals. dbt reads it in any case. */
const severityCase = {
	id: "smart/severity-case",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "the severity of a test in other letters (`WARN`, `warn`)",
	confidence: "proven",
	skews: ["dbt-version", "engine"],
	needsSkew: false,
	difference: onConfigKey((key, { before, after }) => {
		if (key !== "severity" || before.resourceType !== "test" || after.resourceType !== "test") return false;
		const isSame = (read) => folded(read(before)) === folded(read(after));
		return isSame((side) => storedValue(side, key) ?? null) && isSame((side) => renderedValue$1(side, key));
	})
};
function folded(value) {
	return typeof value === "string" ? value.toLowerCase() : value;
}

// src/state/smart/rules/source-external.ts
/** Where the files of an external table lie. */
const sourceExternal = {
	id: "smart/source-external",
	direction: "add",
	engines: ["v2"],
	summary: "sources whose external location or format changed",
	confidence: "proven",
	finder: () => ({ before, after }) => before?.resourceType === "source" && after.resourceType === "source" ? differingFields(["content", "external"], before.external, after.external) : []
};

// src/state/smart/rules/source-keys.ts
/** Since 1.10 dbt writes these into the configuration of every source; before, they stood beside it alone. */
const sourceKeys = {
	id: "smart/source-keys",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "tags, meta and freshness of a source that another version does not write into its configuration, and that are the same",
	confidence: "proven",
	skews: ["dbt-version", "engine"],
	needsSkew: true,
	difference: onConfigKey((key, { before, after }) => {
		const read = FIELDS[key];
		if (read === void 0 || before.resourceType !== "source" || after.resourceType !== "source") return false;
		return Object.hasOwn(before.unrenderedConfig, key) !== Object.hasOwn(after.unrenderedConfig, key) && equalJson(read(before), read(after));
	})
};
const FIELDS = {
	meta: ({ meta }) => meta,
	tags: ({ tags }) => tags,
	freshness: ({ freshness }) => freshness,
	loaded_at_field: ({ loadedAtField }) => loadedAtField,
	loaded_at_query: ({ loadedAtQuery }) => loadedAtQuery
};

// src/state/smart/rules/source-names.ts
/** Before 1.9 a manifest holds where a source lies, and not what the author wrote of it. */
const sourceNames = {
	id: "smart/source-names",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "database and schema of a source that a release before 1.9 stores as rendered only, which are the same",
	confidence: "as-dbt",
	skews: ["dbt-version", "engine"],
	needsSkew: true,
	difference({ check, field }, { before, after }, scene) {
		if (check !== "relation" || before.resourceType !== "source" || after.resourceType !== "source" || !isOneOld(scene)) return false;
		return field === "unrendered_database" && before.database === after.database || field === "unrendered_schema" && before.schema === after.schema;
	}
};
const SINCE = parseDbtVersion("1.9.0");
function isOneOld({ base, head }) {
	return [base, head].some(({ metadata }) => !isAtLeast(parseDbtVersion(metadata.dbtVersion), SINCE));
}

// src/state/smart/rules/stored-hash.ts
/** The engines hash the code of tests and Python models in ways of their own. */
const storedHash = {
	id: "smart/stored-hash",
	direction: "drop",
	engines: ["v2"],
	summary: "equal code under another hash, where the engine or the version differs",
	confidence: "proven",
	skews: ["engine", "dbt-version"],
	needsSkew: true,
	difference(because, pair) {
		const codes = because.field === "checksum" ? codesOf(because, pair) : void 0;
		return codes !== void 0 && trimSpace(codes.before) === trimSpace(codes.after);
	}
};

// src/state/smart/rules/text-or-typed.ts
/**
* dbt stores in-file configuration as text or as value, by engine, version and flag, and by what its static parser makes
* of the rest of the file: `true` or `"True"`, `['a']` or `"['a']"`. A version may be a number or a text.
*/
const textOrTyped = {
	id: "smart/text-or-typed",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "a value that one side stores as text and the other as itself (`\"True\"` and `true`, `\"['a']\"` and `['a']`), with the same effect",
	confidence: "proven",
	skews: [
		"flag",
		"engine",
		"dbt-version"
	],
	needsSkew: false,
	difference: (because, pair, scene) => isSameVersion(because) || ofConfig(because, pair, scene)
};
function isSameVersion({ field, before, after }) {
	return field === "latest_version" && before !== null && after !== null && String(before) === String(after);
}
const ofConfig = onConfigKey((key, pair) => isSameRendered(key, pair) && isSameMeaning(key, pair));
function isSameMeaning(key, pair) {
	const [before, after] = [storedValue(pair.before, key), storedValue(pair.after, key)];
	return before !== void 0 && after !== void 0 && equalJson(meaningOf(before), meaningOf(after));
}
/** Texts that are expressions become what these are worth, or their syntax tree. */
function meaningOf(value) {
	return mapTexts(value, (text) => {
		const expression = parseExpression(text);
		if (expression === void 0 || expression.kind === "Name") return text;
		return constantOf(expression) ?? spellExpression(expression);
	});
}

// src/state/smart/rules/text-whitespace.ts
/** v2 takes every run of white space for one space, inside texts too, and the end of a comment's line for a space. */
const textWhitespace = {
	id: "smart/text-whitespace",
	direction: "add",
	engines: ["v2"],
	summary: "SQL whose texts, or the ends of whose comments, differ in white space",
	confidence: "proven",
	finder: ({ lexis }) => ({ before, after }) => {
		const [old, current] = [sqlOf(before), sqlOf(after)];
		if (old === void 0 || current === void 0 || old === current || collapse(old) !== collapse(current)) return [];
		const [then, now] = [solid(old, lexis), solid(current, lexis)];
		return then === void 0 || now === void 0 || then === now ? [] : [{
			check: "body",
			field: "raw_code",
			before: old,
			after: current
		}];
	}
};
function sqlOf(resource) {
	return resource !== void 0 && "rawCode" in resource && resource.language === "sql" ? resource.rawCode : void 0;
}
/** The tokens that are no space. */
function solid(code, lexis) {
	return readCode(code, lexis)?.tokens.map(textOf).filter((text) => text !== "").join("\0");
}
function textOf(token) {
	if (token.kind === "tag") return spellTag(token.tag);
	if (token.kind === "kept") return collapse(token.text);
	return "text" in token ? token.text : "";
}

// src/state/smart/rules/transitive-macros.ts
/** v2 looks at the macros that a resource calls itself, and only where both sides have them. */
const transitiveMacros = {
	id: "smart/transitive-macros",
	direction: "add",
	engines: ["v2"],
	summary: "macros that are called by macros, and macros that only one side has",
	confidence: "proven",
	finder({ base, head, realMacros }) {
		const reach = traceMacros(base, head, realMacros);
		return ({ after }) => after.macros.length === 0 ? [] : reach.becauseOf(after);
	}
};

// src/state/smart/unit-test-definition.ts
function definitionOf({ model, given, expect, overrides }) {
	return {
		model,
		given: said(given),
		expect: said(expect),
		overrides: said(overrides)
	};
}
/** Without the rows of fixtures: v1 loads them into the definition, v2 leaves the path of the file. */
function withoutFixtures({ given, expect, ...others }) {
	return {
		...others,
		given: nameFixture(given),
		expect: nameFixture(expect)
	};
}
/** Rows that are in no manifest. */
function lacksRows(value) {
	if (isJsonList(value)) return value.some(lacksRows);
	return isJsonObject(value) && (value["fixture"] ?? null) !== null && (value["rows"] ?? null) === null;
}
function nameFixture(value) {
	if (isJsonList(value)) return value.map(nameFixture);
	if (!isJsonObject(value) || typeof value["fixture"] !== "string") return value;
	return {
		...value,
		rows: null,
		fixture: value["fixture"].replace(/^.*\//, "").replace(/\.\w+$/, "")
	};
}
/** A member that is null on one side and absent on the other says the same; a null in a row is data. */
function said(value) {
	if (isJsonList(value)) return value.map(said);
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => item === null ? [] : [[key, key === "rows" ? item : said(item)]]));
}

// src/state/smart/rules/unit-test-definition.ts
/** v2 compares the path of a unit test and nothing of what it says. */
const unitTestDefinition = {
	id: "smart/unit-test-definition",
	direction: "add",
	engines: ["v2"],
	summary: "unit tests whose inputs, expected rows, overrides or model changed",
	confidence: "proven",
	finder: ({ skews }) => ({ before, after }) => {
		if (before?.resourceType !== "unit_test" || after.resourceType !== "unit_test") return [];
		const read = (test) => skews.has("engine") ? withoutFixtures(definitionOf(test)) : definitionOf(test);
		const [old, current] = [read(before), read(after)];
		return [
			...differs(["content", "model"], old.model, current.model),
			...differs(["content", "given"], old.given, current.given),
			...differs(["content", "expect"], old.expect, current.expect),
			...differingFields(["content", "overrides"], old.overrides, current.overrides)
		];
	}
};

// src/state/smart/rules/unit-test-hash.ts
/** v2 hashes no unit test, and v1 releases may differ in how. The definition is in both manifests, unless a fixture's rows are not. */
const unitTestHash = {
	id: "smart/unit-test-hash",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "a unit test of equal definition under another hash, where the engine or the version differs",
	confidence: "proven",
	skews: ["engine", "dbt-version"],
	needsSkew: true,
	difference({ field }, { before, after }) {
		if (field !== "checksum" || before.resourceType !== "unit_test" || after.resourceType !== "unit_test") return false;
		return equalJson({ ...definitionOf(before) }, { ...definitionOf(after) }) && ![after.given, after.expect].some(lacksRows);
	}
};

// src/state/smart/rules/whitespace.ts
/** White space inside texts and quoted names is none: the tokens of the two codes are compared, not their characters. */
const whitespace = {
	id: "smart/whitespace",
	direction: "drop",
	engines: ["v1", "v2"],
	summary: "SQL laid out in another way; in macros, white space inside Jinja tags alone",
	confidence: "proven",
	skews: [],
	needsSkew: false,
	difference(because, pair, { compareCode }) {
		const codes = differingCodes(because, pair);
		return codes?.language === "sql" && compareCode(codes.before, codes.after) === "layout";
	},
	macro: ({ before, after }) => before !== void 0 && after !== void 0 && compareTemplate(before.sql, after.sql) === "layout"
};

// src/state/smart/registry.ts
/** Every rule. Of the rules that can explain a difference the first here is named: the nearest cause goes before. */
const SMART_RULES = [
	storedHash,
	lineEndings,
	whitespace,
	comments,
	configSpelling,
	emptyValues,
	hookSpelling,
	doubledLists,
	rereadConfig,
	textOrTyped,
	finalLineBreak,
	severityCase,
	sourceKeys,
	sourceNames,
	renderedValue,
	defaultValue,
	environment,
	contractShape,
	deprecationClock,
	semanticDefaults,
	exportDefaults,
	unitTestHash,
	builtinMacros,
	renamedByEngine,
	disabledByVersion,
	transitiveMacros,
	hiddenMacros,
	materializations,
	maskedHooks,
	newSources,
	newDefinitions,
	metricDefinition,
	savedQueryOrder,
	unitTestDefinition,
	enforcedContract,
	exposureDefinition,
	functionSignature,
	sourceExternal,
	textWhitespace
];

// src/rules/fingerprint.ts
/** Names one finding across commits: neither lines nor consumers are part of it, so an approval survives new pushes. */
function fingerprint({ rule, node, column, before, after }) {
	return createHash("sha256").update(JSON.stringify([
		rule,
		node,
		column,
		before,
		after
	])).digest("hex");
}

// src/policy/apply-waivers.ts
/** The finding that policy itself adds. */
const WAIVER_EXPIRED = "policy/waiver-expired";
/** Marks what a waiver covers; an expired waiver covers nothing and is a finding itself. `today` is an ISO date. */
function applyWaivers(findings, waivers, today) {
	const valid = waivers.filter((waiver) => !isExpired(waiver, today));
	const marked = findings.map((finding) => mark(finding, valid));
	const expired = waivers.filter((waiver) => isExpired(waiver, today));
	return {
		findings: [...marked, ...expired.map((waiver) => expiredFinding(waiver, marked.filter((finding) => covers(waiver, finding)).length))],
		waivers: waivers.map((waiver) => useOf(waiver, findings, isExpired(waiver, today)))
	};
}
function useOf(waiver, findings, expired) {
	return {
		...waiver,
		expired,
		used: expired ? 0 : findings.filter((finding) => covers(waiver, finding)).length
	};
}
function mark(finding, waivers) {
	const waiver = waivers.find((candidate) => covers(candidate, finding));
	return waiver === void 0 ? finding : {
		...finding,
		waiver: `${waiver.reason} (${waiver.owner}, until ${waiver.until})`
	};
}
/** A waiver without a node covers its rule on every node. */
function covers({ rule, node }, finding) {
	return rule === finding.rule && (node === null || node === finding.node);
}
function isExpired({ until }, today) {
	return until < today.slice(0, 10);
}
function expiredFinding({ rule, node, owner, reason, until }, covered) {
	const found = `The waiver of \`${rule}\` for ${node === null ? "every node" : `\`${node}\``} expired on ${until}; ${owner} asked for it: ${reason}.`;
	const next = covered > 0 ? "Settle what it covered, or agree on a new date." : "Take it out of the configuration.";
	return {
		rule: WAIVER_EXPIRED,
		severity: covered > 0 ? "warning" : "info",
		kind: "policy",
		node: node === null ? null : nodeId(node),
		column: null,
		place: null,
		message: `${found} ${next}`,
		data: {
			found,
			next,
			rule,
			owner,
			reason,
			until,
			covered
		},
		fingerprint: fingerprint({
			rule: WAIVER_EXPIRED,
			node: node === null ? null : nodeId(node),
			column: null,
			before: rule,
			after: until
		}),
		waiver: null
	};
}

// src/policy/check-policy.ts
/** Every id that a finding can bear. */
const RULE_IDS = [...rules.map(({ id }) => id), WAIVER_EXPIRED].sort();
/** Rules of smart mode find nothing to grade: they can be switched off, and nothing else. */
const SMART_IDS = SMART_RULES.map(({ id }) => id);
const SWITCHABLE = [...RULE_IDS, ...SMART_IDS];
const GATE_WORDS = [...FINDING_KINDS, ...RULE_IDS];
/**
* Whether the names that the settings use are known. A name near a known one is a slip, and refused. Any other rule may
* be one of another version of Sluice: the configuration may be shared, so it is said and not refused. In the gate a
* name that matches nothing would leave it open without a word, so there every unknown name is refused.
*/
function checkPolicy({ gate, rules: severities, waivers }) {
	const graded = checkNames("rules", Object.keys(severities), SWITCHABLE);
	const waived = checkNames("waivers", waivers.map(({ rule }) => rule), RULE_IDS);
	const gateSlips = gate.failOn.filter((word) => !GATE_WORDS.includes(word)).map((word) => refuseName("gate.fail-on", word, GATE_WORDS));
	const ungraded = SMART_IDS.filter((rule) => Object.hasOwn(severities, rule) && severities[rule] !== "off").map(refuseGrade);
	const [first, ...more] = [
		...gateSlips,
		...graded.slips,
		...waived.slips,
		...ungraded
	];
	if (first !== void 0) return refuse(first, ...more);
	return ok([.../* @__PURE__ */ new Set([...graded.unknown, ...waived.unknown])].sort().map(sayUnknown));
}
function checkNames(key, names, known) {
	const unknown = names.filter((rule) => !known.includes(rule));
	return {
		unknown,
		slips: unknown.filter((rule) => nearestName(rule, known) !== void 0).map((rule) => refuseName(key, rule, known))
	};
}
function refuseName(key, name, known) {
	const near = nearestName(name, known);
	return {
		kind: "usage",
		code: "rule-unknown",
		what: `\`${key}\` names \`${name}\`, which is no rule`,
		next: near === void 0 ? "See `sluice rules` for the names." : `Write \`${near}\`.`
	};
}
function refuseGrade(rule) {
	return {
		kind: "usage",
		code: "rule-ungraded",
		what: `\`rules\` gives \`${rule}\` a severity, and a rule of smart mode finds nothing to grade`,
		next: "Write `off`, or take it out."
	};
}
function sayUnknown(rule) {
	return {
		what: rule,
		why: "this version of Sluice has no such rule",
		next: "See `sluice rules` for the names, or use the version that has it."
	};
}

export { SMART_RULES, applyWaivers, checkPolicy, fingerprint, lacksRows, readCode, renderedValue$1 as renderedValue, spellConfigTag, spellTag, splitTemplate, storedValue };