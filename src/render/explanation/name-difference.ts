import type { Difference } from '#explain';
import { terminalText } from '../escape.ts';

/** What a difference is about, in the words of those who write projects. */
export interface DifferenceName {
  /** `Configuration materialized`. */
  readonly title: string;
  /** The subject of "... changed": `its configuration`. */
  readonly noun: string;
  /** Which part of that: `materialized`. */
  readonly item: string | null;
}

/** The name of one difference. Names of the user's are escaped. */
export function nameDifference(difference: Difference): DifferenceName {
  const { check, field, kind } = difference;
  if (kind === 'code') return difference.language === 'python' ? PYTHON : SQL;
  if (kind === 'data') return difference.how === 'fixture' ? FIXTURE : check === 'body' ? DATA : DEFINITION;
  if (kind === 'macro') return macroName(difference.chain.map(({ unique_id }) => shortName(unique_id)));
  if (kind === 'addition') return { title: 'New', noun: 'everything', item: null };
  const known = `${check}/${field}`;
  const [pattern, title, noun] = NAMES.find(([one]) => one.test(known)) ?? OTHER;
  const item = pattern.exec(known)?.[1];
  return { title: terminalText(known.replace(pattern, title)), noun, item: item === undefined || check === 'contract' ? null : terminalText(item) };
}

const SQL: DifferenceName = { title: 'SQL', noun: 'its SQL', item: null };
const PYTHON: DifferenceName = { title: 'Python code', noun: 'its Python code', item: null };
const FIXTURE: DifferenceName = { title: 'Rows of a fixture file', noun: 'a fixture file that it uses', item: null };
const DATA: DifferenceName = { title: 'Data', noun: 'the content of its file', item: null };
const DEFINITION: DifferenceName = { title: 'Definition', noun: 'its definition', item: null };

function macroName(chain: readonly string[]): DifferenceName {
  const changed = chain.at(-1) ?? '';
  return { title: `Macro ${changed}`, noun: `the macro ${changed}`, item: chain.length > 1 ? `reached through ${chain.slice(0, -1).join(' > ')}` : null };
}

/** `macro.shop.cents` as people call it. */
export function shortName(uniqueId: string): string {
  return terminalText(uniqueId.split('.').slice(2).join('.') || uniqueId);
}

type Name = readonly [pattern: RegExp, title: string, noun: string];

/** By `check/field` of the comparison. */
const NAMES: readonly Name[] = [
  [/^configs\/(?:unrendered_)?config\.(.+)$/s, 'Configuration $1', 'its configuration'],
  [/^configs\/.+$/s, 'Configuration', 'its configuration'],
  [/^relation\/(?:unrendered_config\.|unrendered_)?(.+)$/s, 'Name in the warehouse: $1', 'its name in the warehouse'],
  [/^persisted_descriptions\/description$/, 'Description', 'its description'],
  [/^persisted_descriptions\/columns\.(.+)$/s, 'Description of column $1', 'the description of columns'],
  [/^persisted_descriptions\/columns$/, 'Descriptions of columns', 'the description of columns'],
  [/^contract\/columns\.(.+)\.data_type$/s, 'Contract: type of column $1', 'its contract'],
  [/^contract\/columns\.(.+)\.constraints$/s, 'Contract: constraints of column $1', 'its contract'],
  [/^contract\/columns\.(.+)$/s, 'Contract: column $1', 'its contract'],
  [/^contract\/constraints$/, 'Contract: constraints of the model', 'its contract'],
  [/^contract\/config\.materialized$/, 'Contract: materialization, which decides whether constraints are built', 'its contract'],
  [/^contract\/(?:config\.)?contract\.enforced$/, 'Contract: enforced', 'its contract'],
  [/^contract\/.*\.checksum$/s, 'Contract: checksum', 'its contract'],
  [/^contract\/.*$/s, 'Contract', 'its contract'],
  [/^fqn\/fqn$/, 'Place in the project: package, folders and name', 'its place in the project'],
  [/^version\/latest_version$/, 'Latest version of the model', 'its latest version'],
  [/^access\/access$/, 'Access', 'its access'],
  [/^deprecation_date\/deprecation_date$/, 'Deprecation date', 'its deprecation date'],
  [/^depends_on\/.+$/s, 'What it depends on', 'what it depends on'],
  [/^freshness\/(?:freshness\.)?(.+)$/s, 'Freshness: $1', 'its freshness'],
  [/^content\/relation_name$/, 'Name in the warehouse', 'its name in the warehouse'],
  [/^(?:content|[a-z_]+)\/(?:query_params\.)?(.+)$/s, 'Definition: $1', 'its definition'],
];
const OTHER: Name = [/^.*$/s, '$&', 'its definition'];

/** What changed, each thing once: `its SQL and its configuration (materialized, meta.owner)`. */
export function listNouns(differences: readonly Difference[]): string {
  const found = new Map<string, string[]>();
  for (const { noun, item } of differences.filter(({ kind }) => kind !== 'addition').map(nameDifference)) {
    const items = found.get(noun) ?? [];
    if (item !== null) items.push(item);
    found.set(noun, items);
  }
  return joinWords(cutList([...found].map(([noun, items]) => (items.length === 0 ? noun : `${noun} (${cutList(items).join(', ')})`))));
}

const LIST_MAX = 4;

function cutList(words: readonly string[]): readonly string[] {
  return words.length > LIST_MAX ? [...words.slice(0, LIST_MAX - 1), `${words.length - LIST_MAX + 1} more`] : words;
}

/** `a, b and c`. */
export function joinWords(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
