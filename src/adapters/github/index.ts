export { openGitHub } from './forge.ts';
