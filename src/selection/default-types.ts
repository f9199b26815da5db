import type { DbtCommand } from './types.ts';
import type { ResourceType } from '#artifacts';

/** Which resource types a command selects, and whether `--resource-type` may change them. */
export interface CommandTypes {
  readonly byDefault: readonly ResourceType[];
  /** What `--resource-type all` means. */
  readonly all: readonly ResourceType[];
  readonly adjustable: boolean;
}

type Commands = Readonly<Record<DbtCommand, CommandTypes>>;

/** Everything that `ls` can show. */
const LISTED = [
  'analysis',
  'exposure',
  'function',
  'metric',
  'model',
  'saved_query',
  'seed',
  'semantic_model',
  'snapshot',
  'source',
  'test',
  'unit_test',
] as const satisfies readonly ResourceType[];

/** When `ls` and `build` began to select a type; what is missing was always there. */
const LISTED_SINCE: Readonly<Partial<Record<ResourceType, number>>> = { semantic_model: 6, saved_query: 7, unit_test: 8, function: 11 };
const BUILT_SINCE: Readonly<Partial<Record<ResourceType, number>>> = { unit_test: 8, saved_query: 8, exposure: 10, function: 11 };
const BUILT: readonly ResourceType[] = ['model', 'snapshot', 'seed', 'test', 'unit_test', 'saved_query', 'exposure', 'function'];
const COMPILED: readonly ResourceType[] = ['model', 'test', 'snapshot', 'analysis', 'operation', 'seed', 'function'];

/** Which types each command selects; `since` tells whether a minor version of dbt 1 is reached. */
export function v1Commands(since: (minor: number) => boolean): Commands {
  const known = (types: readonly ResourceType[], table: Readonly<Partial<Record<ResourceType, number>>>): readonly ResourceType[] =>
    types.filter((type) => since(table[type] ?? 0));
  const listed = known(LISTED, LISTED_SINCE);
  const built = known(BUILT, BUILT_SINCE);
  return {
    ls: { byDefault: listed.filter((type) => type !== 'analysis'), all: listed, adjustable: true },
    build: { byDefault: built, all: built, adjustable: true },
    test: { ...only(...known(['test', 'unit_test'], BUILT_SINCE)), adjustable: since(9) },
    run: only('model'),
    seed: only('seed'),
    snapshot: only('snapshot'),
    compile: only(...known(COMPILED, BUILT_SINCE)),
  };
}

function only(...types: ResourceType[]): CommandTypes {
  return { byDefault: types, all: types, adjustable: false };
}

/** What `--resource-type` accepts. */
export function v1TypeNames(since: (minor: number) => boolean): readonly string[] {
  return [...LISTED.filter((name) => name !== 'function' || since(11)), 'all', 'default'];
}

const V2_BUILT: readonly ResourceType[] = ['model', 'seed', 'snapshot', 'test', 'unit_test', 'function'];

export const V2_COMMANDS: Commands = {
  ls: { byDefault: LISTED, all: LISTED, adjustable: true },
  build: { byDefault: V2_BUILT, all: V2_BUILT, adjustable: true },
  test: { ...only('test', 'unit_test'), adjustable: true },
  run: only('model'),
  seed: only('seed'),
  snapshot: only('snapshot'),
  compile: { ...only(...LISTED.filter((type) => type !== 'unit_test')), adjustable: true },
};

/** v2 knows no `all`, no `default` and no exposure here. */
export const V2_TYPE_NAMES: readonly string[] = LISTED.filter((type) => type !== 'exposure');
