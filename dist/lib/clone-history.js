import { parseSha } from "./brand.js";
import { collect, ok, refuse } from "./result.js";
import { env } from "node:process";
import { execFile } from "node:child_process";

// src/adapters/git/run-git.ts
/** How long one question may take; histories of a million commits answer in a second. */
const PATIENCE_MS = 6e4;
const MOST_BYTES = 67108864;
/**
* Asks the git of this machine about the repository that `folder` lies in. By words, never through a shell; it asks
* nobody for a password, fetches nothing, and takes no commit for another one.
*/
async function runGit(folder, words) {
	return new Promise((done) => {
		execFile("git", [...SAFE, ...words], {
			cwd: folder,
			env: {
				...env,
				...CALM
			},
			timeout: PATIENCE_MS,
			maxBuffer: MOST_BYTES,
			windowsHide: true
		}, (error, stdout, stderr) => {
			if (error === null || error.code === 1) done(ok({
				found: error === null,
				text: stdout.trimEnd()
			}));
			else done(refuse(explain(folder, error.code === "ENOENT" ? null : stderr.trim() || error.message)));
		});
	});
}
const SAFE = [
	"-c",
	"safe.bareRepository=explicit",
	"-c",
	"protocol.allow=never"
];
const CALM = {
	LC_ALL: "C",
	GIT_TERMINAL_PROMPT: "0",
	GIT_NO_LAZY_FETCH: "1",
	GIT_NO_REPLACE_OBJECTS: "1",
	GIT_OPTIONAL_LOCKS: "0"
};
/** What git's "fatal" means for whoever asked; null when there is no git. */
function explain(folder, said) {
	const [line = ""] = (said ?? "").split("\n");
	const why = line.replace(/^(fatal|error): /, "");
	const { code, what, next } = (said === null ? NO_GIT : TROUBLES.find(({ pattern }) => pattern.test(said))) ?? {
		code: "git-failed",
		what: "git could not answer",
		next: "See that `git log` works in this folder."
	};
	return {
		kind: "service",
		code,
		what,
		where: { file: folder },
		...why === "" ? {} : { why },
		next
	};
}
const NO_GIT = {
	code: "git-missing",
	what: "there is no git on this machine",
	next: "Install git."
};
const TROUBLES = [
	{
		pattern: /not a git repository/i,
		code: "git-no-repository",
		what: "the folder is no checkout of a repository",
		next: "Check the repository out first."
	},
	{
		pattern: /dubious ownership/i,
		code: "git-owner",
		what: "the checkout belongs to another user, and git reads only your own",
		next: "Run `git config --global --add safe.directory` with the folder."
	},
	{
		pattern: /not a valid (commit|object) name|bad object|bad revision|unknown revision|could not get object info/i,
		code: "git-commit-missing",
		what: "the checkout lacks a commit",
		next: "Check out with `fetch-depth: 0`, or fetch the commit."
	}
];

// src/adapters/git/read-parents.ts
/** The parents that a commit itself names: `git log` shows the ends of a shallow clone as if they had none. */
async function readParents(folder, commit) {
	const object = await runGit(folder, [
		"cat-file",
		"commit",
		commit
	]);
	if (!object.ok) return object;
	const [header = ""] = object.value.text.split("\n\n");
	return ok(header.split("\n").flatMap((line) => line.startsWith("parent ") ? parseSha(line.slice(7)) ?? [] : []));
}

