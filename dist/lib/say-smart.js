import { count, formatCount } from "./summarise.js";

// src/render/plan-groups.ts
function groupPlan({ entries }) {
	const isChanged = ({ why }) => why === "modified" || why === "new";
	const isTest = (entry) => !isChanged(entry) && (entry.resource_type === "test" || entry.resource_type === "unit_test");
	const rest = entries.filter((entry) => !isChanged(entry) && !isTest(entry));
	return {
		changed: {
			kind: "changed",
			title: "Changed",
			entries: entries.filter(isChanged)
		},
		downstream: {
			kind: "downstream",
			title: "Downstream",
			entries: rest.filter(({ why }) => why === "downstream")
		},
		others: {
			kind: "others",
			title: "Also selected",
			entries: rest.filter(({ why }) => why !== "downstream")
		},
		tests: {
			kind: "tests",
			title: "Tests",
			entries: entries.filter(isTest)
		}
	};
}

// src/render/reason.ts
/** dbt's checks in the words of those who write models. */
const LABELS = {
	new: "new",
	body: "SQL",
	content: "content",
	configs: "config",
	relation: "relation",
	persisted_descriptions: "description",
	macros: "macro",
	contract: "contract",
	fqn: "moved",
	access: "access",
	version: "version",
	deprecation_date: "deprecation date"
};
/** Why dbt calls a resource modified, one part per difference. */
function reasonOf(because) {
	const label = LABELS[because.check] ?? because.check.replaceAll("_", " ");
	if (because.check === "new") return {
		label,
		name: null,
		values: null
	};
	if (because.check === "body") return {
		label: isSql(because) ? label : "content of the file",
		name: null,
		values: null
	};
	if (because.check === "macros") return {
		label,
		name: because.via?.at(-1)?.split(".").at(-1) ?? because.field,
		values: null
	};
	const values = shortValues(because.before, because.after);
	const name = because.field.replace(/^unrendered_config\./, "");
	return {
		label,
		name: name === because.check ? null : name,
		values
	};
}
/** Whether the difference is one of code, with both texts at hand. */
function isSql({ check, field }) {
	return check === "body" && field === "raw_code";
}
/** The chain of calls from a node to the macro that changed, when there is one to tell. */
function callChain({ via = [] }) {
	return via.length < 2 ? [] : via.map((macro) => macro.split(".").at(-1) ?? macro);
}
const VALUE_MAX = 40;
function shortValues(before, after) {
	const texts = {
		before: formatJson(before),
		after: formatJson(after)
	};
	const isShort = (text) => text.length <= VALUE_MAX && !text.includes("\n");
	return isShort(texts.before) && isShort(texts.after) ? texts : null;
}
/** A text as it is, everything else as JSON; dbt writes what is absent and what is null alike. */
function formatJson(value) {
	if (value === null) return "none";
	return typeof value === "string" ? value : JSON.stringify(value);
}

// src/render/say-drift.ts
/**
* What production did since the change parted from it, in one or two sentences; null when it changed nothing that
* matters here. No name of a user is in it, so that it needs no escaping.
*/
function sayDrift(plan, findings = []) {
	const { drift } = plan;
	if (drift === void 0) return null;
	const origins = originsOf(plan);
	const parts = PARTS.flatMap(({ origin, words }) => sayPart(origins.filter((one) => one === origin).length, words[drift.role]));
	const isMixed = origins.some((origin) => origin !== "yours");
	const untouched = drift.role === "newest" ? drift.untouched.length : 0;
	if (!isMixed && untouched === 0) return null;
	const short = drift.sha.slice(0, 7);
	return `${drift.role === "newest" ? `Production has moved on to ${short}` : `Production has moved since this change left it at ${short}`}${isMixed ? `: of ${count(origins.length, "changed resource")}, ${listWords(parts)}` : ""}.${untouched === 0 ? "" : ` It changed ${isMixed ? `${count(untouched, "other")}` : count(untouched, "resource")}, which this change leaves alone.`}${sayExcused(plan, findings)}`;
}
const PARTS = [
	{
		origin: "yours",
		words: {
			newest: "yours",
			parted: "yours"
		}
	},
	{
		origin: "moved",
		words: {
			newest: "as production has it already",
			parted: "production's own"
		}
	},
	{
		origin: "unclear",
		words: {
			newest: "changed by production as well and may be either",
			parted: "changed by production as well and may be either"
		}
	}
];
function sayPart(number, words) {
	return number === 0 ? [] : [`${number} ${number === 1 ? "is" : "are"} ${words}`];
}
function originsOf({ entries, removed }) {
	return [...entries.filter(({ why }) => why === "modified" || why === "new"), ...removed].flatMap(({ origin }) => origin ?? []);
}
function sayExcused({ entries, removed }, findings) {
	const moved = new Set([...entries, ...removed].filter(({ origin }) => origin === "moved").map(({ unique_id }) => unique_id));
	const excused = findings.filter(({ node, waiver }) => node !== null && waiver !== null && moved.has(node)).length;
	return excused === 0 ? "" : ` ${count(excused, "finding")} on what production did ${excused === 1 ? "closes" : "close"} no gate.`;
}
const listWords = (parts) => [parts.slice(0, -1).join(", "), parts.at(-1)].filter(Boolean).join(" and ");
/** A mark for one resource; null for what is yours, as nearly everything is. */
function markOrigin({ origin }) {
	if (origin === "moved") return "production's change";
	return origin === "unclear" ? "yours or production's" : null;
}

// src/render/say-smart.ts
/** How far a rule can be relied on, in a word or two. */
const CONFIDENCES = {
	proven: "proven",
	"as-dbt": "as dbt with one setup",
	likely: "likely"
};
/** Both modes in a sentence; null where exact is asked for and smart agrees. No name of a user is in it, so that it needs no escaping. */
function sayModes({ mode, smart }) {
	if (smart === void 0) return null;
	if (smart.dropped === 0 && smart.added === 0) return mode === "smart" ? "Smart mode selects what dbt itself selects." : null;
	const { exact, smart: other } = smart.selected;
	return `${mode === "smart" ? `Smart mode selects ${formatCount(other)}, dbt itself ${formatCount(exact)}` : `Smart mode would select ${formatCount(other)} instead of ${formatCount(exact)}`}: it ${[...sayDropped(smart), ...sayAdded(smart)].join(", and ")}.`;
}
function sayDropped({ dropped, changed }) {
	return dropped === 0 ? [] : [`drops ${formatCount(dropped)} of ${count(changed.exact, "changed resource")}`];
}
function sayAdded({ added }) {
	return added === 0 ? [] : [`adds ${formatCount(added)} whose change dbt does not see`];
}
/** What comparing unlike with unlike selects, one sentence for each kind; values raw. */
function saySkews(smart) {
	return smart.skews.filter((skew) => skew.count > 0).map(({ kind, before, after, count: number, wayOut }) => `${count(number, "resource")} ${number === 1 ? "is" : "are"} selected because of ${NAMES[kind] ?? kind} alone (${before}, ${after}). ${wayOut}`);
}
const NAMES = {
	"dbt-version": "another version of dbt",
	engine: "another engine",
	flag: "another setting of state_modified_compare_more_unrendered_values",
	"parse-only": "a manifest that was only parsed"
};

export { CONFIDENCES, callChain, groupPlan, isSql, markOrigin, reasonOf, sayDrift, sayModes, saySkews };