import { constants } from 'node:buffer';
// As a namespace: Node 20 has no zstd, and a named import of it would keep the whole program from starting.
import * as zlib from 'node:zlib';
import { type Refusal, type Result, ok, refuse } from '#kernel';

/** The longest text that this Node can hold; every byte of UTF-8 is at most one unit of it. */
const LARGEST_BYTES = constants.MAX_STRING_LENGTH;

/** A way to unfold bytes that never holds more than the limit. */
interface Format {
  readonly name: string;
  readonly magic: readonly number[];
  /** Undefined where this Node does not have it. */
  readonly unfold: ((bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array) | undefined;
}

const FORMATS: readonly Format[] = [
  { name: 'gzip', magic: [0x1f, 0x8b], unfold: zlib.gunzipSync },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], unfold: zlib.zstdDecompressSync },
];

/**
 * Plain bytes of what may be gzip or zstd, told by its first bytes and never by its name.
 * What would unfold to more than `limitBytes` is refused before it is held.
 */
export function decompress(bytes: Uint8Array, uri: string, limitBytes = LARGEST_BYTES): Result<Uint8Array> {
  const format = FORMATS.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
  if (format === undefined) return bytes.length > limitBytes ? refuse(tooLarge(uri, limitBytes)) : ok(bytes);
  if (format.unfold === undefined) return refuse(unsupported(uri, format));
  try {
    return ok(format.unfold(bytes, { maxOutputLength: limitBytes }));
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return refuse(isTooLarge ? tooLarge(uri, limitBytes) : damaged(uri, format, error));
  }
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

function damaged(uri: string, { name }: Format, error: unknown): Refusal {
  return {
    kind: 'input',
    code: 'file-damaged',
    what: `The file begins as ${name} and cannot be unfolded`,
    where: { file: uri },
    why: error instanceof Error ? error.message : String(error),
    next: 'Store the file again; a transfer that stopped half-way leaves such files.',
  };
}

function unsupported(uri: string, { name }: Format): Refusal {
  return {
    kind: 'input',
    code: 'compression-unsupported',
    what: `The file is ${name}, which this version of Node cannot read`,
    where: { file: uri },
    next: 'Run with Node 22.15 or later, or store the file as gzip.',
  };
}
