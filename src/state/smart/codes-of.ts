import type { Resource } from '#artifacts';
import type { Because } from '../types.ts';
import type { Pair } from './types.ts';

export interface Codes {
  readonly before: string;
  readonly after: string;
  readonly language: string;
}

/** The code of both sides, when a difference is one of code: of its text, or of the hash of it. */
export function codesOf({ check }: Because, { before, after }: Pair): Codes | undefined {
  const [old, current] = [codeIn(before), codeIn(after)];
  if (check !== 'body' || old === undefined || current === undefined || old.language !== current.language) return undefined;
  return { before: old.code, after: current.code, language: current.language };
}

/** The same, where the code itself differs. */
export function differingCodes(because: Because, pair: Pair): Codes | undefined {
  const codes = codesOf(because, pair);
  return codes === undefined || codes.before === codes.after ? undefined : codes;
}

/** Seeds have none, and versions of v2 before 2026 wrote a placeholder for it. */
function codeIn(resource: Resource): { readonly code: string; readonly language: string } | undefined {
  if (!('rawCode' in resource) || resource.rawCode === '' || resource.rawCode === '--placeholder--') return undefined;
  return { code: resource.rawCode, language: resource.language };
}
