export type { GitHubAccess } from './access.ts';
export { openGitHub } from './forge.ts';
