import type { Resource } from '#artifacts';
import { readCode } from '../code/read-code.ts';
import type { CodeToken } from '../code/read-code.ts';
import type { Lexis } from '../code/lexis.ts';
import { spellTag } from '../code/spell-tag.ts';
import { collapse } from '../../v2/text.ts';
import type { AddRule } from '../types.ts';

/** v2 takes every run of white space for one space, inside texts too, and the end of a comment's line for a space. */
export const textWhitespace: AddRule = {
  id: 'smart/text-whitespace',
  direction: 'add',
  engines: ['v2'],
  summary: 'SQL whose texts, or the ends of whose comments, differ in white space',
  confidence: 'proven',
  finder:
    ({ lexis }) =>
    ({ before, after }) => {
      const [old, current] = [sqlOf(before), sqlOf(after)];
      if (old === undefined || current === undefined || old === current || collapse(old) !== collapse(current)) return [];
      const [then, now] = [solid(old, lexis), solid(current, lexis)];
      return then === undefined || now === undefined || then === now ? [] : [{ check: 'body', field: 'raw_code', before: old, after: current }];
    },
};

function sqlOf(resource: Resource | undefined): string | undefined {
  return resource !== undefined && 'rawCode' in resource && resource.language === 'sql' ? resource.rawCode : undefined;
}

/** The tokens that are no space. */
function solid(code: string, lexis: Lexis): string | undefined {
  return readCode(code, lexis)
    ?.tokens.map(textOf)
    .filter((text) => text !== '')
    .join('\u0000');
}

function textOf(token: CodeToken): string {
  if (token.kind === 'tag') return spellTag(token.tag);
  if (token.kind === 'kept') return collapse(token.text);
  return 'text' in token ? token.text : '';
}
