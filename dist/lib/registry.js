import { buildGraph, reach } from "./graph.js";
import { by } from "./order.js";
import { equalJson, isJsonObject } from "./json.js";

// src/artifacts/name-node.ts
/** What people call a node: `orders`, `orders.v2`, `raw.customers`. */
function nameNode(node) {
	if (node.resourceType === "source") return `${node.sourceName}.${node.name}`;
	return node.resourceType === "model" && node.version !== null ? `${node.name}.v${node.version}` : node.name;
}

// src/rules/trace-hit.ts
/** Everything downstream of a node in that project. Without column lineage, each of them may be hit. */
function traceHit(project, id) {
	const { children } = graphOf(project);
	const reached = resourcesOf(project, reach(children, [id]).keys());
	return {
		exposures: sortExposures(reached.filter(isExposure)),
		readers: resourcesOf(project, children.get(id) ?? []).filter(isModel),
		models: reached.filter(isModel).length
	};
}
/** Applications before dashboards: a broken application acts on wrong data by itself, a dashboard is seen by someone first. */
function sortExposures(exposures) {
	return [...exposures].sort(by(rankOf));
}
const graphs = /* @__PURE__ */ new WeakMap();
/** The graph of a project over all its resources; made once per project. */
function graphOf(project) {
	const known = graphs.get(project);
	if (known !== void 0) return known;
	const graph = buildGraph(new Map([...project.resources.values()].map(({ id, dependsOn }) => [id, dependsOn])));
	graphs.set(project, graph);
	return graph;
}
/** `Weekly KPIs (dashboard, Finance team)`. */
function nameConsumer(exposure) {
	const owner = ownerOf(exposure.owner);
	return `${exposure.label ?? exposure.name} (${[exposure.type, ...owner === null ? [] : [owner]].join(", ")})`;
}
/** The name of an owner, else the address; null when neither is given. */
function ownerOf(owner) {
	return [owner["name"], owner["email"]].find((text) => typeof text === "string" && text.trim() !== "") ?? null;
}
const TYPES = [
	"application",
	"ml",
	"dashboard",
	"analysis",
	"notebook"
];
function rankOf({ type, id }) {
	const rank = TYPES.indexOf(type);
	return `${rank < 0 ? TYPES.length : rank} ${id}`;
}
function resourcesOf(project, ids) {
	return [...ids].flatMap((id) => project.resources.get(id) ?? []);
}
const isExposure = (resource) => resource.resourceType === "exposure";
const isModel = (resource) => resource.resourceType === "model";

// src/rules/format-value.ts
/** A value inside a message: `decimal(18,2)`, `check (amount > 0)`, `nothing`. */
function formatValue(value) {
	if (value === null) return "nothing";
	if (typeof value === "string") return value;
	return isJsonObject(value) && typeof value["type"] === "string" ? formatConstraint(value["type"], value) : JSON.stringify(value);
}
function formatConstraint(type, { expression, columns }) {
	const inner = typeof expression === "string" && expression !== "" ? expression : Array.isArray(columns) ? columns.join(", ") : "";
	return inner === "" ? type : `${type} (${inner})`;
}

// src/rules/define-rule.ts
/** A rule, checked by the compiler: a message slot that a sighting leaves unfilled does not build. */
function defineRule(spec) {
	const { check, ...facts } = spec;
	return {
		...facts,
		see: (subject) => {
			const sightings = [];
			check(subject, (sighting) => sightings.push(sighting));
			return sightings;
		}
	};
}

// src/rules/contract/access-reduced.ts
const LEVELS = [
	"private",
	"protected",
	"public"
];
var access_reduced_default = defineRule({
	id: "contract/access-reduced",
	since: "0.1.0",
	kind: "breaking",
	severity: "error",
	summary: "A model may be referred to by fewer than before.",
	message: "Access to `{model}` went from `{before}` to `{after}`, so who referred to it from outside no longer can.",
	next: "Keep `access: {before}`, or move those who refer to it first.",
	check({ head, diff }, report) {
		for (const { before, after } of diff.states.values()) {
			if (before?.resourceType !== "model" || after.resourceType !== "model") continue;
			if (LEVELS.indexOf(after.access) >= LEVELS.indexOf(before.access)) continue;
			report({
				node: after,
				severity: before.access === "public" ? "error" : "warning",
				slots: {
					model: nameNode(after),
					before: before.access,
					after: after.access
				},
				before: before.access,
				after: after.access,
				hit: traceHit(head, after.id),
				data: {
					read: "breaking",
					write: "safe",
					bump: "major"
				},
				inSchemaFile: true
			});
		}
	}
});

