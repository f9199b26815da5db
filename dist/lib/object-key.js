// src/adapters/store/object-key.ts
const FORBIDDEN = /[\u0000-\u001f\u007f\\]/;
/** S3 allows 1,024 bytes for prefix and key together; a store's prefix needs room as well. */
const KEY_BYTES_MAX = 800;
/**
* Why `key` names no object, or undefined. Parts are never empty, `.` or `..`, so that a key means the same
* in a directory, in S3 and in a URL, and can never lead out of the store.
*/
function checkKey(key, storeUri) {
	const why = keyMistake(key);
	if (why === void 0) return void 0;
	return {
		kind: "usage",
		code: "store-key-invalid",
		what: `${JSON.stringify(key)} cannot be the key of a stored object`,
		where: { file: storeUri },
		why,
		next: "Use a key of plain parts with / between them."
	};
}
/** Why nothing can be listed under `prefix`, or undefined; the empty prefix and a last `/` are fine. */
function checkPrefix(prefix, storeUri) {
	const key = prefix.replace(/\/$/, "");
	return key === "" && prefix === "" ? void 0 : checkKey(key, storeUri);
}
function keyMistake(key) {
	if (FORBIDDEN.test(key)) return "it holds a control character or a backslash";
	if (Buffer.byteLength(key) > KEY_BYTES_MAX) return `it is longer than ${KEY_BYTES_MAX} bytes`;
	if (key.split("/").some((part) => part === "" || part === "." || part === "..")) return "it has an empty part, `.` or `..`";
}

export { checkKey, checkPrefix };