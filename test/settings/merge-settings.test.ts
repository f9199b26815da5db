import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type FileSettings, mergeSettings } from '#settings';

const FILE: FileSettings = { ...DEFAULT_SETTINGS, store: 'from-file', gate: { ...DEFAULT_SETTINGS.gate, failOn: ['cost'], warnOnly: true } };
const NOTHING = { store: undefined, failOn: undefined, warnOnly: undefined };

describe('mergeSettings', () => {
  it('keeps the file where nothing was given', () => {
    expect(mergeSettings(FILE, NOTHING)).toEqual(FILE);
  });

  it('lets what was given win over the file', () => {
    const merged = mergeSettings(FILE, { store: 'given', failOn: [], warnOnly: false });
    expect([merged.store, merged.gate.failOn, merged.gate.warnOnly]).toEqual(['given', [], false]);
  });
});