// src/rules/keeps-constraint.ts
/**
* Whether the model still promises what a constraint did. dbt takes one with another name or another `warn_` flag for
* another constraint, and one that moved from the column to the model as well; to those who read the table they are the same.
*/
function keepsConstraint(model, column, lost) {
	const promised = promiseOf(readConstraint(lost), column);
	return [...model.constraints.map((constraint) => promiseOf(constraint, null)), ...[...model.columns].flatMap(([key, { constraints }]) => constraints.map((constraint) => promiseOf(constraint, key)))].some((promise) => equalJson(promise, promised));
}
function promiseOf({ type, expression, to, toColumns, columns }, column) {
	const on = column === null ? [...columns] : [column];
	return {
		type,
		expression,
		to,
		toColumns: [...toColumns],
		columns: on.sort()
	};
}
/** A constraint as a contract break holds it. */
function readConstraint(lost) {
	const { type, expression, to, to_columns: toColumns, columns } = isJsonObject(lost) ? lost : {};
	return {
		type: textOf(type) ?? "",
		expression: textOf(expression),
		to: textOf(to),
		toColumns: textsOf(toColumns),
		columns: textsOf(columns)
	};
}
const textOf = (value) => typeof value === "string" ? value : null;
const textsOf = (value) => Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

// src/rules/define-contract-rule.ts
/**
* A rule over the breaking changes that dbt finds in enforced contracts. The readers' grade decides the severity:
* dbt only warns when the model has no version, which `data.dbt` keeps, but those who read the table are hit either way.
*/
function defineContractRule(spec) {
	const { grade, ...facts } = spec;
	return defineRule({
		...facts,
		kind: "breaking",
		severity: "error",
		check(subject, report) {
			for (const found of subject.diff.breaks) {
				const graded = isLoss(found, subject) ? grade(found) : void 0;
				if (graded !== void 0) report({
					...describe(found, subject),
					severity: SEVERITIES[graded.read],
					data: {
						...graded,
						dbt: found.severity
					}
				});
			}
		}
	});
}
/** `not_null`, `check`, ... of a constraint that a contract lost; undefined for any other break. */
function lostConstraint({ kind, before }) {
	if (kind !== "column-constraint-removed" && kind !== "model-constraint-removed") return void 0;
	return constraintType(before);
}
function isLoss(found, { head }) {
	const model = head.resources.get(found.id);
	return lostConstraint(found) === void 0 || model?.resourceType !== "model" || !keepsConstraint(model, found.column, found.before);
}
const SEVERITIES = {
	breaking: "error",
	risky: "warning",
	safe: "info"
};
function describe({ id, kind, column, before, after, subject }, { base, head }) {
	const node = head.resources.get(id) ?? base.resources.get(id) ?? subject;
	return {
		node,
		column,
		slots: {
			model: nameNode(node),
			column: column ?? "",
			before: formatValue(before),
			after: formatValue(after),
			gone: kind === "model-disabled" ? "disabled" : "gone"
		},
		before,
		after,
		hit: traceHit(head.resources.has(id) ? head : base, id),
		inSchemaFile: true
	};
}
function constraintType(constraint) {
	const type = isJsonObject(constraint) ? constraint["type"] : constraint;
	return typeof type === "string" ? type : "custom";
}

// src/rules/contract/contract-enforcement-disabled.ts
var contract_enforcement_disabled_default = defineContractRule({
	id: "contract/contract-enforcement-disabled",
	since: "0.1.0",
	summary: "A contract is no longer enforced, so nothing keeps its promises.",
	message: "The contract of `{model}` is no longer enforced, so nothing keeps its columns and types.",
	next: "Set `contract.enforced: true` again, or tell those who rely on it and record a waiver.",
	grade: ({ kind }) => kind === "enforcement-removed" ? {
		read: "breaking",
		write: "risky",
		bump: "major"
	} : void 0
});

// src/rules/contract/enforced-constraint-removed.ts
const NAMED = /* @__PURE__ */ new Set([
	"not_null",
	"unique",
	"primary_key",
	"foreign_key"
]);
var enforced_constraint_removed_default = defineContractRule({
	id: "contract/enforced-constraint-removed",
	since: "0.1.0",
	summary: "A check that the warehouse enforced for a contract is gone.",
	message: "A constraint of `{model}` is gone; its enforced contract promised `{before}`.",
	next: "Bring the constraint back, or make sure that every reader copes with the values it kept out.",
	grade: (found) => {
		const type = lostConstraint(found);
		return type === void 0 || NAMED.has(type) ? void 0 : {
			read: "breaking",
			write: "safe",
			bump: "major"
		};
	}
});

