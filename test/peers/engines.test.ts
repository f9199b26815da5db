/** One project as dbt 1.10, 1.11, 1.12 and 2.0 wrote it, every pair of them under the rules of the head. */
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type Engine, type Project, readManifest } from '#artifacts';
import { type JsonObject, byText, nodeId } from '#kernel';
import { type Selection, selectResources } from '#selection';
import { type StateDiff, compareProjects } from '#state';
import { shortName } from '../engines/engine-case.ts';
import { valueOf } from '../support/result.ts';
import { bytesOfPublished, jsonOfPublished, whyNonePublished } from './published.ts';

const FOLDERS = { '1.10': 'dbt-110', '1.11': 'dbt-111', '1.12': 'dbt-112', '2.0': 'dbt-20' } as const;
type Version = keyof typeof FOLDERS;
const VERSIONS: readonly Version[] = ['1.10', '1.11', '1.12', '2.0'];

const pathOf = (version: Version): string => `bouncer/${FOLDERS[version]}/manifest.json.gz`;
const read = (bytes: Uint8Array): Project => valueOf(readManifest(bytes, 'manifest.json'));
const project = (version: Version): Project => read(gunzipSync(bytesOfPublished(pathOf(version))));

const compare = (base: Project, head: Project): StateDiff => valueOf(compareProjects(base, head, { engine: 'auto', compareMoreUnrendered: 'auto' }));

function select(head: Project, diff: StateDiff, text: string): Selection {
  const request = { select: [text], exclude: [], indirectSelection: 'eager', resourceTypes: [], excludeResourceTypes: [], command: 'ls' } as const;
  return valueOf(selectResources({ head, diff, request }));
}

const selected = (...asked: Parameters<typeof select>): readonly string[] => select(...asked).entries.map(({ id }) => shortName(id));

/** Ids that v2 pairs under another id, and those it pairs with nothing. */
function pairing({ states }: StateDiff) {
  const all = [...states.values()];
  return {
    renamed: all.flatMap(({ id, before }) => (before === undefined || before.id === id ? [] : [[shortName(before.id), shortName(id)]])),
    unpaired: all.filter(({ before }) => before === undefined).map(({ id }) => shortName(id)),
  };
}

const engineOf = (version: Version): Engine => (version === '2.0' ? 'v2' : 'v1');
const flagOf = (version: Version): string => (version === '1.10' || version === '1.11' ? 'off' : 'on');

/** What has to be named when two versions meet: they differ in nothing else. */
function expectedSkews(before: Version, after: Version): readonly string[] {
  return [
    ...(before === after ? [] : ['dbt-version']),
    ...(engineOf(before) === engineOf(after) ? [] : ['engine']),
    ...(flagOf(before) === flagOf(after) ? [] : ['flag']),
  ];
}

const missing = whyNonePublished();
const titled = (title: string): string => (missing === undefined ? title : `${title} (SKIPPED: ${missing})`);
const pairs = VERSIONS.flatMap((before) => VERSIONS.map((after) => ({ before, after })));

describe.skipIf(missing !== undefined)(titled('one project under two versions of dbt'), () => {
  const figures: string[] = [];
  const projects = missing === undefined ? new Map(VERSIONS.map((version) => [version, project(version)])) : new Map<Version, Project>();
  const projectOf = (version: Version): Project => projects.get(version) ?? project(version);

  afterAll(() => console.log(['base  head   modified modified+    errors   skew', ...figures].join('\n')));

  it.each(pairs)('is compared: $before with $after', ({ before, after }) => {
    const head = projectOf(after);
    const diff = compare(projectOf(before), head);
    const [changed, reached] = [select(head, diff, 'state:modified'), select(head, diff, 'state:modified+')];
    const skews = diff.skews.map(({ kind }) => kind);
    const counts = [changed.entries.length, reached.entries.length, changed.raises.length].map((count) => String(count).padStart(9));
    figures.push([before.padEnd(5), after.padEnd(5), ...counts, ' ', ...skews].join(' '));
    expect([diff.engine, skews]).toEqual([engineOf(after), expectedSkews(before, after)]);
  });

  it.each(VERSIONS)('selects nothing when nothing is between: %s', (version) => {
    expect(selected(projectOf(version), compare(projectOf(version), projectOf(version)), 'state:modified+')).toEqual([]);
  });

  it('is the same to 1.10 and 1.11, either way', () => {
    const [older, newer] = [projectOf('1.10'), projectOf('1.11')];
    expect([selected(newer, compare(older, newer), 'state:modified'), selected(older, compare(newer, older), 'state:modified')]).toEqual([[], []]);
  });
});

