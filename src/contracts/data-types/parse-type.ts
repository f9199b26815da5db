import { DIALECTS } from './dialects/find-dialect.ts';
import { parseTerm, type TypeArgument, type TypeTerm } from './parse-term.ts';
import type { DataType, DialectName, StructMember } from './types.ts';

/** What `text` means to `dialect`; family `unknown` when our tables do not know the word. */
export function parseType(text: string, dialect: DialectName): DataType {
  const term = parseTerm(text);
  return (term === undefined ? undefined : resolve(term, dialect)) ?? { family: 'unknown', text: normalizeTypeText(text) };
}

/** Case and blanks carry no meaning in a type. */
export function normalizeTypeText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([(),<>[\]:]) ?/g, '$1')
    .trim();
}

function resolve(term: TypeTerm, dialect: DialectName): DataType | undefined {
  const base = resolveBase(term, dialect);
  if (base === undefined) return undefined;
  return term.brackets.reduce<DataType>((element, length) => ({ family: 'array', element, length }), base);
}

function resolveBase(term: TypeTerm, dialect: DialectName): DataType | undefined {
  const nested = resolveNested(term, dialect);
  if (nested !== undefined) return nested;
  const maker = Object.hasOwn(DIALECTS[dialect].words, term.word) ? DIALECTS[dialect].words[term.word] : undefined;
  const sizes = sizesOf(term, dialect);
  return sizes === undefined ? undefined : maker?.(sizes);
}

// `varchar(max)` is Redshift's word for its longest text.
function sizesOf({ args }: TypeTerm, dialect: DialectName): readonly number[] | undefined {
  const sizes = args.map(({ number, term }) => number ?? (dialect === 'redshift' && term?.word === 'max' ? 65_535 : undefined));
  return sizes.every((size) => size !== undefined) ? sizes : undefined;
}

function resolveNested(term: TypeTerm, dialect: DialectName): DataType | undefined {
  if (!DIALECTS[dialect].containers.includes(term.word)) return undefined;
  switch (term.word) {
    case 'struct':
    case 'record':
    case 'row':
      return resolveStruct(term.args, dialect);
    case 'object':
      return term.args.length === 0 ? undefined : resolveStruct(term.args, dialect);
    case 'array':
      return resolveArray(term, dialect);
    case 'map':
      return resolveMap(term.args, dialect);
    case 'vector':
      return resolveVector(term.args);
    default:
      return undefined;
  }
}

function resolveStruct(args: readonly TypeArgument[], dialect: DialectName): DataType | undefined {
  const members = args.map(({ name, term }, index): StructMember | undefined => {
    const type = term === null ? undefined : resolve(term, dialect);
    return type === undefined ? undefined : { name: name ?? String(index + 1), type };
  });
  return members.every((member) => member !== undefined) ? { family: 'struct', members } : undefined;
}

function resolveArray({ args }: TypeTerm, dialect: DialectName): DataType | undefined {
  const [item] = args;
  if (item === undefined) return { family: 'array', element: null, length: null };
  const element = item.term === null ? undefined : resolve(item.term, dialect);
  return element === undefined ? undefined : { family: 'array', element, length: null };
}

function resolveMap([first, second]: readonly TypeArgument[], dialect: DialectName): DataType | undefined {
  if (!first?.term || !second?.term) return undefined;
  const [key, value] = [resolve(first.term, dialect), resolve(second.term, dialect)];
  return key === undefined || value === undefined ? undefined : { family: 'map', key, value };
}

function resolveVector([element, dimensions]: readonly TypeArgument[]): DataType | undefined {
  if (!element?.term || typeof dimensions?.number !== 'number') return undefined;
  return { family: 'vector', element: element.term.word, dimensions: dimensions.number };
}
