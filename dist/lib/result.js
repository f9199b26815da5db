// src/kernel/result.ts
const ok = (value) => ({
	ok: true,
	value
});
const refuse = (first, ...more) => ({
	ok: false,
	refusals: [first, ...more]
});
/** All values, or all refusals of all of them. */
function collect(results) {
	const [first, ...more] = results.flatMap((result) => result.ok ? [] : result.refusals);
	if (first !== void 0) return refuse(first, ...more);
	return ok(results.flatMap((result) => result.ok ? [result.value] : []));
}
/** Both values, or the refusals of both. */
function pair(first, second) {
	if (!first.ok) return second.ok ? first : refuse(...first.refusals, ...second.refusals);
	return second.ok ? ok([first.value, second.value]) : second;
}

export { collect, ok, pair, refuse };