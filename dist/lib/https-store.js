import "../vendor/runtime.js";
import { ok, refuse } from "./result.js";
import { openAgents, readServiceError } from "./service-error.js";
import { checkKey } from "./object-key.js";
import { PATIENCE } from "./store-options.js";
import { request } from "node:https";
import { request as request$1 } from "node:http";
import { setTimeout } from "node:timers/promises";

// src/adapters/store/http-get.ts
/** The server sent more redirects than anybody needs, or one to a place where the question must not go. */
var RedirectRefused = class extends Error {};
const REDIRECTS_MAX = 5;
/** One answer, after redirects, repeated with growing waits while the server fails or the connection breaks. */
async function getHttp(request) {
	for (let attempt = 1;; attempt += 1) {
		const last = attempt >= request.patience.attempts;
		try {
			const answer = await follow(request);
			if (last || answer.status < 500 && answer.status !== 429) return {
				...answer,
				attempts: attempt
			};
		} catch (error) {
			if (last || error instanceof RedirectRefused) throw error;
		}
		await setTimeout(100 * 2 ** attempt * Math.random());
	}
}
async function follow(request) {
	let url = request.url;
	for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
		const answer = await ask({
			...request,
			url
		});
		const target = [
			301,
			302,
			303,
			307,
			308
		].includes(answer.status) ? answer.headers.location : void 0;
		if (target === void 0) return answer;
		url = new URL(target, url);
		if (url.protocol !== "https:" && url.protocol !== request.url.protocol) throw new RedirectRefused();
	}
	throw new RedirectRefused();
}
function ask({ url, method, agents, patience }) {
	const secure = url.protocol === "https:";
	const options = {
		method,
		agent: secure ? agents.https : agents.http,
		headers: {
			"accept-encoding": "identity",
			"user-agent": "sluice"
		}
	};
	return new Promise((resolve, reject) => {
		const sent = (secure ? request : request$1)(url, options, (answer) => {
			collectBody(answer).then((body) => resolve({
				status: answer.statusCode ?? 0,
				headers: answer.headers,
				body
			}), reject);
		});
		sent.setTimeout(patience.idleMs, () => sent.destroy(Object.assign(/* @__PURE__ */ new Error("No answer in time"), { code: "ETIMEDOUT" })));
		sent.on("error", reject);
		sent.end();
	});
}
async function collectBody(answer) {
	const chunks = [];
	for await (const chunk of answer) chunks.push(chunk);
	return Buffer.concat(chunks);
}

// src/adapters/store/https-store.ts
/** The code of the refusal to list: whoever reads a folder falls back to asking for the names that dbt writes. */
const CANNOT_LIST = "store-cannot-list";
/** A folder on a web server, to read from. The query of `base`, such as a signature, goes along and is never shown. */
function httpsStore(base, options) {
	const agents = openAgents(options.env ?? process.env, options.log ?? null);
	if (!agents.ok) return agents;
	const uri = `${base.origin}${base.pathname}`.replace(/\/+$/, "");
	const locate = (key) => `${uri}/${key.split("/").map(encodeURIComponent).join("/")}`;
	const ask = async (key, method) => {
		const mistake = checkKey(key, uri);
		if (mistake !== void 0) return refuse(mistake);
		const request = {
			url: new URL(locate(key) + base.search),
			method,
			agents: agents.value,
			patience: {
				...PATIENCE,
				...options.patience
			}
		};
		return getHttp(request).then((answer) => judge(answer, locate(key)), (error) => refuse(explainHttpError(error, locate(key))));
	};
	return ok({
		uri,
		locate,
		read: async (key) => mapFound(await ask(key, "GET"), (answer) => ({
			...factsOf(key, answer),
			content: answer.body,
			verified: false
		})),
		head: async (key) => mapFound(await ask(key, "HEAD"), (answer) => factsOf(key, answer)),
		write: async (key) => refuse(readOnly(locate(key))),
		remove: async (key) => refuse(readOnly(locate(key))),
		list: async () => refuse(cannotList(uri))
	});
}
function mapFound(found, read) {
	return found.ok ? ok(found.value && read(found.value)) : found;
}
function factsOf(key, { headers, body }) {
	const modified = headers["last-modified"] === void 0 ? NaN : Date.parse(headers["last-modified"]);
	return {
		key,
		bytes: body.byteLength > 0 ? body.byteLength : Number(headers["content-length"] ?? 0),
		etag: headers.etag ?? null,
		modifiedAt: Number.isNaN(modified) ? null : new Date(modified).toISOString(),
		sha256: null
	};
}
function judge(answer, uri) {
	if (answer.status === 404 || answer.status === 410) return ok(void 0);
	if (answer.status >= 200 && answer.status < 300) return ok(answer);
	const why = `HTTP ${answer.status}${answer.attempts > 1 ? `, after ${answer.attempts} attempts` : ""}`;
	const where = { file: uri };
	if (answer.status === 401 || answer.status === 403) return refuse({
		kind: "service",
		code: "https-access-denied",
		what: "The web server does not let us read this",
		where,
		why,
		next: "Use a URL that can be read without signing in, or an S3 location."
	});
	return refuse({
		kind: "service",
		code: "https-unavailable",
		what: "The web server did not give the file",
		where,
		why,
		next: "Run again later, or check the URL."
	});
}
function explainHttpError(error, uri) {
	const where = { file: uri };
	if (error instanceof RedirectRefused) return {
		kind: "service",
		code: "https-redirect-refused",
		what: "The web server redirects in a circle or to a place without https",
		where,
		next: "Give the final URL."
	};
	const { systemCode, name } = readServiceError(error);
	return {
		kind: "service",
		code: systemCode === "ETIMEDOUT" ? "https-timeout" : "https-unreachable",
		what: systemCode === "ETIMEDOUT" ? "The web server did not answer in time" : "The web server cannot be read",
		where,
		why: systemCode ?? name,
		next: "Check the URL, the network and the proxy variables."
	};
}
function readOnly(uri) {
	return {
		kind: "usage",
		code: "store-read-only",
		what: "An https location can only be read",
		where: { file: uri },
		next: "Write to a directory or an s3:// location."
	};
}
function cannotList(uri) {
	return {
		kind: "service",
		code: CANNOT_LIST,
		what: "A web server cannot list its files",
		where: { file: uri },
		next: "Name the file, or use a directory or an s3:// location."
	};
}

export { httpsStore };