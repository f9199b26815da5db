import { ok, refuse } from "./result.js";
import { createHash } from "node:crypto";

// src/kernel/sha256.ts
/** The SHA-256 of `content` in hexadecimal, as `sha256sum` prints it; texts as UTF-8. */
function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}

// src/adapters/store/integrity.ts
/** Whether the content is what was stored: true or a refusal when a digest was kept, false when none was. */
function verify(claim) {
	if (claim.kept === null) return ok(false);
	const found = sha256(claim.content);
	return found === claim.kept ? ok(true) : refuse(corrupt(claim, found));
}
function corrupt({ kept, uri, next }, found) {
	return {
		kind: "service",
		code: "store-object-corrupt",
		what: "A stored object is not what was written",
		where: { file: uri },
		why: `its sha256 is ${found}, but ${kept} was kept beside it`,
		next
	};
}

export { sha256, verify };