import { DEFAULT_SETTINGS } from "./default-settings.js";
import { ok, refuse } from "./result.js";
import { FINDING_KINDS, RULE_SEVERITIES } from "./names.js";
import { RULE_ID, failOnMistake, parseLocation, suggestion } from "./values.js";
import { require_dist } from "../vendor/yaml.js";
import { ZodMiniArray, ZodMiniObject, ZodMiniOptional, ZodMiniRecord, _enum, _gte, _lte, _minLength, _nonnegative, _regex, array, boolean, describe, literal, number, optional, record, refine, safeParse, strictObject, string, union } from "../vendor/zod.js";

// src/settings/merge-settings.ts
/** Flags and inputs win over the file; the file has already taken the defaults. */
function mergeSettings(file, override) {
	return {
		...file,
		store: override.store ?? file.store,
		contracts: override.contracts ?? file.contracts,
		gate: {
			...file.gate,
			failOn: override.failOn ?? file.gate.failOn,
			warnOnly: override.warnOnly ?? file.gate.warnOnly
		}
	};
}

// src/settings/config-schema.ts
var import_dist = require_dist();
const text = (must) => string({ error: must }).check(_minLength(1, must));
const map = (shape, description) => strictObject(shape, { error: (issue) => issue.code === "invalid_type" ? "must be a mapping" : void 0 }).check(describe(description));
const SHARE = "must be a percentage such as 80%, or a share between 0 and 1";
const PERCENTAGE = /^(100(\.0+)?|\d{1,2}(\.\d+)?)%$/;
const share = (description) => union([string().check(_regex(PERCENTAGE, SHARE)), number().check(_gte(0, SHARE), _lte(1, SHARE))], { error: SHARE }).check(describe(description));
const amount = (description) => {
	const must = "must be a number that is not negative";
	return number({ error: must }).check(_nonnegative(must), describe(description));
};
const LOCATION = "must be a folder, or a URI that begins with s3:// or file://, without credentials";
const location = string({ error: LOCATION }).check(refine((uri) => parseLocation(uri, "store").ok, LOCATION), describe("Where artifacts are kept per commit."));
const toggle = (description) => boolean({ error: "must be true or false" }).check(describe(description));
const RULE = "must be a rule id such as contract/field-removed";
const ruleId = () => string({ error: RULE }).check(_regex(RULE_ID, RULE));
const DATE = "must be a date such as 2026-12-31";
const date = () => string({ error: DATE }).check(_regex(/^\d{4}-\d{2}-\d{2}$/, DATE), refine(isDate, DATE));
const FAIL_ON_WORD = "must be a kind of finding, a rule id or none";
const failOn = array(string({ error: FAIL_ON_WORD }).check(refine((word) => failOnMistake(word, [word]) === void 0, { error: (issue) => failOnMessage(String(issue.input)) })), { error: "must be a list, such as [breaking, contract]" }).check(refine((words) => words.length === 1 || !words.includes("none"), "must hold nothing beside none"), describe(`Kinds of findings (${FINDING_KINDS.join(", ")}) or rule ids that close the gate; [none] for none.`));
const gate = map({
	"fail-on": optional(failOn),
	"patch-coverage": optional(map({
		tests: optional(share("Share of changed models and columns that need a test.")),
		docs: optional(share("Share of changed models and columns that need a description."))
	}, "What the changed part of the project must reach.")),
	cost: optional(map({
		"max-increase-percent": optional(amount("Increase of the monthly cost.")),
		"max-increase-usd-per-month": optional(amount("Increase of the monthly cost in US dollars.")),
		"fail-on-unknown": optional(toggle("Close the gate when the cost is not known."))
	}, "What the change may cost more.")),
	"warn-only": optional(toggle("Report without ever closing the gate."))
}, "When findings close the gate.");
const waiver = map({
	rule: ruleId(),
	node: optional(text("must be a unique_id such as model.shop.orders")),
	reason: text("must say why"),
	owner: text("must name who answers for it"),
	until: date()
}, "An agreed exception. Covered findings are shown, and do not count.");
const cost = map({
	"runs-per-month": optional(amount("How often production runs.")),
	pricing: optional(map({
		adapter: optional(text("must name an adapter")),
		region: optional(text("must name a region"))
	}, "The price list."))
}, "How to price a change.");
/** The shape of `sluice.yml`: the parser, the messages and the JSON Schema for editors are made of it. */
const CONFIG_SCHEMA = map({
	version: literal(1, { error: "must be 1, the version of this format" }),
	store: optional(location),
	contracts: optional(text("must be a folder").check(describe("The folder of data contracts."))),
	gate: optional(gate),
	rules: optional(record(ruleId(), _enum(RULE_SEVERITIES, { error: `must be one of ${RULE_SEVERITIES.join(", ")}` }), { error: (issue) => issue.code === "invalid_type" ? "must be a mapping of rule ids to severities" : void 0 }).check(describe("Severity by rule id; off disables a rule."))),
	waivers: optional(array(waiver, { error: "must be a list" })),
	cost: optional(cost)
}, "Configuration of Sluice, the pull-request gate for dbt.");
function failOnMessage(word) {
	const mistake = failOnMistake(word, [word]);
	return mistake === void 0 ? FAIL_ON_WORD : `${FAIL_ON_WORD}. ${mistake.next}`;
}
function isDate(value) {
	const parsed = /* @__PURE__ */ new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

// src/settings/config-keys.ts
/** The keys that `sluice.yml` may have at `path`; empty where it may have any. */
function knownKeys(path) {
	let schema = unwrap(CONFIG_SCHEMA);
	for (const step of path) schema = unwrap(childOf(schema, String(step)));
	return schema instanceof ZodMiniObject ? Object.keys(schema.def.shape) : [];
}
/** Every key with a place of its own, as dotted path: where a misplaced key belongs. */
function allKeys(path = []) {
	return knownKeys(path).flatMap((key) => [[...path, key], ...allKeys([...path, key])]);
}
function childOf(schema, step) {
	if (schema instanceof ZodMiniObject) return schema.def.shape[step];
	if (schema instanceof ZodMiniArray) return schema.def.element;
	if (schema instanceof ZodMiniRecord) return schema.def.valueType;
}
function unwrap(schema) {
	return schema instanceof ZodMiniOptional ? schema.def.innerType : schema;
}

// src/settings/config-mistake.ts
/** What one zod issue means to the author of the file. */
function describeIssue(issue, document) {
	if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(issue.path, key));
	const name = dotted(issue.path);
	if (issue.code === "invalid_key") return [wrong(issue.path, "key", issue.issues[0]?.message ?? issue.message)];
	if (issue.path.length > 0 && !document.hasIn(issue.path)) return [{
		path: issue.path,
		half: "key",
		what: `${name} is missing`,
		next: `Add ${name}: it ${issue.message}.`
	}];
	return [wrong(issue.path, "value", issue.message)];
}
function wrong(path, half, message) {
	const [must = message, next = "Correct it."] = message.split(/\. (?=[A-Z])/);
	return {
		path,
		half,
		what: `${dotted(path)} ${must}`,
		next
	};
}
function unknownKey(parent, key) {
	const known = knownKeys(parent);
	const home = allKeys().find((path) => path.at(-1) === key);
	const elsewhere = home === void 0 ? `Use one of: ${known.join(", ")}.` : `Did you mean ${home.join(".")}?`;
	const path = [...parent, key];
	return {
		path,
		half: "key",
		what: `there is no key ${dotted(path)}`,
		next: suggestion(key, known) ?? elsewhere
	};
}
/** The offset in the text to show for a mistake; of the nearest parent when it is about something absent. */
function offsetOf(document, found) {
	let node = document.contents;
	let offset = startOf(node) ?? 0;
	for (const [index, step] of found.path.entries()) {
		const pair = pairOf(node, step);
		const wantsKey = found.half === "key" && index === found.path.length - 1;
		node = (0, import_dist.isSeq)(node) ? node.items[Number(step)] : pair?.value;
		offset = (wantsKey ? startOf(pair?.key) : startOf(node)) ?? startOf(pair?.key) ?? offset;
	}
	return offset;
}
function pairOf(node, step) {
	return (0, import_dist.isMap)(node) ? node.items.find(({ key }) => (0, import_dist.isScalar)(key) && String(key.value) === String(step)) : void 0;
}
const startOf = (node) => (0, import_dist.isNode)(node) ? node.range?.[0] : void 0;
/** `gate.fail-on[1]`, as the author would point at it. */
function dotted(path) {
	const text = path.map((step) => typeof step === "number" ? `[${step}]` : `.${String(step)}`).join("");
	return text === "" ? "the file" : text.replace(/^\./, "");
}

