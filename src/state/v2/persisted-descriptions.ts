import type { Column, Resource } from '#artifacts';
import { type Json, isJsonObject } from '#kernel';
import { SAME, differs } from '../differences.ts';
import type { Because } from '../types.ts';
import type { V2Check } from './rules.ts';
import { collapse, plainQuotes } from './text.ts';

/** Descriptions where the head's rendered `persist_docs` writes them to the warehouse; their white space does not count. */
export const persistedDescriptions: V2Check<Resource> = {
  part: 'persisted_descriptions',
  counts: true,
  compare: (before, after) => {
    const persisted: Json = after.config['persist_docs'] ?? null;
    if (!isJsonObject(persisted)) return SAME;
    return [...(persisted['relation'] === true ? ofRelation(before, after) : SAME), ...(persisted['columns'] === true ? ofColumns(before, after) : SAME)];
  },
};

function ofRelation({ description: before }: Resource, { description: after }: Resource): readonly Because[] {
  return wordsOf(before) === wordsOf(after) ? SAME : differs(['persisted_descriptions', 'description'], before, after);
}

function wordsOf(description: string): string {
  return plainQuotes(description).replaceAll(/\p{White_Space}+/gu, '');
}

/** A bag of texts: which column has which description does not count, so that two may swap theirs unseen. */
function ofColumns(before: Resource, after: Resource): readonly Because[] {
  const [old, current] = [descriptionsOf(before), descriptionsOf(after)];
  return isSameBag(old, current) ? SAME : [{ check: 'persisted_descriptions', field: 'columns', before: old, after: current }];
}

function descriptionsOf(resource: Resource): readonly string[] {
  const columns: ReadonlyMap<string, Column> = 'columns' in resource ? resource.columns : new Map();
  return [...columns.values()].map(({ description }) => collapse(plainQuotes(description)));
}

/** Every text of the longer list is in the shorter, which holds no more texts than were found; empty ones count for little. */
function isSameBag(a: readonly string[], b: readonly string[]): boolean {
  if (a.every(isEmpty) && b.every(isEmpty)) return true;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const found = longer.filter((text) => shorter.includes(text));
  return longer.every((text) => isEmpty(text) || shorter.includes(text)) && found.length >= shorter.length;
}

function isEmpty(text: string): boolean {
  return text === '';
}
