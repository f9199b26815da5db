import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser that takes the pictures, installed by the system's package manager on first use. Throws when it cannot be had. */
export function installChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  apt('update');
  apt('install', '--yes', '--no-install-recommends', 'chromium');
  const installed = findChromium();
  if (installed === undefined) throw new Error('apt-get brought no chromium');
  return installed;
}

export const findChromium = (): string | undefined => PLACES.find(existsSync);

/** Runs apt-get, as root or through sudo; throws with its last words. */
export function apt(...args: readonly string[]): void {
  const privileged = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  const [command = 'apt-get', ...rest] = [...privileged, 'apt-get', '--quiet', ...args];
  const { status, stderr, error } = spawnSync(command, rest, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (status !== 0) throw new Error(`apt-get ${args[0]}: ${error?.message ?? stderr.trim().split('\n').at(-1)}`);
}
