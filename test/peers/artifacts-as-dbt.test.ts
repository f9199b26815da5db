/** The door against dbt itself: what dbt 1.12 holds after loading a manifest as state is what we hold. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { type Macro, type Resource, readManifest } from '#artifacts';
import type { JsonObject } from '#kernel';
import { installDbt } from '../../scripts/judges/python.ts';
import { valueOf } from '../support/result.ts';
import { asDbtHolds, fromDbt } from './held-as-dbt.ts';
import { bytesOfPublished, findPublished, published, whyNonePublished } from './published.ts';

/** What dbt holds, by id; or its error. */
interface Loaded {
  readonly error?: string;
  readonly held?: Readonly<Record<string, JsonObject>>;
}

/** Files that people cut down by hand. dbt refuses them for want of a section; here the gap is a note. */
const WITHOUT_MACROS = ['openlineage-fixtures/postgres-snapshot/manifest.json.gz', 'openlineage-fixtures/snowflake/manifest.json.gz'];
/** Its nodes lack the field `group`, which dbt 1.x always writes; its configuration has the group. */
const WITHOUT_GROUP = 'openlineage-fixtures/duckdb/manifest.json.gz';

const manifests = findPublished('**/*manifest*.json.gz');
const folder = mkdtempSync(join(tmpdir(), 'sluice-loaded-'));
afterAll(() => rmSync(folder, { recursive: true }));

const missing = whyNonePublished() ?? loadAll();

describe.skipIf(missing !== undefined)(`a manifest that dbt 1.12 loads${missing === undefined ? '' : ` (SKIPPED: ${missing})`}`, () => {
  it.each(manifests)('is read if dbt reads it, and refused if dbt refuses it: %s', (path) => {
    const { held } = loadedFrom(path);
    expect(readManifest(bytesOfPublished(path), path).ok).toBe(held !== undefined || WITHOUT_MACROS.includes(path));
  });

  it.each(manifests.filter((path) => loadedFrom(path).held !== undefined))('is held as dbt holds it: %s', (path) => {
    const { held = {} } = loadedFrom(path);
    const { resources, macros, disabled } = valueOf(readManifest(bytesOfPublished(path), path));
    // dbt leaves what is disabled among the nodes there, and keeps it out of its graph.
    const misfiled = [...disabled].flatMap(([id, list]) => (held[id] === undefined ? [] : list));
    const ours = [...resources.values(), ...misfiled, ...macros.values()];
    expect(ours.map(({ id }) => id).sort()).toEqual(Object.keys(held).sort());
    expect(ours.flatMap((one) => differencesOf(one, held[one.id] ?? {}))).toEqual(
      path === WITHOUT_GROUP ? ['model.jaffle_shop.customers.group: "finance", dbt null'] : [],
    );
  });
});

/** Has dbt load every manifest; the reason when there is no dbt. */
function loadAll(): string | undefined {
  try {
    const script = join(import.meta.dirname, 'load-manifests.py');
    const { status, stderr } = spawnSync(installDbt('1.12'), [script, folder, ...manifests.map((path) => join(published, path))], { encoding: 'utf8' });
    return status === 0 ? undefined : stderr;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function loadedFrom(path: string): Loaded {
  if (missing !== undefined) return {};
  const loaded: Loaded = JSON.parse(readFileSync(join(folder, `${manifests.indexOf(path)}.json`), 'utf8'));
  return loaded;
}

function differencesOf(ours: Resource | Macro, dbt: JsonObject): readonly string[] {
  const theirs = fromDbt(dbt);
  return Object.entries(asDbtHolds(ours))
    .filter(([field, value]) => !isDeepStrictEqual(value, theirs[field] ?? null))
    .map(([field, value]) => `${ours.id}.${field}: ${JSON.stringify(value)}, dbt ${JSON.stringify(theirs[field] ?? null)}`);
}