// src/rules/contract/field-removed.ts
var field_removed_default = defineContractRule({
	id: "contract/field-removed",
	since: "0.1.0",
	summary: "A column that an enforced contract promised is gone.",
	message: "Column `{column}` is gone from `{model}`; its enforced contract promised it.",
	next: "Bring the column back, or publish the new shape as a new version of `{model}` and deprecate this one.",
	grade: ({ kind }) => kind === "column-removed" ? {
		read: "breaking",
		write: "risky",
		bump: "major"
	} : void 0
});

// src/rules/contract/materialization-changed.ts
/** On these alone a warehouse enforces constraints. */
const STORED = ["table", "incremental"];
var materialization_changed_default = defineRule({
	id: "contract/materialization-changed",
	since: "0.1.0",
	kind: "breaking",
	severity: "warning",
	summary: "A contracted table with constraints became a view, or has no relation any more.",
	message: "`{model}` went from `{before}` to `{after}`; {loss}.",
	next: "Keep the materialization, or move the constraints to tests and tell the readers.",
	check({ head, diff }, report) {
		for (const { before, after } of diff.states.values()) {
			if (before?.resourceType !== "model" || after.resourceType !== "model" || !before.contract.enforced) continue;
			const [old, now] = [materialization(before), materialization(after)];
			if (!STORED.includes(old) || STORED.includes(now)) continue;
			const isEphemeral = now === "ephemeral";
			if (!isEphemeral && !hasConstraints(before)) continue;
			report({
				node: after,
				severity: isEphemeral ? "error" : "warning",
				slots: {
					model: nameNode(after),
					before: old,
					after: now,
					loss: isEphemeral ? "there is no relation left to read" : "nothing enforces the constraints of its contract any more"
				},
				before: old,
				after: now,
				hit: traceHit(head, after.id),
				data: {
					read: isEphemeral ? "breaking" : "risky",
					write: "safe",
					bump: "major"
				}
			});
		}
	}
});
function materialization({ config }) {
	return typeof config["materialized"] === "string" ? config["materialized"] : "view";
}
function hasConstraints({ constraints, columns }) {
	return constraints.length > 0 || [...columns.values()].some((column) => column.constraints.length > 0);
}

// src/rules/contract/primary-key-changed.ts
var primary_key_changed_default = defineContractRule({
	id: "contract/primary-key-changed",
	since: "0.1.0",
	summary: "The primary key of an enforced contract changed, and with it what one row means.",
	message: "The primary key of `{model}` changed; its enforced contract promised `{before}`.",
	next: "Keep the key, or publish the new grain as a new version of `{model}`.",
	grade: (found) => lostConstraint(found) === "primary_key" ? {
		read: "breaking",
		write: "breaking",
		bump: "major"
	} : void 0
});

// src/rules/contract/relationship-changed.ts
var relationship_changed_default = defineContractRule({
	id: "contract/relationship-changed",
	since: "0.1.0",
	summary: "A foreign key of an enforced contract was dropped or points elsewhere.",
	message: "A foreign key of `{model}` is gone; its enforced contract promised `{before}`.",
	next: "Bring the constraint back, or check the joins that rely on it.",
	grade: (found) => lostConstraint(found) === "foreign_key" ? {
		read: "risky",
		write: "risky",
		bump: "minor"
	} : void 0
});

// src/rules/contract/required-removed.ts
var required_removed_default = defineContractRule({
	id: "contract/required-removed",
	since: "0.1.0",
	summary: "A column that an enforced contract kept free of nulls may now hold them.",
	message: "Column `{column}` of `{model}` may now be null; its enforced contract promised `not_null`.",
	next: "Bring the constraint back, or make sure that every reader copes with nulls and record a waiver.",
	grade: (found) => lostConstraint(found) === "not_null" ? {
		read: "breaking",
		write: "safe",
		bump: "major"
	} : void 0
});

// src/rules/contract/table-removed.ts
var table_removed_default = defineContractRule({
	id: "contract/table-removed",
	since: "0.1.0",
	summary: "A model with an enforced contract is gone or disabled.",
	message: "`{model}` is {gone}; its enforced contract promised it.",
	next: "Bring the model back, or give it a deprecation date and remove it after that day.",
	grade: ({ kind }) => kind === "model-removed" || kind === "model-disabled" ? {
		read: "breaking",
		write: "breaking",
		bump: "major"
	} : void 0
});

