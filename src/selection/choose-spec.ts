import { nearestName, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Dialect } from './dialect.ts';
import type { DefinitionMistake } from './definition-reader.ts';
import type { NamedSelector } from './read-selectors.ts';
import { parseArguments, parseUnion } from './parse-arguments.ts';
import type { IndirectSelection, SelectionRequest } from './types.ts';
import type { Spec } from './spec.ts';

/** The tree to answer, and where it came from. */
export interface ChosenSpec {
  readonly spec: Spec;
  /** Name of the YAML selector that it came from. */
  readonly selector: string | null;
  readonly warnings: readonly string[];
}

/** dbt's precedence: `--selector`, then the project's default selector if nothing is selected or excluded, then the flags. */
export function chooseSpec(request: SelectionRequest, selectors: Selectors, dialect: Dialect): Result<ChosenSpec> {
  const { selector = defaultSelector(request, selectors) } = request;
  if (selector !== undefined) {
    const found = namedSelector(selector, selectors);
    return found.ok ? fromSelector(found.value, request, dialect) : found;
  }
  const parsed = parseArguments(request, dialect);
  return parsed.ok ? ok({ spec: parsed.value, selector: null, warnings: [] }) : parsed;
}

type Selectors = ReadonlyMap<string, NamedSelector>;

function defaultSelector({ select, exclude }: SelectionRequest, selectors: Selectors): string | undefined {
  const isOpen = select.length === 0 && exclude.length === 0;
  return isOpen ? [...selectors].find(([, { isDefault }]) => isDefault)?.[0] : undefined;
}

function namedSelector(name: string, selectors: Selectors): Result<NamedSelector> {
  const found = selectors.get(name);
  if (found === undefined) return unknownSelector(name, [...selectors.keys()]);
  const [first, ...more] = found.mistakes.map((mistake) => mistakeRefusal(name, mistake));
  return first === undefined ? ok(found) : refuse(first, ...more);
}

function fromSelector({ name, spec, warnings }: NamedSelector, request: SelectionRequest, dialect: Dialect): Result<ChosenSpec> {
  const moded = dialect.flagOverridesYaml && request.indirectSelection !== 'eager' ? inMode(spec, request.indirectSelection) : spec;
  const narrowed = excluding(moded, request, dialect);
  if (!narrowed.ok) return narrowed;
  const said = warnings.map(({ what }) => `Selector ${name}: ${what}`);
  return ok({ spec: narrowed.value, selector: name, warnings: [...said, ...passedOver(name, request, dialect)] });
}

/** v2 excludes from a named selector what `--exclude` says; v1 passes it over. */
function excluding(spec: Spec, request: SelectionRequest, dialect: Dialect): Result<Spec> {
  if (!dialect.excludeJoinsSelector) return ok(spec);
  const minus = parseUnion(request.exclude, { flag: '--exclude', mode: request.indirectSelection, dialect });
  return minus.ok ? ok({ kind: 'difference', from: spec, minus: minus.value, isGreedy: dialect.excludeIsGreedy }) : minus;
}

function passedOver(name: string, { select, exclude }: SelectionRequest, { excludeJoinsSelector }: Dialect): readonly string[] {
  const flags = [...(select.length > 0 ? ['--select'] : []), ...(exclude.length > 0 && !excludeJoinsSelector ? ['--exclude'] : [])];
  return flags.length === 0 ? [] : [`dbt ignores ${flags.join(' and ')} because the selector ${name} is given`];
}

/** v2's flag counts for every criterion; the flag's default cannot be told from the flag left out. */
function inMode(spec: Spec, mode: IndirectSelection): Spec {
  if (spec.kind === 'criterion') return { kind: 'criterion', criterion: { ...spec.criterion, indirect: mode } };
  if (spec.kind === 'difference') return { ...spec, from: inMode(spec.from, mode), minus: inMode(spec.minus, mode) };
  return { ...spec, parts: spec.parts.map((part) => inMode(part, mode)) };
}

function unknownSelector(name: string, known: readonly string[]): Result<never> {
  const nearest = nearestName(name, known);
  const all = known.length === 0 ? 'The project defines no selectors.' : `Known: ${known.join(', ')}.`;
  return refuse({
    kind: 'usage',
    code: 'selector-unknown',
    what: `No selector is called "${name}"`,
    next: nearest === undefined ? all : `Did you mean "${nearest}"? ${all}`,
  });
}

export function mistakeRefusal(name: string, { what, next, path }: DefinitionMistake): Refusal {
  return { kind: 'usage', code: 'selector-invalid', what: `Selector ${name}, ${path.join('.')}: ${what}`, next };
}
