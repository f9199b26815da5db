/** What a browser would find in HTML of micromark: enough of a tokenizer, since micromark writes no careless HTML. */

export interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Html {
  readonly tags: readonly Tag[];
  /** Text outside of code, decoded, one item per text node: what GitHub searches for mentions and references. */
  readonly prose: readonly string[];
  readonly text: string;
}

/** Splits HTML into its tags and texts. */
export function readHtml(html: string): Html {
  const tags: Tag[] = [];
  const prose: string[] = [];
  const texts: string[] = [];
  let codeDepth = 0;
  for (const [piece] of html.matchAll(/<!--[\s\S]*?-->|<\/?[a-zA-Z][^>]*>|[^<]+|</g)) {
    const tag = readTag(piece);
    if (tag === undefined) {
      texts.push(decode(piece));
      if (codeDepth === 0) prose.push(decode(piece));
      continue;
    }
    tags.push(tag);
    if (tag.name === 'code') codeDepth += tag.isEnd ? -1 : 1;
  }
  return { tags, prose, text: texts.join('') };
}

function readTag(piece: string): Tag | undefined {
  if (piece.startsWith('<!--')) return { name: '!--', isEnd: false, attributes: {} };
  const [, slash, name, rest = ''] = /^<(\/?)([a-zA-Z][\w-]*)([^>]*)>$/.exec(piece) ?? [];
  if (name === undefined) return undefined;
  const attributes = Object.fromEntries([...rest.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, decode(value)]));
  return { name: name.toLowerCase(), isEnd: slash === '/', attributes };
}

function decode(text: string): string {
  return text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&nbsp;', '\u{A0}')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
