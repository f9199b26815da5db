import { ok, refuse, type Refusal, type Result } from '#kernel';
import { COMMON_FLAGS, type CommandSpec } from './commands.ts';
import { FLAGS, type FlagKey, type FlagSpec } from './flags.ts';
import { parseChoice, suggestion } from './values.ts';

/** The words of one command line, sorted into operands and flag texts, all of them valid. */
export interface FlagTexts {
  readonly operands: readonly string[];
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

interface Draft {
  readonly operands: string[];
  readonly texts: Map<string, string[]>;
  readonly refusals: Refusal[];
}

const SHORT: Readonly<Record<string, string>> = { '-h': '--help', '-s': '--select', '-q': '--quiet' };

/** Sorts the words after the command's name; unknown flags, missing values and wrong values are refused together. */
export function readFlags(command: string, spec: CommandSpec, words: readonly string[]): Result<FlagTexts> {
  const draft: Draft = { operands: [], texts: new Map(), refusals: [] };
  const flags = new Map([...COMMON_FLAGS, ...spec.flags].map((key) => [`--${FLAGS[key].name}`, FLAGS[key]]));
  for (let index = 0; index < words.length; ) index += readWord({ command, flags, words, index, draft });
  if (!draft.texts.has(FLAGS.help.name)) draft.refusals.push(...missingParts(command, spec, draft));
  const [first, ...more] = draft.refusals;
  return first === undefined ? ok(draft) : refuse(first, ...more);
}

interface Cursor {
  readonly command: string;
  readonly flags: ReadonlyMap<string, FlagSpec<unknown>>;
  readonly words: readonly string[];
  readonly index: number;
  readonly draft: Draft;
}

// Takes one operand, one flag, or one flag with its value; returns how many words that were.
function readWord(cursor: Cursor): number {
  const word = cursor.words[cursor.index] ?? '';
  if (word === '--') {
    cursor.draft.operands.push(...cursor.words.slice(cursor.index + 1));
    return cursor.words.length - cursor.index;
  }
  if (!word.startsWith('-') || word === '-') {
    cursor.draft.operands.push(word);
    return 1;
  }
  const equals = word.indexOf('=');
  const typed = equals < 0 ? word : word.slice(0, equals);
  const name = SHORT[typed] ?? typed;
  const spec = cursor.flags.get(name);
  if (spec === undefined) return refuseUnknown(cursor, name, equals >= 0);
  return spec.kind === 'switch' ? readSwitch(cursor, spec, equals >= 0) : readValue(cursor, spec, equals < 0 ? undefined : word.slice(equals + 1));
}

function readSwitch(cursor: Cursor, spec: FlagSpec<unknown>, hasValue: boolean): number {
  if (hasValue) cursor.draft.refusals.push(usage('flag-value', `--${spec.name} takes no value`, `Write --${spec.name} alone.`));
  cursor.draft.texts.set(spec.name, ['true']);
  return 1;
}

// A word that begins with -- is the next flag, so that a forgotten value does not swallow it; --flag=--x passes one.
function readValue(cursor: Cursor, spec: FlagSpec<unknown>, attached: string | undefined): number {
  const following = cursor.words[cursor.index + 1];
  const detached = following?.startsWith('--') ? undefined : following;
  const text = attached ?? detached;
  const texts = cursor.draft.texts.get(spec.name) ?? [];
  if (text === undefined || text === '') {
    cursor.draft.refusals.push(usage('flag-value', `--${spec.name} needs a value`, `Write --${spec.name} ${spec.placeholder}.`));
  } else if (spec.kind === 'value' && texts.length > 0) {
    cursor.draft.refusals.push(usage('flag-repeated', `--${spec.name} is given twice`, 'Keep one of the two.'));
  } else {
    const parsed = spec.parse(text, `--${spec.name}`);
    if (!parsed.ok) cursor.draft.refusals.push(...parsed.refusals);
  }
  // Kept even when wrong, so that the flag does not count as missing besides.
  cursor.draft.texts.set(spec.name, [...texts, text ?? '']);
  return attached === undefined && text !== undefined ? 2 : 1;
}

// The value of an unknown flag is taken for its value, not for an operand: one mistake, one message.
function refuseUnknown(cursor: Cursor, name: string, hasValue: boolean): number {
  const next = suggestion(name, cursor.flags.keys()) ?? (knownElsewhere(name) ? `Leave it out: ${cursor.command} does not take it.` : undefined);
  cursor.draft.refusals.push(usage('unknown-flag', `${cursor.command} has no flag ${name}`, next ?? `Run \`sluice help ${cursor.command}\` for the flags.`));
  const following = cursor.words[cursor.index + 1];
  return hasValue || following === undefined || following.startsWith('-') ? 1 : 2;
}

const knownElsewhere = (name: string): boolean => Object.values(FLAGS).some((spec) => `--${spec.name}` === name);

function missingParts(command: string, spec: CommandSpec, draft: Draft): Refusal[] {
  const flags = spec.required.filter((key) => !draft.texts.has(FLAGS[key].name)).map((key) => missingFlag(command, key));
  const wanted = spec.operands.filter((operand) => !operand.startsWith('['));
  const absent = wanted.slice(draft.operands.length);
  const extra = draft.operands.slice(spec.operands.length);
  return [
    ...absent.map((operand) => usage('operand-missing', `${command} needs ${operand}`, exampleOf(spec))),
    ...flags,
    ...extra.map((word) => usage('operand-extra', `${command} does not know what to do with '${word}'`, extraAdvice(spec))),
    ...formatMistake(spec, draft),
  ];
}

const missingFlag = (command: string, key: FlagKey): Refusal =>
  usage('flag-missing', `${command} needs --${FLAGS[key].name}`, `Add --${FLAGS[key].name} ${FLAGS[key].placeholder}: ${lowerFirst(FLAGS[key].description)}`);

// dbt takes several words after --select; a shell that splits them would lose all but the first here.
const extraAdvice = (spec: CommandSpec): string =>
  spec.flags.includes('select') ? "Put several criteria into one argument: --select 'a b'." : exampleOf(spec);

function formatMistake(spec: CommandSpec, draft: Draft): readonly Refusal[] {
  const given = draft.texts.get(FLAGS.format.name)?.[0];
  if (given === undefined || given === '') return [];
  const parsed = parseFormat(given, spec);
  return parsed.ok ? [] : parsed.refusals;
}

function parseFormat(given: string, spec: CommandSpec): Result<unknown> {
  if (spec.formats.length === 0) return refuse(usage('flag-value', 'help has one format', 'Leave --format out.'));
  return parseChoice(spec.formats)(given, '--format');
}

const exampleOf = (spec: CommandSpec): string => `For example: ${spec.examples[0] ?? ''}`;
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const usage = (code: string, what: string, next: string): Refusal => ({ kind: 'usage', code, what, next });