// src/settings/parse-config.ts
const MAX_CHARACTERS = 1e6;
const MAX_ALIASES = 100;
/** The settings in the text of a `sluice.yml`; every mistake is a refusal with its line and column. */
function parseConfig(text, uri) {
	if (text.length > MAX_CHARACTERS) return refuseFile(uri, "the file is larger than 1 MB", "Check that this is the configuration of Sluice.");
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		schema: "core",
		prettyErrors: false
	});
	const placeAt = (offset) => {
		const { line, col } = lines.linePos(offset);
		return {
			file: uri,
			line,
			column: col
		};
	};
	const [broken, ...more] = [...document.errors, ...document.warnings].map((error) => refusal(placeAt(error.pos[0]), `the YAML is not valid: ${error.message}`, "Correct the line."));
	return broken === void 0 ? readDocument(document, uri, placeAt) : refuse(broken, ...more);
}
function readDocument(document, uri, placeAt) {
	const expanded = expand(document);
	if (!expanded.ok) return refuseFile(uri, `the YAML cannot be expanded: ${expanded.why}`, "Write the values out instead of repeating aliases.");
	const parsed = safeParse(CONFIG_SCHEMA, expanded.value ?? {});
	const [first, ...more] = (parsed.success ? [] : parsed.error.issues.flatMap((issue) => describeIssue(issue, document))).map((found) => ({
		offset: offsetOf(document, found),
		...found
	})).sort((a, b) => a.offset - b.offset).map(({ offset, what, next }) => refusal(placeAt(offset), what, next));
	if (first !== void 0) return refuse(first, ...more);
	if (parsed.success) return ok(fileSettings(parsed.data));
	throw new Error("A configuration failed without an issue");
}
function expand(document) {
	try {
		return {
			ok: true,
			value: document.toJS({ maxAliasCount: MAX_ALIASES })
		};
	} catch (error) {
		return {
			ok: false,
			why: error instanceof Error ? error.message : String(error)
		};
	}
}
function fileSettings(config) {
	const { gate } = DEFAULT_SETTINGS;
	return {
		store: config.store ?? DEFAULT_SETTINGS.store,
		contracts: config.contracts ?? DEFAULT_SETTINGS.contracts,
		gate: {
			failOn: config.gate?.["fail-on"]?.filter((word) => word !== "none") ?? gate.failOn,
			patchCoverage: {
				tests: shareOf(config.gate?.["patch-coverage"]?.tests),
				docs: shareOf(config.gate?.["patch-coverage"]?.docs)
			},
			warnOnly: config.gate?.["warn-only"] ?? gate.warnOnly
		},
		rules: config.rules ?? DEFAULT_SETTINGS.rules,
		waivers: (config.waivers ?? []).map((waiver) => ({
			...waiver,
			node: waiver.node ?? null
		})),
		unused: [
			...config.contracts === void 0 ? [] : ["contracts"],
			...config.gate?.cost === void 0 ? [] : ["gate.cost"],
			...config.cost === void 0 ? [] : ["cost"]
		]
	};
}
function shareOf(value) {
	if (value === void 0) return null;
	return typeof value === "number" ? value : Number((Number(value.slice(0, -1)) / 100).toFixed(6));
}
const refusal = (where, what, next) => ({
	kind: "usage",
	code: "bad-config",
	what,
	where,
	next
});
const refuseFile = (file, what, next) => refuse(refusal({ file }, what, next));

export { mergeSettings, parseConfig };