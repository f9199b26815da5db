export { ACCOUNTS, STRANGER, TOKENS, type Account } from './accounts.ts';
export { readDescription } from './description.ts';
export { notFound, primaryLimit, secondaryLimit, serverError, tooMany, type Exchange, type Fault, type Misbehaviour } from './faults.ts';
export type { Comment, PullRequest, Repository } from './repository.ts';
export { startGitHub, type GitHubServer } from './server.ts';
