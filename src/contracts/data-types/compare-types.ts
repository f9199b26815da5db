import { compareDataTypes } from './compare-data-types.ts';
import { DIALECT_NAMES, findDialect } from './dialects/find-dialect.ts';
import { normalizeTypeText, parseType } from './parse-type.ts';
import type { DataType, DialectName, TypeChange, TypeComparison, TypeVerdict } from './types.ts';

const HARM: readonly TypeVerdict[] = ['equal', 'alias', 'widened', 'unknown', 'narrowed', 'incompatible'];

/**
 * What a reader of a column sees when its type text changes, on the warehouse of a dbt adapter or ODCS server.
 * Without a known warehouse all six are asked, and only an answer that they share counts (contract-decisions.md D24).
 */
export function compareTypes(before: string, after: string, adapter: string | null): TypeComparison {
  if (normalizeTypeText(before) === normalizeTypeText(after)) return { verdict: 'equal', changes: [] };
  const dialect = findDialect(adapter);
  return dialect === null ? compareEverywhere(before, after) : compareIn(before, after, dialect);
}

/** The comparison that `changes` make up. */
export function judgeChanges(changes: readonly TypeChange[]): TypeComparison {
  const worst = Math.max(0, ...changes.map(({ verdict }) => HARM.indexOf(verdict)));
  return { verdict: HARM[worst] ?? 'equal', changes };
}

function compareIn(before: string, after: string, dialect: DialectName): TypeComparison {
  const changes = compareDataTypes(parseType(before, dialect), parseType(after, dialect), dialect);
  return changes.length > 0 ? judgeChanges(changes) : alias(before, after, dialect);
}

function alias(before: string, after: string, where: string): TypeComparison {
  const reason = `${normalizeTypeText(before)} and ${normalizeTypeText(after)} are one type on ${where}`;
  return { verdict: 'alias', changes: [{ path: '', verdict: 'alias', rule: 'type-alias-only', reason }] };
}

function compareEverywhere(before: string, after: string): TypeComparison {
  const answers = DIALECT_NAMES.flatMap((dialect) => {
    const types = [parseType(before, dialect), parseType(after, dialect)] as const;
    return types.every(isKnown) ? [compareIn(before, after, dialect)] : [];
  });
  const [first] = answers;
  const shared = first !== undefined && answers.every(({ verdict, changes }) => verdict === first.verdict && changes[0]?.rule === first.changes[0]?.rule);
  if (shared) return first.verdict === 'alias' ? alias(before, after, 'every warehouse that has them') : first;
  const reason = first === undefined ? 'no warehouse of ours knows both types' : 'the warehouse is not known, and warehouses differ';
  return judgeChanges([{ path: '', verdict: 'unknown', rule: 'type-incompatible', reason }]);
}

const isKnown = (type: DataType): boolean => type.family !== 'unknown';
