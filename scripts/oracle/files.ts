import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

export function readGzip(file: string): string {
  return gunzipSync(readFileSync(file)).toString('utf8');
}

/** Gzip whose bytes depend on the text alone: zlib leaves the time out, and the system's byte is blanked. */
export function packGzip(text: string): Uint8Array {
  const bytes = gzipSync(text, { level: 9 });
  bytes[9] = 255;
  return bytes;
}

export function writeGzip(file: string, text: string): void {
  writeBytes(file, packGzip(text));
}

export function writeText(file: string, text: string): void {
  writeBytes(file, new TextEncoder().encode(text));
}

function writeBytes(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
