import { version } from "./package.js";

// src/cli/version.ts
/** The version of this build. */
const VERSION = version;

export { VERSION };