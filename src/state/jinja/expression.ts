/**
 * The syntax tree of a Jinja expression. Kinds and fields are named and ordered as Jinja's own nodes,
 * because dbt stores some of them as the text of that tree.
 */
export type Expression =
  | { readonly kind: 'Const'; readonly value: Constant }
  | { readonly kind: 'Name'; readonly name: string; readonly ctx: 'load' }
  | { readonly kind: 'Tuple'; readonly items: readonly Expression[]; readonly ctx: 'load' }
  | { readonly kind: 'List'; readonly items: readonly Expression[] }
  | { readonly kind: 'Dict'; readonly items: readonly Pair[] }
  | { readonly kind: 'CondExpr'; readonly test: Expression; readonly expr1: Expression; readonly expr2: Expression | null }
  | ({ readonly kind: 'Filter' | 'Test'; readonly node: Expression; readonly name: string } & Arguments)
  | ({ readonly kind: 'Call'; readonly node: Expression } & Arguments)
  | { readonly kind: 'Getitem'; readonly node: Expression; readonly arg: Expression; readonly ctx: 'load' }
  | { readonly kind: 'Getattr'; readonly node: Expression; readonly attr: string; readonly ctx: 'load' }
  | { readonly kind: 'Slice'; readonly start: Expression | null; readonly stop: Expression | null; readonly step: Expression | null }
  | { readonly kind: 'Concat'; readonly nodes: readonly Expression[] }
  | { readonly kind: 'Compare'; readonly expr: Expression; readonly ops: readonly Operand[] }
  | { readonly kind: Binary; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'Not' | 'Neg' | 'Pos'; readonly node: Expression };

export type Binary = 'Add' | 'Sub' | 'Mul' | 'Div' | 'FloorDiv' | 'Mod' | 'Pow' | 'And' | 'Or';

/** A bigint is a Python int, a number a Python float. */
export type Constant = string | boolean | null | bigint | number;

export interface Pair {
  readonly kind: 'Pair';
  readonly key: Expression;
  readonly value: Expression;
}

export interface Keyword {
  readonly kind: 'Keyword';
  readonly key: string;
  readonly value: Expression;
}

export interface Operand {
  readonly kind: 'Operand';
  readonly op: string;
  readonly expr: Expression;
}

export interface Arguments {
  readonly args: readonly Expression[];
  readonly kwargs: readonly Keyword[];
  readonly dyn_args: Expression | null;
  readonly dyn_kwargs: Expression | null;
}
