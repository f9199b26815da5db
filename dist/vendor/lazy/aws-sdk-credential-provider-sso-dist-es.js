import { fromSSO, isSsoProfile, validateSsoProfile } from "../aws-credentials.js";

export { fromSSO };