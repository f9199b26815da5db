import type { FileSettings } from './types.ts';

/** What holds where `sluice.yml` says nothing. */
export const DEFAULT_SETTINGS: FileSettings = {
  store: null,
  contracts: 'contracts',
  gate: { failOn: ['breaking', 'contract'], patchCoverage: { tests: null, docs: null }, warnOnly: false },
  rules: {},
  waivers: [],
  unused: [],
};
