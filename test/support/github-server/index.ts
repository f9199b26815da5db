export { ACCOUNTS, STRANGER, TOKENS } from './accounts.ts';
export { type Misbehaviour, notFound, primaryLimit, secondaryLimit, serverError, tooMany } from './faults.ts';
export { type GitHubServer, startGitHub } from './server.ts';
