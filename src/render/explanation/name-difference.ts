import type { Difference } from '#explain';
import { terminalText } from '../escape.ts';

/** What a difference is about, in the words of those who write projects. */
export interface DifferenceName {
  /** `Configuration materialized`. */
  readonly title: string;
  /** Ends the sentence "because it changed: its configuration". */
  readonly noun: string;
}

/** The name of one difference. Names of the user's are escaped. */
export function nameDifference(difference: Difference): DifferenceName {
  const { check, field, kind } = difference;
  if (kind === 'code') return difference.language === 'python' ? PYTHON : SQL;
  if (kind === 'data') return difference.how === 'fixture' ? { title: 'Rows of a fixture file', noun: 'rows of its fixtures' } : contentName(check);
  if (kind === 'macro') return macroName(difference.chain.map(({ unique_id }) => shortName(unique_id)));
  if (kind === 'addition') return { title: 'New', noun: 'it is new' };
  const known = `${check}/${field}`;
  const [pattern, title, noun] = NAMES.find(([one]) => one.test(known)) ?? OTHER;
  return { title: terminalText(known.replace(pattern, title)), noun: terminalText(known.replace(pattern, noun)) };
}

const SQL: DifferenceName = { title: 'SQL', noun: 'its SQL' };
const PYTHON: DifferenceName = { title: 'Python code', noun: 'its Python code' };

function contentName(check: string): DifferenceName {
  return check === 'body' ? { title: 'Data', noun: 'the content of its file' } : { title: 'Definition', noun: 'its definition' };
}

function macroName(chain: readonly string[]): DifferenceName {
  const changed = chain.at(-1) ?? '';
  return { title: `Macro ${changed}`, noun: chain.length > 1 ? `the macro ${changed}, which it reaches through ${chain.at(-2)}` : `the macro ${changed}, which it calls` };
}

/** `macro.shop.cents` as people call it. */
export function shortName(uniqueId: string): string {
  return terminalText(uniqueId.split('.').slice(2).join('.') || uniqueId);
}

type Name = readonly [pattern: RegExp, title: string, noun: string];

/** By `check/field` of the comparison. */
const NAMES: readonly Name[] = [
  [/^configs\/(?:unrendered_)?config\.(.+)$/s, 'Configuration $1', 'its configuration ($1)'],
  [/^configs\/(.+)$/s, 'Configuration', 'its configuration'],
  [/^relation\/(?:unrendered_config\.|unrendered_)?(.+)$/s, 'Name in the warehouse: $1', 'its name in the warehouse ($1)'],
  [/^persisted_descriptions\/description$/, 'Description', 'its description, which persist_docs writes to the warehouse'],
  [/^persisted_descriptions\/columns\.(.+)$/s, 'Description of column $1', 'descriptions of columns, which persist_docs writes to the warehouse'],
  [/^persisted_descriptions\/columns$/, 'Descriptions of columns', 'descriptions of columns, which persist_docs writes to the warehouse'],
  [/^contract\/columns\.(.+)\.data_type$/s, 'Contract: type of column $1', 'its contract'],
  [/^contract\/columns\.(.+)\.constraints$/s, 'Contract: constraints of column $1', 'its contract'],
  [/^contract\/columns\.(.+)$/s, 'Contract: column $1', 'its contract'],
  [/^contract\/constraints$/, 'Contract: constraints of the model', 'its contract'],
  [/^contract\/config\.materialized$/, 'Contract: materialization, which decides whether constraints are built', 'its contract'],
  [/^contract\/(?:config\.)?contract\.enforced$/, 'Contract: enforced', 'its contract'],
  [/^contract\/.*$/s, 'Contract', 'its contract'],
  [/^fqn\/fqn$/, 'Place in the project: package, folders and name', 'its place in the project'],
  [/^version\/latest_version$/, 'Latest version of the model', 'its latest version'],
  [/^access\/access$/, 'Access', 'its access'],
  [/^deprecation_date\/deprecation_date$/, 'Deprecation date', 'its deprecation date'],
  [/^depends_on\/.*$/s, 'What it depends on', 'what it depends on'],
  [/^freshness\/(?:freshness\.)?(.+)$/s, 'Freshness: $1', 'its freshness ($1)'],
  [/^content\/relation_name$/, 'Name in the warehouse', 'its name in the warehouse'],
  [/^(?:content|[a-z_]+)\/(?:query_params\.)?(.+)$/s, 'Definition: $1', 'its definition ($1)'],
];
const OTHER: Name = [/^.*$/s, '$&', '$&'];

/** The nouns of all differences, each once. */
export function listNouns(differences: readonly Difference[]): string {
  const nouns = [...new Set(differences.map((one) => nameDifference(one).noun))];
  const shown = nouns.length > NOUNS_MAX ? [...nouns.slice(0, NOUNS_MAX - 1), `${nouns.length - NOUNS_MAX + 1} more things`] : nouns;
  return joinWords(shown);
}

const NOUNS_MAX = 4;

/** `a, b and c`. */
export function joinWords(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
