import "../vendor/runtime.js";
import { RequestError, getOctokit, retry, throttling } from "../vendor/octokit.js";
import { ok, refuse } from "./result.js";
import { unreachable } from "./unreachable.js";
import { parseSha } from "./brand.js";
import { byText } from "./order.js";
import { createHash } from "node:crypto";

// src/adapters/github/trouble.ts
/** The trouble that `error` stands for; whatever did not come from GitHub is a defect of ours and is thrown on. */
function readTrouble(error) {
	if (!(error instanceof RequestError)) throw error;
	const { status, message } = error;
	return {
		kind: classify(error),
		status,
		why: message.replace(/ - https:\/\/docs\.github\.com\S*/, "")
	};
}
function classify({ status, message, response }) {
	if (status === 401) return "token";
	if (status === 429 || /rate limit/i.test(message) || status === 403 && response?.headers["x-ratelimit-remaining"] === "0") return "rate-limit";
	if (status === 403) return /is locked/i.test(message) ? "locked" : "permission";
	if (status === 404 || status === 410) return "absent";
	if (status === 422) return /too long/i.test(message) ? "too-long" : "rejected";
	return status < 500 ? "rejected" : "unreachable";
}
/** The outcome of a write that met trouble: never more than a warning for the user. */
function toOutcome(trouble, attempt) {
	return {
		kind: trouble.kind === "token" || trouble.kind === "permission" || trouble.kind === "locked" || trouble.kind === "absent" ? "denied" : "failed",
		why: explain(trouble, attempt),
		next: advise(trouble.kind, attempt)
	};
}
/** The refusal of a read that met trouble. */
function toRefusal(trouble, attempt) {
	return refuse({
		kind: "service",
		code: `github-${trouble.kind}`,
		what: `cannot ${attempt.what}`,
		why: `GitHub answered ${trouble.status}: ${trouble.why}`,
		next: advise(trouble.kind, attempt)
	});
}
const explain = (trouble, attempt) => `cannot ${attempt.what}: GitHub answered ${trouble.status}: ${trouble.why}`;
function advise(kind, { permission }) {
	const grant = `Grant \`${permission}\` under \`permissions\` of the job.`;
	switch (kind) {
		case "token": return "Pass a valid token as `github-token`; the default is the one of the workflow.";
		case "permission": return `${grant} A workflow of a fork gets a read-only token whatever it asks for.`;
		case "locked": return "Unlock the conversation of the pull request.";
		case "absent": return `${grant} GitHub also answers so when the thing asked for is not there.`;
		case "too-long": return "Read the whole text in the job summary.";
		case "rejected": return "Report this with the message above: the request was not what GitHub expects.";
		case "rate-limit": return "Run the job again later; jobs that share a token share its limit.";
		case "unreachable": return "Run the job again; see https://www.githubstatus.com when it lasts.";
		default: return unreachable(kind);
	}
}

// src/adapters/github/check-run.ts
const ANNOTATIONS_PER_REQUEST = 50;
const SUMMARY = 65535;
const MESSAGE = 16e3;
const TITLE = 255;
const ATTEMPT$1 = {
	what: "write the check run",
	permission: "checks: write"
};
/** Creates the check run; annotations beyond the first 50 are appended by further requests. */
async function storeCheckRun({ api, at }, run) {
	const [first = [], ...rest] = inBatches(run.findings.flatMap(annotate));
	const output = {
		title: clip(run.name, TITLE),
		summary: clip(run.summary, SUMMARY)
	};
	try {
		const { data } = await api.rest.checks.create({
			...at,
			name: run.name,
			head_sha: run.head,
			status: "completed",
			conclusion: run.conclusion,
			output: {
				...output,
				annotations: first
			}
		});
		for (const annotations of rest) await api.rest.checks.update({
			...at,
			check_run_id: data.id,
			output: {
				...output,
				annotations
			}
		});
		return {
			kind: "created",
			url: data.html_url
		};
	} catch (error) {
		return toOutcome(readTrouble(error), ATTEMPT$1);
	}
}
function annotate(finding) {
	if (finding.place === null) return [];
	const line = finding.place.line ?? 1;
	return [{
		path: finding.place.file,
		start_line: line,
		end_line: line,
		annotation_level: finding.waiver === null ? LEVELS[finding.severity] : "notice",
		title: clip(finding.rule, TITLE),
		message: clip(finding.message, MESSAGE)
	}];
}
const LEVELS = {
	error: "failure",
	warning: "warning",
	info: "notice"
};
function inBatches(annotations) {
	const count = Math.ceil(annotations.length / ANNOTATIONS_PER_REQUEST);
	return Array.from({ length: count }, (_, index) => annotations.slice(index * ANNOTATIONS_PER_REQUEST, (index + 1) * ANNOTATIONS_PER_REQUEST));
}
function clip(text, limit) {
	return text.length <= limit ? text : text.slice(0, limit - 6) + " (cut)";
}

