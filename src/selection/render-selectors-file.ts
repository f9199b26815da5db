import { type Criterion, parseCriterion } from './criterion.ts';
import { type RenderedSelection, uniqueSelectors } from './unique-selectors.ts';
import type { Dialect } from './dialect.ts';
import type { JsonObject } from '#kernel';
import { stringify } from 'yaml';

/** The name to give to `--selector`. */
export const RENDERED_SELECTOR = 'sluice';

/** A `selectors.yml` with one selector that takes exactly these resources: for what is too long for a command line. */
export function renderSelectorsFile(rendered: RenderedSelection): string {
  const { tokens, dialect } = uniqueSelectors(rendered);
  const members = tokens.map((token) => memberOf(token, dialect));
  const selector = { name: RENDERED_SELECTOR, description: `${rendered.selection.entries.length} resources`, definition: { union: members } };
  return stringify({ selectors: [selector] }, { version: '1.1', lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
}

function memberOf(token: string, dialect: Dialect): JsonObject {
  const parts = token.split(',').map((text) => {
    const parsed = parseCriterion(text, 'empty', dialect);
    if (!parsed.ok) throw new Error(parsed.mistake.what);
    return fieldsOf(parsed.value);
  });
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0 ? only : { intersection: parts };
}

function fieldsOf({ method, methodArguments, value, children }: Criterion): JsonObject {
  const depth = children === 0 ? {} : { children: true, children_depth: children };
  return { method: [method, ...methodArguments].join('.'), value, ...depth, indirect_selection: 'empty' };
}
