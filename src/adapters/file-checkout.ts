import { readFile, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Checkout } from '#ports';

/** The files below `root`; a path or a symbolic link that leads out of it is treated as absent. */
export function openCheckout(root: string): Checkout {
  return {
    async readText(path) {
      const file = await insideRoot(root, path);
      if (file === undefined) return undefined;
      const bytes = await readFile(file).catch(() => undefined);
      return bytes === undefined ? undefined : decode(bytes);
    },
  };
}

async function insideRoot(root: string, path: string): Promise<string | undefined> {
  const base = await realpath(root).catch(() => undefined);
  const file = base === undefined ? undefined : await realpath(resolve(base, path)).catch(() => undefined);
  if (base === undefined || file === undefined || !file.startsWith(base + sep)) return undefined;
  return file;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
