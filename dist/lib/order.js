// src/kernel/order.ts
/** Orders by code unit, as Python and `sort` under LC_ALL=C do for ASCII: the same on every machine. */
function byText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
/** Orders records by one text of each. */
function by(text) {
	return (a, b) => byText(text(a), text(b));
}

export { by, byText };