// src/adapters/github/marker.ts
const MARKER = /^<!-- sluice id="([^"]*)" said="([0-9a-f]*)" text="([0-9a-f]*)" -->\r?\n/;
/** The comment to post: the marker first, where no cut and no quotation can lose or imitate it. */
function signComment(id, body) {
	return `<!-- sluice id="${quote(id)}" said="${digest(body.fingerprint)}" text="${digest(body.text)}" -->\n${body.text}`;
}
/** The marker of a posted comment, or undefined when it has none. */
function readMarker(posted) {
	const [line, id, said, text] = MARKER.exec(posted) ?? [];
	if (line === void 0 || id === void 0 || said === void 0) return void 0;
	return {
		id: unquote(id),
		said,
		isIntact: digest(posted.slice(line.length)) === text
	};
}
/** True when posting `body` would tell the reader nothing new. */
function saysTheSame(marker, body) {
	return marker.isIntact && marker.said === digest(body.fingerprint);
}
function digest(text) {
	return createHash("sha256").update(text.replaceAll("\r\n", "\n").trimEnd()).digest("hex").slice(0, 16);
}
const quote = (id) => encodeURIComponent(id).replaceAll("-", "%2D");
function unquote(id) {
	try {
		return decodeURIComponent(id);
	} catch {
		return "";
	}
}

// src/adapters/github/viewer.ts
/**
* Asks GitHub who we are. GraphQL answers for every kind of token: for the workflow's own it says
* `github-actions[bot]`, for an app's `NAME[bot]`; REST's `GET /user` refuses both, and serves where GraphQL
* is switched off. Undefined when neither tells.
*/
async function readViewer(github) {
	return await askGraphql(github) ?? await askRest(github);
}
function isAuthor(viewer, author) {
	return author !== null && (author.id === viewer.id || author.login === viewer.login);
}
async function askGraphql({ api, log }) {
	try {
		const { viewer } = await api.graphql("query { viewer { login databaseId } }");
		return {
			id: viewer.databaseId,
			login: viewer.login
		};
	} catch (error) {
		log.debug(`GraphQL does not tell who we are: ${error instanceof Error ? error.message : String(error)}`);
		return;
	}
}
async function askRest({ api, log }) {
	try {
		const { data } = await api.rest.users.getAuthenticated();
		return {
			id: data.id,
			login: data.login
		};
	} catch (error) {
		log.debug(`REST does not tell who we are: ${readTrouble(error).why}`);
		return;
	}
}

