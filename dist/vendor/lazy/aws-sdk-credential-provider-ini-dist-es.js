import { fromIni } from "../aws-credentials.js";

export { fromIni };