import { unreachable } from '#kernel';
import type { Arguments, Constant, Expression, Keyword, Operand, Pair } from './expression.ts';
import { pythonRepr } from './python-repr.ts';

/**
 * The text under which dbt 1.12 stores an unrendered configuration value (`construct_static_kwarg_value` in dbt's
 * clients/jinja_static.py): a plain string bare, most expressions as source, and arithmetic, filters, tests,
 * slices and conditions as the dump of their syntax tree. dbt adds no parentheses, so neither do we.
 */
export function reconstructValue(value: Expression): string {
  return value.kind === 'Const' && typeof value.value === 'string' ? value.value : reconstruct(value);
}

function reconstruct(node: Expression): string {
  switch (node.kind) {
    case 'Const':
      return pythonRepr(node.value);
    case 'Name':
      return node.name;
    case 'Call':
      return `${reconstruct(node.node)}(${reconstructArguments(node)})`;
    case 'List':
      return `[${node.items.map(reconstruct).join(', ')}]`;
    case 'Tuple':
      return reconstructTuple(node.items);
    case 'Dict':
      return `{${node.items.map(({ key, value }) => `${reconstruct(key)}: ${reconstruct(value)}`).join(', ')}}`;
    case 'Getattr':
      return `${reconstruct(node.node)}.${node.attr}`;
    case 'Getitem':
      return `${reconstruct(node.node)}[${reconstruct(node.arg)}]`;
    case 'Concat':
      return node.nodes.map(reconstruct).join(' ~ ');
    case 'Compare':
      return [reconstruct(node.expr), ...node.ops.map(({ op, expr }) => `${COMPARE[op] ?? op} ${reconstruct(expr)}`)].join(' ');
    case 'Not':
      return `not ${reconstruct(node.node)}`;
    case 'Neg':
      return `-${reconstruct(node.node)}`;
    case 'And':
      return `${reconstruct(node.left)} and ${reconstruct(node.right)}`;
    case 'Or':
      return `${reconstruct(node.left)} or ${reconstruct(node.right)}`;
    case 'Add':
    case 'Sub':
    case 'Mul':
    case 'Div':
    case 'FloorDiv':
    case 'Mod':
    case 'Pow':
    case 'Pos':
    case 'CondExpr':
    case 'Filter':
    case 'Test':
    case 'Slice':
      return dump(node);
    default:
      return unreachable(node);
  }
}

const COMPARE: Readonly<Record<string, string>> = {
  eq: '==',
  ne: '!=',
  lt: '<',
  lteq: '<=',
  gt: '>',
  gteq: '>=',
  notin: 'not in',
};

function reconstructTuple(items: readonly Expression[]): string {
  const [only] = items;
  return items.length === 1 && only !== undefined ? `(${reconstruct(only)},)` : `(${items.map(reconstruct).join(', ')})`;
}

function reconstructArguments({ args, kwargs, dyn_args, dyn_kwargs }: Arguments): string {
  return [
    ...args.map(reconstruct),
    ...kwargs.map(({ key, value }) => `${key}=${reconstruct(value)}`),
    ...(dyn_args === null ? [] : [`*${reconstruct(dyn_args)}`]),
    ...(dyn_kwargs === null ? [] : [`**${reconstruct(dyn_kwargs)}`]),
  ].join(', ');
}

type Dumped = Expression | Keyword | Pair | Operand;

/** The tree as Jinja's nodes print themselves: kind, then every field in order. */
function dump(node: Dumped): string {
  const fields = Object.entries(node).filter(([name]) => name !== 'kind');
  return `${node.kind}(${fields.map(([name, value]) => `${name}=${dumpField(value)}`).join(', ')})`;
}

function dumpField(value: Constant | Dumped | readonly Dumped[]): string {
  if (typeof value !== 'object' || value === null) return pythonRepr(value);
  return 'kind' in value ? dump(value) : `[${value.map(dump).join(', ')}]`;
}
