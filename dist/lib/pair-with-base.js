import { nodeId } from "./brand.js";
import { by, byText } from "./order.js";
import { reach } from "./graph.js";
import { equalJson, isJsonObject } from "./json.js";
import { unreachable } from "./unreachable.js";

// src/state/dbt-version.ts
/** `1.12.6`, `1.13.0a1` and `2.0.0-beta.2`, and zeros for what cannot be read. */
function parseDbtVersion(text) {
	const [major = 0, minor = 0, patch = 0] = text.split(".", 3).map((part) => Number.parseInt(part, 10) || 0);
	return {
		major,
		minor,
		patch
	};
}
function isAtLeast(version, least) {
	return rank(version) >= rank(least);
}
function rank({ major, minor, patch }) {
	return (major * 1e3 + minor) * 1e3 + patch;
}

// src/state/differences.ts
/** What a check returns when it found no difference; shared, so that equal resources cost nothing. */
const SAME = [];
/** One difference, when the two values differ as Python sees them. */
function differs([check, field], before, after) {
	return equalJson(before, after) ? SAME : [{
		check,
		field,
		before,
		after
	}];
}
/** The deepest differing keys of two values: `unrendered_config.meta.owner` rather than the whole configuration. */
function differingFields([check, field], before, after) {
	if (equalJson(before, after)) return SAME;
	if (isJsonObject(before) && isJsonObject(after)) return differingKeys([check, field], before, after);
	return [{
		check,
		field,
		before: before ?? null,
		after: after ?? null
	}];
}
function differingKeys([check, field], before, after) {
	const found = [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].sort(byText).flatMap((key) => differingFields([check, `${field}.${key}`], own(before, key), own(after, key)));
	return found.some((because) => because.before === null && because.after === null) ? [{
		check,
		field,
		before,
		after
	}] : found;
}
/** The value under a key of the object's own: `constructor` is a column name like any other. */
function own(object, key) {
	return Object.hasOwn(object, key) ? object[key] : void 0;
}
/** The object without those keys. */
function without(object, keys) {
	return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
/** The object with those keys alone. */
function only(object, keys) {
	return Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)));
}

// src/state/jinja/parse-operand.ts
/** A literal, name or bracket with what is hung on it: attributes, subscripts and calls. */
function parseOperand(source) {
	return parsePostfix(parsePrimary(source), source);
}
function parsePostfix(node, source) {
	const { tokens } = source;
	let result = node;
	for (;;) if (tokens.skip(".")) result = parseAttribute(result, source);
	else if (tokens.skip("[")) result = parseSubscript(result, source);
	else if (tokens.sees("(")) result = {
		kind: "Call",
		node: result,
		...parseCallArguments(source)
	};
	else return result;
}
/** From the opening parenthesis to the closing one. */
function parseCallArguments({ tokens, expression }) {
	const args = [];
	const kwargs = [];
	let dynArgs = null;
	let dynKwargs = null;
	tokens.expect("(");
	tokens.takeList(")", () => {
		if (tokens.skip("*")) dynArgs = expression();
		else if (tokens.skip("**")) dynKwargs = expression();
		else if (tokens.sees("=", 1)) kwargs.push({
			kind: "Keyword",
			key: keywordName(tokens),
			value: expression()
		});
		else args.push(expression());
	});
	return {
		args,
		kwargs,
		dyn_args: dynArgs,
		dyn_kwargs: dynKwargs
	};
}
function keywordName(tokens) {
	const name = tokens.takeName();
	tokens.expect("=");
	return name;
}
function parseAttribute(node, { tokens }) {
	const token = tokens.take();
	if (token.type === "name") return {
		kind: "Getattr",
		node,
		attr: token.text,
		ctx: "load"
	};
	if (token.type === "integer") return {
		kind: "Getitem",
		node,
		arg: {
			kind: "Const",
			value: token.value
		},
		ctx: "load"
	};
	throw new SyntaxError("expected name or number");
}
function parseSubscript(node, source) {
	const { items } = source.tokens.takeList("]", () => parseSlice(source));
	const [only] = items;
	return {
		kind: "Getitem",
		node,
		arg: items.length === 1 && only !== void 0 ? only : {
			kind: "Tuple",
			items,
			ctx: "load"
		},
		ctx: "load"
	};
}
function parseSlice({ tokens, expression }) {
	const bound = () => tokens.sees(":") || tokens.sees("]") || tokens.sees(",") ? null : expression();
	const start = tokens.sees(":") ? null : expression();
	if (start !== null && !tokens.sees(":")) return start;
	tokens.expect(":");
	return {
		kind: "Slice",
		start,
		stop: bound(),
		step: tokens.skip(":") ? bound() : null
	};
}
const CONSTANTS = /* @__PURE__ */ new Map([
	["true", true],
	["True", true],
	["false", false],
	["False", false],
	["none", null],
	["None", null]
]);
function parsePrimary(source) {
	const token = source.tokens.take();
	switch (token.type) {
		case "name": {
			const constant = CONSTANTS.get(token.text);
			return constant === void 0 ? {
				kind: "Name",
				name: token.text,
				ctx: "load"
			} : {
				kind: "Const",
				value: constant
			};
		}
		case "string": return {
			kind: "Const",
			value: token.text + adjacentText(source.tokens)
		};
		case "integer":
		case "float": return {
			kind: "Const",
			value: token.value
		};
		case "operator": return parseBracketed(token.text, source);
		default: return unreachable(token);
	}
}
/** Texts side by side are one. */
function adjacentText(tokens) {
	const token = tokens.peek();
	if (token?.type !== "string") return "";
	tokens.take();
	return token.text + adjacentText(tokens);
}
function parseBracketed(opening, source) {
	const { tokens, expression } = source;
	if (opening === "[") return {
		kind: "List",
		items: tokens.takeList("]", expression).items
	};
	if (opening === "{") return {
		kind: "Dict",
		items: tokens.takeList("}", () => parsePair(source)).items
	};
	if (opening !== "(") throw new SyntaxError(`unexpected ${opening}`);
	const { items, endsInComma } = tokens.takeList(")", expression);
	const [only] = items;
	return only === void 0 || items.length > 1 || endsInComma ? {
		kind: "Tuple",
		items,
		ctx: "load"
	} : only;
}
function parsePair({ tokens, expression }) {
	const key = expression();
	tokens.expect(":");
	return {
		kind: "Pair",
		key,
		value: expression()
	};
}

