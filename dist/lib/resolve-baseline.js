import { by, byText } from "./order.js";
import { equalJson, isJsonObject } from "./json.js";
import { ok, refuse } from "./result.js";
import { unreachable } from "./unreachable.js";
import { require_dist } from "../vendor/yaml.js";
import { listPointers, mayBeAbsent, newTrail, pullCommit, readCatalog, readFreshness, readLocation, readManifest, readPointer, readReceipt, readRunResults, refuseDamaged, tell, tellStore } from "./read-location.js";
import { FORMS, SAME, body, collapse, constraintFacts, differingFields, differs, enforcesConstraints, exposureContent, extractConfig, fqn as fqn$1, fqn$1 as fqn, fqnPrefix, functionContent, holdsConstraint, instant, isAtLeast, isSameContract, metricConfig, metricContent, modelChecks, nodeChecks, nodeConfig, own, pairWithBase, parseConfigCall, parseDbtVersion, persistedDescriptions as persistedDescriptions$1, plainQuotes, reconstructValue, references, relation as relation$1, renderedConfig as renderedConfig$1, savedQueryContent, seedAlias, semanticModelContent, sourceContent, testConfig, traceMacros, wholeConfig } from "./pair-with-base.js";

// src/state/dialect.ts
const OLDEST = {
	values: [
		"new",
		"modified",
		"modified.body",
		"modified.configs",
		"modified.persisted_descriptions",
		"modified.relation",
		"modified.macros"
	],
	visited: [
		"model",
		"seed",
		"snapshot",
		"test",
		"analysis",
		"operation",
		"source",
		"exposure",
		"metric"
	],
	neverPaired: [],
	comparesReferenceFields: false,
	comparesContracts: false,
	comparesConstraints: false,
	unversionedBreak: "error",
	sizeIsType: true,
	customConstraintCrashes: true,
	judgesRemovedUnder: [],
	testConfig: [
		"severity",
		"where",
		"limit",
		"fail_calc",
		"warn_if",
		"error_if",
		"store_failures"
	],
	comparesExports: false,
	comparesSavedQueryTags: false,
	comparesFunctionSignature: false,
	comparesFunctionOverloads: false,
	compareMoreUnrendered: "absent",
	rereadsBaseConfig: false
};
const CHANGES = [
	{
		since: "1.5.0",
		rules: ({ values }) => ({
			values: [...values, "modified.contract"],
			comparesContracts: true
		})
	},
	{
		since: "1.6.0",
		rules: ({ values, visited }) => ({
			values: [
				"new",
				"old",
				"modified",
				"unmodified",
				...values.slice(2)
			],
			visited: [...visited, "semantic_model"],
			neverPaired: ["semantic_model"],
			comparesReferenceFields: true,
			comparesConstraints: true
		})
	},
	{
		since: "1.7.0",
		rules: ({ testConfig }) => ({
			unversionedBreak: "warning",
			testConfig: [...testConfig, "store_failures_as"]
		})
	},
	{
		since: "1.8.0",
		rules: ({ visited }) => ({
			visited: [...visited, "unit_test"],
			neverPaired: []
		})
	},
	{
		since: "1.9.0",
		rules: ({ visited }) => ({
			visited: [...visited, "saved_query"],
			comparesExports: true,
			judgesRemovedUnder: ["modified.contract"],
			compareMoreUnrendered: "off"
		})
	},
	{
		since: "1.9.2",
		rules: () => ({ judgesRemovedUnder: [
			"modified",
			"unmodified",
			"modified.contract"
		] })
	},
	{
		since: "1.10.0",
		rules: () => ({ comparesSavedQueryTags: true })
	},
	{
		since: "1.11.0",
		rules: ({ visited }) => ({
			visited: [...visited, "function"],
			sizeIsType: false
		})
	},
	{
		since: "1.11.9",
		rules: () => ({ comparesFunctionSignature: true })
	},
	{
		since: "1.12.0",
		rules: ({ testConfig }) => ({
			customConstraintCrashes: false,
			testConfig: [...testConfig, "sql_header"],
			comparesFunctionOverloads: true,
			compareMoreUnrendered: "on",
			rereadsBaseConfig: true
		})
	}
];
/** The rules of that dbt v1 release. A 2.x version means the v2 parser inside dbt 1.12, which compares as 1.12 does. */
function dialectOf(dbtVersion) {
	const version = parseDbtVersion(dbtVersion);
	const rules = { ...OLDEST };
	for (const { since, rules: change } of CHANGES) if (isAtLeast(version, parseDbtVersion(since))) Object.assign(rules, change(rules));
	return rules;
}

// src/state/flag-evidence.ts
/**
* Whether a manifest was written with state_modified_compare_more_unrendered_values on, told by what it stores for an
* in-file configuration that is not a literal: its text, or the value it had. Undefined when no file holds one.
*/
function flagEvidence({ metadata, resources }) {
	for (const resource of resources.values()) {
		if (resource.packageName !== metadata.projectName || !("rawCode" in resource) || !/\b(?:var|target)\b/.test(resource.rawCode)) continue;
		const told = parseConfigCall(resource.rawCode)?.map((keyword) => toldBy(keyword, resource)).find((one) => one !== void 0);
		if (told !== void 0) return told;
	}
}
const COMPUTED = [
	"Call",
	"Concat",
	"CondExpr",
	"Filter",
	"Getattr",
	"Getitem"
];
function toldBy({ key, value }, { unrenderedConfig }) {
	const stored = own(unrenderedConfig, key);
	if (stored === void 0 || !COMPUTED.includes(value.kind)) return void 0;
	return stored === reconstructValue(value) || isDump(stored) ? "on" : "off";
}
/** Before 1.12 dbt stored the dump of the whole keyword. */
function isDump(stored) {
	return typeof stored === "string" && stored.startsWith("Keyword(key=");
}

// src/state/notes.ts
/** What the manifests cannot tell and was assumed, one sentence each. */
function notesOf(given) {
	if (given.engine === "v2") return engineNotes(given);
	return [
		...engineNotes(given),
		...flagNotes(given),
		...constraintNotes(given),
		...visitNotes(given)
	];
}
function engineNotes({ head, engine }) {
	if (engine === head.metadata.engine) return [];
	return [`The head was written by dbt ${head.metadata.dbtVersion} and is compared as dbt ${engine === "v1" ? "1.12" : "2"} would compare it, as asked.`];
}
const FLAG = "state_modified_compare_more_unrendered_values";
function flagNotes({ head, options, compareMoreUnrendered, dialect }) {
	if (dialect.compareMoreUnrendered === "absent") return [];
	const assumed = compareMoreUnrendered ? "on" : "off";
	const evidence = flagEvidence(head);
	if (evidence !== void 0 && evidence !== assumed) return [`The configuration stored in the head shows that ${FLAG} was ${evidence} when dbt wrote it, but the comparison takes it for ${assumed}.`];
	if (options.compareMoreUnrendered !== "auto" || evidence !== void 0) return [];
	return [`No manifest says how ${FLAG} was set: ${assumed} was assumed, the default of dbt ${head.metadata.dbtVersion}.`];
}
function constraintNotes({ head, constraintSupport }) {
	if (constraintSupport.isKnown || ![...head.resources.values()].some((node) => node.resourceType === "model" && node.contract.enforced)) return [];
	return [`Which constraints the adapter ${head.metadata.adapterType ?? "that the manifest does not name"} enforces is not known here: not_null and foreign_key were assumed, as of dbt's base adapter.`];
}
const ALWAYS_ABSENT = [
	"saved_query",
	"unit_test",
	"semantic_model",
	"function"
];
function visitNotes({ head, dialect }) {
	const present = new Set([...head.resources.values()].map(({ resourceType }) => resourceType));
	return ALWAYS_ABSENT.filter((type) => present.has(type) && !dialect.visited.includes(type)).map((type) => `dbt ${head.metadata.dbtVersion} does not compare resources of type ${type}: no state: value selects them.`);
}

// src/state/removed-resources.ts
/** Resources of the base without counterpart in the head, sorted by id. `paired` holds base ids that have one under another id. */
function removedResources(base, head, paired) {
	return [...base.resources.values()].filter(({ id }) => !head.resources.has(id) && !paired.has(id)).map((before) => ({
		id: before.id,
		before,
		disabled: head.disabled.has(before.id)
	})).sort(by(({ id }) => id));
}

// src/state/skews.ts
/** What differs between the circumstances of base and head, so that differences may not be the author's. */
function skewsOf(base, head, engine) {
	return [
		...skew("dbt-version", base.metadata.dbtVersion, head.metadata.dbtVersion),
		...skew("engine", base.metadata.engine, head.metadata.engine),
		...skew("adapter", base.metadata.adapterType, head.metadata.adapterType),
		...skew("project", base.metadata.projectName, head.metadata.projectName),
		...skew("schema-version", `v${base.metadata.schemaVersion}`, `v${head.metadata.schemaVersion}`),
		...skew("flag", flagOf(base), flagOf(head)),
		...engine === "v1" && isParseOnly(head) ? [{
			kind: "parse-only",
			before: callsOf(base),
			after: callsOf(head)
		}] : []
	];
}
function skew(kind, before, after) {
	return before === null || after === null || before === after ? [] : [{
		kind,
		before,
		after
	}];
}
/** How configuration was stored, as the manifest shows or else by the default of its release: as authored or rendered. */
function flagOf(project) {
	const { dbtVersion } = project.metadata;
	return flagEvidence(project) ?? (dialectOf(dbtVersion).compareMoreUnrendered === "on" ? "on" : "off");
}
/** A run of dbt v2 that only parses writes no calls from macro to macro: changes further down than one call are not seen. */
function isParseOnly({ metadata, macros }) {
	return metadata.engine === "v2" && macros.size > 0 && [...macros.values()].every((macro) => macro.macros.length === 0);
}
function callsOf(project) {
	return isParseOnly(project) ? "without calls between macros" : "with calls between macros";
}

// src/state/changed-macros.ts
/** Macros of both sides whose text differs, and those of one side alone; descriptions and arguments do not count. Sorted. */
function changedMacros(base, head, textOf = (sql) => sql) {
	const kept = [...head.macros.values()].filter(({ id, sql }) => {
		const before = base.macros.get(id);
		return before === void 0 || before.sql !== sql && textOf(before.sql) !== textOf(sql);
	});
	const gone = [...base.macros.keys()].filter((id) => !head.macros.has(id));
	return [...kept.map(({ id }) => id), ...gone].sort(byText);
}

