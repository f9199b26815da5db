/** All that needs the client, in one module to be loaded with it. */
export { storeCheckRun } from './check-run.ts';
export { storeComment } from './comment.ts';
export { connect } from './connect.ts';
export { readAncestors, readMergeBase } from './history.ts';
export { readChangedFiles, readPullRequest } from './pull-request.ts';