// src/adapters/git/checked-out.ts
/** The commit at which the clone that `folder` lies in stands. */
async function readCheckedOut(folder) {
	const sha = await readCommit(folder, "HEAD");
	if (!sha.ok) return sha;
	if (sha.value === void 0) return refuse({
		kind: "service",
		code: "git-no-commit",
		what: "the checkout has no commit yet",
		where: { file: folder },
		next: "Commit once."
	});
	const parents = await readParents(folder, sha.value);
	return parents.ok ? ok({
		sha: sha.value,
		parents: parents.value
	}) : parents;
}
/** The tip of a branch: as `origin` has it, else the local one; undefined when there is neither. */
async function readBranch(folder, branch) {
	if (!isBranchName(branch)) return ok(void 0);
	const remote = await readCommit(folder, `refs/remotes/origin/${branch}`);
	return remote.ok && remote.value === void 0 ? readCommit(folder, `refs/heads/${branch}`) : remote;
}
/** The branch that `origin` calls its default; undefined when the clone does not know. */
async function readDefaultBranch(folder) {
	const answer = await runGit(folder, [
		"symbolic-ref",
		"--quiet",
		"refs/remotes/origin/HEAD"
	]);
	return answer.ok ? ok(/^refs\/remotes\/origin\/(.+)$/.exec(answer.value.text)?.[1]) : answer;
}
async function readCommit(folder, name) {
	const answer = await runGit(folder, [
		"rev-parse",
		"--verify",
		"--quiet",
		`${name}^{commit}`
	]);
	return answer.ok ? ok(parseSha(answer.value.text)) : answer;
}
/** Git's own rules for names, as far as they keep a name from being an option, a range, or another notation. */
function isBranchName(name) {
	return /^[^-\s~^:?*[\\\p{Cc}][^\s~^:?*[\\\p{Cc}]*$/u.test(name) && !/\.\.|@\{|\/\/|\.lock(\/|$)|[/.]$/.test(name);
}

// src/adapters/git/clone-history.ts
/** The history in the clone that `folder` lies in. What a shallow clone cannot know for sure, it does not answer. */
function cloneHistory(folder, log) {
	return {
		mergeBase: (base, head) => readMergeBase(folder, base, head),
		ancestors: (commit, limit) => readAncestors(folder, {
			commit,
			limit,
			log
		})
	};
}
async function readMergeBase(folder, base, head) {
	const answer = await runGit(folder, [
		"merge-base",
		"--",
		base,
		head
	]);
	if (!answer.ok) return answer;
	const found = parseSha(answer.value.text);
	const cut = await isCut(folder, [
		base,
		head,
		...found === void 0 ? [] : [`^${found}`]
	]);
	return cut.ok && cut.value ? refuse(shallow(folder, `the merge base of ${base} and ${head}`)) : mapped(cut, found);
}
const mapped = (result, value) => result.ok ? ok(value) : result;
/**
* Whether parents of these commits lie beyond the end of a shallow clone, so that a nearer common ancestor may be
* out of sight. Where none do, the clone is as good as a whole one.
*/
async function isCut(folder, commits) {
	const isShallow = await runGit(folder, ["rev-parse", "--is-shallow-repository"]);
	if (!isShallow.ok || isShallow.value.text !== "true") return mapped(isShallow, false);
	const listed = await runGit(folder, [
		"rev-list",
		"--max-parents=0",
		...commits,
		"--"
	]);
	if (!listed.ok) return listed;
	const roots = await Promise.all(linesOf(listed.value.text).map((root) => readParents(folder, root)));
	const parents = collect(roots);
	return parents.ok ? ok(parents.value.flat().length > 0) : parents;
}
const linesOf = (text) => text.split("\n").flatMap((line) => parseSha(line) ?? []);
async function readAncestors(folder, { commit, limit, log }) {
	const answer = await runGit(folder, [
		"rev-list",
		"--first-parent",
		`--max-count=${limit}`,
		commit,
		"--"
	]);
	if (!answer.ok) return answer;
	const line = linesOf(answer.value.text);
	const cut = line.length < limit ? await isCut(folder, [commit, "--first-parent"]) : ok(false);
	if (cut.ok && cut.value) log.warning(`The clone is shallow and ends ${line.length} commits from ${commit}: check out with \`fetch-depth: 0\` to have all of them looked at.`);
	return mapped(cut, line);
}
function shallow(folder, what) {
	return {
		kind: "service",
		code: "git-shallow",
		what: `the clone is too shallow to tell ${what}`,
		where: { file: folder },
		next: "Check out with `fetch-depth: 0`, or run `git fetch --unshallow`."
	};
}

export { cloneHistory, readBranch, readCheckedOut, readDefaultBranch };