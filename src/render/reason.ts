import type { Json } from '#kernel';
import type { PlanEntry } from '#report';

export type Because = PlanEntry['because'][number];

/** One reason in parts, for a renderer to set: what kind of difference, in which field, and the values when they are short. */
export interface Reason {
  readonly label: string;
  /** The name of the field or macro; null when the label says it all. */
  readonly name: string | null;
  /** Null when they are too long to read in a line. */
  readonly values: { readonly before: string; readonly after: string } | null;
}

/** dbt's checks in the words of those who write models. */
const LABELS: Readonly<Record<string, string>> = {
  new: 'new',
  body: 'SQL',
  content: 'content',
  configs: 'config',
  relation: 'relation',
  persisted_descriptions: 'description',
  macros: 'macro',
  contract: 'contract',
  fqn: 'moved',
  access: 'access',
  version: 'version',
  deprecation_date: 'deprecation date',
};

/** Why dbt calls a resource modified, one part per difference. */
export function reasonOf(because: Because): Reason {
  const label = LABELS[because.check] ?? because.check.replaceAll('_', ' ');
  if (because.check === 'new') return { label, name: null, values: null };
  // Of a seed dbt compares the checksum, which tells people nothing.
  if (because.check === 'body') return { label: isSql(because) ? label : 'content of the file', name: null, values: null };
  if (because.check === 'macros') return { label, name: because.via?.at(-1)?.split('.').at(-1) ?? because.field, values: null };
  const values = shortValues(because.before, because.after);
  const name = because.field.replace(/^unrendered_config\./, '');
  return { label, name: name === because.check ? null : name, values };
}

/** Whether the difference is one of code, with both texts at hand. */
export function isSql({ check, field }: Because): boolean {
  return check === 'body' && field === 'raw_code';
}

/** The chain of calls from a node to the macro that changed, when there is one to tell. */
export function callChain({ via = [] }: Because): readonly string[] {
  return via.length < 2 ? [] : via.map((macro) => macro.split('.').at(-1) ?? macro);
}

const VALUE_MAX = 40;

function shortValues(before: Json, after: Json): Reason['values'] {
  const texts = { before: formatJson(before), after: formatJson(after) };
  const isShort = (text: string) => text.length <= VALUE_MAX && !text.includes('\n');
  return isShort(texts.before) && isShort(texts.after) ? texts : null;
}

/** A text as it is, everything else as JSON; dbt writes what is absent and what is null alike. */
export function formatJson(value: Json): string {
  if (value === null) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