// src/state/checks.ts
const NOTHING = {
	parts: /* @__PURE__ */ new Set(),
	because: [],
	aside: []
};
/** All checks, each with its differences; equal resources share one empty answer. */
function runChecks(checks, [before, after], rules) {
	let found = NOTHING;
	for (const check of checks) {
		const differences = check.compare(before, after, rules);
		if (differences.length > 0) found = add(found, check, differences);
	}
	return found;
}
function add({ parts, because, aside }, check, differences) {
	return {
		parts: check.part === null ? parts : /* @__PURE__ */ new Set([...parts, check.part]),
		because: check.counts ? [...because, ...differences] : because,
		aside: check.counts ? aside : [...aside, ...differences]
	};
}

// src/state/v1/exposure.ts
const exposureChecks = [
	fqn,
	field$2("type", ({ type }) => type),
	{
		part: null,
		counts: true,
		compare: (before, after) => differingFields(["owner", "owner"], before.owner, after.owner)
	},
	field$2("maturity", ({ maturity }) => maturity),
	field$2("url", ({ url }) => url),
	field$2("description", ({ description }) => description),
	field$2("label", ({ label }) => label),
	{
		part: null,
		counts: true,
		compare: dependencies
	},
	wholeConfig
];
function field$2(name, read) {
	return {
		part: null,
		counts: true,
		compare: (before, after) => differs([name, name], read(before), read(after))
	};
}
/** As a set: order and repetition do not count. */
function dependencies(before, after) {
	return differs(["depends_on", "depends_on.nodes"], sorted(before.dependsOn), sorted(after.dependsOn));
}
function sorted(ids) {
	return [...new Set(ids)].sort(byText);
}

// src/state/v1/function.ts
/** Arguments and returns count with their descriptions, overloads without them and without their compiled body. */
const functionChecks = [
	...nodeChecks,
	{
		part: null,
		counts: true,
		compare: (before, after, { dialect }) => dialect.comparesFunctionSignature ? [...differingFields(["arguments", "arguments"], before.arguments, after.arguments), ...differingFields(["returns", "returns"], before.returns, after.returns)] : SAME
	},
	{
		part: null,
		counts: true,
		compare: (before, after, { dialect }) => dialect.comparesFunctionOverloads ? differingFields(["overloads", "overloads"], signatures(before.overloads), signatures(after.overloads)) : SAME
	}
];
function signatures(overloads) {
	if (!Array.isArray(overloads)) return [];
	return overloads.map((overload) => isJsonObject(overload) ? [
		"defined_in",
		"arguments",
		"returns",
		"raw_body"
	].map((key) => overload[key] ?? null) : null);
}

// src/state/v1/metric.ts
/** dbt's checks of filter, metadata and type_params are stubs that call any two the same; fqn has none. */
const metricChecks = [
	{
		part: null,
		counts: true,
		compare: (before, after) => differs(["type", "type"], before.type, after.type)
	},
	{
		part: null,
		counts: true,
		compare: (before, after) => differs(["description", "description"], before.description, after.description)
	},
	{
		part: null,
		counts: true,
		compare: (before, after) => differs(["label", "label"], before.label, after.label)
	},
	metricConfig
];

// src/state/v1/saved-query.ts
/** Not among them: order_by, limit and fqn. */
const savedQueryChecks = [
	field$1("metrics", "query_params.metrics", ({ metrics }) => metrics),
	field$1("group_by", "query_params.group_by", ({ groupBy }) => groupBy),
	field$1("description", "description", ({ description }) => description),
	field$1("where", "query_params.where", ({ where }) => where),
	field$1("label", "label", ({ label }) => label),
	renderedConfig$1,
	field$1("group", "group", ({ group }) => group),
	{
		part: null,
		counts: true,
		compare: (before, after, { dialect }) => dialect.comparesExports ? compareExports(before.exports, after.exports) : SAME
	},
	{
		part: null,
		counts: true,
		compare: (before, after, { dialect }) => dialect.comparesSavedQueryTags ? differs(["tags", "tags"], before.tags, after.tags) : SAME
	}
];
function field$1(check, name, read) {
	return {
		part: null,
		counts: true,
		compare: (before, after) => differingFields([check, name], read(before), read(after))
	};
}
/** By position: dbt compares the names and three configured fields. Its stored `unrendered_config` is rendered for YAML values. */
function compareExports(before, after) {
	const names = differs(["exports", "exports"], before.map(({ name }) => name), after.map(({ name }) => name));
	return names.length > 0 ? names : after.flatMap((one, index) => compareExport(before[index], one));
}
function compareExport(before, after) {
	return [
		"export_as",
		"schema",
		"alias"
	].flatMap((key) => differs(["exports", `exports.${after.name}.unrendered_config.${key}`], own(before?.unrenderedConfig ?? {}, key) ?? null, own(after.unrenderedConfig, key) ?? null));
}

// src/state/v1/seed.ts
/** The hash of the file, or its path when the file is over dbt's size limit; a hash named `none` never equals another. */
const content = {
	part: "body",
	counts: true,
	compare: ({ checksum: before }, { checksum: after }) => {
		if (before.name !== after.name || after.name === "none") return [{
			check: "body",
			field: "checksum",
			before: { ...before },
			after: { ...after }
		}];
		return before.checksum === after.checksum ? SAME : differingFields(["body", "checksum"], { ...before }, { ...after });
	}
};
const seedChecks = [
	content,
	nodeConfig,
	persistedDescriptions$1,
	fqn,
	relation$1
];
/** What dbt warns of when the head's seed is over the limit: then it sees the path alone. */
function seedReaction(before, after) {
	if (after.checksum.name !== "path") return void 0;
	const message = `Found a seed (${after.packageName}.${after.name}) over dbt's size limit: ${situation(before, after)}`;
	return {
		level: "warning",
		code: "seed-size",
		id: after.id,
		message,
		under: [
			"modified",
			"unmodified",
			"modified.body"
		]
	};
}
function situation(before, after) {
	if (before.checksum.name !== "path") return "it was under the limit before, and is taken as changed";
	return before.checksum.checksum === after.checksum.checksum ? "its path is as before, so dbt takes it as unchanged whatever its rows" : "its path changed, so dbt takes it as changed";
}

// src/state/v1/semantic-model.ts
/** Not among them: label, fqn, node_relation and refs. */
const semanticModelChecks = [
	field("model", ({ model }) => model),
	field("description", ({ description }) => description),
	field("defaults", ({ defaults }) => defaults),
	field("entities", ({ entities }) => entities),
	field("dimensions", ({ dimensions }) => dimensions),
	field("measures", ({ measures }) => measures),
	renderedConfig$1,
	field("primary_entity", ({ primaryEntity }) => primaryEntity),
	field("group", ({ group }) => group)
];
function field(name, read) {
	return {
		part: null,
		counts: true,
		compare: (before, after) => differingFields([name, name], read(before), read(after))
	};
}

// src/state/v1/source.ts
/** Database and schema as authored under the flag, as rendered without it. */
const sourceRelation$1 = {
	part: "relation",
	counts: true,
	compare: (before, after, { compareMoreUnrendered }) => [...compareMoreUnrendered ? [...differs(["relation", "unrendered_database"], before.unrenderedDatabase, after.unrenderedDatabase), ...differs(["relation", "unrendered_schema"], before.unrenderedSchema, after.unrenderedSchema)] : [...differs(["relation", "database"], before.database, after.database), ...differs(["relation", "schema"], before.schema, after.schema)], ...differs(["relation", "identifier"], before.identifier, after.identifier)]
};
const quoting = {
	part: null,
	counts: true,
	compare: (before, after) => differingFields(["quoting", "quoting"], before.quoting, after.quoting)
};
const freshness = {
	part: null,
	counts: true,
	compare: (before, after) => [...differingFields(["freshness", "freshness"], before.freshness, after.freshness), ...differs(["freshness", "loaded_at_field"], before.loadedAtField, after.loadedAtField)]
};
const external = {
	part: null,
	counts: true,
	compare: (before, after) => differingFields(["external", "external"], before.external, after.external)
};
/** Not among them: loader, description, columns, and `loaded_at_query` outside the configuration. */
const sourceChecks = [
	sourceRelation$1,
	fqn,
	wholeConfig,
	quoting,
	freshness,
	external
];

// src/state/v1/test.ts
/** Of a generic test only configuration and fqn count; its generated code and relation answer their own selectors alone. */
const GENERIC = [
	testConfig,
	fqn,
	{
		...body,
		counts: false
	},
	{
		...relation$1,
		counts: false
	}
];
const SINGULAR = [
	body,
	testConfig,
	persistedDescriptions$1,
	fqn,
	relation$1
];
function testChecks(test) {
	return test.testMetadata === null ? SINGULAR : GENERIC;
}

// src/state/v1/unit-test.ts
/** dbt's checksum covers model, versions, given, expect, overrides and the rows of fixtures; nothing else counts. */
const unitTestChecks = [{
	part: null,
	counts: true,
	compare: (before, after) => differs(["content", "checksum"], before.checksum, after.checksum)
}];

// src/state/v1/compare-pair.ts
/** All checks of dbt v1 on a resource and its counterpart; undefined when the two are of different types. */
function comparePair$1(before, after, rules) {
	switch (after.resourceType) {
		case "model": return before.resourceType === "model" ? runChecks(modelChecks, [before, after], rules) : void 0;
		case "seed": return before.resourceType === "seed" ? runChecks(seedChecks, [before, after], rules) : void 0;
		case "snapshot":
		case "analysis":
		case "operation": return before.resourceType === after.resourceType ? runChecks(nodeChecks, [before, after], rules) : void 0;
		case "test": return before.resourceType === "test" ? runChecks(testChecks(after), [before, after], rules) : void 0;
		case "function": return before.resourceType === "function" ? runChecks(functionChecks, [before, after], rules) : void 0;
		case "source": return before.resourceType === "source" ? runChecks(sourceChecks, [before, after], rules) : void 0;
		case "exposure": return before.resourceType === "exposure" ? runChecks(exposureChecks, [before, after], rules) : void 0;
		case "metric": return before.resourceType === "metric" ? runChecks(metricChecks, [before, after], rules) : void 0;
		case "semantic_model": return before.resourceType === "semantic_model" ? runChecks(semanticModelChecks, [before, after], rules) : void 0;
		case "saved_query": return before.resourceType === "saved_query" ? runChecks(savedQueryChecks, [before, after], rules) : void 0;
		case "unit_test": return before.resourceType === "unit_test" ? runChecks(unitTestChecks, [before, after], rules) : void 0;
		default: return unreachable(after);
	}
}

