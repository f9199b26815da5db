import { count, formatCount, isUnchanged, readFacts } from "./summarise.js";
import { codeBlock, codeSpan, escapeMessage, escapeText, safeUrl, shortLine, tableRow, urlPath } from "./escape.js";
import { diffCode, loadLayOut } from "./diff-code.js";
import { docsRatio, rules, shareOf, testsRatio } from "./registry.js";
import { by } from "./order.js";
import { CONFIDENCES, callChain, groupPlan, isSql, markOrigin, reasonOf, sayDrift, sayModes, saySkews } from "./say-smart.js";

// src/render/must-act.ts
/** Findings that no waiver covers, what closes the gate first: whoever shows only some shows those. */
function openFindings({ findings, verdict }) {
	const blocking = new Set(verdict.blocking);
	const open = findings.filter(({ waiver }) => waiver === null);
	return [...open.filter(({ fingerprint }) => blocking.has(fingerprint)), ...open.filter(({ fingerprint }) => !blocking.has(fingerprint))];
}
/** Those among them that ask for something. */
function mustAct(report) {
	return openFindings(report).filter(({ severity }) => severity !== "info");
}
/** `orders.amount`; null for a finding about the change as a whole. */
function nameSubject({ node, column }) {
	if (node === null) return column;
	const name = node.split(".").slice(2).join(".") || node;
	return column === null ? name : `${name}.${column}`;
}

// src/render/icons.ts
/** Characters rather than shortcodes: they look the same in every renderer, and in a terminal. */
const GATE_ICONS = {
	fail: "⛔",
	warn: "⚠️",
	pass: "✅"
};
const SEVERITY_ICONS = {
	error: "⛔",
	warning: "⚠️",
	info: "ℹ️"
};

// src/render/markdown/section.ts
/** A section that is shown whole or not at all. */
function fixed(name, priority, text) {
	return {
		name,
		priority,
		items: 0,
		shown: 0,
		render: () => text
	};
}
/** Something that opens when it is clicked. `title` is HTML of ours: Markdown and names have no place in it. */
function fold(title, ...body) {
	return [
		"<details>",
		`<summary>${title}</summary>`,
		"",
		body.filter((part) => part !== "").join("\n\n"),
		"",
		"</details>"
	].join("\n");
}
/** A table with its columns' alignments, such as `['Model', 'Tests:']`: a colon at the end aligns right. */
function tableHead(columns) {
	return [`| ${columns.map((column) => column.replace(/:$/, "")).join(" | ")} |`, `| ${columns.map((column) => column.endsWith(":") ? "--:" : ":--").join(" | ")} |`];
}

// src/render/markdown/commands-section.ts
const COMMANDS_MAX = 500;
/** The same selection on one's own machine; a command that is too long to read is left to the outputs and the report. */
function commandsSection({ plan }) {
	const commands = plan.commands.filter((command) => command.length <= COMMANDS_MAX).join("\n");
	if (commands === "" || plan.entries.length === 0) return fixed("the dbt commands", 60, "");
	return fixed("the dbt commands", 60, fold("<b>Run it yourself</b>", codeBlock("sh", commands)));
}

// src/render/markdown/compose.ts
/**
* The sections in their order, within the budget. What does not fit is cut from the least important section first:
* to fewer items, which the section counts itself, and then whole, which the paragraph of `sayLeftOut` names.
*/
function compose(sections, budget) {
	const texts = sections.map((section) => [section, section.render(section.shown)]);
	const draft = new Map(texts.filter(([, text]) => text !== ""));
	const fits = () => budget.measure(join(draft, budget)) <= budget.max;
	for (const section of [...draft.keys()].sort((a, b) => b.priority - a.priority)) {
		if (fits()) break;
		shrink(section, draft, fits);
		if (!fits() && section.priority > 0) draft.set(section, null);
	}
	return join(draft, budget);
}
function join(draft, { sayLeftOut }) {
	const leftOut = [...draft].flatMap(([{ name }, text]) => text === null ? [name] : []);
	const texts = [...draft.values()].filter((text) => text !== null);
	return [
		...texts.slice(0, -1),
		...leftOut.length === 0 ? [] : [sayLeftOut(leftOut)],
		...texts.slice(-1)
	].join("\n\n");
}
/** Gives the section the most items with which everything fits, found by halving; none when it never does. */
function shrink(section, draft, fits) {
	let [low, high] = [0, section.shown];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		draft.set(section, section.render(middle));
		if (fits()) low = middle;
		else high = middle - 1;
	}
	draft.set(section, section.render(low));
}

