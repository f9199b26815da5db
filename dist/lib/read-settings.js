import { DEFAULT_SETTINGS } from "./default-settings.js";
import { ok, refuse } from "./result.js";
import { mergeSettings, parseConfig } from "./parse-config.js";
import { readFile } from "node:fs/promises";

// src/cli/store-options.ts
/** How to reach stores, as the flags say it; what they leave open the environment decides. */
function storeOptions(s3, { log, env }) {
	return {
		s3: {
			...s3.endpoint === void 0 ? {} : { endpoint: s3.endpoint },
			...s3.region === void 0 ? {} : { region: s3.region },
			...s3.forcePathStyle === void 0 ? {} : { forcePathStyle: s3.forcePathStyle }
		},
		allowHttp: s3.allowHttp,
		log,
		env
	};
}

// src/cli/read-settings.ts
const DEFAULT_FILE = "sluice.yml";
/** The settings of a command: its flags over the configuration file over the defaults. */
async function readSettings(file, override) {
	const settings = await readConfig(file);
	return settings.ok ? ok(mergeSettings(settings.value, override)) : settings;
}
async function readConfig(file) {
	try {
		return parseConfig(await readFile(file ?? DEFAULT_FILE, "utf8"), file ?? DEFAULT_FILE);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
		if (code === "ENOENT" && file === void 0) return ok(DEFAULT_SETTINGS);
		return refuse({
			kind: "usage",
			code: "config-unreadable",
			what: "the configuration file cannot be read",
			where: { file: file ?? DEFAULT_FILE },
			why: code,
			next: "Name a file that exists, or leave --config out."
		});
	}
}

export { readSettings, storeOptions };