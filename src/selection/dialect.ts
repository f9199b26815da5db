import { type CommandTypes, v1Commands, v1TypeNames, V2_COMMANDS, V2_TYPE_NAMES } from './default-types.ts';
import type { Engine, ManifestMetadata } from '#artifacts';
import type { DbtCommand } from './types.ts';
import { fnmatch } from './fnmatch.ts';
import { rustGlob } from './rust-glob.ts';

/** The methods of dbt's selector language; `function` is v2's alone. */
export const METHOD_NAMES = [
  'access',
  'config',
  'exposure',
  'file',
  'fqn',
  'function',
  'group',
  'metric',
  'package',
  'path',
  'resource_type',
  'result',
  'saved_query',
  'selector',
  'semantic_model',
  'source',
  'source_status',
  'state',
  'tag',
  'test_name',
  'test_type',
  'unit_test',
  'version',
] as const;
export type MethodName = (typeof METHOD_NAMES)[number];

/**
 * One dbt version's selection rules, as one value: every place where versions or engines differ reads it from here.
 * Seen in the installed packages of dbt 1.5 to 1.12 and in the sources of 2.0.
 */
export interface Dialect {
  readonly engine: Engine;
  /** For messages: `dbt 1.12.6`. */
  readonly label: string;
  readonly methods: ReadonlySet<MethodName>;
  readonly wildcard: (pattern: string) => (text: string) => boolean;
  /** What a bare wildcard (`orp*`) is held against: the whole fqn, its last part too (1.11.16, 1.12.6), or that alone (v2). */
  readonly bareWildcard: 'whole' | 'whole-or-leaf' | 'leaf';
  /** 1.8: with `--indirect-selection empty`, `+` and `@` do nothing. */
  readonly emptyIgnoresOperators: boolean;
  /** Resources without SQL: cut out of the graph (1.8), dropped from the result, or (v2) only models, in every command. */
  readonly blanks: 'leave-graph' | 'dropped' | 'models-dropped';
  /** Before 1.9, methods that go over everything (tag, path, state, ...) pass saved queries by. */
  readonly savedQueriesHidden: boolean;
  /** 1.8: `--resource-type test` means unit tests too. */
  readonly testMeansUnitTest: boolean;
  /** v1 looks at remembered tests again after each union and intersection of the command line. */
  readonly rechecks: boolean;
  /** v2: a test with any excluded parent is excluded. */
  readonly excludeIsGreedy: boolean;
  /** v2: `--exclude` counts besides `--selector`. */
  readonly excludeJoinsSelector: boolean;
  /** v2: the flag `--indirect-selection` overrides the modes that YAML selectors set. */
  readonly flagOverridesYaml: boolean;
  /** `selector:` in YAML: replaced by the definition above it (to 1.11), or selected with `selector:` (1.12, v2). */
  readonly selectorReference: 'replaced' | 'evaluated';
  /** v2 expands tests around the result of `selector:` once more; v1 takes it as it is. */
  readonly selectorExpandsTests: boolean;
  readonly commands: Readonly<Record<DbtCommand, CommandTypes>>;
  /** Accepted by `--resource-type`. */
  readonly typeNames: readonly string[];
}

/** The rules of the dbt that wrote a manifest. `engine` overrides: Core 1.12 can run on the Rust parser. */
export function dialectOf(metadata: Pick<ManifestMetadata, 'dbtVersion' | 'engine'>, engine: Engine = metadata.engine): Dialect {
  if (engine === 'v2') return V2;
  // A manifest that v2's parser wrote and v1 selects from comes from Core 1.12.6 or later.
  return v1Dialect(metadata.engine === 'v2' ? NEWEST_V1 : parseVersion(metadata.dbtVersion));
}

interface Version {
  readonly minor: number;
  readonly patch: number;
}

const NEWEST_V1: Version = { minor: 12, patch: 6 };

function parseVersion(text: string): Version {
  const [, minor = '', patch = ''] = /^\d+\.(\d+)\.(\d+)/.exec(text) ?? [];
  return minor === '' ? NEWEST_V1 : { minor: Number(minor), patch: Number(patch) };
}

function v1Dialect(version: Version): Dialect {
  const since = (minor: number): boolean => version.minor >= minor;
  const { minor, patch } = version;
  const leafPatch = { 11: 16, 12: 6 }[minor];
  return {
    engine: 'v1',
    label: `dbt 1.${minor}.${patch}`,
    methods: new Set(METHOD_NAMES.filter((name) => name !== 'function' && since(METHOD_SINCE[name] ?? 0))),
    wildcard: fnmatch,
    bareWildcard: minor > 12 || (leafPatch !== undefined && patch >= leafPatch) ? 'whole-or-leaf' : 'whole',
    emptyIgnoresOperators: !since(9),
    blanks: since(9) ? 'dropped' : 'leave-graph',
    savedQueriesHidden: !since(9),
    testMeansUnitTest: !since(9),
    rechecks: true,
    excludeIsGreedy: false,
    excludeJoinsSelector: false,
    flagOverridesYaml: false,
    selectorReference: since(12) ? 'evaluated' : 'replaced',
    selectorExpandsTests: false,
    commands: v1Commands(since),
    typeNames: v1TypeNames(since),
  };
}

const METHOD_SINCE: Readonly<Partial<Record<MethodName, number>>> = {
  access: 5,
  group: 5,
  version: 5,
  semantic_model: 6,
  saved_query: 7,
  unit_test: 8,
  selector: 12,
};

/**
 * dbt 2.0. Ephemeral ancestors, which every command but `ls` compiles along, are not part of a selection:
 * v2 itself does not count them as selected.
 */
const V2: Dialect = {
  engine: 'v2',
  label: 'dbt 2.0',
  methods: new Set(METHOD_NAMES),
  wildcard: rustGlob,
  bareWildcard: 'leaf',
  emptyIgnoresOperators: false,
  blanks: 'models-dropped',
  savedQueriesHidden: false,
  testMeansUnitTest: false,
  rechecks: false,
  excludeIsGreedy: true,
  excludeJoinsSelector: true,
  flagOverridesYaml: true,
  selectorReference: 'evaluated',
  selectorExpandsTests: true,
  commands: V2_COMMANDS,
  typeNames: V2_TYPE_NAMES,
};

/** The newest dbt 1.x that is known here: what is assumed when no manifest tells. */
export const NEWEST_DIALECT: Dialect = dialectOf({ dbtVersion: '1.12.6', engine: 'v1' });
