import { constants } from 'node:buffer';
// As a namespace: Node 20 has no zstd, and a named import of it would keep the whole program from starting.
import * as zlib from 'node:zlib';
import { type Refusal, type Result, ok, refuse } from '#kernel';

/** The longest text that this Node can hold; every byte of UTF-8 is at most one unit of it. */
const LARGEST_BYTES = constants.MAX_STRING_LENGTH;

const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];

/**
 * Plain bytes of what may be gzip or zstd, told by its first bytes and never by its name.
 * What would unfold to more than `limitBytes` is refused before it is held.
 */
export function decompress(bytes: Uint8Array, uri: string, limitBytes = LARGEST_BYTES): Result<Uint8Array> {
  if (startsWith(bytes, GZIP)) return unfold('gzip', zlib.gunzipSync, bytes, uri, limitBytes);
  if (startsWith(bytes, ZSTD)) {
    if (typeof zlib.zstdDecompressSync !== 'function') return refuse(withoutZstd(uri));
    return unfold('zstd', zlib.zstdDecompressSync, bytes, uri, limitBytes);
  }
  return bytes.length > limitBytes ? refuse(tooLarge(uri, limitBytes)) : ok(bytes);
}

function unfold(
  format: string,
  run: (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array,
  bytes: Uint8Array,
  uri: string,
  limitBytes: number,
): Result<Uint8Array> {
  try {
    return ok(run(bytes, { maxOutputLength: limitBytes }));
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return refuse(isTooLarge ? tooLarge(uri, limitBytes) : damaged(format, uri, error));
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function tooLarge(uri: string, limitBytes: number): Refusal {
  return {
    kind: 'input',
    code: 'file-too-large',
    what: `The file holds more than ${limitBytes} bytes, the most that can be read as one text`,
    where: { file: uri },
    next: 'Store the artifacts of `dbt parse`: without compiled SQL they are a fifth smaller.',
  };
}

function damaged(format: string, uri: string, error: unknown): Refusal {
  return {
    kind: 'input',
    code: 'file-damaged',
    what: `The file begins as ${format} and cannot be unfolded`,
    where: { file: uri },
    why: error instanceof Error ? error.message : String(error),
    next: 'Store the file again; a transfer that stopped half-way leaves such files.',
  };
}

function withoutZstd(uri: string): Refusal {
  return {
    kind: 'input',
    code: 'zstd-unsupported',
    what: `The file is zstd, which Node ${process.versions.node} cannot read`,
    where: { file: uri },
    next: 'Run with Node 22.15 or later, or store the file as gzip.',
  };
}
