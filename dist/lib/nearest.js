// src/kernel/nearest.ts
/** The known name closest to a mistyped one, or undefined when none is near enough to be meant. */
function nearestName(typed, known) {
	const limit = Math.max(1, Math.floor(typed.length / 3));
	let best;
	for (const name of known) {
		const distance = editDistance(typed.toLowerCase(), name.toLowerCase());
		if (distance <= limit && (best === void 0 || distance < best.distance)) best = {
			name,
			distance
		};
	}
	return best?.name;
}
function editDistance(a, b) {
	const left = [...a.replaceAll("_", "-")];
	const right = [...b.replaceAll("_", "-")];
	let older = [];
	let row = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (const [i, letter] of left.entries()) {
		const next = [i + 1];
		for (const [j, other] of right.entries()) {
			const swapped = i > 0 && j > 0 && letter === right[j - 1] && left[i - 1] === other;
			const cost = letter === other ? 0 : 1;
			const edits = [
				(row[j + 1] ?? 0) + 1,
				(next[j] ?? 0) + 1,
				(row[j] ?? 0) + cost
			];
			next.push(Math.min(...edits, swapped ? (older[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY));
		}
		older = row;
		row = next;
	}
	return row[right.length] ?? 0;
}

export { nearestName };