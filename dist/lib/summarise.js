import { nameConsumer } from "./registry.js";

// src/rules/facts.ts
/** The facts of a finding; a stored finding of another version or rule falls back to its whole message. */
function readFacts({ data, message }) {
	return {
		found: text(data["found"]) ?? message,
		consumers: texts(data["consumers"]),
		readers: texts(data["readers"]),
		models: typeof data["models"] === "number" ? data["models"] : 0,
		next: text(data["next"])
	};
}
/** The same facts as JSON. */
function writeFacts(found, next, hit) {
	return {
		found,
		next,
		...hit === void 0 ? {} : {
			consumers: hit.exposures.map(nameConsumer),
			readers: hit.readers.map(({ name }) => name),
			models: hit.models
		}
	};
}
/** One sentence on who is reached, or nothing: `Reaches Weekly KPIs (dashboard, Finance) and 3 models.` */
function describeHit({ consumers, models }) {
	const parts = [...consumers, ...models > 0 ? [`${models} ${models === 1 ? "model" : "models"}`] : []];
	const last = parts.at(-1);
	if (last === void 0) return null;
	return `Reaches ${[parts.slice(0, -1).join(", "), last].filter((part) => part !== "").join(" and ")}.`;
}
const text = (value) => typeof value === "string" ? value : null;
const texts = (value) => Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

// src/report/summarise.ts
/** The verdict in one sentence, made of counts alone. */
function summarise(report) {
	const { verdict, findings, plan, fidelity } = report;
	const open = findings.filter(({ waiver }) => waiver === null);
	const marks = new Set(verdict.blocking);
	const blocking = open.filter(({ fingerprint }) => marks.has(fingerprint));
	if (blocking.length > 0) return `${verdict.warnOnly ? "Gate open by warn-only" : "Gate closed"}: ${listKinds(blocking)}${countConsumers(blocking)}`;
	const warnings = open.filter(({ severity }) => severity !== "info").length;
	if (warnings > 0) return `Gate open, ${count(warnings, "warning")} to read`;
	if (fidelity.baseSource === "none") return "Not compared: there is no base";
	if (isUnchanged(report)) return "No dbt resource changed";
	const unseen = plan.modifiedCount + plan.removed.length === 0 ? plan.smart?.added ?? 0 : 0;
	if (unseen > 0) return `Gate open: dbt sees no change, smart mode ${count(unseen, "changed resource")}`;
	return `Gate open: nothing found in ${count(plan.modifiedCount + plan.removed.length, "changed resource")}`;
}
/** Whether there is nothing to say about the change. */
function isUnchanged({ plan, findings, fidelity }) {
	return fidelity.baseSource !== "none" && plan.modifiedCount === 0 && plan.removed.length === 0 && plan.entries.length === 0 && findings.length === 0 && (plan.smart?.added ?? 0) === 0;
}
/** `1 model`, `2,000 models`. */
function count(number, noun) {
	return `${formatCount(number)} ${number === 1 ? noun : `${noun}s`}`;
}
/** With a comma between thousands, whatever the machine's language is. */
function formatCount(number) {
	return String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}
const NOUNS = {
	breaking: "breaking change",
	contract: "contract finding",
	coverage: "coverage finding",
	cost: "cost finding",
	quality: "quality finding",
	policy: "policy finding"
};
function listKinds(findings) {
	const counted = [...new Set(findings.map(({ kind }) => kind))].map((kind) => `${count(findings.filter((finding) => finding.kind === kind).length, NOUNS[kind])}`);
	return [counted.slice(0, -1).join(", "), counted.at(-1)].filter(Boolean).join(" and ");
}
function countConsumers(findings) {
	const consumers = new Set(findings.flatMap((finding) => readFacts(finding).consumers));
	return consumers.size === 0 ? "" : `, reaching ${count(consumers.size, "consumer")}`;
}

export { count, describeHit, formatCount, isUnchanged, readFacts, summarise, writeFacts };