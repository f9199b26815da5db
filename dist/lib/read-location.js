import { macroId, nodeId, parseSha } from "./brand.js";
import { by, byText } from "./order.js";
import { isJsonList, isJsonObject } from "./json.js";
import { collect, ok, refuse } from "./result.js";
import { sha256, verify } from "./integrity.js";
import { unreachable } from "./unreachable.js";
import { NEVER, _enum, _nonnegative, _regex, int, literal, nullable, object, pipe, record, refine, string, transform } from "../vendor/zod.js";
import { checkKey, checkPrefix } from "./object-key.js";
import { PATIENCE } from "./store-options.js";
import { randomUUID } from "node:crypto";
import { constants } from "node:buffer";
import * as zlib$1 from "node:zlib";
import { basename, dirname, join, resolve, sep } from "node:path";
import { link, lstat, mkdir, open, readFile, readdir, realpath, rename, rmdir, stat, unlink, utimes } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { setTimeout } from "node:timers/promises";

// src/artifacts/decompress.ts
/** The longest text that this Node can hold; every byte of UTF-8 is at most one unit of it. */
const LARGEST_BYTES = constants.MAX_STRING_LENGTH;
const FORMATS = [{
	name: "gzip",
	magic: [31, 139],
	unfold: zlib$1.gunzipSync
}, {
	name: "zstd",
	magic: [
		40,
		181,
		47,
		253
	],
	unfold: zlib$1.zstdDecompressSync
}];
/**
* Plain bytes of what may be gzip or zstd, told by its first bytes and never by its name.
* What would unfold to more than `limitBytes` is refused before it is held.
*/
function decompress(bytes, uri, limitBytes = LARGEST_BYTES) {
	const format = FORMATS.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
	if (format === void 0) return bytes.length > limitBytes ? refuse(tooLarge(uri, limitBytes)) : ok(bytes);
	if (format.unfold === void 0) return refuse(unsupported(uri, format));
	try {
		return ok(format.unfold(bytes, { maxOutputLength: limitBytes }));
	} catch (error) {
		const isTooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
		return refuse(isTooLarge ? tooLarge(uri, limitBytes) : damaged$1(uri, format, error));
	}
}
function tooLarge(uri, limitBytes) {
	return {
		kind: "input",
		code: "file-too-large",
		what: `The file holds more than ${limitBytes} bytes, the most that can be read as one text`,
		where: { file: uri },
		next: "Store the artifacts of `dbt parse`: without compiled SQL they are a fifth smaller."
	};
}
function damaged$1(uri, { name }, error) {
	return {
		kind: "input",
		code: "file-damaged",
		what: `The file begins as ${name} and cannot be unfolded`,
		where: { file: uri },
		why: error instanceof Error ? error.message : String(error),
		next: "Store the file again; a transfer that stopped half-way leaves such files."
	};
}
function unsupported(uri, { name }) {
	return {
		kind: "input",
		code: "compression-unsupported",
		what: `The file is ${name}, which this version of Node cannot read`,
		where: { file: uri },
		next: "Run with Node 22.15 or later, or store the file as gzip."
	};
}

// src/artifacts/fields.ts
/** Deeper values are not configuration; they would only exhaust the stack of whoever compares or prints them. */
const DEEPEST = 100;
/**
* Reads the fields of one JSON object by name and type. Null counts as absent, and absent takes the fallback, as when
* dbt builds its classes (the Rust engine leaves out what is null). A wrong type is noted, never thrown, and a neutral
* value stands in for it, so that one pass finds every mistake. Unknown fields are never looked at.
*
* Made by hand because zod spends 1.5 to 2 times as long on a manifest as JSON.parse does, and copies it.
*/
var Fields = class Fields {
	#raw;
	#mistakes;
	#inside;
	constructor(raw, mistakes, inside) {
		this.#raw = raw;
		this.#mistakes = mistakes;
		this.#inside = inside;
	}
	has(key) {
		return this.#value(key) !== void 0;
	}
	/** These fields, after noting when that one is missing. */
	required(key, expected) {
		if (!this.has(key)) this.reject(key, expected);
		return this;
	}
	/** Notes that something else had to stand here. */
	reject(key, expected) {
		this.#wrong(key, expected, void 0);
	}
	/** Without a fallback the field must be there. */
	text(key, fallback) {
		const value = this.#value(key);
		if (typeof value === "string") return value;
		if (value === void 0 && fallback !== void 0) return fallback;
		return this.#wrong(key, "a text", "");
	}
	textOrNull(key) {
		return this.has(key) ? this.text(key) : null;
	}
	number(key) {
		const value = this.#value(key);
		return typeof value === "number" ? value : this.#wrong(key, "a number", 0);
	}
	numberOrNull(key) {
		return this.has(key) ? this.number(key) : null;
	}
	flag(key, fallback) {
		const value = this.#value(key) ?? fallback;
		return typeof value === "boolean" ? value : this.#wrong(key, "true or false", fallback);
	}
	/** What dbt types as a text or a number, such as a model's version. */
	textOrNumber(key) {
		const value = this.#value(key) ?? null;
		if (value === null || typeof value === "string" || typeof value === "number") return value;
		return this.#wrong(key, "a text or a number", null);
	}
	/** Without a fallback the field must be there. */
	texts(key, fallback) {
		const value = this.#value(key) ?? fallback;
		return isJsonList(value) ? this.#texts(key, value) : this.#wrong(key, "a list of texts", []);
	}
	/** A list in which a null stands for the empty text. */
	textsOrNulls(key) {
		const value = this.#value(key) ?? [];
		return isJsonList(value) ? this.#texts(key, value.map((item) => item ?? "")) : this.texts(key, []);
	}
	/** dbt types some lists of tags as a text or a list of texts. */
	textOrTexts(key) {
		const value = this.#value(key);
		return typeof value === "string" ? [value] : this.texts(key, []);
	}
	/** The field as one value that is compared and printed whole. */
	json(key) {
		const value = this.#value(key) ?? null;
		return isShallow(value, DEEPEST) ? value : this.#wrong(key, `nothing that nests deeper than ${DEEPEST} levels`, null);
	}
	object(key) {
		const value = this.has(key) ? this.json(key) : {};
		return isJsonObject(value) ? value : this.#wrong(key, "an object", {});
	}
	/** The fields of an object inside this one; absent reads as an empty object. */
	part(key) {
		return this.#enter(key, this.#value(key) ?? {});
	}
	partOrNull(key) {
		return this.has(key) ? this.part(key) : null;
	}
	/** An object used as a map, in the order of the file. */
	entries(key, read) {
		const part = this.part(key);
		return new Map(Object.keys(part.#raw).map((name) => [name, read(part.#enter(name, part.#raw[name]), name)]));
	}
	/** An object whose values are lists of objects. */
	lists(key, read) {
		const part = this.part(key);
		return new Map(Object.keys(part.#raw).map((name) => [name, part.items(name, (fields) => read(fields, name))]));
	}
	items(key, read) {
		const value = this.#value(key) ?? [];
		if (!isJsonList(value)) return this.#wrong(key, "a list", []);
		return value.map((item, index) => read(this.#enter(`${key}[${index}]`, item)));
	}
	#texts(key, value) {
		if (isListOfTexts(value)) return value;
		const index = value.findIndex((item) => typeof item !== "string");
		this.#note(`${key}[${index}]`, "a text", value[index]);
		return [];
	}
	#value(key) {
		return this.#raw[key] ?? void 0;
	}
	#enter(key, value) {
		if (!isJsonObject(value)) this.#note(key, "an object", value);
		return new Fields(isJsonObject(value) ? value : {}, this.#mistakes, {
			parent: this,
			key
		});
	}
	#wrong(key, expected, neutral) {
		this.#note(key, expected, this.#raw[key]);
		return neutral;
	}
	#note(key, expected, found) {
		this.#mistakes.add(this.#pathOf(key), expected, found);
	}
	#pathOf(key) {
		return this.#inside === void 0 ? key : `${this.#inside.parent.#pathOf(this.#inside.key)}.${key}`;
	}
};
function isListOfTexts(value) {
	return value.every((item) => typeof item === "string");
}
function isShallow(value, levels) {
	if (typeof value !== "object" || value === null) return true;
	if (levels === 0) return false;
	return Object.values(value).every((item) => isShallow(item, levels - 1));
}

// src/artifacts/mistakes.ts
/** More than this many wrong fields are counted, not listed. */
const LISTED = 20;
/** Collects every wrong field of one document, so that all of them are told at once. */
var Mistakes = class {
	/** By path: a field that is read twice is wrong once. */
	#found = /* @__PURE__ */ new Map();
	add(path, expected, found) {
		if (!this.#found.has(path)) this.#found.set(path, {
			path,
			expected,
			found
		});
	}
	/** `value` when nothing was wrong, else one refusal per field. */
	settle(document, value) {
		const listed = [...this.#found.values()].slice(0, LISTED);
		const [first, ...more] = listed.map((mistake) => wrongField(document, mistake));
		if (first === void 0) return ok(value);
		const unlisted = this.#found.size - listed.length;
		return refuse(first, ...more, ...unlisted > 0 ? [moreWrongFields(document, unlisted)] : []);
	}
};
function wrongField(document, { path, expected, found }) {
	return {
		kind: "input",
		code: `${document.artifact}-field`,
		what: `${path} is ${describe(found)} where dbt writes ${expected}`,
		where: { file: document.uri },
		next: REWRITE
	};
}
function moreWrongFields(document, count) {
	return {
		kind: "input",
		code: `${document.artifact}-field`,
		what: `${count} more ${count === 1 ? "field has" : "fields have"} a wrong type`,
		where: { file: document.uri },
		next: REWRITE
	};
}
const REWRITE = "Let dbt write the file again, and pass it on unedited.";
function describe(value) {
	if (value === void 0) return "missing";
	if (value === null) return "null";
	if (Array.isArray(value)) return "a list";
	switch (typeof value) {
		case "string": return "a text";
		case "number": return "a number";
		case "boolean": return String(value);
		default: return "an object";
	}
}

// src/artifacts/document.ts
/** A refusal about this document; `problem` completes the code, as in `manifest-truncated`. */
function refusalOf(document, problem, told) {
	const { at, ...sentences } = told;
	return {
		kind: "input",
		code: `${document.artifact}-${problem}`,
		where: {
			file: document.uri,
			...at
		},
		...sentences
	};
}
/** `run_results.json`, the file that dbt writes this artifact to. */
function fileNameOf(artifact) {
	return `${artifact.replace("-", "_")}.json`;
}

// src/artifacts/decode-text.ts
/**
* The text of UTF-8 bytes, without a byte-order mark. dbt writes UTF-8 alone, so anything else was
* changed on the way, most often by a Windows shell that redirects into UTF-16.
*/
function decodeText(bytes, document) {
	const encoding = wideEncoding(bytes);
	if (encoding !== void 0) return refuse(refusalOf(document, "encoding", {
		what: `The file is ${encoding}, not UTF-8`,
		why: WIDE,
		next: NEXT
	}));
	try {
		return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		return refuse(refusalOf(document, "encoding", {
			what: "The file holds bytes that are not UTF-8",
			next: NEXT
		}));
	}
}
const WIDE = "Redirecting with > in Windows PowerShell writes UTF-16";
const NEXT = "Pass on the file that dbt wrote, unconverted.";
/** UTF-16 or UTF-32 by its mark, or by the null byte that follows or precedes the first brace. */
function wideEncoding(bytes) {
	const [first, second, third, fourth] = bytes;
	if (first === 255 && second === 254) return third === 0 && fourth === 0 ? "UTF-32" : "UTF-16";
	if (first === 254 && second === 255) return "UTF-16";
	if (first === 0 && second === 0) return "UTF-32";
	return first === 0 || second === 0 ? "UTF-16" : void 0;
}