// src/state/jinja/token-cursor.ts
/** A place in a list of tokens that moves on as they are recognised. Throws SyntaxError where Jinja would refuse them. */
var TokenCursor = class {
	#tokens;
	#at;
	constructor(tokens, at) {
		this.#tokens = tokens;
		this.#at = at;
	}
	peek() {
		return this.#tokens[this.#at];
	}
	take() {
		const token = this.peek();
		if (token === void 0) throw new SyntaxError("expected an expression");
		this.#at += 1;
		return token;
	}
	takeName() {
		const token = this.take();
		if (token.type !== "name") throw new SyntaxError("expected a name");
		return token.text;
	}
	sees(operator, ahead = 0) {
		const token = this.#tokens[this.#at + ahead];
		return token?.type === "operator" && token.text === operator;
	}
	seesName(name, ahead = 0) {
		const token = this.#tokens[this.#at + ahead];
		return token?.type === "name" && token.text === name;
	}
	skip(operator) {
		const sees = this.sees(operator);
		if (sees) this.#at += 1;
		return sees;
	}
	skipName(name) {
		const sees = this.seesName(name);
		if (sees) this.#at += 1;
		return sees;
	}
	expect(operator) {
		if (!this.skip(operator)) throw new SyntaxError(`expected ${operator}`);
	}
	/** What the next token means in the table of operators; it is skipped when it is in there. */
	skipOneOf(operators) {
		const token = this.peek();
		const meaning = token?.type === "operator" ? operators.get(token.text) : void 0;
		if (meaning !== void 0) this.#at += 1;
		return meaning;
	}
	/** Items up to the closing bracket, with a comma between them and perhaps after the last. */
	takeList(closing, item) {
		const items = [];
		let endsInComma = false;
		while (!this.skip(closing)) {
			items.push(item());
			endsInComma = this.skip(",");
			if (!endsInComma && !this.sees(closing)) throw new SyntaxError(`expected ${closing}`);
		}
		return {
			items,
			endsInComma
		};
	}
};

// src/state/jinja/parse-expression.ts
/** The arguments of a call whose opening parenthesis is `tokens[at]`, or undefined where Jinja would refuse them. */
function parseArguments(tokens, at) {
	const source = {
		tokens: new TokenCursor(tokens, at),
		expression: () => parseExpression(source)
	};
	try {
		return parseCallArguments(source);
	} catch (error) {
		if (error instanceof SyntaxError) return void 0;
		throw error;
	}
}
/** Jinja's grammar by recursive descent, one function per level of precedence, the loosest first. */
function parseExpression(source) {
	const { tokens } = source;
	let node = parseOr(source);
	while (tokens.skipName("if")) node = {
		kind: "CondExpr",
		test: parseOr(source),
		expr1: node,
		expr2: tokens.skipName("else") ? parseExpression(source) : null
	};
	return node;
}
function parseOr(source) {
	let left = parseAnd(source);
	while (source.tokens.skipName("or")) left = {
		kind: "Or",
		left,
		right: parseAnd(source)
	};
	return left;
}
function parseAnd(source) {
	let left = parseNot(source);
	while (source.tokens.skipName("and")) left = {
		kind: "And",
		left,
		right: parseNot(source)
	};
	return left;
}
function parseNot(source) {
	return source.tokens.skipName("not") ? {
		kind: "Not",
		node: parseNot(source)
	} : parseComparison(source);
}
function parseComparison(source) {
	const expr = parseSum(source);
	const ops = [];
	for (let op = comparison(source.tokens); op !== void 0; op = comparison(source.tokens)) ops.push({
		kind: "Operand",
		op,
		expr: parseSum(source)
	});
	return ops.length === 0 ? expr : {
		kind: "Compare",
		expr,
		ops
	};
}
const COMPARE$1 = /* @__PURE__ */ new Map([
	["==", "eq"],
	["!=", "ne"],
	["<", "lt"],
	["<=", "lteq"],
	[">", "gt"],
	[">=", "gteq"]
]);
function comparison(tokens) {
	if (tokens.skipName("in")) return "in";
	if (tokens.seesName("not") && tokens.seesName("in", 1)) {
		tokens.take();
		tokens.take();
		return "notin";
	}
	return tokens.skipOneOf(COMPARE$1);
}
const SUM = /* @__PURE__ */ new Map([["+", "Add"], ["-", "Sub"]]);
const PRODUCT = /* @__PURE__ */ new Map([
	["*", "Mul"],
	["/", "Div"],
	["//", "FloorDiv"],
	["%", "Mod"]
]);
const POWER = /* @__PURE__ */ new Map([["**", "Pow"]]);
function parseSum(source) {
	return parseBinary(source, SUM, parseConcat);
}
function parseConcat(source) {
	const first = parseProduct(source);
	const nodes = [first];
	while (source.tokens.skip("~")) nodes.push(parseProduct(source));
	return nodes.length === 1 ? first : {
		kind: "Concat",
		nodes
	};
}
function parseProduct(source) {
	return parseBinary(source, PRODUCT, parsePower);
}
function parsePower(source) {
	return parseBinary(source, POWER, (inner) => parseFilters(parseSigned(inner), inner));
}
function parseBinary(source, operators, operand) {
	const { tokens } = source;
	let left = operand(source);
	for (let kind = tokens.skipOneOf(operators); kind !== void 0; kind = tokens.skipOneOf(operators)) left = {
		kind,
		left,
		right: operand(source)
	};
	return left;
}
function parseSigned(source) {
	if (source.tokens.skip("-")) return parsePostfix({
		kind: "Neg",
		node: parseSigned(source)
	}, source);
	if (source.tokens.skip("+")) return parsePostfix({
		kind: "Pos",
		node: parseSigned(source)
	}, source);
	return parseOperand(source);
}
function parseFilters(node, source) {
	const { tokens } = source;
	let result = node;
	for (;;) if (tokens.skip("|")) result = {
		kind: "Filter",
		node: result,
		name: dottedName(tokens),
		...optionalArguments(source)
	};
	else if (tokens.skipName("is")) result = parseTest(result, source);
	else if (tokens.sees("(")) result = {
		kind: "Call",
		node: result,
		...parseCallArguments(source)
	};
	else return result;
}
function parseTest(node, source) {
	const negated = source.tokens.skipName("not");
	const test = {
		kind: "Test",
		node,
		name: dottedName(source.tokens),
		...testArguments(source)
	};
	return negated ? {
		kind: "Not",
		node: test
	} : test;
}
const NO_ARGUMENTS = {
	args: [],
	kwargs: [],
	dyn_args: null,
	dyn_kwargs: null
};
function testArguments(source) {
	const token = source.tokens.peek();
	if (source.tokens.sees("(") || token === void 0) return optionalArguments(source);
	const isOperand = token.type !== "operator" || token.text === "[" || token.text === "{";
	const isWord = token.type === "name" && [
		"else",
		"or",
		"and"
	].includes(token.text);
	return isOperand && !isWord ? {
		...NO_ARGUMENTS,
		args: [parseOperand(source)]
	} : NO_ARGUMENTS;
}
function optionalArguments(source) {
	return source.tokens.sees("(") ? parseCallArguments(source) : NO_ARGUMENTS;
}
function dottedName(tokens) {
	const name = tokens.takeName();
	return tokens.skip(".") ? `${name}.${dottedName(tokens)}` : name;
}

