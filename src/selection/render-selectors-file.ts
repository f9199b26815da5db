import { type Criterion, parseCriterion } from './criterion.ts';
import { type RenderedSelection, uniqueSelectors } from './unique-selectors.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import type { JsonObject } from '#kernel';
import { stringify } from 'yaml';

/** The name to give to `--selector`. */
export const RENDERED_SELECTOR = 'sluice';

/** A `selectors.yml` with one selector that takes exactly these resources: for what is too long for a command line. */
export function renderSelectorsFile(rendered: RenderedSelection): string {
  const { tokens, dialect } = uniqueSelectors(rendered);
  return fileOf(tokens, dialect, `${rendered.selection.entries.length} resources`);
}

/** The same, of a line that `renderSelector` made for this project. */
export function selectorsFileOf(line: string, { head, engine }: Pick<RenderedSelection, 'head' | 'engine'>): string {
  const tokens = line.split(' ').filter((token) => token !== '');
  return fileOf(tokens, dialectOf(head.metadata, engine), 'What Sluice planned');
}

function fileOf(tokens: readonly string[], dialect: Dialect, description: string): string {
  const members = tokens.map((token) => memberOf(token, dialect));
  const selector = { name: RENDERED_SELECTOR, description, definition: { union: members } };
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
