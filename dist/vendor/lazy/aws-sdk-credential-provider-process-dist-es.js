import { fromProcess } from "../aws-credentials.js";

export { fromProcess };