// src/artifacts/locate-json-mistake.ts
/** What may come next, as a reader would say it. */
const EXPECTED = {
	value: "a value",
	firstItem: "a value or ]",
	key: "a key in double quotes",
	firstKey: "a key in double quotes or }",
	colon: ":",
	itemEnd: ", or ]",
	memberEnd: ", or }",
	end: "the end of the file"
};
const SPACE = /[ \t\n\r]*/y;
const WORD = /[[\]{},:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const PLAIN = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/**
* Walks a text that JSON.parse rejected and finds the mistake. JSON.parse names no position for most mistakes,
* and what it says differs between Node versions; this runs only after it has failed.
*/
function locateJsonMistake(text) {
	const open = [];
	let next = "value";
	let offset = skip(SPACE, text, 0);
	while (offset < text.length) {
		if (next === "end") return {
			kind: "trailing",
			offset,
			expected: EXPECTED.end
		};
		const end = endOfToken(text, offset);
		const after = end === void 0 ? void 0 : step(next, text[offset] ?? "", open);
		if (end === void 0 || after === void 0) return misplaced(text, offset, next);
		next = after;
		offset = skip(SPACE, text, end);
	}
	return next === "end" ? void 0 : {
		kind: "truncated",
		offset,
		expected: EXPECTED[next]
	};
}
/** Where the match of a sticky pattern at `offset` ends; `offset` itself when there is none. */
function skip(pattern, text, offset) {
	pattern.lastIndex = offset;
	return pattern.test(text) ? pattern.lastIndex : offset;
}
function endOfToken(text, offset) {
	if (text[offset] === "\"") {
		const stop = endOfText(text, offset);
		return text[stop] === "\"" ? stop + 1 : void 0;
	}
	const end = skip(WORD, text, offset);
	return end === offset ? void 0 : end;
}
/** The closing quote, or what stands in its way. Piece by piece: one pattern would overflow on a long text. */
function endOfText(text, offset) {
	let at = skip(PLAIN, text, offset + 1);
	while (text[at] === "\\") {
		const next = skip(ESCAPE, text, at);
		if (next === at) return at;
		at = skip(PLAIN, text, next);
	}
	return at;
}
/** The state after a token that begins with `first`, or undefined when it may not stand here. `open` holds the brackets around it. */
function step(next, first, open) {
	if (next === "colon") return first === ":" ? "value" : void 0;
	if (next === "key" || next === "firstKey" && first !== "}") return first === "\"" ? "colon" : void 0;
	if (next === "itemEnd" && first === ",") return "value";
	if (next === "memberEnd" && first === ",") return "key";
	if (first === "]") return next === "firstItem" || next === "itemEnd" ? close(open) : void 0;
	if (first === "}") return next === "firstKey" || next === "memberEnd" ? close(open) : void 0;
	if (next !== "value" && next !== "firstItem" || first === "," || first === ":") return void 0;
	if (first !== "[" && first !== "{") return afterValue(open);
	open.push(first);
	return first === "[" ? "firstItem" : "firstKey";
}
function close(open) {
	open.pop();
	return afterValue(open);
}
function afterValue(open) {
	const around = open.at(-1);
	if (around === void 0) return "end";
	return around === "[" ? "itemEnd" : "memberEnd";
}
/** A token cut off by the end of the file is a truncation, not a mistake of spelling. */
function misplaced(text, offset, next) {
	const isToken = endOfToken(text, offset) !== void 0;
	if (!isToken && text[offset] === "\"") return brokenText(text, endOfText(text, offset));
	const isCut = !isToken && CUT.some((word) => word.startsWith(text.slice(offset, offset + 6)));
	return {
		kind: isCut ? "truncated" : "syntax",
		offset: isCut ? text.length : offset,
		expected: EXPECTED[next]
	};
}
/** Tokens, and ends of numbers, that a truncation may leave a beginning of. */
const CUT = [
	"true",
	"false",
	"null",
	"-",
	".",
	"e+",
	"e-",
	"E+",
	"E-"
];
function brokenText(text, stop) {
	return stop === text.length || /^\\(?:u[0-9a-fA-F]{0,3})?$/.test(text.slice(stop, stop + 6)) ? {
		kind: "truncated",
		offset: text.length,
		expected: "the end of a text"
	} : {
		kind: "syntax",
		offset: stop,
		expected: "a text without raw control characters or unknown escapes"
	};
}

// src/artifacts/parse-json.ts
/**
* The JSON value of a text. Python and JavaScript both let the last of two equal keys win, so this reads what dbt reads.
* JSON.parse needs no stack for nesting and keeps `__proto__` as an ordinary key.
*/
function parseJson(text, document) {
	try {
		return ok(JSON.parse(text));
	} catch {
		return refuse(explain(text, document));
	}
}
function explain(text, document) {
	if (text.trim() === "") return refusalOf(document, "empty", {
		what: "The file is empty",
		next: `Run \`dbt parse\` first, and look whether it failed.`
	});
	const conflict = CONFLICT$1.exec(text);
	if (conflict !== null) return conflicted(document, positionOf(text, conflict.index));
	return mistaken(text, document, locateJsonMistake(text) ?? {
		kind: "syntax",
		offset: 0,
		expected: "a JSON document"
	});
}
const CONFLICT$1 = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)/m;
function conflicted(document, at) {
	return refusalOf(document, "conflict", {
		what: "The file holds merge-conflict markers of git",
		at,
		next: "Let dbt write the file again, and keep artifacts out of git or mark them `-merge` in .gitattributes."
	});
}
function mistaken(text, document, { kind, offset, expected }) {
	const at = positionOf(text, offset);
	const found = offset < text.length ? JSON.stringify(String.fromCodePoint(text.codePointAt(offset) ?? 0)) : "the end";
	switch (kind) {
		case "truncated": return refusalOf(document, "truncated", {
			what: "The file ends in the middle of the document",
			why: `${expected} is missing`,
			at,
			next: AGAIN
		});
		case "trailing": return refusalOf(document, "trailing-bytes", {
			what: "Something follows the end of the document",
			why: TRAILING,
			at,
			next: AGAIN
		});
		case "syntax": return refusalOf(document, "not-json", {
			what: `The file is not JSON: found ${found} where ${expected} must stand`,
			...foreign(text),
			at,
			next: AGAIN
		});
		default: return unreachable(kind);
	}
}
const AGAIN = "Let dbt write the file again, and pass it on unedited.";
const TRAILING = "A shorter file was written over a longer one, or two files were joined";
/** Names what else the text is, where that is easy to see. */
function foreign(text) {
	if (text.startsWith("version https://git-lfs")) return { why: "It is a pointer of Git LFS: the file itself was not checked out" };
	return /^\s*</.test(text) ? { why: "It looks like HTML or XML, such as the error page of a server" } : {};
}
function positionOf(text, offset) {
	const before = text.slice(0, offset);
	return {
		line: before.split("\n").length,
		column: offset - before.lastIndexOf("\n")
	};
}

// src/artifacts/open-document.ts
/** First and last schema version of each artifact that can be read, and the dbt versions that write them. */
const READABLE = {
	manifest: {
		first: 4,
		last: 12,
		writers: "dbt 1.0 or later"
	},
	catalog: {
		first: 1,
		last: 1,
		writers: "dbt 0.19 or later"
	},
	"run-results": {
		first: 1,
		last: 6,
		writers: "dbt 0.19 or later"
	},
	sources: {
		first: 1,
		last: 3,
		writers: "dbt 0.19 or later"
	}
};
const SCHEMA = /\/dbt\/([a-z-]+)\/v(\d+)\.json$/;
/** Bytes to the JSON of the artifact that they must be. */
function openDocument(bytes, document) {
	const plain = decompress(bytes, document.uri);
	if (!plain.ok) return plain;
	const text = decodeText(plain.value, document);
	if (!text.ok) return text;
	const json = parseJson(text.value, document);
	return json.ok ? recognise(json.value, document) : json;
}
function recognise(root, document) {
	if (!isJsonObject(root)) return refuse(noArtifact(document, "The JSON is no object"));
	const metadata = root["metadata"];
	const schema = isJsonObject(metadata) ? metadata["dbt_schema_version"] : void 0;
	if (typeof schema !== "string") return refuse(noArtifact(document, "It has no metadata.dbt_schema_version"));
	const [, name, version] = SCHEMA.exec(schema) ?? [];
	if (name === void 0) return refuse(noArtifact(document, `Its metadata.dbt_schema_version is ${JSON.stringify(schema.slice(0, 100))}`));
	if (name !== document.artifact) return refuse(otherArtifact(document, name));
	return inRange(document, root, Number(version));
}
function inRange(document, root, schemaVersion) {
	const { first, last } = READABLE[document.artifact];
	if (schemaVersion < first) return refuse(tooOld(document, schemaVersion));
	return schemaVersion > last ? refuse(unknownVersion(document, schemaVersion)) : ok({
		root,
		schemaVersion
	});
}
function noArtifact(document, why) {
	return refusalOf(document, "not-an-artifact", {
		what: "The file is JSON, but no artifact of dbt",
		why,
		next: `Give the ${fileNameOf(document.artifact)} that dbt wrote.`
	});
}
function otherArtifact(document, name) {
	return refusalOf(document, "other-artifact", {
		what: `The file is dbt's ${name}, not its ${document.artifact}`,
		next: `Give the ${fileNameOf(document.artifact)} that dbt wrote beside it.`
	});
}
function tooOld(document, version) {
	const { first, writers } = READABLE[document.artifact];
	return refusalOf(document, "schema-too-old", {
		what: `The ${document.artifact} has schema v${version}; v${first} is the oldest that is read`,
		...document.artifact === "manifest" ? { why: "dbt itself refuses older ones as state" } : {},
		next: `Write it with ${writers}.`
	});
}
function unknownVersion(document, version) {
	const { last } = READABLE[document.artifact];
	const isPreview = document.artifact === "manifest" && version === 20;
	return refusalOf(document, "schema-unknown", {
		what: `The ${document.artifact} has schema v${version}; v${last} is the newest that is known`,
		...isPreview ? { why: "Only previews of dbt 2.0 wrote v20" } : {},
		next: isPreview ? "Write it with dbt 2.0.0 or later, or with dbt 1.x." : "Update Sluice."
	});
}

// src/artifacts/read-artifact.ts
/** Opens a document and reads its fields; every wrong one is refused at once. */
function readArtifact(bytes, document, read) {
	const opened = openDocument(bytes, document);
	if (!opened.ok) return opened;
	const mistakes = new Mistakes();
	const { root, schemaVersion } = opened.value;
	return mistakes.settle(document, read(new Fields(root, mistakes), schemaVersion));
}
/** Who wrote an artifact, when, and in which run. */
function readOrigin(root) {
	const metadata = root.part("metadata");
	return {
		dbtVersion: metadata.textOrNull("dbt_version"),
		generatedAt: metadata.textOrNull("generated_at"),
		invocationId: metadata.textOrNull("invocation_id")
	};
}

