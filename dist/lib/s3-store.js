import "../vendor/runtime.js";
import { ok, refuse } from "./result.js";
import { openAgents, readServiceError } from "./service-error.js";
import { checkKey, checkPrefix } from "./object-key.js";
import { DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "../vendor/aws-sdk.js";
import { sha256, verify } from "./integrity.js";
import { by } from "./order.js";
import { setTimeout } from "node:timers/promises";

// src/adapters/store/s3-causes.ts
const ACTIONS = {
	read: "s3:GetObject and s3:ListBucket",
	write: "s3:PutObject (and kms:GenerateDataKey for a KMS key)",
	list: "s3:ListBucket",
	remove: "s3:DeleteObject"
};
const denied = ({ bucket, operation }) => ({
	code: "s3-access-denied",
	what: `These credentials may not ${operation} in the bucket ${bucket}`,
	next: `Allow ${ACTIONS[operation]} on the bucket and its prefix.`
});
const noCredentials = () => ({
	code: "s3-no-credentials",
	what: "There are no AWS credentials",
	next: "Run aws-actions/configure-aws-credentials before this step, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
});
const badCredentials = () => ({
	code: "s3-credentials-refused",
	what: "The server does not accept these credentials",
	next: "Check the access key and the secret key, and that they belong to this server."
});
const expired = () => ({
	code: "s3-credentials-expired",
	what: "The AWS credentials have expired",
	next: "Get new ones right before this step, for example by aws-actions/configure-aws-credentials."
});
const noBucket = ({ bucket }) => ({
	code: "s3-bucket-missing",
	what: `There is no bucket ${bucket}`,
	next: "Create it, or correct the name, the endpoint or the region."
});
const noRegion = () => ({
	code: "s3-region-missing",
	what: "No region is set",
	next: "Set s3-region, or AWS_REGION in the environment."
});
const timedOut = ({ host }) => ({
	code: "s3-timeout",
	what: `${host} did not answer in time`,
	next: "Run again; if it stays so, check the network, the proxy variables and the endpoint."
});
const unreachable = ({ host }) => ({
	code: "s3-unreachable",
	what: `${host} cannot be reached`,
	next: "Check s3-endpoint, the network and the proxy variables."
});
const brokenOff = ({ host }) => ({
	code: "s3-connection-lost",
	what: `${host} broke off in the middle of an answer`,
	next: "Run again; if it stays so, check the network and the proxy variables."
});
const badTls = ({ host }) => ({
	code: "s3-certificate-refused",
	what: `The certificate of ${host} is not trusted`,
	next: "Use a host with a valid certificate, or name your own authority in NODE_EXTRA_CA_CERTS."
});
const clockSkew = () => ({
	code: "s3-clock-wrong",
	what: "The clock of this machine is wrong",
	next: "Set the clock: requests are signed with the time."
});
const overloaded = ({ host }) => ({
	code: "s3-unavailable",
	what: `${host} is failing or overloaded`,
	next: "Run again later."
});
const kms = ({ operation }) => ({
	code: "s3-kms-refused",
	what: "The KMS key cannot be used",
	next: `Check s3-kms-key-id, that the key is enabled, and allow ${operation === "write" ? "kms:GenerateDataKey" : "kms:Decrypt"}.`
});
const archived = () => ({
	code: "s3-object-archived",
	what: "The object lies in an archive class",
	next: "Restore it, or keep the store in a class that can be read at once."
});
const unsupported = ({ operation }) => ({
	code: "s3-not-supported",
	what: `The server does not know how to ${operation} under these conditions`,
	next: "Use a server with conditional writes (If-Match, If-None-Match), or set other s3-* inputs."
});
const keyConflict = () => ({
	code: "store-key-conflict",
	what: "The server cannot hold a key that is the folder of another key",
	next: "Remove the other object, or choose another prefix for the store."
});
const notS3 = ({ host }) => ({
	code: "s3-answer-unreadable",
	what: `${host} does not answer as an S3 server`,
	next: "Check s3-endpoint and the proxy variables."
});
const damaged = () => ({
	code: "store-object-corrupt",
	what: "The bytes that arrived are not those that were sent",
	next: "Run again; if it stays so, store the artifact again."
});

// src/adapters/store/s3-refusal.ts
/** The one sentence for an error of the S3 client. Only codes, the status and the request id are quoted. */
function explainS3Error(error, attempt) {
	const facts = readServiceError(error);
	return {
		kind: "service",
		...causeOf(facts, attempt),
		where: { file: attempt.uri },
		why: evidence(facts)
	};
}
function causeOf(facts, attempt) {
	const named = BY_NAME[facts.name] ?? BY_SYSTEM_CODE[facts.systemCode ?? ""];
	if (facts.name.startsWith("KMS.")) return kms(attempt);
	if (isWrongRegion(facts, attempt)) return wrongRegion(facts, attempt);
	if (named !== void 0) return named(attempt);
	return byStatus(facts, attempt);
}
function isWrongRegion(facts, attempt) {
	if ([
		"PermanentRedirect",
		"AuthorizationHeaderMalformed",
		"IllegalLocationConstraintException"
	].includes(facts.name)) return true;
	return facts.status === 301 || facts.bucketRegion !== null && facts.bucketRegion !== attempt.region;
}
function wrongRegion(facts, attempt) {
	const right = facts.bucketRegion ?? "the region of the bucket";
	const asked = attempt.region === null ? "" : ` and not in ${attempt.region}`;
	return {
		code: "s3-region-wrong",
		what: facts.bucketRegion === null ? `The bucket ${attempt.bucket} is in another region` : `The bucket ${attempt.bucket} is in ${right}${asked}`,
		next: `Set s3-region (or AWS_REGION) to ${right}.`
	};
}
const BY_NAME = {
	AccessDenied: denied,
	AllAccessDisabled: denied,
	AccountProblem: denied,
	CredentialsProviderError: noCredentials,
	InvalidAccessKeyId: badCredentials,
	SignatureDoesNotMatch: badCredentials,
	XAdminUserNotFound: badCredentials,
	InvalidClientTokenId: badCredentials,
	InvalidToken: badCredentials,
	ExpiredToken: expired,
	ExpiredTokenException: expired,
	TokenRefreshRequired: expired,
	NoSuchBucket: noBucket,
	NotFound: noBucket,
	RegionMissing: noRegion,
	RequestTimeTooSkewed: clockSkew,
	SlowDown: overloaded,
	ServiceUnavailable: overloaded,
	InternalError: overloaded,
	TimeoutError: timedOut,
	RequestTimeout: timedOut,
	InvalidObjectState: archived,
	NotImplemented: unsupported,
	BadDigest: damaged,
	XAmzContentSHA256Mismatch: damaged,
	ObjectParentIsFile: keyConflict,
	ExistingObjectIsDirectory: keyConflict
};
const BY_SYSTEM_CODE = {
	ETIMEDOUT: timedOut,
	ECONNREFUSED: unreachable,
	ENOTFOUND: unreachable,
	EAI_AGAIN: unreachable,
	EHOSTUNREACH: unreachable,
	ENETUNREACH: unreachable,
	ECONNRESET: brokenOff,
	EPIPE: brokenOff,
	ERR_STREAM_PREMATURE_CLOSE: brokenOff,
	ERR_PROXY_TUNNEL: unreachable,
	CERT_HAS_EXPIRED: badTls,
	DEPTH_ZERO_SELF_SIGNED_CERT: badTls,
	SELF_SIGNED_CERT_IN_CHAIN: badTls,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: badTls,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: badTls,
	ERR_TLS_CERT_ALTNAME_INVALID: badTls
};
function byStatus(facts, attempt) {
	const { status } = facts;
	if (status === 401 || status === 403) return denied(attempt);
	if (status === 429 || status !== null && status >= 500) return overloaded(attempt);
	if (status !== null && status >= 400) return {
		code: "s3-request-refused",
		what: `${attempt.host} refused the request`,
		next: "Check the s3-* inputs against the server."
	};
	if (status !== null) return notS3(attempt);
	return {
		code: "s3-failed",
		what: `The request to ${attempt.host} failed`,
		next: "Run again; if it stays so, report the code with the version of Sluice."
	};
}
function evidence(facts) {
	return [
		facts.status === null ? null : `HTTP ${facts.status}`,
		facts.name === "Error" ? null : facts.name,
		facts.systemCode === facts.name ? null : facts.systemCode,
		facts.attempts > 1 ? `after ${facts.attempts} attempts` : null,
		facts.requestId === null ? null : `request ${facts.requestId}`
	].filter((part) => part !== null).join(", ") || "the client gave no code";
}

// src/adapters/store/s3-bucket.ts
/** The metadata name under which our own sha256 of an object is kept. */
const DIGEST = "sha256";
function entryOf(bucket, key) {
	return {
		bucket,
		key,
		uri: `${bucket.uri}/${key}`,
		target: {
			Bucket: bucket.settings.bucket,
			Key: fullKey(bucket.settings, key)
		}
	};
}
function fullKey(settings, key) {
	return settings.prefix === "" ? key : `${settings.prefix}/${key}`;
}
/** The refusal for an error that `step` ran into. */
function explain({ settings }, step, error) {
	const host = settings.endpoint === null ? `s3.${settings.region ?? "amazonaws"}.amazonaws.com` : new URL(settings.endpoint).host;
	return explainS3Error(error, {
		...step,
		host,
		bucket: settings.bucket,
		region: settings.region
	});
}

// src/adapters/store/s3-read.ts
const CORRUPT_NEXT = "Store the artifact again; if nobody of you wrote this object, find out who can write to the bucket.";
/** The object of `entry`, its digest checked. Absence is undefined; a bucket that is missing throws. */
async function readObject(entry) {
	const found = await download(entry);
	if (found === void 0) return ok(void 0);
	const { answer, content } = found;
	const facts = factsOf$1(entry.key, answer, content.byteLength);
	const verified = verify({
		content,
		kept: facts.sha256,
		uri: entry.uri,
		next: CORRUPT_NEXT
	});
	return verified.ok ? ok({
		...facts,
		content,
		verified: verified.value
	}) : refuse(...verified.refusals);
}
async function download(entry) {
	const { attempts } = entry.bucket.settings.patience;
	for (let attempt = 1;; attempt += 1) {
		const answer = await absentAsUndefined(() => entry.bucket.client.send(new GetObjectCommand(entry.target)));
		if (answer === void 0) return void 0;
		try {
			return {
				answer,
				content: await answer.Body?.transformToByteArray() ?? /* @__PURE__ */ new Uint8Array()
			};
		} catch (error) {
			if (attempt >= attempts) throw error;
			await setTimeout(100 * 2 ** attempt * Math.random());
		}
	}
}
/** The facts of `entry` without its content. */
async function headObject(entry) {
	const answer = await absentAsUndefined(() => entry.bucket.client.send(new HeadObjectCommand(entry.target)));
	if (answer !== void 0) return ok(factsOf$1(entry.key, answer, answer.ContentLength ?? 0));
	await proveBucket(entry);
	return ok(void 0);
}
async function proveBucket({ bucket }) {
	try {
		await bucket.client.send(new HeadBucketCommand({ Bucket: bucket.settings.bucket }));
	} catch (error) {
		if (readServiceError(error).status === 404) throw error;
	}
}
async function absentAsUndefined(send) {
	try {
		return await send();
	} catch (error) {
		if (["NoSuchKey", "NotFound"].includes(readServiceError(error).name)) return void 0;
		throw error;
	}
}
function factsOf$1(key, answer, bytes) {
	return {
		key,
		bytes,
		etag: answer.ETag ?? null,
		modifiedAt: answer.LastModified?.toISOString() ?? null,
		sha256: answer.Metadata?.["sha256"] ?? null
	};
}

// src/adapters/store/s3-list.ts
/** Every object of the store whose key begins with `prefix`, page by page, until `limit` is reached. */
async function listObjects(bucket, prefix, limit = Number.POSITIVE_INFINITY) {
	const { settings, client } = bucket;
	const pageSize = Math.min(settings.pageSize ?? 1e3, limit);
	const found = [];
	let token;
	do {
		const query = {
			Bucket: settings.bucket,
			Prefix: fullKey(settings, prefix),
			MaxKeys: pageSize,
			ContinuationToken: token
		};
		const page = await client.send(new ListObjectsV2Command(query));
		for (const item of page.Contents ?? []) found.push(factsOf(bucket, item));
		token = page.IsTruncated === true ? page.NextContinuationToken : void 0;
	} while (token !== void 0 && found.length < limit);
	return ok(found.sort(by((facts) => facts.key)).slice(0, limit));
}
function factsOf({ settings }, item) {
	return {
		key: (item.Key ?? "").slice(settings.prefix === "" ? 0 : settings.prefix.length + 1),
		bytes: item.Size ?? 0,
		etag: item.ETag ?? null,
		modifiedAt: item.LastModified?.toISOString() ?? null
	};
}

// src/adapters/store/s3-client.ts
/** A client for `settings`. Credentials come from the SDK's own chain: environment, profile, web identity, machine role. */
function openS3Client(settings) {
	const agents = openAgents(settings.env, settings.log);
	if (!agents.ok) return agents;
	const { connectMs, idleMs, attempts } = settings.patience;
	const config = {
		forcePathStyle: settings.forcePathStyle,
		maxAttempts: attempts,
		requestHandler: {
			httpAgent: agents.value.http,
			httpsAgent: agents.value.https,
			connectionTimeout: connectMs,
			socketTimeout: idleMs
		},
		...settings.endpoint === null ? {} : { endpoint: settings.endpoint },
		...settings.region === null ? {} : { region: settings.region },
		...settings.checksums === null ? {} : {
			requestChecksumCalculation: settings.checksums,
			responseChecksumValidation: settings.checksums
		}
	};
	return ok(new S3Client(config));
}

// src/adapters/store/s3-write.ts
/** Puts the whole object in one request, which S3 makes visible at once or not at all. */
async function writeObject(entry, content, condition) {
	const digest = sha256(content);
	const body = {
		Body: content,
		Metadata: { [DIGEST]: digest }
	};
	try {
		const answer = await entry.bucket.client.send(new PutObjectCommand({
			...putInput(entry, condition),
			...body
		}));
		warnWhenNotEncrypted(entry, answer);
		return ok({
			kind: "stored",
			etag: answer.ETag ?? null
		});
	} catch (error) {
		if (!isConflict(error, condition)) throw error;
		return settleConflict(entry, digest, error);
	}
}
function putInput(entry, condition) {
	const { encryption, kmsKeyId } = entry.bucket.settings;
	return {
		...entry.target,
		ContentType: contentType(entry.key),
		...condition.absent === true ? { IfNoneMatch: "*" } : {},
		...condition.etag === void 0 ? {} : { IfMatch: condition.etag },
		...encryption === null ? {} : { ServerSideEncryption: encryption },
		...kmsKeyId === null ? {} : { SSEKMSKeyId: kmsKeyId }
	};
}
function contentType(key) {
	if (key.endsWith(".json")) return "application/json";
	return key.endsWith(".gz") ? "application/gzip" : "application/octet-stream";
}
function isConflict(error, condition) {
	if (condition.absent !== true && condition.etag === void 0) return false;
	const { name, status } = readServiceError(error);
	return status === 412 || [
		"PreconditionFailed",
		"ConditionalRequestConflict",
		"OperationAborted",
		"NoSuchKey"
	].includes(name);
}
async function settleConflict(entry, digest, error) {
	if (readServiceError(error).attempts < 2) return ok({ kind: "conflict" });
	const now = await headObject(entry);
	if (!now.ok) return now;
	return ok(now.value?.sha256 === digest ? {
		kind: "stored",
		etag: now.value.etag
	} : { kind: "conflict" });
}
function warnWhenNotEncrypted({ bucket, uri }, answer) {
	const { encryption, log } = bucket.settings;
	if (encryption === null || answer.ServerSideEncryption === encryption) return;
	log?.warning(`The S3 server did not confirm the encryption ${encryption} of ${uri}: it may lie there unencrypted.`);
}
/** Deletes the object; S3 does not mind when it is gone already. */
async function removeObject(entry) {
	await entry.bucket.client.send(new DeleteObjectCommand(entry.target));
	return ok(void 0);
}

// src/adapters/store/s3-store.ts
/** An S3 bucket, or a prefix of one, as an object store; the sha256 of each object is kept in its metadata. */
function s3Store(settings) {
	const client = openS3Client(settings);
	if (!client.ok) return client;
	const uri = `s3://${[settings.bucket, settings.prefix].filter((part) => part !== "").join("/")}`;
	const bucket = {
		client: client.value,
		settings,
		uri
	};
	const guard = async (step, mistake, work) => mistake ? refuse(mistake) : work().catch((error) => refuse(explain(bucket, step, error)));
	const on = (key, operation, work) => guard({
		operation,
		uri: `${uri}/${key}`
	}, checkKey(key, uri), () => work(entryOf(bucket, key)));
	return ok({
		uri,
		locate: (key) => `${uri}/${key}`,
		read: (key) => on(key, "read", readObject),
		head: (key) => on(key, "read", headObject),
		write: (key, content, condition = {}) => on(key, "write", (entry) => writeObject(entry, content, condition)),
		list: (prefix, limit) => guard({
			operation: "list",
			uri: `${uri}/${prefix}`
		}, checkPrefix(prefix, uri), () => listObjects(bucket, prefix, limit)),
		remove: (key) => on(key, "remove", removeObject)
	});
}

export { s3Store };