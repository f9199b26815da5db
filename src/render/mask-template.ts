/** A template in which every Jinja tag is hidden from a formatter of SQL. */
export interface MaskedTemplate {
  readonly code: string;
  /** Puts the tags back into the formatted code; undefined when the formatter touched more than white space. */
  readonly restore: (formatted: string) => string | undefined;
}

/**
 * Hides `{{ ... }}` behind a word, so that `{{ prefix }}_orders` stays one name, and `{% ... %}` behind a comment on a
 * line of its own. Inside quotes and comments a tag is a word whatever it is. Undefined for code that holds our words.
 */
export function maskTemplate(sql: string): MaskedTemplate | undefined {
  if (sql.length > LENGTH_MAX || sql.includes(WORD) || !isClosed(sql)) return undefined;
  const tags: string[] = [];
  const hide = (tag: string): string => `${WORD}${String(tags.push(spellTag(tag)) - 1).padStart(5, '0')}`;
  const code = sql.replaceAll('\r\n', '\n').replaceAll(TOKENS, (token) => maskToken(token, hide));
  const spelled = sql.replaceAll(TAGS, spellTag);
  return {
    code,
    restore: (formatted) => {
      const restored = show(formatted, tags);
      return isSame(restored, spelled) ? restored : undefined;
    },
  };
}

// The formatter's time grows faster than the text.
const LENGTH_MAX = 100_000;
const WORD = 'sluice_tag_';

/** What stands between delimiters: a quoted text in it may hold delimiters of its own. */
const INSIDE = String.raw`(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[^'"])*?`;
const TAG = String.raw`\{\{${INSIDE}\}\}|\{%${INSIDE}%\}|\{#.*?#\}`;
const TAGS = new RegExp(TAG, 'gs');
/** Tags, comments and quotes; the latter two with tags inside, whose own quotes end nothing. */
const TOKENS = new RegExp(`${TAG}|--[^\\n]*|/\\*.*?\\*/|'(?:${TAG}|''|[^'])*'|"(?:${TAG}|""|[^"])*"`, 'gs');

/** To look for an end that is not there takes longest. */
function isClosed(sql: string): boolean {
  const count = (sign: string): number => sql.split(sign).length;
  return count('{{') <= count('}}') && count('{%') <= count('%}') && count('/*') === count('*/');
}

function maskToken(token: string, hide: (tag: string) => string): string {
  if (token.startsWith('{%') || token.startsWith('{#')) return `\n--${hide(token)}\n`;
  return token.startsWith('{{') ? hide(token) : token.replaceAll(TAGS, hide);
}

/** One space inside the delimiters, which means nothing to Jinja. */
function spellTag(tag: string): string {
  const [, open = '', inside = '', close = ''] = /^(\{[{%#][-+]?)(.*?)([-+]?[}%#]\})$/s.exec(tag) ?? [];
  return `${open} ${inside.trim()} ${close}`;
}

function show(code: string, tags: readonly string[]): string {
  return code.replaceAll(MASKS, (_, index: string) => tags[Number(index)] ?? '');
}

const MASKS = new RegExp(`(?:--)?${WORD}(\\d{5})`, 'g');

/** Two texts of the same characters, and of the same words once the blocks are gone that may stand between two of them. */
function isSame(a: string, b: string): boolean {
  return a.replaceAll(/\s+/g, '') === b.replaceAll(/\s+/g, '') && wordsOf(a) === wordsOf(b);
}

const BLOCKS = /\{%.*?%\}|\{#.*?#\}/gs;

/** The text without the white space that parts no words. */
function wordsOf(text: string): string {
  return text
    .replaceAll(BLOCKS, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/(?<![\p{L}\p{N}_$'"`{}]) | (?![\p{L}\p{N}_$'"`{}])/gu, '');
}
