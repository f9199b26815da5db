import type { Engine, Resource } from '#artifacts';
import type { Expression } from '../jinja/expression.ts';
import { parseConfigCall } from '../jinja/extract-config.ts';
import { spellExpression } from './code/spell-tag.ts';
import type { Pair, Scene } from './types.ts';

/**
 * What both files say of a key in their first `config(...)`, when they say the same and nothing overrides it. Under v1
 * the root project's configuration goes before the files of a package; in v2 the file always wins.
 */
export function sameInFile(key: string, { before, after }: Pair, { base, head }: Scene): Expression | undefined {
  if (!winsInFile(before, base.metadata) || !winsInFile(after, head.metadata)) return undefined;
  const [old, current] = [inFile(key, before), inFile(key, after)];
  return old !== undefined && current !== undefined && spellExpression(old) === spellExpression(current) ? current : undefined;
}

/** What the file says of a key in its first `config(...)`. */
export function inFile(key: string, resource: Resource): Expression | undefined {
  if (!('rawCode' in resource) || resource.language === 'python') return undefined;
  return parseConfigCall(resource.rawCode)?.find((keyword) => keyword.key === key)?.value;
}

function winsInFile({ packageName }: Resource, { engine, projectName }: { readonly engine: Engine; readonly projectName: string | null }): boolean {
  return engine === 'v2' || packageName === projectName;
}