// src/state/v1/contract-breaks.ts
/** The values of `state:` that make dbt compare contracts, and so warn or raise. */
const CONTRACT_VALUES = [
	"modified",
	"unmodified",
	"modified.contract"
];
/** What dbt calls breaking in the change from an enforced contract; the second half of `ModelNode.same_contract`. */
function contractBreaks$1(before, after, rules) {
	const { dialect } = rules;
	if (!dialect.comparesContracts || !before.contract.enforced || isSameContract(before, after)) return [];
	const severity = after.version === null ? dialect.unversionedBreak : "error";
	const common = {
		id: after.id,
		severity,
		under: CONTRACT_VALUES,
		subject: after
	};
	return [
		...enforcementRemoved(before, after),
		...sortedColumns(before).flatMap(([key, column]) => columnBreaks(key, column, {
			before,
			after,
			rules
		})),
		...dialect.comparesConstraints ? constraintBreaks$1(before, after, rules) : []
	].map((found) => ({
		...found,
		...common
	}));
}
function enforcementRemoved(before, after) {
	if (after.contract.enforced) return [];
	return [{
		kind: "enforcement-removed",
		column: null,
		before: before.contract.enforced,
		after: after.contract.enforced
	}];
}
/** By key, so that `id` renamed to `ID` is a removal. */
function columnBreaks(key, column, { before, after, rules }) {
	const counterpart = after.columns.get(key);
	if (counterpart === void 0) return [{
		kind: "column-removed",
		column: column.name,
		before: column.dataType,
		after: null
	}];
	const constraints = rules.dialect.comparesConstraints && enforcesConstraints(before) ? lost(column.constraints, counterpart.constraints, rules) : [];
	return [...isSameType(column.dataType, counterpart.dataType, rules) ? [] : [{
		kind: "column-type-changed",
		column: column.name,
		before: column.dataType,
		after: counterpart.dataType
	}], ...constraints.map((constraint) => ({
		kind: "column-constraint-removed",
		column: key,
		before: constraintFacts(constraint),
		after: null
	}))];
}
/** From 1.11 on the base types are compared: what stands before the first parenthesis, in any case. */
function isSameType(before, after, { dialect }) {
	return before === after || !dialect.sizeIsType && baseType(before) === baseType(after);
}
function baseType(dataType) {
	return dataType === null ? null : (dataType.split("(", 1)[0] ?? "").trim().toLowerCase();
}
function constraintBreaks$1(before, after, rules) {
	if (!enforcesConstraints(before)) return [];
	const hadConstraints = before.constraints.length > 0 || [...before.columns.values()].some(({ constraints }) => constraints.length > 0);
	return [...lost(before.constraints, after.constraints, rules).map((constraint) => ({
		kind: "model-constraint-removed",
		column: null,
		before: constraintFacts(constraint),
		after: null
	})), ...hadConstraints && !enforcesConstraints(after) ? [{
		kind: "materialization-changed",
		column: null,
		before: before.config["materialized"] ?? null,
		after: after.config["materialized"] ?? null
	}] : []];
}
/** Constraints without an equal in the head that the adapter enforces: a new name or warn flag is a removal too. */
function lost(before, after, { constraintSupport }) {
	return before.filter((constraint) => constraintSupport.enforced.includes(constraint.type) && !holdsConstraint(after, constraint));
}
function sortedColumns(model) {
	return [...model.columns].sort(([a], [b]) => byText(a, b));
}
/** Before 1.12 dbt looks a removed constraint of type `custom` up in the adapter's table and dies of the KeyError. */
function customConstraintReaction(before, after, rules) {
	const { dialect } = rules;
	if (!dialect.comparesConstraints || !dialect.customConstraintCrashes) return void 0;
	if (!before.contract.enforced || isSameContract(before, after) || !enforcesConstraints(before)) return void 0;
	if (![...before.columns].some(([key, column]) => losesCustom(column.constraints, after.columns.get(key)?.constraints)) && !losesCustom(before.constraints, after.constraints)) return void 0;
	const message = `${after.name} loses or changes a constraint of type custom, on which this release of dbt dies with KeyError: ConstraintType.custom`;
	return {
		level: "error",
		code: "constraint-unknown",
		id: after.id,
		message,
		under: CONTRACT_VALUES
	};
}
function losesCustom(before, after) {
	return after !== void 0 && before.some((constraint) => constraint.type === "custom" && !holdsConstraint(after, constraint));
}

// src/state/contract-reactions.ts
/** What dbt says of contract breaks: one warning or error per model that names them all. */
function contractReactions(breaks) {
	const byModel = /* @__PURE__ */ new Map();
	for (const found of breaks) {
		const known = byModel.get(found.id);
		if (known === void 0) byModel.set(found.id, [found]);
		else known.push(found);
	}
	return [...byModel.values()].flatMap((found) => {
		const [first] = found;
		if (first === void 0) return [];
		const message = `Breaking change to the contract of ${first.subject.name}: ${found.map(sentence).join("; ")}`;
		return [{
			level: first.severity,
			code: "contract-break",
			id: first.id,
			message,
			under: first.under
		}];
	});
}
function sentence({ kind, column, before, after }) {
	switch (kind) {
		case "enforcement-removed": return "the contract is no longer enforced";
		case "column-removed": return `column ${column} was removed`;
		case "column-type-changed": return `column ${column} went from ${before} to ${after}`;
		case "column-constraint-removed": return `a constraint on column ${column} was removed or changed`;
		case "model-constraint-removed": return "a constraint on the model was removed or changed";
		case "materialization-changed": return `the materialization with constraints went from ${before} to ${after}`;
		case "model-removed": return "the model was deleted or renamed";
		case "model-disabled": return "the model was disabled";
		default: return unreachable(kind);
	}
}

// src/state/v1/new-state.ts
/** The selectors that ask dbt's node classes something, and so match what is new. `macros` is not among them. */
const NODE_PARTS = [
	"body",
	"configs",
	"relation",
	"persisted_descriptions",
	"contract"
];
const PARTS = {
	model: NODE_PARTS,
	seed: NODE_PARTS,
	snapshot: NODE_PARTS,
	test: NODE_PARTS,
	analysis: NODE_PARTS,
	operation: NODE_PARTS,
	function: NODE_PARTS,
	source: ["configs", "relation"],
	exposure: ["configs"],
	metric: ["configs"],
	semantic_model: ["configs"],
	saved_query: ["configs"],
	unit_test: []
};
/** Their `same_contents` answers "same" when there is nothing to compare with: new ones are not modified. */
const UNMODIFIED_WHEN_NEW = [
	"source",
	"exposure",
	"metric",
	"semantic_model",
	"saved_query"
];
/** The state of a resource without counterpart. It may be modified by the macros it calls alone. */
function newState(after, macros) {
	const { id, resourceType } = after;
	const isAddition = {
		check: "new",
		field: "unique_id",
		before: null,
		after: id
	};
	const because = UNMODIFIED_WHEN_NEW.includes(resourceType) ? macros : [isAddition, ...macros];
	const parts = new Set(macros.length === 0 ? PARTS[resourceType] : [...PARTS[resourceType], "macros"]);
	return {
		id,
		after,
		before: void 0,
		isNew: true,
		isOld: false,
		isModified: because.length > 0,
		parts,
		because,
		aside: []
	};
}

// src/state/v1/removed-models.ts
/** Contracted models that the head deleted, renamed or disabled (`ModelNode.same_contract_removed`). */
function removedModelBreaks(rules) {
	if (rules.dialect.judgesRemovedUnder.length === 0) return [];
	return [...rules.base.resources.values()].flatMap(({ id, resourceType }) => {
		const removed = resourceType === "model" ? removedModel(id, rules) : void 0;
		return removed === void 0 || isFree(removed, rules.now) ? [] : [removalOf(removed, rules)];
	});
}
/**
* A disabled model is judged as the head disables it, by its first entry: un-enforced in the same change, it goes
* silently. The entry counts even beside an enabled model of the same id.
*/
function removedModel(id, { base, head }) {
	const removed = head.disabled.get(id)?.[0] ?? (head.resources.has(id) ? void 0 : base.resources.get(id));
	return removed?.resourceType === "model" ? removed : void 0;
}
function isFree(model, now) {
	return !model.contract.enforced || model.deprecationDate !== null && instant(model.deprecationDate) < instant(now);
}
function removalOf(model, { dialect }) {
	return {
		id: model.id,
		kind: model.config["enabled"] === false ? "model-disabled" : "model-removed",
		column: null,
		before: model.id,
		after: null,
		severity: model.version === null ? dialect.unversionedBreak : "error",
		under: dialect.judgesRemovedUnder,
		subject: model
	};
}

// src/state/v1/reread-config.ts
/**
* dbt 1.12 with the flag on does not trust the in-file configuration that another release stored: it reads the first
* `config(...)` of the old code anew and lays it over the stored values (upgrade_manifest_dbt_version.py).
*/
function baseReader(base, head, { dialect, compareMoreUnrendered }) {
	return dialect.rereadsBaseConfig && compareMoreUnrendered && isWrittenByAnother(base, head) ? rereadConfig : (resource) => resource;
}
function isWrittenByAnother(base, head) {
	return base.metadata.dbtVersion !== head.metadata.dbtVersion || head.metadata.engine === "v2";
}
const NODES = [
	"model",
	"seed",
	"snapshot",
	"test",
	"analysis",
	"operation"
];
function rereadConfig(resource) {
	if (!("rawCode" in resource) || !NODES.includes(resource.resourceType)) return resource;
	if (isBuiltInTest(resource) || Object.keys(resource.unrenderedConfig).length === 0) return resource;
	const read = extractConfig(resource.rawCode);
	return read === void 0 ? resource : {
		...resource,
		unrenderedConfig: {
			...resource.unrenderedConfig,
			...read
		}
	};
}
/** Their code holds no configuration block. */
function isBuiltInTest({ resourceType, macros }) {
	return resourceType === "test" && macros.length === 1 && ["macro.dbt.test_not_null", "macro.dbt.test_unique"].includes(String(macros[0]));
}