// src/artifacts/read-catalog.ts
/** What a `catalog.json` says of the relations that exist in the warehouse. */
function readCatalog(bytes, uri) {
	return readArtifact(bytes, {
		artifact: "catalog",
		uri
	}, (root) => ({
		uri,
		...readOrigin(root),
		tables: readTables(root),
		errors: root.texts("errors", [])
	}));
}
function readTables(root) {
	const tables = ["nodes", "sources"].flatMap((section) => [...root.entries(section, readTable).values()]);
	return new Map(tables.map((table) => [table.id, table]));
}
function readTable(fields, id) {
	const metadata = fields.part("metadata");
	return {
		id: nodeId(id),
		type: metadata.text("type"),
		database: metadata.textOrNull("database"),
		schema: metadata.text("schema"),
		name: metadata.text("name"),
		owner: metadata.textOrNull("owner"),
		columns: fields.entries("columns", readColumn$1),
		stats: readStats(fields)
	};
}
function readColumn$1(fields) {
	return {
		name: fields.text("name"),
		type: fields.text("type"),
		index: fields.number("index"),
		comment: fields.textOrNull("comment")
	};
}
/** Every table has the entry `has_stats`, marked as not to be shown: it is no statistic. */
function readStats(fields) {
	const all = fields.entries("stats", (stat, id) => ({
		id,
		isGiven: stat.json("include") !== false && id !== "has_stats",
		value: stat.json("value")
	}));
	return new Map([...all.values()].filter(({ isGiven }) => isGiven).map(({ id, value }) => [id, value]));
}

// src/artifacts/read-freshness.ts
/** What a `sources.json` says of the age of sources. */
function readFreshness(bytes, uri) {
	return readArtifact(bytes, {
		artifact: "sources",
		uri
	}, (root) => ({
		uri,
		...readOrigin(root),
		results: root.required("results", "a list").items("results", readResult$1)
	}));
}
function readResult$1(fields) {
	const error = fields.textOrNumber("error");
	return {
		id: nodeId(fields.text("unique_id")),
		status: fields.text("status").toLowerCase(),
		maxLoadedAt: fields.textOrNull("max_loaded_at"),
		snapshottedAt: fields.textOrNull("snapshotted_at"),
		ageSeconds: fields.numberOrNull("max_loaded_at_time_ago_in_s"),
		criteria: fields.json("criteria"),
		error: error === null ? null : String(error)
	};
}

// src/artifacts/class-defaults.ts
/**
* dbt compares some pieces as whole objects of its classes, not as JSON: keys that the class does not know are dropped,
* and absent ones take the class default. Laying the class over the JSON makes two dbt versions comparable.
* Null stays null: dbt holds a `config` of null and one of `{ "meta": {} }` apart.
* Source: dbt-core 1.12, dbt/artifacts/resources/v1.
*/
var Nested = class {
	shape;
	absent;
	constructor(shape, absent) {
		this.shape = shape;
		this.absent = absent;
	}
};
/** An optional field: null unless given. */
const optional = (shape) => new Nested(shape, null);
/** A field that is made when it is not given. */
const made = (shape) => new Nested(shape, {});
const listOf = (shape) => new Nested(shape, []);
const ELEMENT_CONFIG = { fields: { meta: {} } };
const TIME = { fields: {
	count: null,
	period: null
} };
const ARGUMENT = { fields: {
	name: null,
	data_type: null,
	description: null,
	default_value: null
} };
const RETURNS = { fields: {
	data_type: null,
	description: null
} };
const PARTITION = {
	fields: {
		name: "",
		description: "",
		data_type: "",
		meta: {}
	},
	open: true
};
const DIMENSION_TYPE = { fields: {
	time_granularity: null,
	validity_params: optional({ fields: {
		is_start: false,
		is_end: false
	} })
} };
const AGGREGATION = { fields: {
	percentile: null,
	use_discrete_percentile: false,
	use_approximate_percentile: false
} };
const NON_ADDITIVE = { fields: {
	name: null,
	window_choice: null,
	window_groupings: []
} };
const EXPORT_CONFIG = { fields: {
	export_as: null,
	schema_name: null,
	alias: null,
	database: null
} };
const classes = {
	entity: { fields: {
		name: null,
		type: null,
		description: null,
		label: null,
		role: null,
		expr: null,
		config: optional(ELEMENT_CONFIG)
	} },
	dimension: { fields: {
		name: null,
		type: null,
		description: null,
		label: null,
		is_partition: false,
		type_params: optional(DIMENSION_TYPE),
		expr: null,
		metadata: null,
		config: optional(ELEMENT_CONFIG),
		datatype: null
	} },
	measure: { fields: {
		name: null,
		agg: null,
		description: null,
		label: null,
		create_metric: false,
		expr: null,
		agg_params: optional(AGGREGATION),
		non_additive_dimension: optional(NON_ADDITIVE),
		agg_time_dimension: null,
		config: optional(ELEMENT_CONFIG)
	} },
	semanticDefaults: { fields: { agg_time_dimension: null } },
	semanticModelConfig: {
		fields: {
			enabled: true,
			group: null,
			meta: {}
		},
		open: true
	},
	savedQueryConfig: {
		fields: {
			enabled: true,
			group: null,
			meta: {},
			export_as: null,
			schema: null,
			cache: made({ fields: { enabled: false } })
		},
		open: true
	},
	exportConfig: EXPORT_CONFIG,
	argument: ARGUMENT,
	returns: RETURNS,
	overload: { fields: {
		defined_in: null,
		arguments: listOf(ARGUMENT),
		returns: optional(RETURNS),
		description: null,
		raw_body: null
	} },
	quoting: { fields: {
		database: null,
		schema: null,
		identifier: null,
		column: null
	} },
	freshness: { fields: {
		warn_after: made(TIME),
		error_after: made(TIME),
		filter: null
	} },
	external: {
		fields: {
			location: null,
			file_format: null,
			row_format: null,
			tbl_properties: null,
			partitions: new Nested(PARTITION, null)
		},
		open: true
	},
	owner: {
		fields: {
			email: null,
			name: null
		},
		open: true
	}
};
/** `value` as that class holds it; a list is laid item by item, and what is no object stays as it is. */
function asClass(value, shape) {
	if (isJsonList(value)) return value.map((item) => asClass(item, shape));
	return isJsonObject(value) ? asObjectOfClass(value, shape) : value;
}
function asObjectOfClass(value, shape) {
	const known = Object.entries(shape.fields).map(([key, field]) => [key, fieldOfClass(value[key], field)]);
	return shape.open ? {
		...value,
		...Object.fromEntries(known)
	} : Object.fromEntries(known);
}
function fieldOfClass(value, field) {
	if (field instanceof Nested) return asClass(value === void 0 ? field.absent : value, field.shape);
	return value === void 0 ? field : value;
}

// src/artifacts/old-schemas.ts
/**
* What dbt 1.12 does to a manifest older than v12 when it loads it as state, as far as it touches what is read here
* (dbt/artifacts/schemas/upgrades/upgrade_manifest.py). Missing sections read as empty without further ado.
*/
const NEWEST = 12;
/** The name under which an entry has its code: dbt 1.3 renamed `raw_sql` and `compiled_sql`. */
function codeField({ fields, reading }, kind) {
	return reading.schemaVersion < NEWEST && fields.has(`${kind}_sql`) ? `${kind}_sql` : `${kind}_code`;
}
/** Seeds of older manifests lose what only compiled nodes have, their relation included. */
function keepsSeedRelation(schemaVersion) {
	return schemaVersion >= NEWEST;
}
/** dbt 1.6 brought another kind of metric; older ones are thrown away, disabled ones too. */
function keepsMetrics(schemaVersion) {
	return schemaVersion > 9;
}
/** v10 wrote one filter where later schemas write a list of filters. */
function wrapFilters(schemaVersion, metric) {
	if (schemaVersion !== 10) return metric;
	return {
		filter: wrap(metric.filter),
		typeParams: isJsonObject(metric.typeParams) ? wrapTypeParams(metric.typeParams) : metric.typeParams
	};
}
function wrapTypeParams(params) {
	const inputs = [
		"measure",
		"numerator",
		"denominator",
		"input_measures",
		"metrics"
	].filter((key) => Object.hasOwn(params, key));
	return {
		...params,
		...Object.fromEntries(inputs.map((key) => [key, wrapInput(params[key] ?? null)]))
	};
}
function wrapInput(input) {
	if (isJsonList(input)) return input.map(wrapInput);
	return isJsonObject(input) && Object.hasOwn(input, "filter") ? {
		...input,
		filter: wrap(input["filter"] ?? null)
	} : input;
}
function wrap(filter) {
	return filter === null ? null : { where_filters: [filter] };
}

