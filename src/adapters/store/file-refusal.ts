import type { Refusal } from '#kernel';
import { LockBusy } from './file-lock.ts';

interface Cause {
  readonly code: string;
  readonly what: string;
  readonly next: string;
}

const DENIED: Cause = { code: 'store-denied', what: 'The store does not let us in', next: 'Give this user the right to read and write the directory.' };
const FULL: Cause = { code: 'store-full', what: 'The store has no room left', next: 'Free some space, or prune old commits with `sluice store prune`.' };
const CONFLICT: Cause = {
  code: 'store-key-conflict',
  what: 'A file stands where the store needs a folder, or the other way round',
  next: 'Move the file away, or choose another directory for the store.',
};
const CAUSES: Readonly<Record<string, Cause>> = {
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: { code: 'store-read-only', what: 'The store is on a read-only file system', next: 'Choose a directory that can be written.' },
  ENOSPC: FULL,
  EDQUOT: FULL,
  ENOTDIR: CONFLICT,
  EISDIR: CONFLICT,
  EEXIST: CONFLICT,
  ENOTEMPTY: CONFLICT,
  ELOOP: { code: 'store-link-loop', what: 'Symbolic links lead round in a circle', next: 'Remove the links.' },
  ENAMETOOLONG: { code: 'store-key-too-long', what: 'The file system does not take a name that long', next: 'Use a shorter path for the store.' },
};

/** The refusal for a file system error in a directory store; the system's own code stands in its `why`. */
export function explainFileError(error: unknown, uri: string): Refusal {
  if (error instanceof LockBusy) return busy(error, uri);
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  const cause = CAUSES[code] ?? { code: 'store-unreadable', what: 'The file system failed', next: 'Check the disk and the path, then run again.' };
  return { kind: 'service', ...cause, where: { file: uri }, why: `the file system answered ${code}` };
}

function busy(error: LockBusy, uri: string): Refusal {
  return {
    kind: 'service',
    code: 'store-busy',
    what: 'Another process keeps this object locked',
    where: { file: uri },
    next: `Run again; if nothing else is writing to the store, delete ${error.message}.`,
  };
}

/** A symbolic link in a store must not make us read or write elsewhere: pull requests can commit links. */
export function leadsOut(uri: string): Refusal {
  return {
    kind: 'service',
    code: 'store-link-outside',
    what: 'A symbolic link leads out of the directory',
    where: { file: uri },
    why: 'links are followed only inside the directory that was given',
    next: 'Replace the link by the file, or give the directory that it leads to.',
  };
}
