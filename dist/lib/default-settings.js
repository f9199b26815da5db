// src/settings/default-settings.ts
/** What holds where `sluice.yml` says nothing. */
const DEFAULT_SETTINGS = {
	store: null,
	contracts: "contracts",
	gate: {
		failOn: ["breaking", "contract"],
		patchCoverage: {
			tests: null,
			docs: null
		},
		warnOnly: false
	},
	rules: {},
	waivers: [],
	unused: []
};

export { DEFAULT_SETTINGS };