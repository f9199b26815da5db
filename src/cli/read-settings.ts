import { readFile } from 'node:fs/promises';
import { ok, refuse, type Result } from '#kernel';
import { DEFAULT_SETTINGS, type FileSettings, mergeSettings, parseConfig, type SettingsOverride } from '#settings';

const DEFAULT_FILE = 'sluice.yml';

/** The settings of a command: its flags over the configuration file over the defaults. */
export async function readSettings(file: string | undefined, override: SettingsOverride): Promise<Result<FileSettings>> {
  const settings = await readConfig(file);
  return settings.ok ? ok(mergeSettings(settings.value, override)) : settings;
}

async function readConfig(file: string | undefined): Promise<Result<FileSettings>> {
  try {
    return parseConfig(await readFile(file ?? DEFAULT_FILE, 'utf8'), file ?? DEFAULT_FILE);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    // Only a file that somebody asked for has to be there.
    if (code === 'ENOENT' && file === undefined) return ok(DEFAULT_SETTINGS);
    const next = 'Name a file that exists, or leave --config out.';
    return refuse({
      kind: 'usage',
      code: 'config-unreadable',
      what: 'the configuration file cannot be read',
      where: { file: file ?? DEFAULT_FILE },
      why: code,
      next,
    });
  }
}
