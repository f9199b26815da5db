import { type Part, splitTemplate } from '../../jinja/split-template.ts';
import { commentAt } from './comment-at.ts';
import { endOfQuoted } from './end-of-quoted.ts';
import type { Lexis } from './lexis.ts';
import { type Tag, spellTag } from './spell-tag.ts';
import { blockStep, captureStep, isSafeOutput } from './tag-facts.ts';
import { Unsure, isSpecial } from './unsure.ts';

/**
 * A token of SQL with Jinja in it. `space` is white space or a comment. `break` is one with the line break that may end
 * a comment which a tag has printed. `kept` is text whose very characters count.
 */
export type CodeToken =
  | { readonly kind: 'word' | 'sign' | 'quoted' | 'kept'; readonly text: string }
  | { readonly kind: 'space' | 'break'; readonly hasBreak: boolean }
  | { readonly kind: 'tag'; readonly tag: Tag };

export interface Code {
  readonly tokens: readonly CodeToken[];
  /** Of Jinja and SQL, without what opens and closes them. */
  readonly comments: readonly string[];
  /** Nothing ends the last comment: what dbt writes behind the code may fall into it. */
  readonly endsInComment: boolean;
}

/**
 * The tokens of SQL with Jinja in it, or undefined where they cannot be told for sure. That a tag prints whole tokens,
 * or a comment up to the end of the line, is taken for granted.
 */
export function readCode(code: string, lexis: Lexis): Code | undefined {
  const parts = partsOf(code);
  if (parts === undefined || code.includes(MARK)) return undefined;
  const tags = parts.filter((part): part is Tag => part.kind === 'output' || part.kind === 'statement');
  const source = parts.map((part) => (part.kind === 'text' ? part.text : part.kind === 'comment' ? '' : MARK)).join('');
  try {
    const scanned = new Scanner(source, tags, lexis).scan();
    return { ...scanned, comments: [...parts.flatMap((part) => (part.kind === 'comment' ? [part.text.trim()] : [])), ...scanned.comments] };
  } catch (error) {
    if (error instanceof Unsure) return undefined;
    throw error;
  }
}

/** dbt gives code without any Jinja to the warehouse as it stands, line breaks of other systems included. */
function partsOf(code: string): readonly Part[] | undefined {
  return /\{[{%#]/.test(code) ? splitTemplate(code) : [{ kind: 'text', text: code }];
}

/** Stands for a tag: a character for private use, which no code holds. */
const MARK = '\uE000';
/** Other white space is none to a warehouse. */
const SPACE = /[ \t\n\r\f\v]+/y;
const WORD = /[\p{L}\p{M}\p{N}_]+(?:\$[\p{L}\p{M}\p{N}_]*)*/uy;
const DOLLARS = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
/** Hints to the optimizer look like comments and are none. */
const HINT = /^(?:[+!]|M!)/;

class Scanner {
  readonly #source: string;
  readonly #tags: Iterator<Tag>;
  readonly #lexis: Lexis;
  readonly #tokens: CodeToken[] = [];
  readonly #comments: string[] = [];
  #at = 0;
  /** A tag before on this line may have begun a comment. */
  #isOpen = false;
  /** How many blocks are open whose text becomes a value, such as `{% set x %}`. */
  #captures = 0;
  #endsInComment = false;

  constructor(source: string, tags: readonly Tag[], lexis: Lexis) {
    this.#source = source;
    this.#tags = tags.values();
    this.#lexis = lexis;
  }

  scan(): Code {
    while (this.#at < this.#source.length) this.#token();
    return { tokens: this.#tokens, comments: this.#comments, endsInComment: this.#endsInComment };
  }

  #token(): void {
    const char = this.#source.charAt(this.#at);
    if (char === MARK) return this.#tag();
    if (this.#captures > 0) return this.#take('kept', this.#source.slice(this.#at).split(MARK, 1)[0] ?? '');
    const space = this.#match(SPACE);
    if (space !== undefined) return this.#space(space);
    if (!this.#comment()) this.#solid(char);
  }

  #tag(): void {
    const tag = this.#next();
    this.#at += 1;
    this.#endsInComment = false;
    this.#tokens.push({ kind: 'tag', tag });
    this.#isOpen ||= !isSafeOutput(tag);
    this.#captures = Math.max(0, this.#captures + captureStep(tag));
  }

  #next(): Tag {
    const next = this.#tags.next();
    if (next.done === true) throw new Error('More marks than tags');
    return next.value;
  }

  #space(text: string): void {
    const hasBreak = text.includes('\n');
    this.#at += text.length;
    this.#tokens.push({ kind: hasBreak && this.#isOpen ? 'break' : 'space', hasBreak });
    if (hasBreak) this.#isOpen = false;
    if (hasBreak) this.#endsInComment = false;
  }

  /** Reads a comment, if one begins here. One with a tag, or a hint, counts as it stands: Jinja runs inside comments too. */
  #comment(): boolean {
    const comment = commentAt(this.#source, this.#at, this.#lexis);
    if (comment === undefined) return false;
    const { length, content, isBlock } = comment;
    if (content.includes(MARK) || HINT.test(content) || (isBlock && this.#isOpen && content.includes('\n'))) {
      this.#take('kept', this.#source.slice(this.#at, this.#at + length));
      return true;
    }
    this.#comments.push(content.trim());
    this.#tokens.push({ kind: 'space', hasBreak: false });
    this.#at += length;
    this.#endsInComment = !isBlock;
    return true;
  }

  #solid(char: string): void {
    const word = this.#match(WORD);
    if (word !== undefined) return this.#take('word', word);
    if (char === "'" || char === '"' || char === '`') return this.#quoted(char);
    const dollars = this.#match(DOLLARS);
    if (dollars !== undefined && isSpecial(this.#lexis.dollars)) return this.#enclosed(dollars, dollars);
    if (char === '[' && isSpecial(this.#lexis.brackets)) return this.#enclosed('[', ']');
    this.#take('sign', char);
  }

  #quoted(quote: string): void {
    const before = this.#tokens.at(-1);
    const end = endOfQuoted(this.#source, this.#at, { quote, prefix: before?.kind === 'word' ? before.text : '', lexis: this.#lexis });
    this.#take('quoted', this.#source.slice(this.#at, end));
  }

  #enclosed(opening: string, closing: string): void {
    const end = this.#source.indexOf(closing, this.#at + opening.length);
    if (end < 0) throw new Unsure();
    this.#take('quoted', this.#source.slice(this.#at, end + closing.length));
  }

  /** Tags inside are spelled out. A block that only begins or ends there may leave quotes open in another branch. */
  #take(kind: 'word' | 'sign' | 'quoted' | 'kept', text: string): void {
    let depth = 0;
    const spelled = text.replaceAll(MARK, () => {
      const tag = this.#next();
      depth += blockStep(tag);
      if (depth < 0) throw new Unsure();
      return spellTag(tag);
    });
    if (depth !== 0) throw new Unsure();
    this.#tokens.push({ kind, text: spelled });
    this.#at += text.length;
    this.#endsInComment = false;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#source)?.[0];
  }
}
