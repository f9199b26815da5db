export { type CheckedOut, readBranch, readCheckedOut, readDefaultBranch } from './checked-out.ts';
export { cloneHistory } from './clone-history.ts';
