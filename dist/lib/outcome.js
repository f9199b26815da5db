// src/cli/outcome.ts
/** `gateClosed` false: most commands have no gate. */
const answer = (text) => ({
	text,
	gateClosed: false
});

export { answer };