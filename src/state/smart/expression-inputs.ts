import type { Json } from '#kernel';
import type { Constant, Expression } from '../jinja/expression.ts';
import { parseArguments } from '../jinja/parse-expression.ts';
import { splitTemplate } from '../jinja/split-template.ts';
import type { Token } from '../jinja/tokenize.ts';

/** A text that is one Jinja expression, such as `['a', 1]`; undefined where Jinja would refuse it. */
export function parseExpression(text: string): Expression | undefined {
  const parts = splitTemplate(`{{ ${text} }}`);
  const [only] = parts ?? [];
  return parts?.length === 1 && only?.kind === 'output' ? parseTokens(only.tokens) : undefined;
}

function parseTokens(tokens: readonly Token[]): Expression | undefined {
  const call: readonly Token[] = [{ type: 'operator', text: '(' }, ...tokens, { type: 'operator', text: ')' }];
  const parsed = parseArguments(call, 0);
  const isOne = parsed?.args.length === 1 && parsed.kwargs.length === 0 && parsed.dyn_args === null && parsed.dyn_kwargs === null;
  return isOne ? parsed.args[0] : undefined;
}

/**
 * What a constant expression is worth; undefined when it is none, and for a float such as 1.0, which JSON does not tell
 * from 1 and templates do. A tuple counts as a list, as in JSON.
 */
export function constantOf(expression: Expression): Json | undefined {
  switch (expression.kind) {
    case 'Const':
      return isWholeFloat(expression.value) ? undefined : typeof expression.value === 'bigint' ? Number(expression.value) : expression.value;
    case 'List':
    case 'Tuple':
      return allOf(expression.items.map(constantOf));
    case 'Dict': {
      const values = allOf(expression.items.map(({ value }) => constantOf(value)));
      const keys = expression.items.flatMap(({ key }) => (key.kind === 'Const' && typeof key.value === 'string' ? [key.value] : []));
      return values === undefined || keys.length !== values.length ? undefined : Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null]));
    }
    case 'Neg': {
      const value = constantOf(expression.node);
      return typeof value === 'number' ? -value : undefined;
    }
    default:
      return undefined;
  }
}

function isWholeFloat(value: Constant): boolean {
  return typeof value === 'number' && Number.isInteger(value);
}

function allOf(values: readonly (Json | undefined)[]): readonly Json[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

/** Names that stand for the circumstances of a run, not for what the project says. `var` is not among them: dbt_project.yml sets variables too. */
const CIRCUMSTANCES: readonly string[] = ['target', 'env_var', 'dbt_version', 'invocation_id', 'run_started_at', 'flags', 'modules'];
/** Functions whose answer their arguments alone decide. */
const PURE: readonly string[] = ['as_bool', 'as_native', 'as_number', 'as_text', 'fromjson', 'tojson', 'range', 'set', 'zip'];

/** Whether the value of an expression depends on the circumstances of a run, and on nothing else. */
export function isCircumstantial(names: readonly string[]): boolean {
  return names.some((name) => CIRCUMSTANCES.includes(name)) && names.every((name) => CIRCUMSTANCES.includes(name) || PURE.includes(name));
}

/** Every name that an expression reads. */
export function namesIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(namesIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('kind' in node && node.kind === 'Name' && 'name' in node && typeof node.name === 'string') return [node.name];
  return Object.values(node).flatMap(namesIn);
}

/** Every name that the Jinja in a text reads; undefined where it does more than print expressions. */
export function namesInTemplate(template: string): readonly string[] | undefined {
  const parts = splitTemplate(template);
  if (parts === undefined || parts.some(({ kind }) => kind === 'statement')) return undefined;
  const expressions = parts.flatMap((part) => (part.kind === 'output' ? [parseTokens(part.tokens)] : []));
  return expressions.includes(undefined) ? undefined : expressions.flatMap(namesIn);
}
