// src/kernel/unreachable.ts
/** Ends a switch over a union: a new member without a branch is a compile error, a lying value is a defect. */
function unreachable(value) {
	throw new Error(`No branch for ${JSON.stringify(value)}`);
}

export { unreachable };