// src/state/v1/compare-v1.ts
/** The comparison as dbt's StateSelectorMethod makes it. `now` is ISO 8601. */
function compareV1(base, head, given) {
	const { rules, now } = given;
	const changed = changedMacros(base, head);
	const reach = traceMacros(base, head, changed);
	const readBase = baseReader(base, head, rules);
	const visited = new Set(rules.dialect.visited);
	const states = /* @__PURE__ */ new Map();
	for (const after of head.resources.values()) {
		if (!visited.has(after.resourceType)) continue;
		const before = rules.dialect.neverPaired.includes(after.resourceType) ? void 0 : base.resources.get(after.id);
		states.set(after.id, stateOf$1(before, after, {
			rules,
			reach,
			readBase
		}));
	}
	const breaks = [...modelPairs([...states.values()].flatMap(({ before, after }) => before === void 0 ? [] : [{
		before,
		after
	}])).flatMap(({ before, after }) => contractBreaks$1(before, after, rules)), ...removedModelBreaks({
		...rules,
		base,
		head,
		now
	})];
	return {
		states,
		changedMacros: changed,
		breaks,
		reactions: [...contractReactions(breaks), ...otherReactions(states, reach, rules)]
	};
}
function stateOf$1(before, after, { rules, reach, readBase }) {
	const macros = after.macros.length === 0 ? [] : reach.becauseOf(after);
	const checked = before === void 0 ? void 0 : comparePair$1(readBase(before), after, rules);
	if (before === void 0 || checked === void 0) return newState(after, macros);
	const because = macros.length === 0 ? checked.because : [...checked.because, ...macros];
	const parts = macros.length === 0 ? checked.parts : /* @__PURE__ */ new Set([...checked.parts, "macros"]);
	return {
		id: after.id,
		after,
		before,
		isNew: false,
		isOld: true,
		isModified: because.length > 0,
		parts,
		because,
		aside: checked.aside
	};
}
function modelPairs(pairs) {
	return pairs.flatMap(({ before, after }) => before.resourceType === "model" && after.resourceType === "model" ? [{
		before,
		after
	}] : []);
}
function otherReactions(states, reach, rules) {
	return [...states.values()].flatMap(({ before, after }) => {
		return [reach.reactionOf(after), before === void 0 ? void 0 : pairReaction(before, after, rules)].filter((reaction) => reaction !== void 0);
	});
}
function pairReaction(before, after, rules) {
	if (before.resourceType === "model" && after.resourceType === "model") return customConstraintReaction(before, after, rules);
	return before.resourceType === "seed" && after.resourceType === "seed" ? seedReaction(before, after) : void 0;
}

// src/state/v1/constraint-support.ts
/**
* The constraint types that each dbt adapter declares ENFORCED in its CONSTRAINT_SUPPORT; only the removal of such a
* constraint breaks a contract. No manifest stores the table, so it stands here, read in the adapters' sources.
*/
const ENFORCED = {
	athena: [],
	bigquery: ["not_null"],
	databricks: ["check", "not_null"],
	duckdb: [
		"check",
		"not_null",
		"unique",
		"primary_key",
		"foreign_key"
	],
	materialize: ["not_null"],
	postgres: [
		"check",
		"not_null",
		"unique",
		"primary_key",
		"foreign_key"
	],
	redshift: ["not_null"],
	snowflake: ["not_null"],
	spark: [],
	sqlserver: [
		"check",
		"not_null",
		"unique",
		"primary_key",
		"foreign_key"
	],
	vertica: ["not_null"]
};
/** What dbt's base adapter declares, and with it every adapter that says nothing else. */
const BASE_ADAPTER = ["not_null", "foreign_key"];
function constraintSupportOf(adapterType) {
	const enforced = ENFORCED[adapterType ?? ""];
	return {
		enforced: enforced ?? BASE_ADAPTER,
		isKnown: enforced !== void 0
	};
}

// src/state/v2/body.ts
/** SQL by its words: white space and line endings do not count, comments and case do. */
const code = {
	part: "body",
	counts: true,
	compare: (before, after) => {
		if (!isSql(before) || !isSql(after)) return compareChecksums(before.checksum, after.checksum);
		if (before.rawCode === after.rawCode || bodyOf(before) === bodyOf(after)) return SAME;
		return [{
			check: "body",
			field: "raw_code",
			before: before.rawCode,
			after: after.rawCode
		}];
	}
};
/** dbt v2 hashes the old code anew, save that of Python models and of manifests that hold none. */
function isSql({ language, rawCode }) {
	return language !== "python" && rawCode !== "" && rawCode !== "--placeholder--";
}
const SNAPSHOT$1 = /\{%-?\s*snapshot\b[^%]*%\}(.*?)\{%-?\s*endsnapshot\s*-?%\}/s;
function bodyOf({ resourceType, rawCode }) {
	return collapse(resourceType === "snapshot" ? SNAPSHOT$1.exec(rawCode)?.[1] ?? rawCode : rawCode);
}
/** Of seeds and singular tests: the stored hash. */
const storedHash = {
	part: "body",
	counts: true,
	compare: (before, after) => compareChecksums(before.checksum, after.checksum)
};
function compareChecksums(before, after) {
	if (before.name.toLowerCase() === after.name.toLowerCase() && before.checksum === after.checksum) return SAME;
	return [{
		check: "body",
		field: "checksum",
		before: { ...before },
		after: { ...after }
	}];
}
/** dbt v2 hashes no unit test, so against a base of v1 all of them answer `state:modified.body`. */
const unitTestHash = {
	part: "body",
	counts: false,
	compare: (before, after) => differs(["body", "checksum"], before.checksum ?? "", after.checksum ?? "")
};