// src/rules/contract/type-changed.ts
var type_changed_default = defineContractRule({
	id: "contract/type-changed",
	since: "0.1.0",
	summary: "A column of an enforced contract has another data type.",
	message: "Column `{column}` of `{model}` became `{after}`; its enforced contract promised `{before}`.",
	next: "Keep the type, or publish the new one as a new version of `{model}` and deprecate this one.",
	grade: ({ kind }) => kind === "column-type-changed" ? {
		read: "breaking",
		write: "breaking",
		bump: "major"
	} : void 0
});

// src/rules/contract/uniqueness-removed.ts
var uniqueness_removed_default = defineContractRule({
	id: "contract/uniqueness-removed",
	since: "0.1.0",
	summary: "Rows that an enforced contract kept unique may now repeat.",
	message: "Rows of `{model}` may now repeat; its enforced contract promised `{before}`.",
	next: "Bring the constraint back, or make sure that joins on the key cope with duplicates and record a waiver.",
	grade: (found) => lostConstraint(found) === "unique" ? {
		read: "breaking",
		write: "safe",
		bump: "major"
	} : void 0
});

// src/rules/patch-models.ts
/** The models that the change touches, with their coverage. */
function patchModels({ coverage, head, diff }) {
	return (coverage.patch?.models ?? []).flatMap((measured) => {
		const model = head.resources.get(measured.id);
		return model?.resourceType === "model" ? [{
			...measured,
			model,
			isNew: diff.states.get(model.id)?.isNew ?? false
		}] : [];
	});
}

// src/rules/coverage/changed-model-untested.ts
var changed_model_untested_default = defineRule({
	id: "coverage/changed-model-untested",
	since: "0.1.0",
	kind: "coverage",
	severity: "info",
	summary: "A model was changed that no test looks at.",
	message: "`{model}` was changed and has no test.",
	next: "Add a test on its key, or a unit test of what the change is for.",
	check(subject, report) {
		for (const { model, tests, isNew } of patchModels(subject)) {
			if (isNew || tests > 0) continue;
			const hit = traceHit(subject.head, model.id);
			report({
				node: model,
				severity: hit.exposures.length > 0 ? "warning" : "info",
				slots: { model: nameNode(model) },
				hit
			});
		}
	}
});

// src/rules/coverage/new-model-untested.ts
var new_model_untested_default = defineRule({
	id: "coverage/new-model-untested",
	since: "0.1.0",
	kind: "coverage",
	severity: "warning",
	summary: "A model is new, and no test looks at it.",
	message: "`{model}` is new and has no test.",
	next: "Add a test on its key.",
	check(subject, report) {
		for (const { model, tests, isNew } of patchModels(subject)) if (isNew && tests === 0) report({
			node: model,
			slots: { model: nameNode(model) },
			hit: traceHit(subject.head, model.id)
		});
	}
});

// src/coverage/ratio.ts
/** Several ratios as one, each thing counting once. */
function addRatios(...ratios) {
	return {
		covered: ratios.reduce((sum, { covered }) => sum + covered, 0),
		total: ratios.reduce((sum, { total }) => sum + total, 0)
	};
}
/** Between 0 and 1; null when there is nothing to cover. */
function shareOf({ covered, total }) {
	return total === 0 ? null : covered / total;
}
/** Models and columns with at least one test, each counting once: a model without columns cannot hide. */
function testsRatio(counts) {
	return addRatios(counts.modelsTested, counts.columnsTested);
}
/** Models and columns with a description, each counting once. */
function docsRatio(counts) {
	return addRatios(counts.modelsDocumented, counts.columnsDocumented);
}

// src/rules/define-patch-rule.ts
/** A rule that holds the coverage of the change against the share that the gate asks for; silent when it asks for none. */
function definePatchRule({ ratio, isCovered, goal: kind, wanted, ...facts }) {
	return defineRule({
		...facts,
		kind: "coverage",
		severity: "error",
		message: "{covered} of {total} changed models and columns have {wanted}, {share}; the gate asks for {asked}. Without: {missing}.",
		check(subject, report) {
			const goal = subject.goals[kind];
			const measured = subject.coverage.patch === null ? null : ratio(subject.coverage.patch.counts);
			if (goal === null || measured === null || !isBelow(measured, goal)) return;
			const missing = patchModels(subject).flatMap((model) => missingParts(model, isCovered));
			report({
				node: null,
				slots: {
					...measured,
					wanted,
					share: formatShare(shareOf(measured) ?? 0),
					asked: formatShare(goal),
					missing
				},
				data: {
					...measured,
					goal,
					missing
				}
			});
		}
	});
}
function missingParts(model, isCovered) {
	const name = nameNode(model.model);
	const columns = model.columns.filter((column) => !isCovered(column)).map((column) => `${name}.${column.name}`);
	return isCovered(model) ? columns : [name, ...columns];
}
/** Nothing to cover is enough, and 5 of 6 is enough for a goal of 5/6, however the division rounds. */
function isBelow(ratio, goal) {
	const share = shareOf(ratio);
	return share !== null && share < goal - 1e-9;
}
/** Rounded down, so that nothing short of everything reads 100%. */
function formatShare(share) {
	return `${Math.floor(share * 100 + 1e-9)}%`;
}