// src/adapters/github/comment.ts
/** How often to look again after a comment vanished between list and write, or a write ended without an answer. */
const ROUNDS = 3;
const ATTEMPT = {
	what: "write the comment",
	permission: "pull-requests: write"
};
/** Brings the pull request to exactly one comment of ours with this id. Comments not proven ours are never touched. */
async function storeComment(github, comment) {
	let trouble;
	for (let round = 0; round < ROUNDS; round += 1) try {
		return await storeOnce(github, comment);
	} catch (error) {
		trouble = readTrouble(error);
		if (!isWorthAnotherLook(trouble)) break;
		github.log.debug(`The comment was not written (${trouble.status}), looking again`);
	}
	if (trouble === void 0) throw new Error("No round ran");
	return toOutcome(trouble, ATTEMPT);
}
const isWorthAnotherLook = ({ kind }) => kind === "absent" || kind === "unreachable";
async function storeOnce(github, comment) {
	const marked = await listMarked(github, comment);
	const viewer = marked.length === 0 ? void 0 : await readViewer(github);
	if (marked.length > 0 && viewer === void 0) return storeUnknown(github, comment, marked);
	const [kept, ...extra] = viewer === void 0 ? [] : own(marked, viewer);
	const outcome = await writeOne(github, comment, kept);
	await removeExtra(github, extra);
	return outcome;
}
const own = (marked, viewer) => marked.filter((posted) => isAuthor(viewer, posted.author));
async function listMarked({ api, at }, { pullRequest, id }) {
	return (await api.paginate(api.rest.issues.listComments, {
		...at,
		issue_number: pullRequest,
		per_page: 100
	})).map((item) => ({
		id: item.id,
		nodeId: item.node_id,
		url: item.html_url,
		body: item.body ?? "",
		author: item.user,
		isHidden: "minimized" in item && item.minimized !== null
	})).filter((posted) => readMarker(posted.body)?.id === id);
}
async function writeOne(github, comment, kept) {
	if (comment.body === null) return kept === void 0 ? {
		kind: "unchanged",
		url: null
	} : remove(github, kept);
	if (kept === void 0) return {
		kind: "created",
		url: (await create(github, comment, comment.body)).url
	};
	const marker = readMarker(kept.body);
	if (marker !== void 0 && saysTheSame(marker, comment.body)) return {
		kind: "unchanged",
		url: kept.url
	};
	return update(github, kept, signComment(comment.id, comment.body));
}
async function create({ api, at }, { pullRequest, id }, body) {
	const { data } = await api.rest.issues.createComment({
		...at,
		issue_number: pullRequest,
		body: signComment(id, body),
		request: { retries: 0 }
	});
	return {
		id: data.id,
		url: data.html_url,
		author: data.user
	};
}
async function update(github, kept, body) {
	const { api, at } = github;
	await api.rest.issues.updateComment({
		...at,
		comment_id: kept.id,
		body
	});
	if (kept.isHidden) await show(github, kept);
	return {
		kind: "updated",
		url: kept.url
	};
}
async function show({ api, log }, { nodeId }) {
	await api.graphql("mutation ($id: ID!) { unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } } }", { id: nodeId }).catch((error) => {
		log.debug(`The updated comment stays hidden: ${error instanceof Error ? error.message : String(error)}`);
	});
}
async function remove({ api, at }, { id }) {
	await api.rest.issues.deleteComment({
		...at,
		comment_id: id
	});
	return {
		kind: "removed",
		url: null
	};
}
async function removeExtra(github, extra) {
	for (const posted of extra) await remove(github, posted).catch((error) => {
		github.log.debug(`A second comment of ours stays: ${readTrouble(error).why}`);
	});
}
/**
* Where GitHub does not say who we are, the answer to a new comment does: it names the author. So a new comment
* comes first, and then older ones of the same author go. One that already says the same is as good as a new one.
*/
async function storeUnknown(github, comment, marked) {
	const { body } = comment;
	if (body === null) return {
		kind: "skipped",
		why: "GitHub does not tell which comments are ours, so none is removed"
	};
	const same = marked.find((posted) => signComment(comment.id, body).trimEnd() === posted.body.replaceAll("\r\n", "\n").trimEnd());
	if (same !== void 0) return {
		kind: "unchanged",
		url: same.url
	};
	const created = await create(github, comment, body);
	if (created.author !== null) await removeExtra(github, own(marked, created.author));
	return {
		kind: "created",
		url: created.url
	};
}

// src/adapters/github/careful.ts
/**
* A plugin of the client that makes silent troubles loud. It comes before the retry and throttling plugins,
* so that they see every single try. `patienceMs`: how long one try may take.
*/
const careful = (patienceMs) => (api) => {
	api.hook.wrap("request", async (request, options) => {
		const signal = AbortSignal.timeout(patienceMs);
		options.request = {
			...options.request,
			signal
		};
		const answer = await Promise.resolve(request(options)).catch(nameLimits);
		if (answer.status !== 204 && typeof answer.data !== "object") {
			const why = signal.aborted ? `no whole answer within ${patienceMs} ms` : "the answer was cut off or is not JSON";
			throw new RequestError(why, 500, { request: {
				...options,
				headers: options.headers,
				url: options.url
			} });
		}
		return answer;
	});
};
function nameLimits(error) {
	if (error instanceof RequestError && error.status === 429 && error.response?.headers["x-ratelimit-remaining"] !== "0") error.message = `secondary rate limit: ${error.message}`;
	throw error;
}

// src/adapters/github/connect.ts
/** The longest that a pull request should wait for GitHub's permission to go on. */
const LONGEST_WAIT_SECONDS = 60;
const WAITS = 2;
const RETRIES = 2;
const PATIENCE_MS = 2e4;
let connections = 0;
/** Opens a client that waits when GitHub asks for it and repeats what failed. Heavy: import it lazily. */
function connect(access) {
	const [owner = "", repo = ""] = access.repository.split("/");
	const secondMs = access.secondMs ?? 1e3;
	connections += 1;
	return {
		api: getOctokit(access.token, {
			baseUrl: access.apiUrl,
			userAgent: "sluice",
			log: quiet(access.log),
			retry: {
				doNotRetry: [
					400,
					401,
					403,
					404,
					410,
					422,
					429,
					451
				],
				retries: RETRIES,
				retryAfterBaseValue: secondMs
			},
			throttle: {
				id: `sluice-${connections}`,
				retryAfterBaseValue: secondMs,
				onRateLimit: mayWait(access),
				onSecondaryRateLimit: mayWait(access)
			}
		}, careful(access.patienceMs ?? PATIENCE_MS), retry, throttling),
		at: {
			owner,
			repo
		},
		log: access.log
	};
}
function mayWait({ log }) {
	return (...[seconds, , , waits]) => {
		const waiting = seconds <= LONGEST_WAIT_SECONDS && waits < WAITS;
		log.info(`GitHub's rate limit asks for a pause of ${seconds} s: ${waiting ? "waiting" : "giving up"}`);
		return waiting;
	};
}
function quiet({ debug }) {
	const tell = (message) => debug(message);
	return {
		debug: tell,
		info: tell,
		warn: tell,
		error: tell
	};
}

