import type { FileSettings, SettingsOverride } from './types.ts';

/** Flags and inputs win over the file; the file has already taken the defaults. */
export function mergeSettings(file: FileSettings, override: SettingsOverride): FileSettings {
  return {
    ...file,
    store: override.store ?? file.store,
    contracts: override.contracts ?? file.contracts,
    gate: {
      ...file.gate,
      failOn: override.failOn ?? file.gate.failOn,
      warnOnly: override.warnOnly ?? file.gate.warnOnly,
    },
  };
}
