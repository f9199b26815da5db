import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SMART_RULES } from '#state';
import { modifiedIds } from '../compare.ts';
import { additionCases } from './cases/additions.ts';
import type { RuleCases } from './cases/case.ts';
import { codeCases } from './cases/code.ts';
import { configCases } from './cases/config.ts';
import { skewCases } from './cases/skew.ts';
import { idsOf, judge } from './judged.ts';

const CASES: readonly RuleCases[] = [...codeCases, ...configCases, ...skewCases, ...additionCases];
const directionOf = new Map(SMART_RULES.map(({ id, direction }) => [String(id), direction]));
const drops = CASES.filter(({ rule }) => directionOf.get(rule) === 'drop');
const additions = CASES.filter(({ rule }) => directionOf.get(rule) === 'add');

describe.each(drops)('$rule', ({ rule, fires, quiet }) => {
  it.each(fires)('drops what differs in $name', (one) => {
    const judged = judge(one);
    expect({ ids: idsOf(judged, rule), kept: [...judged.smart.drops.keys()] }).toEqual({ ids: one.ids, kept: one.ids });
  });

  it.each(quiet)('keeps what differs in $name', (one) => {
    const judged = judge(one);
    expect(modifiedIds(judged.diff)).not.toEqual([]);
    expect([...judged.smart.drops.keys()]).toEqual([]);
  });

  it.each(fires)('drops nothing when it is switched off: $name', (one) => {
    expect(idsOf(judge(one, [rule]), rule)).toEqual([]);
  });
});

describe.each(additions)('$rule', ({ rule, fires, quiet }) => {
  it.each(fires)('adds what differs in $name', (one) => {
    const judged = judge(one);
    expect({ ids: idsOf(judged, rule), added: [...judged.smart.additions.keys()] }).toEqual({ ids: one.ids, added: one.ids });
  });

  it.each(quiet)('adds nothing for $name', (one) => {
    expect([...judge(one).smart.additions.keys()]).toEqual([]);
  });

  it.each(fires)('adds nothing when it is switched off: $name', (one) => {
    expect(idsOf(judge(one, [rule]), rule)).toEqual([]);
  });
});

describe('the rules of smart mode', () => {
  it('are tried one by one, on what they fire on and on what comes near', () => {
    const tried = CASES.filter(({ fires, quiet }) => fires.length > 0 && quiet.length > 0).map(({ rule }) => rule);
    expect(tried.sort()).toEqual(SMART_RULES.map(({ id }) => id).sort());
  });

  it('are each in a file of their name', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../src/state/smart/rules')).map((file) => `smart/${file.replace(/\.ts$/, '')}`);
    expect(SMART_RULES.map(({ id }) => id).sort()).toEqual(files.sort());
  });
});
