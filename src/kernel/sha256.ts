import { createHash } from 'node:crypto';

/** The SHA-256 of `content` in hexadecimal, as `sha256sum` prints it; texts as UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