// src/render/markdown/links.ts
const PATH_MAX = 120;
/** Links of one report; `rest` is where the reader finds what was left out. */
function makeLinks({ tool, subject }, rest) {
	const pages = safeUrl(tool.url);
	const files = filesUrl(subject);
	const run = safeUrl(subject.runUrl);
	return {
		rule: (id) => link(escapeText(id, 80), pages !== null && rules.some((rule) => rule.id === id) ? `${pages}/fixtures/rules/${id}.md` : null),
		place: ({ file, line }, hasFile = true) => {
			const path = hasFile && files !== null ? urlPath(file) : null;
			return link(codeSpan(line === void 0 ? file : `${file}:${line}`, PATH_MAX), path === null ? null : `${files}/${path}${line === void 0 ? "" : `#L${line}`}`);
		},
		rest: rest === "json" ? "the JSON report" : `the ${link("job summary", run)}`,
		run
	};
}
function filesUrl({ serverUrl, repository, headSha }) {
	const server = safeUrl(serverUrl);
	if (server === null || repository === null || headSha === null) return null;
	const path = urlPath(`${repository}/blob/${headSha}`);
	return path === null ? null : `${server.replace(/\/$/, "")}/${path}`;
}
function link(text, url) {
	return url === null ? text : `[${text}](${url})`;
}
/** `12 more stand in the job summary.`, or nothing when all is shown. */
function sayMore(left, noun, links) {
	return left <= 0 ? "" : `… and ${count(left, `more ${noun}`)} in ${links.rest}.`;
}

// src/render/markdown/coverage-section.ts
/** The changed models, those with most to do first, and the columns that lack a test or a description. */
function coverageSection({ coverage }, links, most) {
	const models = [...coverage?.models ?? []].sort((a, b) => b.untested.length - a.untested.length);
	const lacking = models.filter(isLacking).length;
	return {
		name: `the coverage of ${count(models.length, "model")}`,
		priority: 30,
		items: models.length,
		shown: Math.min(most, models.length),
		render: (shown) => {
			if (models.length === 0) return "";
			const table = shown === 0 ? "" : [...tableHead([
				"Model",
				"Tested",
				"Missing"
			]), ...models.slice(0, shown).map(renderModel)].join("\n");
			return fold(`<b>Coverage</b>: ${lacking === 0 ? `${count(models.length, "changed model")} fully tested and described` : `tests or descriptions missing in ${formatCount(lacking)} of ${count(models.length, "changed model")}`}`, table, sayMore(models.length - shown, "model", links));
		}
	};
}
function isLacking({ tests, untested, documented, undocumented }) {
	return tests === 0 || untested.length > 0 || !documented || undocumented.length > 0;
}
function renderModel({ name, tests, columnsTested, untested, documented, undocumented }) {
	return tableRow([
		codeSpan(name),
		`${count(tests, "test")}${columnsTested.total === 0 ? "" : `, ${columnsTested.covered} of ${count(columnsTested.total, "column")}`}`,
		[listMissing("test", tests > 0 ? untested : [name, ...untested]), listMissing("description", documented ? undocumented : [name, ...undocumented])].filter((part) => part !== "").join("<br>") || "–"
	]);
}
const COLUMNS_MAX = 6;
function listMissing(what, names) {
	if (names.length === 0) return "";
	const shown = names.slice(0, COLUMNS_MAX).map((name) => codeSpan(name, 40));
	const left = names.length - shown.length;
	return `${what}: ${[...shown, ...left > 0 ? [`${left} more`] : []].join(", ")}`;
}

// src/render/format-time.ts
/** `2026-11-25 13:05 UTC`; figures alone, whatever the text says. */
function formatTime(time) {
	const [, date, clock] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(time) ?? [];
	return date === void 0 ? "at an unknown time" : `${date} ${clock} UTC`;
}
/** `5 min`, `3 h`, `12 days`. */
function formatAge(minutes) {
	if (minutes < 120) return `${Math.round(minutes)} min`;
	return minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}

// src/render/markdown/fidelity-section.ts
/** How the base was found, in words. */
const BASE_SOURCES = {
	"merge-base": "the merge base",
	ancestor: "the nearest stored ancestor of the merge base",
	branch: "the latest of the branch",
	plain: "a plain object of the store",
	given: "the location that was given",
	cache: "the cache",
	none: "nothing"
};
const LIST_MAX$1 = 20;
/** What the report rests on: each artifact with its age and version, how the base was found, and what was not evaluated and why. */
function fidelitySection(report) {
	const { fidelity, notEvaluated } = report;
	const artifacts = fidelity.artifacts.slice(0, LIST_MAX$1).map(renderArtifact);
	const table = artifacts.length === 0 ? "" : [...tableHead([
		"Artifact",
		"dbt",
		"Written"
	]), ...artifacts].join("\n");
	const unevaluated = notEvaluated.slice(0, LIST_MAX$1).map(({ what, why, next }) => `- **${escapeText(what, 80)}** was not evaluated: ${escapeText(why)}. ${escapeText(next)}`);
	const notes = fidelity.notes.slice(0, LIST_MAX$1).map((note) => `- ${escapeText(note)}`);
	const raises = report.plan.raises.slice(0, LIST_MAX$1).map((message) => `- dbt itself fails on this selection: ${escapeText(message)}`);
	const warnings = report.plan.warnings.slice(0, LIST_MAX$1).map((warning) => `- dbt would warn: ${escapeText(warning)}`);
	return fixed("what the report rests on", 5, fold(`<b>Fidelity</b>: compared with ${sayBase(report)}`, table, [
		...raises,
		...notes,
		...warnings,
		...unevaluated
	].join("\n")));
}
/** What the head was compared with, as HTML: the hash is checked to be one, and the words are ours. */
function sayBase({ fidelity: { baseSha, baseSource } }) {
	return baseSha !== null && /^[0-9a-f]{40,64}$/.test(baseSha) ? `<code>${baseSha.slice(0, 7)}</code>, ${BASE_SOURCES[baseSource]}` : BASE_SOURCES[baseSource];
}
function renderArtifact({ artifact, side, dbtVersion, generatedAt, ageMinutes }) {
	return tableRow([
		`${side} ${escapeText(artifact, 40)}`,
		dbtVersion === null ? "–" : codeSpan(dbtVersion),
		ageMinutes === null || generatedAt === null ? "unknown" : `${formatTime(generatedAt)} (${formatAge(ageMinutes)} before)`
	]);
}

// src/render/markdown/footer-section.ts
/** Which run said so, of which commit, when. */
function footerSection(report, links) {
	return fixed("footer", 0, renderFooter(report, links));
}
/** One small line. */
function renderFooter({ tool, subject, generatedAt }, links) {
	const commit = subject.headSha === null ? [] : [`head ${codeSpan(subject.headSha.slice(0, 7))}`];
	const run = links.run === null ? [] : [`[run](${links.run})`];
	return `<sub>${[
		`Sluice ${escapeText(tool.version, 20)}`,
		...commit,
		...run,
		formatTime(generatedAt)
	].join(" · ")}</sub>`;
}

// src/render/markdown/plan-section.ts
/** What dbt would select and why, the changed first. Tests are counted: they follow what they test. */
function planSection(report, links, most) {
	const { changed, downstream, others, tests } = groupPlan(report.plan);
	const groups = [
		changed,
		downstream,
		others
	];
	const items = groups.reduce((sum, { entries }) => sum + entries.length, 0);
	return {
		name: `the plan (${count(items, "resource")})`,
		priority: 20,
		items,
		shown: groups.reduce((sum, { entries }) => sum + Math.min(most, entries.length), 0),
		render: (shown) => {
			if (items === 0 && report.plan.removed.length === 0) return "";
			const tables = share(groups, shown, most).map(({ group, rows }) => renderGroup(group, rows, links));
			return fold(`<b>Plan</b>: ${sayGroups(groups)}`, ...tables, renderRemoved(report, most, links), tests.entries.length === 0 ? "" : `${count(tests.entries.length, "test")} selected with what they test.`);
		}
	};
}
function sayGroups(groups) {
	return groups.flatMap(({ title, entries }) => entries.length === 0 ? [] : [`${formatCount(entries.length)} ${title.toLowerCase()}`]).join(", ");
}
/** Rows for each group, in order: a group never gets more than `most`, and all together never more than `shown`. */
function share(groups, shown, most) {
	let left = shown;
	return groups.map((group) => {
		const rows = Math.min(left, most, group.entries.length);
		left -= rows;
		return {
			group,
			rows
		};
	});
}
function renderGroup({ kind, title, entries }, rows, links) {
	if (entries.length === 0) return "";
	const isChanged = kind === "changed";
	const table = [...tableHead([title, isChanged ? "Because" : "Through"]), ...entries.slice(0, rows).map((entry) => renderEntry(entry, isChanged, links))];
	return [rows === 0 ? `**${title}**` : table.join("\n"), sayMore(entries.length - rows, "resource", links)].filter((part) => part !== "").join("\n\n");
}
function renderEntry(entry, isChanged, links) {
	const type = entry.resource_type === "model" ? "" : ` ${escapeText(entry.resource_type.replaceAll("_", " "), 20)}`;
	const path = entry.path === null || !isChanged ? "" : `<br><sub>${links.place({ file: entry.path })}</sub>`;
	const mark = markOrigin(entry);
	const origin = mark === null ? "" : `<br><sub>${mark}</sub>`;
	return tableRow([`${codeSpan(entry.name)}${type}${path}`, `${isChanged ? renderReasons(entry.because) : renderPath(entry.via)}${origin}`]);
}
const REASONS_MAX = 4;
/** One reason in a line. */
function renderReasons(because) {
	const shown = because.slice(0, REASONS_MAX).map(renderReason);
	const left = because.length - shown.length;
	return [...shown, ...left > 0 ? [count(left, "more reason")] : []].join("<br>") || "–";
}
/** `SQL`, `config materialized: view → table`, `macro cents through money`. */
function renderReason(because) {
	const { label, name, values } = reasonOf(because);
	const subject = [escapeText(label, 40), ...name === null ? [] : [codeSpan(name)]].join(" ");
	const callers = callChain(because).slice(0, -1);
	if (callers.length > 0) return `${subject} through ${callers.map((macro) => codeSpan(macro)).join(" → ")}`;
	return values === null ? subject : `${subject}: ${codeSpan(values.before)} → ${codeSpan(values.after)}`;
}
const STEPS_MAX = 4;
/** The way from the change: its first step and its last ones. */
function renderPath(via) {
	const names = via.map((id) => codeSpan(shortId(id)));
	return (names.length > STEPS_MAX ? [
		names[0] ?? "",
		"…",
		...names.slice(-2)
	] : names).join(" → ") || "–";
}
/** `orders.v2` of `model.shop.orders.v2`. */
function shortId(id) {
	return id.split(".").slice(2).join(".") || id;
}
function renderRemoved({ plan }, most, links) {
	if (plan.removed.length === 0) return "";
	const shown = plan.removed.slice(0, most).map(({ unique_id, disabled }) => `${codeSpan(unique_id)}${disabled ? " (disabled)" : ""}`);
	return [`**Removed**: ${shown.join(", ")}`, sayMore(plan.removed.length - shown.length, "removed resource", links)].filter((part) => part !== "").join("\n\n");
}

// src/render/markdown/impact-section.ts
/** Who is downstream of the change, by owner, so that everyone finds what is theirs. */
function impactSection({ impact }, links, most) {
	const exposures = byOwner(impact.exposures);
	const owners = new Set(exposures.map(({ owner }) => owner)).size;
	return {
		name: `the impact (${count(exposures.length, "exposure")})`,
		priority: 10,
		items: exposures.length,
		shown: Math.min(most, exposures.length),
		render: (shown) => {
			if (exposures.length === 0) return "";
			const rows = exposures.slice(0, shown).map((exposure, index) => renderExposure(exposure, exposure.owner !== exposures[index - 1]?.owner || index === 0));
			const table = shown === 0 ? "" : [...tableHead([
				"Owner",
				"Exposure",
				"Through"
			]), ...rows].join("\n");
			return fold(`<b>Impact</b>: ${count(exposures.length, "exposure")} of ${count(owners, "owner")}, ${count(impact.models, "model")} downstream`, table, sayMore(exposures.length - shown, "exposure", links));
		}
	};
}
function byOwner(exposures) {
	return [...exposures].sort(by(({ owner }) => owner ?? "￿"));
}
function renderExposure({ owner, label, name, type, via }, isFirst) {
	return tableRow([
		isFirst ? escapeText(owner ?? "no owner", 80) : "",
		`${escapeText(label ?? name, 80)} (${escapeText(type, 40)})`,
		renderPath(via)
	]);
}

// src/render/markdown/must-act-section.ts
/** What somebody has to look at: errors and warnings that no waiver covers, what closes the gate first. */
function mustActSection(report, links, rows) {
	const findings = mustAct(report);
	const gone = new Set(report.plan.removed.map(({ unique_id }) => unique_id));
	return {
		name: "findings",
		priority: 0,
		items: findings.length,
		shown: Math.min(rows, findings.length),
		render: (shown) => {
			if (findings.length === 0) return "";
			const table = [...tableHead(["", "Must act"]), ...findings.slice(0, shown).map((finding) => renderRow(finding, links, gone))];
			const more = sayMore(findings.length - shown, "finding", links);
			return [shown === 0 ? "" : table.join("\n"), more].filter((part) => part !== "").join("\n\n");
		}
	};
}
function renderRow(finding, links, gone) {
	const { rule, severity, place, node } = finding;
	const facts = readFacts(finding);
	const subject = nameSubject(finding);
	const where = place === null ? [] : [links.place(place, node === null || !gone.has(node))];
	const title = [...subject === null ? [] : [`**${codeSpan(subject)}**`], ...where].join(" in ");
	const small = [links.rule(rule), ...facts.next === null ? [] : [escapeMessage(facts.next)]].join(": ");
	const lines = [
		title,
		escapeMessage(facts.found),
		renderReach(facts),
		`<sub>${small}</sub>`
	];
	return tableRow([SEVERITY_ICONS[severity], lines.filter((line) => line !== "").join("<br>")]);
}
const CONSUMERS_MAX = 3;
function renderReach({ consumers, models }) {
	const named = consumers.slice(0, CONSUMERS_MAX).map(renderConsumer);
	const left = consumers.length - named.length;
	const parts = [
		...named,
		...left > 0 ? [count(left, "more consumer")] : [],
		...models > 0 ? [count(models, "model")] : []
	];
	return parts.length === 0 ? "" : `Reaches ${parts.join(", ")}.`;
}
/** `**Weekly KPIs** (dashboard, Finance team)`. */
function renderConsumer(consumer) {
	const [, name = consumer, rest = ""] = /^(.*?)( \([^()]*\))?$/s.exec(shortLine(consumer, 80)) ?? [];
	return `**${escapeText(name)}**${rest === "" ? "" : ` ${escapeText(rest)}`}`;
}

// src/render/markdown/notes-section.ts
/** Findings that ask for nothing. */
function notesSection({ findings }, links, most) {
	const notes = findings.filter(({ severity, waiver }) => severity === "info" && waiver === null);
	return {
		name: count(notes.length, "note"),
		priority: 40,
		items: notes.length,
		shown: Math.min(most, notes.length),
		render: (shown) => {
			if (notes.length === 0) return "";
			const lines = notes.slice(0, shown).map((note) => `- ${escapeMessage(readFacts(note).found)} <sub>${links.rule(note.rule)}</sub>`);
			return fold(`<b>Notes</b>: ${notes.length}`, lines.join("\n"), sayMore(notes.length - shown, "note", links));
		}
	};
}

// src/render/score.ts
/** Said in the label, so that nobody takes an empty line for fine. */
const notEvaluated = (label) => emptyScore(`${label}, not evaluated`);
const emptyScore = (label) => ({
	label,
	before: "",
	after: "",
	delta: "",
	state: "none"
});
/** The change in a few lines. What was not evaluated has a line too. */
function scoresOf(report) {
	const { coverage, cost } = report;
	return [
		breakingScore(report),
		contractScore(report),
		...coverage === null ? [notEvaluated("Patch coverage")] : coverageScores(coverage),
		cost === null || cost.deltaUsdPerMonth === null ? notEvaluated("Cost") : {
			label: "Cost per month",
			before: "",
			after: "",
			delta: `${signed(Number(cost.deltaUsdPerMonth.toFixed(2)))} USD`,
			state: "none"
		},
		notEvaluated("Data quality")
	];
}
function breakingScore({ findings, fidelity }) {
	if (fidelity.baseSource === "none") return notEvaluated("Breaking changes");
	const breaking = findings.filter(({ kind, severity }) => kind === "breaking" && severity !== "info");
	const open = breaking.filter(({ waiver }) => waiver === null);
	const waived = breaking.length - open.length;
	const state = open.length === 0 ? "good" : open.some(({ severity }) => severity === "error") ? "bad" : "doubtful";
	return {
		label: waived === 0 ? "Breaking changes" : `Breaking changes, ${waived} waived`,
		before: "",
		after: String(open.length),
		delta: "",
		state
	};
}
function contractScore({ contracts }) {
	const { enforcedModels: after, enforcedModelsBefore: before, models } = contracts;
	const state = before !== null && after < before ? "doubtful" : "none";
	return {
		label: `Contracts enforced, of ${models}`,
		before: before === null ? "" : String(before),
		after: String(after),
		delta: before === null ? "" : changeOf(before, after),
		state
	};
}
function coverageScores({ base, head, patch, patchBefore, goals }) {
	const whole = {
		before: base,
		after: head,
		goal: null
	};
	const project = [coverageScore("Project tests", testsRatio, whole), coverageScore("Project docs", docsRatio, whole)];
	if (patch === null) return [base === null ? notEvaluated("Patch coverage") : emptyScore("Patch coverage, no model changed"), ...project];
	const change = {
		before: patchBefore,
		after: patch
	};
	return [
		coverageScore("Patch tests", testsRatio, {
			...change,
			goal: goals.tests
		}),
		coverageScore("Patch docs", docsRatio, {
			...change,
			goal: goals.docs
		}),
		...project
	];
}
function coverageScore(label, ratioOf, { before, after, goal }) {
	const [then, now] = [before === null ? null : shareOf(ratioOf(before)), shareOf(ratioOf(after))];
	if (now === null) return emptyScore(`${label}, nothing to cover`);
	const state = goal === null ? "none" : now >= goal - 1e-9 ? "good" : "bad";
	return {
		label: goal === null ? label : `${label}, goal ${formatPercent(goal)}`,
		before: then === null ? "" : formatPercent(then),
		after: formatPercent(now),
		delta: then === null ? "" : changeOf(tenths(then), tenths(now)),
		state
	};
}
/** In percent with one decimal, rounded down: nothing short of everything reads 100%. */
function tenths(share) {
	return Math.floor(share * 1e3 + 1e-9) / 10;
}
const formatPercent = (share) => `${tenths(share)}%`;
function changeOf(before, after) {
	const change = Math.round((after - before) * 10) / 10;
	return change === 0 ? "=" : `${change > 0 ? "▲" : "▼"} ${Math.abs(change)}`;
}
const signed = (value) => value < 0 ? `−${Math.abs(value)}` : `+${value}`;

// src/render/markdown/scorecard-section.ts
const MARKS = {
	good: "&nbsp;✅",
	bad: "&nbsp;⛔",
	doubtful: "&nbsp;⚠️",
	none: ""
};
/** Six lines: before, after, the difference, and a mark where something is asked for. */
function scorecardSection(report) {
	const rows = scoresOf(report).map(({ label, before, after, delta, state }) => tableRow([
		`${label}${MARKS[state]}`,
		before,
		after,
		delta.replaceAll(" ", "&nbsp;")
	]));
	return fixed("scorecard", 0, [...tableHead([
		"Scorecard",
		"Before:",
		"After:",
		"Δ"
	]), ...rows].join("\n"));
}

// src/render/markdown/smart-section.ts
/** What smart mode would select beside dbt's own selection, and by which rules. */
function smartSection({ plan }, links) {
	const said = sayModes(plan);
	const text = said === null || plan.smart === void 0 ? "" : fold(said.replace(/^Smart mode/, "<b>$&</b>"), renderRules(plan.smart, links), renderSkews(plan.smart));
	return fixed("what smart mode drops and adds", 15, text);
}
function renderRules({ drops, additions }, links) {
	const rows = [...drops.map((rule) => renderRule("drops", rule, links)), ...additions.map((rule) => renderRule("adds", rule, links))];
	if (rows.length === 0) return "";
	return [...tableHead([
		"Rule",
		"Resources:",
		"Which",
		"What it finds"
	]), ...rows].join("\n");
}
const NAMED_MAX = 5;
function renderRule(verb, { rule, confidence, summary, count, unique_ids }, links) {
	const names = unique_ids.slice(0, NAMED_MAX).map((id) => codeSpan(shortId(id)));
	const more = sayMore(count - names.length, "resource", links);
	return tableRow([
		`${codeSpan(rule)}<br><sub>${CONFIDENCES[confidence]}</sub>`,
		`${verb} ${count}`,
		[names.join(", "), more].filter((part) => part !== "").join("<br>"),
		renderSummary$1(summary)
	]);
}
/** Our summaries mark code with backticks. */
function renderSummary$1(summary) {
	return summary.split("`").map((part, index) => index % 2 === 0 ? escapeSpaced(part) : codeSpan(part)).join("");
}
function escapeSpaced(part) {
	return `${part.startsWith(" ") ? " " : ""}${escapeText(part)}${part.endsWith(" ") ? " " : ""}`;
}
function renderSkews(smart) {
	return saySkews(smart).map((sentence) => `- ${escapeText(sentence)}`).join("\n");
}

// src/render/markdown/sql-section.ts
/** The changed SQL of models and macros, as diffs. */
function sqlSection(report, links, layout) {
	const changes = changesOf(report);
	const known = /* @__PURE__ */ new Map();
	const diffOf = (change) => {
		const diff = known.get(change) ?? renderChange(change, layout);
		known.set(change, diff);
		return diff;
	};
	return {
		name: `${count(changes.length, "SQL diff")}`,
		priority: 50,
		items: changes.length,
		shown: Math.min(layout.most, changes.length),
		render: (shown) => {
			if (changes.length === 0) return "";
			const diffs = changes.slice(0, shown).map((change) => diffOf(change));
			return fold(`<b>SQL</b>: ${count(changes.length, "diff")}`, ...diffs, sayMore(changes.length - shown, "diff", links));
		}
	};
}
/** Whether a report shows SQL, which is best laid out. */
function showsSql(report) {
	return changesOf(report).some(({ isLaidOut }) => isLaidOut);
}
function changesOf({ plan }) {
	const macros = plan.changedMacros.map(({ unique_id, before, after }) => ({
		name: shortId(unique_id),
		before: before ?? "",
		after: after ?? "",
		isLaidOut: false
	}));
	return [...plan.entries.flatMap(bodyOf), ...macros];
}
function bodyOf({ name, path, because }) {
	const isLaidOut = path?.endsWith(".py") !== true;
	return because.filter(isSql).flatMap(({ before, after }) => typeof before === "string" && typeof after === "string" ? [{
		name,
		before,
		after,
		isLaidOut
	}] : []);
}
function renderChange({ name, before, after, isLaidOut }, { lines, layOut }) {
	const code = diffCode(before, after, {
		layOut: isLaidOut ? layOut : void 0,
		linesMax: lines
	});
	const note = sayKind(code);
	const block = code.diff === void 0 ? [] : [codeBlock("diff", code.diff.map(renderLine).join("\n"))];
	return [`${codeSpan(name)}${note === "" ? "" : ` ${note}`}`, ...block].join("\n\n");
}
function sayKind({ kind, diff, endings }) {
	if (kind === "line-endings") return `differs in its line endings alone: ${endings.before} became ${endings.after}.`;
	if (diff === void 0) return "has too little in common with what it was for a diff.";
	return kind === "layout" || kind === "white-space" ? "differs in white space alone:" : "";
}
function renderLine(line) {
	if (line.sign !== "~") return `${line.sign}${line.text}`;
	const { removed, added } = line;
	return removed + added === 0 ? "..." : `... ${count(removed + added, "more line")}: ${removed} removed, ${added} added`;
}

// src/render/markdown/verdict-section.ts
/** The sentence to read in five seconds, the figures below it, and what makes them doubtful. */
function verdictSection(report) {
	const { gate, summary } = report.verdict;
	return fixed("verdict", 0, [
		`### ${GATE_ICONS[gate]} ${escapeText(summary)}`,
		sayFigures(report),
		...sayDoubts(report)
	].filter((line) => line !== "").join("\n\n"));
}
function sayFigures(report) {
	const { plan, impact, cost, fidelity } = report;
	if (fidelity.baseSource === "none") return "";
	const money = cost === null || cost.deltaUsdPerMonth === null ? "cost not evaluated" : `**${formatUsd(cost.deltaUsdPerMonth)}** a month`;
	const exposures = impact.exposures.length === 0 ? [] : [`${boldCount(impact.exposures.length, "exposure")} downstream`];
	return [
		sayBuild(plan),
		...exposures,
		money
	].join(" · ");
}
const BUILT = [
	"model",
	"seed",
	"snapshot",
	"function"
];
function sayBuild({ counts, entries }) {
	const built = BUILT.flatMap((type) => counts[type] === void 0 ? [] : [boldCount(counts[type], type)]);
	const changed = entries.filter(({ why, resource_type }) => (why === "modified" || why === "new") && BUILT.includes(resource_type)).length;
	const tests = (counts["test"] ?? 0) + (counts["unit_test"] ?? 0);
	return [built.length === 0 ? "Nothing to build" : `${built.join(", ")} to build (${formatCount(changed)} changed)`, ...tests > 0 ? [`${boldCount(tests, "test")} to run`] : []].join(" · ");
}
const boldCount = (number, noun) => count(number, noun).replace(/^\S+/, "**$&**");
const SKEWS = {
	"dbt-version": "dbt version",
	engine: "engine",
	adapter: "adapter",
	project: "project",
	"schema-version": "manifest version",
	flag: "state_modified_compare_more_unrendered_values",
	"parse-only": "way of parsing"
};
const LIST_MAX = 5;
/** What a reader must know before believing the figures. */
function sayDoubts({ fidelity, verdict, plan, findings }) {
	const drift = sayDrift(plan, findings);
	const skews = fidelity.skews.slice(0, LIST_MAX).map(({ kind, before, after }) => `${escapeText(SKEWS[kind] ?? kind)} ${codeSpan(before)} → ${codeSpan(after)}`);
	return [
		...fidelity.baseSource === "none" ? [`There is nothing to compare with yet. ${fidelity.notes.slice(0, LIST_MAX).map((note) => escapeText(note)).join(" ")}`.trim()] : [],
		...drift === null ? [] : [`↪️ ${drift}`],
		...skews.length === 0 ? [] : [`⚠️ Base and head differ in ${skews.join(", ")}: some of what is below may come from that, not from the change.`],
		...verdict.warnOnly && verdict.blocking.length > 0 ? [`${count(verdict.blocking.length, "finding")} would close the gate without \`warn-only\`.`] : []
	];
}
/** `+$12.40`, `−$3`. The sign of the dollar is escaped: GitHub reads two of them as mathematics. */
function formatUsd(usd) {
	return `${usd < 0 ? "−" : "+"}&#36;${Math.abs(usd).toFixed(2)}`;
}

// src/render/markdown/waiver-section.ts
/** The waivers that cover something here or have run out; the rest has nothing to do with this change. */
function waiverSection({ waivers }, links, most) {
	const heard = waivers.filter(({ used, expired }) => used > 0 || expired);
	const covered = heard.reduce((sum, { used }) => sum + used, 0);
	return {
		name: count(heard.length, "waiver"),
		priority: 15,
		items: heard.length,
		shown: Math.min(most, heard.length),
		render: (shown) => {
			if (heard.length === 0) return "";
			const lines = heard.slice(0, shown).map((waiver) => renderWaiver(waiver, links));
			return fold(`<b>Waivers</b>: ${count(covered, "finding")} waived`, lines.join("\n"), sayMore(heard.length - shown, "waiver", links));
		}
	};
}
function renderWaiver({ rule, node, used, until, expired, owner, reason }, links) {
	const term = expired ? `⚠️ expired on ${escapeText(until, 20)}` : `covers ${count(used, "finding")} until ${escapeText(until, 20)}`;
	return `- ${links.rule(rule)} on ${node === null ? "every node" : codeSpan(node)}: ${term}. ${escapeText(owner, 60)}: ${escapeText(reason, 200)}`;
}

// src/render/render-markdown.ts
/** GitHub takes 65,536 characters; the marker that the forge puts before the text has 300 of our 60,000. */
const COMMENT = {
	max: 59700,
	measure: (text) => text.length,
	rows: 10,
	items: 25,
	diffs: 5,
	diffLines: 60,
	rest: "summary"
};
/** A step's summary may have 1 MiB of UTF-8, and one that is longer is thrown away whole. */
const SUMMARY = {
	max: 1e6,
	measure: (text) => new TextEncoder().encode(text).length,
	rows: 100,
	items: 1e3,
	diffs: 100,
	diffLines: 200,
	rest: "json"
};
/** The pull-request comment: the verdict in its first line, everything else where it can be found. */
function renderComment(report, layOut) {
	return renderMarkdown(report, {
		...COMMENT,
		layOut
	});
}
/** The job summary: the same, with room for nearly everything. */
function renderSummary(report, layOut) {
	return renderMarkdown(report, {
		...SUMMARY,
		layOut
	});
}
/** What the SQL of a report is to be laid out with; undefined, and not loaded, where it shows none. */
async function loadLayOutOf(report) {
	return showsSql(report) ? loadLayOut(report.subject.adapter) : void 0;
}
function renderMarkdown(report, layout) {
	const links = makeLinks(report, layout.rest);
	if (isUnchanged(report)) return renderUnchanged(report, links);
	return compose(sectionsOf(report, links, layout), budgetOf(layout, links));
}
/** One line: there is nothing to read, and nothing to scroll past. */
function renderUnchanged(report, links) {
	return `${GATE_ICONS.pass} **${escapeText(report.verdict.summary)}**, compared with ${sayBase(report)}. ${renderFooter(report, links)}`;
}
function sectionsOf(report, links, { rows, items, diffs, diffLines, layOut }) {
	return [
		verdictSection(report),
		mustActSection(report, links, rows),
		scorecardSection(report),
		planSection(report, links, items),
		smartSection(report, links),
		sqlSection(report, links, {
			most: diffs,
			lines: diffLines,
			layOut
		}),
		impactSection(report, links, items),
		coverageSection(report, links, items),
		waiverSection(report, links, items),
		notesSection(report, links, items),
		commandsSection(report),
		fidelitySection(report),
		footerSection(report, links)
	];
}
function budgetOf({ max, measure }, links) {
	return {
		max,
		measure,
		sayLeftOut: (names) => `There was no room for ${names.join(", ")}: see ${links.rest}.`
	};
}

export { GATE_ICONS, loadLayOutOf, mustAct, nameSubject, openFindings, renderComment, renderSummary, scoresOf };