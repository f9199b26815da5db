/**
 * The state comparison against dbt's own comparator, release by release: manifests that dbt wrote, edited at random on
 * either side, and for every value of `state:` the same ids, the same warnings, and an error where dbt raises one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '#artifacts';
import { type JsonObject, type MacroId, isJsonObject, macroId, reach } from '#kernel';
import { type StateDiff, type StateValue, compareProjects, matchesState, raisesUnder, reactionsUnder } from '#state';
import { installDbt } from '../../scripts/judges/python.ts';
import { type Minor, minors } from '../../scripts/judges/versions.ts';
import { readRecording } from '../../scripts/oracle/corpus.ts';
import { valueOf } from '../support/result.ts';
import { applyEdit, loudEdits, quietEdits } from './edits.ts';

interface Case {
  readonly base: JsonObject;
  readonly head: JsonObject;
  readonly flag: boolean;
}

/** What dbt answers for one value of `state:`. */
interface Answer {
  readonly ids?: readonly string[];
  readonly said?: readonly (readonly [event: string, id: string])[];
  readonly raises?: string;
}

const folder = mkdtempSync(join(tmpdir(), 'sluice-states-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CASES = 12;
const NOW = new Date().toISOString();

/** One group of cases: which edits of which project, the flag, and which dbt wrote the base. */
interface Kind {
  readonly edits: 'quiet' | 'loud';
  readonly name: 'shop' | 'metrics';
  readonly flag: boolean;
  readonly from: Minor;
}

describe.each(minors)('a change that dbt %s compares', (minor) => {
  const python = pythonOf(minor);
  const kinds = kindsOf(minor);
  const cases = python === undefined ? [] : kinds.flatMap((kind) => casesOf(minor, kind));
  let answers: readonly Readonly<Record<string, Answer>>[] = [];
  beforeAll(() => {
    if (python !== undefined) answers = askDbt(python, cases);
  }, 600_000);

  it.skipIf(python === undefined).each(kinds.map((kind, index) => ({ ...kind, index })))(
    'is answered alike under every value of state: ($edits edits of $name, base of $from, flag $flag)',
    ({ index }) => {
      const own = answers.slice(index * CASES, (index + 1) * CASES);
      expect(own).toHaveLength(CASES);
      for (const [offset, answer] of own.entries()) {
        const diff = compare(cases[index * CASES + offset]);
        for (const [value, want] of Object.entries(answer)) expect([value, ...ours(diff, value)]).toEqual([value, ...dbts(want)]);
      }
    },
  );
});

function kindsOf(minor: Minor): readonly Kind[] {
  const names = ['shop', 'metrics'] as const;
  const flags = minor === '1.8' ? [false] : [false, true];
  const older = minors.slice(0, minors.indexOf(minor));
  return [
    ...names.flatMap((name) => flags.flatMap((flag) => (['quiet', 'loud'] as const).map((edits) => ({ edits, name, flag, from: minor })))),
    ...names.flatMap((name) => older.map((from) => ({ edits: 'quiet' as const, name, flag: minor === '1.12', from }))),
  ];
}

function pythonOf(minor: Minor): string | undefined {
  try {
    return installDbt(minor);
  } catch (error) {
    console.warn(`SKIPPED: no dbt ${minor} (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`);
    return undefined;
  }
}

function casesOf(minor: Minor, { edits, name, flag, from }: Kind): readonly Case[] {
  const [before, after] = [plainManifest(from, name), plainManifest(minor, name)];
  return fc.sample(edits === 'quiet' ? quietEdits : loudEdits, { seed: 1, numRuns: CASES }).map((list) => {
    const edited = (side: 'base' | 'head', plain: JsonObject): JsonObject =>
      list.filter((one) => one.side === side).reduce<JsonObject>((manifest, one) => applyEdit(manifest, one), plain);
    const head = edited('head', after);
    // The head is what this dbt parsed just now, so it bears its version.
    const version = objectAt(after, 'metadata')['dbt_version'] ?? null;
    return { base: edited('base', before), head: { ...head, metadata: { ...objectAt(head, 'metadata'), dbt_version: version } }, flag };
  });
}

function plainManifest(minor: Minor, name: Kind['name']): JsonObject {
  const recorded = readRecording(minor, name)?.bases.get('default');
  if (recorded === undefined) throw new Error(`No project ${name} was recorded under dbt ${minor}`);
  return withoutIdleMacros({ ...recorded, docs: {}, parent_map: {}, child_map: {}, group_map: {} });
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isJsonObject(value) ? value : {};
}

/** Most of dbt's own macros are called by nothing here, and loading them is most of dbt's time. */
function withoutIdleMacros(manifest: JsonObject): JsonObject {
  const macros = objectAt(manifest, 'macros');
  const callsOf = (entry: JsonObject): readonly MacroId[] => {
    const calls = objectAt(entry, 'depends_on')['macros'];
    return Array.isArray(calls) ? calls.map((id) => macroId(String(id))) : [];
  };
  const calls = new Map(Object.keys(macros).map((id) => [macroId(id), callsOf(objectAt(macros, id))]));
  const nodes = Object.keys(objectAt(manifest, 'nodes')).flatMap((id) => callsOf(objectAt(objectAt(manifest, 'nodes'), id)));
  const called = new Set<string>([...nodes, ...reach(calls, nodes).keys()]);
  return { ...manifest, macros: Object.fromEntries(Object.entries(macros).filter(([id]) => called.has(id))) };
}

function askDbt(python: string, cases: readonly Case[]): readonly Readonly<Record<string, Answer>>[] {
  const [asked, answered] = [join(folder, 'cases.jsonl'), join(folder, 'answers.jsonl')];
  writeFileSync(asked, cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const { status, stderr } = spawnSync(python, [join(import.meta.dirname, 'compare-states.py'), asked, answered], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return readFileSync(answered, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function compare(given: Case | undefined): StateDiff {
  if (given === undefined) throw new Error('dbt answered what it was not asked');
  const [base, head] = [given.base, given.head].map((manifest) => valueOf(readManifest(new TextEncoder().encode(JSON.stringify(manifest)), 'manifest.json')));
  if (base === undefined || head === undefined) throw new Error('A side is missing');
  return valueOf(compareProjects(base, head, { engine: 'v1', compareMoreUnrendered: given.flag, now: NOW }));
}

/** `raises`, or the ids and what is said of which id. */
type Told = readonly ['raises'] | readonly [ids: readonly string[], said: readonly string[]];

function dbts({ ids = [], said = [], raises }: Answer): Told {
  if (raises !== undefined) return ['raises'];
  return [ids, said.map(([event, id]) => `${event.startsWith('Seed') ? 'seed-size' : 'contract-break'} ${id}`).sort()];
}

function ours(diff: StateDiff, text: string): Told {
  const value = diff.values.find((one) => one === text) ?? refuseValue(text);
  if (raisesUnder(diff, value)) return ['raises'];
  const ids = [...diff.states.values()].filter((state) => matchesState(state, value)).map(({ id }) => id);
  return [ids.sort(), [...new Set(reactionsUnder(diff, value).map(({ code, id }) => `${code} ${id}`))].sort()];
}

function refuseValue(text: string): StateValue {
  throw new Error(`state:${text} is not accepted`);
}