// src/state/jinja/python-repr.ts
/** What Python's `repr` prints for a constant. */
function pythonRepr(value) {
	switch (typeof value) {
		case "string": return reprText(value);
		case "boolean": return value ? "True" : "False";
		case "bigint": return value.toString();
		case "number": return reprFloat(value);
		default: return "None";
	}
}
const NAMED$1 = {
	"\\": "\\\\",
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t"
};
function reprText(text) {
	const quote = text.includes("'") && !text.includes("\"") ? "\"" : "'";
	return `${quote}${[...text].map((char) => char === quote ? `\\${char}` : NAMED$1[char] ?? escapeUnprintable(char)).join("")}${quote}`;
}
function escapeUnprintable(char) {
	if (char === " " || !/[\p{C}\p{Z}]/u.test(char)) return char;
	const code = char.codePointAt(0) ?? 0;
	if (code < 256) return `\\x${code.toString(16).padStart(2, "0")}`;
	return code < 65536 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
}
function reprFloat(value) {
	if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
	const [digits = "", exponentText = "0"] = value.toExponential().split("e");
	const exponent = Number(exponentText);
	if (exponent < -4 || exponent >= 16) return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
	const plain = value.toString();
	if (plain.includes("e")) return value.toFixed(digits.replace(".", "").length - 1 - exponent);
	return plain.includes(".") ? plain : `${plain}.0`;
}

// src/state/jinja/reconstruct.ts
/**
* The text under which dbt 1.12 stores an unrendered configuration value (`construct_static_kwarg_value` in dbt's
* clients/jinja_static.py): a plain string bare, most expressions as source, and arithmetic, filters, tests,
* slices and conditions as the dump of their syntax tree. dbt adds no parentheses, so neither do we.
*/
function reconstructValue(value) {
	return value.kind === "Const" && typeof value.value === "string" ? value.value : reconstruct(value);
}
function reconstruct(node) {
	switch (node.kind) {
		case "Const": return pythonRepr(node.value);
		case "Name": return node.name;
		case "Call": return `${reconstruct(node.node)}(${reconstructArguments(node)})`;
		case "List": return `[${node.items.map(reconstruct).join(", ")}]`;
		case "Tuple": return reconstructTuple(node.items);
		case "Dict": return `{${node.items.map(({ key, value }) => `${reconstruct(key)}: ${reconstruct(value)}`).join(", ")}}`;
		case "Getattr": return `${reconstruct(node.node)}.${node.attr}`;
		case "Getitem": return `${reconstruct(node.node)}[${reconstruct(node.arg)}]`;
		case "Concat": return node.nodes.map(reconstruct).join(" ~ ");
		case "Compare": return [reconstruct(node.expr), ...node.ops.map(({ op, expr }) => `${COMPARE[op] ?? op} ${reconstruct(expr)}`)].join(" ");
		case "Not": return `not ${reconstruct(node.node)}`;
		case "Neg": return `-${reconstruct(node.node)}`;
		case "And": return `${reconstruct(node.left)} and ${reconstruct(node.right)}`;
		case "Or": return `${reconstruct(node.left)} or ${reconstruct(node.right)}`;
		case "Add":
		case "Sub":
		case "Mul":
		case "Div":
		case "FloorDiv":
		case "Mod":
		case "Pow":
		case "Pos":
		case "CondExpr":
		case "Filter":
		case "Test":
		case "Slice": return dump(node);
		default: return unreachable(node);
	}
}
const COMPARE = {
	eq: "==",
	ne: "!=",
	lt: "<",
	lteq: "<=",
	gt: ">",
	gteq: ">=",
	notin: "not in"
};
function reconstructTuple(items) {
	const [only] = items;
	return items.length === 1 && only !== void 0 ? `(${reconstruct(only)},)` : `(${items.map(reconstruct).join(", ")})`;
}
function reconstructArguments({ args, kwargs, dyn_args, dyn_kwargs }) {
	return [
		...args.map(reconstruct),
		...kwargs.map(({ key, value }) => `${key}=${reconstruct(value)}`),
		...dyn_args === null ? [] : [`*${reconstruct(dyn_args)}`],
		...dyn_kwargs === null ? [] : [`**${reconstruct(dyn_kwargs)}`]
	].join(", ");
}
/** The tree as Jinja's nodes print themselves: kind, then every field in order. */
function dump(node) {
	const fields = Object.entries(node).filter(([name]) => name !== "kind");
	return `${node.kind}(${fields.map(([name, value]) => `${name}=${dumpField(value)}`).join(", ")})`;
}
function dumpField(value) {
	if (typeof value !== "object" || value === null) return pythonRepr(value);
	return "kind" in value ? dump(value) : `[${value.map(dump).join(", ")}]`;
}