// src/adapters/github/history.ts
const PAGE = 100;
/** Merged side branches stand between first parents; ten commits for each is more than projects have. */
const COMMITS_PER_STEP = 10;
/** The best common ancestor of two commits, by GitHub's comparison of them. */
async function readMergeBase({ api, at }, base, head) {
	const attempt = {
		what: `find the merge base of ${base} and ${head}`,
		permission: "contents: read"
	};
	try {
		const { data } = await api.rest.repos.compareCommitsWithBasehead({
			...at,
			basehead: `${base}...${head}`,
			per_page: 1
		});
		return ok(parseSha(data.merge_base_commit.sha));
	} catch (error) {
		const trouble = readTrouble(error);
		return /no common ancestor/i.test(trouble.why) ? ok(void 0) : toRefusal(trouble, attempt);
	}
}
/**
* `commit` and its ancestors along first parents, newest first. The list of commits holds merged side branches too;
* they are read past, since production was built from the branch itself.
*/
async function readAncestors(github, commit, limit) {
	const firstParents = /* @__PURE__ */ new Map();
	const pages = Math.ceil(limit * COMMITS_PER_STEP / PAGE);
	try {
		for (let page = 1; page <= pages && followFirstParents(commit, firstParents).length < limit; page += 1) {
			const listed = await listCommits(github, commit, page);
			for (const { sha, parents } of listed) firstParents.set(sha, parents[0]?.sha);
			if (listed.length < PAGE) break;
		}
		return ok(followFirstParents(commit, firstParents).slice(0, limit));
	} catch (error) {
		return toRefusal(readTrouble(error), {
			what: `list the ancestors of ${commit}`,
			permission: "contents: read"
		});
	}
}
async function listCommits({ api, at }, commit, page) {
	const { data } = await api.rest.repos.listCommits({
		...at,
		sha: commit,
		per_page: PAGE,
		page
	});
	return data;
}
function followFirstParents(commit, firstParents) {
	const line = [];
	let next = commit;
	while (next !== void 0 && firstParents.has(next)) {
		line.push(next);
		next = parseSha(firstParents.get(next) ?? "");
	}
	return line;
}

// src/adapters/github/pull-request.ts
/** GitHub lists no more files of one pull request than this. */
const MOST_FILES = 3e3;
/** The pull request of this number, undefined when there is none. */
async function readPullRequest({ api, at }, number) {
	const what = `read pull request #${number}`;
	try {
		const { data } = await api.rest.pulls.get({
			...at,
			pull_number: number
		});
		const headSha = parseSha(data.head.sha);
		const baseSha = parseSha(data.base.sha);
		if (headSha === void 0 || baseSha === void 0) return refuse({
			kind: "service",
			code: "github-answer",
			what: `${what}: the answer holds no commits`,
			next: "Run the job again."
		});
		const isFork = data.head.repo?.full_name !== data.base.repo.full_name;
		return ok({
			number,
			isOpen: data.state === "open",
			headSha,
			baseSha,
			baseRef: data.base.ref,
			isFork
		});
	} catch (error) {
		const trouble = readTrouble(error);
		return trouble.status === 404 ? ok(void 0) : toRefusal(trouble, {
			what,
			permission: "pull-requests: read"
		});
	}
}
/** The files that the pull request changes, sorted by path. */
async function readChangedFiles({ api, at }, number) {
	try {
		const files = (await api.paginate(api.rest.pulls.listFiles, {
			...at,
			pull_number: number,
			per_page: 100
		})).map((file) => ({
			path: file.filename,
			status: file.status,
			previousPath: file.previous_filename ?? null
		}));
		return ok({
			files: files.sort((a, b) => byText(a.path, b.path)),
			isComplete: files.length < MOST_FILES
		});
	} catch (error) {
		return toRefusal(readTrouble(error), {
			what: `list the files of pull request #${number}`,
			permission: "pull-requests: read"
		});
	}
}

export { connect, readAncestors, readChangedFiles, readMergeBase, readPullRequest, storeCheckRun, storeComment };