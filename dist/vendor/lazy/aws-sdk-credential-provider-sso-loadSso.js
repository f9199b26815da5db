import { GetRoleCredentialsCommand, SSOClient } from "../aws-credentials.js";

export { GetRoleCredentialsCommand, SSOClient };