// src/rules/coverage/patch-docs.ts
var patch_docs_default = definePatchRule({
	id: "coverage/patch-docs",
	since: "0.1.0",
	summary: "Fewer of the changed models and columns are described than the gate asks for.",
	wanted: "a description",
	next: "Describe them in the schema file, or lower `gate.patch-coverage.docs`.",
	goal: "docs",
	ratio: docsRatio,
	isCovered: (part) => part.documented
});

// src/rules/coverage/patch-tests.ts
var patch_tests_default = definePatchRule({
	id: "coverage/patch-tests",
	since: "0.1.0",
	summary: "Fewer of the changed models and columns are tested than the gate asks for.",
	wanted: "a test",
	next: "Add tests to them, or lower `gate.patch-coverage.tests`.",
	goal: "tests",
	ratio: testsRatio,
	isCovered: (part) => "tests" in part ? part.tests > 0 : part.tested
});

// src/rules/state/exposed-model-removed.ts
var exposed_model_removed_default = defineRule({
	id: "state/exposed-model-removed",
	since: "0.1.0",
	kind: "breaking",
	severity: "error",
	summary: "A model that a declared exposure reads is gone or disabled, while the exposure stays.",
	message: "`{model}` is {gone}; exposures read it directly: {exposures}.",
	next: "Keep the model until its owner confirms that nothing reads the table any more, then record a waiver.",
	hiddenBy: ["contract/table-removed", "state/public-model-removed"],
	check({ base, head, diff }, report) {
		for (const { id, before, disabled } of diff.removed) {
			if (before.resourceType !== "model") continue;
			const exposures = stayingExposures(base, head, id);
			if (exposures.length === 0) continue;
			report({
				node: before,
				slots: {
					model: nameNode(before),
					gone: disabled ? "disabled" : "gone",
					exposures: exposures.map(({ name }) => name)
				},
				hit: traceHit(base, id)
			});
		}
	}
});
function stayingExposures(base, head, id) {
	return (graphOf(base).children.get(id) ?? []).flatMap((child) => base.resources.get(child) ?? []).filter((child) => child.resourceType === "exposure" && head.resources.has(child.id));
}

// src/rules/state/public-model-removed.ts
var public_model_removed_default = defineRule({
	id: "state/public-model-removed",
	since: "0.1.0",
	kind: "breaking",
	severity: "error",
	summary: "A model that other projects may read is gone or disabled.",
	message: "Public model `{model}` is {gone}; other projects may refer to it.",
	next: "Make sure that no project refers to it, or bring it back and announce the end with a deprecation date.",
	hiddenBy: ["contract/table-removed"],
	check({ base, head, diff }, report) {
		for (const { id, before, disabled } of diff.removed) {
			if (before.resourceType !== "model" || before.access !== "public") continue;
			const isAnnounced = isPast(before.deprecationDate, head.metadata.generatedAt);
			const gone = disabled ? "disabled" : "gone";
			report({
				node: before,
				severity: isAnnounced ? "warning" : "error",
				slots: {
					model: nameNode(before),
					gone: isAnnounced ? `${gone}, past its deprecation date` : gone
				},
				hit: traceHit(base, id)
			});
		}
	}
});
function isPast(date, today) {
	return date !== null && today !== null && Date.parse(date) <= Date.parse(today);
}

// src/rules/registry.ts
/** Every rule, sorted by id. */
const rules = [
	access_reduced_default,
	contract_enforcement_disabled_default,
	enforced_constraint_removed_default,
	field_removed_default,
	materialization_changed_default,
	primary_key_changed_default,
	relationship_changed_default,
	required_removed_default,
	table_removed_default,
	type_changed_default,
	uniqueness_removed_default,
	changed_model_untested_default,
	new_model_untested_default,
	patch_docs_default,
	patch_tests_default,
	exposed_model_removed_default,
	public_model_removed_default
];

export { docsRatio, graphOf, nameConsumer, nameNode, ownerOf, rules, shareOf, sortExposures, testsRatio };