// src/state/v2/authored-config.ts
var import_dist = require_dist();
/** The first stage of dbt v2's comparison: the authored configuration by meaning rather than by spelling. */
function authoredConfig(before, after) {
	if (equalJson(before.unrenderedConfig, after.unrenderedConfig)) return [];
	const [old, current] = relocate(withDashes(before.unrenderedConfig), withDashes(after.unrenderedConfig), after.resourceType);
	return [.../* @__PURE__ */ new Set([...Object.keys(old), ...Object.keys(current)])].filter((key) => counts(key, after.resourceType)).sort(byText).flatMap((key) => isSameValue(key, own(old, key), own(current, key)) ? [] : differingFields(["configs", `unrendered_config.${key}`], own(old, key), own(current, key)));
}
/** The configuration of a test that counts. */
const TEST_KEYS = [
	"severity",
	"where",
	"limit",
	"fail_calc",
	"warn_if",
	"error_if",
	"store_failures",
	"store_failures_as",
	"sql_header"
];
const EXCLUDED = [
	"tags",
	"static_analysis",
	"schema",
	"database",
	"alias"
];
function counts(key, type) {
	if (type === "test") return TEST_KEYS.includes(key);
	return !EXCLUDED.includes(key) && (type === "source" || key !== "group");
}
const HOOKS$1 = {
	pre_hook: "pre-hook",
	post_hook: "post-hook"
};
/** Hooks under their one name; hooks under both spellings are one list. */
function withDashes(config) {
	const renamed = {};
	for (const [key, value] of Object.entries(config).sort(([a], [b]) => byText(a, b))) {
		const name = HOOKS$1[key] ?? key;
		renamed[name] = Object.hasOwn(renamed, name) ? [...asList(renamed[name] ?? null), ...asList(value)] : value;
	}
	return renamed;
}
function asList(value) {
	return Array.isArray(value) ? value : [value];
}
/** A key that one side has at the top and the other, with the same value, under `meta`, was moved and not changed. */
function relocate(before, after, type) {
	if (type === "test" || isSameValue("meta", own(before, "meta"), own(after, "meta"))) return [before, after];
	const [down, up] = [movedKeys(before, after), movedKeys(after, before)];
	return [strip(before, down, up), strip(after, up, down)];
}
function movedKeys(top, nested) {
	const meta = own(nested, "meta");
	if (!isJsonObject(meta)) return [];
	return Object.keys(top).filter((key) => key !== "meta" && !isSameValue(key, own(top, key), own(nested, key)) && Object.hasOwn(meta, key) && isSameValue(key, own(top, key), meta[key]));
}
function strip(config, topKeys, metaKeys) {
	const kept = Object.entries(config).filter(([key]) => !topKeys.includes(key));
	return Object.fromEntries(kept.map(([key, value]) => [key, key === "meta" && isJsonObject(value) ? omit(value, metaKeys) : value]));
}
function omit(object, keys) {
	return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
/** An absent value equals null and what is empty; one trailing line break of a text does not count. */
function isSameValue(key, before, after) {
	if (before === void 0 || after === void 0) return isEmpty$1(before ?? after ?? null);
	const [old, current] = key === "pre-hook" || key === "post-hook" ? [hooksOf(before), hooksOf(after)] : [void 0, void 0];
	if (old !== void 0 && current !== void 0) return equalJson(old, current);
	if (typeof before === "string" && typeof after === "string") return before.replace(/\r?\n$/, "") === after.replace(/\r?\n$/, "");
	return equalJson(before, after);
}
function isEmpty$1(value) {
	return value === null || typeof value === "object" && Object.keys(value).length === 0;
}
/** The statements of hooks given as list, text, or text of a list, in no order; undefined when one is no text. */
function hooksOf(value) {
	const list = typeof value === "string" ? listIn(value) ?? [value] : value;
	if (!Array.isArray(list)) return void 0;
	const texts = list.filter((item) => typeof item === "string");
	return texts.length === list.length ? texts.map((text) => text.replaceAll("\r\n", "\n").trimEnd()).sort(byText) : void 0;
}
function listIn(text) {
	if (!/^\s*[[-]/.test(text)) return void 0;
	const document = (0, import_dist.parseDocument)(text.trim());
	const value = document.errors.length > 0 ? void 0 : document.toJS();
	return Array.isArray(value) ? value : void 0;
}

// src/state/v2/rendered-keys.ts
/** Keys of a text, compared as they are. */
const plain = (keys) => keys.trim().split(/\s+/).map((key) => [key, "exact"]);
/** Settings of warehouses, on whichever adapter. */
const WAREHOUSE = plain(`
  partition_by cluster_by hours_to_expiration job_execution_timeout_seconds reservation labels labels_from_meta kms_key_name
  require_partition_filter partition_expiration_days enable_change_history grant_access_to partitions enable_refresh
  refresh_interval_minutes max_staleness file_format catalog_name location_root tblproperties include_full_name_in_path
  liquid_clustered_by auto_liquid_cluster zorder skip_optimize clustered_by buckets catalog databricks_tags query_tags compression
  databricks_compute target_alias source_alias matched_condition not_matched_condition not_matched_by_source_condition
  not_matched_by_source_action merge_with_schema_evolution skip_matched_step skip_not_matched_step persist_constraints
  unique_tmp_table_suffix schedule adapter_properties table_tag row_access_policy external_volume base_location_root
  base_location_subpath target_lag snowflake_initialization_warehouse refresh_warehouse immutable_where refresh_mode initialize
  scheduler tmp_relation_type query_tag automatic_clustering copy_grants copy_tags secure transient iceberg_version auto_refresh
  backup bind dist sort sort_type as_columnstore table_type indexes primary_key category engine order_by ttl settings query_settings
  projections inserts_only connection_overrides fields source_type url format layout lifetime range table update_field update_lag
  definer sql_security refreshable catchup mv_on_schema_change repopulate_from_mvs_on_full_refresh
`);
const HOOKS = [["pre-hook", "hooks"], ["post-hook", "hooks"]];
const MODEL_KEYS = [
	...plain(`
  enabled alt_compute adapter propagate incremental_strategy batch_size begin full_refresh unique_key on_error python_version
  concurrent_batches merge_update_columns merge_exclude_columns table_format freshness state sql_header location predicates
`),
	...HOOKS,
	...WAREHOUSE,
	["materialized", "orDefault"],
	["lookback", "orDefault"],
	["on_schema_change", "orDefault"],
	["on_configuration_change", "orDefault"],
	["access", "orDefault"],
	["meta", "emptyAsNull"],
	["column_types", "emptyAsNull"],
	["grants", "emptyAsNull"],
	["packages", "emptyAsNull"],
	["imports", "emptyAsNull"],
	["docs", "docs"],
	["persist_docs", "persistDocsOfModel"],
	["latest_version_pointer", "nullsAsNull"]
];
const SEED_KEYS = [
	...plain("enabled quote_columns event_time full_refresh"),
	...HOOKS,
	...WAREHOUSE,
	["materialized", "orSeed"],
	["column_types", "anyCase"],
	["meta", "emptyAsNull"],
	["grants", "emptyAsNull"],
	["docs", "docs"],
	["persist_docs", "persistDocs"]
];
const SNAPSHOT_KEYS = [
	...plain(`
  alias materialized strategy unique_key check_cols updated_at dbt_valid_to_current hard_deletes target_database target_schema
  enabled event_time quote_columns invalidate_hard_deletes state
`),
	...HOOKS,
	...WAREHOUSE,
	["meta", "emptyAsNull"],
	["grants", "emptyAsNull"],
	["persist_docs", "persistDocs"],
	["quoting", "quoting"],
	["snapshot_meta_column_names", "nullsAsNull"]
];
const SOURCE_KEYS = [
	...plain("enabled event_time"),
	...WAREHOUSE,
	["freshness", "freshness"],
	["quoting", "quoting"],
	["loaded_at_field", "text"],
	["loaded_at_query", "text"]
];
const FUNCTION_KEYS = [
	...plain("enabled alias schema type volatility snowflake"),
	...HOOKS,
	...WAREHOUSE,
	["access", "orDefault"],
	["on_configuration_change", "exact"],
	["meta", "emptyAsNull"],
	["grants", "emptyAsNull"],
	["packages", "emptyAsNull"],
	["docs", "docs"],
	["quoting", "quotingAsGiven"]
];

// src/state/v2/rendered-config.ts
/** The second stage of dbt v2's comparison, and the only one of some types: typed fields of the rendered configuration. */
function renderedConfig(before, after, head) {
	return keysOf(after).flatMap(([key, form]) => {
		const [old, current] = [valueOf(before, key), valueOf(after, key)];
		return isSame(old, current, {
			form,
			key,
			adapter: head.metadata.adapterType
		}) ? SAME : [{
			check: "configs",
			field: `config.${key}`,
			before: old,
			after: current
		}];
	});
}
function keysOf({ resourceType }) {
	switch (resourceType) {
		case "model": return MODEL_KEYS;
		case "seed": return SEED_KEYS;
		case "snapshot": return SNAPSHOT_KEYS;
		case "source": return SOURCE_KEYS;
		case "function": return FUNCTION_KEYS;
		case "test": return TEST_KEYS.map((key) => [key, "exact"]);
		case "metric": return [["enabled", "exact"], ["group", "exact"]];
		case "saved_query": return [
			["cache", "exact"],
			["enabled", "exact"],
			["export_as", "exact"],
			["schema", "exact"],
			["group", "exact"]
		];
		case "exposure":
		case "analysis": return [["enabled", "exact"]];
		case "semantic_model":
		case "unit_test":
		case "operation": return [];
		default: return unreachable(resourceType);
	}
}
/** Fields of a source that dbt v2 resolves outside its configuration. */
const SOURCE_FIELDS = {
	quoting: ({ quoting }) => quoting,
	freshness: ({ freshness }) => freshness,
	loaded_at_field: ({ loadedAtField }) => loadedAtField,
	loaded_at_query: ({ loadedAtQuery }) => loadedAtQuery
};
function valueOf(resource, key) {
	const read = resource.resourceType === "source" ? SOURCE_FIELDS[key] : void 0;
	return resource.resourceType === "source" && read !== void 0 ? read(resource) : own(resource.config, key) ?? null;
}
function isSame(before, after, { form, key, adapter }) {
	if (equalJson(before, after)) return true;
	const meaning = FORMS[form];
	return equalJson(meaning(before, {
		key,
		adapter
	}), meaning(after, {
		key,
		adapter
	}));
}

// src/state/v2/configs.ts
/** Models, seeds, snapshots, tests, sources, functions: modified when both the authored and the rendered configuration differ. */
const twoStageConfig = {
	part: "configs",
	counts: true,
	compare: (before, after, { head }) => {
		const authored = authoredConfig(before, after);
		const rendered = authored.length === 0 ? SAME : renderedConfig(before, after, head);
		return rendered.length === 0 ? SAME : [...authored, ...rendered];
	}
};
/** All others: the rendered configuration alone. */
const oneStageConfig = {
	part: "configs",
	counts: true,
	compare: (before, after, { head }) => renderedConfig(before, after, head)
};

// src/state/v2/contract.ts
/**
* dbt v2 compares `config.contract`, which holds no checksum: between two enforced contracts every change of a column,
* type or constraint is invisible to it.
*/
const contract = {
	part: "contract",
	counts: true,
	compare: (before, after) => {
		const [old, current] = [contractOf(before), contractOf(after)];
		if (current === void 0) return old?.["enforced"] === true ? differs(["contract", "config.contract"], old, null) : SAME;
		if (old === void 0) return differs(["contract", "config.contract"], null, current);
		const enforcement = differs(["contract", "config.contract.enforced"], old["enforced"] === true, current["enforced"] === true);
		if (enforcement.length > 0 || current["enforced"] !== true) return enforcement;
		return differs(["contract", "config.contract.checksum"], old["checksum"] ?? null, current["checksum"] ?? null);
	}
};
function contractOf({ config }) {
	const value = config["contract"];
	return isJsonObject(value) ? value : void 0;
}
/** What dbt v2 logs when a contract is no longer what it was; the base's version decides whether as an error. */
function contractBreaks(before, after) {
	const [old, current] = [contractOf(before), contractOf(after)];
	if (old?.["enforced"] !== true) return [];
	if (current?.["enforced"] === true && equalJson(old["checksum"] ?? null, current["checksum"] ?? null)) return [];
	const severity = before.version === null && current !== void 0 ? "warning" : "error";
	return found(before, after, current?.["enforced"] === true).map((one) => ({
		...one,
		id: after.id,
		severity,
		under: CONTRACT_VALUES,
		subject: before
	}));
}
function found(before, after, isEnforced) {
	return [
		...isEnforced ? [] : [{
			kind: "enforcement-removed",
			column: null,
			before: true,
			after: false
		}],
		...[...before.columns.values()].filter((column) => !holdsColumn(after, column)).map(({ name, dataType }) => removedColumn(name, dataType)),
		...enforcesConstraints(before) ? constraintBreaks(before, after) : []
	];
}
function removedColumn(name, dataType) {
	return {
		kind: "column-removed",
		column: name,
		before: dataType,
		after: null
	};
}
/** A column is there when one equals it in all members: another description counts as a removal. */
function holdsColumn({ columns }, sought) {
	return [...columns.values()].some((column) => equalJson(columnFacts(column), columnFacts(sought)));
}
function columnFacts({ name, description, dataType, constraints, tags, meta }) {
	return {
		name,
		description,
		data_type: dataType,
		constraints: constraints.map(constraintFacts),
		tags,
		meta
	};
}
/** Which constraints the adapter enforces is not asked. */
function constraintBreaks(before, after) {
	const hadConstraints = before.constraints.length > 0 || [...before.columns.values()].some(({ constraints }) => constraints.length > 0);
	return [...before.constraints.filter((constraint) => !holdsConstraint(after.constraints, constraint)).map((constraint) => ({
		kind: "model-constraint-removed",
		column: null,
		before: constraintFacts(constraint),
		after: null
	})), ...hadConstraints && !enforcesConstraints(after) ? [{
		kind: "materialization-changed",
		column: null,
		before: before.config["materialized"] ?? null,
		after: after.config["materialized"] ?? null
	}] : []];
}

// src/state/v2/macros.ts
/** The macros that a resource calls itself, where both sides have them; macros that these call are not looked at. */
const macros = {
	part: "macros",
	counts: true,
	compare: (_before, after, { base, head }) => after.macros.flatMap((id) => {
		const [old, current] = [base.macros.get(id)?.sql, head.macros.get(id)?.sql];
		if (old === void 0 || current === void 0 || old === current || old.trim() === current.trim()) return [];
		return [{
			check: "macros",
			field: "macro_sql",
			before: old,
			after: current,
			via: [id]
		}];
	})
};

// src/state/v2/persisted-descriptions.ts
/** Descriptions where the head's rendered `persist_docs` writes them to the warehouse; their white space does not count. */
const persistedDescriptions = {
	part: "persisted_descriptions",
	counts: true,
	compare: (before, after) => {
		const persisted = after.config["persist_docs"] ?? null;
		if (!isJsonObject(persisted)) return SAME;
		return [...persisted["relation"] === true ? ofRelation(before, after) : SAME, ...persisted["columns"] === true ? ofColumns(before, after) : SAME];
	}
};
function ofRelation({ description: before }, { description: after }) {
	return wordsOf(before) === wordsOf(after) ? SAME : differs(["persisted_descriptions", "description"], before, after);
}
function wordsOf(description) {
	return plainQuotes(description).replaceAll(/\p{White_Space}+/gu, "");
}
/** A bag of texts: which column has which description does not count, so that two may swap theirs unseen. */
function ofColumns(before, after) {
	const [old, current] = [descriptionsOf(before), descriptionsOf(after)];
	return isSameBag(old, current) ? SAME : [{
		check: "persisted_descriptions",
		field: "columns",
		before: old,
		after: current
	}];
}
function descriptionsOf(resource) {
	return [...("columns" in resource ? resource.columns : /* @__PURE__ */ new Map()).values()].map(({ description }) => collapse(plainQuotes(description)));
}
/** Every text of the longer list is in the shorter, which holds no more texts than were found; empty ones count for little. */
function isSameBag(a, b) {
	if (a.every(isEmpty) && b.every(isEmpty)) return true;
	const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
	const found = longer.filter((text) => shorter.includes(text));
	return longer.every((text) => isEmpty(text) || shorter.includes(text)) && found.length >= shorter.length;
}
function isEmpty(text) {
	return text === "";
}

// src/state/v2/relation.ts
/** As configured, like v1; only texts count as configured. */
const relation = {
	part: "relation",
	counts: true,
	compare: (before, after) => KEYS.flatMap((key) => configured(key, before, after))
};
const KEYS = [
	"database",
	"schema",
	"alias"
];
function configured(key, before, after) {
	return differs(["relation", `unrendered_config.${key}`], textOf(before.unrenderedConfig, key), textOf(after.unrenderedConfig, key));
}
function textOf(config, key) {
	const value = own(config, key);
	return typeof value === "string" ? value : null;
}
/** The alias of a test may be written out or derived: both spell one relation when the resolved aliases agree. */
const testRelation = {
	part: "relation",
	counts: true,
	compare: (before, after) => [
		...configured("database", before, after),
		...configured("schema", before, after),
		...isDerivedAlias(before, after) ? SAME : configured("alias", before, after)
	]
};
function isDerivedAlias(before, after) {
	const [old, current] = [textOf(before.unrenderedConfig, "alias"), textOf(after.unrenderedConfig, "alias")];
	return (old === null && current === after.alias || current === null && old === before.alias) && before.alias === after.alias;
}
/**
* Of a source: database and schema as authored where both manifests say so, else the configured keys where they have
* one in common, else the names as rendered.
*/
const sourceRelation = {
	part: "relation",
	counts: true,
	compare: (before, after) => {
		if (isAuthored(before) && isAuthored(after)) return [...authored(before, after), ...configured("alias", before, after)];
		if (KEYS.some((key) => Object.hasOwn(before.unrenderedConfig, key) && Object.hasOwn(after.unrenderedConfig, key))) return KEYS.flatMap((key) => configured(key, before, after));
		return [
			...differs(["relation", "database"], before.database, after.database),
			...differs(["relation", "schema"], before.schema, after.schema),
			...differs(["relation", "identifier"], before.identifier, after.identifier)
		];
	}
};
function isAuthored({ unrenderedDatabase, unrenderedSchema }) {
	return unrenderedDatabase !== null && unrenderedSchema !== null;
}
function authored(before, after) {
	return [...differs(["relation", "unrendered_database"], before.unrenderedDatabase, after.unrenderedDatabase), ...differs(["relation", "unrendered_schema"], before.unrenderedSchema, after.unrenderedSchema)];
}

// src/state/v2/compare-pair.ts
const MODEL = [
	contract,
	twoStageConfig,
	relation,
	persistedDescriptions,
	macros,
	code,
	fqnPrefix,
	references
];
const SEED = [
	twoStageConfig,
	relation,
	persistedDescriptions,
	macros,
	storedHash,
	fqnPrefix,
	seedAlias
];
const SNAPSHOT = [
	twoStageConfig,
	relation,
	persistedDescriptions,
	macros,
	code,
	fqnPrefix
];
const ANALYSIS = [
	oneStageConfig,
	relation,
	persistedDescriptions,
	macros,
	code
];
const GENERIC_TEST = [
	twoStageConfig,
	testRelation,
	persistedDescriptions,
	macros,
	{
		...storedHash,
		counts: false
	},
	fqn$1
];
const SINGULAR_TEST = [
	twoStageConfig,
	testRelation,
	persistedDescriptions,
	macros,
	storedHash,
	fqn$1
];
const FUNCTION = [
	twoStageConfig,
	relation,
	persistedDescriptions,
	macros,
	code,
	...functionContent
];
const SOURCE = [
	twoStageConfig,
	sourceRelation,
	persistedDescriptions,
	macros,
	...sourceContent
];
const EXPOSURE = [
	oneStageConfig,
	relation,
	persistedDescriptions,
	macros,
	...exposureContent
];
const METRIC = [
	oneStageConfig,
	relation,
	persistedDescriptions,
	macros,
	...metricContent
];
const SEMANTIC_MODEL = [
	relation,
	persistedDescriptions,
	macros,
	...semanticModelContent
];
const SAVED_QUERY = [
	oneStageConfig,
	persistedDescriptions,
	macros,
	...savedQueryContent
];
/** The definition of a unit test is not compared. */
const UNIT_TEST = [
	persistedDescriptions,
	macros,
	unitTestHash,
	fqn$1
];
/** All checks of dbt v2 on a resource and its counterpart; undefined when the two are of different types. */
function comparePair(before, after, rules) {
	switch (after.resourceType) {
		case "model": return before.resourceType === "model" ? runChecks(MODEL, [before, after], rules) : void 0;
		case "seed": return before.resourceType === "seed" ? runChecks(SEED, [before, after], rules) : void 0;
		case "snapshot": return before.resourceType === "snapshot" ? runChecks(SNAPSHOT, [before, after], rules) : void 0;
		case "analysis": return before.resourceType === "analysis" ? runChecks(ANALYSIS, [before, after], rules) : void 0;
		case "test": return before.resourceType === "test" ? runChecks(after.testMetadata === null ? SINGULAR_TEST : GENERIC_TEST, [before, after], rules) : void 0;
		case "function": return before.resourceType === "function" ? runChecks(FUNCTION, [before, after], rules) : void 0;
		case "source": return before.resourceType === "source" ? runChecks(SOURCE, [before, after], rules) : void 0;
		case "exposure": return before.resourceType === "exposure" ? runChecks(EXPOSURE, [before, after], rules) : void 0;
		case "metric": return before.resourceType === "metric" ? runChecks(METRIC, [before, after], rules) : void 0;
		case "semantic_model": return before.resourceType === "semantic_model" ? runChecks(SEMANTIC_MODEL, [before, after], rules) : void 0;
		case "saved_query": return before.resourceType === "saved_query" ? runChecks(SAVED_QUERY, [before, after], rules) : void 0;
		case "unit_test": return before.resourceType === "unit_test" ? runChecks(UNIT_TEST, [before, after], rules) : void 0;
		case "operation": return;
		default: return unreachable(after);
	}
}

// src/state/v2/compare-v2.ts
/** The comparison as dbt v2 (the Rust engine) makes it. It looks at no removed model. */
function compareV2(base, head) {
	const pair = pairWithBase(base);
	const states = /* @__PURE__ */ new Map();
	for (const after of head.resources.values()) if (after.resourceType !== "operation") states.set(after.id, stateOf(pair(after), after, {
		base,
		head
	}));
	const breaks = [...states.values()].flatMap(({ before, after }) => before?.resourceType === "model" && after.resourceType === "model" ? contractBreaks(before, after) : []);
	return {
		states,
		changedMacros: changedMacros(base, head, (sql) => sql.trim()),
		breaks,
		reactions: contractReactions(breaks)
	};
}
function stateOf(before, after, rules) {
	const checked = before === void 0 ? void 0 : comparePair(before, after, rules);
	if (before === void 0 || checked === void 0) return unpaired(after, rules);
	return {
		id: after.id,
		after,
		before,
		isNew: false,
		isOld: true,
		isModified: checked.because.length > 0,
		...checked
	};
}
/** Held for old although nothing is there to be compared with. */
const NEVER_NEW = [
	"exposure",
	"saved_query",
	"semantic_model",
	"metric"
];
const ALL_PARTS = [
	"body",
	"configs",
	"relation",
	"persisted_descriptions",
	"macros",
	"contract"
];
/** What is new is modified, under every selector. */
function unpaired(after, rules) {
	const isNew = !NEVER_NEW.includes(after.resourceType);
	const parts = new Set(ALL_PARTS.filter((part) => isNew || answersAlone(part, after, rules)));
	const because = {
		check: "new",
		field: "unique_id",
		before: null,
		after: after.id
	};
	return {
		id: after.id,
		after,
		before: void 0,
		isNew,
		isOld: !isNew,
		isModified: true,
		parts,
		because: [because],
		aside: []
	};
}
/** Most checks of dbt v2 answer "modified" when there is no counterpart; two of them do not ask for one. */
function answersAlone(part, after, rules) {
	if (part === "macros") return macros.compare(after, after, rules).length > 0;
	return part !== "relation" || after.resourceType !== "saved_query";
}

// src/state/compare-projects.ts
/** How every resource of the head stands to the base, under the rules of the dbt that wrote the head. */
function compareProjects(base, head, options) {
	const engine = options.engine === "auto" ? head.metadata.engine : options.engine;
	if (base.metadata.schemaVersion > head.metadata.schemaVersion) return refuseNewerBase(base, head);
	const dialect = dialectOf(head.metadata.dbtVersion);
	const compareMoreUnrendered = effectiveFlag(engine, dialect, options);
	const constraintSupport = constraintSupportOf(head.metadata.adapterType);
	const now = options.now ?? head.metadata.generatedAt ?? NEVER;
	const comparison = engine === "v1" ? compareV1(base, head, {
		rules: {
			dialect,
			compareMoreUnrendered,
			constraintSupport
		},
		now
	}) : compareV2(base, head);
	const paired = new Set([...comparison.states.values()].flatMap(({ before }) => before === void 0 ? [] : [before.id]));
	return ok({
		engine,
		compareMoreUnrendered,
		values: engine === "v1" ? dialect.values : NEWEST_VALUES,
		...comparison,
		removed: removedResources(base, head, paired),
		skews: skewsOf(base, head, engine),
		notes: notesOf({
			base,
			head,
			engine,
			options,
			compareMoreUnrendered,
			constraintSupport,
			dialect
		})
	});
}
/** dbt knows the schemas up to its own, and stops at a newer one. */
function refuseNewerBase(base, head) {
	const [before, after] = [base, head].map(({ metadata }) => `manifest v${metadata.schemaVersion} (dbt ${metadata.dbtVersion})`);
	return refuse({
		kind: "input",
		code: "base-too-new",
		what: `The base is ${before}, newer than the head's ${after}`,
		where: { file: base.uri },
		why: "dbt cannot read the state that a newer release wrote",
		next: "Build both manifests with one release of dbt."
	});
}
const NEWEST_VALUES = dialectOf("1.12.0").values;
/** Without a clock no deprecation date is past. */
const NEVER = "1970-01-01T00:00:00Z";
function effectiveFlag(engine, dialect, { compareMoreUnrendered }) {
	if (engine === "v2") return true;
	if (dialect.compareMoreUnrendered === "absent") return false;
	return compareMoreUnrendered === "auto" ? dialect.compareMoreUnrendered === "on" : compareMoreUnrendered;
}

// src/pipeline/read-counterpart.ts
/** Reads the manifest of the other state; without it the comparison stands, and only the origins of changes are unknown. */
function readCounterpart(counterpart) {
	if (counterpart === null) return {
		other: null,
		notEvaluated: []
	};
	const { manifest, role, sha, isExact } = counterpart;
	const project = readManifest(manifest.content, manifest.uri);
	if (project.ok) return {
		other: {
			role,
			sha,
			isExact,
			project: project.value
		},
		notEvaluated: []
	};
	const [{ what, why, next }] = project.refusals;
	return {
		other: null,
		notEvaluated: [originsUnknown(why === void 0 ? what : `${what}: ${why}`, next)]
	};
}
/** What is said when nothing tells your own changes from those of production. */
function originsUnknown(why, next) {
	return {
		what: "origin of changes",
		why,
		next
	};
}

// src/pipeline/read-artifact-set.ts
/**
* The files of one build as typed values. Without a readable manifest there is nothing to judge; any other file that
* cannot be read is left out, and said.
*/
function readArtifactSet(files, side, uri) {
	const manifest = files.find(({ artifact }) => artifact === "manifest");
	if (manifest === void 0) return refuse(missingManifest(uri));
	const project = readManifest(manifest.content, manifest.uri);
	if (!project.ok) return project;
	const reading = new Reading(files, side);
	const [catalog = null] = reading.read("catalog", readCatalog);
	const [freshness = null] = reading.read("sources", readFreshness);
	const runResults = reading.read("run_results", readRunResults);
	const { dbtVersion, generatedAt } = project.value.metadata;
	const facts = [{
		artifact: "manifest",
		side,
		uri: manifest.uri,
		dbtVersion,
		generatedAt
	}, ...reading.facts];
	return ok({
		set: {
			project: project.value,
			catalog,
			runResults,
			freshness
		},
		facts,
		notEvaluated: reading.notEvaluated
	});
}
var Reading = class {
	facts = [];
	notEvaluated = [];
	#files;
	#side;
	constructor(files, side) {
		this.#files = files;
		this.#side = side;
	}
	read(artifact, read) {
		return this.#files.filter((file) => file.artifact === artifact).flatMap(({ content, uri }) => {
			const value = read(content, uri);
			if (!value.ok) {
				this.notEvaluated.push(sayUnread(artifact, this.#side, value.refusals[0]));
				return [];
			}
			const { dbtVersion, generatedAt } = value.value;
			this.facts.push({
				artifact,
				side: this.#side,
				uri,
				dbtVersion,
				generatedAt
			});
			return [value.value];
		});
	}
};
function sayUnread(artifact, side, { what, why, next }) {
	return {
		what: `${artifact} of the ${side}`,
		why: why === void 0 ? what : `${what}: ${why}`,
		next
	};
}
function missingManifest(uri) {
	return {
		kind: "input",
		code: "manifest-missing",
		what: "There is no manifest.json here",
		where: { file: uri },
		next: "Name the folder that `dbt parse` or `dbt build` wrote to, such as target."
	};
}

// src/pipeline/store/baseline-notes.ts
/** The first twelve digits, which are enough to find a commit by. */
function shortSha(sha) {
	return sha.slice(0, 12);
}
function mergeBaseNote(sha) {
	return `Compared with the artifacts of ${shortSha(sha)}, the merge base of this change.`;
}
function mergedOntoNote(sha) {
	return `Compared with the artifacts of ${shortSha(sha)}, onto which this change was merged before it was built.`;
}
function ancestorNote(mergeBase, sha, commits) {
	const distance = commits === 1 ? "one commit older" : `${commits} commits older`;
	return `Compared with the artifacts of ${shortSha(sha)}, ${distance} than the merge base ${shortSha(mergeBase)}, for which none are stored: what was merged in between counts as part of this change.`;
}
function containedNote(mergeBase, sha) {
	return `Compared with the artifacts of ${shortSha(sha)}, the newest stored commit of the target branch that this change contains; for the merge base ${shortSha(mergeBase)}, a commit of another branch, none are stored.`;
}
function noAncestorNote(mergeBase, commits) {
	return `No artifacts are stored for the merge base ${shortSha(mergeBase)} nor for the ${commits} commits before it.`;
}
function branchNote(branch, sha) {
	return `Compared with the newest artifacts of ${branch} (${shortSha(sha)}): what ${branch} gained or lost since the merge base shows up as part of this change.`;
}
function plainNote(uri) {
	return `Compared with ${uri}: nothing tells which commit it belongs to, so that changes of others may show up as part of this change.`;
}
function givenNote(what) {
	return `Compared with ${what}, as asked.`;
}
const NOTHING_FOUND = "Nothing was found to compare with: every node counts as new.";
function cacheNote() {
	return "The store could not be read; a copy that an earlier run left in the Actions cache served.";
}
function unverifiedNote(uri) {
	return `The bytes of ${uri} could not be verified: no sha256 was kept with them.`;
}
function reviewNote(sha) {
	return `What is stored for ${shortSha(sha)} comes from the review of a pull request, and does not count as production.`;
}

// src/pipeline/store/baseline-candidates.ts
/** How many commits before the merge base may stand in for it. */
const ANCESTORS_MAX = 100;
/**
* Production was built from the first parents of the target branch. The merge base is one of them, unless the change
* goes on from a branch that was merged before, or two branches were merged into each other: then the newest commit
* of the target branch that the change contains is nearer than what comes before the merge base.
*/
async function listCandidates({ history, trail }, { base, head }, mergeBase) {
	if (history === null || trail.storeClosed) return {
		own: [],
		contained: []
	};
	const own = await listLine({
		history,
		trail
	}, mergeBase);
	if (base === mergeBase) return {
		own: own.slice(1),
		contained: []
	};
	const line = await listLine({
		history,
		trail
	}, base);
	const from = line.includes(mergeBase) ? line.length : await firstContained({
		history,
		trail
	}, line, head);
	return {
		own: own.slice(1),
		contained: line.slice(from)
	};
}
async function listLine({ history, trail }, from) {
	return tell(trail, `The commits before ${shortSha(from)} could not be listed`, await history.ancestors(from, ANCESTORS_MAX)) ?? [];
}
/** Where on a line of first parents the commits begin that `head` contains: what comes after one of them is contained too. */
async function firstContained({ history, trail }, line, head) {
	let [from, to] = [0, line.length];
	while (from < to) {
		const middle = Math.floor((from + to) / 2);
		const sha = line[middle];
		if ((sha === void 0 ? void 0 : tell(trail, "The merge base could not be determined", await history.mergeBase(sha, head))) === sha) to = middle;
		else from = middle + 1;
	}
	return from;
}

// src/pipeline/store/baseline-steps.ts
/** The merge base of the change, or the nearest stored commit before it. */
async function fromMergeBase(search, merge) {
	const mergeBase = merge.mergeBase ?? await findMergeBase(search, merge);
	if (mergeBase === void 0) return void 0;
	const found = await pullProduction(search, mergeBase);
	if (found === void 0) return fromAncestors(search, merge, mergeBase);
	return {
		...found,
		how: "merge-base",
		commitsBehind: 0,
		note: merge.mergeBase === void 0 ? mergeBaseNote(mergeBase) : mergedOntoNote(mergeBase)
	};
}
async function findMergeBase({ history, trail }, { base, head }) {
	if (history === null) {
		trail.notes.push("The merge base is not known: there is no access to the history of the repository.");
		return;
	}
	const answer = await history.mergeBase(base, head);
	const sha = tell(trail, "The merge base could not be determined", answer);
	if (answer.ok && sha === void 0) trail.notes.push(`${shortSha(base)} and ${shortSha(head)} have no common ancestor.`);
	return sha;
}
/** How many stored commits are looked for at a time. */
const AT_ONCE = 8;
async function fromAncestors(search, merge, mergeBase) {
	const { store, trail } = search;
	const { own, contained } = await listCandidates(search, merge, mergeBase);
	const candidates = [...contained, ...own.filter((sha) => !contained.includes(sha))];
	for (let at = 0; at < candidates.length && !trail.storeClosed; at += AT_ONCE) {
		const batch = candidates.slice(at, at + AT_ONCE);
		const receipts = await Promise.all(batch.map((sha) => readReceipt(store, sha)));
		const stored = batch.filter((_, index) => !isAbsent(receipts[index]));
		for (const sha of stored) {
			const found = trail.storeClosed ? void 0 : await pullProduction(search, sha);
			if (found !== void 0) return ancestorHit(found, mergeBase, own.indexOf(sha) + 1);
		}
	}
	if (!trail.storeClosed) trail.notes.push(noAncestorNote(mergeBase, candidates.length));
}
function ancestorHit(found, mergeBase, commitsBehind) {
	if (commitsBehind === 0) return {
		...found,
		how: "ancestor",
		note: containedNote(mergeBase, found.sha)
	};
	return {
		...found,
		how: "ancestor",
		commitsBehind,
		note: ancestorNote(mergeBase, found.sha, commitsBehind)
	};
}
function isAbsent(receipt) {
	return receipt === void 0 || mayBeAbsent(receipt) || receipt.ok && receipt.value.kind === "absent";
}
/** The newest commit of the branch. */
async function fromBranch(search) {
	const { store, question, trail } = search;
	const { branch } = question;
	if (branch === null || trail.storeClosed) return void 0;
	const answer = refuseDamaged(await readPointer(store, branch));
	const pointer = tellStore(trail, `The pointer of ${branch} could not be read`, answer);
	if (answer.ok && pointer === void 0) trail.notes.push(`No artifacts of the branch ${branch} are stored.`);
	const found = pointer === void 0 ? void 0 : await pullProduction(search, pointer.value.sha);
	if (pointer === void 0 || found === void 0) return void 0;
	return {
		...found,
		how: "branch",
		fromCache: found.fromCache || pointer.fromCache,
		note: branchNote(branch, pointer.value.sha)
	};
}
/** The manifest that the guide's script copies to `prod/` without saying whose it is. */
async function fromPlain(search) {
	const { store, question, trail } = search;
	if (trail.storeClosed) return void 0;
	const location = {
		uri: store.locate("prod"),
		store,
		key: "prod",
		kind: "folder"
	};
	const answer = await readLocation(location, {
		wanted: question.wanted,
		fallback: "manifest"
	});
	if (!answer.ok && answer.refusals.every((refusal) => refusal.code === "location-empty")) return void 0;
	const content = tellStore(trail, "The plain production artifacts could not be read", answer);
	const manifest = content?.kind === "artifacts" ? content.files.find((file) => file.artifact === "manifest") : void 0;
	if (content?.kind !== "artifacts" || manifest === void 0) return void 0;
	trail.notes.push(...content.notes);
	const fromCache = content.files.some((file) => file.fromCache);
	return {
		how: "plain",
		sha: null,
		commitsBehind: null,
		receipt: null,
		files: content.files,
		fromCache,
		note: plainNote(manifest.uri)
	};
}
async function pullProduction({ store, question, trail }, sha) {
	const pulled = tellStore(trail, `The artifacts of ${shortSha(sha)} could not be read`, await pullCommit(store, sha, question.wanted));
	if (pulled === void 0) return void 0;
	const { receipt, files, fromCache } = pulled;
	if (receipt.role === "production") return {
		sha,
		receipt,
		files,
		fromCache,
		commitsBehind: null
	};
	trail.notes.push(reviewNote(sha));
}

// src/pipeline/store/baseline-given.ts
/** The artifacts of a commit that the user named, whoever stored them; also as the guide's script stores them. */
async function givenCommit(search, sha) {
	const { store, question, trail } = search;
	const pulled = await pullCommit(store, sha, question.wanted);
	if (!pulled.ok) return pulled;
	if (pulled.value === void 0) return givenPlain(search, sha);
	const { receipt, files, fromCache } = pulled.value;
	if (receipt.role === "review") trail.notes.push(reviewNote(sha));
	return ok({
		how: "given",
		sha,
		commitsBehind: null,
		receipt,
		files,
		fromCache,
		note: givenNote(`the commit ${shortSha(sha)}`)
	});
}
async function givenPlain({ store, question }, sha) {
	const key = `ci/${sha}`;
	const content = await readLocation({
		uri: store.locate(key),
		store,
		key,
		kind: "folder"
	}, {
		wanted: question.wanted,
		fallback: "manifest"
	});
	if (!content.ok) return content.refusals.every((refusal) => refusal.code === "location-empty") ? refuse(commitMissing(store, sha)) : content;
	return content.value.kind === "artifacts" ? hitOf(content.value.files, sha, `the commit ${shortSha(sha)}`) : refuse(commitMissing(store, sha));
}
/** The artifacts at a location that the user named; of a store, the newest commit of the branch. */
async function givenLocation(open, uri, search) {
	const location = await open(uri);
	if (!location.ok) return location;
	const content = await readLocation(location.value, {
		wanted: search.question.wanted,
		fallback: "manifest"
	});
	if (!content.ok) return content;
	if (content.value.kind === "store") return givenStore({
		...search,
		store: content.value.store
	}, location.value.uri);
	search.trail.notes.push(...content.value.notes);
	return hitOf(content.value.files, null, location.value.uri);
}
async function givenStore(search, uri) {
	const branch = await branchOf(search);
	if (!branch.ok) return branch;
	const found = await fromBranch({
		...search,
		question: {
			...search.question,
			branch: branch.value
		}
	});
	if (found !== void 0) return ok(found);
	const [first, ...more] = search.trail.trouble;
	return first === void 0 ? refuse(nothingOnBranch(uri, branch.value)) : refuse(first, ...more);
}
async function branchOf({ store, question }) {
	if (question.branch !== null) return ok(question.branch);
	const pointers = await listPointers(store);
	if (!pointers.ok) return pointers;
	const branches = [...pointers.value.branchesOf.values()].flat().sort();
	const [only, ...others] = branches;
	return only !== void 0 && others.length === 0 ? ok(only) : refuse(whichBranch(store, branches));
}
function hitOf(files, sha, what) {
	if (files.find((file) => file.artifact === "manifest") === void 0) return refuse(noManifest(what));
	const fromCache = files.some((file) => file.fromCache);
	return ok({
		how: "given",
		sha,
		commitsBehind: null,
		receipt: null,
		files,
		fromCache,
		note: givenNote(what)
	});
}
function commitMissing(store, sha) {
	return {
		kind: "input",
		code: "baseline-missing",
		what: `Nothing is stored for the commit ${sha}`,
		where: { file: store.uri },
		next: "See what there is with `sluice store list`, or let `base: merge-base` search for the nearest commit."
	};
}
function nothingOnBranch(uri, branch) {
	return {
		kind: "input",
		code: "baseline-missing",
		what: `The store has no artifacts of the branch ${branch}`,
		where: { file: uri },
		next: "See what there is with `sluice store list`, or push the branch once."
	};
}
function whichBranch(store, branches) {
	const why = branches.length === 0 ? "no branch has been pushed to it" : `it holds ${branches.join(", ")}`;
	return {
		kind: "usage",
		code: "baseline-branch-unclear",
		what: "The location is a store, and no branch is named",
		where: { file: store.uri },
		why,
		next: "Name the branch, or give the location of one commit."
	};
}
function noManifest(what) {
	return {
		kind: "input",
		code: "baseline-manifest-missing",
		what: `There is no manifest in ${what}`,
		next: "Give a place that holds manifest.json, such as the target/ of a production run."
	};
}

// src/pipeline/store/find-counterpart.ts
/** The other state of production beside the one that was found; null when there is none to be had. */
async function findCounterpart(search, found) {
	const { choice } = search.question;
	const alone = {
		...search,
		question: {
			...search.question,
			wanted: ["manifest"]
		}
	};
	switch (choice.kind) {
		case "merge-base": return found.how === "merge-base" || found.how === "ancestor" ? findNewest(alone, found) : null;
		case "latest": return found.how === "branch" && choice.merge !== void 0 ? toCounterpart("parted", found, await fromMergeBase(alone, choice.merge)) : null;
		case "commit":
		case "location": return null;
		default: return unreachable(choice);
	}
}
async function findNewest(search, found) {
	const newest = await readNewest(search);
	if (newest === void 0 || newest === found.sha || await isBefore(search, newest, found.sha)) return null;
	const pulled = await pullProduction(search, newest);
	return toCounterpart("newest", found, pulled === void 0 ? void 0 : {
		...pulled,
		how: "branch"
	});
}
async function readNewest({ store, question, trail }) {
	if (question.branch === null || trail.storeClosed) return void 0;
	return tellStore(trail, `The pointer of ${question.branch} could not be read`, refuseDamaged(await readPointer(store, question.branch)))?.value.sha;
}
async function isBefore({ history, trail }, newest, found) {
	if (history === null || found === null) return true;
	return tell(trail, `Whether ${shortSha(newest)} comes after ${shortSha(found)} could not be determined`, await history.mergeBase(newest, found)) === newest;
}
function toCounterpart(role, found, other) {
	const manifest = other?.files.find(({ artifact }) => artifact === "manifest");
	if (other === void 0 || other.sha === null || other.sha === found.sha || manifest === void 0) return null;
	return {
		role,
		sha: other.sha,
		manifest,
		isExact: (role === "newest" ? found : other).how === "merge-base"
	};
}

// src/pipeline/store/resolve-baseline.ts
/**
* What to compare the change with: the merge base, its nearest stored ancestor, the newest commit of the branch, a
* plain object, or nothing. A search always ends with an answer that tells what failed; what was asked for by name
* and cannot be had is a refusal.
*/
async function resolveBaseline(ports, asked) {
	const { store, history, clock } = ports;
	const question = asked.wanted.includes("manifest") ? asked : {
		...asked,
		wanted: ["manifest", ...asked.wanted]
	};
	const trail = newTrail();
	const finish = (hit, counterpart = null) => ({
		...baselineOf(hit, trail, clock.now()),
		counterpart
	});
	if (question.choice.kind === "location") {
		const hit = await givenLocation(ports.open, question.choice.uri, {
			history,
			question,
			trail
		});
		return hit.ok ? ok(finish(hit.value)) : hit;
	}
	if (store === null) return question.choice.kind === "commit" ? refuse(NO_STORE) : ok(finish(noStore(trail)));
	const search = {
		store,
		history,
		question,
		trail
	};
	switch (question.choice.kind) {
		case "merge-base":
		case "latest": {
			const hit = await searchProduction(search, question.choice);
			return ok(finish(hit, hit === void 0 ? null : await findCounterpart(search, hit)));
		}
		case "commit": {
			const hit = await givenCommit(search, question.choice.sha);
			return hit.ok ? ok(finish(hit.value)) : hit;
		}
		default: return unreachable(question.choice);
	}
}
async function searchProduction(search, choice) {
	return (choice.kind === "merge-base" ? await fromMergeBase(search, choice) : void 0) ?? await fromBranch(search) ?? await fromPlain(search);
}
const NO_STORE = {
	kind: "usage",
	code: "store-not-configured",
	what: "A commit is to be compared with, but no store is configured",
	next: "Set `store` in sluice.yml or as an input."
};
function noStore(trail) {
	trail.notes.push("No store is configured, so that there is no production to compare with. Set `store` in sluice.yml or as an input.");
}
function baselineOf(hit, trail, now) {
	const { receipt = null, files = [], fromCache = false } = hit ?? {};
	const generatedAt = receipt?.generated_at ?? null;
	return {
		source: fromCache ? "cache" : hit?.how ?? "none",
		how: hit?.how ?? "none",
		sha: hit?.sha ?? null,
		commitsBehind: hit?.commitsBehind ?? null,
		files,
		dbtVersion: receipt?.dbt_version ?? null,
		generatedAt,
		storedAt: receipt?.stored_at ?? files[0]?.modifiedAt ?? null,
		ageMinutes: ageMinutes(generatedAt, now),
		notes: [
			hit?.note ?? "Nothing was found to compare with: every node counts as new.",
			...trail.notes,
			...fromCache ? [cacheNote()] : [],
			...files.filter((file) => !file.verified).map((file) => unverifiedNote(file.uri))
		],
		trouble: trail.trouble
	};
}
function ageMinutes(generatedAt, now) {
	const then = generatedAt === null ? NaN : Date.parse(generatedAt);
	return Number.isNaN(then) ? null : Math.max(0, Math.round((now.getTime() - then) / 6e4));
}

export { baseReader, comparePair, comparePair$1, compareProjects, constraintSupportOf, dialectOf, flagEvidence, originsUnknown, readArtifactSet, readCounterpart, resolveBaseline };