import { collect, ok, pair, refuse, type Result } from '#kernel';
import { type Criterion, type Mistake, parseCriterion } from './criterion.ts';
import type { Dialect } from './dialect.ts';
import type { IndirectSelection, SelectionRequest } from './types.ts';
import type { Spec } from './spec.ts';

/** Where selectors are written, and how they are to be read there. */
export interface Written {
  /** A flag, for messages. */
  readonly flag: string;
  readonly mode: IndirectSelection;
  readonly dialect: Dialect;
}

/** What dbt selects when nothing is said; sources, exposures and so on have no place in `fqn:*`. */
const EVERYTHING = ['fqn:*', 'source:*', 'exposure:*', 'metric:*', 'semantic_model:*'];

/** The tree of `--select` and `--exclude`, or every mistake in them. */
export function parseArguments({ select, exclude, indirectSelection: mode }: SelectionRequest, dialect: Dialect): Result<Spec> {
  const sides = pair(
    select.length === 0 ? ok(everything(mode, dialect)) : parseUnion(select, { flag: '--select', mode, dialect }),
    parseUnion(exclude, { flag: '--exclude', mode, dialect }),
  );
  if (!sides.ok) return sides;
  const [from, minus] = sides.value;
  return ok({ kind: 'difference', from, minus, isGreedy: dialect.excludeIsGreedy });
}

/** Old versions lack the one or other of these methods, and with it what it would find. */
function everything(mode: IndirectSelection, dialect: Dialect): Spec {
  const known = EVERYTHING.map((raw) => parseCriterion(raw, mode, dialect)).flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
  return { kind: 'union', parts: known.map(atom), recheck: mode, expected: null };
}

/** The union that repeated and space-separated texts make; each is an intersection of what its commas separate. */
export function parseUnion(texts: readonly string[], written: Written): Result<Spec> {
  const tokens = texts.flatMap((text) => text.split(' ')).filter((token) => written.dialect.engine === 'v1' || token.trim() !== '');
  const parts = collect(tokens.map((token) => parseIntersection(token, written)));
  return parts.ok ? ok({ kind: 'union', parts: parts.value, recheck: written.mode, expected: null }) : parts;
}

function parseIntersection(token: string, written: Written): Result<Spec> {
  const parts = collect(splitToken(token, written.dialect).map((text) => parsePart(text, written)));
  return parts.ok ? ok({ kind: 'intersection', parts: parts.value.map(atom), recheck: written.mode, expected: token }) : parts;
}

/** v1 takes an empty part for a name that nothing bears; v2 drops it, and takes a token of commas alone for such a name. */
function splitToken(token: string, dialect: Dialect): readonly string[] {
  const parts = token.split(',');
  if (dialect.engine === 'v1') return parts;
  const named = parts.map((part) => part.trim()).filter((part) => part !== '');
  return named.length === 0 ? [`fqn:${token}`] : named;
}

function parsePart(text: string, { flag, mode, dialect }: Written): Result<Criterion> {
  const parsed = parseCriterion(text, mode, dialect);
  return parsed.ok ? ok(parsed.value) : selectorRefusal(flag, parsed.mistake);
}

/** What dbt would end with for such a selector. */
function selectorRefusal(flag: string, { what, next }: Mistake): Result<never> {
  return refuse({ kind: 'usage', code: 'selector-invalid', what: `${flag}: ${what}`, next });
}

const atom = (criterion: Criterion): Spec => ({ kind: 'criterion', criterion });
