import { ok, refuse } from "./result.js";
import { Agent } from "node:https";
import { Agent as Agent$1 } from "node:http";

// src/adapters/store/http-agents.ts
const PROXY_VARIABLES = [
	"https_proxy",
	"HTTPS_PROXY",
	"http_proxy",
	"HTTP_PROXY"
];
/**
* Agents that keep connections open and honour HTTP_PROXY, HTTPS_PROXY and NO_PROXY. Node does the proxying itself
* since 24.5; under an older Node we say that the proxy is not used rather than fail without a word.
*/
function openAgents(env, log) {
	const used = PROXY_VARIABLES.filter((name) => (env[name] ?? "") !== "");
	const wrong = used.filter((name) => !isProxyUrl(env[name] ?? ""));
	if (wrong.length > 0) return refuse(badProxy(wrong));
	if (used.length > 0 && !nodeCanProxy(process.versions.node)) log?.warning(`${used.join(", ")} is set, but Node ${process.versions.node} cannot use a proxy: 24.5 or newer can.`);
	const options = {
		keepAlive: true,
		maxSockets: 50,
		...used.length === 0 ? {} : { proxyEnv: { ...env } }
	};
	return ok({
		http: new Agent$1(options),
		https: new Agent(options)
	});
}
function isProxyUrl(text) {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
function badProxy(names) {
	return {
		kind: "usage",
		code: "proxy-invalid",
		what: `The proxy given in ${names.join(", ")} cannot be used`,
		next: "Write it as http://host:port."
	};
}
function nodeCanProxy(version) {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return major > 24 || major === 24 && minor >= 5;
}

// src/adapters/store/service-error.ts
/** Reads `error` as the AWS SDK and Node shape theirs. */
function readServiceError(error) {
	const metadata = field(error, "$metadata");
	const response = field(error, "$response");
	return {
		name: nameOf(error),
		systemCode: text(field(error, "code")) ?? text(field(field(error, "cause"), "code")),
		status: number(field(metadata, "httpStatusCode")) ?? number(field(response, "statusCode")),
		requestId: text(field(metadata, "requestId")),
		attempts: number(field(metadata, "attempts")) ?? 1,
		bucketRegion: text(field(field(response, "headers"), "x-amz-bucket-region")) ?? text(field(error, "Region"))
	};
}
function nameOf(error) {
	const message = text(field(error, "message")) ?? "";
	if (message === "Region is missing") return "RegionMissing";
	if (message.startsWith("Checksum mismatch")) return "BadDigest";
	return text(field(error, "name")) ?? "Error";
}
function field(value, name) {
	return typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;
}
const text = (value) => typeof value === "string" && value !== "" ? value : null;
const number = (value) => typeof value === "number" ? value : null;

export { openAgents, readServiceError };