describe.skipIf(missing !== undefined)(titled('dbt v2 pairs with what v1 wrote'), () => {
  const UNIT_TESTS = ['customers.test_clv_logic.v3', 'customers.test_clv_logic_historical.v1', 'customers.test_clv_logic_historical.v2'];
  const newUnitTests = UNIT_TESTS.map((name) => `unit_test:${name}`);
  const [v1, v2] = [() => project('1.12'), () => jsonOfPublished<Manifest>(pathOf('2.0'))];

  it('all by their ids but the unit tests of versioned models, which are new', () => {
    expect(pairing(compare(v1(), project('2.0')))).toEqual({ renamed: [], unpaired: newUnitTests });
  });

  it('nothing else that changed but what the engines write differently', () => {
    const diff = compare(v1(), project('2.0'));
    const changed = [...diff.states.values()].filter(({ isModified, isNew }) => isModified && !isNew);
    expect(changed.map(({ id, because }) => [shortName(id), because.map(({ field }) => field)])).toEqual([
      ['test:test_assert_something', ['checksum']],
      ['semantic_model:orders', ['entities', 'dimensions', 'measures']],
    ]);
  });

  it('generic tests on models whose names it cut, by what they ask', () => {
    const { renamed, unpaired } = pairing(compare(v1(), withNodes(v2(), cutTestName)));
    expect(sorted(renamed)).toEqual(sorted(renamedBy(v2(), cutTestName)));
    expect(renamed).toHaveLength(6);
    expect(unpaired).toEqual(newUnitTests);
  });

  it('a singular test whose id it hashed', () => {
    const hashed = withNodes(v2(), (id, { test_metadata }) => (id.startsWith('test.') && test_metadata === undefined ? `${id}.b7f479170d` : id));
    const { before } = [...compare(v1(), hashed).states.values()].find(({ id }) => id.endsWith('.b7f479170d')) ?? {};
    expect(before?.id).toBe('test.dbt_bouncer_test_project.test_assert_something');
  });

  it('a source whose table name it cleaned', () => {
    expect(pairing(compare(sourceNamed('1.12', 'source_1*'), sourceNamed('2.0', 'source_1__'))).renamed).toEqual([
      ['source:sources_that_dont_really_exist.source_1*', 'source:sources_that_dont_really_exist.source_1__'],
    ]);
  });
});

interface Node extends JsonObject {
  readonly path: string;
}
interface Manifest {
  readonly nodes: Readonly<Record<string, Node>>;
  readonly sources: Readonly<Record<string, JsonObject>>;
}

type Rename = (id: string, node: Node) => string;

/** v2 keeps the file of a cut name; previews used the name in the id as well. The hash behind it stays. */
function cutTestName(id: string, { path, test_metadata }: Node): string {
  const [type, packageName, , hash] = id.split('.');
  return type === 'test' && test_metadata !== undefined ? [type, packageName, path.replace(/\.sql$/, ''), hash].join('.') : id;
}

function withNodes(manifest: Manifest, rename: Rename): Project {
  const nodes = Object.entries(manifest.nodes).map(([id, node]) => [rename(id, node), { ...node, unique_id: rename(id, node) }]);
  return read(new TextEncoder().encode(JSON.stringify({ ...manifest, nodes: Object.fromEntries(nodes) })));
}

function renamedBy({ nodes }: Manifest, rename: Rename): readonly (readonly string[])[] {
  return Object.entries(nodes).flatMap(([id, node]) => (rename(id, node) === id ? [] : [[id, rename(id, node)].map((one) => shortName(nodeId(one)))]));
}

const SOURCE = 'source.dbt_bouncer_test_project.sources_that_dont_really_exist';

/** The project with the table `source_1` under another name, and under the id that an engine makes of it. */
function sourceNamed(version: Version, inId: string): Project {
  const manifest = jsonOfPublished<Manifest>(pathOf(version));
  const { [`${SOURCE}.source_1`]: source, ...others } = manifest.sources;
  const id = `${SOURCE}.${inId}`;
  const sources = { ...others, [id]: { ...source, unique_id: id, name: 'source_1*' } };
  return read(new TextEncoder().encode(JSON.stringify({ ...manifest, sources })));
}

const sorted = (pairs: readonly (readonly string[])[]) => [...pairs].sort(([a = ''], [b = '']) => byText(a, b));
