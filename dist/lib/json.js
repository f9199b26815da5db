// src/kernel/json.ts
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isJsonList(value) {
	return Array.isArray(value);
}
/**
* Equality as Python sees two parsed JSON documents: key order of objects is ignored, lists are ordered,
* `true == 1`, and a key that is present with null differs from an absent key (dbt-state.md 1.2).
*/
function equalJson(before, after) {
	if (before === after) return true;
	if (isJsonList(before) && isJsonList(after)) return equalLists(before, after);
	if (isJsonObject(before) && isJsonObject(after)) return equalObjects(before, after);
	return scalar(before) === scalar(after);
}
function scalar(value) {
	return typeof value === "boolean" || typeof value === "number" ? Number(value) : NaN;
}
function equalLists(before, after) {
	return before.length === after.length && before.every((item, index) => equalJson(item, after[index]));
}
function equalObjects(before, after) {
	const keys = Object.keys(before);
	if (keys.length !== Object.keys(after).length) return false;
	return keys.every((key) => Object.hasOwn(after, key) && equalJson(before[key], after[key]));
}

export { equalJson, isJsonList, isJsonObject };