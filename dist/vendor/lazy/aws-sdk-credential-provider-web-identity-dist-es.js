import { fromTokenFile, fromWebToken } from "../aws-credentials.js";

export { fromTokenFile };