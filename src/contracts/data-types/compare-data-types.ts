import { compareNumbers, incompatible, isNumber, narrowed, type Change, type Of, widened } from './compare-numbers.ts';
import { compareTimes, isTime } from './compare-times.ts';
import { describeType } from './describe-type.ts';
import { sameType } from './same-type.ts';
import type { DataType, DialectName, StructMember, TypeChange } from './types.ts';

/** Every difference between two types that were given a meaning, members of structs included; empty when they hold the same. */
export function compareDataTypes(before: DataType, after: DataType, dialect: DialectName | null): readonly TypeChange[] {
  return compareAt({ before, after, dialect, path: '' });
}

interface Question {
  readonly before: DataType;
  readonly after: DataType;
  readonly dialect: DialectName | null;
  readonly path: string;
}

function compareAt(question: Question): readonly TypeChange[] {
  const { before, after, path } = question;
  if (sameType(before, after)) return [];
  if (before.family === 'struct' && after.family === 'struct') return compareStructs(question, before.members, after.members);
  if (before.family === 'array' && after.family === 'array') return compareArrays(question, before, after);
  if (before.family === 'map' && after.family === 'map') {
    return [
      ...compareAt({ ...question, before: before.key, after: after.key, path: below(path, 'key') }),
      ...compareAt({ ...question, before: before.value, after: after.value, path: below(path, 'value') }),
    ];
  }
  const change = compareScalars(question);
  return change === undefined ? [] : [{ path, ...change }];
}

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function compareStructs(question: Question, before: readonly StructMember[], after: readonly StructMember[]): readonly TypeChange[] {
  const [old, now] = [byName(before), byName(after)];
  const kept = before.flatMap(({ name, type }) => {
    const path = below(question.path, name);
    const other = now.get(name.toLowerCase());
    if (other !== undefined) return compareAt({ ...question, before: type, after: other.type, path });
    return [{ path, verdict: 'narrowed' as const, rule: 'nested-field-removed' as const, reason: 'the member is gone' }];
  });
  const added = after.filter(({ name }) => !old.has(name.toLowerCase()));
  return [...kept, ...added.map(({ name }) => memberAdded(below(question.path, name)))];
}

const byName = (members: readonly StructMember[]) => new Map(members.map((member) => [member.name.toLowerCase(), member]));

const memberAdded = (path: string): TypeChange => ({ path, verdict: 'widened', rule: 'field-added-optional', reason: 'the member is new' });

// The type of the items is that of the column: `lines[].sku` and `lines.sku` are one path (D3).
function compareArrays(question: Question, before: Of<'array'>, after: Of<'array'>): readonly TypeChange[] {
  const { path } = question;
  const items = compareItems(question, before.element, after.element);
  if (before.length === after.length) return items;
  const size =
    after.length === null
      ? widened('any number of items fits')
      : before.length === null
        ? narrowed(`lists must have ${after.length} items`)
        : incompatible('lists of another fixed size');
  return [{ path, ...size }, ...items];
}

function compareItems(question: Question, before: DataType | null, after: DataType | null): readonly TypeChange[] {
  if (before !== null && after !== null) return compareAt({ ...question, before, after });
  if (before === after) return [];
  const change = after === null ? widened('items are no longer bound to a type') : narrowed('items are bound to a type now');
  return [{ path: question.path, ...change }];
}

// Where several rules fit, cardinality goes before semi-structured goes before incompatible (D8).
function compareScalars({ before, after, dialect }: Question): Change | undefined {
  if (before.family === 'unknown' || after.family === 'unknown') return unknownChange(before, after);
  if ((before.family === 'array') !== (after.family === 'array')) return cardinality(before, after);
  if (isNumber(before) && isNumber(after)) return compareNumbers(before, after, dialect);
  if (isTime(before) && isTime(after)) return compareTimes(before, after);
  if (before.family === 'string' && after.family === 'string') return compareTexts(before, after, dialect);
  if (before.family === 'bytes' && after.family === 'bytes') return compareLengths(before.length, after.length, 'bytes');
  if (isStructured(before) && (after.family === 'json' || after.family === 'string')) return collapsed(before, after);
  if (before.family === 'json' && isStructured(after)) return widened('free-form content got fixed members');
  if (before.family === 'json' && after.family === 'string') return collapsed(before, after);
  return incompatible(`${describeType(before)} became ${describeType(after)}`);
}

function unknownChange(before: DataType, after: DataType): Change {
  const words = [before, after].flatMap((type) => (type.family === 'unknown' ? [type.text] : []));
  return { verdict: 'unknown', rule: 'type-incompatible', reason: `our tables do not know ${words.join(' and ')}` };
}

const isStructured = (type: DataType): boolean => type.family === 'struct' || type.family === 'map';

const collapsed = (before: DataType, after: DataType): Change => ({
  verdict: 'incompatible',
  rule: 'semistructured-collapsed',
  reason: `${describeType(before)} became ${describeType(after)}`,
});

const cardinality = (before: DataType, after: DataType): Change => ({
  verdict: 'incompatible',
  rule: 'cardinality-changed',
  reason: `${describeType(before)} became ${describeType(after)}`,
});

function compareTexts(before: Of<'string'>, after: Of<'string'>, dialect: DialectName | null): Change | undefined {
  const length = compareLengths(before.length, after.length, dialect === 'redshift' ? 'bytes' : 'characters');
  if (before.fixed === after.fixed || length?.verdict === 'narrowed') return length;
  return widened(before.fixed ? 'values are no longer padded with blanks' : 'values are padded with blanks');
}

function compareLengths(before: number | null, after: number | null, unit: string): Change | undefined {
  if (before === after) return undefined;
  const longer = after === null || (before !== null && after > before);
  const reason = `${before ?? 'unbounded'} became ${after ?? 'unbounded'} ${unit}`;
  return longer ? { verdict: 'widened', rule: 'string-length-increased', reason } : { verdict: 'narrowed', rule: 'string-length-decreased', reason };
}
