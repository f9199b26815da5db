export { ACCOUNTS, STRANGER, TOKENS } from './accounts.ts';
export { gitCommits } from './git-commits.ts';
export { type Misbehaviour, notFound, primaryLimit, secondaryLimit, serverError, tooMany } from './faults.ts';
export { type GitHubServer, startGitHub } from './server.ts';
