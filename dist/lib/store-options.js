// src/adapters/store/store-options.ts
const PATIENCE = {
	connectMs: 1e4,
	idleMs: 3e4,
	attempts: 3
};

export { PATIENCE };