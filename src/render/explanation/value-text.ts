import { stringify } from 'yaml';
import { type Json, isJsonList, isJsonObject } from '#kernel';

/** Two values as texts that can be compared by their lines: without what says nothing, unless only that differs. */
export function textsOf(before: Json, after: Json): readonly [string, string] {
  const [old, current] = [withoutEmpty(before), withoutEmpty(after)];
  const isFlat = [old, current].every(fitsLine);
  const texts = [textOf(old, isFlat), textOf(current, isFlat)] as const;
  return texts[0] === texts[1] ? [textOf(before, false), textOf(after, false)] : texts;
}

/** A text as it is, everything else as YAML; dbt writes what is absent and what is null alike. */
function textOf(value: Json, isFlat: boolean): string {
  if (value === null) return '(not set)';
  if (isEmpty(value)) return '(empty)';
  if (typeof value === 'string') return value;
  return stringify(value, { lineWidth: 0, flowCollectionPadding: false, collectionStyle: isFlat ? 'flow' : 'block' }).trimEnd();
}

const LINE_MAX = 60;

/** A short list of names reads best in one line. */
function fitsLine(value: Json): boolean {
  if (isJsonObject(value)) return false;
  return !isJsonList(value) || (value.every((item) => typeof item !== 'object') && JSON.stringify(value).length <= LINE_MAX);
}

/** The flags of a constraint that dbt sets by itself, and whatever is null or empty within. */
function withoutEmpty(value: Json): Json {
  if (isJsonList(value)) return value.map(withoutEmpty);
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).filter(([key, item]) => !isEmpty(item) && !(BY_DEFAULT.has(key) && item === true));
  return Object.fromEntries(members.map(([key, item]) => [key, withoutEmpty(item)]));
}

const BY_DEFAULT: ReadonlySet<string> = new Set(['warn_unenforced', 'warn_unsupported', 'warnUnenforced', 'warnUnsupported']);

function isEmpty(value: Json): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}
