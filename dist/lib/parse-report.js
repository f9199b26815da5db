import { _enum, _gte, _lte, _maxLength, _nonnegative, _regex, array, boolean, exactOptional, json as json$1, literal, nullable, number, object, pipe, record, safeParse, string, transform } from "../vendor/zod.js";
import { ok, refuse } from "./result.js";
import { nodeId } from "./brand.js";

// src/report/report-schema.ts
const text = string().check(_maxLength(1e6));
const maybe = nullable(text);
const list = (item) => array(item).check(_maxLength(2e5));
const count = number().check(_nonnegative());
const json = json$1();
const url = nullable(string().check(_regex(/^https?:\/\/[\w.:/?#%&=~+,;@!-]+$/, "must be an http address"), _maxLength(2e3)));
const hash = string().check(_regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, "must be a commit hash"));
const sha = nullable(hash);
const repository = nullable(string().check(_regex(/^[\w.-]+\/[\w.-]+$/, "must be owner/name"), _maxLength(200)));
const time = string().check(_regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?$/, "must be an ISO 8601 time"));
const SEVERITY = _enum([
	"error",
	"warning",
	"info"
]);
const KIND = _enum([
	"breaking",
	"contract",
	"coverage",
	"cost",
	"quality",
	"policy"
]);
const BASE_SOURCE = _enum([
	"merge-base",
	"ancestor",
	"branch",
	"plain",
	"given",
	"cache",
	"none"
]);
const finding = object({
	rule: text,
	severity: SEVERITY,
	kind: KIND,
	node: nullable(pipe(text, transform(nodeId))),
	column: maybe,
	place: nullable(object({
		file: text,
		line: exactOptional(count),
		column: exactOptional(count)
	})),
	message: text,
	data: record(text, json),
	fingerprint: text,
	waiver: maybe
});
const because = object({
	check: text,
	field: text,
	before: json,
	after: json,
	via: exactOptional(list(text))
});
const ORIGIN = _enum([
	"yours",
	"moved",
	"unclear"
]);
const drift = object({
	role: _enum(["newest", "parted"]),
	sha: hash,
	untouched: list(object({
		unique_id: text,
		difference: _enum([
			"new",
			"modified",
			"removed"
		])
	}))
});
const modes = object({
	exact: count,
	smart: count
});
const smartRules = list(object({
	rule: text,
	confidence: _enum([
		"proven",
		"as-dbt",
		"likely"
	]),
	summary: text,
	count,
	unique_ids: list(text)
}));
const smart = object({
	changed: modes,
	selected: modes,
	dropped: count,
	added: count,
	drops: smartRules,
	additions: smartRules,
	skews: list(object({
		kind: text,
		before: text,
		after: text,
		count,
		unique_ids: list(text),
		wayOut: text
	})),
	off: list(text)
});
const plan = object({
	engine: _enum(["v1", "v2"]),
	mode: _enum([
		"exact",
		"smart",
		"slim"
	]),
	compareMoreUnrendered: boolean(),
	select: list(text),
	exclude: list(text),
	entries: list(object({
		unique_id: text,
		resource_type: text,
		name: text,
		why: text,
		because: list(because),
		via: list(text),
		path: maybe,
		origin: exactOptional(ORIGIN)
	})),
	counts: record(text, count),
	modifiedCount: count,
	removed: list(object({
		unique_id: text,
		disabled: boolean(),
		origin: exactOptional(ORIGIN)
	})),
	drift: exactOptional(drift),
	smart: exactOptional(smart),
	changedMacros: list(object({
		unique_id: text,
		before: maybe,
		after: maybe
	})),
	selector: string().check(_maxLength(2e7)),
	beyond: exactOptional(list(text)),
	commands: list(text),
	warnings: list(text),
	raises: list(text)
});
const ratio = object({
	covered: count,
	total: count
});
const counts = object({
	modelsTested: ratio,
	columnsTested: ratio,
	modelsDocumented: ratio,
	columnsDocumented: ratio
});
const share = nullable(number().check(_gte(0), _lte(1)));
const coverage = object({
	base: nullable(counts),
	head: counts,
	patch: nullable(counts),
	patchBefore: nullable(counts),
	goals: object({
		tests: share,
		docs: share
	}),
	models: list(object({
		unique_id: text,
		name: text,
		tests: count,
		columnsTested: ratio,
		untested: list(text),
		documented: boolean(),
		columnsDocumented: ratio,
		undocumented: list(text)
	}))
});
const fidelity = object({
	baseSha: sha,
	baseSource: BASE_SOURCE,
	notes: list(text),
	artifacts: list(object({
		artifact: text,
		side: _enum(["base", "head"]),
		uri: maybe,
		dbtVersion: maybe,
		generatedAt: maybe,
		ageMinutes: nullable(number())
	})),
	skews: list(object({
		kind: text,
		before: text,
		after: text
	}))
});
const contracts = object({
	models: count,
	enforcedModels: count,
	enforcedModelsBefore: nullable(count),
	breaking: list(object({
		unique_id: text,
		kind: text,
		column: maybe,
		before: json,
		after: json,
		severity: SEVERITY
	}))
});
const exposure = object({
	unique_id: text,
	name: text,
	label: maybe,
	type: text,
	owner: maybe,
	url: maybe,
	via: list(text)
});
/** Report v1. A newer Sluice may add keys, which are let pass and dropped. */
const REPORT_SCHEMA = object({
	schema: literal("sluice/report/v1"),
	tool: object({
		name: literal("sluice"),
		version: text,
		url
	}),
	generatedAt: time,
	subject: object({
		project: maybe,
		adapter: maybe,
		event: maybe,
		serverUrl: url,
		repository,
		pullRequest: nullable(count),
		headSha: sha,
		runUrl: url
	}),
	verdict: object({
		gate: _enum([
			"pass",
			"warn",
			"fail"
		]),
		summary: text,
		blocking: list(text),
		warnOnly: boolean()
	}),
	fidelity,
	plan,
	findings: list(finding),
	contracts,
	coverage: nullable(coverage),
	cost: nullable(object({
		lines: list(json),
		deltaUsdPerMonth: nullable(number())
	})),
	impact: object({
		models: count,
		exposures: list(exposure)
	}),
	waivers: list(object({
		rule: text,
		node: maybe,
		owner: text,
		reason: text,
		until: text,
		used: count,
		expired: boolean()
	})),
	notEvaluated: list(object({
		what: text,
		why: text,
		next: text
	}))
});

// src/report/parse-report.ts
/** Deeper than any report: recursion over it cannot exhaust the stack. */
const DEPTH_MAX = 64;
const MISTAKES_MAX = 20;
/** A stored report. It may come from a fork's run, so nothing in it is trusted: every value is checked, and what is unknown is dropped. */
function parseReport(json, uri) {
	if (depthExceeds(json, DEPTH_MAX)) return refuse(refusal(uri, `is nested deeper than ${DEPTH_MAX} levels`));
	if (schemaOf(json) !== REPORT_V1) return refuse(refuseSchema(json, uri));
	const parsed = safeParse(REPORT_SCHEMA, json);
	if (parsed.success) return ok(parsed.data);
	const [first, ...more] = parsed.error.issues.slice(0, MISTAKES_MAX).map(({ path, message }) => refusal(uri, `${formatPath(path)}: ${message}`));
	if (first === void 0) throw new Error("A report failed without an issue");
	return refuse(first, ...more);
}
const REPORT_V1 = "sluice/report/v1";
function schemaOf(json) {
	return typeof json === "object" && json !== null && "schema" in json ? json.schema : void 0;
}
function refuseSchema(json, uri) {
	const schema = schemaOf(json);
	if (typeof schema !== "string" || !schema.startsWith("sluice/report/")) return refusal(uri, "is not a report of Sluice");
	return {
		...refusal(uri, `has the schema ${schema.slice(0, 60)}, not ${REPORT_V1}`),
		next: "Render it with the version of Sluice that wrote it."
	};
}
function refusal(uri, what) {
	return {
		kind: "input",
		code: "report-invalid",
		what: `The report ${what}`,
		where: { file: uri },
		next: "Write it again with `sluice check --format json`."
	};
}
function formatPath(path) {
	return path.length === 0 ? "document" : path.map((part) => typeof part === "symbol" ? "?" : String(part).slice(0, 60)).join(".");
}
/** Level by level, without recursion: the text may nest as deep as it is long. */
function depthExceeds(json, limit) {
	let level = [json];
	for (let depth = 0; depth <= limit; depth += 1) {
		level = level.flatMap((value) => typeof value === "object" && value !== null ? Object.values(value) : []);
		if (level.length === 0) return false;
	}
	return true;
}

export { parseReport };