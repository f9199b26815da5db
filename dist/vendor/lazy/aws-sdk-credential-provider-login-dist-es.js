import { fromLoginCredentials } from "../aws-credentials.js";

export { fromLoginCredentials };