import { isClosedByLast, type Tag } from './spell-tag.ts';

/** Functions of dbt that print the name of a relation, or nothing. */
const NAMES: readonly string[] = ['ref', 'source', 'this', 'config'];
/** Statements that print nothing themselves. */
const SILENT: readonly string[] = ['if', 'elif', 'else', 'endif', 'for', 'endfor', 'set', 'endset', 'do'];
const BLOCKS: readonly string[] = ['if', 'for', 'call', 'filter', 'macro', 'test', 'materialization', 'snapshot', 'block'];
/** Statements whose text becomes a value instead of being printed. */
const CAPTURES: readonly string[] = ['call', 'filter', 'macro', 'test', 'materialization'];

/** Whether what the tag prints cannot end in an open comment. */
export function isSafeOutput(tag: Tag): boolean {
  if (tag.kind === 'statement') return SILENT.includes(verbOf(tag));
  return NAMES.includes(verbOf(tag)) && (tag.tokens.length === 1 || isClosedByLast(tag.tokens));
}

/** 1 for a statement that begins a block, -1 for one that ends it, 0 for any other tag. */
export function blockStep(tag: Tag): number {
  return stepOf(tag, BLOCKS);
}

/** The same for blocks whose text becomes a value. */
export function captureStep(tag: Tag): number {
  return stepOf(tag, CAPTURES);
}

function stepOf(tag: Tag, verbs: readonly string[]): number {
  if (tag.kind === 'output') return 0;
  const verb = verbOf(tag);
  if (verb === 'set') return isAssignment(tag) ? 0 : 1;
  if (verb === 'endset' || (verb.startsWith('end') && verbs.includes(verb.slice(3)))) return -1;
  return verbs.includes(verb) ? 1 : 0;
}

/** `{% set x = 1 %}`, which has no end, unlike `{% set x %}`. */
function isAssignment({ tokens }: Tag): boolean {
  const sign = tokens.find((token) => token.type === 'operator' && ['=', '|', '('].includes(token.text));
  return sign?.type === 'operator' && sign.text === '=';
}

function verbOf({ tokens }: Tag): string {
  const [first] = tokens;
  return first?.type === 'name' ? first.text : '';
}
