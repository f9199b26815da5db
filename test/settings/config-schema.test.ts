import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { parseConfig, renderConfigSchema } from '#settings';

const validate = new Ajv({ strict: false }).compile(JSON.parse(renderConfigSchema()));

describe('the JSON Schema of sluice.yml', () => {
  it.each([
    'version: 1',
    'version: 2',
    'version: 1\nstor: x',
    'version: 1\ngate: { fail-on: [breaking], patch-coverage: { tests: 80% } }',
    'version: 1\ngate: { patch-coverage: { tests: 80 } }',
    'version: 1\nrules: { contract/field-removed: error }',
    'version: 1\nrules: { contract/field-removed: fatal }',
    'version: 1\nwaivers: [{ rule: a/b, reason: r, owner: o, until: 2026-12-31 }]',
    'version: 1\nwaivers: [{ rule: a/b, reason: r, owner: o }]',
  ])('agrees with the parser on %j', (text) => {
    expect(validate(parse(text))).toBe(parseConfig(text, 'sluice.yml').ok);
  });
});
