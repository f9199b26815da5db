// src/kernel/place.ts
/** `models/orders.sql:12:3`, the form that editors and terminals link. */
function formatPlace(place) {
	return [
		place.file,
		place.line,
		place.column
	].filter((part) => part !== void 0).join(":");
}

export { formatPlace };