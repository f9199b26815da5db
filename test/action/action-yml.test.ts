import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { INPUTS, OUTPUTS, parseInputs } from '#settings';
import { renderActionYml } from '../../scripts/action-yml.ts';
import { emptyOutputs } from '../../src/action/outputs.ts';

interface Metadata {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly required: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const text = readFileSync(new URL('../../action.yml', import.meta.url), 'utf8');
const metadata: Metadata = parse(text);

describe('action.yml', () => {
  it('is what the tables of inputs and outputs make of it', () => {
    expect(text).toBe(renderActionYml());
  });

  it('runs the bundle on Node 24', () => {
    expect(metadata.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
  });

  it('declares the inputs that the action parses, none of them required', () => {
    expect(Object.keys(metadata.inputs)).toEqual(Object.values(INPUTS).map(({ name }) => name));
    expect(Object.values(metadata.inputs).filter(({ required }) => required)).toEqual([]);
  });

  it('declares the outputs that the action sets', () => {
    expect(Object.keys(metadata.outputs)).toEqual(OUTPUTS.map(({ name }) => name));
    expect(Object.keys(emptyOutputs('fail')).sort()).toEqual(Object.keys(metadata.outputs).sort());
  });

  it('has defaults that mean the same to the runner as saying nothing', () => {
    const passed = Object.entries(metadata.inputs).map(([name, input]) => [`INPUT_${name.toUpperCase()}`, input.default]);
    expect(parseInputs(Object.fromEntries(passed))).toEqual(parseInputs({}));
  });
});
