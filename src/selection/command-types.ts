import { collect, nearestName, ok, refuse, type Result } from '#kernel';
import type { Dialect } from './dialect.ts';
import type { SelectionRequest } from './types.ts';

/** The resource types that a command takes, as `--resource-type` and `--exclude-resource-type` change them. */
export function commandTypes(request: SelectionRequest, dialect: Dialect): Result<ReadonlySet<string>> {
  const { byDefault, adjustable } = dialect.commands[request.command];
  const given = request.resourceTypes.length + request.excludeResourceTypes.length > 0;
  if (!given) return ok(new Set(byDefault));
  if (!adjustable) return refusedFlag(request, dialect);
  const checked = collect([
    ...request.resourceTypes.map((type) => knownType(type, { flag: '--resource-type', known: dialect.typeNames, dialect })),
    ...request.excludeResourceTypes.map((type) => knownType(type, { flag: '--exclude-resource-type', known: plainNames(dialect), dialect })),
  ]);
  if (!checked.ok) return checked;
  const included = request.resourceTypes.length === 0 ? byDefault : request.resourceTypes.flatMap((type) => expand(type, request, dialect));
  return ok(new Set(narrowed(included, request, dialect).filter((type) => !request.excludeResourceTypes.includes(type))));
}

/**
 * Whatever they are asked for, `dbt test` of v1 runs tests alone and `dbt compile` of v2 no unit tests. In 1.8 to ask for
 * tests is to ask for unit tests as well.
 */
function narrowed(types: readonly string[], { command }: SelectionRequest, { commands, testMeansUnitTest, engine }: Dialect): readonly string[] {
  if (testMeansUnitTest && new Set(types).size === 1 && types[0] === 'test') return ['test', 'unit_test'];
  const runnable: readonly string[] = commands[command].all;
  return command === (engine === 'v1' ? 'test' : 'compile') ? types.filter((type) => runnable.includes(type)) : types;
}

function expand(type: string, { command }: SelectionRequest, { commands }: Dialect): readonly string[] {
  if (type === 'all') return commands[command].all;
  return type === 'default' ? commands[command].byDefault : [type];
}

/** `default` passes dbt's own check of the flag and then ends in an error. */
function plainNames({ typeNames }: Dialect): readonly string[] {
  return typeNames.filter((name) => name !== 'all' && name !== 'default');
}

function knownType(
  type: string,
  { flag, known, dialect }: { readonly flag: string; readonly known: readonly string[]; readonly dialect: Dialect },
): Result<string> {
  if (known.includes(type)) return ok(type);
  const nearest = nearestName(type, known);
  return refuse({
    kind: 'usage',
    code: 'resource-type-unknown',
    what: `${flag}: "${type}" is no resource type of ${dialect.label}`,
    next: nearest === undefined ? `Give one of ${known.join(', ')}.` : `Did you mean "${nearest}"?`,
  });
}

function refusedFlag({ command }: SelectionRequest, { label, commands }: Dialect): Result<never> {
  const takers = Object.entries(commands)
    .filter(([, types]) => types.adjustable)
    .map(([name]) => name);
  return refuse({
    kind: 'usage',
    code: 'resource-type-refused',
    what: `"${command}" of ${label} takes no resource types`,
    next: `Leave them out, or ask for ${takers.join(', ')}.`,
  });
}
