import { fromHttp } from "../aws-credentials.js";

export { fromHttp };