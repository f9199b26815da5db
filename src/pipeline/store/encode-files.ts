import { decompress } from '#artifacts';
import { type Result, collect, ok, sha256 } from '#kernel';
import { gzipSync } from 'node:zlib';
import type { StoredFile } from './receipt.ts';

/** One file to be kept of a commit. Artifacts may come compressed; they are stored as gzip in any case. */
export type PushFile =
  | { readonly kind: 'manifest'; readonly content: Uint8Array; readonly uri: string; readonly dbtVersion: string | null; readonly generatedAt: string | null }
  /** `command` is dbt's `args.which`: files of several commands stand side by side. */
  | { readonly kind: 'run_results'; readonly content: Uint8Array; readonly uri: string; readonly command: string | null }
  | { readonly kind: 'catalog' | 'sources'; readonly content: Uint8Array; readonly uri: string }
  | { readonly kind: 'report' | 'state-index'; readonly content: Uint8Array };

/** A file under the name it has in the store. It is compressed when that is asked for: most pushes hold equal content. */
export interface EncodedFile {
  readonly name: string;
  readonly contentSha256: string;
  readonly encode: () => { readonly bytes: Uint8Array; readonly facts: StoredFile };
}

/** Artifacts as large as this can still be unfolded to be compared. */
const CONTENT_BYTES_MAX = 4 * 1024 ** 3 - 1;

/** Every file as it will be stored, or what is wrong with all of them. */
export function encodeFiles(files: readonly PushFile[]): Result<readonly EncodedFile[]> {
  return collect(files.map(encodeFile));
}

function encodeFile(file: PushFile): Result<EncodedFile> {
  if (!('uri' in file)) return ok(encoded(file.kind === 'report' ? 'report.json' : file.kind, file.content, file.content));
  const plain = decompress(file.content, file.uri, CONTENT_BYTES_MAX);
  if (!plain.ok) return plain;
  const name = file.kind === 'run_results' ? `run_results.${safeCommand(file.command)}` : file.kind;
  return ok(encoded(`${name}.json.gz`, plain.value, isGzip(file.content) ? file.content : undefined));
}

// dbt before 1.1 does not tell its command; anything that is no plain word must not become part of a key.
function safeCommand(command: string | null): string {
  return command !== null && /^[a-z][a-z0-9-]{0,39}$/.test(command) ? command : 'unknown';
}

function isGzip(content: Uint8Array): boolean {
  return content[0] === 0x1f && content[1] === 0x8b;
}

function encoded(name: string, content: Uint8Array, ready: Uint8Array | undefined): EncodedFile {
  const contentSha256 = sha256(content);
  const encode = (): ReturnType<EncodedFile['encode']> => {
    const bytes = ready ?? gzipSync(content);
    return { bytes, facts: { sha256: sha256(bytes), bytes: bytes.byteLength, content_sha256: contentSha256 } };
  };
  return { name, contentSha256, encode };
}