// src/state/jinja/tokenize.ts
/** What opens a tag, a comment or a raw block. */
const OPENING = /\{%[-+]?\s*raw\s*-?%\}|\{\{|\{%|\{#/g;
const END_OF_RAW = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;
/**
* The tokens of every `{{ ... }}` and `{% ... %}` of a template, tag by tag, under Jinja's lexical rules with its default
* delimiters. Comments, raw blocks and text are left out. Undefined where Jinja would refuse the template.
*/
function tokenizeTags(template) {
	const source = template.replaceAll(/\r\n?/g, "\n");
	const tags = [];
	let position = 0;
	for (;;) {
		const opening = matchFrom(OPENING, source, position);
		if (opening === void 0) return tags;
		const start = opening.index + opening[0].length;
		if (opening[0] === "{{" || opening[0] === "{%") {
			const tag = tokenizeTag(source, start, opening[0] === "{{" ? "}}" : "%}");
			if (tag === void 0) return void 0;
			tags.push(tag.tokens);
			position = tag.end;
		} else {
			const end = opening[0] === "{#" ? endOf(/#\}/g, source, start) : endOf(END_OF_RAW, source, start);
			if (end === void 0) return void 0;
			position = end;
		}
	}
}
const CLOSING = {
	"(": ")",
	"[": "]",
	"{": "}"
};
function tokenizeTag(source, start, delimiter) {
	const tokens = [];
	const open = [];
	let position = /[-+]/.test(source.charAt(start)) ? start + 1 : start;
	while (position < source.length) {
		if (open.length === 0) {
			const sign = /[-+]/.test(source.charAt(position)) ? 1 : 0;
			if (source.startsWith(delimiter, position + sign)) return {
				tokens,
				end: position + sign + delimiter.length
			};
		}
		const read = readToken(source, position);
		if (read === void 0) return void 0;
		position = read.end;
		if (read.token === void 0) continue;
		if (read.token.type === "operator" && !balance(open, read.token.text)) return void 0;
		tokens.push(read.token);
	}
}
/** Follows the brackets that are open; false when this one closes another. */
function balance(open, text) {
	const closing = CLOSING[text];
	if (closing !== void 0) open.push(closing);
	else if (text === ")" || text === "]" || text === "}") return open.pop() === text;
	return true;
}
const SPACE = /\s+/y;
const FLOAT = /(?<!\.)(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy;
const INTEGER = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy;
const NAME = /[\p{L}\p{M}\p{N}_·]+/uy;
const TEXT = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/sy;
const OPERATOR = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/y;
function readToken(source, at) {
	const match = (pattern) => matchFrom(pattern, source, at)?.[0];
	const space = match(SPACE);
	if (space !== void 0) return {
		token: void 0,
		end: at + space.length
	};
	const float = match(FLOAT);
	if (float !== void 0) return {
		token: {
			type: "float",
			value: Number(float.replaceAll("_", ""))
		},
		end: at + float.length
	};
	const integer = match(INTEGER);
	if (integer !== void 0) return {
		token: {
			type: "integer",
			value: BigInt(integer.replaceAll("_", ""))
		},
		end: at + integer.length
	};
	const name = match(NAME);
	if (name !== void 0) return {
		token: {
			type: "name",
			text: name
		},
		end: at + name.length
	};
	const text = match(TEXT);
	const unescaped = text === void 0 ? void 0 : unescapeText(text.slice(1, -1));
	if (text !== void 0 && unescaped !== void 0) return {
		token: {
			type: "string",
			text: unescaped
		},
		end: at + text.length
	};
	const operator = match(OPERATOR);
	return operator === void 0 ? void 0 : {
		token: {
			type: "operator",
			text: operator
		},
		end: at + operator.length
	};
}
function matchFrom(pattern, source, at) {
	pattern.lastIndex = at;
	return pattern.exec(source) ?? void 0;
}
function endOf(pattern, source, at) {
	const match = matchFrom(pattern, source, at);
	return match === void 0 ? void 0 : match.index + match[0].length;
}
const ESCAPE = /\\(?:(\n)|([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([\\'"abfnrtv]))/g;
const NAMED = {
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v"
};
/** Python's unicode-escape; a character by its name (`\N{...}`) is not read. */
function unescapeText(text) {
	if (!text.includes("\\")) return text;
	if (/\\[xuUN]/.test(text.replaceAll(ESCAPE, ""))) return void 0;
	return text.replaceAll(ESCAPE, (_match, newline, octal, x, u, long, named) => {
		if (newline !== void 0) return "";
		if (octal !== void 0) return String.fromCodePoint(Number.parseInt(octal, 8));
		const hex = x ?? u ?? long;
		if (hex !== void 0) return String.fromCodePoint(Number.parseInt(hex, 16));
		return NAMED[named ?? ""] ?? named ?? "";
	});
}

// src/state/jinja/extract-config.ts
/**
* The keyword arguments of the first `config(...)` call of a file, each as the text under which dbt 1.12 stores it.
* Undefined when there is no such call; a dict as positional argument yields nothing (`statically_parse_unrendered_config`).
*/
function extractConfig(code) {
	const keywords = parseConfigCall(code);
	return keywords === void 0 ? void 0 : Object.fromEntries(keywords.map(({ key, value }) => [key, reconstructValue(value)]));
}
/** The keyword arguments of the first `config(...)` call of a file, in order. */
function parseConfigCall(code) {
	if (!code.includes("config(")) return void 0;
	for (const tokens of tokenizeTags(code) ?? []) {
		const at = tokens.findIndex((_token, index) => isConfigCall(tokens, index));
		if (at >= 0) return parseArguments(tokens, at + 1)?.kwargs;
	}
}
/** `config(`, but not `x.config(`, `x | config(`, `x is config(` or the head of a macro of that name. */
function isConfigCall(tokens, at) {
	const [before, token, after] = [
		tokens[at - 1],
		tokens[at],
		tokens[at + 1]
	];
	if (token?.type !== "name" || token.text !== "config") return false;
	if (after?.type !== "operator" || after.text !== "(") return false;
	if (before?.type === "operator") return before.text !== "." && before.text !== "|";
	return before?.type !== "name" || !["is", "macro"].includes(before.text);
}

// src/state/v1/config.ts
/** dbt's fields with CompareBehavior.Exclude: relation fields have a check of their own, tags and group none. */
const EXCLUDED = [
	"alias",
	"schema",
	"database",
	"tags",
	"group"
];
/** `same_config` of nodes: every authored key but the excluded; a key on one side only is a difference, null or not. */
const nodeConfig = authoredConfig(EXCLUDED);
/** Of sources and exposures: every authored key. */
const wholeConfig = authoredConfig([]);
const metricConfig = authoredConfig(["group"]);
function authoredConfig(excluded) {
	return {
		part: "configs",
		counts: true,
		compare: ({ unrenderedConfig: before }, { unrenderedConfig: after }) => equalJson(before, after) ? SAME : differingFields(["configs", "unrendered_config"], without(before, excluded), without(after, excluded))
	};
}
/** Of tests: a few keys alone, by release. */
const testConfig = {
	part: "configs",
	counts: true,
	compare: ({ unrenderedConfig: before }, { unrenderedConfig: after }, { dialect }) => equalJson(before, after) ? SAME : differingFields(["configs", "unrendered_config"], only(before, dialect.testConfig), only(after, dialect.testConfig))
};
/** Of semantic models and saved queries: the rendered configuration, group and meta included. */
const renderedConfig = {
	part: "configs",
	counts: true,
	compare: (before, after) => differingFields(["configs", "config"], before.config, after.config)
};

// src/state/v1/node.ts
const body = {
	part: "body",
	counts: true,
	compare: ({ rawCode: before }, { rawCode: after }) => before === after ? SAME : [{
		check: "body",
		field: "raw_code",
		before,
		after
	}]
};
/** As configured, so that names which only the target decides do not count. */
const relation = {
	part: "relation",
	counts: true,
	compare: ({ unrenderedConfig: before }, { unrenderedConfig: after }) => before === after ? SAME : [
		"database",
		"schema",
		"alias"
	].flatMap((key) => differs(["relation", `unrendered_config.${key}`], own(before, key) ?? null, own(after, key) ?? null))
};
/** Descriptions count where the head's rendered `persist_docs` writes them to the warehouse. Tests have no such configuration. */
const persistedDescriptions = {
	part: "persisted_descriptions",
	counts: true,
	compare: (before, after) => {
		const gate = after.config["persist_docs"] ?? null;
		if (after.resourceType === "test" || !isJsonObject(gate)) return SAME;
		return [...isTrue(own(gate, "relation")) ? differs(["persisted_descriptions", "description"], before.description, after.description) : SAME, ...isTrue(own(gate, "columns")) ? columnDescriptions(before.columns, after.columns) : SAME];
	}
};
function columnDescriptions(before, after) {
	return differingFields(["persisted_descriptions", "columns"], descriptions(before), descriptions(after));
}
function descriptions(columns) {
	return Object.fromEntries([...columns].map(([key, { description }]) => [key, description]));
}
/** Truth as Python sees it. */
function isTrue(value) {
	if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
	return Boolean(value);
}
const fqn$1 = {
	part: null,
	counts: true,
	compare: (before, after) => differs(["fqn", "fqn"], before.fqn, after.fqn)
};
/** Snapshots, analyses, singular tests and operations, and the larger part of models and functions. */
const nodeChecks = [
	body,
	nodeConfig,
	persistedDescriptions,
	fqn$1,
	relation
];

// src/state/v1/contract.ts
/** `ModelNode.same_contract`: which differences there are. Whether they break, `contract-breaks.ts` tells. */
const contract = {
	part: "contract",
	counts: true,
	compare: (before, after, { dialect }) => !dialect.comparesContracts || isSameContract(before, after) ? SAME : contractDifferences(before, after)
};
function isSameContract(before, after) {
	if (!before.contract.enforced) return !after.contract.enforced;
	return after.contract.enforced && before.contract.checksum === after.contract.checksum;
}
function contractDifferences(before, after) {
	const enforcement = differs(["contract", "contract.enforced"], before.contract.enforced, after.contract.enforced);
	if (!before.contract.enforced) return enforcement;
	const found = [
		...enforcement,
		...columnDifferences(before, after),
		...storedDifferences(before, after)
	];
	return found.length > 0 ? found : differs(["contract", "contract.checksum"], before.contract.checksum, after.contract.checksum);
}
function columnDifferences(before, after) {
	return [.../* @__PURE__ */ new Set([...before.columns.keys(), ...after.columns.keys()])].sort(byText).flatMap((key) => compareColumn(key, before.columns.get(key), after.columns.get(key)));
}
function compareColumn(key, before, after) {
	if (before === void 0 || after === void 0) return [{
		check: "contract",
		field: `columns.${key}`,
		before: facts(before),
		after: facts(after)
	}];
	return [...differs(["contract", `columns.${key}.data_type`], before.dataType, after.dataType), ...differs(["contract", `columns.${key}.constraints`], before.constraints.map(constraintFacts), after.constraints.map(constraintFacts))];
}
function facts(column) {
	return column === void 0 ? null : {
		name: column.name,
		data_type: column.dataType,
		constraints: column.constraints.map(constraintFacts)
	};
}
/** Constraints of the model and its materialization are part of the contract where a table is built. */
function storedDifferences(before, after) {
	if (!(enforcesConstraints(before) || enforcesConstraints(after))) return SAME;
	return [...differs(["contract", "constraints"], before.constraints.map(constraintFacts), after.constraints.map(constraintFacts)), ...differs(["contract", "config.materialized"], before.config["materialized"] ?? null, after.config["materialized"] ?? null)];
}
/** Only tables and incremental models can carry constraints. */
function enforcesConstraints({ config }) {
	return config["materialized"] === "table" || config["materialized"] === "incremental";
}
/** A constraint as its manifest writes it: all of its fields make it equal to another. */
function constraintFacts(constraint) {
	return {
		type: constraint.type,
		name: constraint.name,
		expression: constraint.expression,
		warn_unenforced: constraint.warnUnenforced,
		warn_unsupported: constraint.warnUnsupported,
		to: constraint.to,
		to_columns: constraint.toColumns,
		columns: constraint.columns
	};
}
function holdsConstraint(constraints, sought) {
	return constraints.some((constraint) => equalJson(constraintFacts(constraint), constraintFacts(sought)));
}

// src/state/v1/model.ts
/** What other models see of a reference; another latest version may break those who do not pin one. */
const references$1 = {
	part: null,
	counts: true,
	compare: (before, after, { dialect }) => dialect.comparesReferenceFields ? [
		...differs(["version", "latest_version"], before.latestVersion, after.latestVersion),
		...differs(["access", "access"], before.access, after.access),
		...deprecation$1(before.deprecationDate, after.deprecationDate)
	] : SAME
};
/** The same instant in another time zone is the same date. */
function deprecation$1(before, after) {
	if (before !== null && after !== null && instant(before) === instant(after)) return SAME;
	return differs(["deprecation_date", "deprecation_date"], before, after);
}
const ZONE = /(?:[zZ]|[+-]\d{2}:?\d{2})$/;
/** Milliseconds since 1970. dbt writes a zone; without one the time is taken as UTC. */
function instant(date) {
	const text = date.replace(" ", "T");
	return Date.parse(/T/.test(text) && !ZONE.test(text) ? `${text}Z` : text);
}
const modelChecks = [
	...nodeChecks,
	contract,
	references$1
];

// src/state/v1/macro-reach.ts
/**
* dbt walks from every node down the macros it calls. One walk up from the changed macros finds the same nodes, in
* O(macros + calls), and with it the shortest chain of calls. Without a changed macro dbt does not walk at all.
*/
function traceMacros(base, head, changed) {
	if (changed.length === 0) return {
		becauseOf: () => [],
		reactionOf: () => void 0
	};
	const callers = callersOf(head.macros);
	const walk = {
		macros: head.macros,
		changed: new Set(changed)
	};
	const toChanged = reach(callers, changed);
	const lost = new Set([...callers.keys()].filter((id) => isLost(id, walk)));
	const toLost = reach(callers, lost);
	return {
		becauseOf: ({ macros }) => nearest(macros.flatMap((id) => chainFrom(id, toChanged, walk))).map((via) => becauseOf(via, base, head)),
		reactionOf: (resource) => {
			return !resource.macros.every((id) => !isLost(id, walk) && !lost.has(id) && !toLost.has(id)) && walkDown(resource.macros, walk, /* @__PURE__ */ new Set()) === "lost" ? lostMacro(resource) : void 0;
		}
	};
}
function callersOf(macros) {
	const callers = /* @__PURE__ */ new Map();
	for (const { id, macros: calls } of macros.values()) for (const call of calls) {
		const known = callers.get(call);
		if (known === void 0) callers.set(call, [id]);
		else known.push(id);
	}
	for (const list of callers.values()) list.sort(byText);
	return callers;
}
/** Called, yet in neither project: a macro that only the base has counts as changed before dbt looks it up. */
function isLost(id, { macros, changed }) {
	return !macros.has(id) && !changed.has(id);
}
/** The calls from a macro to the nearest changed one, both included; none when it reaches none. */
function chainFrom(id, toChanged, { changed }) {
	const chain = [id];
	let last = id;
	while (!changed.has(last)) {
		const next = toChanged.get(last);
		if (next === void 0) return [];
		chain.push(next);
		last = next;
	}
	return [chain];
}
/** The shortest chain to each changed macro. */
function nearest(chains) {
	const shortest = /* @__PURE__ */ new Map();
	for (const chain of chains) {
		const known = shortest.get(chain.at(-1));
		if (known === void 0 || chain.length < known.length) shortest.set(chain.at(-1), chain);
	}
	return [...shortest.values()].sort((a, b) => byText(a.at(-1) ?? "", b.at(-1) ?? ""));
}
function becauseOf(via, base, head) {
	const changed = via.at(-1);
	const [before, after] = [base, head].map(({ macros }) => changed === void 0 ? null : macros.get(changed)?.sql ?? null);
	return {
		check: "macros",
		field: "macro_sql",
		before: before ?? null,
		after: after ?? null,
		via
	};
}
function walkDown(ids, walk, visited) {
	for (const id of ids) {
		if (visited.has(id)) continue;
		visited.add(id);
		if (walk.changed.has(id)) return "changed";
		const macro = walk.macros.get(id);
		if (macro === void 0) return "lost";
		const stop = walkDown(macro.macros, walk, visited);
		if (stop !== void 0) return stop;
	}
}
const MACRO_VALUES = [
	"modified",
	"unmodified",
	"modified.macros"
];
function lostMacro({ id, name }) {
	return {
		level: "error",
		code: "macro-missing",
		id,
		message: `${name} depends on a macro or generic test that the head does not have, on which dbt stops while it compares macros`,
		under: MACRO_VALUES
	};
}

// src/state/v2/text.ts
/** Texts as dbt v2 compares them. */
/** Every run of white space as one space, none around. */
function collapse(text) {
	return text.replaceAll(/\p{White_Space}+/gu, " ").trim();
}
/** Typographic quotes as the plain ones: editors put them in. */
function plainQuotes(text) {
	return text.replaceAll(/[\u201c\u201d]/g, "\"").replaceAll(/[\u2018\u2019]/g, "'");
}

// src/state/v2/forms.ts
/** What counts of a rendered configuration value to dbt v2: often less than its text. */
/** What an absent value stands for. */
const DEFAULTS = {
	materialized: "view",
	lookback: 1,
	on_schema_change: "ignore",
	on_configuration_change: "apply",
	access: "protected"
};
const QUOTED = [
	"database",
	"schema",
	"identifier"
];
/** A value reduced to what counts of it. */
const FORMS = {
	exact: (value) => value,
	orDefault: (value, { key }) => value ?? DEFAULTS[key] ?? null,
	orSeed: (value) => value ?? "seed",
	emptyAsNull: (value) => isEmpty(value) ? null : value,
	anyCase: (value) => isEmpty(value) ? null : foldCase(value),
	hooks: hookStatements,
	docs: (value) => ({
		show: true,
		node_color: null,
		...isJsonObject(value) ? value : {}
	}),
	persistDocsOfModel: (value) => isJsonObject(value) ? [value["relation"] ?? null, value["columns"] ?? null] : [null, null],
	persistDocs: (value) => isJsonObject(value) ? [value["relation"] === true, value["columns"] === true] : [false, false],
	nullsAsNull: (value) => isJsonObject(value) && Object.values(value).every((item) => item === null) ? null : value,
	freshness: freshnessRules,
	text: (value) => value ?? "",
	quotingAsGiven: (value) => isJsonObject(value) ? QUOTED.map((key) => value[key] ?? null) : null,
	quoting: (value, { adapter }) => resolveQuoting(isJsonObject(value) ? value : {}, adapter !== "snowflake")
};
function isEmpty(value) {
	return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
function foldCase(value) {
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toLowerCase(), typeof item === "string" ? item.toLowerCase() : item]));
}
/** A hook is a text, or an object with its text under `sql`; one alone or several. */
function hookStatements(value) {
	return (Array.isArray(value) ? value : value === null ? [] : [value]).map((hook) => isJsonObject(hook) ? {
		transaction: true,
		...hook,
		index: null
	} : {
		sql: hook,
		transaction: true,
		index: null
	});
}
/** Null is a freshness without rules, a rule without count and period is none, and so is an empty filter. */
function freshnessRules(value) {
	const { warn_after: warn, error_after: error, filter = null } = isJsonObject(value) ? value : {};
	return [
		rule(warn),
		rule(error),
		filter === "" ? null : filter
	];
}
function rule(value) {
	return value === void 0 || equalJson(value, {
		count: null,
		period: null
	}) ? null : value;
}
function resolveQuoting(quoting, byDefault) {
	return QUOTED.map((key) => quoting[key] ?? byDefault);
}

// src/state/v2/content.ts
function content(field, read) {
	return {
		part: null,
		counts: true,
		compare: (before, after) => differingFields(["content", field], read(before), read(after))
	};
}
const fqn = {
	part: null,
	counts: true,
	compare: (before, after) => differs(["fqn", "fqn"], before.fqn, after.fqn)
};
/** Of models, seeds and snapshots: one path may lead on where the other ends, as old snapshots lack their file's name. */
const fqnPrefix = {
	part: null,
	counts: true,
	compare: (before, after) => {
		const length = Math.min(before.fqn.length, after.fqn.length);
		return equalJson(before.fqn.slice(0, length), after.fqn.slice(0, length)) ? SAME : differs(["fqn", "fqn"], before.fqn, after.fqn);
	}
};
const references = {
	part: null,
	counts: true,
	compare: (before, after) => [
		...differs(["version", "latest_version"], textOf(before.latestVersion), textOf(after.latestVersion)),
		...differs(["access", "access"], before.access, after.access),
		...deprecation(before.deprecationDate, after.deprecationDate)
	]
};
function textOf(version) {
	return version === null ? null : String(version);
}
function deprecation(before, after) {
	if (before !== null && after !== null && (instant(before) === instant(after) || clock(before) === clock(after))) return SAME;
	return differs(["deprecation_date", "deprecation_date"], before, after);
}
function clock(date) {
	const [day = "", time = "00:00:00"] = date.split(/[T ]/);
	return `${day} ${time.replace(/(?:[zZ]|[+-]\d{2}:?\d{2})$/, "")}`;
}
const seedAlias = content("config.alias", ({ config }) => config["alias"] ?? null);
const sourceContent = [
	content("relation_name", ({ relationName }) => (relationName ?? "").split(".").at(-1) ?? ""),
	fqn,
	content("loader", ({ loader }) => loader),
	{
		part: null,
		counts: true,
		compare: (before, after) => [...equalJson(freshnessRules(before.freshness), freshnessRules(after.freshness)) ? SAME : differingFields(["freshness", "freshness"], before.freshness, after.freshness), ...differs(["freshness", "loaded_at_field"], before.loadedAtField ?? "", after.loadedAtField ?? "")]
	}
];
const exposureContent = [
	content("name", ({ name }) => name),
	fqn,
	content("owner", ({ owner }) => owner),
	content("maturity", ({ maturity }) => maturity),
	content("url", ({ url }) => url),
	content("label", ({ label }) => label)
];
const metricContent = [
	content("type", ({ type }) => type),
	content("description", ({ description }) => description),
	content("label", ({ label }) => label)
];
const semanticModelContent = [
	content("model", ({ model }) => model),
	content("description", ({ description }) => description),
	content("entities", ({ entities }) => entities),
	content("dimensions", ({ dimensions }) => dimensions),
	content("measures", ({ measures }) => measures),
	content("config", ({ config }) => config),
	content("primary_entity", ({ primaryEntity }) => primaryEntity)
];
const savedQueryContent = [
	content("description", ({ description }) => description),
	fqn,
	content("label", ({ label }) => label),
	content("tags", ({ tags }) => [...new Set(tags)].sort(byText)),
	content("exports", ({ exports }) => exports.map(({ name, config, unrenderedConfig }) => ({
		name,
		config,
		unrendered_config: unrenderedConfig
	}))),
	content("query_params.group_by", ({ groupBy }) => groupBy),
	content("query_params.where", ({ where }) => where)
];
/** Not its own arguments and returns. */
const functionContent = [content("overloads", ({ overloads }) => Array.isArray(overloads) ? overloads.map(signature) : [])];
function signature(overload) {
	return isJsonObject(overload) ? [
		"defined_in",
		"arguments",
		"returns",
		"description",
		"raw_body"
	].map((key) => overload[key] ?? null) : null;
}

// src/state/v2/pair-with-base.ts
/**
* dbt v2 writes some ids differently than v1: it cleans the table name in a source's id and may hash the id of a
* singular test. It pairs by id first, then by what both engines write alike. Its last resort, a table of the long test
* names that it truncated, is in no manifest.
*/
function pairWithBase({ resources }) {
	const bySignature = testsBySignature(resources);
	return (after) => resources.get(after.id) ?? otherId(after, resources, bySignature);
}
function otherId(after, resources, bySignature) {
	if (after.resourceType === "source") return resources.get(v1SourceId(after));
	if (after.resourceType !== "test") return void 0;
	const signature = signatureOf(after);
	return (signature === void 0 ? void 0 : bySignature.get(signature)) ?? resources.get(withoutHash(after.id));
}
function v1SourceId({ packageName, sourceName, name }) {
	return nodeId(`source.${packageName}.${sourceName}.${name}`);
}
function withoutHash(id) {
	return nodeId(id.replace(/\.[\da-fA-F]{10}$/, ""));
}
/** Two tests of one signature pair with nothing. */
function testsBySignature(resources) {
	const found = /* @__PURE__ */ new Map();
	for (const resource of resources.values()) {
		const signature = resource.resourceType === "test" ? signatureOf(resource) : void 0;
		if (resource.resourceType === "test" && signature !== void 0) found.set(signature, found.has(signature) ? void 0 : resource);
	}
	return found;
}
/** What a generic test asks of which node. The `model` argument is rendered, and engines render it differently. */
function signatureOf({ testMetadata, attachedNode, columnName }) {
	if (testMetadata === null || attachedNode === null) return void 0;
	const kwargs = Object.entries(testMetadata.kwargs).filter(([key]) => key !== "model").sort(by(([key]) => key));
	return JSON.stringify([
		testMetadata.name,
		testMetadata.namespace,
		attachedNode,
		columnName,
		kwargs
	]);
}

export { END_OF_RAW, FORMS, OPENING, SAME, body, callersOf, clock, collapse, constraintFacts, contractDifferences, differingFields, differs, enforcesConstraints, exposureContent, extractConfig, fqn, fqn$1, fqnPrefix, functionContent, holdsConstraint, instant, isAtLeast, isSameContract, matchFrom, metricConfig, metricContent, modelChecks, nodeChecks, nodeConfig, own, pairWithBase, parseArguments, parseConfigCall, parseDbtVersion, persistedDescriptions, plainQuotes, reconstructValue, references, relation, renderedConfig, savedQueryContent, seedAlias, semanticModelContent, sourceContent, testConfig, tokenizeTag, traceMacros, wholeConfig };