import { nearestName, ok, parseSha, refuse, type Result } from '#kernel';
import { FINDING_KINDS, PLANNED } from './names.ts';
import type { BaseChoice } from './types.ts';

/** Turns the text of one flag, input or key into a value. `subject` names it in messages: "input `comment`". */
export type ParseValue<T> = (text: string, subject: string) => Result<T>;

export const parseText: ParseValue<string> = (text) => ok(text);

/** Undefined for the empty text, which is how the runner passes an input that nobody gave. */
export const optional =
  <T>(parse: ParseValue<T>): ParseValue<T | undefined> =>
  (text, subject) =>
    text === '' ? ok(undefined) : parse(text, subject);

/** One word of a closed list. */
export const parseChoice =
  <T extends string>(choices: readonly T[]): ParseValue<T> =>
  (text, subject) => {
    const found = choices.find((choice) => choice === text);
    if (found !== undefined) return ok(found);
    const planned = [...PLANNED.formats, ...PLANNED.modes].find((word) => word === text);
    if (planned !== undefined) return notAvailable(`${subject} ${planned}`, `Use one of: ${choices.join(', ')}.`);
    return badValue(`${told(subject, text)} is not one of ${choices.join(', ')}`, suggestion(text, choices) ?? `Write one of: ${choices.join(', ')}.`);
  };

// The YAML 1.2 words that @actions/core accepts for a boolean.
export const parseBoolean: ParseValue<boolean> = (text, subject) => {
  if (/^(true|True|TRUE)$/.test(text)) return ok(true);
  if (/^(false|False|FALSE)$/.test(text)) return ok(false);
  return badValue(`${told(subject, text)} is not true or false`, 'Write true or false.');
};

export const parseCount: ParseValue<number> = (text, subject) =>
  /^\d{1,6}$/.test(text) ? ok(Number(text)) : badValue(`${told(subject, text)} is not a whole number`, 'Write a number such as 30.');

/** One item a line; the lines of a YAML block, blanks left out. */
export const parseLines: ParseValue<readonly string[]> = (text) => ok(split(text, /\r?\n/));

/** What closes the gate: finding kinds or rule ids separated by commas or lines, or `none` alone. */
export const parseFailOn: ParseValue<readonly string[]> = (text, subject) => {
  const words = split(text, /[,\n]/);
  const wrong = words.map((word) => failOnMistake(word, words)).find((mistake) => mistake !== undefined);
  if (wrong !== undefined) return badValue(`${told(subject, wrong.word)} ${wrong.problem}`, wrong.next);
  return ok(words.filter((word) => word !== 'none'));
};

/** Why `word` cannot stand in fail-on, or undefined when it can. */
export function failOnMistake(word: string, all: readonly string[]): { word: string; problem: string; next: string } | undefined {
  if (word === 'none') {
    return all.length === 1 ? undefined : { word, problem: 'stands beside other values', next: 'Write `none` alone, or leave it out.' };
  }
  if (FINDING_KINDS.some((kind) => kind === word) || RULE_ID.test(word)) return undefined;
  const next = suggestion(word, FINDING_KINDS) ?? `Write any of: ${FINDING_KINDS.join(', ')}, a rule id such as contract/field-removed, or none.`;
  return { word, problem: 'is neither a kind of finding nor a rule id', next };
}

/** `family/name`. */
export const RULE_ID = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/;

/** A place that artifacts are read from or written to: a path, file://, s3:// or https://. */
export const parseLocation: ParseValue<string> = (text, subject) => {
  // One letter before the colon is a Windows drive.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(text)?.[1]?.toLowerCase();
  if (text === '') return badValue(`${subject} is empty`, 'Write a path, or a URI such as s3://bucket/prefix.');
  if (scheme !== undefined && !SCHEMES.includes(scheme)) {
    return badValue(
      `${told(subject, text)} has the scheme ${scheme}:, which cannot be read`,
      'Write a path, or a URI that begins with file://, s3:// or https://.',
    );
  }
  if (/^[a-z][a-z0-9+.-]+:\/\/[^/]*@/i.test(text)) {
    return badValue(`${told(subject, `${scheme}://…`)} carries credentials`, 'Remove them from the URI and set them in the environment.');
  }
  return ok(text);
};

const SCHEMES: readonly string[] = ['file', 's3', 'https', 'http'];

/** What the change is compared with: a word, a commit or a location. */
export const parseBase: ParseValue<BaseChoice> = (text, subject) => {
  if (text === 'merge-base' || text === 'latest') return ok({ kind: text });
  const sha = parseSha(text);
  if (sha !== undefined) return ok({ kind: 'sha', sha });
  if (/^[0-9a-f]{7,39}$/.test(text)) return badValue(`${told(subject, text)} looks like a shortened commit`, 'Write all 40 digits of the commit.');
  const word = suggestion(text, ['merge-base', 'latest']);
  if (word !== undefined) return badValue(`${told(subject, text)} is not a base`, word);
  const location = parseLocation(text, subject);
  return location.ok ? ok({ kind: 'location', uri: location.value }) : location;
};

/** "Did you mean …?", or undefined when nothing known is near. */
export function suggestion(typed: string, known: Iterable<string>): string | undefined {
  const near = nearestName(typed, known);
  return near === undefined ? undefined : `Did you mean ${near}?`;
}

export function badValue(what: string, next: string): Result<never> {
  return refuse({ kind: 'usage', code: 'bad-value', what, next });
}

/** "input `mode`: 'fast'", the beginning of what is wrong with a value. */
export const told = (subject: string, text: string): string => `${subject}: '${text.length > 80 ? `${text.slice(0, 77)}...` : text}'`;

export function notAvailable(subject: string, next: string): Result<never> {
  return refuse({ kind: 'usage', code: 'not-available', what: `${subject} is not available in this version`, next });
}

function split(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
