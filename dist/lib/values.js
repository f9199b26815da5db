import { nearestName } from "./nearest.js";
import { ok, refuse } from "./result.js";
import { parseSha } from "./brand.js";
import { FINDING_KINDS, PLANNED } from "./names.js";

// src/settings/values.ts
const parseText = (text) => ok(text);
/** Undefined for the empty text, which is how the runner passes an input that nobody gave. */
const optional = (parse) => (text, subject) => text === "" ? ok(void 0) : parse(text, subject);
/** One word of a closed list. */
const parseChoice = (choices) => (text, subject) => {
	const found = choices.find((choice) => choice === text);
	if (found !== void 0) return ok(found);
	const planned = [...PLANNED.formats, ...PLANNED.modes].find((word) => word === text);
	if (planned !== void 0) return notAvailable(`${subject} ${planned}`, `Use one of: ${choices.join(", ")}.`);
	return badValue(`${told(subject, text)} is not one of ${choices.join(", ")}`, suggestion(text, choices) ?? `Write one of: ${choices.join(", ")}.`);
};
const parseBoolean = (text, subject) => {
	if (/^(true|True|TRUE)$/.test(text)) return ok(true);
	if (/^(false|False|FALSE)$/.test(text)) return ok(false);
	return badValue(`${told(subject, text)} is not true or false`, "Write true or false.");
};
const parseCount = (text, subject) => /^\d{1,6}$/.test(text) ? ok(Number(text)) : badValue(`${told(subject, text)} is not a whole number`, "Write a number such as 30.");
/** One item a line; the lines of a YAML block, blanks left out. */
const parseLines = (text) => ok(split(text, /\r?\n/));
/** What closes the gate: finding kinds or rule ids separated by commas or lines, or `none` alone. */
const parseFailOn = (text, subject) => {
	const words = split(text, /[,\n]/);
	const wrong = words.map((word) => failOnMistake(word, words)).find((mistake) => mistake !== void 0);
	if (wrong !== void 0) return badValue(`${told(subject, wrong.word)} ${wrong.problem}`, wrong.next);
	return ok(words.filter((word) => word !== "none"));
};
/** Why `word` cannot stand in fail-on, or undefined when it can. */
function failOnMistake(word, all) {
	if (word === "none") return all.length === 1 ? void 0 : {
		word,
		problem: "stands beside other values",
		next: "Write `none` alone, or leave it out."
	};
	if (FINDING_KINDS.some((kind) => kind === word) || RULE_ID.test(word)) return void 0;
	return {
		word,
		problem: "is neither a kind of finding nor a rule id",
		next: suggestion(word, FINDING_KINDS) ?? `Write any of: ${FINDING_KINDS.join(", ")}, a rule id such as contract/field-removed, or none.`
	};
}
/** `family/name`. */
const RULE_ID = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/;
/** A place that artifacts are read from or written to: a path, file://, s3:// or https://. */
const parseLocation = (text, subject) => {
	const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(text)?.[1]?.toLowerCase();
	if (text === "") return badValue(`${subject} is empty`, "Write a path, or a URI such as s3://bucket/prefix.");
	if (scheme !== void 0 && !SCHEMES.includes(scheme)) return badValue(`${told(subject, text)} has the scheme ${scheme}:, which cannot be read`, "Write a path, or a URI that begins with file://, s3:// or https://.");
	if (/^[a-z][a-z0-9+.-]+:\/\/[^/]*@/i.test(text)) return badValue(`${told(subject, `${scheme}://…`)} carries credentials`, "Remove them from the URI and set them in the environment.");
	return ok(text);
};
const SCHEMES = [
	"file",
	"s3",
	"https",
	"http"
];
/** What the change is compared with: a word, a commit or a location. */
const parseBase = (text, subject) => {
	if (text === "merge-base" || text === "latest") return ok({ kind: text });
	const sha = parseSha(text);
	if (sha !== void 0) return ok({
		kind: "sha",
		sha
	});
	if (/^[0-9a-f]{7,39}$/.test(text)) return badValue(`${told(subject, text)} looks like a shortened commit`, "Write all 40 digits of the commit.");
	const word = suggestion(text, ["merge-base", "latest"]);
	if (word !== void 0) return badValue(`${told(subject, text)} is not a base`, word);
	const location = parseLocation(text, subject);
	return location.ok ? ok({
		kind: "location",
		uri: location.value
	}) : location;
};
/** "Did you mean …?", or undefined when nothing known is near. */
function suggestion(typed, known) {
	const near = nearestName(typed, known);
	return near === void 0 ? void 0 : `Did you mean ${near}?`;
}
function badValue(what, next) {
	return refuse({
		kind: "usage",
		code: "bad-value",
		what,
		next
	});
}
/** "input `mode`: 'fast'", the beginning of what is wrong with a value. */
const told = (subject, text) => `${subject}: '${text.length > 80 ? `${text.slice(0, 77)}...` : text}'`;
function notAvailable(subject, next) {
	return refuse({
		kind: "usage",
		code: "not-available",
		what: `${subject} is not available in this version`,
		next
	});
}
function split(text, separator) {
	return text.split(separator).map((part) => part.trim()).filter((part) => part !== "");
}

export { RULE_ID, badValue, failOnMistake, notAvailable, optional, parseBase, parseBoolean, parseChoice, parseCount, parseFailOn, parseLines, parseLocation, parseText, suggestion, told };