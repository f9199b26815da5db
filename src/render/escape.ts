/**
 * The one place where names, SQL and sentences of users become text of ours. Nothing that passes through here can be a
 * link, a mention, a reference, an image, HTML, a marker, a workflow command, or a character that cannot be seen.
 *
 * GitHub looks for mentions, references, addresses and emoji in the text that Markdown leaves, so a backslash does not
 * stop it. Code spans do: names always stand in one. In sentences a zero-width space of our own parts what it looks for.
 */

/** Names longer than this are cut in the middle. */
export const NAME_MAX = 64;

/** What ends up in one line: nothing invisible, nothing that turns the reading direction, no control character. */
export function plainLine(text: string): string {
  return (
    text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll('\u{FE0F}', '')
      .replaceAll(UNSEEN, '\u{FFFD}')
      // A mark that combines would sit on a character of ours.
      .replace(/^\p{M}/u, '\u{25CC}$&')
  );
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** At most `max` characters, the middle left out: both ends of a name tell more than its middle. */
export function shorten(text: string, max: number): string {
  const letters = [...text];
  if (letters.length <= max) return text;
  const head = Math.ceil((max - 1) / 2);
  return `${letters.slice(0, head).join('')}…${letters.slice(letters.length - (max - 1 - head)).join('')}`;
}

/** The first characters of a line, with a mark when it is cut. */
export function cutEnd(line: string, max: number): string {
  const letters = [...line];
  return letters.length > max ? `${letters.slice(0, Math.max(0, max - 1)).join('')}…` : line;
}

/** One plain line of at most `max` characters. A name can be as long as a manifest: only its ends are looked at. */
export function shortLine(text: string, max: number): string {
  const reach = max * 4;
  const ends = text.length > reach * 3 ? `${text.slice(0, reach)}…${text.slice(-reach)}` : text;
  return shorten(plainLine(ends), max);
}

/** A name as a Markdown code span. */
export function codeSpan(name: string, max = NAME_MAX): string {
  const text = unmark(shortLine(name, max));
  if (text === '') return '`""`';
  const fence = '`'.repeat(longestRun(text) + 1);
  // CommonMark takes one space off each side when both have one.
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** A sentence of a user as Markdown text. */
export function escapeText(sentence: string, max = 400): string {
  return escapeSigns(shortLine(sentence, max));
}

const escapeSigns = (line: string): string => line.replaceAll(SIGNS, escapeSign);

// Addresses, references and hashes first: they hold signs that would be escaped one by one.
const SIGNS = /www(?=\.)|\bGH-(?=\d)|\b[0-9a-f]{7,}\b|:(?=[\w+/-])|@(?=\w)|[&<>|$]|[\\`*_{}[\]()#!~+=.-]/gi;

const PART = '&#8203;';

function escapeSign(found: string): string {
  if (/^[&<>|$]$/.test(found)) return `&#${found.codePointAt(0)};`;
  if (/^[\\`*_{}[\]()!~+=.-]$/.test(found)) return `\\${found}`;
  // A hash is parted into pieces too short to be a commit.
  return /^[0-9a-f]{7,}$/i.test(found) ? found.replaceAll(/.{6}(?=.)/g, `$&${PART}`) : `${found.replaceAll(/[#-]/g, String.raw`\$&`)}${PART}`;
}

/** A message of ours, in which names stand between backticks. */
export function escapeMessage(message: string, max = 1_000): string {
  const parts = shortLine(message, max).split('`');
  // An odd backtick at the end opens nothing.
  return parts.map((part, index) => (index % 2 === 1 && index < parts.length - 1 ? codeSpan(part) : escapeSigns(part))).join('');
}

/** A block of code of a user, with a fence that it cannot close. */
export function codeBlock(language: string, code: string): string {
  const text = unmark(plainLines(code));
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Lines as they are, with tabs, and nothing that cannot be seen. */
export function plainLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, (sign) => (sign === '\n' || sign === '\t' ? sign : '\u{FFFD}'));
}

/**
 * Cells as a row of a table. A pipe ends a cell even inside a code span unless a backslash stands before it,
 * and a backslash before that one would take its meaning away; there a broken bar stands in.
 */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('\\|', '\\¦').replaceAll('|', String.raw`\|`)).join(' | ')} |`;
}

/** A name or sentence for a terminal or a log line: no escape sequence, and nothing that a runner takes for a command. */
export function terminalText(text: string, max = 1_000): string {
  return breakCommands(shortLine(text, max));
}

/** The runner obeys `##[name]` anywhere in a line, and `::name::` at its start. */
export function breakCommands(text: string): string {
  return text.replaceAll('##[', '## [').replaceAll(/^(\s*):(?=:)/gm, '$1: ');
}

/** An address that can stand in a link, or null: http only, without credentials, nothing that ends the link. */
export function safeUrl(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  return url.href.replaceAll(/[()|\\`<>"'\s]/g, percentEncode);
}

/** A path as part of an address; null when it would leave the place it is put under. */
export function urlPath(path: string): string | null {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return null;
  return parts.map((part) => encodeURIComponent(part.replaceAll(/\p{Cs}/gu, '\u{FFFD}')).replaceAll(/[()'*!]/g, percentEncode)).join('/');
}

const percentEncode = (sign: string): string => `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;

// A comment is found again by an HTML comment in it; a name must not bring one.
function unmark(text: string): string {
  return text.replaceAll('<!--', '<! --');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
