import { parseSync, Visitor } from 'rolldown/utils';

/** What the style guide limits, found in the syntax tree of one file. */
export interface SourceMeasures {
  readonly lines: number;
  /** Named functions, methods and arrows bound to a name; lines from the first to the last, both counted. */
  readonly functions: readonly { readonly name: string; readonly lines: number; readonly parameters: number }[];
  /** Lines with `any`, and lines that force a type: `as`, `<T>x` and `x!`, `as const` not counted. */
  readonly anyLines: readonly number[];
  readonly casts: readonly number[];
  /** Lines of switches without a default. */
  readonly openSwitches: readonly number[];
  /** Names of the outside that are used: `process`, `Date.now`, `new Date()` and the like. */
  readonly outside: readonly string[];
}

/** Names that no pure file may touch: clock, chance, network, environment and output. */
const OUTSIDE: ReadonlySet<string> = new Set(['process', 'fetch', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'performance', 'globalThis']);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Parses one TypeScript file and measures it. */
export function measureSource(path: string, text: string): SourceMeasures {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const functions: { name: string; lines: number; parameters: number }[] = [];
  const [anyLines, casts, openSwitches, outside]: [number[], number[], number[], Set<string>] = [[], [], [], new Set()];
  const measure = (name: string, node: Span, parameters: number): void => {
    functions.push({ name, lines: lineOf(node.end) - lineOf(node.start) + 1, parameters });
  };
  const cast = ({ start }: Span): void => void casts.push(lineOf(start));
  new Visitor({
    FunctionDeclaration: (node) => measure(node.id?.name ?? 'default', node, node.params.length),
    MethodDefinition: (node) => measure(text.slice(node.key.start, node.key.end), node, node.value.params.length),
    Property: ({ key, value }) => {
      if (value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression') measure(text.slice(key.start, key.end), value, value.params.length);
    },
    VariableDeclarator: ({ id, init }) => {
      if (init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression')
        measure(text.slice(id.start, id.end).split(':')[0] ?? '', init, init.params.length);
    },
    TSAnyKeyword: ({ start }) => void anyLines.push(lineOf(start)),
    TSAsExpression: (node) => {
      if (text.slice(node.typeAnnotation.start, node.typeAnnotation.end) !== 'const') cast(node);
    },
    TSTypeAssertion: cast,
    TSNonNullExpression: cast,
    SwitchStatement: ({ start, cases }) => {
      if (cases.every(({ test }) => test !== null)) openSwitches.push(lineOf(start));
    },
    Identifier: ({ name, start }) => {
      if (OUTSIDE.has(name) && isFree(text, start)) outside.add(name);
    },
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) outside.add('new Date()');
    },
    MemberExpression: ({ start, end }) => {
      const member = text.slice(start, end);
      if (member === 'Date.now' || member === 'Math.random') outside.add(member);
    },
  }).visit(program);
  return { lines: text.trimEnd().split('\n').length, functions, anyLines, casts, openSwitches, outside: [...outside].sort() };
}

// `x.process` and `process:` are members of something else.
function isFree(text: string, start: number): boolean {
  return text[start - 1] !== '.' && !/^\w+\??:/.test(text.slice(start, start + 40));
}
