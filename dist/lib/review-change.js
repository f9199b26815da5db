import { by, byText } from "./order.js";
import { collect as collect$1, ok, pair, refuse } from "./result.js";
import { SMART_RULES, applyWaivers, checkPolicy, fingerprint, lacksRows, readCode, renderedValue, spellConfigTag, spellTag, splitTemplate, storedValue } from "./check-policy.js";
import { describeHit, readFacts, summarise, writeFacts } from "./summarise.js";
import { graphOf, nameNode, ownerOf, rules, sortExposures } from "./registry.js";
import { buildGraph, reach } from "./graph.js";
import { equalJson, isJsonList, isJsonObject } from "./json.js";
import { nearestName } from "./nearest.js";
import { unreachable } from "./unreachable.js";
import { require_dist } from "../vendor/yaml.js";
import { baseReader, comparePair, comparePair$1, compareProjects, constraintSupportOf, dialectOf as dialectOf$1, flagEvidence, originsUnknown } from "./resolve-baseline.js";
import { callersOf, own, traceMacros } from "./pair-with-base.js";
import { macroId } from "./brand.js";

// src/kernel/quote-word.ts
/** A word that a POSIX shell takes as it is; everything else in single quotes, where nothing is expanded. */
function quoteWord(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

// src/selection/default-types.ts
/** Everything that `ls` can show. */
const LISTED = [
	"analysis",
	"exposure",
	"function",
	"metric",
	"model",
	"saved_query",
	"seed",
	"semantic_model",
	"snapshot",
	"source",
	"test",
	"unit_test"
];
/** When `ls` and `build` began to select a type; what is missing was always there. */
const LISTED_SINCE = {
	semantic_model: 6,
	saved_query: 7,
	unit_test: 8,
	function: 11
};
const BUILT_SINCE = {
	unit_test: 8,
	saved_query: 8,
	exposure: 10,
	function: 11
};
const BUILT = [
	"model",
	"snapshot",
	"seed",
	"test",
	"unit_test",
	"saved_query",
	"exposure",
	"function"
];
const COMPILED = [
	"model",
	"test",
	"snapshot",
	"analysis",
	"operation",
	"seed",
	"function"
];
/** Which types each command selects; `since` tells whether a minor version of dbt 1 is reached. */
function v1Commands(since) {
	const known = (types, table) => types.filter((type) => since(table[type] ?? 0));
	const listed = known(LISTED, LISTED_SINCE);
	const built = known(BUILT, BUILT_SINCE);
	return {
		ls: {
			byDefault: listed.filter((type) => type !== "analysis"),
			all: listed,
			adjustable: true
		},
		build: {
			byDefault: built,
			all: built,
			adjustable: true
		},
		test: {
			...only(...known(["test", "unit_test"], BUILT_SINCE)),
			adjustable: since(9)
		},
		run: only("model"),
		seed: only("seed"),
		snapshot: only("snapshot"),
		compile: only(...known(COMPILED, BUILT_SINCE))
	};
}
function only(...types) {
	return {
		byDefault: types,
		all: types,
		adjustable: false
	};
}
/** What `--resource-type` accepts. */
function v1TypeNames(since) {
	return [
		...LISTED.filter((name) => name !== "function" || since(11)),
		"all",
		"default"
	];
}
const V2_BUILT = [
	"model",
	"seed",
	"snapshot",
	"test",
	"unit_test",
	"function"
];
const V2_COMMANDS = {
	ls: {
		byDefault: LISTED,
		all: LISTED,
		adjustable: true
	},
	build: {
		byDefault: V2_BUILT,
		all: V2_BUILT,
		adjustable: true
	},
	test: {
		...only("test", "unit_test"),
		adjustable: true
	},
	run: only("model"),
	seed: only("seed"),
	snapshot: only("snapshot"),
	compile: {
		...only(...LISTED.filter((type) => type !== "unit_test")),
		adjustable: true
	}
};
/** v2 knows no `all`, no `default` and no exposure here. */
const V2_TYPE_NAMES = LISTED.filter((type) => type !== "exposure");

// src/selection/fnmatch.ts
/**
* Python's `fnmatch.fnmatchcase`, which dbt 1.x uses for every wildcard outside `path:`: `*` any run, `?` one
* character, `[seq]` and `[!seq]` with ranges, everything else itself. No character is special to `*`, not even
* the dot or the slash; an unclosed bracket stands for itself. Characters are code points, as in Python.
*/
function fnmatch(pattern) {
	if (!/[*?[]/.test(pattern)) return (text) => text === pattern;
	const tokens = tokenize([...pattern]);
	return (text) => matches(tokens, [...text]);
}
function tokenize(pattern) {
	const tokens = [];
	for (let at = 0; at < pattern.length; at += 1) {
		const char = pattern[at] ?? "";
		const end = char === "[" ? closing(pattern, at) : -1;
		if (char === "*") tokens.push({ kind: "run" });
		else if (char === "?") tokens.push({ kind: "one" });
		else if (end === -1) tokens.push({
			kind: "same",
			char
		});
		else {
			tokens.push(characterSet(pattern.slice(at + 1, end)));
			at = end;
		}
	}
	return tokens;
}
/** Where the set that opens at `open` ends: a bracket right after `[` or `[!` belongs to the set. */
function closing(pattern, open) {
	const first = pattern[open + 1] === "!" ? open + 2 : open + 1;
	return pattern.indexOf("]", pattern[first] === "]" ? first + 1 : first);
}
/** A range whose ends are reversed is empty, as since Python 3.9. */
function characterSet(inner) {
	const negated = inner[0] === "!";
	const chars = negated ? inner.slice(1) : inner;
	const ranges = [];
	for (let at = 0; at < chars.length; at += 1) {
		const low = chars[at] ?? "";
		const high = chars[at + 2];
		const ranged = chars[at + 1] === "-" && high !== void 0;
		ranges.push([low, ranged ? high : low]);
		if (ranged) at += 2;
	}
	return {
		kind: "set",
		negated,
		ranges
	};
}
/** Greedy with one way back, to the latest run: linear in practice, never exponential. */
function matches(tokens, text) {
	let token = 0;
	let char = 0;
	let retry;
	while (char < text.length) {
		const current = tokens[token];
		if (current?.kind === "run") {
			retry = {
				token,
				char
			};
			token += 1;
		} else if (current !== void 0 && accepts(current, text[char] ?? "")) {
			token += 1;
			char += 1;
		} else if (retry !== void 0) {
			retry.char += 1;
			char = retry.char;
			token = retry.token + 1;
		} else return false;
	}
	return tokens.slice(token).every(({ kind }) => kind === "run");
}
function accepts(token, char) {
	if (token.kind === "one") return true;
	if (token.kind === "same") return token.char === char;
	if (token.kind === "run") return false;
	const point = char.codePointAt(0) ?? 0;
	return token.ranges.some(([low, high]) => point >= (low.codePointAt(0) ?? 0) && point <= (high.codePointAt(0) ?? 0)) !== token.negated;
}

// src/selection/rust-glob.ts
/**
* The wildcards of dbt 2.x (the `glob` crate): like Python's, but a name without `* ? [ ]` is compared as it is,
* `**` stands for whole path components, and a pattern that the crate cannot parse matches nothing.
*/
function rustGlob(pattern) {
	if (!/[*?[\]]/.test(pattern)) return (text) => text === pattern;
	const source = translate([...pattern]);
	if (source === void 0) return () => false;
	const expression = new RegExp(`^${source}$`, "u");
	return (text) => expression.test(text);
}
const ANYTHING = "[^]*";
function translate(pattern) {
	let source = "";
	for (let at = 0; at < pattern.length;) {
		const char = pattern[at] ?? "";
		const piece = char === "*" ? stars(pattern, at) : char === "[" ? bracket(pattern, at) : {
			source: char === "?" ? "[^]" : escape(char),
			length: 1
		};
		if (piece === void 0) return void 0;
		source += piece.source;
		at += piece.length;
	}
	return source;
}
/** `**` has to be a whole component; the slash behind it belongs to it. */
function stars(pattern, at) {
	const length = pattern.slice(at).findIndex((char) => char !== "*");
	const count = length === -1 ? pattern.length - at : length;
	if (count === 1) return {
		source: ANYTHING,
		length: 1
	};
	const before = at === 0 || pattern[at - 1] === "/";
	const next = pattern[at + count];
	if (count > 2 || !before || next !== void 0 && next !== "/") return void 0;
	return next === void 0 ? {
		source: ANYTHING,
		length: 2
	} : {
		source: `(?:${ANYTHING}/)?`,
		length: 3
	};
}
/** The first character after `[` or `[!` is always a member. */
function bracket(pattern, open) {
	const negated = pattern[open + 1] === "!";
	const first = negated ? open + 2 : open + 1;
	const end = pattern.indexOf("]", first + 1);
	if (end === -1) return void 0;
	return {
		source: classOf(pattern.slice(first, end), negated),
		length: end + 1 - open
	};
}
function classOf(chars, negated) {
	let members = "";
	for (let at = 0; at < chars.length; at += 1) {
		const low = chars[at] ?? "";
		const high = chars[at + 1] === "-" ? chars[at + 2] : void 0;
		if (high === void 0) members += escape(low);
		else {
			if ((low.codePointAt(0) ?? 0) <= (high.codePointAt(0) ?? 0)) members += `${escape(low)}-${escape(high)}`;
			at += 2;
		}
	}
	if (members === "") return negated ? "[^]" : "(?!)";
	return `[${negated ? "^" : ""}${members}]`;
}
function escape(char) {
	return /[\w\s]/.test(char) || char > "~" ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

// src/selection/dialect.ts
/** The methods of dbt's selector language; `function` is v2's alone. */
const METHOD_NAMES = [
	"access",
	"config",
	"exposure",
	"file",
	"fqn",
	"function",
	"group",
	"metric",
	"package",
	"path",
	"resource_type",
	"result",
	"saved_query",
	"selector",
	"semantic_model",
	"source",
	"source_status",
	"state",
	"tag",
	"test_name",
	"test_type",
	"unit_test",
	"version"
];
/** The rules of the dbt that wrote a manifest. `engine` overrides: Core 1.12 can run on the Rust parser. */
function dialectOf(metadata, engine = metadata.engine) {
	if (engine === "v2") return V2$1;
	return v1Dialect(metadata.engine === "v2" ? NEWEST_V1 : parseVersion(metadata.dbtVersion));
}
const NEWEST_V1 = {
	minor: 12,
	patch: 6
};
function parseVersion(text) {
	const [, minor = "", patch = ""] = /^\d+\.(\d+)\.(\d+)/.exec(text) ?? [];
	return minor === "" ? NEWEST_V1 : {
		minor: Number(minor),
		patch: Number(patch)
	};
}
function v1Dialect(version) {
	const since = (minor) => version.minor >= minor;
	const { minor, patch } = version;
	const leafPatch = {
		11: 16,
		12: 6
	}[minor];
	return {
		engine: "v1",
		label: `dbt 1.${minor}.${patch}`,
		methods: new Set(METHOD_NAMES.filter((name) => name !== "function" && since(METHOD_SINCE[name] ?? 0))),
		wildcard: fnmatch,
		bareWildcard: minor > 12 || leafPatch !== void 0 && patch >= leafPatch ? "whole-or-leaf" : "whole",
		emptyIgnoresOperators: !since(9),
		blanks: since(9) ? "dropped" : "leave-graph",
		savedQueriesHidden: !since(9),
		testMeansUnitTest: !since(9),
		rechecks: true,
		excludeIsGreedy: false,
		excludeJoinsSelector: false,
		flagOverridesYaml: false,
		selectorReference: since(12) ? "evaluated" : "replaced",
		selectorExpandsTests: false,
		commands: v1Commands(since),
		typeNames: v1TypeNames(since)
	};
}
const METHOD_SINCE = {
	access: 5,
	group: 5,
	version: 5,
	semantic_model: 6,
	saved_query: 7,
	unit_test: 8,
	selector: 12
};
/**
* dbt 2.0. Ephemeral ancestors, which every command but `ls` compiles along, are not part of a selection:
* v2 itself does not count them as selected.
*/
const V2$1 = {
	engine: "v2",
	label: "dbt 2.0",
	methods: new Set(METHOD_NAMES),
	wildcard: rustGlob,
	bareWildcard: "leaf",
	emptyIgnoresOperators: false,
	blanks: "models-dropped",
	savedQueriesHidden: false,
	testMeansUnitTest: false,
	rechecks: false,
	excludeIsGreedy: true,
	excludeJoinsSelector: true,
	flagOverridesYaml: true,
	selectorReference: "evaluated",
	selectorExpandsTests: true,
	commands: V2_COMMANDS,
	typeNames: V2_TYPE_NAMES
};
/** The newest dbt 1.x that is known here: what is assumed when no manifest tells. */
const NEWEST_DIALECT = dialectOf({
	dbtVersion: "1.12.6",
	engine: "v1"
});

// src/selection/criterion.ts
/** dbt's pattern of one criterion. Python's `\w` means letters and digits of every script; a line end fits nowhere. */
const PATTERN = /^(?<at>@)?(?:(?<up>\d*)\+)?(?:(?<method>[\p{L}\p{N}_.]+):)?(?<value>[^\n]*?)(?:\+(?<down>\d*))?$/u;
function parseCriterion(raw, indirect, dialect) {
	const groups = PATTERN.exec(raw)?.groups;
	if (groups === void 0) return mistake(`"${raw}" is not a selector`, "Write it on one line.");
	const { at, up, down, value = "" } = groups;
	const method = parseMethod(groups["method"], value, dialect);
	if (!method.ok) return method;
	if (at !== void 0 && down !== void 0) return {
		ok: false,
		mistake: incompatible(raw)
	};
	if (dialect.engine === "v2" && value === "") return mistake(`"${raw}" selects nothing by name`, "Put a name or a method with its value there.");
	if (dialect.engine === "v2" && up === void 0 && down === void 0 && value.includes("+")) return mistake(`"${raw}" has a "+" that is neither at the start nor at the end`, "Put \"+\" before or behind the name, with a number for the depth.");
	return {
		ok: true,
		value: {
			raw,
			...method.value,
			value,
			childrensParents: at !== void 0,
			parents: depth(up),
			children: depth(down),
			indirect
		}
	};
}
/** The method that is written, or the one that dbt takes for such a value. */
function parseMethod(written, value, dialect) {
	if (written === void 0) return {
		ok: true,
		value: {
			method: defaultMethod(value),
			methodArguments: []
		}
	};
	const [head = "", ...methodArguments] = written.split(".");
	const folded = dialect.engine === "v2" ? head.toLowerCase() : head;
	const method = METHOD_NAMES.find((name) => name === folded);
	if (method !== void 0 && dialect.methods.has(method)) return {
		ok: true,
		value: {
			method,
			methodArguments
		}
	};
	const nearest = nearestName(head, dialect.methods);
	const known = `Methods of ${dialect.label}: ${[...dialect.methods].join(", ")}.`;
	return mistake(`"${head}" is not a selector method of ${dialect.label}`, nearest === void 0 ? known : `Did you mean "${nearest}"? ${known}`);
}
function defaultMethod(value) {
	if (value.includes("/")) return "path";
	return /\.(?:sql|py|csv)$/i.test(value) ? "file" : "fqn";
}
function incompatible(raw) {
	return {
		what: `"${raw}" has "@" before and "+" behind the name`,
		next: "Drop the \"+\": \"@\" includes all descendants already."
	};
}
function mistake(what, next) {
	return {
		ok: false,
		mistake: {
			what,
			next
		}
	};
}
function depth(digits) {
	if (digits === void 0) return 0;
	return digits === "" ? Number.POSITIVE_INFINITY : Number(digits);
}
/** A value for messages: text bare, anything else as JSON. */
function textOf$1(value) {
	return typeof value === "string" ? value : JSON.stringify(value);
}

// src/selection/reason.ts
/** Ways from a change come first, then shorter ones; the rest only makes the order total. */
function compareReasons(a, b) {
	return Number(b.fromChange) - Number(a.fromChange) || a.distance - b.distance || RANKS[a.why] - RANKS[b.why] || byText(trailText(a), trailText(b));
}
const RANKS = {
	new: 0,
	modified: 1,
	matched: 2,
	downstream: 3,
	upstream: 4,
	test: 5
};
function trailText({ trail }) {
	return stepsOf(trail).join(" ");
}
/** From the first step to the last. */
function stepsOf(trail) {
	const steps = [];
	for (let step = trail; step !== null; step = step.before) steps.push(step.id);
	return steps.reverse();
}
function better(a, b) {
	return b === void 0 || compareReasons(a, b) <= 0 ? a : b;
}
/** The reason of a resource that was reached from a neighbour. */
function stepFrom(id, { trail, distance, fromChange }, why) {
	return {
		why,
		fromChange,
		trail: {
			id,
			before: trail
		},
		distance: distance + 1
	};
}
/**
* Everything within `depth` edges of where it starts, breadth first, each with its best way there. Starting points
* may lie at different distances from the change (`@` walks up from descendants): without a limit of depth the
* nearer ones go first, so that every way is a shortest one.
*/
function walk(start, { edges, depth, why }) {
	const found = /* @__PURE__ */ new Map();
	const waiting = /* @__PURE__ */ new Map();
	for (const [id, reason] of start) levelAt(waiting, Number.isFinite(depth) ? 0 : reason.distance).set(id, reason);
	for (let level = 0; waiting.size > 0 && level < depth; level += 1) {
		const next = levelAt(waiting, level + 1);
		for (const [id, reason] of waiting.get(level) ?? []) for (const neighbour of edges.get(id) ?? []) {
			if (start.has(neighbour) || found.has(neighbour) && !next.has(neighbour)) continue;
			next.set(neighbour, better(stepFrom(id, reason, why), next.get(neighbour)));
			found.set(neighbour, next.get(neighbour) ?? reason);
		}
		waiting.delete(level);
		if (next.size === 0) waiting.delete(level + 1);
	}
	return found;
}
function levelAt(waiting, level) {
	const known = waiting.get(level);
	if (known !== void 0) return known;
	const fresh = /* @__PURE__ */ new Map();
	waiting.set(level, fresh);
	return fresh;
}
/** The resources of any set, each for its best reason. */
function unite(sets) {
	const united = /* @__PURE__ */ new Map();
	for (const set of sets) for (const [id, reason] of set) united.set(id, better(reason, united.get(id)));
	return united;
}
/** The resources of every set, each for its best reason; of no sets nothing. */
function intersect(sets) {
	const [first, ...more] = sets.toSorted((a, b) => a.size - b.size);
	const common = /* @__PURE__ */ new Map();
	for (const [id, reason] of first ?? []) {
		const others = more.map((set) => set.get(id));
		if (others.every((other) => other !== void 0)) common.set(id, others.reduce(better, reason));
	}
	return common;
}
function subtract(a, b) {
	return new Map([...a].filter(([id]) => !b.has(id)));
}

// src/selection/indirect-tests.ts
/**
* Adds the tests that stand right behind the selected resources. `eager`: if any parent is selected; `cautious`: if
* all are; `buildable`: if all are selected, upstream of it, or sources. Tests that fall short are remembered.
*/
function addTests(selected, mode, scene) {
	if (mode === "empty") return {
		direct: selected,
		all: selected
	};
	const [direct, all] = [new Map(selected), new Map(selected)];
	const isReached = mode === "buildable" ? buildableFrom(selected, scene, true) : (id) => selected.has(id);
	for (const [test, reason] of testsBehind(selected, scene)) {
		all.set(test.id, reason);
		if (mode === "eager" || neededBy(test, scene).every(isReached)) direct.set(test.id, reason);
	}
	return {
		direct,
		all
	};
}
/**
* Looks at remembered tests again, once parts have been combined. dbt does so for data tests only, and counts
* sources as buildable there only when something selected needs them.
*/
function recheckTests({ direct, all }, mode, scene) {
	if (mode === "eager" || mode === "empty" || direct.size === all.size) return {
		direct,
		all
	};
	const isReached = mode === "buildable" ? buildableFrom(direct, scene, false) : void 0;
	const selected = new Map(direct);
	for (const [id, reason] of all) {
		const resource = scene.resources.get(id);
		if (direct.has(id) || resource?.resourceType !== "test") continue;
		if (resource.dependsOn.every(isReached ?? ((parent) => selected.has(parent)))) selected.set(id, reason);
	}
	return {
		direct: selected,
		all
	};
}
function testsBehind(selected, { graph, resources }) {
	const found = /* @__PURE__ */ new Map();
	for (const [id, reason] of selected) for (const child of graph.children.get(id) ?? []) {
		const test = resources.get(child);
		if (test === void 0 || selected.has(child) || !isTest(test)) continue;
		found.set(test, better(stepFrom(id, reason, "test"), found.get(test)));
	}
	return found;
}
/** To v2 a unit test stands behind its first parent alone. */
function neededBy({ resourceType, dependsOn }, { dialect }) {
	return dialect.engine === "v2" && resourceType === "unit_test" ? dependsOn.slice(0, 1) : dependsOn;
}
function isTest({ resourceType }) {
	return resourceType === "test" || resourceType === "unit_test";
}
function buildableFrom(selected, { graph, resources, head }, withSources) {
	const reached = new Set(selected.keys());
	const todo = [...reached];
	for (let id = todo.pop(); id !== void 0; id = todo.pop()) for (const parent of graph.parents.get(id) ?? []) {
		if (reached.has(parent)) continue;
		reached.add(parent);
		todo.push(parent);
	}
	const isSource = (id) => (resources.get(id) ?? head.resources.get(id))?.resourceType === "source";
	return (id) => reached.has(id) || withSources && isSource(id);
}

// src/selection/methods/method.ts
const nothing = () => false;
/** The value as text; anything else was refused before. */
function textValue({ value }) {
	return typeof value === "string" ? value : "";
}

// src/selection/fqn-index.ts
function buildFqnIndex(resources, engine) {
	const byName = /* @__PURE__ */ new Map();
	const byVersion = /* @__PURE__ */ new Map();
	for (const resource of resources) {
		if (resource.resourceType === "source") continue;
		for (const name of namesOf$1(resource)) add(byName, name, resource.id);
		if (isVersioned(resource)) add(byVersion, resource.fqn.slice(-2).join("_"), resource.id);
	}
	return { idsOf(name) {
		const versioned = byVersion.get(versionName(name, engine));
		const named = byName.get(name);
		if (versioned === void 0) return named ?? NONE;
		return /* @__PURE__ */ new Set([...versioned, ...named ?? NONE]);
	} };
}
/** `orders.v1` and `orders_v1` name one version. v1 does not look at what stands before the two. */
function versionName(name, engine) {
	return engine === "v1" ? name.split(".").slice(-2).join("_") : name.replace(/\.([^.]*)$/, "_$1");
}
const NONE = /* @__PURE__ */ new Set();
/** A versioned model goes by the part before the version, all else by the last part, and all by each leading part. */
function namesOf$1(resource) {
	const flat = flatFqn(resource.fqn);
	const unscoped = flatFqn(resource.fqn.slice(1));
	return [
		leafOf(resource),
		...prefixes(flat),
		...prefixes(unscoped)
	];
}
function prefixes(parts) {
	return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}
/** A dot inside a part separates as one between parts does. */
function flatFqn(fqn) {
	return fqn.flatMap((part) => part.split("."));
}
function leafOf(resource) {
	return resource.fqn.at(isVersioned(resource) ? -2 : -1) ?? "";
}
function isVersioned(resource) {
	return resource.resourceType === "model" && resource.version !== null;
}
function add(index, name, id) {
	const ids = index.get(name);
	if (ids === void 0) index.set(name, /* @__PURE__ */ new Set([id]));
	else ids.add(id);
}

// src/selection/methods/by-name.ts
/** `name` or `package.name`, each with wildcards: exposures, metrics and the like. */
function named$1(resourceType) {
	return {
		mistake: (criterion) => textValue(criterion).split(".").length <= 2 ? void 0 : {
			what: `"${criterion.raw}" has too many dots`,
			next: `Write ${resourceType}:<name> or ${resourceType}:<package>.<name>.`
		},
		matcher(criterion, { dialect }) {
			const parts = textValue(criterion).split(".");
			const [inPackage, bears] = [dialect.wildcard(parts.length === 2 ? parts[0] ?? "" : "*"), dialect.wildcard(parts.at(-1) ?? "")];
			return (resource) => resource.resourceType === resourceType && inPackage(resource.packageName) && bears(resource.name);
		}
	};
}
/** `source`, `source.table` or `package.source.table`. */
const source = {
	mistake: (criterion) => textValue(criterion).split(".").length <= 3 ? void 0 : {
		what: `"${criterion.raw}" has too many dots`,
		next: "Write source:<source>, source:<source>.<table> or source:<package>.<source>.<table>."
	},
	matcher(criterion, { dialect }) {
		const parts = textValue(criterion).split(".");
		const [packagePart, sourcePart, tablePart] = parts.length === 3 ? parts : [
			"*",
			...parts,
			...parts.length === 1 ? ["*"] : []
		];
		const [inPackage, inSource, isTable] = [
			packagePart,
			sourcePart,
			tablePart
		].map((part) => dialect.wildcard(part ?? ""));
		return (resource) => resource.resourceType === "source" && inPackage?.(resource.packageName) === true && inSource?.(resource.sourceName) === true && isTable?.(resource.name) === true;
	}
};
/** `this` is the root project. */
const packageName = { matcher(criterion, { dialect, head }) {
	const written = textValue(criterion);
	const matches = dialect.wildcard(written === "this" ? head.metadata.projectName ?? written : written);
	return (resource) => matches(resource.packageName);
} };
const tag = { matcher(criterion, { dialect }) {
	const matches = dialect.wildcard(textValue(criterion));
	return (resource) => tagsOf(resource).some(matches);
} };
/** dbt keeps a unit test's tags in its config alone, where one tag may stand as text. */
function tagsOf(resource) {
	if (resource.resourceType !== "unit_test" || resource.tags.length > 0) return resource.tags;
	const tags = isJsonObject(resource.config) ? resource.config["tags"] ?? [] : [];
	return (Array.isArray(tags) ? tags : [tags]).filter((one) => typeof one === "string");
}
/** Names without wildcards come from the index; `dims*` is held against the fqn as this dbt version does it. */
const fqn = {
	ids: (criterion, { fqnIndex }) => isPattern(criterion) ? void 0 : fqnIndex().idsOf(textValue(criterion)),
	matcher(criterion, { dialect, fqnIndex }) {
		if (!isPattern(criterion)) {
			const ids = fqnIndex().idsOf(textValue(criterion));
			return ({ id }) => ids.has(id);
		}
		const matches = fqnPattern(textValue(criterion), dialect);
		return (resource) => resource.resourceType !== "source" && matches(resource);
	}
};
function isPattern(criterion) {
	return /[*?[\]]/.test(textValue(criterion));
}
/** v2 matches names and unique ids besides. */
const fqnOfV2 = { matcher(criterion, scene) {
	const [byFqn, matches] = [fqn.matcher(criterion, scene), scene.dialect.wildcard(textValue(criterion))];
	return (resource) => resource.resourceType !== "source" && (byFqn(resource) || matches(resource.name) || matches(resource.id));
} };
function fqnPattern(pattern, dialect) {
	const isBare = !pattern.includes(".");
	const whole = wholePattern(pattern, dialect);
	const leaf = dialect.wildcard(pattern);
	if (isBare && dialect.bareWildcard === "leaf") return ({ fqn: parts }) => leaf(parts.at(-1) ?? "");
	const byVersionName = (resource) => isVersioned(resource) && resource.fqn.slice(-2).join("_") === pattern.split(".").slice(-2).join("_");
	return (resource) => leafOf(resource) === pattern || byVersionName(resource) || whole(flatFqn(resource.fqn)) || whole(flatFqn(resource.fqn.slice(1))) || isBare && dialect.bareWildcard === "whole-or-leaf" && leaf(leafOf(resource));
}
/** Equal part by part up to the first one with a wildcard; from there on the pattern is held against the whole rest. */
function wholePattern(pattern, dialect) {
	const parts = pattern.split(".");
	const from = parts.findIndex((part) => /[*?[\]]/.test(part));
	const [plain, rest] = [parts.slice(0, from), dialect.wildcard(parts.slice(from).join("."))];
	return (flat) => flat.length >= parts.length && plain.every((part, index) => flat[index] === part) && rest(flat.slice(from).join("."));
}
const group = { matcher(criterion, { dialect }) {
	const matches = dialect.wildcard(textValue(criterion));
	return (resource) => GROUPED.has(resource.resourceType) && groupsOf(resource).some(matches);
} };
/** dbt asks nodes and metrics for their group; semantic models and saved queries have one and are passed by. */
const GROUPED = /* @__PURE__ */ new Set([
	"model",
	"seed",
	"snapshot",
	"analysis",
	"operation",
	"test",
	"metric"
]);
/** v2 takes no wildcards here, and asks fewer types. */
const groupOfV2 = { matcher: (criterion) => (resource) => GROUPED_BY_V2.has(resource.resourceType) && groupsOf(resource).includes(textValue(criterion)) };
const GROUPED_BY_V2 = /* @__PURE__ */ new Set([
	"model",
	"test",
	"function"
]);
function groupsOf({ config }) {
	const name = config["group"];
	return typeof name === "string" && name !== "" ? [name] : [];
}
const access = { matcher: (criterion) => (resource) => resource.resourceType === "model" && resource.access === textValue(criterion) };
/** To v2 functions have an access as well. */
const accessOfV2 = { matcher: (criterion) => (resource) => accessOf(resource) === textValue(criterion) };
function accessOf(resource) {
	if (resource.resourceType === "model") return resource.access;
	return resource.resourceType === "function" ? resource.config["access"] ?? "protected" : null;
}
/** A generic test goes by its kind (`not_null`), a unit test by its name, a singular test (in v1) by nothing. */
const testName = { matcher(criterion, { dialect }) {
	const matches = dialect.wildcard(textValue(criterion));
	return (resource) => {
		if (resource.resourceType === "unit_test") return matches(resource.name);
		if (resource.resourceType !== "test") return false;
		if (resource.testMetadata !== null) return matches(resource.testMetadata.name);
		return dialect.engine === "v2" && matches(resource.name);
	};
} };

// src/selection/is-node.ts
/** Members of the manifest's `nodes`: what dbt 1.x has always run. */
function isNode({ resourceType }) {
	return NODE_TYPES$1.has(resourceType);
}
const NODE_TYPES$1 = /* @__PURE__ */ new Set([
	"model",
	"seed",
	"snapshot",
	"analysis",
	"operation",
	"test"
]);

// src/selection/methods/by-config.ts
/**
* Exact equality with a rendered config value, or membership in a list: no wildcards, and a text never equals a
* number, but "true" and "false" equal truth values. Only nodes and sources are asked.
*/
const config = { matcher({ methodArguments: keys, value }) {
	if (keys.length === 0) return nothing;
	const equals = keys.length === 1 && keys[0] === "severity" ? equalsFolded(value) : equalsConfig(value);
	return (resource) => {
		if (!isNode(resource) && resource.resourceType !== "source") return false;
		const found = descend(resource.config, keys);
		return found !== void 0 && (Array.isArray(found) ? found.some(equals) : equals(found));
	};
} };
/**
* dbt tries a Python attribute before a key, so that a key named as a method of dict is out of reach; on a list or
* a text nothing that could be found equals anything.
*/
function descend(config, [first = "", ...keys]) {
	let value = config[first];
	for (const key of keys) {
		if (!isJsonObject(value) || DICT_METHODS.has(key)) return void 0;
		value = Object.hasOwn(value, key) ? value[key] : void 0;
	}
	return value;
}
const DICT_METHODS = /* @__PURE__ */ new Set([
	"clear",
	"copy",
	"fromkeys",
	"get",
	"items",
	"keys",
	"pop",
	"popitem",
	"setdefault",
	"update",
	"values"
]);
function equalsConfig(wanted) {
	const text = textOf$1(wanted).toLowerCase();
	return (found) => equalJson(wanted, found) || text === "true" && found === true || text === "false" && found === false;
}
/** Severity alone is compared without regard to case. */
function equalsFolded(wanted) {
	const equals = equalsConfig(wanted);
	const text = textOf$1(wanted).toUpperCase();
	return (found) => typeof found === "string" ? found.toUpperCase() === text : equals(found);
}
/** v2: every resource, wildcards on texts and list members, numbers as text, and `config:key:value` as a second spelling. */
const configOfV2 = { matcher(criterion, { dialect }) {
	const written = textValue(criterion);
	const colon = written.indexOf(":");
	const isShort = criterion.methodArguments.length === 0 && colon !== -1;
	const keys = isShort ? [written.slice(0, colon)] : criterion.methodArguments;
	const value = isShort ? written.slice(colon + 1) : written;
	const matches = dialect.wildcard(value);
	return (resource) => matchesAt(resource.config, keys, {
		value,
		matches
	});
} };
/** Keys that are left over when a plain value is reached do not count. */
function matchesAt(config, keys, wanted) {
	const [key, ...rest] = keys;
	const found = key === void 0 ? void 0 : config[key];
	if (typeof found === "string") return wanted.matches(found);
	if (typeof found === "boolean") return wanted.value.toLowerCase() === String(found);
	if (typeof found === "number") return wanted.value === String(found);
	if (Array.isArray(found)) return found.some((item) => typeof item === "string" && wanted.matches(item));
	return isJsonObject(found) && matchesAt(found, rest, wanted);
}

// src/selection/path-glob.ts
/**
* Python's `Path.glob` as dbt 1.x runs it on the root project, without a checkout: the paths that exist are those
* that the manifest names for the root package, and their folders. What only a package has does not exist there.
*/
function globProject(project, pattern) {
	const parts = partsOf$1(pattern).map((part) => part === "**" ? part : fnmatch(part));
	const known = /* @__PURE__ */ new Map();
	const existing = pathsOfRoot(project);
	return (path) => {
		const normal = normalPath(path);
		const before = known.get(normal);
		if (before !== void 0) return before;
		const found = existing.has(normal) && matchParts(parts, partsOf$1(normal));
		known.set(normal, found);
		return found;
	};
}
/** `models/a.sql`, `models` and `.`: a path with all its folders. */
function withFolders(path) {
	const parts = partsOf$1(path);
	return [...parts.map((_, index) => parts.slice(0, parts.length - index).join("/")), "."];
}
/** A manifest that was written on Windows has backslashes. */
function partsOf$1(path) {
	return path.replaceAll("\\", "/").split("/").filter((part) => part !== "" && part !== ".");
}
function normalPath(path) {
	return partsOf$1(path).join("/") || ".";
}
function matchParts(pattern, path) {
	const [first, ...rest] = pattern;
	if (first === void 0) return path.length === 0;
	if (first === "**") return path.some((_, index) => matchParts(rest, path.slice(index))) || matchParts(rest, []);
	const [head, ...tail] = path;
	return head !== void 0 && first(head) && matchParts(rest, tail);
}
function pathsOfRoot(project) {
	const root = project.metadata.projectName;
	const paths = [
		...project.resources.values(),
		...[...project.disabled.values()].flat(),
		...project.macros.values()
	].filter((one) => root === null || one.packageName === root).flatMap((one) => "patchPath" in one && one.patchPath !== null ? [one.path, one.patchPath] : [one.path]);
	return new Set([...new Set(paths)].flatMap(withFolders));
}

// src/selection/methods/by-path.ts
/**
* A path selects what is defined there or below, and what a schema file there describes. dbt globs the root
* project's folder but compares paths that are relative to each package: `path:seeds` selects the seeds of
* packages too, as long as the root has a folder of that name.
*/
const path = {
	mistake(criterion) {
		const value = textValue(criterion);
		if (value.startsWith("/")) return {
			what: `"${criterion.raw}" is an absolute path`,
			next: "Write it relative to the project."
		};
		return normalPath(value) === "." ? {
			what: `"${criterion.raw}" names no path`,
			next: "Name a folder or file, such as path:models."
		} : void 0;
	},
	matcher(criterion, { head }) {
		const isThere = globProject(head, textValue(criterion));
		return (resource) => withFolders(resource.path).some(isThere) || resource.patchPath !== null && isThere(resource.patchPath);
	}
};
/** v2 compares texts: a path is a prefix by components, a schema file only itself, `.` and `..` are resolved. */
const pathOfV2 = { matcher(criterion, { dialect }) {
	const value = textValue(criterion);
	if (value.startsWith("/")) return nothing;
	const matches = dialect.wildcard(resolve(value));
	const isWild = /[*?[\]]/.test(value);
	return ({ path, patchPath }) => foldersOf(path, isWild).some(matches) || patchPath !== null && matches(patchPath);
} };
/** A path with its folders, and for wildcards the folder of the project, whose name is empty. */
function foldersOf(path, isWild) {
	const named = withFolders(path).filter((folder) => folder !== ".");
	return isWild ? [...named, ""] : named;
}
function resolve(path) {
	const parts = [];
	for (const part of normalPath(path).split("/")) if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
	else parts.push(part);
	return parts.join("/") || ".";
}
/** A file's name with or without its last ending. */
const file = { matcher(criterion, { dialect }) {
	const matches = dialect.wildcard(textValue(criterion));
	return (resource) => {
		const name = normalPath(resource.path).split("/").at(-1) ?? "";
		return matches(name) || matches(name.replace(/(?<=.)\.[^.]+$/, ""));
	};
} };

// src/selection/methods/by-kind.ts
/** dbt's node types; the last few never stand in the graph, so they select nothing but are no error. */
const NODE_TYPES = [
	"model",
	"analysis",
	"test",
	"snapshot",
	"operation",
	"seed",
	"source",
	"exposure",
	"metric",
	"saved_query",
	"semantic_model",
	"unit_test",
	"function",
	"rpc",
	"sql_operation",
	"doc",
	"macro",
	"group",
	"fixture"
];
const resourceType = {
	mistake(criterion, { dialect }) {
		const type = textValue(criterion);
		if (NODE_TYPES.includes(type) && (type !== "function" || dialect.typeNames.includes(type))) return void 0;
		return {
			what: `"${type}" is no resource type of ${dialect.label}`,
			next: suggest(type, NODE_TYPES)
		};
	},
	matcher: (criterion) => (resource) => resource.resourceType === textValue(criterion)
};
/** v2: no error, and `relation` for everything but data tests. */
const resourceTypeOfV2 = { matcher(criterion) {
	const type = textValue(criterion);
	return (resource) => type === "relation" ? resource.resourceType !== "test" : resource.resourceType === type;
} };
const testType = {
	mistake: (criterion) => testKinds(textValue(criterion)) === void 0 ? {
		what: `"${textValue(criterion)}" is no test type`,
		next: "Write generic, singular, unit or data."
	} : void 0,
	matcher(criterion) {
		const kinds = testKinds(textValue(criterion)) ?? [];
		return (resource) => kinds.includes(testKindOf(resource));
	}
};
/** v2 knows no `schema`, and an unknown type selects nothing. */
const testTypeOfV2 = { matcher(criterion) {
	const kinds = {
		unit: ["unit"],
		data: ["generic", "singular"],
		generic: ["generic"],
		singular: ["singular"]
	}[textValue(criterion)];
	return kinds === void 0 ? nothing : (resource) => kinds.includes(testKindOf(resource));
} };
/** dbt asks whether the value is found *in* these words, so that parts of them count: `test_type:sing`. */
function testKinds(type) {
	if (type === "generic" || type === "schema") return ["generic"];
	if ("data".includes(type)) return ["generic", "singular"];
	if ("singular".includes(type)) return ["singular"];
	return "unit".includes(type) ? ["unit"] : void 0;
}
function testKindOf(resource) {
	if (resource.resourceType === "unit_test") return "unit";
	if (resource.resourceType !== "test") return "";
	return resource.testMetadata === null ? "singular" : "generic";
}
const VERSION_VALUES = [
	"latest",
	"prerelease",
	"old",
	"none"
];
const version = {
	mistake: (criterion) => VERSION_VALUES.includes(textValue(criterion)) ? void 0 : {
		what: `"${textValue(criterion)}" is not among a model's version states`,
		next: suggest(textValue(criterion), VERSION_VALUES)
	},
	matcher(criterion) {
		const matches = VERSION_MATCHERS[textValue(criterion)];
		return matches === void 0 ? nothing : (resource) => resource.resourceType === "model" && matches(resource);
	}
};
const VERSION_MATCHERS = {
	latest: (model) => model.version !== null && model.version === model.latestVersion,
	none: (model) => model.version === null,
	old: ({ version: own, latestVersion: latest }) => isBefore(own, latest),
	prerelease: ({ version: own, latestVersion: latest }) => isBefore(latest, own)
};
/** v2 orders versions as whole numbers, 0 among them, and dies of one that is none; here such a model is neither old nor new. */
const versionOfV2 = {
	...version,
	matcher(criterion, scene) {
		const value = textValue(criterion);
		if (value !== "old" && value !== "prerelease") return version.matcher(criterion, scene);
		return (resource) => resource.resourceType === "model" && orderOf(resource) === value;
	}
};
function orderOf({ version: own, latestVersion: latest }) {
	if (own === null || latest === null) return void 0;
	if (Number(own) < Number(latest)) return "old";
	return Number(own) > Number(latest) ? "prerelease" : void 0;
}
/** dbt compares versions as numbers where both are, else as texts; 0 and an empty text count as no version. */
function isBefore(low, high) {
	if (!low || !high) return false;
	const [a, b] = [Number(low), Number(high)];
	return Number.isNaN(a) || Number.isNaN(b) ? String(low) < String(high) : a < b;
}
function suggest(typed, known) {
	const nearest = nearestName(typed, known);
	return nearest === void 0 ? `Write one of ${known.join(", ")}.` : `Did you mean "${nearest}"?`;
}

// src/state/matches-state.ts
/** Whether `state:<value>` selects a resource. */
function matchesState(state, value) {
	switch (value) {
		case "new": return state.isNew;
		case "old": return state.isOld;
		case "modified": return state.isModified;
		case "unmodified": return !state.isModified;
		case "modified.body": return state.parts.has("body");
		case "modified.configs": return state.parts.has("configs");
		case "modified.relation": return state.parts.has("relation");
		case "modified.persisted_descriptions": return state.parts.has("persisted_descriptions");
		case "modified.macros": return state.parts.has("macros");
		case "modified.contract": return state.parts.has("contract");
		default: return unreachable(value);
	}
}

// src/state/reactions-under.ts
/** What dbt says when it is asked for `state:<value>`. */
function reactionsUnder({ reactions }, value) {
	return reactions.filter(({ under }) => under.includes(value));
}

// src/state/trace-origins.ts
/**
* Whose change each difference is. Who differs from production as it was and as it is now has changed something;
* who equals either of them has only kept, or got, what production has. An older state than the merge base leaves a
* doubt where production moved as well: the change may hold what production was in between.
*/
function traceOrigins({ diff, other, between }) {
	const [own, others] = [differencesOf(diff), differencesOf(other)];
	const moved = between === null ? void 0 : differencesOf(between);
	const originOf = (id) => {
		if (!others.has(id)) return "moved";
		return moved?.has(id) === true ? "unclear" : "yours";
	};
	return {
		of: new Map([...own.keys()].map((id) => [id, originOf(id)])),
		untouched: [...others].filter(([id]) => !own.has(id)).map(([id, difference]) => ({
			id,
			difference
		})).sort(by(({ id }) => id))
	};
}
/** What differs, as the head has it: new, modified, or removed in it. */
function differencesOf({ states, removed }) {
	const changed = [...states.values()].filter(({ isNew, isModified }) => isNew || isModified);
	return new Map([...changed.map(({ id, isNew }) => [id, isNew ? "new" : "modified"]), ...removed.map(({ id }) => [id, "removed"])]);
}

// src/state/smart/apply-smart.ts
/** The comparison as smart mode sees it: what is dropped is unmodified and known, what is added is modified. */
function applySmart(diff, smart) {
	const known = new Set([...smart.counterparts.values()].map(({ id }) => id));
	return {
		...diff,
		states: new Map([...diff.states].map(([id, state]) => [id, adjust(id, state, smart)])),
		removed: diff.removed.filter(({ id }) => !known.has(id))
	};
}
function adjust(id, state, { drops, additions, counterparts }) {
	if (drops.has(id)) {
		const before = state.before ?? counterparts.get(id);
		return {
			...state,
			before,
			isNew: false,
			isOld: true,
			isModified: false,
			parts: /* @__PURE__ */ new Set(),
			because: [],
			aside: []
		};
	}
	const added = additions.get(id);
	return added === void 0 ? state : {
		...state,
		isModified: true,
		parts: /* @__PURE__ */ new Set([...state.parts, ...partsOf(added)]),
		because: added.map(({ because }) => because)
	};
}
const PARTS = [
	"body",
	"configs",
	"relation",
	"persisted_descriptions",
	"macros",
	"contract"
];
function partsOf(reasons) {
	return PARTS.filter((part) => reasons.some(({ because }) => because.check === part));
}

// src/state/smart/applies.ts
/** Whether a rule has anything to say about these two projects. */
function applies(rule, scene) {
	return !rule.needsSkew || skewOf(rule, scene) !== null;
}
/** The closest cause, among the skews of these projects, of what a rule explains. */
function skewOf({ skews }, scene) {
	return skews.find((kind) => scene.skews.has(kind)) ?? null;
}

// src/state/smart/explain-macros.ts
/** Which changed macros do what they did, or changed through no edit of the project. */
function explainMacros(rules, scene) {
	const excuses = /* @__PURE__ */ new Map();
	for (const id of scene.diff.changedMacros) {
		const change = {
			id,
			before: scene.base.macros.get(id),
			after: scene.head.macros.get(id)
		};
		const rule = rules.find((one) => applies(one, scene) && one.macro?.(change, scene) === true);
		if (rule !== void 0) excuses.set(id, {
			rule,
			skew: skewOf(rule, scene)
		});
	}
	return excuses;
}

// src/state/smart/compare-counterpart.ts
/** What the engine finds different between a resource that it takes for new and what that was in the base, macros aside. */
function compareCounterpart({ before, after }, scene) {
	return ((scene.diff.engine === "v1" ? underV1(before, after, scene) : comparePair(before, after, scene))?.because ?? []).filter(({ check }) => check !== "macros");
}
function underV1(before, after, { base, head, diff }) {
	const { dbtVersion, adapterType } = head.metadata;
	const rules = {
		dialect: dialectOf$1(dbtVersion),
		compareMoreUnrendered: diff.compareMoreUnrendered,
		constraintSupport: constraintSupportOf(adapterType)
	};
	return comparePair$1(baseReader(base, head, rules)(before), after, rules);
}

// src/state/smart/split-differences.ts
/**
* The differences that have to be explained, each by itself. v2 looks at the rendered configuration only where the
* authored one differs: with that explained, the rendered one is no difference to v2.
*/
function splitDifferences(because, { diff }) {
	const hasAuthored = because.some(isAuthoredConfig);
	return (diff.engine === "v2" && hasAuthored ? because.filter((one) => one.check !== "configs" || isAuthoredConfig(one)) : because).flatMap(splitConfig);
}
function isAuthoredConfig({ check, field }) {
	return check === "configs" && field.startsWith("unrendered_config");
}
/** A key that is null on one side and absent on the other shows only in the whole configuration. */
function splitConfig(because) {
	const { check, field, before, after } = because;
	if (field !== "unrendered_config" || !isJsonObject(before) || !isJsonObject(after)) return [because];
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].sort(byText).flatMap((key) => {
		const [old, current] = [own(before, key), own(after, key)];
		return equalJson(old, current) ? [] : [{
			check,
			field: `${field}.${key}`,
			before: orNull(old),
			after: orNull(current)
		}];
	});
}
function orNull(value) {
	return value ?? null;
}

// src/state/smart/explain-state.ts
/** Explains a change away if every difference of it can be; else undefined. */
function makeExplainer({ rules: all, scene, excuses }) {
	const rules = all.filter((rule) => applies(rule, scene));
	const means = {
		rules,
		scene,
		excuses,
		counterparts: rules.flatMap((rule) => rule.counterparts === void 0 ? [] : [{
			rule,
			counterpart: rule.counterparts(scene)
		}])
	};
	const reachesRealMacro = realMacroReach(scene);
	return (state) => {
		if (reachesRealMacro(state)) return void 0;
		return state.before === void 0 ? explainNew(state, means) : explainPair({
			before: state.before,
			after: state.after
		}, state.because, means);
	};
}
/**
* Whether a resource depends on a macro that no rule explains away. v1 names the nearest changed macro of a chain, so
* another one may lie behind it: the walk is made again without those that are explained.
*/
function realMacroReach({ base, head, diff, realMacros }) {
	if (diff.engine === "v1") {
		const reach = traceMacros(base, head, realMacros);
		return ({ after }) => after.macros.length > 0 && reach.becauseOf(after).length > 0;
	}
	const real = new Set(realMacros);
	return ({ because }) => because.some(({ check, via }) => check === "macros" && via?.some((id) => real.has(id)) === true);
}
function explainNew(state, means) {
	const { after } = state;
	for (const { rule, counterpart } of means.counterparts) {
		const before = counterpart(after);
		if (before === void 0) continue;
		const pair = {
			before,
			after
		};
		const explained = explainPair(pair, [...compareCounterpart(pair, means.scene), ...state.because.filter(({ check }) => check === "macros")], means);
		const novelty = {
			check: "new",
			field: "unique_id",
			before: before.id,
			after: after.id
		};
		if (explained !== void 0) return {
			reasons: [reasonOf(rule, novelty, means.scene), ...explained.reasons],
			counterpart: before
		};
	}
}
function explainPair(pair, because, means) {
	const reasons = [];
	for (const difference of splitDifferences(because, means.scene)) {
		const reason = difference.check === "macros" ? excuseOf(difference, means.excuses) : explanationOf(difference, pair, means);
		if (reason === void 0) return void 0;
		reasons.push(reason);
	}
	return {
		reasons,
		counterpart: void 0
	};
}
function explanationOf(because, pair, { rules, scene }) {
	const rule = rules.find(({ difference }) => difference?.(because, pair, scene) === true);
	return rule && reasonOf(rule, because, scene);
}
function excuseOf(because, excuses) {
	const changed = because.via?.at(-1);
	const excuse = changed === void 0 ? void 0 : excuses.get(changed);
	return excuse && {
		rule: excuse.rule.id,
		confidence: excuse.rule.confidence,
		because,
		skew: excuse.skew
	};
}
function reasonOf(rule, because, scene) {
	return {
		rule: rule.id,
		confidence: rule.confidence,
		because,
		skew: skewOf(rule, scene)
	};
}

// src/state/smart/code/names-used.ts
/** The names that the Jinja of some code reads, apart from those that it gives values itself. */
function namesUsed(code) {
	const tags = (splitTemplate(code) ?? []).flatMap((part) => "tokens" in part ? [part.tokens] : []);
	const local = new Set(tags.flatMap(namesGiven));
	return tags.flatMap((tokens) => tokens.flatMap((_, index) => usedAt(tokens, index))).filter(({ name, qualifier, isDispatched }) => isDispatched || qualifier !== null || !local.has(name));
}
function usedAt(tokens, at) {
	const token = tokens[at];
	if (token?.type === "string") return usedInText(token.text, tokens, at);
	if (token?.type !== "name" || isSign(tokens[at + 1], "=")) return [];
	if (!isSign(tokens[at - 1], ".")) return [{
		name: token.text,
		qualifier: null,
		isDispatched: false
	}];
	const owner = tokens[at - 2];
	return owner?.type === "name" && !isSign(tokens[at - 3], ".") ? [{
		name: token.text,
		qualifier: owner.text,
		isDispatched: false
	}] : [];
}
/** `adapter.dispatch('name')` and `context['name']`. */
function usedInText(name, tokens, at) {
	const word = tokens[at - 2];
	if (word?.type !== "name") return [];
	const isDispatched = word.text === "dispatch" && isSign(tokens[at - 1], "(");
	const isLookedUp = word.text === "context" && isSign(tokens[at - 1], "[");
	return isDispatched || isLookedUp ? [{
		name,
		qualifier: null,
		isDispatched
	}] : [];
}
/** What a statement names for its own use: `set x`, `for x in`, and a macro with its parameters. */
function namesGiven([verb, ...rest]) {
	if (verb?.type !== "name" || ![
		"set",
		"for",
		"macro"
	].includes(verb.text)) return [];
	const end = rest.findIndex((token) => verb.text === "set" && isSign(token, "=") || verb.text === "for" && token.type === "name" && token.text === "in");
	const given = end < 0 ? rest : rest.slice(0, end);
	return given.flatMap((token, index) => token.type === "name" && !isSign(given[index - 1], ".") && !isSign(given[index - 1], "=") ? [token.text] : []);
}
function isSign(token, sign) {
	return token?.type === "operator" && token.text === sign;
}

// src/state/smart/may-mean.ts
/**
* Whether a name in the code of a package may stand for a macro, as dbt looks names up: with a package before it in that
* package, without one in the root project, the package itself, and dbt with its adapter.
*/
function mayMean({ name, qualifier, isDispatched }, macro, { packageName, head }) {
	if (isDispatched) return isChosen(name, macro, head);
	if (name !== macro.name) return false;
	if (qualifier !== null) return qualifier === macro.packageName;
	const { projectName, adapterType } = head.metadata;
	return [
		projectName,
		packageName,
		"dbt",
		`dbt_${adapterType}`
	].includes(macro.packageName);
}
/** The adapter's implementation goes before the default one. */
function isChosen(name, macro, head) {
	const own = `${head.metadata.adapterType}__${name}`;
	if (macro.name === own) return true;
	return macro.name === `default__${name}` && !head.macros.has(macroId(`macro.${macro.packageName}.${own}`));
}

// src/state/smart/macro-leads.ts
/** One walk up from the changed macros, made when something is first asked. */
function traceLeads(base, head, changed) {
	const mentions = mentionFinder(head);
	let walked;
	const ways = () => walked ??= walkUp(head, changed.filter((id) => head.macros.has(id)), mentions);
	return {
		becauseOf: (id) => ways().has(id) ? reasonFor$1(wayFrom(id, ways()), base, head) : void 0,
		namedBy: (resource) => "rawCode" in resource ? [...ways().keys()].filter((id) => mentions(resource.rawCode, resource.packageName, id)).sort(byText) : []
	};
}
/** Whether code names a macro. Reading names costs more than a search for the text, which goes before. */
function mentionFinder(head) {
	const known = /* @__PURE__ */ new Map();
	return (code, packageName, id) => {
		const macro = head.macros.get(id);
		if (macro === void 0 || !code.includes(macro.name.split("__").at(-1) ?? "")) return false;
		const used = known.get(code) ?? namesUsed(code);
		known.set(code, used);
		return used.some((name) => mayMean(name, macro, {
			packageName,
			head
		}));
	};
}
/** Every macro that leads to a changed one, with the next on its shortest way; a changed one leads to itself. */
function walkUp({ macros }, changed, mentions) {
	const callers = callersOf(macros);
	const next = new Map(changed.map((id) => [id, id]));
	for (const id of next.keys()) {
		const naming = [...macros.values()].filter((one) => !next.has(one.id) && mentions(one.sql, one.packageName, id)).map((one) => one.id);
		for (const caller of [...callers.get(id) ?? [], ...naming]) if (!next.has(caller)) next.set(caller, id);
	}
	return next;
}
function wayFrom(id, next) {
	const step = next.get(id);
	return step === void 0 || step === id ? [id] : [id, ...wayFrom(step, next)];
}
function reasonFor$1(via, base, head) {
	const changed = via.at(-1);
	const textIn = ({ macros }) => changed === void 0 ? null : macros.get(changed)?.sql ?? null;
	return {
		check: "macros",
		field: "macro_sql",
		before: textIn(base),
		after: textIn(head),
		via
	};
}

// src/state/smart/code/join-code.ts
/**
* Code in one spelling: two are equal only if the warehouse is given the same tokens. Comments are gone, and so is all
* white space that no token needs.
*/
function joinCode({ tokens, endsInComment }, lexis, spell) {
	const solid = mergeSpaces(tokens);
	return [...solid.map((token, index) => textOf(token, {
		before: solid[index - 1],
		after: solid[index + 1],
		lexis,
		spell
	})), endsInComment ? " --" : ""].filter((text) => text !== "").join("\0");
}
/** No two spaces in a row, and none around the code. */
function mergeSpaces(tokens) {
	const merged = [];
	for (const token of tokens) {
		const last = merged.at(-1);
		if (!isSpace(token)) merged.push(token);
		else if (!isSpace(last)) merged.push(...last === void 0 ? [] : [token]);
		else merged[merged.length - 1] = {
			kind: last.kind === "break" ? "break" : token.kind,
			hasBreak: last.hasBreak || token.hasBreak
		};
	}
	return isSpace(merged.at(-1)) ? merged.slice(0, -1) : merged;
}
function textOf(token, place) {
	switch (token.kind) {
		case "tag": return place.spell(token.tag);
		case "break": return "\n";
		case "space": return token.hasBreak && areTexts(place) ? "\n" : isNeeded(place) ? " " : "";
		default: return token.text;
	}
}
/** Two texts on two lines are one text to SQL, on one line they are a mistake. */
function areTexts({ before, after }) {
	return before?.kind === "quoted" && after?.kind === "quoted";
}
/** Signs that are a token on their own wherever they stand. */
const ALONE = [
	"(",
	")",
	",",
	";"
];
/** Signs that only join with other signs, as in `<=` and `||`. */
const JOINING = [
	"=",
	"<",
	">",
	"*",
	"|"
];
/** White space counts where without it two tokens might become one, and where nobody here knows the dialect. */
function isNeeded({ before, after, lexis }) {
	if (!lexis.isStandard) return true;
	const [left, right] = [signOf(before), signOf(after)];
	if (isAmong(ALONE, left) || isAmong(ALONE, right)) return false;
	const joinsLeft = isAmong(JOINING, left) && isBound(after);
	const joinsRight = isAmong(JOINING, right) && isBound(before);
	return !joinsLeft && !joinsRight;
}
function isAmong(signs, sign) {
	return sign !== void 0 && signs.includes(sign);
}
function signOf(token) {
	return token?.kind === "sign" ? token.text : void 0;
}
/** A word or text, which takes no sign into itself. */
function isBound(token) {
	return token?.kind === "word" || token?.kind === "quoted";
}
function isSpace(token) {
	return token?.kind === "space" || token?.kind === "break";
}

// src/state/smart/code/compare-code.ts
function compareCode(before, after, lexis) {
	const [old, current] = [readCode(before, lexis), readCode(after, lexis)];
	if (old === void 0 || current === void 0) return "change";
	const isSame = (spell) => joinCode(old, lexis, spell) === joinCode(current, lexis, spell);
	if (isSame(spellTag)) return old.comments.join("\n") === current.comments.join("\n") ? "layout" : "comments";
	return isSame(spellConfigTag) ? "config" : "change";
}

// src/state/smart/code/lexis.ts
const UNKNOWN = {
	hash: "unknown",
	slashes: "unknown",
	dollars: "unknown",
	brackets: "unknown",
	backslash: {
		texts: "unknown",
		names: "unknown"
	},
	tripleQuotes: false,
	isStandard: false
};
const STANDARD = {
	...UNKNOWN,
	brackets: "plain",
	backslash: {
		texts: "plain",
		names: "plain"
	},
	isStandard: true
};
const POSTGRES = {
	...STANDARD,
	hash: "plain",
	slashes: "plain",
	dollars: "quote"
};
const SPARK = {
	...STANDARD,
	backslash: {
		texts: "escape",
		names: "escape"
	}
};
const TRANSACT = {
	...STANDARD,
	hash: "plain",
	brackets: "quote"
};
const BY_ADAPTER = {
	athena: STANDARD,
	bigquery: {
		...STANDARD,
		hash: "comment",
		backslash: {
			texts: "escape",
			names: "escape"
		},
		tripleQuotes: true
	},
	databricks: SPARK,
	duckdb: POSTGRES,
	fabric: TRANSACT,
	postgres: POSTGRES,
	redshift: {
		...POSTGRES,
		backslash: {
			texts: "unknown",
			names: "plain"
		}
	},
	snowflake: {
		...STANDARD,
		slashes: "comment",
		dollars: "quote",
		backslash: {
			texts: "escape",
			names: "plain"
		}
	},
	spark: SPARK,
	sqlserver: TRANSACT,
	synapse: TRANSACT,
	trino: STANDARD
};
/** The reading rules of a warehouse, by the name of its dbt adapter; of one that is not in the table nothing is taken for granted. */
function lexisOf(adapterType) {
	return (adapterType === null ? void 0 : BY_ADAPTER[adapterType]) ?? UNKNOWN;
}

// src/state/smart/set-scene.ts
/** What rules judge by; until they have judged the macros, every changed macro counts as really changed. */
function setScene$1(base, head, diff) {
	const lexis = lexisOf(head.metadata.adapterType);
	return {
		base,
		head,
		diff,
		realMacros: diff.changedMacros,
		leads: traceLeads(base, head, diff.changedMacros),
		skews: new Set(diff.skews.map(({ kind }) => kind)),
		lexis,
		compareCode: rememberLast((before, after) => compareCode(before, after, lexis)),
		written: {
			base: writtenBy(base, byDefault(base)),
			head: writtenBy(head, diff.compareMoreUnrendered)
		}
	};
}
function byDefault({ metadata }) {
	return dialectOf$1(metadata.dbtVersion).compareMoreUnrendered === "on";
}
/** No manifest holds the flag: what it stores may show it, or else it is assumed. */
function writtenBy(project, assumed) {
	return {
		engine: project.metadata.engine,
		flag: flagEvidence(project) ?? (assumed ? "on" : "off")
	};
}
/** One rule after another asks about the same code. */
function rememberLast(compare) {
	let last;
	return (before, after) => {
		if (last?.before !== before || last.after !== after) last = {
			before,
			after,
			change: compare(before, after)
		};
		return last.change;
	};
}

// src/state/smart/unevaluated.ts
/** What neither dbt nor any rule can tell from two manifests. */
function unevaluated({ diff }) {
	const states = [...diff.states.values()];
	return [
		...largeSeeds(states),
		...fixtures(states),
		...maskedConfig(states)
	];
}
function largeSeeds(states) {
	const seeds = states.filter(({ before, after }) => isLarge(before) && isLarge(after)).map(({ id }) => id);
	if (seeds.length === 0) return [];
	return [{
		what: "rows of large seeds",
		why: `a manifest holds no hash of a seed over dbt's size limit: ${listed(seeds)}`,
		next: "Raise maximum_seed_size_mib under flags in dbt_project.yml, which dbt knows from 1.12 on."
	}];
}
function isLarge(resource) {
	return resource?.resourceType === "seed" && resource.checksum.name === "path";
}
function fixtures(states) {
	const tests = states.filter(({ after }) => after.resourceType === "unit_test" && [after.given, after.expect].some(lacksRows)).map(({ id }) => id);
	if (tests.length === 0) return [];
	return [{
		what: "rows of fixtures",
		why: `dbt v2 stores the path of a unit test's fixture and not its rows: ${listed(tests)}`,
		next: "Compare the files below tests/fixtures."
	}];
}
const MERGED = ["meta", "grants"];
/** Objects of several levels are merged where dbt works with them; only the closest level is compared. */
function maskedConfig(states) {
	const masked = states.filter(({ before, after }) => before !== void 0 && MERGED.some((key) => isMasked(key, before, after))).map(({ id }) => id);
	if (masked.length === 0) return [];
	return [{
		what: "meta and grants of outer levels",
		why: `they come out differently although the closest level says the same, by an edit further out or by the environment: ${listed(masked)}`,
		next: "Compare dbt_project.yml of both sides."
	}];
}
function isMasked(key, before, after) {
	const [old, current] = [storedValue(before, key), storedValue(after, key)];
	return old !== void 0 && equalJson(old, current) && !equalJson(renderedValue(before, key), renderedValue(after, key));
}
const SHOWN = 5;
function listed(ids) {
	const sorted = [...ids].sort(byText);
	const more = sorted.length - SHOWN;
	return `${sorted.slice(0, SHOWN).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

// src/state/smart/judge-smart.ts
/**
* What of an exact comparison is no change, and what else is one. A resource is dropped only if every reason that dbt has
* is explained away and nothing counts besides.
*/
function judgeSmart(diff, { base, head }, { rulesOff }) {
	const [off, on] = partition(SMART_RULES, ({ id }) => rulesOff.includes(id));
	const rules = on.filter(({ engines }) => engines.includes(diff.engine));
	const dropRules = rules.filter((rule) => rule.direction === "drop");
	const whole = setScene$1(base, head, diff);
	const excuses = explainMacros(dropRules, whole);
	const realMacros = diff.changedMacros.filter((id) => !excuses.has(id));
	const scene = {
		...whole,
		realMacros,
		leads: traceLeads(base, head, realMacros)
	};
	const explain = makeExplainer({
		rules: dropRules,
		scene,
		excuses
	});
	const find = makeFinder(rules.filter((rule) => rule.direction === "add"), scene);
	const drops = /* @__PURE__ */ new Map();
	const additions = /* @__PURE__ */ new Map();
	const counterparts = /* @__PURE__ */ new Map();
	for (const state of sorted(diff)) {
		const found = find(state);
		const explanation = found.length === 0 && (state.isModified || state.isNew) ? explain(state) : void 0;
		const { counterpart } = explanation ?? {};
		const isSame = explanation !== void 0 && (counterpart === void 0 || find(known(state, counterpart)).length === 0);
		if (isSame) drops.set(state.id, explanation.reasons);
		else if (!state.isModified && found.length > 0) additions.set(state.id, found);
		if (isSame && counterpart !== void 0) counterparts.set(state.id, counterpart);
	}
	return {
		drops,
		additions,
		counterparts,
		off: off.map(({ id }) => id),
		notEvaluated: unevaluated(scene)
	};
}
/** What is new to dbt, beside what it was in the base. */
function known(state, before) {
	return {
		...state,
		before,
		isNew: false,
		isOld: true
	};
}
function partition(rules, test) {
	return [rules.filter(test), rules.filter((rule) => !test(rule))];
}
function makeFinder(rules, scene) {
	const finders = rules.map((rule) => ({
		rule,
		find: rule.finder(scene)
	}));
	return (state) => finders.flatMap(({ rule, find }) => find(state).map((because) => ({
		rule: rule.id,
		confidence: rule.confidence,
		because,
		skew: null
	})));
}
function sorted({ states }) {
	return [...states.values()].sort((a, b) => byText(a.id, b.id));
}

// src/state/smart/measure-skew.ts
/** How much of what exact calls new or modified comes from comparing unlike with unlike. */
function measureSkew(diff, { drops }) {
	const bySkew = [...drops].map(([id, reasons]) => ({
		id,
		skew: onlySkew(reasons)
	}));
	const changed = [...diff.states.values()].filter(({ id, isModified, isNew }) => (isModified || isNew) && !drops.has(id)).map(({ id }) => id);
	return {
		measures: diff.skews.map((skew) => ({
			skew,
			alone: bySkew.filter((one) => one.skew === skew.kind).map(({ id }) => id),
			wayOut: wayOut(skew)
		})),
		together: bySkew.filter(({ skew }) => skew === "several").map(({ id }) => id),
		changed: changed.sort()
	};
}
/** The skew that every reason names; `several` when they name more than one thing and a skew among them; else null. */
function onlySkew(reasons) {
	const named = [...new Set(reasons.map(({ skew }) => skew))];
	const [first] = named;
	return named.length === 1 && first !== void 0 ? first : named.some((skew) => skew !== null) ? "several" : null;
}
function wayOut({ kind, before, after }) {
	switch (kind) {
		case "dbt-version": return `Let dbt ${after} build production once, or build this change with dbt ${before}.`;
		case "engine": return "Compare in smart mode until production is built by the new engine once.";
		case "flag": return `Build both sides with one value of state_modified_compare_more_unrendered_values: it was ${before} in the base and ${after} in the head.`;
		case "parse-only": return "Build the head with dbt compile or dbt build: a manifest of dbt parse does not say which macro calls which.";
		case "schema-version": return "Build both manifests with one release of dbt.";
		case "adapter": return `Compare with a base that was built for ${after}: what is rendered differs by adapter.`;
		case "project": return `Name a base of the project ${after}: this one belongs to ${before}.`;
		default: return unreachable(kind);
	}
}

// src/selection/methods/by-state.ts
const state = {
	mistake(criterion, { diff, dialect }) {
		const value = textValue(criterion);
		if (diff === null) return NO_BASE;
		if (dialect.engine === "v2" || stateValue(criterion, diff) !== void 0) return void 0;
		const nearest = nearestName(value, diff.values);
		return {
			what: `"${value}" is no state`,
			next: nearest === void 0 ? `Write one of ${diff.values.join(", ")}.` : `Did you mean "${nearest}"?`
		};
	},
	matcher(criterion, { diff }) {
		const value = diff === null ? void 0 : stateValue(criterion, diff);
		if (diff === null || value === void 0) return nothing;
		return ({ id }) => {
			const now = diff.states.get(id);
			return now !== void 0 && matchesState(now, value);
		};
	}
};
const NO_BASE = {
	what: "A state selector needs a base to compare with",
	next: "Give the manifest of production, as dbt wants it with --state."
};
/** The state that a criterion asks for; undefined when it asks for no state, or for one that this dbt does not know. */
function stateValue({ method, value }, { values }) {
	return method === "state" ? values.find((known) => known === value) : void 0;
}
/** Whether a criterion asks for what changed: where a reviewer's paths begin. */
function asksForChange({ method, value }) {
	return method === "state" && typeof value === "string" && /^(?:new|modified(?:\..+)?)$/.test(value);
}
/** A status as the run results of the base hold it. */
const result = {
	mistake: (_, { baseResults }) => baseResults === void 0 ? {
		what: "A result selector needs the run results of the base",
		next: "Store run_results.json beside the base manifest."
	} : void 0,
	matcher(criterion, { baseResults = [] }) {
		const ids = new Set(baseResults.flatMap(({ results }) => results.filter(({ status }) => status === textValue(criterion)).map(({ id }) => id)));
		return ({ id }) => ids.has(id);
	}
};
/** v2 passes over absent run results. */
const resultOfV2 = {
	warning: (_, { baseResults }) => baseResults === void 0 ? "A result selector selects nothing: the base has no run_results.json" : void 0,
	matcher: result.matcher
};
/** `fresher`: data arrived since the base's freshness was measured. Any other value selects nothing. */
const sourceStatus = {
	mistake: missingFreshness,
	matcher: (criterion, scene) => textValue(criterion) === "fresher" ? fresherMatcher(scene, true) : nothing
};
/** v2 does not mind the case; a source that the base never measured is not fresher, and without the base's file none is. */
const sourceStatusOfV2 = {
	mistake: (criterion, scene) => scene.baseFreshness === void 0 || !asksForFresher(criterion) ? void 0 : missingFreshness(criterion, scene),
	warning: (_, { baseFreshness }) => baseFreshness === void 0 ? "A source_status selector selects nothing: the base has no sources.json" : void 0,
	matcher: (criterion, scene) => asksForFresher(criterion) ? fresherMatcher(scene, false) : nothing
};
function asksForFresher(criterion) {
	return textValue(criterion).toLowerCase() === "fresher";
}
function missingFreshness(_, { baseFreshness, headFreshness }) {
	const missing = [baseFreshness === void 0 ? ["base"] : [], headFreshness === void 0 ? ["head"] : []].flat();
	if (missing.length === 0) return void 0;
	return {
		what: `A source_status selector needs the source freshness of ${missing.join(" and ")}`,
		next: "Run dbt source freshness and give its sources.json."
	};
}
function fresherMatcher({ baseFreshness, headFreshness }, countsUnknown) {
	if (baseFreshness === void 0 || headFreshness === void 0) return nothing;
	const before = loadedAt(baseFreshness);
	const after = loadedAt(headFreshness);
	return ({ id }) => {
		const [then, now] = [before.get(id), after.get(id)];
		if (now === void 0) return false;
		return then === void 0 ? countsUnknown : now > then;
	};
}
/** When each source last received data, in microseconds; sources whose measurement failed are missing. */
function loadedAt({ results }) {
	return new Map(results.flatMap(({ id, maxLoadedAt }) => maxLoadedAt === null ? [] : [[id, microseconds(maxLoadedAt)]]));
}
/** Dates of JavaScript end at milliseconds, dbt's at microseconds. Without a zone it is UTC, as dbt reads it. */
function microseconds(iso) {
	const [, seconds = "", fraction = "", zone = ""] = /^(.*?)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)?$/i.exec(iso) ?? [];
	const whole = Date.parse(`${seconds}${zone === "" ? "Z" : zone}`);
	return BigInt(Number.isNaN(whole) ? 0 : whole) * 1000n + BigInt(fraction.padEnd(6, "0").slice(0, 6));
}

// src/selection/methods/index.ts
const V1 = {
	access,
	config,
	exposure: named$1("exposure"),
	file,
	fqn,
	function: named$1("function"),
	group,
	metric: named$1("metric"),
	package: packageName,
	path,
	resource_type: resourceType,
	result,
	saved_query: named$1("saved_query"),
	semantic_model: named$1("semantic_model"),
	source,
	source_status: sourceStatus,
	state,
	tag,
	test_name: testName,
	test_type: testType,
	unit_test: named$1("unit_test"),
	version
};
const V2 = {
	...V1,
	access: accessOfV2,
	config: configOfV2,
	fqn: fqnOfV2,
	group: groupOfV2,
	path: pathOfV2,
	resource_type: resourceTypeOfV2,
	result: resultOfV2,
	source_status: sourceStatusOfV2,
	test_type: testTypeOfV2,
	version: versionOfV2
};
function methodOf(name, { engine }) {
	return engine === "v2" ? V2[name] : V1[name];
}

// src/selection/spec.ts
/** A group of YAML: dbt never looks at remembered tests again there, and warns about none. */
function yamlGroup(kind, parts) {
	return {
		kind,
		parts,
		recheck: "eager",
		expected: null
	};
}
function yamlDifference(from, minus) {
	return {
		kind: "difference",
		from,
		minus,
		isGreedy: false
	};
}
/** Every criterion of a tree, from left to right. */
function criteriaOf(spec) {
	if (spec.kind === "criterion") return [spec.criterion];
	if (spec.kind === "difference") return [...criteriaOf(spec.from), ...criteriaOf(spec.minus)];
	return spec.parts.flatMap(criteriaOf);
}

// src/selection/selectors-matching.ts
/** The YAML selectors that a `selector:` criterion names, in the order of their names. */
function selectorsMatching({ value }, { selectors, dialect }) {
	const matches = dialect.wildcard(typeof value === "string" ? value : "");
	return [...selectors].filter(([name]) => matches(name)).sort(([a], [b]) => byText(a, b)).map(([, selector]) => selector);
}
/** The criteria of a tree, those of the selectors that it refers to included. There has to be no circle of references. */
function criteriaReached(spec, scene) {
	return criteriaOf(spec).flatMap((criterion) => criterion.method === "selector" ? selectorsMatching(criterion, scene).flatMap((named) => criteriaReached(named.spec, scene)) : [criterion]);
}

// src/selection/evaluate.ts
/** Answers a tree bottom up: each criterion by its method, operators and tests, each group by sets of those. */
function evaluate(spec, scene) {
	switch (spec.kind) {
		case "criterion": return evaluateCriterion(spec.criterion, scene);
		case "union":
		case "intersection": return evaluateGroup(spec, scene);
		case "difference": return evaluateDifference(spec, scene);
		default: return unreachable(spec);
	}
}
function evaluateGroup(group, scene) {
	const parts = group.parts.map((part) => evaluate(part, scene));
	const combine = group.kind === "union" ? unite : intersect;
	const combined = {
		direct: combine(parts.map(({ picked }) => picked.direct)),
		all: combine(parts.map(({ picked }) => picked.all))
	};
	const picked = scene.dialect.rechecks ? recheckTests(combined, group.recheck, scene) : combined;
	const missed = group.expected !== null && picked.direct.size === 0;
	return {
		picked,
		warnings: [...parts.flatMap(({ warnings }) => warnings), ...missed ? [`The selection criterion '${group.expected}' does not match any enabled nodes`] : []]
	};
}
/** Nothing looks at remembered tests again above a difference, so that none need be kept. */
function evaluateDifference({ from, minus, isGreedy }, scene) {
	const [included, excluded] = [evaluate(from, scene), evaluate(minus, scene)];
	const rest = subtract(included.picked.direct, excluded.picked.direct);
	const kept = isGreedy ? withoutTestsOf(excluded.picked.direct, rest, scene) : rest;
	return {
		picked: {
			direct: kept,
			all: kept
		},
		warnings: [...included.warnings, ...excluded.warnings]
	};
}
function withoutTestsOf(excluded, selected, { resources }) {
	const isHit = (id) => {
		const resource = resources.get(id);
		return resource !== void 0 && isTest(resource) && resource.dependsOn.some((parent) => excluded.has(parent));
	};
	return new Map([...selected].filter(([id]) => !isHit(id)));
}
function evaluateCriterion(criterion, scene) {
	const { collected, warnings } = collect(criterion, scene);
	const selected = criterion.indirect !== "empty" || !scene.dialect.emptyIgnoresOperators ? withNeighbours(collected, criterion, scene) : collected;
	const isComplete = criterion.method === "selector" && !scene.dialect.selectorExpandsTests;
	return {
		picked: addTests(selected, isComplete ? "empty" : criterion.indirect, scene),
		warnings
	};
}
function collect(criterion, scene) {
	if (criterion.method === "selector") return collectSelector(criterion, scene);
	const method = methodOf(criterion.method, scene.dialect);
	const ids = method.ids?.(criterion, scene) ?? idsMatching(method.matcher(criterion, scene), criterion, scene);
	const warning = method.warning?.(criterion, scene);
	return {
		collected: new Map([...ids].map((id) => [id, reasonFor(id, criterion, scene)])),
		warnings: warning === void 0 ? [] : [warning]
	};
}
function idsMatching(matches, criterion, scene) {
	const isHidden = hiddenFrom(criterion, scene);
	const found = [];
	for (const resource of scene.resources.values()) if (!isHidden(resource) && matches(resource)) found.push(resource.id);
	return found;
}
/** Before dbt 1.9 only these methods knew of saved queries. */
function hiddenFrom({ method }, { dialect }) {
	const isKnown = !dialect.savedQueriesHidden || method === "fqn" || method === "saved_query";
	return ({ resourceType }) => !isKnown && resourceType === "saved_query";
}
function reasonFor(id, criterion, { diff }) {
	const fromChange = asksForChange(criterion);
	const changed = diff?.states.get(id)?.isNew === true ? "new" : "modified";
	return {
		why: fromChange ? changed : "matched",
		fromChange,
		trail: null,
		distance: 0
	};
}
/** v1 filters what a named selector comes to by the command's resource types at once. */
function collectSelector(criterion, scene) {
	const found = selectorsMatching(criterion, scene).map(({ spec }) => evaluate(spec, scene));
	const united = unite(found.map(({ picked }) => picked.direct));
	return {
		collected: scene.dialect.selectorExpandsTests ? united : new Map([...united].filter(([id]) => isKept(id, scene))),
		warnings: found.flatMap(({ warnings }) => warnings)
	};
}
function isKept(id, { resources, isKept: keeps }) {
	const resource = resources.get(id);
	return resource !== void 0 && keeps(resource);
}
function withNeighbours(collected, { childrensParents, parents, children }, { graph, dialect }) {
	const reached = [collected];
	if (childrensParents && (dialect.engine === "v1" || parents + children === 0)) {
		const below = unite([collected, walk(collected, {
			edges: graph.children,
			depth: Number.POSITIVE_INFINITY,
			why: "downstream"
		})]);
		reached.push(below, walk(below, {
			edges: graph.parents,
			depth: Number.POSITIVE_INFINITY,
			why: "upstream"
		}));
	}
	reached.push(walk(collected, {
		edges: graph.parents,
		depth: parents,
		why: "upstream"
	}));
	reached.push(walk(collected, {
		edges: graph.children,
		depth: children,
		why: "downstream"
	}));
	return unite(reached);
}

// src/selection/parse-arguments.ts
/** What dbt selects when nothing is said; sources, exposures and so on have no place in `fqn:*`. */
const EVERYTHING = [
	"fqn:*",
	"source:*",
	"exposure:*",
	"metric:*",
	"semantic_model:*"
];
/** The tree of `--select` and `--exclude`, or every mistake in them. */
function parseArguments({ select, exclude, indirectSelection: mode }, dialect) {
	const sides = pair(select.length === 0 ? ok(everything(mode, dialect)) : parseUnion(select, {
		flag: "--select",
		mode,
		dialect
	}), parseUnion(exclude, {
		flag: "--exclude",
		mode,
		dialect
	}));
	if (!sides.ok) return sides;
	const [from, minus] = sides.value;
	return ok({
		kind: "difference",
		from,
		minus,
		isGreedy: dialect.excludeIsGreedy
	});
}
/** Old versions lack the one or other of these methods, and with it what it would find. */
function everything(mode, dialect) {
	return {
		kind: "union",
		parts: EVERYTHING.map((raw) => parseCriterion(raw, mode, dialect)).flatMap((parsed) => parsed.ok ? [parsed.value] : []).map(atom$1),
		recheck: mode,
		expected: null
	};
}
/** The union that repeated and space-separated texts make; each is an intersection of what its commas separate. */
function parseUnion(texts, written) {
	const tokens = texts.flatMap((text) => text.split(" ")).filter((token) => written.dialect.engine === "v1" || token.trim() !== "");
	const parts = collect$1(tokens.map((token) => parseIntersection(token, written)));
	return parts.ok ? ok({
		kind: "union",
		parts: parts.value,
		recheck: written.mode,
		expected: null
	}) : parts;
}
function parseIntersection(token, written) {
	const parts = collect$1(splitToken(token, written.dialect).map((text) => parsePart(text, written)));
	return parts.ok ? ok({
		kind: "intersection",
		parts: parts.value.map(atom$1),
		recheck: written.mode,
		expected: token
	}) : parts;
}
/** v1 takes an empty part for a name that nothing bears; v2 drops it, and takes a token of commas alone for such a name. */
function splitToken(token, dialect) {
	const parts = token.split(",");
	if (dialect.engine === "v1") return parts;
	const named = parts.map((part) => part.trim()).filter((part) => part !== "");
	return named.length === 0 ? [`fqn:${token}`] : named;
}
function parsePart(text, { flag, mode, dialect }) {
	const parsed = parseCriterion(text, mode, dialect);
	return parsed.ok ? ok(parsed.value) : selectorRefusal(flag, parsed.mistake);
}
/** What dbt would end with for such a selector. */
function selectorRefusal(flag, { what, next }) {
	return refuse({
		kind: "usage",
		code: "selector-invalid",
		what: `${flag}: ${what}`,
		next
	});
}
const atom$1 = (criterion) => ({
	kind: "criterion",
	criterion
});

// src/selection/selector-candidates.ts
/**
* Texts that may single a resource out, the most readable first: its name as `dbt ls` shows it, then narrowed by
* file, type and package, and last by standing right behind one of its parents.
*/
function* selectorCandidates(resource, scene) {
	const names = namesOf(resource);
	yield* names;
	const typed = `${names.at(-1) ?? ""},resource_type:${resource.resourceType}`;
	yield typed;
	const kind = resource.resourceType === "test" && resource.testMetadata !== null ? [`test_name:${safe(resource.testMetadata.name)}`] : [];
	const narrowed = [
		typed,
		`path:${safe(resource.path)}`,
		`package:${safe(resource.packageName)}`,
		...kind
	].join(",");
	yield narrowed;
	for (const id of resource.dependsOn) {
		const parent = scene.resources.get(id);
		if (parent !== void 0) yield `${narrowed},${namesOf(parent).at(-1) ?? ""}+1`;
	}
}
function namesOf(resource) {
	const full = bare(resource.fqn.join("."));
	switch (resource.resourceType) {
		case "source": return [`source:${[
			resource.packageName,
			resource.sourceName,
			resource.name
		].map(safe).join(".")}`];
		case "exposure":
		case "metric":
		case "saved_query":
		case "semantic_model": return [`${resource.resourceType}:${safe(resource.packageName)}.${safe(resource.name)}`];
		case "unit_test": return [`unit_test:${safe(resource.packageName)}.${safe(resource.name)}`, full];
		case "test": return [bare(resource.name), full];
		default: return [full];
	}
}
/** A name without a method, where dbt takes it for one. */
function bare(name) {
	const text = safe(name);
	return /^\w[\w.-]*$/.test(text) && defaultMethod(text) === "fqn" ? text : `fqn:${text}`;
}
/** Characters that mean something to dbt or to a shell are asked for by `?`, which stands for any one. */
function safe(text) {
	return text.replaceAll(/[^\p{L}\p{N}_./-]/gu, "?");
}

// src/selection/resource-graph.ts
/**
* dbt's graph over the enabled resources of a project. As in dbt, a parent that is not there and a cycle are errors:
* on such a project nothing can be selected. `members` may leave some resources out, with their edges.
*/
function buildResourceGraph(project, members = project.resources) {
	const [dangling, ...more] = [...project.resources.values()].flatMap((resource) => danglingParents(resource, project));
	if (dangling !== void 0) return refuse(dangling, ...more);
	const graph = buildGraph(new Map([...members].map(([id, resource]) => [id, parentsOf(resource)])));
	const cycle = findCycle(graph);
	return cycle === void 0 ? ok(graph) : refuse(cycleRefusal(cycle, project));
}
/** Sources and seeds stand at the start of the graph, whatever their `depends_on` says. */
function parentsOf(resource) {
	return resource.resourceType === "source" || resource.resourceType === "seed" ? [] : resource.dependsOn;
}
/** Nothing can depend on these in dbt 1.x, even when the manifest holds them. */
const NEVER_PARENTS = /* @__PURE__ */ new Set([
	"exposure",
	"saved_query",
	"unit_test"
]);
function danglingParents(resource, project) {
	const isParent = (id) => {
		const parent = project.resources.get(id);
		return parent !== void 0 && (project.metadata.engine === "v2" || !NEVER_PARENTS.has(parent.resourceType));
	};
	return parentsOf(resource).filter((id) => !isParent(id)).map((id) => ({
		kind: "input",
		code: "dangling-dependency",
		what: `${resource.id} depends on ${id}, which ${project.disabled.has(id) ? "is disabled" : "the manifest does not hold"}`,
		where: { file: project.uri },
		why: "dbt cannot build its graph from such a manifest; it was edited or cut after dbt wrote it",
		next: "Give the manifest.json as dbt wrote it."
	}));
}
/** The first cycle that a walk in sorted order meets, its members from parent to child. */
function findCycle(graph) {
	const done = /* @__PURE__ */ new Set();
	for (const start of graph.children.keys()) {
		const cycle = cycleFrom(start, graph, done);
		if (cycle !== void 0) return cycle;
	}
}
/** Depth first with a stack of its own: chains of models can be longer than the call stack allows. */
function cycleFrom(start, graph, done) {
	const path = [];
	const onPath = /* @__PURE__ */ new Set();
	const todo = [{
		id: start,
		leaving: false
	}];
	for (let step = todo.pop(); step !== void 0; step = todo.pop()) {
		const { id, leaving } = step;
		if (leaving) {
			path.pop();
			onPath.delete(id);
			done.add(id);
		} else if (onPath.has(id)) return path.slice(path.indexOf(id));
		else if (!done.has(id)) {
			path.push(id);
			onPath.add(id);
			todo.push({
				id,
				leaving: true
			}, ...(graph.children.get(id) ?? []).map((child) => ({
				id: child,
				leaving: false
			})));
		}
	}
}
function cycleRefusal(cycle, project) {
	return {
		kind: "input",
		code: "dependency-cycle",
		what: `The manifest holds a cycle: ${[...cycle, ...cycle.slice(0, 1)].join(" --> ")}`,
		where: { file: project.uri },
		why: "dbt orders its work by this graph and refuses a cycle",
		next: "Give the manifest.json as dbt wrote it."
	};
}

// src/selection/command-types.ts
/** The resource types that a command takes, as `--resource-type` and `--exclude-resource-type` change them. */
function commandTypes(request, dialect) {
	const { byDefault, adjustable } = dialect.commands[request.command];
	if (!(request.resourceTypes.length + request.excludeResourceTypes.length > 0)) return ok(new Set(byDefault));
	if (!adjustable) return refusedFlag(request, dialect);
	const checked = collect$1([...request.resourceTypes.map((type) => knownType(type, {
		flag: "--resource-type",
		known: dialect.typeNames,
		dialect
	})), ...request.excludeResourceTypes.map((type) => knownType(type, {
		flag: "--exclude-resource-type",
		known: plainNames(dialect),
		dialect
	}))]);
	if (!checked.ok) return checked;
	const included = request.resourceTypes.length === 0 ? byDefault : request.resourceTypes.flatMap((type) => expand(type, request, dialect));
	return ok(new Set(narrowed(included, request, dialect).filter((type) => !request.excludeResourceTypes.includes(type))));
}
/**
* Whatever they are asked for, `dbt test` of v1 runs tests alone and `dbt compile` of v2 no unit tests. In 1.8 to ask for
* tests is to ask for unit tests as well.
*/
function narrowed(types, { command }, { commands, testMeansUnitTest, engine }) {
	if (testMeansUnitTest && new Set(types).size === 1 && types[0] === "test") return ["test", "unit_test"];
	const runnable = commands[command].all;
	return command === (engine === "v1" ? "test" : "compile") ? types.filter((type) => runnable.includes(type)) : types;
}
function expand(type, { command }, { commands }) {
	if (type === "all") return commands[command].all;
	return type === "default" ? commands[command].byDefault : [type];
}
/** `default` passes dbt's own check of the flag and then ends in an error. */
function plainNames({ typeNames }) {
	return typeNames.filter((name) => name !== "all" && name !== "default");
}
function knownType(type, { flag, known, dialect }) {
	if (known.includes(type)) return ok(type);
	const nearest = nearestName(type, known);
	return refuse({
		kind: "usage",
		code: "resource-type-unknown",
		what: `${flag}: "${type}" is no resource type of ${dialect.label}`,
		next: nearest === void 0 ? `Give one of ${known.join(", ")}.` : `Did you mean "${nearest}"?`
	});
}
function refusedFlag({ command }, { label, commands }) {
	const takers = Object.entries(commands).filter(([, types]) => types.adjustable).map(([name]) => name);
	return refuse({
		kind: "usage",
		code: "resource-type-refused",
		what: `"${command}" of ${label} takes no resource types`,
		next: `Leave them out, or ask for ${takers.join(", ")}.`
	});
}

// src/selection/set-scene.ts
/** Gathers what criteria are answered from; refuses a broken graph and resource types that the command does not take. */
function setScene(input, selectors, dialect) {
	const { head, diff, request, baseResults, baseFreshness, headFreshness } = input;
	const resources = graphMembers(input, dialect);
	const both = pair(commandTypes(request, dialect), buildResourceGraph(head, resources));
	if (!both.ok) return both;
	const [types, graph] = both.value;
	const isKept = (resource) => types.has(resource.resourceType) && !isDropped(resource, input, dialect);
	const fqnIndex = once(() => buildFqnIndex(resources.values(), dialect.engine));
	return ok({
		dialect,
		head,
		diff,
		resources,
		graph,
		selectors,
		baseResults,
		baseFreshness,
		headFreshness,
		isKept,
		fqnIndex
	});
}
/** In 1.8 resources without SQL are cut out of the graph, so that no operator walks past them. */
function graphMembers(input, dialect) {
	const { resources } = input.head;
	if (dialect.blanks !== "leave-graph") return resources;
	return new Map([...resources].filter(([, resource]) => !isDropped(resource, input, dialect)));
}
/** `ls` shows resources without SQL in v1, though in 1.8 not when it is asked for tests alone. v2 never shows such models. */
function isDropped(resource, { request }, { blanks }) {
	if (blanks === "models-dropped") return resource.resourceType === "model" && isBlank(resource);
	const listsTests = blanks === "leave-graph" && request.resourceTypes.length === 1 && request.resourceTypes[0] === "test";
	return (request.command !== "ls" || listsTests) && isBlank(resource);
}
function isBlank(resource) {
	return isNode(resource) && resource.resourceType !== "seed" && "rawCode" in resource && resource.rawCode.trim() === "";
}
function once(make) {
	let made;
	return () => (made ??= { value: make() }).value;
}

// src/selection/unique-selectors.ts
/**
* Finds for each selected resource the shortest text that dbt resolves to selected resources alone, by asking the
* selection itself. To be used with `--indirect-selection empty`, so that no test comes along unasked.
*/
function uniqueSelectors({ selection, head, engine }) {
	const dialect = dialectOf(head.metadata, engine);
	const scene = sceneOf(head, dialect);
	const wanted = new Set(selection.entries.map(({ id }) => id));
	const [tokens, said, beyond] = [
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set()
	];
	for (const id of wanted) {
		const resource = scene.resources.get(id);
		if (resource === void 0 || said.has(id)) continue;
		const best = bestToken(resource, wanted, scene);
		tokens.add(best.token);
		for (const found of best.found) (wanted.has(found) ? said : beyond).add(found);
	}
	return {
		dialect,
		tokens: [...tokens],
		beyond: [...beyond].sort()
	};
}
function sceneOf(head, dialect) {
	const scene = setScene({
		head,
		diff: null,
		request: {
			select: [],
			exclude: [],
			indirectSelection: "empty",
			resourceTypes: [],
			excludeResourceTypes: [],
			command: "ls"
		}
	}, /* @__PURE__ */ new Map(), dialect);
	if (!scene.ok) throw new Error(`Something was selected from a broken graph: ${scene.refusals[0].what}`);
	return scene.value;
}
function bestToken(resource, wanted, scene) {
	let best;
	for (const token of selectorCandidates(resource, scene)) {
		const found = answer(token, scene);
		if (!found.includes(resource.id)) continue;
		const surplus = found.filter((id) => !wanted.has(id)).length;
		if (best === void 0 || surplus < best.surplus) best = {
			token,
			found,
			surplus
		};
		if (surplus === 0) break;
	}
	if (best === void 0) throw new Error(`No selector finds ${resource.id}`);
	return best;
}
/** No command selects operations on demand, so that they never come along. */
function answer(token, scene) {
	const parsed = parseUnion([token], {
		flag: "--select",
		mode: "empty",
		dialect: scene.dialect
	});
	if (!parsed.ok) return [];
	return [...evaluate(parsed.value, scene).picked.direct.keys()].filter((id) => scene.resources.get(id)?.resourceType !== "operation");
}

// src/selection/render-selectors-file.ts
var import_dist = require_dist();
/** The name to give to `--selector`. */
const RENDERED_SELECTOR = "sluice";
/** The same, of a line that `renderSelector` made for this project. */
function selectorsFileOf(line, { head, engine }) {
	return fileOf(line.split(" ").filter((token) => token !== ""), dialectOf(head.metadata, engine), "What Sluice planned");
}
function fileOf(tokens, dialect, description) {
	const members = tokens.map((token) => memberOf(token, dialect));
	return (0, import_dist.stringify)({ selectors: [{
		name: RENDERED_SELECTOR,
		description,
		definition: { union: members }
	}] }, {
		version: "1.1",
		lineWidth: 0,
		defaultStringType: "QUOTE_DOUBLE",
		defaultKeyType: "PLAIN"
	});
}
function memberOf(token, dialect) {
	const parts = token.split(",").map((text) => {
		const parsed = parseCriterion(text, "empty", dialect);
		if (!parsed.ok) throw new Error(parsed.mistake.what);
		return fieldsOf(parsed.value);
	});
	const [only, ...more] = parts;
	return only !== void 0 && more.length === 0 ? only : { intersection: parts };
}
function fieldsOf({ method, methodArguments, value, children }) {
	const depth = children === 0 ? {} : {
		children: true,
		children_depth: children
	};
	return {
		method: [method, ...methodArguments].join("."),
		value,
		...depth,
		indirect_selection: "empty"
	};
}

// src/selection/definition-reader.ts
/** Notes a mistake and stands in for what could not be read. */
function reject(reader, mistake) {
	reader.mistakes.push(mistake);
	return yamlGroup("union", []);
}
/** The items under a key, which has to hold a list. */
function itemsOf(reader, { fields, path }, key) {
	const items = fields[key];
	if (isJsonList(items)) return items;
	reject(reader, {
		path: [...path, key],
		what: `"${key}" is not a list`,
		next: "Write its members as a YAML list."
	});
	return [];
}
function noDefinition(reader, path, written) {
	return reject(reader, {
		path,
		what: `${written} is no selector definition`,
		next: "Write text, a method with its value, a union or an intersection."
	});
}
function noCriterion(reader, { fields, path }) {
	return reject(reader, {
		path,
		what: `A criterion has one key, or "method" and "value"; found ${Object.keys(fields).join(", ") || "nothing"}`,
		next: "Write { method: ..., value: ... }."
	});
}
const MODES = [
	"eager",
	"cautious",
	"buildable",
	"empty"
];
/** The mode that a criterion names, or the reader's. */
function readMode(reader, written, path) {
	const mode = MODES.find((name) => name === written);
	if (mode !== void 0) return mode;
	const what = `${JSON.stringify(written)} is no mode of indirect selection`;
	reject(reader, {
		path: [...path, "indirect_selection"],
		what,
		next: `Modes: ${MODES.join(", ")}.`
	});
	return reader.mode;
}
function rejectDepth(reader, path, written) {
	reject(reader, {
		path,
		what: `The depth ${written} is not a number`,
		next: "Write a whole number."
	});
}
const atom = (criterion) => ({
	kind: "criterion",
	criterion
});
/** Several exclusions are one union. */
function joined(parts) {
	const [first, ...more] = parts;
	return first !== void 0 && more.length === 0 ? first : yamlGroup("union", parts);
}

// src/selection/v1-definition.ts
/** Reads one selector definition as dbt 1.x does, its oddities included. */
function readV1Definition(reader, definition, path) {
	if (isJsonObject(definition) && groupKind(definition) !== void 0 && Object.keys(definition).length > 1) {
		const what = `A definition has "union" or "intersection" and nothing beside it; found ${Object.keys(definition).join(", ")}`;
		return reject(reader, {
			path,
			what,
			next: "Move the rest into the list."
		});
	}
	return readPart(reader, definition, path);
}
function groupKind(fields) {
	if ("union" in fields) return "union";
	return "intersection" in fields ? "intersection" : void 0;
}
function readPart(reader, definition, path) {
	if (typeof definition === "string") return readText$1(reader, definition, path);
	if (!isJsonObject(definition)) return noDefinition(reader, path, textOf$1(definition));
	const part = {
		fields: definition,
		path
	};
	const kind = groupKind(definition);
	if (kind !== void 0) return readGroup$1(reader, part, kind);
	return definition["method"] === "selector" && reader.dialect.selectorReference === "replaced" ? readReference(reader, part) : readAtom$1(reader, part);
}
/** In YAML a text is one criterion: dbt 1.x splits neither its spaces nor its commas. */
function readText$1(reader, text, path) {
	if (/[ ,]/.test(text)) reader.warnings.push({
		path,
		what: `dbt takes "${text}" for one name`,
		next: "Write a union for spaces and an intersection for commas."
	});
	const parsed = parseCriterion(text, reader.mode, reader.dialect);
	return parsed.ok ? atom(parsed.value) : reject(reader, {
		path,
		...parsed.mistake
	});
}
/** Any member with an `exclude` key is the group's exclusion: dbt then passes over whatever else the member says. */
function readGroup$1(reader, part, kind) {
	const parts = [];
	const exclusions = [];
	for (const [index, item] of itemsOf(reader, part, kind).entries()) {
		const path = [
			...part.path,
			kind,
			index
		];
		if (isJsonObject(item) && "exclude" in item) exclusions.push({
			fields: item,
			path
		});
		else parts.push(readPart(reader, item, path));
	}
	const [exclusion, ...more] = exclusions;
	for (const { path } of more) reject(reader, {
		path,
		what: `A second "exclude" in one ${kind}`,
		next: "Put all exclusions into one list."
	});
	if (exclusion !== void 0) warnOf(reader, exclusion, passedOver$1(exclusion));
	return without$1(reader, yamlGroup(kind, parts), exclusion);
}
function passedOver$1({ fields }) {
	return Object.keys(fields).filter((key) => key !== "exclude").map((key) => `dbt uses only the "exclude" of this member and passes over "${key}"`);
}
function warnOf(reader, { path }, warnings) {
	for (const what of warnings) reader.warnings.push({
		path,
		what,
		next: "Give the exclusion a member of its own."
	});
}
function without$1(reader, included, part) {
	if (part === void 0 || !("exclude" in part.fields)) return included;
	const items = itemsOf(reader, part, "exclude").map((item, index) => readPart(reader, item, [
		...part.path,
		"exclude",
		index
	]));
	return items.length === 0 ? included : yamlDifference(included, joined(items));
}
function readReference(reader, { fields, path }) {
	const name = textOf$1(fields["value"] ?? null);
	const found = reader.above.get(name);
	if (found !== void 0) return found;
	const nearest = nearestName(name, reader.above.keys());
	const next = `${reader.dialect.label} knows only selectors that stand above${nearest === void 0 ? "." : `: did you mean "${nearest}"?`}`;
	return reject(reader, {
		path: [...path, "value"],
		what: `No selector "${name}" stands above this one`,
		next
	});
}
function readAtom$1(reader, part) {
	const [only, ...more] = Object.entries(part.fields);
	if (only !== void 0 && more.length === 0) return readFields(reader, {
		...part,
		fields: {
			method: only[0],
			value: only[1]
		}
	});
	if (!("method" in part.fields && "value" in part.fields)) return noCriterion(reader, part);
	warnOfUnknown(reader, part);
	return without$1(reader, readFields(reader, part), part);
}
const FIELDS = [
	"method",
	"value",
	"childrens_parents",
	"parents",
	"parents_depth",
	"children",
	"children_depth",
	"indirect_selection",
	"exclude"
];
function warnOfUnknown(reader, { fields, path }) {
	for (const key of Object.keys(fields).filter((name) => !FIELDS.includes(name))) {
		const nearest = nearestName(key, FIELDS);
		const next = nearest === void 0 ? `Known keys: ${FIELDS.join(", ")}.` : `Did you mean "${nearest}"?`;
		reader.warnings.push({
			path: [...path, key],
			what: `dbt passes over the unknown key "${key}"`,
			next
		});
	}
}
function readFields(reader, part) {
	const { fields, path } = part;
	const { method: written = null, value = null } = fields;
	if (written !== null && typeof written !== "string") return reject(reader, {
		path,
		what: `The method ${textOf$1(written)} is not a text`,
		next: "Write its name."
	});
	const method = parseMethod(written ?? void 0, textOf$1(value), reader.dialect);
	if (!method.ok) return reject(reader, {
		path,
		...method.mistake
	});
	const raw = `${[method.value.method, ...method.value.methodArguments].join(".")}:${textOf$1(value)}`;
	const childrensParents = isTruthy(fields["childrens_parents"]);
	if (childrensParents && isTruthy(fields["children"])) return reject(reader, {
		path,
		...incompatible(raw)
	});
	const indirect = "indirect_selection" in fields ? readMode(reader, fields["indirect_selection"] ?? null, path) : reader.mode;
	const [parents, children] = [readDepth$1(reader, part, "parents"), readDepth$1(reader, part, "children")];
	return atom({
		raw,
		...method.value,
		value,
		childrensParents,
		parents,
		children,
		indirect
	});
}
/** Python's truth of a value: only false, null, 0 and what is empty is false; the text "false" is true. */
function isTruthy(value) {
	if (isJsonList(value)) return value.length > 0;
	return isJsonObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}
/** A depth of 0 written as a number counts as no depth at all, and so as every level; as the text "0" it is none. */
function readDepth$1(reader, { fields, path }, direction) {
	const key = `${direction}_depth`;
	const raw = fields[key] ?? null;
	const isUsed = isTruthy(fields[direction]);
	if (!isTruthy(raw)) return isUsed ? Number.POSITIVE_INFINITY : 0;
	const levels = typeof raw === "string" && !/^\s*[+-]?\d+\s*$/.test(raw) ? NaN : Math.trunc(Number(raw));
	if (Number.isNaN(levels)) rejectDepth(reader, [...path, key], textOf$1(raw));
	return isUsed ? levels : 0;
}

// src/selection/v2-definition.ts
/**
* Reads one selector definition as dbt 2.x does: a text is a whole command line, a list is a union, groups take
* several exclusions, and an unknown method falls back to the one that the value looks like.
*/
function readV2Definition(reader, definition, path) {
	if (typeof definition === "string") return readText(reader, definition, path);
	if (isJsonList(definition)) return yamlGroup("union", definition.map((item, index) => readV2Definition(reader, item, [...path, index])));
	if (!isJsonObject(definition)) return noDefinition(reader, path, textOf$1(definition));
	const part = {
		fields: definition,
		path
	};
	if ("union" in definition || "intersection" in definition) return readGroup(reader, part);
	return "method" in definition && "value" in definition ? readAtom(reader, part) : readShorthand(reader, part);
}
function readText(reader, text, path) {
	const parsed = parseUnion([text], {
		flag: "definition",
		mode: reader.mode,
		dialect: reader.dialect
	});
	if (parsed.ok) return parsed.value;
	for (const { what, next } of parsed.refusals) reject(reader, {
		path,
		what,
		next
	});
	return yamlGroup("union", []);
}
function readGroup(reader, part) {
	const { fields, path } = part;
	const unknown = Object.keys(fields).filter((key) => ![
		"union",
		"intersection",
		"exclude"
	].includes(key));
	if (unknown.length > 0) return reject(reader, {
		path,
		what: `A group has no key ${unknown.join(", ")}`,
		next: "Keep \"union\" or \"intersection\", and \"exclude\"."
	});
	if ("union" in fields && "intersection" in fields) return reject(reader, {
		path,
		what: "A definition has both \"union\" and \"intersection\"",
		next: "Nest one in the other."
	});
	const kind = "union" in fields ? "union" : "intersection";
	const members = itemsOf(reader, part, kind).map((item, index) => ({
		item,
		path: [
			...path,
			kind,
			index
		]
	}));
	const parts = members.filter(({ item }) => !isExclusion(item)).map((member) => readV2Definition(reader, member.item, member.path));
	const exclusions = members.flatMap((member) => isExclusion(member.item) ? readExclusions(reader, {
		fields: member.item,
		path: member.path
	}) : []);
	return without(yamlGroup(kind, parts), [...exclusions, ...readExclusions(reader, part)]);
}
function isExclusion(item) {
	return isJsonObject(item) && "exclude" in item && !("method" in item && "value" in item) && !("union" in item || "intersection" in item);
}
function readExclusions(reader, part) {
	if (!("exclude" in part.fields)) return [];
	return itemsOf(reader, part, "exclude").map((item, index) => readV2Definition(reader, item, [
		...part.path,
		"exclude",
		index
	]));
}
function without(included, exclusions) {
	return exclusions.length === 0 ? included : yamlDifference(included, joined(exclusions));
}
/** `{ tag: nightly }`. */
function readShorthand(reader, part) {
	const [only, ...more] = Object.entries(part.fields);
	if (only === void 0 || more.length > 0 || only[0] === "exclude" || !isScalar$1(only[1])) return noCriterion(reader, part);
	return readAtom(reader, {
		...part,
		fields: {
			method: only[0],
			value: only[1]
		}
	});
}
function readAtom(reader, part) {
	const { fields, path } = part;
	const { method: written = null, value: given = null, indirect_selection: mode = null } = fields;
	if (typeof written !== "string" || !isScalar$1(given)) return noCriterion(reader, part);
	const value = String(given);
	const parsed = parseMethod(written, value, reader.dialect);
	const method = parsed.ok ? parsed.value : {
		method: defaultMethod(value),
		methodArguments: written.split(".").slice(1)
	};
	return without(atom({
		raw: `${written}:${value}`,
		...method,
		value,
		childrensParents: fields["childrens_parents"] === true,
		parents: readDepth(reader, part, "parents"),
		children: readDepth(reader, part, "children"),
		indirect: mode === null ? reader.mode : readMode(reader, mode, path)
	}), readExclusions(reader, part));
}
function isScalar$1(value) {
	return [
		"string",
		"number",
		"boolean"
	].includes(typeof value);
}
/** A depth implies the direction. v2 writes depths into its manifest as text. */
function readDepth(reader, { fields, path }, direction) {
	const key = `${direction}_depth`;
	const raw = fields[key] ?? null;
	if (raw === null) return fields[direction] === true ? Number.POSITIVE_INFINITY : 0;
	if (/^\d+$/.test(textOf$1(raw))) return Number(raw);
	rejectDepth(reader, [...path, key], textOf$1(raw));
	return 0;
}

// src/selection/read-selectors.ts
/**
* Reads selectors in their order; `entries` are as a manifest holds them: `{ name, definition, default? }`.
* `mode` goes to criteria that name no mode of their own: in v1 the flag's, in v2 always `eager`.
*/
function readSelectors(entries, mode, dialect) {
	const read = /* @__PURE__ */ new Map();
	const above = /* @__PURE__ */ new Map();
	for (const [name, entry] of entries) {
		const selector = readSelector(name, entry, {
			dialect,
			mode: dialect.flagOverridesYaml ? "eager" : mode,
			above
		});
		read.set(name, selector);
		above.set(name, selector.spec);
	}
	return read;
}
function readSelector(name, entry, given) {
	const reader = {
		...given,
		mistakes: [],
		warnings: []
	};
	const { definition = null, default: isDefault = false } = isJsonObject(entry) ? entry : {};
	const path = ["definition"];
	return {
		name,
		spec: given.dialect.engine === "v2" ? readV2Definition(reader, definition, path) : readV1Definition(reader, definition, path),
		isDefault: isDefault === true,
		mistakes: reader.mistakes,
		warnings: reader.warnings
	};
}

// src/selection/render-commands.ts
/** Windows' command line ends at 8,191 characters; beyond that a selectors file has to carry the names. */
const MAX_LINE = 8e3;
/** dbt reads selectors from this one file of the project. */
const FILE_NEEDED = `# The names are too long for a command line: first put the selector ${RENDERED_SELECTOR} into selectors.yml, as \`sluice plan --format selectors\` prints it.`;
/**
* Command lines to copy: first the selection as it was asked for, then name by name, which gives the same result
* later and elsewhere. Both build upon production for everything that is not selected.
*/
function renderCommands({ request, line, statePath, stops = false }) {
	if (line === "") return [];
	const base = statePath === null ? [] : [
		"--defer",
		"--state",
		statePath
	];
	const command = (words) => [
		"dbt",
		request.command === "ls" ? "build" : request.command,
		...words,
		...base
	].map(quoteWord).join(" ");
	const asked = stops ? [] : [command(askedFor(request))];
	if (line.length > MAX_LINE) return [
		...asked,
		FILE_NEEDED,
		command(["--selector", RENDERED_SELECTOR])
	];
	return [...asked, command([
		"--select",
		...line.split(" "),
		"--indirect-selection",
		"empty"
	])];
}
function askedFor({ select, exclude, selector, indirectSelection, resourceTypes, excludeResourceTypes }) {
	return [
		...selector === void 0 ? [...flagged("--select", select), ...flagged("--exclude", exclude)] : ["--selector", selector],
		...indirectSelection === "eager" ? [] : ["--indirect-selection", indirectSelection],
		...flagged("--resource-type", resourceTypes),
		...flagged("--exclude-resource-type", excludeResourceTypes)
	];
}
function flagged(flag, values) {
	return values.length === 0 ? [] : [flag, ...values.flatMap((value) => value.split(" "))];
}

// src/selection/render-selector.ts
/** One line that makes dbt select exactly these resources, whatever its state directory holds. */
function renderSelector(rendered) {
	const { tokens, beyond } = uniqueSelectors(rendered);
	return {
		line: tokens.join(" "),
		beyond
	};
}

// src/selection/choose-spec.ts
/** dbt's precedence: `--selector`, then the project's default selector if nothing is selected or excluded, then the flags. */
function chooseSpec(request, selectors, dialect) {
	const { selector = defaultSelector(request, selectors) } = request;
	if (selector !== void 0) {
		const found = namedSelector(selector, selectors);
		return found.ok ? fromSelector(found.value, request, dialect) : found;
	}
	const parsed = parseArguments(request, dialect);
	return parsed.ok ? ok({
		spec: parsed.value,
		selector: null,
		warnings: []
	}) : parsed;
}
function defaultSelector({ select, exclude }, selectors) {
	return select.length === 0 && exclude.length === 0 ? [...selectors].find(([, { isDefault }]) => isDefault)?.[0] : void 0;
}
function namedSelector(name, selectors) {
	const found = selectors.get(name);
	if (found === void 0) return unknownSelector(name, [...selectors.keys()]);
	const [first, ...more] = found.mistakes.map((mistake) => mistakeRefusal(name, mistake));
	return first === void 0 ? ok(found) : refuse(first, ...more);
}
function fromSelector({ name, spec, warnings }, request, dialect) {
	const narrowed = excluding(dialect.flagOverridesYaml && request.indirectSelection !== "eager" ? inMode(spec, request.indirectSelection) : spec, request, dialect);
	if (!narrowed.ok) return narrowed;
	const said = warnings.map(({ what }) => `Selector ${name}: ${what}`);
	return ok({
		spec: narrowed.value,
		selector: name,
		warnings: [...said, ...passedOver(name, request, dialect)]
	});
}
/** v2 excludes from a named selector what `--exclude` says; v1 passes it over. */
function excluding(spec, request, dialect) {
	if (!dialect.excludeJoinsSelector) return ok(spec);
	const minus = parseUnion(request.exclude, {
		flag: "--exclude",
		mode: request.indirectSelection,
		dialect
	});
	return minus.ok ? ok({
		kind: "difference",
		from: spec,
		minus: minus.value,
		isGreedy: dialect.excludeIsGreedy
	}) : minus;
}
function passedOver(name, { select, exclude }, { excludeJoinsSelector }) {
	const flags = [...select.length > 0 ? ["--select"] : [], ...exclude.length > 0 && !excludeJoinsSelector ? ["--exclude"] : []];
	return flags.length === 0 ? [] : [`dbt ignores ${flags.join(" and ")} because the selector ${name} is given`];
}
/** v2's flag counts for every criterion; the flag's default cannot be told from the flag left out. */
function inMode(spec, mode) {
	if (spec.kind === "criterion") return {
		kind: "criterion",
		criterion: {
			...spec.criterion,
			indirect: mode
		}
	};
	if (spec.kind === "difference") return {
		...spec,
		from: inMode(spec.from, mode),
		minus: inMode(spec.minus, mode)
	};
	return {
		...spec,
		parts: spec.parts.map((part) => inMode(part, mode))
	};
}
function unknownSelector(name, known) {
	const nearest = nearestName(name, known);
	const all = known.length === 0 ? "The project defines no selectors." : `Known: ${known.join(", ")}.`;
	return refuse({
		kind: "usage",
		code: "selector-unknown",
		what: `No selector is called "${name}"`,
		next: nearest === void 0 ? all : `Did you mean "${nearest}"? ${all}`
	});
}
function mistakeRefusal(name, { what, next, path }) {
	return {
		kind: "usage",
		code: "selector-invalid",
		what: `Selector ${name}, ${path.join(".")}: ${what}`,
		next
	};
}

// src/selection/check-criteria.ts
/** Every value in a tree that dbt would stop at, those of the named selectors that it leads to included. */
function checkCriteria(spec, scene) {
	return check(spec, scene, []);
}
function check(spec, scene, within) {
	const found = criteriaOf(spec).flatMap((criterion) => criterion.method === "selector" ? checkSelector(criterion, scene, [...within, spec]) : refusals(criterion, valueMistake(criterion, scene)));
	return [...new Map(found.map((refusal) => [refusal.what, refusal])).values()];
}
function refusals({ raw }, mistake) {
	return mistake === void 0 ? [] : [{
		kind: "usage",
		code: "selector-invalid",
		what: `${mistake.what} (in "${raw}")`,
		next: mistake.next
	}];
}
function valueMistake(criterion, scene) {
	const { method, value } = criterion;
	if (method === "selector") return void 0;
	if (typeof value !== "string" && method !== "config") return {
		what: `The value ${textOf$1(value)} is not a text`,
		next: "Put it in quotes."
	};
	return methodOf(method, scene.dialect).mistake?.(criterion, scene);
}
function checkSelector(criterion, scene, within) {
	const found = selectorsMatching(criterion, scene);
	if (found.length === 0) {
		const nearest = nearestName(textOf$1(criterion.value), scene.selectors.keys());
		const known = `Known selectors: ${[...scene.selectors.keys()].join(", ") || "none"}.`;
		return refusals(criterion, {
			what: `No selector is called "${textOf$1(criterion.value)}"`,
			next: nearest === void 0 ? known : `Did you mean "${nearest}"?`
		});
	}
	if (found.some(({ spec }) => within.includes(spec))) return refusals(criterion, {
		what: "A selector leads back to itself",
		next: "Break the circle of selector: references."
	});
	return found.flatMap(({ name, spec, mistakes }) => [...mistakes.map((mistake) => mistakeRefusal(name, mistake)), ...check(spec, scene, within)]);
}

// src/selection/select-resources.ts
/** What the dbt version that wrote the head would select, each resource with its reason and the way to it. */
function selectResources(input) {
	const dialect = dialectOf(input.head.metadata, input.engine ?? input.diff?.engine);
	const selectors = readSelectors(input.selectors ?? input.head.selectors, input.request.indirectSelection, dialect);
	const both = pair(chooseSpec(input.request, selectors, dialect), setScene(input, selectors, dialect));
	if (!both.ok) return both;
	const [chosen, scene] = both.value;
	const [mistake, ...more] = checkCriteria(chosen.spec, scene);
	return mistake === void 0 ? ok(selectIn(scene, {
		...chosen,
		warnings: [...chosen.warnings, ...unknownDefault(input, chosen)]
	}, input.request)) : refuse(mistake, ...more);
}
/** v2 leaves the mark of the default selector out of its manifest. */
function unknownDefault({ selectors, head, request }, { selector }) {
	if (!(selector === null && request.select.length + request.exclude.length === 0) || selectors !== void 0 || head.metadata.engine === "v1" || head.selectors.size === 0) return [];
	return ["A manifest of dbt 2 does not tell which of its selectors is the default: give --selector if one is"];
}
function selectIn(scene, { spec, selector, warnings }, request) {
	const evaluation = evaluate(spec, scene);
	const entries = [...evaluation.picked.direct].flatMap(([id, reason]) => entryFor(id, reason, scene)).sort(by(({ id }) => id));
	const reactions = reactionsTo(spec, scene);
	const said = [
		...warnings,
		...evaluation.warnings,
		...reactions.filter(({ level }) => level === "warning").map(({ message }) => message)
	];
	return {
		request,
		selector,
		entries,
		warnings: [...new Set(entries.length === 0 ? [...said, "Nothing is selected"] : said)],
		raises: reactions.filter(({ level }) => level === "error")
	};
}
function entryFor(id, { why, trail }, { resources, isKept, diff }) {
	const resource = resources.get(id);
	if (resource === void 0 || !isKept(resource)) return [];
	const isChange = why === "modified" || why === "new";
	return [{
		id,
		resourceType: resource.resourceType,
		why,
		because: isChange ? reasonsOf(diff?.states.get(id)) : [],
		via: stepsOf(trail)
	}];
}
/** What only `state:modified.<part>` asks for is the reason where nothing else differs. */
function reasonsOf(state) {
	if (state === void 0) return [];
	return state.because.length > 0 ? state.because : state.aside;
}
/** What the comparison says under the states that are asked for, those in `--exclude` included. */
function reactionsTo(spec, scene) {
	const { diff } = scene;
	if (diff === null) return [];
	const values = new Set(criteriaReached(spec, scene).flatMap((criterion) => stateValue(criterion, diff) ?? []));
	return [...new Set([...values].flatMap((value) => reactionsUnder(diff, value)))];
}

// src/rules/fill-slots.ts
/** Puts values into a message. Names stand between backticks there, so a name cannot bring its own. */
function fillSlots(template, slots) {
	return template.replaceAll(/\{(\w+)\}/g, (_, slot) => formatSlot(slots[slot] ?? ""));
}
function formatSlot(value) {
	if (typeof value === "string") return value.replaceAll("`", "'");
	return typeof value === "number" ? String(value) : listNames(value);
}
const LISTED_MAX = 5;
function listNames(names) {
	return [...names.slice(0, LISTED_MAX).map((name) => `\`${name.replaceAll("`", "'")}\``), ...names.length > LISTED_MAX ? [`${names.length - LISTED_MAX} more`] : []].join(", ");
}

// src/coverage/trace-tests.ts
/** The tests of the given kinds per model. Disabled tests are no resources of the project, so they never count. */
function traceTests(project, kinds) {
	const tested = /* @__PURE__ */ new Map();
	for (const resource of project.resources.values()) {
		if (!isCounted(resource, kinds)) continue;
		for (const { model, column } of hitsOf(resource, project)) {
			const entry = tested.get(model) ?? {
				tests: 0,
				columns: /* @__PURE__ */ new Set()
			};
			entry.tests += 1;
			if (column !== null) entry.columns.add(column.toLowerCase());
			tested.set(model, entry);
		}
	}
	return tested;
}
function isCounted(resource, kinds) {
	if (resource.resourceType === "unit_test") return kinds.includes("unit");
	if (resource.resourceType !== "test") return false;
	return kinds.includes(resource.testMetadata === null ? "singular" : "generic");
}
function hitsOf(test, project) {
	if (test.resourceType === "unit_test") return unitHits(test, project);
	if (test.testMetadata === null) return test.dependsOn.map((model) => ({
		model,
		column: null
	}));
	const model = test.attachedNode ?? namedNode(test, project);
	return model === null ? [] : [{
		model,
		column: testedColumn(test)
	}];
}
function unitHits(test, project) {
	return test.dependsOn.filter((id) => project.resources.get(id)?.name === test.model).map((model) => ({
		model,
		column: null
	}));
}
/** Manifests before v9 (dbt 1.5) have no `attached_node`; the `model` argument still says `ref('orders')`. */
function namedNode(test, project) {
	const [only, ...others] = test.dependsOn;
	if (only !== void 0 && others.length === 0) return only;
	const argument = test.testMetadata?.kwargs["model"];
	const names = typeof argument === "string" ? [...argument.matchAll(/(?:ref|source)\([^)]*['"]([^'"]+)['"]\s*\)/g)].map(([, name]) => name) : [];
	return test.dependsOn.find((id) => names.includes(project.resources.get(id)?.name)) ?? null;
}
function testedColumn(test) {
	const argument = test.testMetadata?.kwargs["column_name"];
	return test.columnName ?? (typeof argument === "string" ? argument : null);
}

// src/coverage/measure-coverage.ts
/** Every kind of test counts, on the project's own models. */
const COVERAGE_DEFAULTS = {
	kinds: [
		"generic",
		"singular",
		"unit"
	],
	packages: "root"
};
/** How much of a project is tested and described. */
function measureCoverage(measured, options = COVERAGE_DEFAULTS) {
	return countCoverage(measureModels(measured, options));
}
/** The coverage of each model, sorted by id. */
function measureModels(measured, options = COVERAGE_DEFAULTS) {
	const { project, catalog } = measured;
	const tests = traceTests(project, options.kinds);
	return modelsOf$1(project, options).map((model) => measureModel(model, tests.get(model.id), catalog?.tables.get(model.id))).sort(by(({ id }) => id));
}
/** The sums over models. */
function countCoverage(models) {
	const columns = models.flatMap((model) => model.columns);
	return {
		modelsTested: ratio$1(models, ({ tests }) => tests > 0),
		columnsTested: ratio$1(columns, ({ tested }) => tested),
		modelsDocumented: ratio$1(models, ({ documented }) => documented),
		columnsDocumented: ratio$1(columns, ({ documented }) => documented)
	};
}
function modelsOf$1(project, { packages }) {
	const models = [...project.resources.values()].filter((resource) => resource.resourceType === "model");
	const own = models.filter(({ packageName }) => packageName === project.metadata.projectName);
	return packages === "all" || own.length === 0 ? models : own;
}
function measureModel(model, tested, table) {
	return {
		id: model.id,
		tests: tested?.tests ?? 0,
		documented: isText(model.description),
		columns: columnsOf(model, table).map(({ name, documented }) => ({
			name,
			documented,
			tested: tested?.columns.has(name.toLowerCase()) ?? false
		}))
	};
}
/** Described columns in their order, then those that only the warehouse knows: a column missing from schema.yml is uncovered. */
function columnsOf(model, table) {
	const described = [...model.columns.values()].map(({ name, description }) => ({
		name,
		documented: isText(description)
	}));
	const known = new Set(described.map(({ name }) => name.toLowerCase()));
	const found = [...table?.columns.values() ?? []].filter(({ name }) => !known.has(name.toLowerCase()));
	return [...described, ...found.sort((a, b) => a.index - b.index).map(({ name }) => ({
		name,
		documented: false
	}))];
}
function ratio$1(items, isCovered) {
	return {
		covered: items.filter(isCovered).length,
		total: items.length
	};
}
const isText = (text) => text.trim() !== "";

// src/coverage/compare-coverage.ts
/** Coverage before and after, and of the models that the change touches. */
function compareCoverage({ base, head, diff, leaveOut = /* @__PURE__ */ new Set(), options = COVERAGE_DEFAULTS }) {
	return {
		base: base === null ? null : measureCoverage(base, options),
		head: measureCoverage(head, options),
		patch: diff === null ? null : measurePatch({
			base,
			head,
			ids: new Set([...authoredModels(diff)].filter((id) => !leaveOut.has(id))),
			options
		})
	};
}
/** Coverage of the given models alone; null when none of them is counted. */
function measurePatch({ base, head, ids, options = COVERAGE_DEFAULTS }) {
	const among = (measured) => measureModels(measured, options).filter(({ id }) => ids.has(id));
	const models = among(head);
	const before = base === null ? [] : among(base);
	return models.length === 0 ? null : {
		counts: countCoverage(models),
		before: before.length === 0 ? null : countCoverage(before),
		models
	};
}
/** The models that the change itself touches. */
function authoredModels(diff) {
	return new Set([...diff.states.values()].filter((state) => state.after.resourceType === "model" && isAuthored(state)).map(({ id }) => id));
}
/** New, or different by itself. A model that only calls a changed macro is not its author's to test or describe. */
function isAuthored({ isNew, isModified, because }) {
	return isNew || isModified && because.some(({ check }) => check !== "macros");
}

// src/rules/judge-rules.ts
/** What every rule finds, the heaviest first. */
function judgeRules(subject, rules$1 = rules) {
	const findings = rules$1.flatMap((rule) => rule.see(subject).map((sighting) => makeFinding(rule, sighting, subject)));
	const hidden = new Map(rules$1.map(({ id, hiddenBy = [] }) => [id, hiddenBy]));
	return sortFindings(findings.filter((finding) => !isHidden(finding, findings, hidden)));
}
/** Heaviest first, then by rule, node and column: the same order for the same findings. */
function sortFindings(findings) {
	const weight = {
		error: 0,
		warning: 1,
		info: 2
	};
	return [...findings].sort(by(({ severity, rule, node, column, fingerprint: mark }) => [
		weight[severity],
		rule,
		node ?? "",
		column ?? "",
		mark
	].join("\0")));
}
function isHidden({ rule, node }, all, hiddenBy) {
	const causes = hiddenBy.get(rule) ?? [];
	return causes.length > 0 && all.some((other) => other.node === node && causes.includes(other.rule));
}
function makeFinding(rule, sighting, subject) {
	const { node, column = null, severity = rule.severity, before = null, after = null } = sighting;
	const facts = writeFacts(fillSlots(rule.message, sighting.slots), fillSlots(rule.next, sighting.slots), sighting.hit);
	const finding = {
		rule: rule.id,
		severity,
		kind: rule.kind,
		node: node?.id ?? null,
		column,
		place: placeOf$1(sighting, subject),
		message: "",
		data: {
			...facts,
			before,
			after,
			...sighting.data
		},
		fingerprint: fingerprint({
			rule: rule.id,
			node: node?.id ?? null,
			column,
			before,
			after
		}),
		waiver: null
	};
	return {
		...finding,
		message: compose(finding)
	};
}
function compose(finding) {
	const { found, next, ...reached } = readFacts(finding);
	return [
		found,
		describeHit(reached),
		next
	].filter((part) => part !== null).join(" ");
}
function placeOf$1({ node, inSchemaFile = false }, { head }) {
	const root = head.metadata.projectName;
	if (node === null || root !== null && node.packageName !== root) return null;
	return { file: (inSchemaFile ? node.patchPath : null) ?? node.path };
}

// src/report/make-drift.ts
/** What differs by its own origin, and what lies downstream by the heaviest that reaches it. */
function traceEntries(drift, head) {
	if (drift === null) return /* @__PURE__ */ new Map();
	const own = drift.origins.of;
	const { children } = graphOf(head);
	const downstream = HEAVIEST_LAST.flatMap((origin) => {
		const changed = [...own.keys()].filter((id) => own.get(id) === origin);
		return [...reach(children, changed).keys()].map((id) => [id, origin]);
	});
	return new Map([...downstream, ...own]);
}
const HEAVIEST_LAST = [
	"moved",
	"unclear",
	"yours"
];
/** As a field of its own, which is absent where nothing tells. */
function originOf(id, origins) {
	const origin = origins.get(id);
	return origin === void 0 ? {} : { origin };
}
function makeDrift(drift) {
	if (drift === null) return {};
	const { role, sha, origins } = drift;
	return { drift: {
		role,
		sha,
		untouched: origins.untouched.map(({ id, difference }) => ({
			unique_id: id,
			difference
		}))
	} };
}

// src/report/make-smart.ts
/** Both modes side by side, with at most so many names of each rule. */
function makeSmart(exact, { judged, ...smart }) {
	return {
		changed: {
			exact: countChanged(exact),
			smart: countChanged(smart)
		},
		selected: {
			exact: exact.selection.entries.length,
			smart: smart.selection.entries.length
		},
		dropped: judged.drops.size,
		added: judged.additions.size,
		drops: byRule(judged.drops),
		additions: byRule(judged.additions),
		skews: measureSkew(exact.diff, judged).measures.map(({ skew, alone, wayOut }) => ({
			kind: skew.kind,
			before: skew.before,
			after: skew.after,
			count: alone.length,
			unique_ids: alone.slice(0, NAMED),
			wayOut
		})),
		off: judged.off
	};
}
const NAMED = 20;
function countChanged({ diff }) {
	return [...diff.states.values()].filter(({ isNew, isModified }) => isNew || isModified).length;
}
/** The rules that explain most first. */
function byRule(found) {
	return SMART_RULES.map(({ id: rule, confidence, summary }) => {
		const ids = [...found].filter(([, reasons]) => reasons.some((reason) => reason.rule === rule)).map(([id]) => id);
		return {
			rule,
			confidence,
			summary,
			count: ids.length,
			unique_ids: ids.slice(0, NAMED)
		};
	}).filter(({ count }) => count > 0).sort(by(({ rule, count }) => `${String(1e9 - count)} ${rule}`));
}

// src/report/plan-commands.ts
/** Command lines that bring production's artifacts and build the plan upon them; none when nothing is planned. */
function planCommands({ request, raises }, line, { statePath, stateFrom = null, mode = "exact" }) {
	const commands = renderCommands({
		request,
		line,
		statePath,
		stops: raises.length > 0 || mode === "smart"
	});
	return stateFrom === null || commands.length === 0 ? commands : [bringState(stateFrom, statePath), ...commands];
}
function bringState(from, statePath) {
	switch (from.kind) {
		case "commit": return [
			"sluice",
			"store",
			"pull",
			"--store",
			from.store,
			"--sha",
			from.sha,
			"--artifacts",
			statePath
		].map(quoteWord).join(" ");
		case "file": return `# First bring ${from.uri.replaceAll(/\p{Cc}/gu, "?")} to ${statePath}/manifest.json, unpacked.`;
		default: return unreachable(from);
	}
}

// src/report/make-plan.ts
/** What is selected in a mode, each with its reasons, and how to ask dbt for the same. */
function makePlan({ base, head, smart = null, mode = "exact", drift = null, projectFolder, ...parts }) {
	const { diff, selection } = mode === "smart" && smart !== null ? smart : parts;
	const origins = traceEntries(drift, head);
	const entries = [...selection?.entries ?? []].sort(by(({ id }) => id));
	const { line, beyond } = selection === null ? NOTHING : renderSelector({
		selection,
		head,
		engine: diff?.engine
	});
	const states = [...diff?.states.values() ?? []];
	return {
		engine: diff?.engine ?? head.metadata.engine,
		mode,
		compareMoreUnrendered: diff?.compareMoreUnrendered ?? false,
		select: selection?.request.select ?? [],
		exclude: selection?.request.exclude ?? [],
		entries: entries.map((entry) => ({
			...makeEntry(entry, head, projectFolder),
			...originOf(entry.id, origins)
		})),
		counts: countTypes(entries),
		modifiedCount: states.filter(({ isNew, isModified }) => isNew || isModified).length,
		removed: (diff?.removed ?? []).map(({ id, disabled }) => ({
			unique_id: id,
			disabled,
			...originOf(id, origins)
		})).sort(by(({ unique_id }) => unique_id)),
		...makeDrift(drift),
		...smart === null || parts.diff === null || parts.selection === null ? {} : { smart: makeSmart({
			diff: parts.diff,
			selection: parts.selection
		}, smart) },
		changedMacros: (diff?.changedMacros ?? []).map((id) => ({
			unique_id: id,
			before: base?.macros.get(id)?.sql ?? null,
			after: head.macros.get(id)?.sql ?? null
		})),
		selector: line,
		...beyond.length === 0 ? {} : { beyond },
		commands: selection === null ? [] : planCommands(selection, line, {
			...parts,
			mode
		}),
		warnings: selection?.warnings ?? [],
		raises: (selection?.raises ?? []).map(({ message }) => message)
	};
}
const NOTHING = {
	line: "",
	beyond: []
};
function makeEntry({ id, resourceType, why, because, via }, head, projectFolder) {
	const node = head.resources.get(id);
	const isOwn = node !== void 0 && (head.metadata.projectName === null || node.packageName === head.metadata.projectName);
	return {
		unique_id: id,
		resource_type: resourceType,
		name: node === void 0 ? id : nameNode(node),
		why,
		because: because.map(makeBecause),
		via,
		path: isOwn && node.path !== "" ? inFolder(projectFolder, node.path) : null
	};
}
function makeBecause({ check, field, before, after, via }) {
	return {
		check,
		field,
		...check === "macros" ? {
			before: null,
			after: null
		} : {
			before,
			after
		},
		...via === void 0 ? {} : { via }
	};
}
function inFolder(folder, path) {
	const clean = folder.replace(/^\.?\/*|\/+$/g, "");
	return clean === "" ? path : `${clean}/${path}`;
}
function countTypes(entries) {
	const types = [...new Set(entries.map(({ resourceType }) => resourceType))].sort();
	return Object.fromEntries(types.map((type) => [type, entries.filter(({ resourceType }) => resourceType === type).length]));
}

// src/report/make-contracts.ts
/** How many contracts are enforced, and what dbt calls breaking among their changes. */
function makeContracts({ base, head, diff }) {
	return {
		models: modelsOf(head).length,
		enforcedModels: countEnforced(head),
		enforcedModelsBefore: base === null ? null : countEnforced(base),
		breaking: (diff?.breaks ?? []).map(({ id, kind, column, before, after, severity }) => ({
			unique_id: id,
			kind,
			column,
			before,
			after,
			severity
		})).sort(by(({ unique_id, kind, column }) => `${unique_id} ${kind} ${column ?? ""}`))
	};
}
function countEnforced(project) {
	return modelsOf(project).filter(({ contract }) => contract.enforced).length;
}
function modelsOf(project) {
	return [...project.resources.values()].filter((resource) => resource.resourceType === "model");
}

// src/report/make-coverage.ts
/** Coverage as the report holds it: ratios, and the names of what is missing. */
function makeCoverage({ coverage, goals, head }) {
	return {
		base: coverage.base,
		head: coverage.head,
		patch: coverage.patch?.counts ?? null,
		patchBefore: coverage.patch?.before ?? null,
		goals,
		models: (coverage.patch?.models ?? []).map((model) => makeModel(model, head))
	};
}
function makeModel({ id, tests, documented, columns }, head) {
	const node = head.resources.get(id);
	return {
		unique_id: id,
		name: node === void 0 ? id : nameNode(node),
		tests,
		columnsTested: ratio(columns, ({ tested }) => tested),
		untested: columns.filter(({ tested }) => !tested).map(({ name }) => name),
		documented,
		columnsDocumented: ratio(columns, (column) => column.documented),
		undocumented: columns.filter((column) => !column.documented).map(({ name }) => name)
	};
}
function ratio(columns, isCovered) {
	return {
		covered: columns.filter(isCovered).length,
		total: columns.length
	};
}

// src/report/make-fidelity.ts
/** Adds how old each artifact is, and what the comparison had to assume. */
function makeFidelity(given, diff, now) {
	return {
		baseSha: given.baseSha,
		baseSource: given.baseSource,
		notes: [...given.notes, ...diff?.notes ?? []],
		artifacts: given.artifacts.map(({ artifact, side, uri, dbtVersion, generatedAt }) => ({
			artifact,
			side,
			uri,
			dbtVersion,
			generatedAt,
			ageMinutes: ageMinutes(generatedAt, now)
		})).sort(by(({ side, artifact, uri }) => `${side} ${artifact} ${uri ?? ""}`)),
		skews: (diff?.skews ?? []).map(({ kind, before, after }) => ({
			kind,
			before,
			after
		}))
	};
}
function ageMinutes(generatedAt, now) {
	const then = generatedAt === null ? NaN : Date.parse(/[Zz]|[+-]\d\d:?\d\d$/.test(generatedAt) ? generatedAt : `${generatedAt}Z`);
	const minutes = Math.round((Date.parse(now) - then) / 6e4);
	return Number.isNaN(minutes) ? null : Math.max(0, minutes);
}

// src/report/make-impact.ts
/** What is downstream of the changed resources, whatever is selected. */
function makeImpact(head, diff) {
	const changed = [...diff?.states.values() ?? []].filter(({ isNew, isModified, after }) => (isNew || isModified) && after.resourceType !== "exposure").map(({ id }) => id);
	const via = reach(graphOf(head).children, changed);
	const reached = [...via.keys()].flatMap((id) => head.resources.get(id) ?? []);
	const exposures = reached.filter((resource) => resource.resourceType === "exposure");
	return {
		models: reached.filter(({ resourceType }) => resourceType === "model").length,
		exposures: sortExposures(exposures).map((exposure) => makeExposure(exposure, pathTo(exposure.id, via)))
	};
}
function makeExposure(exposure, via) {
	const { id, name, label, type, owner, url } = exposure;
	return {
		unique_id: id,
		name,
		label,
		type,
		owner: ownerOf(owner),
		url,
		via
	};
}
/** From the change to the neighbour of `id`, along the neighbours through which each was first reached. */
function pathTo(id, via) {
	const path = [];
	for (let step = via.get(id); step !== void 0; step = via.get(step)) path.unshift(step);
	return path;
}

// src/report/make-report.ts
/** The one value that everything is rendered from. Equal parts give equal bytes. */
function makeReport(parts) {
	const { tool, generatedAt, subject, head, judgement } = parts;
	const report = {
		schema: "sluice/report/v1",
		tool: {
			name: "sluice",
			version: tool.version,
			url: tool.url
		},
		generatedAt,
		subject: makeSubject(subject, head),
		verdict: {
			gate: gateOf(parts),
			summary: "",
			blocking: judgement.verdict.blocking,
			warnOnly: judgement.verdict.warnOnly
		},
		fidelity: makeFidelity(parts.fidelity, parts.diff, generatedAt),
		plan: makePlan(parts),
		findings: sortFindings(judgement.findings),
		contracts: makeContracts(parts),
		coverage: makeCoverage(parts),
		cost: null,
		impact: makeImpact(head, parts.diff),
		waivers: makeWaivers(judgement),
		notEvaluated: [...parts.notEvaluated, ...sayUnevaluated(parts)].sort(by(({ what, why }) => `${what} ${why}`))
	};
	return {
		...report,
		verdict: {
			...report.verdict,
			summary: summarise(report)
		}
	};
}
function makeSubject({ event, serverUrl, repository, pullRequest, headSha, runUrl }, { metadata }) {
	return {
		project: metadata.projectName,
		adapter: metadata.adapterType,
		event,
		serverUrl,
		repository,
		pullRequest,
		headSha,
		runUrl
	};
}
/** Without a base nothing was judged, and an open gate must not look like a clean one. */
function gateOf({ judgement: { verdict }, diff }) {
	return diff === null && verdict.gate === "pass" ? "warn" : verdict.gate;
}
function makeWaivers({ waivers }) {
	return waivers.map(({ rule, node, owner, reason, until, used, expired }) => ({
		rule,
		node,
		owner,
		reason,
		until,
		used,
		expired
	})).sort(by(({ rule, node, until }) => `${rule} ${node ?? ""} ${until}`));
}
/** What no stage judges yet, and what the settings keep from being judged. */
function sayUnevaluated({ judgement, diff }) {
	const off = judgement.switchedOff.map(({ rule, dropped }) => ({
		what: rule,
		why: `the configuration switches it off; it had ${dropped} ${dropped === 1 ? "finding" : "findings"}`,
		next: `Take ${rule} out of rules to see them.`
	}));
	return [
		COST,
		QUALITY,
		...diff === null ? [{
			what: "changes",
			why: "there is no base to compare with",
			next: "Store the artifacts of the default branch once, or name a base."
		}] : [],
		...off
	];
}
const COST = {
	what: "cost",
	why: "this version of Sluice does not price changes",
	next: "Compare the bytes that your warehouse bills before and after the merge."
};
const QUALITY = {
	what: "quality",
	why: "this version of Sluice runs no checks on data",
	next: "Run the dbt tests of the selected nodes."
};

// src/policy/apply-severities.ts
/** Gives findings the severity that the settings name for their rule; `off` drops them, and counts what it dropped. */
function applySeverities(findings, severities) {
	const dropped = /* @__PURE__ */ new Map();
	return {
		findings: findings.flatMap((finding) => {
			const severity = Object.hasOwn(severities, finding.rule) ? severities[finding.rule] : void 0;
			if (severity !== "off") return [severity === void 0 ? finding : {
				...finding,
				severity
			}];
			dropped.set(finding.rule, (dropped.get(finding.rule) ?? 0) + 1);
			return [];
		}),
		switchedOff: [...dropped].map(([rule, count]) => ({
			rule,
			dropped: count
		})).sort(by(({ rule }) => rule))
	};
}

// src/policy/judge-gate.ts
/** Rules that look only when the gate sets a goal: setting it is asking for the gate to close. */
const GOAL_RULES = /* @__PURE__ */ new Set(["coverage/patch-tests", "coverage/patch-docs"]);
/** Whether the gate closes, and on which findings. */
function judgeGate(findings, { failOn, warnOnly }) {
	const open = findings.filter(({ waiver }) => waiver === null);
	const blocking = open.filter((finding) => closes(finding, failOn)).map(({ fingerprint }) => fingerprint);
	const isHeard = open.some(({ severity }) => severity !== "info");
	return {
		gate: blocking.length > 0 && !warnOnly ? "fail" : isHeard ? "warn" : "pass",
		blocking: [...new Set(blocking)].sort(),
		warnOnly
	};
}
/**
* A kind closes on errors alone, so that a severity can be lowered; a rule named by its id closes on warnings too.
* An empty list is the settings' `none`: then not even a goal closes the gate.
*/
function closes({ rule, kind, severity }, failOn) {
	if (severity === "info" || failOn.length === 0) return false;
	return failOn.includes(rule) || severity === "error" && (failOn.includes(kind) || GOAL_RULES.has(rule));
}

// src/policy/judge-policy.ts
/** What the team agreed on, applied to what the rules found: waivers, severities, and the gate. `today` is an ISO date. */
function judgePolicy(found, settings, today) {
	const waived = applyWaivers(found, settings.waivers, today);
	const { findings, switchedOff } = applySeverities(waived.findings, settings.rules);
	return {
		findings: sortFindings(findings),
		verdict: judgeGate(findings, settings.gate),
		waivers: waived.waivers,
		switchedOff
	};
}

// src/pipeline/plan-smart.ts
/** The same change as smart mode sees it, beside the exact plan. */
function planSmart(exact, { base, head, rulesOff, select }) {
	const judged = judgeSmart(exact.diff, {
		base,
		head
	}, { rulesOff });
	if (judged.drops.size === 0 && judged.additions.size === 0) return ok({
		judged,
		...exact
	});
	const diff = applySmart(exact.diff, judged);
	const selection = select(diff);
	return selection.ok ? ok({
		judged,
		diff,
		selection: selection.value
	}) : selection;
}

// src/pipeline/separate-origins.ts
/** Compares with the other state of production as well, and tells the changes apart. */
function separateOrigins({ base, head, diff, other, compare }) {
	if (other === null) return {
		origins: null,
		notEvaluated: []
	};
	const [older, newer] = other.role === "newest" ? [base, other.project] : [other.project, base];
	const otherDiff = compareProjects(other.project, head, compare);
	const between = other.isExact ? null : compareProjects(older, newer, compare);
	if (!otherDiff.ok) return unknown(otherDiff.refusals[0].what);
	if (between?.ok === false) return unknown(between.refusals[0].what);
	const skew = otherDiff.value.skews.find((one) => !isPatch(one) && !diff.skews.some((known) => isLike(known, one)));
	if (skew !== void 0) return unknown(`the head and the other state of production differ in ${skew.kind}: ${skew.before} and ${skew.after}`);
	return {
		origins: traceOrigins({
			diff,
			other: otherDiff.value,
			between: between?.value ?? null
		}),
		notEvaluated: []
	};
}
function isPatch({ kind, before, after }) {
	return kind === "dbt-version" && minorOf(before) === minorOf(after);
}
function isLike(one, other) {
	return one.kind === other.kind && minorOf(one.before) === minorOf(other.before);
}
const minorOf = (version) => version.split(".").slice(0, 2).join(".");
function unknown(why) {
	return {
		origins: null,
		notEvaluated: [originsUnknown(why, "Publish production anew with the release of dbt that pull requests use.")]
	};
}

// src/pipeline/plan-change.ts
/** Compares, then selects. */
function planChange(change) {
	const { base, head, compare, other = null, rulesOff = [] } = change;
	const diff = compareProjects(base.project, head.project, compare);
	if (!diff.ok) return diff;
	const selection = selectResources(selectionInputOf(change, diff.value));
	if (!selection.ok) return selection;
	const exact = {
		diff: diff.value,
		selection: selection.value
	};
	const select = (smart) => selectResources(selectionInputOf(change, smart));
	const smart = planSmart(exact, {
		base: base.project,
		head: head.project,
		rulesOff,
		select
	});
	if (!smart.ok) return smart;
	const { origins, notEvaluated } = separateOrigins({
		base: base.project,
		head: head.project,
		diff: diff.value,
		other,
		compare
	});
	const drift = other === null || origins === null ? null : {
		role: other.role,
		sha: other.sha,
		origins
	};
	return ok({
		...exact,
		smart: smart.value,
		drift,
		notEvaluated: [...notEvaluated, ...smart.value.judged.notEvaluated]
	});
}
/** Everything that the selection of a change is answered from. */
function selectionInputOf({ base, head, request, selectors }, diff) {
	return {
		head: head.project,
		diff,
		request,
		selectors,
		baseResults: base.runResults,
		baseFreshness: base.freshness ?? void 0,
		headFreshness: head.freshness ?? void 0
	};
}

// src/pipeline/excuse-moved.ts
/** What production did, and this change only shows. */
function movedIds(drift) {
	const own = [...drift?.origins.of ?? []];
	return new Set(own.filter(([, origin]) => origin === "moved").map(([id]) => id));
}
/** Findings on what production did stay in the report, and close no gate: nobody can mend them here. */
function excuseMoved(findings, drift) {
	if (drift === null) return findings;
	const moved = movedIds(drift);
	const why = drift.role === "newest" ? `production has it already, since ${drift.sha.slice(0, 12)}` : `production changed it after ${drift.sha.slice(0, 12)}, from which this change parted`;
	return findings.map((finding) => finding.node !== null && moved.has(finding.node) ? {
		...finding,
		waiver: why
	} : finding);
}

// src/pipeline/schema-file.ts
const SECTIONS = {
	model: "models",
	seed: "seeds",
	snapshot: "snapshots",
	analysis: "analyses",
	operation: "operations",
	test: "data_tests",
	function: "functions",
	source: "sources",
	exposure: "exposures",
	metric: "metrics",
	semantic_model: "semantic_models",
	saved_query: "saved_queries",
	unit_test: "unit_tests"
};
/**
* Positions in the text of one schema file. Broken YAML gives what could be read of it:
* a position is a convenience, and dbt itself reports the syntax error.
*/
function parseSchemaFile(text, file) {
	const lines = new import_dist.LineCounter();
	const root = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		schema: "core",
		uniqueKeys: false
	}).contents;
	const placeAt = (node) => {
		const offset = node.range?.[0];
		return offset === void 0 ? void 0 : {
			file,
			line: lines.linePos(offset).line
		};
	};
	return { placeOf(resource, column) {
		const entry = (0, import_dist.isMap)(root) ? findResource$1(root, resource) : void 0;
		if (entry === void 0) return void 0;
		const described = column === null ? void 0 : findColumn(entry, resource, column);
		return placeAt(described ?? entry);
	} };
}
function findResource$1(root, resource) {
	const items = mapsIn(root, SECTIONS[resource.resourceType]);
	if (resource.resourceType !== "source") return named(items, resource.name);
	const owner = named(items, resource.sourceName);
	return owner === void 0 ? void 0 : named(mapsIn(owner, "tables"), resource.name);
}
function findColumn(entry, resource, column) {
	const version = resource.resourceType === "model" ? resource.version : null;
	const versioned = mapsIn(entry, "versions").find((item) => String(item.get("v")) === String(version));
	return (versioned === void 0 ? void 0 : named(mapsIn(versioned, "columns"), column)) ?? named(mapsIn(entry, "columns"), column);
}
function mapsIn(parent, key) {
	const list = parent.get(key, true);
	return (0, import_dist.isSeq)(list) ? list.items.filter((item) => (0, import_dist.isMap)(item)) : [];
}
function named(items, name) {
	const wanted = name.toLowerCase();
	return items.find((item) => nameOf(item) === name) ?? items.find((item) => nameOf(item)?.toLowerCase() === wanted);
}
function nameOf(item) {
	const value = item.get("name", true);
	return (0, import_dist.isScalar)(value) && typeof value.value === "string" ? value.value : void 0;
}

// src/pipeline/locate.ts
/** The same findings, each with the file and line that a reviewer should look at, as far as the checkout tells. */
async function locateFindings(findings, where) {
	const files = /* @__PURE__ */ new Map();
	const schemaFile = (path) => {
		const known = files.get(path);
		if (known !== void 0) return known;
		const read = where.checkout.readText(path).then((text) => text === void 0 ? void 0 : parseSchemaFile(text, path));
		files.set(path, read);
		return read;
	};
	return Promise.all(findings.map(async (finding) => ({
		...finding,
		place: await placeOf(finding, where, schemaFile)
	})));
}
async function placeOf(finding, where, schemaFile) {
	const resource = finding.node === null ? void 0 : findResource(finding.node, where);
	if (resource === void 0 || isForeign(resource, where)) return finding.place;
	const described = describingFile(resource, finding);
	if (described !== null) {
		const { subject, column } = describedSubject(resource, finding.column, where);
		const place = (await schemaFile(inRepository(described, where)))?.placeOf(subject, column);
		if (place !== void 0) return place;
	}
	return ownFile(resource, finding, where);
}
function findResource(id, where) {
	return where.head.resources.get(id) ?? where.base?.resources.get(id);
}
function isForeign(resource, where) {
	const own = where.head.metadata.projectName;
	return own !== null && resource.packageName !== own;
}
function describedSubject(resource, column, where) {
	const attached = resource.resourceType === "test" && resource.attachedNode !== null ? findResource(resource.attachedNode, where) : void 0;
	if (attached === void 0 || resource.resourceType !== "test") return {
		subject: resource,
		column
	};
	return {
		subject: attached,
		column: column ?? resource.columnName
	};
}
function describingFile(resource, finding) {
	if (isYamlFile(resource.path)) return resource.path;
	return finding.column !== null || finding.kind === "contract" || finding.kind === "breaking" ? resource.patchPath : null;
}
function ownFile(resource, finding, where) {
	if (resource.path === "") return finding.place;
	const file = inRepository(resource.path, where);
	return where.head.resources.has(resource.id) ? {
		file,
		line: 1
	} : { file };
}
function inRepository(path, where) {
	const folder = where.projectFolder.replace(/^\.?\/*|\/+$/g, "");
	return folder === "" ? path : `${folder}/${path}`;
}
const isYamlFile = (path) => /\.ya?ml$/i.test(path);

// src/pipeline/review-change.ts
/** The stages of a review in their order: compare, select, measure, judge, apply policy, report. */
async function reviewChange(review, checkout) {
	const { base, head, settings, now } = review;
	const unknown = checkPolicy(settings);
	if (!unknown.ok) return unknown;
	const plan = base === null ? ok(null) : planChange({
		...review,
		base,
		rulesOff: rulesOff(settings)
	});
	if (!plan.ok) return plan;
	const { diff = null, selection = null, smart = null, drift = null } = plan.value ?? {};
	const sides = {
		base: base === null ? null : measured(base),
		head: measured(head)
	};
	const coverage = compareCoverage({
		...sides,
		diff,
		leaveOut: movedIds(drift)
	});
	const found = await locateFindings(judgeChange(review, plan.value, coverage), {
		head: head.project,
		base: base?.project ?? null,
		checkout,
		projectFolder: review.projectFolder
	});
	const generatedAt = now.toISOString();
	return ok(makeReport({
		...review,
		generatedAt,
		base: base?.project ?? null,
		head: head.project,
		diff,
		selection,
		smart,
		drift,
		coverage,
		goals: settings.gate.patchCoverage,
		judgement: judgePolicy(excuseMoved(found, drift), settings, generatedAt),
		notEvaluated: [
			...review.notEvaluated,
			...plan.value?.notEvaluated ?? [],
			...unknown.value,
			...settings.unused.map(sayUnused)
		]
	}));
}
/** Rules that the configuration switches off; smart mode looks for its own among them. */
function rulesOff({ rules }) {
	return Object.keys(rules).filter((id) => rules[id] === "off");
}
function judgeChange({ base, head, settings }, plan, coverage) {
	if (base === null || plan === null) return [];
	return judgeRules({
		...plan,
		base: base.project,
		head: head.project,
		coverage,
		goals: settings.gate.patchCoverage
	});
}
function measured({ project, catalog }) {
	return catalog === null ? { project } : {
		project,
		catalog
	};
}
function sayUnused(key) {
	return {
		what: key,
		why: "this version of Sluice does not act on that key of the configuration",
		next: `Take ${key} out of it, or keep it for a version that does.`
	};
}

export { RENDERED_SELECTOR, buildResourceGraph, commandTypes, dialectOf, judgeSmart, makePlan, matchesState, planChange, reviewChange, rulesOff, selectResources, selectionInputOf, selectorsFileOf, separateOrigins };