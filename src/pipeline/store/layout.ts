import { type Sha, byText, parseSha, sha256 } from '#kernel';

/** Everything that is kept of one commit stands under this prefix. */
export const COMMITS = 'commits/';
/** Branch pointers stand under this prefix. */
export const REFS = 'refs/';
const RECEIPT = 'receipt.json';

/** `commits/<sha>/<name>`. Keys are made of checked hashes alone, so that no name can lead elsewhere. */
export function commitKey(sha: Sha, name: string): string {
  return `${COMMITS}${sha}/${name}`;
}

/** The last file of a commit to be written: without it the commit does not count. */
export function receiptKey(sha: Sha): string {
  return commitKey(sha, RECEIPT);
}

/** The commit and the file name in a key of a commit; undefined for other keys. */
export function parseCommitKey(key: string): { readonly sha: Sha; readonly name: string } | undefined {
  const [folder, hash = '', name, ...rest] = key.split('/');
  const sha = parseSha(hash);
  return `${folder}/` === COMMITS && sha !== undefined && name !== undefined && rest.length === 0 ? { sha, name } : undefined;
}

export const isReceipt = (name: string): boolean => name === RECEIPT;

const BRANCH_BYTES_MAX = 180;

/**
 * `refs/<branch>.json`. Everything but lower-case letters, digits, `-`, `_` and inner dots is written as `~` and two
 * hexadecimal digits a byte: git allows no `~` in branch names, slashes would make one branch the folder of another,
 * and capitals fall together on file systems that ignore case. Names too long for a file end in their own hash.
 */
export function refKey(branch: string): string {
  const encoded = [...new TextEncoder().encode(branch)].map(encodeByte).join('').replace(/^\./, '~2e') || '~';
  const name = encoded.length > BRANCH_BYTES_MAX ? `${encoded.slice(0, BRANCH_BYTES_MAX)}~${sha256(branch).slice(0, 16)}` : encoded;
  return `${REFS}${name}.json`;
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[a-z0-9._-]/.test(character) ? character : `~${byte.toString(16).padStart(2, '0')}`;
}

/** A record with its keys in order, so that equal content gives equal bytes. */
export function sortKeys<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => byText(a, b)));
}
