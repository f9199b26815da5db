import { collect, type Json, ok, pair, refuse, type Result } from '#kernel';
import { type Criterion, type Mistake, type Parsed, parseCriterion } from './criterion.ts';
import type { Dialect } from './dialect.ts';
import type { IndirectSelection, SelectionRequest } from './types.ts';
import type { Spec } from './spec.ts';

/** What dbt selects when nothing is said; sources, exposures and so on have no place in `fqn:*`. */
const EVERYTHING = ['fqn:*', 'source:*', 'exposure:*', 'metric:*', 'semantic_model:*'];

/** The tree of `--select` and `--exclude`, or every mistake in them. */
export function parseArguments(request: SelectionRequest, dialect: Dialect): Result<Spec> {
  const { select, exclude, indirectSelection: mode } = request;
  const sides = pair(
    select.length === 0 ? everything(mode, dialect) : parseUnion('--select', select, mode, dialect),
    parseUnion('--exclude', exclude, mode, dialect),
  );
  if (!sides.ok) return sides;
  const [from, minus] = sides.value;
  return ok({ kind: 'difference', from, minus, isGreedy: dialect.excludeIsGreedy });
}

function everything(mode: IndirectSelection, dialect: Dialect): Result<Spec> {
  const known = EVERYTHING.map((raw) => parseCriterion(raw, mode, dialect)).flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
  return ok({ kind: 'union', parts: known.map(atom), recheck: mode, expected: null });
}

/** The union that repeated and space-separated texts make; each is an intersection of what its commas separate. */
export function parseUnion(flag: string, texts: readonly string[], mode: IndirectSelection, dialect: Dialect): Result<Spec> {
  const tokens = texts.flatMap((text) => text.split(' ')).filter((token) => dialect.engine === 'v1' || token.trim() !== '');
  const parts = collect(tokens.map((token) => parseIntersection(flag, token, mode, dialect)));
  if (!parts.ok) return parts;
  return ok({ kind: 'union', parts: parts.value, recheck: mode, expected: null });
}

function parseIntersection(flag: string, token: string, mode: IndirectSelection, dialect: Dialect): Result<Spec> {
  const parts = collect(splitToken(token, dialect).map((text) => parsePart(flag, text, mode, dialect)));
  if (!parts.ok) return parts;
  return ok({ kind: 'intersection', parts: parts.value.map(atom), recheck: mode, expected: token });
}

/** v1 takes an empty part for a name that nothing bears; v2 drops it, and takes a token of commas alone for such a name. */
function splitToken(token: string, dialect: Dialect): readonly string[] {
  const parts = token.split(',');
  if (dialect.engine === 'v1') return parts;
  const named = parts.map((part) => part.trim()).filter((part) => part !== '');
  return named.length === 0 ? [`fqn:${token}`] : named;
}

function parsePart(flag: string, text: string, mode: IndirectSelection, dialect: Dialect): Result<Criterion> {
  const parsed: Parsed<Criterion> = parseCriterion(text, mode, dialect);
  return parsed.ok ? ok(parsed.value) : selectorRefusal(flag, parsed.mistake);
}

/** What dbt would end with for such a selector; `where` is a flag. */
export function selectorRefusal(flag: string, mistake: Mistake): Result<never> {
  return refuse({ kind: 'usage', code: 'selector-invalid', what: `${flag}: ${mistake.what}`, next: mistake.next });
}

const atom = (criterion: Criterion): Spec => ({ kind: 'criterion', criterion });

/** A value for messages: text bare, anything else as JSON. */
export function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