// src/artifacts/read-common.ts
/** Fields that several kinds of resources share. */
/** `defaults` are configuration keys that dbt's class fills in; the Rust engine leaves some of them out. */
function readCommon({ fields, id, reading }, defaults = { enabled: true }) {
	const config = fields.part("config");
	const dependsOn = fields.part("depends_on");
	const patchPath = fields.textOrNull("patch_path");
	if (fields.has("unique_id") && fields.text("unique_id") !== id) fields.reject("unique_id", `${JSON.stringify(id)}, the key of this entry`);
	return {
		id: nodeId(id),
		name: fields.text("name"),
		packageName: fields.text("package_name"),
		path: reading.path(id, fields.text("original_file_path")),
		patchPath: patchPath === null ? null : reading.path(id, patchPath.replace(/^[^:/]*:\/\//, "")) || null,
		fqn: fields.texts("fqn"),
		description: fields.text("description", ""),
		tags: (fields.has("tags") ? fields : config).textOrTexts("tags"),
		meta: (fields.has("meta") ? fields : config).object("meta"),
		group: (fields.has("group") ? fields : config).textOrNull("group"),
		config: withDefaults(fields.object("config"), defaults),
		unrenderedConfig: fields.object("unrendered_config"),
		dependsOn: dependsOn.texts("nodes", []).map(nodeId),
		macros: dependsOn.textsOrNulls("macros").map(macroId)
	};
}
function withDefaults(config, defaults) {
	return Object.keys(defaults).every((key) => Object.hasOwn(config, key)) ? config : {
		...defaults,
		...config
	};
}
function readColumns(fields) {
	return fields.entries("columns", readColumn);
}
function readColumn(fields) {
	const config = fields.part("config");
	return {
		name: fields.text("name"),
		description: fields.text("description", ""),
		dataType: fields.textOrNull("data_type"),
		constraints: fields.items("constraints", readConstraint),
		tags: (fields.has("tags") ? fields : config).textOrTexts("tags"),
		meta: (fields.has("meta") ? fields : config).object("meta")
	};
}
function readConstraint(fields) {
	return {
		type: fields.text("type"),
		name: fields.textOrNull("name"),
		expression: fields.textOrNull("expression"),
		warnUnenforced: fields.flag("warn_unenforced", true),
		warnUnsupported: fields.flag("warn_unsupported", true),
		to: fields.textOrNull("to"),
		toColumns: fields.texts("to_columns", []),
		columns: fields.texts("columns", [])
	};
}

// src/artifacts/read-nodes.ts
/** Resources that have a file of their own or a relation: the members of `nodes`, and functions. */
function readModel(entry) {
	const { fields } = entry;
	return {
		...readNode(entry, "view"),
		resourceType: "model",
		access: fields.text("access", "protected"),
		version: fields.textOrNumber("version"),
		latestVersion: fields.textOrNumber("latest_version"),
		deprecationDate: fields.textOrNull("deprecation_date"),
		constraints: fields.items("constraints", readConstraint),
		primaryKey: fields.texts("primary_key", [])
	};
}
/** dbt's class of a seed has no compiled code, no language and no parents. */
function readSeed(entry) {
	const node = readNode(entry, "seed");
	return {
		...node,
		resourceType: "seed",
		relationName: keepsSeedRelation(entry.reading.schemaVersion) ? node.relationName : null,
		compiledCode: null,
		language: "sql",
		dependsOn: [],
		rootPath: entry.fields.textOrNull("root_path")
	};
}
function readPlainNode(entry, resourceType) {
	return {
		...readNode(entry, resourceType === "snapshot" ? "snapshot" : "view"),
		resourceType
	};
}
function readTest(entry) {
	const { fields } = entry;
	const attached = fields.textOrNull("attached_node");
	const metadata = fields.partOrNull("test_metadata");
	return {
		...readNode(entry, "test"),
		resourceType: "test",
		testMetadata: metadata === null ? null : readTestMetadata(metadata),
		attachedNode: attached === null ? null : nodeId(attached),
		columnName: fields.textOrNull("column_name")
	};
}
function readFunction(entry) {
	const { fields } = entry;
	return {
		...readNode(entry, "function"),
		resourceType: "function",
		arguments: asClass(fields.json("arguments") ?? [], classes.argument),
		returns: asClass(fields.json("returns"), classes.returns),
		overloads: asClass(fields.json("overloads") ?? [], classes.overload)
	};
}
function readNode(entry, materialized) {
	const { fields } = entry;
	return {
		...readCommon(entry, {
			enabled: true,
			materialized
		}),
		database: fields.textOrNull("database"),
		schema: fields.textOrNull("schema"),
		alias: fields.textOrNull("alias"),
		relationName: fields.textOrNull("relation_name"),
		rawCode: fields.text(codeField(entry, "raw"), ""),
		compiledCode: fields.textOrNull(codeField(entry, "compiled")),
		language: fields.text("language", "sql"),
		checksum: readChecksum(fields.part("checksum")),
		columns: readColumns(fields),
		contract: readContract(fields.part("contract"))
	};
}
function readChecksum(fields) {
	return {
		name: fields.text("name", "none"),
		checksum: fields.text("checksum", "")
	};
}
function readContract(fields) {
	return {
		enforced: fields.flag("enforced", false),
		aliasTypes: fields.flag("alias_types", true),
		checksum: fields.textOrNull("checksum")
	};
}
function readTestMetadata(fields) {
	return {
		name: fields.text("name", "test"),
		namespace: fields.textOrNull("namespace"),
		kwargs: fields.object("kwargs")
	};
}

// src/artifacts/read-yaml-resources.ts
function readSource(entry) {
	const { fields } = entry;
	return {
		...readCommon(entry),
		resourceType: "source",
		sourceName: fields.text("source_name"),
		identifier: fields.text("identifier"),
		database: fields.textOrNull("database"),
		schema: fields.textOrNull("schema"),
		unrenderedDatabase: fields.textOrNull("unrendered_database"),
		unrenderedSchema: fields.textOrNull("unrendered_schema"),
		relationName: fields.textOrNull("relation_name"),
		loader: fields.text("loader", ""),
		quoting: asClass(fields.json("quoting") ?? {}, classes.quoting),
		freshness: asClass(fields.json("freshness"), classes.freshness),
		loadedAtField: fields.textOrNull("loaded_at_field"),
		loadedAtQuery: fields.textOrNull("loaded_at_query"),
		external: asClass(fields.json("external"), classes.external),
		sourceDescription: fields.text("source_description", ""),
		columns: readColumns(fields)
	};
}
function readExposure(entry) {
	const { fields } = entry;
	return {
		...readCommon(entry),
		resourceType: "exposure",
		type: fields.text("type"),
		owner: asObjectOfClass(fields.object("owner"), classes.owner),
		maturity: fields.textOrNull("maturity"),
		url: fields.textOrNull("url"),
		label: fields.textOrNull("label")
	};
}
function readMetric(entry) {
	const { fields, reading } = entry;
	return {
		...readCommon(entry),
		resourceType: "metric",
		type: fields.text("type"),
		label: fields.text("label", ""),
		...wrapFilters(reading.schemaVersion, {
			typeParams: fields.json("type_params"),
			filter: fields.json("filter")
		})
	};
}
function readSemanticModel(entry) {
	const { fields } = entry;
	const common = readCommon(entry);
	return {
		...common,
		resourceType: "semantic_model",
		config: asObjectOfClass(common.config, classes.semanticModelConfig),
		model: fields.text("model"),
		label: fields.textOrNull("label"),
		defaults: asClass(fields.json("defaults"), classes.semanticDefaults),
		entities: asClass(fields.json("entities") ?? [], classes.entity),
		dimensions: asClass(fields.json("dimensions") ?? [], classes.dimension),
		measures: asClass(fields.json("measures") ?? [], classes.measure),
		primaryEntity: fields.textOrNull("primary_entity")
	};
}
function readSavedQuery(entry) {
	const { fields } = entry;
	const common = readCommon(entry);
	const query = fields.part("query_params");
	return {
		...common,
		resourceType: "saved_query",
		config: asObjectOfClass(common.config, classes.savedQueryConfig),
		label: fields.textOrNull("label"),
		metrics: query.texts("metrics", []),
		groupBy: query.texts("group_by", []),
		where: query.json("where"),
		orderBy: query.texts("order_by", []),
		limit: query.numberOrNull("limit"),
		exports: fields.items("exports", readExport)
	};
}
function readExport(fields) {
	return {
		name: fields.text("name"),
		config: asObjectOfClass(fields.object("config"), classes.exportConfig),
		unrenderedConfig: fields.object("unrendered_config")
	};
}
function readUnitTest(entry) {
	const { fields } = entry;
	return {
		...readCommon(entry),
		resourceType: "unit_test",
		model: fields.text("model"),
		checksum: readUnitTestChecksum(fields),
		given: fields.json("given"),
		expect: fields.json("expect"),
		overrides: fields.json("overrides"),
		version: fields.textOrNumber("version")
	};
}
/** dbt 1.x writes the hash itself, the Rust engine an empty `{ name, checksum }`. */
function readUnitTestChecksum(fields) {
	return typeof fields.json("checksum") === "object" ? fields.part("checksum").text("checksum", "") || null : fields.textOrNull("checksum");
}

// src/artifacts/read-resource.ts
/** The resource of one entry, or undefined when its type is one that a later dbt has added. */
function readResource(entry, resourceType) {
	switch (resourceType) {
		case "model": return readModel(entry);
		case "seed": return readSeed(entry);
		case "snapshot":
		case "analysis":
		case "operation": return readPlainNode(entry, resourceType);
		case "test": return readTest(entry);
		case "function": return readFunction(entry);
		case "source": return readSource(entry);
		case "exposure": return readExposure(entry);
		case "metric": return readMetric(entry);
		case "semantic_model": return readSemanticModel(entry);
		case "saved_query": return readSavedQuery(entry);
		case "unit_test": return readUnitTest(entry);
		default:
			entry.reading.skip(resourceType);
			return;
	}
}

// src/artifacts/safe-path.ts
const UNSAFE = /\p{Cc}|^[a-zA-Z]:|^\/|(?:^|\/)\.\.(?:\/|$)/u;
/**
* A project-relative path with forward slashes, or undefined when it leaves the project: a manifest is written by
* the author of the pull request, and its paths become annotations and links. dbt on Windows writes backslashes.
*/
function safePath(path) {
	const forward = path.replaceAll("\\", "/");
	return UNSAFE.test(forward) ? void 0 : forward;
}

// src/artifacts/reading.ts
/** What is noticed while one manifest is read, besides wrong fields: none of it keeps us from judging. */
var Reading = class {
	schemaVersion;
	#outside = /* @__PURE__ */ new Set();
	#unknownTypes = /* @__PURE__ */ new Map();
	#missing = [];
	constructor(schemaVersion) {
		this.schemaVersion = schemaVersion;
	}
	/** The path to show; empty when it leaves the project, so that nothing can point there. */
	path(id, path) {
		const safe = safePath(path);
		if (safe === void 0) this.#outside.add(id);
		return safe ?? "";
	}
	/** A kind of resource that a later dbt has added. */
	skip(resourceType) {
		this.#unknownTypes.set(resourceType, (this.#unknownTypes.get(resourceType) ?? 0) + 1);
	}
	missing(section) {
		this.#missing.push(section);
	}
	notes() {
		const unknown = [...this.#unknownTypes].sort(([a], [b]) => byText(a, b));
		return [
			...this.#missing.map((section) => `The manifest has no section "${section}"; changes there cannot be seen.`),
			...unknown.map(([type, count]) => `${count} ${count === 1 ? "resource" : "resources"} of the unknown type "${type}" ${count === 1 ? "was" : "were"} left out.`),
			...this.#outside.size > 0 ? [outsideNote([...this.#outside])] : []
		];
	}
};
const NAMED = 3;
function outsideNote(ids) {
	return `The file paths of ${ids.slice(0, NAMED).join(", ")}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ""} leave the project; nothing is annotated there.`;
}

// src/artifacts/read-manifest.ts
/**
* The project that a `manifest.json` of dbt 1.0 to 1.12 or 2.x describes, plain or compressed, as dbt 1.12 would load
* it: older schemas upgraded, absent fields at their class defaults. Every wrong field is refused at once.
*/
function readManifest(bytes, uri) {
	return readArtifact(bytes, {
		artifact: "manifest",
		uri
	}, (root, schemaVersion) => readProject(root, uri, new Reading(schemaVersion)));
}
/** Every section that holds resources, in the order in which dbt searches them. */
const SECTIONS = [
	["nodes", null],
	["sources", "source"],
	["exposures", "exposure"],
	["metrics", "metric"],
	["semantic_models", "semantic_model"],
	["saved_queries", "saved_query"],
	["unit_tests", "unit_test"],
	["functions", "function"]
];
/** Sections that every manifest since v4 has; some published ones were cut down by hand. */
const EXPECTED_SECTIONS = [
	"sources",
	"macros",
	"exposures",
	"metrics"
];
function readProject(root, uri, reading) {
	for (const section of EXPECTED_SECTIONS) if (!root.has(section)) reading.missing(section);
	const metadata = readMetadata(root.part("metadata"), reading.schemaVersion);
	const filed = readSections(root.required("nodes", "an object"), reading);
	const macros = readMacros(root, reading);
	const groups = [...root.entries("groups", readGroup).values()];
	return {
		uri,
		metadata,
		resources: new Map(filed.filter(isEnabled).map((resource) => [resource.id, resource])),
		disabled: readDisabled(root, reading, filed.filter((resource) => !isEnabled(resource))),
		macros,
		groups: new Map(groups.map((group) => [group.name, group])),
		selectors: new Map(Object.entries(root.object("selectors"))),
		notes: reading.notes()
	};
}
function readMetadata(fields, schemaVersion) {
	const dbtVersion = fields.text("dbt_version");
	return {
		schemaVersion,
		dbtVersion,
		engine: Number.parseInt(dbtVersion, 10) >= 2 ? "v2" : "v1",
		adapterType: fields.textOrNull("adapter_type"),
		projectName: fields.textOrNull("project_name"),
		projectId: fields.textOrNull("project_id"),
		generatedAt: fields.textOrNull("generated_at"),
		invocationId: fields.textOrNull("invocation_id")
	};
}
function readSections(root, reading) {
	return SECTIONS.filter(([section]) => section !== "metrics" || keepsMetrics(reading.schemaVersion)).flatMap(([section, type]) => {
		return [...root.entries(section, (fields, id) => readResource({
			fields,
			id,
			reading
		}, type ?? fields.text("resource_type"))).values()].filter((resource) => resource !== void 0);
	});
}
function isEnabled(resource) {
	return resource.config["enabled"] !== false;
}
function readDisabled(root, reading, misfiled) {
	const disabled = new Map(misfiled.map((resource) => [resource.id, [resource]]));
	for (const [id, entries] of root.lists("disabled", (fields, id) => readDisabledEntry(fields, id, reading))) {
		const known = entries.filter((resource) => resource !== void 0);
		if (known.length > 0) disabled.set(nodeId(id), known);
	}
	return disabled;
}
function readDisabledEntry(fields, id, reading) {
	const type = fields.text("resource_type");
	if (type === "metric" && !keepsMetrics(reading.schemaVersion)) return void 0;
	return readResource({
		fields,
		id,
		reading
	}, type);
}
function readMacros(root, reading) {
	const macros = root.entries("macros", (fields, id) => readMacro(fields, id, reading));
	return new Map([...macros.values()].map((macro) => [macro.id, macro]));
}
function readMacro(fields, id, reading) {
	return {
		id: macroId(id),
		name: fields.text("name"),
		packageName: fields.text("package_name"),
		path: reading.path(id, fields.text("original_file_path")),
		sql: fields.text("macro_sql"),
		macros: fields.part("depends_on").texts("macros", []).map(macroId)
	};
}
function readGroup(fields) {
	return {
		name: fields.text("name"),
		owner: asObjectOfClass(fields.object("owner"), classes.owner)
	};
}

// src/artifacts/read-run-results.ts
/** What a `run_results.json` says of one dbt command. One of `docs generate` has no execution data: see `command`. */
function readRunResults(bytes, uri) {
	return readArtifact(bytes, {
		artifact: "run-results",
		uri
	}, (root, schemaVersion) => ({
		uri,
		schemaVersion,
		...readOrigin(root),
		command: root.part("args").textOrNull("which"),
		elapsedSeconds: root.number("elapsed_time"),
		results: root.required("results", "a list").items("results", readResult)
	}));
}
function readResult(fields) {
	return {
		id: nodeId(fields.text("unique_id")),
		status: fields.text("status"),
		executionSeconds: fields.number("execution_time"),
		timing: fields.items("timing", readTiming),
		message: readMessage(fields),
		failures: fields.numberOrNull("failures"),
		adapterResponse: fields.object("adapter_response"),
		threadId: fields.textOrNull("thread_id"),
		relationName: fields.textOrNull("relation_name") || null,
		compiledCode: fields.textOrNull("compiled_code") || null
	};
}
/** dbt 0.19 wrote the number of failing rows as a message. */
function readMessage(fields) {
	const message = fields.textOrNumber("message");
	return message === null ? null : String(message);
}
function readTiming(fields) {
	return {
		name: fields.text("name"),
		startedAt: fields.textOrNull("started_at"),
		completedAt: fields.textOrNull("completed_at")
	};
}

// src/adapters/store/file-lock.ts
/** Thrown when another process keeps the lock for longer than `waitMs`. */
var LockBusy = class extends Error {};
/** A holder touches its lock far more often than others take it for dead, and waiting goes on beyond that. */
const TIMES = {
	pollMs: 15,
	refreshMs: 3e3,
	staleMs: 15e3,
	waitMs: 4e4
};
/**
* Runs `work` while holding the lock file `path`: POSIX has no compare-and-swap for files, so conditional writes
* need one. A lock whose holder died is taken over once it has not been touched for a while.
*/
async function withLock(path, work) {
	await acquire(path);
	const heartbeat = setInterval(() => void touch(path), TIMES.refreshMs);
	heartbeat.unref();
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		await unlink(path).catch(() => void 0);
	}
}
async function acquire(path) {
	const until = Date.now() + TIMES.waitMs;
	while (!await tryAcquire(path)) {
		await dropWhenStale(path);
		if (Date.now() > until) throw new LockBusy(path);
		await setTimeout(TIMES.pollMs * (.5 + Math.random()));
	}
}
async function tryAcquire(path) {
	await mkdir(dirname(path), { recursive: true });
	try {
		const handle = await open(path, "wx");
		await handle.writeFile(`${process.pid}\n`);
		await handle.close();
		return true;
	} catch (error) {
		if (hasCode(error, "EEXIST", "ENOENT")) return false;
		throw error;
	}
}
async function dropWhenStale(path) {
	const seen = await stat(path).catch(() => void 0);
	if (seen === void 0 || Date.now() - seen.mtimeMs < TIMES.staleMs) return;
	const aside = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
	try {
		await rename(path, aside);
		if ((await stat(aside)).ino !== seen.ino) await link(aside, path);
		await unlink(aside);
	} catch (error) {
		if (!hasCode(error, "ENOENT", "EEXIST")) throw error;
	}
}
async function touch(path) {
	const now = /* @__PURE__ */ new Date();
	await utimes(path, now, now).catch(() => void 0);
}
/** Whether `error` is a system error with one of `codes`. */
function hasCode(error, ...codes) {
	return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

// src/adapters/store/directory-layout.ts
/** Our own folder in a directory store; it never shows up in lists. */
const OWN_FOLDER = ".sluice";
const ASIDE_MS_MAX = 864e5;
function pathsOf(root, key) {
	return {
		content: join(root, key),
		digest: join(root, OWN_FOLDER, "sha256", key),
		pending: join(root, OWN_FOLDER, "pending", sha256(key)),
		lock: join(root, OWN_FOLDER, "locks", sha256(key))
	};
}
/** The real path of what exists at `path`; undefined when nothing does, null when it lies outside `root`. */
async function realInside(root, path) {
	try {
		const [home, real] = await Promise.all([realpath(root), realpath(path)]);
		return real === home || real.startsWith(home.endsWith(sep) ? home : home + sep) ? real : null;
	} catch (error) {
		if (hasCode(error, "ENOENT", "ENOTDIR")) return void 0;
		throw error;
	}
}
/** Whether everything of `path` that exists already, up to `root`, lies inside the root once links are followed. */
async function staysInside(root, path) {
	const real = await realInside(root, path);
	if (real !== void 0) return real !== null;
	return path === root || dirname(path) === path || staysInside(root, dirname(path));
}
/** Writes a file of its own beside the store's objects, flushed to the disk, and gives its path. */
async function writeAside(root, content) {
	const folder = join(root, OWN_FOLDER, "tmp");
	await mkdir(folder, { recursive: true });
	const path = join(folder, randomUUID());
	const handle = await open(path, "wx");
	try {
		await handle.writeFile(content);
		await handle.sync();
	} finally {
		await handle.close();
	}
	return path;
}
/** Removes what writers that were killed have left aside; the files of living ones are young. */
async function sweepAside(root) {
	const folder = join(root, OWN_FOLDER, "tmp");
	for (const name of await readdir(folder).catch(() => [])) {
		const path = join(folder, name);
		const facts = await lstat(path).catch(() => void 0);
		if (facts !== void 0 && Date.now() - facts.mtimeMs > ASIDE_MS_MAX) await unlink(path).catch(() => void 0);
	}
}
/** Moves `from` to `to` in one step, replacing what stood there. */
async function moveInto(from, to) {
	try {
		await inFolderOf(to, () => rename(from, to));
	} catch (error) {
		await unlink(from).catch(() => void 0);
		throw error;
	}
}
/** Gives `from` the name `to`, unless that name is taken, also by somebody who does not know our locks. */
async function linkInto(from, to) {
	try {
		await inFolderOf(to, () => link(from, to));
		return true;
	} catch (error) {
		if (hasCode(error, "EEXIST") && !(await lstat(to)).isDirectory()) return false;
		throw error;
	} finally {
		await unlink(from).catch(() => void 0);
	}
}
async function inFolderOf(path, step) {
	for (let attempt = 1;; attempt += 1) try {
		await mkdir(dirname(path), { recursive: true });
		return await step();
	} catch (error) {
		if (attempt === 5 || !hasCode(error, "ENOENT")) throw error;
	}
}
function digestLine(digest, key) {
	return `${digest}  ${key}\n`;
}
/** The digest kept in `path`: null when there is no such file, the empty text when it holds something else. */
async function readDigest(path) {
	try {
		return /^([0-9a-f]{64}) [ *]/.exec(await readFile(path, "utf8"))?.[1] ?? "";
	} catch (error) {
		if (hasCode(error, "ENOENT", "ENOTDIR", "EISDIR")) return null;
		throw error;
	}
}

// src/adapters/store/file-refusal.ts
const DENIED = {
	code: "store-denied",
	what: "The store does not let us in",
	next: "Give this user the right to read and write the directory."
};
const FULL = {
	code: "store-full",
	what: "The store has no room left",
	next: "Free some space, or prune old commits with `sluice store prune`."
};
const CONFLICT = {
	code: "store-key-conflict",
	what: "A file stands where the store needs a folder, or the other way round",
	next: "Move the file away, or choose another directory for the store."
};
const CAUSES = {
	EACCES: DENIED,
	EPERM: DENIED,
	EROFS: {
		code: "store-read-only",
		what: "The store is on a read-only file system",
		next: "Choose a directory that can be written."
	},
	ENOSPC: FULL,
	EDQUOT: FULL,
	ENOTDIR: CONFLICT,
	EISDIR: CONFLICT,
	EEXIST: CONFLICT,
	ENOTEMPTY: CONFLICT,
	ELOOP: {
		code: "store-link-loop",
		what: "Symbolic links lead round in a circle",
		next: "Remove the links."
	},
	ENAMETOOLONG: {
		code: "store-key-too-long",
		what: "The file system does not take a name that long",
		next: "Use a shorter path for the store."
	}
};
/** The refusal for a file system error in a directory store; the system's own code stands in its `why`. */
function explainFileError(error, uri) {
	if (error instanceof LockBusy) return busy(error, uri);
	const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
	return {
		kind: "service",
		...CAUSES[code] ?? {
			code: "store-unreadable",
			what: "The file system failed",
			next: "Check the disk and the path, then run again."
		},
		where: { file: uri },
		why: `the file system answered ${code}`
	};
}
function busy(error, uri) {
	return {
		kind: "service",
		code: "store-busy",
		what: "Another process keeps this object locked",
		where: { file: uri },
		next: `Run again; if nothing else is writing to the store, delete ${error.message}.`
	};
}
/** A symbolic link in a store must not make us read or write elsewhere: pull requests can commit links. */
function leadsOut(uri) {
	return {
		kind: "service",
		code: "store-link-outside",
		what: "A symbolic link leads out of the directory",
		where: { file: uri },
		why: "links are followed only inside the directory that was given",
		next: "Replace the link by the file, or give the directory that it leads to."
	};
}

// src/adapters/store/directory-read.ts
const CORRUPT_NEXT = "Store the artifact again; if the file was changed on purpose, delete its entry under .sluice/sha256.";
const READ_ATTEMPTS = 3;
/** The object of `entry`, its digest checked. */
async function readObject(entry) {
	for (let attempt = 1;; attempt += 1) {
		const found = await readOnce(entry);
		if (found.ok || attempt === READ_ATTEMPTS) return found;
		await setTimeout(20 * attempt);
	}
}
async function readOnce({ root, key, paths, uri }) {
	const real = await realInside(root, paths.content);
	if (real === null) return refuse(leadsOut(uri));
	const file = real === void 0 ? void 0 : await readFacts(real);
	if (file === void 0) return ok(void 0);
	const kept = verify({
		content: file.content,
		kept: await readDigest(paths.digest),
		uri,
		next: CORRUPT_NEXT
	});
	const announced = kept.ok ? null : await readDigest(paths.pending);
	if (!kept.ok && announced !== sha256(file.content)) return kept;
	const verified = kept.ok ? kept.value : true;
	return ok({
		...factsOf(key, file.stats),
		content: file.content,
		sha256: verified ? sha256(file.content) : null,
		verified
	});
}
/** Content and facts of one file as they belong together; undefined when there is no such file. */
async function readFacts(path) {
	try {
		const handle = await open(path, "r");
		try {
			const stats = await handle.stat({ bigint: true });
			return stats.isFile() ? {
				stats,
				content: await handle.readFile()
			} : void 0;
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (hasCode(error, "ENOENT", "ENOTDIR", "EISDIR")) return void 0;
		throw error;
	}
}
/** The facts of `entry` without its content; the digest is the kept one, unchecked. */
async function headObject({ root, key, paths, uri }) {
	const real = await realInside(root, paths.content);
	if (real === null) return refuse(leadsOut(uri));
	const stats = real === void 0 ? void 0 : await statFile(real);
	return ok(stats && {
		...factsOf(key, stats),
		sha256: await readDigest(paths.digest)
	});
}
/** The facts of a file, undefined when nothing or something else stands there. */
async function statFile(path) {
	try {
		const stats = await stat(path, { bigint: true });
		return stats.isFile() ? stats : void 0;
	} catch (error) {
		if (hasCode(error, "ENOENT", "ENOTDIR")) return void 0;
		throw error;
	}
}
/** Every write makes a new file: its number, size and time together change with each write, and serve as the etag. */
function factsOf(key, stats) {
	const etag = [
		stats.ino,
		stats.size,
		stats.mtimeNs
	].map((part) => part.toString(36)).join("-");
	return {
		key,
		bytes: Number(stats.size),
		etag,
		modifiedAt: new Date(Number(stats.mtimeMs)).toISOString()
	};
}

// src/adapters/store/directory-write.ts
/** Writes the object of `entry` in one visible step, when `condition` holds. */
async function writeObject(entry, content, condition) {
	if (!await staysInside(entry.root, entry.paths.content)) return refuse(leadsOut(entry.uri));
	return withLock(entry.paths.lock, async () => {
		const before = await statFile(entry.paths.content);
		if (!holds(condition, before && factsOf(entry.key, before).etag)) return ok({ kind: "conflict" });
		await settlePending(entry.paths);
		return replace(entry, content, condition);
	});
}
function holds(condition, etag) {
	if (condition.absent === true && etag !== void 0) return false;
	return condition.etag === void 0 || condition.etag === etag;
}
async function settlePending(paths) {
	const announced = await readDigest(paths.pending);
	if (announced === null) return;
	const file = await readFacts(paths.content);
	if (file !== void 0 && sha256(file.content) === announced) await moveInto(paths.pending, paths.digest);
}
async function replace({ root, key, paths }, content, condition) {
	const aside = await writeAside(root, content);
	await moveInto(await writeAside(root, digestLine(sha256(content), key)), paths.pending);
	if (condition.absent !== true) await moveInto(aside, paths.content);
	else if (!await linkInto(aside, paths.content)) return ok({ kind: "conflict" });
	await moveInto(paths.pending, paths.digest);
	const after = await statFile(paths.content);
	return ok({
		kind: "stored",
		etag: after ? factsOf(key, after).etag : null
	});
}
/** Removes the object of `entry`, what is kept about it, and folders that are empty then. */
async function removeObject({ root, paths, uri }) {
	if (!await staysInside(root, dirname(paths.content))) return refuse(leadsOut(uri));
	await withLock(paths.lock, async () => {
		for (const path of [
			paths.content,
			paths.digest,
			paths.pending
		]) await removeFile(root, path);
	});
	await sweepAside(root);
	return ok(void 0);
}
async function removeFile(root, path) {
	try {
		await unlink(path);
		for (let folder = dirname(path); folder !== root; folder = dirname(folder)) await rmdir(folder);
	} catch (error) {
		if (!hasCode(error, "ENOENT", "ENOTDIR", "ENOTEMPTY", "EEXIST", "EBUSY")) throw error;
	}
}

// src/adapters/store/directory-list.ts
/** Every object below `root` whose key begins with `prefix`. Links that lead out of the root are no objects. */
async function listObjects(root, prefix, limit = Number.POSITIVE_INFINITY) {
	const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
	const keys = typeof await realInside(root, join(root, folder)) === "string" ? await keysBelow(root, folder) : [];
	const facts = [];
	for (const key of keys.filter((candidate) => candidate.startsWith(prefix)).sort(byText)) {
		if (facts.length >= limit) break;
		const stats = await statFile(join(root, key));
		if (stats !== void 0) facts.push(factsOf(key, stats));
	}
	return ok(facts);
}
async function keysBelow(root, folder) {
	const keys = [];
	for (const entry of await entriesOf(join(root, folder))) {
		const key = folder + entry.name;
		if (key === ".sluice") continue;
		if (entry.isDirectory()) for (const below of await keysBelow(root, `${key}/`)) keys.push(below);
		else if (entry.isFile() || await isFileInside(root, key)) keys.push(key);
	}
	return keys;
}
async function entriesOf(path) {
	try {
		return await readdir(path, { withFileTypes: true });
	} catch (error) {
		if (hasCode(error, "ENOENT", "ENOTDIR")) return [];
		throw error;
	}
}
async function isFileInside(root, key) {
	const real = await realInside(root, join(root, key));
	return typeof real === "string" && await statFile(real) !== void 0;
}

// src/adapters/store/directory-store.ts
/**
* A directory as a full object store: writes are atomic and conditional, and the sha256 of each object is kept under
* `.sluice/sha256`, where `sha256sum -c` can check it. A directory that does not exist yet is an empty store.
*/
function directoryStore(directory, uri = directory) {
	const root = resolve(directory);
	const locate = (key) => `${uri.replace(/\/+$/, "")}/${key}`;
	const guard = async (where, mistake, work) => mistake ? refuse(mistake) : work().catch((error) => refuse(explainFileError(error, where)));
	const on = (key, work) => guard(locate(key), checkKey(key, uri) ?? checkReserved(key, uri), () => work({
		root,
		key,
		uri: locate(key),
		paths: pathsOf(root, key)
	}));
	return {
		uri,
		locate,
		read: (key) => on(key, readObject),
		head: (key) => on(key, headObject),
		write: (key, content, condition = {}) => on(key, (entry) => writeObject(entry, content, condition)),
		remove: (key) => on(key, removeObject),
		list: (prefix, limit) => guard(locate(prefix), checkPrefix(prefix, uri), () => listObjects(root, prefix, limit))
	};
}
function checkReserved(key, uri) {
	if (key.split("/")[0] !== ".sluice") return void 0;
	return {
		kind: "usage",
		code: "store-key-reserved",
		what: `The folder ${OWN_FOLDER} belongs to the store itself`,
		where: { file: uri },
		next: "Use another key."
	};
}

// src/adapters/store/endpoint.ts
/** The URL in `text`, when a request may be sent there: http(s) without credentials, plain http only to this machine. */
function parseServerUrl(text, rules) {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null) return refuse(mistake(rules, "it is not a URL", "Write it as https://host or https://host:port."));
	if (url.protocol !== "https:" && url.protocol !== "http:") return refuse(mistake(rules, `it begins with ${url.protocol}//`, "Use an https:// URL."));
	if (url.username !== "" || url.password !== "") return refuse(mistake(rules, "it carries a user name or a password", "Take them out of the URL; credentials come from the environment."));
	if (url.protocol === "http:" && !rules.allowHttp && !isLoopback(url.hostname)) return refuse(mistake(rules, `plain http to ${url.hostname} can be read and changed on the way`, "Use https, or allow plain http explicitly."));
	return ok(url);
}
/** Whether `hostname` is this machine. */
function isLoopback(hostname) {
	const name = hostname.replace(/^\[|\]$/g, "").toLowerCase();
	return name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^127(?:\.\d{1,3}){3}$/.test(name);
}
function mistake(rules, why, next) {
	return {
		kind: "usage",
		code: "url-invalid",
		what: `The URL given as ${rules.input} cannot be used`,
		why,
		next
	};
}

// src/adapters/store/lazy-store.ts
/** A store that is loaded with its first use, so that naming one costs nothing. */
function lazyStore(uri, load) {
	let loading;
	const use = async (work) => {
		loading ??= load();
		const store = await loading;
		return store.ok ? work(store.value) : store;
	};
	return {
		uri,
		locate: (key) => `${uri}/${key}`,
		read: (key) => use((store) => store.read(key)),
		head: (key) => use((store) => store.head(key)),
		write: (key, content, condition) => use((store) => store.write(key, content, condition)),
		list: (prefix, limit) => use((store) => store.list(prefix, limit)),
		remove: (key) => use((store) => store.remove(key))
	};
}

// src/adapters/store/s3-settings.ts
const ENCRYPTIONS = [
	"AES256",
	"aws:kms",
	"aws:kms:dsse"
];
/** The settings for `s3://bucket/prefix` under `options` and the SDK's own environment variables; all mistakes at once. */
function readS3Settings(uri, options) {
	const env = options.env ?? process.env;
	const s3 = options.s3 ?? {};
	const place = parseS3Uri(uri);
	const endpoint = readEndpoint(s3, env, options.allowHttp ?? false);
	const encryption = readEncryption(s3);
	const all = collect([
		place,
		endpoint,
		encryption
	]);
	if (!all.ok) return all;
	if (!place.ok || !endpoint.ok || !encryption.ok) return all.ok ? refuse(badUri("it cannot be read")) : all;
	return ok({
		...place.value,
		endpoint: endpoint.value,
		region: text(s3.region) ?? text(env["AWS_REGION"]) ?? text(env["AWS_DEFAULT_REGION"]) ?? (endpoint.value === null ? null : "us-east-1"),
		forcePathStyle: s3.forcePathStyle ?? endpoint.value !== null,
		checksums: endpoint.value !== null && env["AWS_REQUEST_CHECKSUM_CALCULATION"] === void 0 ? "WHEN_REQUIRED" : null,
		encryption: encryption.value,
		kmsKeyId: text(s3.kmsKeyId) ?? null,
		pageSize: s3.pageSize ?? null,
		patience: {
			...PATIENCE,
			...options.patience
		},
		env,
		log: options.log ?? null
	});
}
function parseS3Uri(uri) {
	const [bucket = "", ...parts] = uri.slice(5).split("/");
	if (bucket.includes("@")) return refuse(badUri("it carries credentials, which come from the environment instead"));
	if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/.test(bucket)) return refuse(badUri(`${JSON.stringify(bucket)} is no bucket name`));
	const prefix = parts.join("/").replace(/^\/+|\/+$/g, "");
	const wrong = prefix === "" ? void 0 : checkKey(prefix, `s3://${bucket}`);
	return wrong === void 0 ? ok({
		bucket,
		prefix
	}) : refuse(badUri(wrong.why ?? wrong.what));
}
function badUri(why) {
	return {
		kind: "usage",
		code: "store-uri-invalid",
		what: "The S3 location cannot be used",
		why,
		next: "Write it as s3://bucket/prefix."
	};
}
function readEndpoint(s3, env, allowHttp) {
	const fromEnv = env["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] === "true" ? void 0 : text(env["AWS_ENDPOINT_URL_S3"]) ?? text(env["AWS_ENDPOINT_URL"]);
	const given = text(s3.endpoint) ?? fromEnv;
	if (given === void 0) return ok(null);
	const url = parseServerUrl(given, {
		allowHttp,
		input: text(s3.endpoint) === void 0 ? "AWS_ENDPOINT_URL" : "s3-endpoint"
	});
	return url.ok ? ok(url.value.href) : url;
}
function readEncryption(s3) {
	const given = text(s3.sse);
	const known = ENCRYPTIONS.find((name) => name === given);
	if (given !== void 0 && known === void 0) return refuse(encryptionMistake(`${JSON.stringify(given)} is no S3 encryption`, `Set s3-sse to ${ENCRYPTIONS.join(", ")} or leave it out.`));
	if (text(s3.kmsKeyId) !== void 0 && (known === void 0 || known === "AES256")) return refuse(encryptionMistake("s3-kms-key-id is given, but s3-sse does not ask for KMS", "Set s3-sse to aws:kms, or leave the key out."));
	return ok(known ?? null);
}
function encryptionMistake(why, next) {
	return {
		kind: "usage",
		code: "s3-encryption-invalid",
		what: "The encryption asked for cannot be used",
		why,
		next
	};
}
function text(value) {
	return value === void 0 || value.trim() === "" ? void 0 : value.trim();
}

// src/adapters/store/open-store.ts
/**
* The store at `uri`: a path, `file://`, `s3://bucket/prefix`, or `https://` to read from. Nothing is asked of the
* outside yet and no client is loaded; that happens with the first operation.
*/
function openStore(uri, options = {}) {
	const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(uri)?.[1]?.toLowerCase();
	switch (scheme) {
		case void 0: return uri.trim() === "" ? refuse(unknownUri("it is empty")) : ok(directoryStore(uri));
		case "file": return openFileUrl(uri);
		case "s3": return openS3(uri, options);
		case "http":
		case "https": return openHttps(uri, options);
		default: return refuse(unknownUri(`Sluice does not know ${scheme}: locations`));
	}
}
function openFileUrl(uri) {
	try {
		return ok(directoryStore(fileURLToPath(uri), uri.replace(/\/+$/, "")));
	} catch {
		return refuse(unknownUri("it is no file:// URL of this machine"));
	}
}
function openS3(uri, options) {
	const settings = readS3Settings(uri, options);
	if (!settings.ok) return settings;
	const { bucket, prefix } = settings.value;
	return ok(lazyStore(`s3://${prefix === "" ? bucket : `${bucket}/${prefix}`}`, async () => (await import("./s3-store.js")).s3Store(settings.value)));
}
function openHttps(uri, options) {
	const url = parseServerUrl(uri, {
		allowHttp: options.allowHttp ?? false,
		input: "the location"
	});
	if (!url.ok) return url;
	const shown = `${url.value.origin}${url.value.pathname}`.replace(/\/+$/, "");
	return ok(lazyStore(shown, async () => (await import("./https-store.js")).httpsStore(url.value, options)));
}
function unknownUri(why) {
	return {
		kind: "usage",
		code: "store-uri-invalid",
		what: "The location cannot be used",
		why,
		next: "Give a path, file:///path, s3://bucket/prefix or https://host/path."
	};
}

// src/adapters/store/open-location.ts
const OBJECT_NAME = /\.(?:json|gz|zst)$/i;
/**
* The file, object, directory or prefix that a user named. On this machine the file system tells which it is;
* elsewhere the name does: artifacts end in `.json`, `.json.gz` or `.json.zst`.
*/
async function openLocation(uri, options = {}) {
	const store = openStore(uri, options);
	if (!store.ok) return store;
	if (!/^(?:s3|https?):/i.test(uri)) return openPath(uri);
	const name = nameOf(uri);
	if (name === void 0) return ok({
		uri: store.value.uri,
		store: store.value,
		key: "",
		kind: "folder"
	});
	const parent = openStore(name.folder, options);
	return parent.ok ? ok({
		uri: store.value.uri,
		store: parent.value,
		key: name.key,
		kind: "object"
	}) : parent;
}
function nameOf(uri) {
	const [, folder, name, query = ""] = /^([^?]+:\/\/[^?]+)\/([^/?]+)(\?.*)?$/.exec(uri) ?? [];
	if (folder === void 0 || name === void 0 || !OBJECT_NAME.test(name)) return void 0;
	return {
		folder: folder + query,
		key: uri.startsWith("http") ? decode(name) : name
	};
}
function decode(name) {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
async function openPath(uri) {
	const path = /^file:/i.test(uri) ? fileURLToPath(uri) : uri;
	try {
		if ((await stat(path)).isDirectory()) return ok({
			uri,
			store: directoryStore(path, uri),
			key: "",
			kind: "folder"
		});
		return ok({
			uri,
			store: directoryStore(dirname(path), dirname(uri)),
			key: basename(path),
			kind: "object"
		});
	} catch (error) {
		return refuse(hasCode(error, "ENOENT", "ENOTDIR") ? missing$1(uri) : explainFileError(error, uri));
	}
}
function missing$1(uri) {
	return {
		kind: "input",
		code: "location-missing",
		what: "There is no such file or directory",
		where: { file: uri },
		next: "Check the path and the working directory; `dbt parse` writes target/manifest.json."
	};
}

// src/pipeline/store/artifact-file.ts
/** The artifacts that dbt writes and we keep, by the name of their file. */
const ARTIFACTS = [
	"manifest",
	"catalog",
	"run_results",
	"sources"
];
const FILE_NAME = /^(manifest|catalog|run_results|sources)(?:\.([a-z0-9-]+))?\.json(?:\.gz|\.zst)?$/;
/** What a file called `name` holds, such as `run_results.build.json.gz`; undefined for other files. */
function parseArtifactName(name) {
	const [, text, command] = FILE_NAME.exec(name) ?? [];
	const artifact = ARTIFACTS.find((candidate) => candidate === text);
	if (artifact === void 0 || command !== void 0 && artifact !== "run_results") return void 0;
	return {
		artifact,
		command: command ?? null
	};
}

// src/pipeline/store/layout.ts
/** Everything that is kept of one commit stands under this prefix. */
const COMMITS = "commits/";
/** Branch pointers stand under this prefix. */
const REFS = "refs/";
const RECEIPT = "receipt.json";
/** `commits/<sha>/<name>`. Keys are made of checked hashes alone, so that no name can lead elsewhere. */
function commitKey(sha, name) {
	return `${COMMITS}${sha}/${name}`;
}
/** The last file of a commit to be written: without it the commit does not count. */
function receiptKey(sha) {
	return commitKey(sha, RECEIPT);
}
/** The commit and the file name in a key of a commit; undefined for other keys. */
function parseCommitKey(key) {
	const [folder, hash = "", name, ...rest] = key.split("/");
	const sha = parseSha(hash);
	return `${folder}/` === "commits/" && sha !== void 0 && name !== void 0 && rest.length === 0 ? {
		sha,
		name
	} : void 0;
}
const isReceipt = (name) => name === RECEIPT;
const BRANCH_BYTES_MAX = 180;
/**
* `refs/<branch>.json`. Everything but lower-case letters, digits, `-`, `_` and inner dots is written as `~` and two
* hexadecimal digits a byte: git allows no `~` in branch names, slashes would make one branch the folder of another,
* and capitals fall together on file systems that ignore case. Names too long for a file end in their own hash.
*/
function refKey(branch) {
	const encoded = [...new TextEncoder().encode(branch)].map(encodeByte).join("").replace(/^\./, "~2e") || "~";
	const name = encoded.length > BRANCH_BYTES_MAX ? `${encoded.slice(0, BRANCH_BYTES_MAX)}~${sha256(branch).slice(0, 16)}` : encoded;
	return `${REFS}${name}.json`;
}
function encodeByte(byte) {
	const character = String.fromCharCode(byte);
	return /[a-z0-9._-]/.test(character) ? character : `~${byte.toString(16).padStart(2, "0")}`;
}
/** A record with its keys in order, so that equal content gives equal bytes. */
function sortKeys(record) {
	return Object.fromEntries(Object.entries(record).sort(([a], [b]) => byText(a, b)));
}

// src/pipeline/store/stored-document.ts
/** The document under `key`, as `schema` wants it. */
async function readDocument(store, key, schema) {
	const object = await store.read(key);
	if (!object.ok) return object;
	if (object.value === void 0) return ok({ kind: "absent" });
	const { etag, content, fromCache = false } = object.value;
	const parsed = parseDocument(content, schema);
	if ("why" in parsed) return ok({
		kind: "damaged",
		etag,
		refusal: damaged(store.locate(key), parsed.why)
	});
	return ok({
		kind: "found",
		value: parsed.value,
		etag,
		fromCache
	});
}
/** The document or undefined; a damaged one is a refusal. */
function refuseDamaged(found) {
	if (!found.ok) return found;
	if (found.value.kind === "damaged") return refuse(found.value.refusal);
	return ok(found.value.kind === "found" ? found.value : void 0);
}
/** Writes only over what was found, so that nobody else's write is lost. */
function conditionOf(found) {
	if (found.kind === "absent") return { absent: true };
	return found.etag === null ? {} : { etag: found.etag };
}
function parseDocument(content, schema) {
	try {
		const parsed = schema.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content)));
		return parsed.success ? { value: parsed.data } : { why: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ") };
	} catch {
		return { why: "it is not JSON" };
	}
}
function damaged(uri, why) {
	return {
		kind: "service",
		code: "store-document-damaged",
		what: "A document of the store cannot be read",
		where: { file: uri },
		why,
		next: "Push the commit again: that writes the document anew."
	};
}
/** A commit hash in a document. */
const shaSchema = pipe(string(), transform((text, context) => {
	const sha = parseSha(text);
	if (sha !== void 0) return sha;
	context.issues.push({
		code: "custom",
		message: "it is not a commit hash",
		input: text
	});
	return NEVER;
}));
/** The name of a file beside a receipt: nothing that could lead to another folder. */
const fileNameSchema = string().check(_regex(/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/));
const digestSchema = string().check(_regex(/^[0-9a-f]{64}$/));
/** JSON for people to read as well, in bytes. */
function encodeDocument(value) {
	return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}

// src/pipeline/store/pointer.ts
const pointerSchema = object({
	schema: literal("sluice/ref/v1"),
	branch: string(),
	sha: shaSchema,
	dbt_version: nullable(string()),
	generated_at: nullable(string()),
	sha256: record(fileNameSchema, digestSchema)
});
/** The pointer of `branch`. */
function readPointer(store, branch) {
	return readPointerAt(store, refKey(branch));
}
/** The pointer under a key that a list gave. */
function readPointerAt(store, key) {
	return readDocument(store, key, pointerSchema);
}
function encodePointer(pointer) {
	return encodeDocument({
		...pointer,
		sha256: sortKeys(pointer.sha256)
	});
}

// src/pipeline/store/receipt.ts
const storedFileSchema = object({
	sha256: digestSchema,
	bytes: int().check(_nonnegative()),
	content_sha256: digestSchema
});
const receiptSchema = object({
	schema: literal("sluice/receipt/v1"),
	sha: shaSchema,
	role: _enum(["production", "review"]),
	dbt_version: nullable(string()),
	generated_at: nullable(string()),
	stored_at: string(),
	files: record(fileNameSchema, storedFileSchema)
});
/** The receipt of `sha`. */
function readReceipt(store, sha) {
	return readDocument(store, receiptKey(sha), receiptSchema.check(refine((receipt) => receipt.sha === sha, "it is the receipt of another commit")));
}
function encodeReceipt(receipt) {
	return encodeDocument({
		...receipt,
		files: sortKeys(receipt.files)
	});
}

// src/pipeline/store/list-commits.ts
/** Receipts are read this many at a time. */
const AT_ONCE = 8;
/** Every commit of the store, or the `limit` newest, with the branches that point to it. */
async function listCommits(store, limit = Number.POSITIVE_INFINITY) {
	const objects = await store.list(COMMITS);
	if (!objects.ok) return objects;
	const pointers = await listPointers(store);
	if (!pointers.ok) return pointers;
	const newest = [...groupBySha(objects.value)].map(([sha, members]) => ({
		sha,
		members,
		modifiedAt: newestTime(members)
	}));
	newest.sort(by(({ sha, modifiedAt }) => `${modifiedAt ?? ""}${sha}`)).reverse();
	const commits = [];
	const trouble = [...pointers.value.trouble];
	for (const { sha, members, modifiedAt } of newest.slice(0, limit)) commits.push({
		sha,
		receipt: null,
		objects: members,
		modifiedAt,
		bytes: sumBytes(members),
		branches: pointers.value.branchesOf.get(sha) ?? []
	});
	const withReceipts = await inBatches(commits, (commit) => addReceipt(store, commit, trouble));
	return ok({
		commits: withReceipts,
		trouble
	});
}
async function addReceipt(store, commit, trouble) {
	if (!commit.objects.some(({ key }) => isReceipt(parseCommitKey(key)?.name ?? ""))) return commit;
	const found = refuseDamaged(await readReceipt(store, commit.sha));
	if (!found.ok) trouble.push(...found.refusals);
	return found.ok && found.value !== void 0 ? {
		...commit,
		receipt: found.value.value
	} : commit;
}
/** Which branches point where. */
async function listPointers(store) {
	const keys = await store.list(REFS);
	if (!keys.ok) return keys;
	const trouble = [];
	const branchesOf = /* @__PURE__ */ new Map();
	const pointers = await inBatches(keys.value, async ({ key }) => refuseDamaged(await readPointerAt(store, key)));
	for (const pointer of pointers) if (!pointer.ok) trouble.push(...pointer.refusals);
	else if (pointer.value !== void 0) {
		const { sha, branch } = pointer.value.value;
		branchesOf.set(sha, [...branchesOf.get(sha) ?? [], branch]);
	}
	return ok({
		branchesOf,
		trouble
	});
}
function groupBySha(objects) {
	const groups = /* @__PURE__ */ new Map();
	for (const object of objects) {
		const sha = parseCommitKey(object.key)?.sha;
		if (sha !== void 0) groups.set(sha, [...groups.get(sha) ?? [], object]);
	}
	return groups;
}
function newestTime(objects) {
	return objects.reduce((newest, { modifiedAt }) => modifiedAt !== null && (newest === null || modifiedAt > newest) ? modifiedAt : newest, null);
}
function sumBytes(objects) {
	return objects.reduce((sum, object) => sum + object.bytes, 0);
}
async function inBatches(items, work) {
	const results = [];
	for (let at = 0; at < items.length; at += AT_ONCE) results.push(...await Promise.all(items.slice(at, at + AT_ONCE).map(work)));
	return results;
}

// src/pipeline/store/pull-artifacts.ts
/** The artifacts of a commit, or of the newest commit of a branch; it is a refusal when they are not stored. */
async function pullArtifacts(store, what, wanted = ARTIFACTS) {
	const sha = "sha" in what ? ok(what.sha) : await shaOf(store, what.branch);
	if (!sha.ok) return sha;
	const pulled = await pullCommit(store, sha.value, wanted);
	if (!pulled.ok) return pulled;
	return pulled.value === void 0 ? refuse(notStored(store, `the commit ${sha.value}`)) : ok(pulled.value);
}
async function shaOf(store, branch) {
	const pointer = refuseDamaged(await readPointer(store, branch));
	if (!pointer.ok) return pointer;
	return pointer.value === void 0 ? refuse(notStored(store, `the branch ${branch}`)) : ok(pointer.value.value.sha);
}
/** The artifacts of a commit; undefined when it has no receipt. */
async function pullCommit(store, sha, wanted) {
	const first = await pullOnce(store, sha, wanted);
	return first.ok ? first : pullOnce(store, sha, wanted);
}
async function pullOnce(store, sha, wanted) {
	const found = refuseDamaged(await readReceipt(store, sha));
	if (!found.ok) return found;
	if (found.value === void 0) return ok(void 0);
	const { value: receipt, fromCache } = found.value;
	const names = Object.entries(receipt.files).filter(([name]) => wanted.some((artifact) => parseArtifactName(name)?.artifact === artifact));
	const files = collect(await Promise.all(names.map(([name, facts]) => pullFile(store, commitKey(sha, name), facts))));
	if (!files.ok) return files;
	return ok({
		receipt,
		files: files.value,
		fromCache: fromCache || files.value.some((file) => file.fromCache)
	});
}
async function pullFile(store, key, facts) {
	const uri = store.locate(key);
	const known = parseArtifactName(parseCommitKey(key)?.name ?? "");
	const object = await store.read(key);
	if (!object.ok) return object;
	if (object.value === void 0 || known === void 0) return refuse(missing(uri));
	const { content, modifiedAt, fromCache = false } = object.value;
	if (sha256(content) !== facts.sha256) return refuse(differs(uri));
	return ok({
		...known,
		uri,
		content,
		modifiedAt,
		fromCache,
		verified: true
	});
}
function missing(uri) {
	return {
		kind: "service",
		code: "store-file-missing",
		what: "A file that the receipt of its commit lists is not in the store",
		where: { file: uri },
		next: "Push the commit again."
	};
}
function differs(uri) {
	return {
		kind: "service",
		code: "store-object-corrupt",
		what: "A stored file is not the one that the receipt of its commit lists",
		where: { file: uri },
		why: "their sha256 differ: another push may have been cut off, or somebody changed the file",
		next: "Push the commit again."
	};
}
function notStored(store, what) {
	return {
		kind: "input",
		code: "store-commit-missing",
		what: `Nothing is stored for ${what}`,
		where: { file: store.uri },
		next: "See what there is with `sluice store list`, or push it with `sluice store push`."
	};
}

// src/pipeline/store/baseline-trail.ts
const newTrail = () => ({
	notes: [],
	trouble: [],
	storeClosed: false
});
/**
* Codes of refusals that may concern one object alone. S3 answers 403 for a missing object to those who may not list,
* and a copy in the cache may be missing for this object only.
*/
const UNCLEAR = /* @__PURE__ */ new Set(["s3-access-denied", "store-copy-missing"]);
const ONE_OBJECT = /* @__PURE__ */ new Set([
	...UNCLEAR,
	"store-object-corrupt",
	"store-file-missing",
	"store-document-damaged",
	"store-link-outside",
	"s3-object-archived"
]);
/** Whether `result` may stand for nothing more than absence. */
function mayBeAbsent(result) {
	return !result.ok && result.refusals.every((refusal) => UNCLEAR.has(refusal.code));
}
/** The value of `result`; when it was refused, undefined and a note that begins with `what`. */
function tell(trail, what, result) {
	if (result.ok) return result.value;
	for (const refusal of result.refusals) {
		trail.trouble.push(refusal);
		trail.notes.push(`${what}: ${lowerFirst(refusal.what)}${refusal.why === void 0 ? "" : ` (${refusal.why})`}. ${refusal.next}`);
	}
}
/** As `tell`, for an answer of the store: a refusal that is not about one object closes it. */
function tellStore(trail, what, result) {
	if (!result.ok && result.refusals.some((refusal) => !ONE_OBJECT.has(refusal.code))) trail.storeClosed = true;
	return tell(trail, what, result);
}
/** A sentence as it goes on after a colon; words in capitals stay as they are. */
function lowerFirst(sentence) {
	return /^[A-Z][a-z ]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

// src/pipeline/store/read-location.ts
const ENDINGS = [
	"json",
	"json.gz",
	"json.zst"
];
/**
* The artifacts at a place that a user named. A folder is asked for the names that dbt writes, plain or compressed;
* a folder with none of them but with `refs/` or `commits/` is a store.
*/
async function readLocation(location, what = {
	wanted: ARTIFACTS,
	fallback: "manifest"
}) {
	if (location.kind === "object") return readOne(location, what.fallback);
	const folder = location.key === "" ? "" : `${location.key}/`;
	const names = await namesIn(location.store, folder, what.wanted);
	const found = await Promise.all(names.value.map((name) => readFirst(location.store, folder, name)));
	const files = collect(found);
	if (!files.ok) return refuseOnce(files.refusals);
	const present = files.value.filter((file) => file !== void 0);
	if (present.length > 0) return ok({
		kind: "artifacts",
		files: present,
		notes: names.notes
	});
	return await isStore(location.store, folder) ? ok({
		kind: "store",
		store: location.store
	}) : refuse(nothingAt(location.uri, what.wanted));
}
function refuseOnce(refusals) {
	const [first, ...more] = refusals;
	const seen = /* @__PURE__ */ new Set([`${first.code} ${first.why}`]);
	const others = more.filter(({ code, why }) => !seen.has(`${code} ${why}`) && seen.add(`${code} ${why}`));
	return refuse(first, ...others);
}
async function readOne({ store, key, uri }, fallback) {
	const name = parseArtifactName(key.slice(key.lastIndexOf("/") + 1)) ?? {
		artifact: fallback,
		command: null
	};
	const file = await readFile$1(store, key, name);
	if (!file.ok) return file;
	return file.value === void 0 ? refuse(nothingAt(uri, [name.artifact])) : ok({
		kind: "artifacts",
		files: [file.value],
		notes: []
	});
}
async function namesIn(store, folder, wanted) {
	const fixed = wanted.filter((artifact) => artifact !== "run_results");
	if (fixed.length === wanted.length) return {
		value: fixed,
		notes: []
	};
	const listed = await store.list(`${folder}run_results`);
	if (!listed.ok) {
		const note = `Only run_results.json was looked for at ${store.locate(folder)}: ${lowerFirst(listed.refusals[0].what)}.`;
		return {
			value: [...fixed, "run_results"],
			notes: [note]
		};
	}
	const names = listed.value.map(({ key }) => key.slice(folder.length)).filter((name) => parseArtifactName(name) !== void 0);
	return {
		value: [...fixed, ...new Set(names.map((name) => name.replace(/\.json(?:\.gz|\.zst)?$/, "")).sort(byText))],
		notes: []
	};
}
async function readFirst(store, folder, name) {
	for (const ending of ENDINGS) {
		const known = parseArtifactName(`${name}.${ending}`);
		const file = known === void 0 ? ok(void 0) : await readFile$1(store, `${folder}${name}.${ending}`, known);
		if (!file.ok || file.value !== void 0) return file;
	}
	return ok(void 0);
}
async function readFile$1(store, key, name) {
	const object = await store.read(key);
	if (!object.ok) return object;
	if (object.value === void 0) return ok(void 0);
	const { content, modifiedAt, verified, fromCache = false } = object.value;
	return ok({
		...name,
		uri: store.locate(key),
		content,
		modifiedAt,
		verified,
		fromCache
	});
}
async function isStore(store, folder) {
	for (const prefix of [REFS, COMMITS]) {
		const some = await store.list(`${folder}${prefix}`, 1);
		if (some.ok && some.value.length > 0) return true;
	}
	return false;
}
function nothingAt(uri, wanted) {
	return {
		kind: "input",
		code: "location-empty",
		what: `There is no ${wanted.map((artifact) => `${artifact}.json`).join(", ")} here`,
		where: { file: uri },
		next: "Check the location; `dbt parse` and `dbt build` write their artifacts to target/."
	};
}

export { ARTIFACTS, commitKey, conditionOf, decompress, encodePointer, encodeReceipt, explainFileError, listCommits, listPointers, mayBeAbsent, newTrail, openLocation, openStore, pullArtifacts, pullCommit, readCatalog, readFreshness, readLocation, readManifest, readPointer, readReceipt, readRunResults, receiptKey, refKey, refuseDamaged, tell, tellStore };