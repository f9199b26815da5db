import type { Project, Resource } from '#artifacts';
import type { Json } from '#kernel';
import { own } from './differences.ts';
import { parseConfigCall } from './jinja/extract-config.ts';
import type { Expression, Keyword } from './jinja/expression.ts';
import { reconstructValue } from './jinja/reconstruct.ts';

/**
 * Whether a manifest was written with state_modified_compare_more_unrendered_values on, told by what it stores for an
 * in-file configuration that is not a literal: its text, or the value it had. Undefined when no file holds one.
 */
export function flagEvidence({ metadata, resources }: Project): 'on' | 'off' | undefined {
  for (const resource of resources.values()) {
    if (resource.packageName !== metadata.projectName || !('rawCode' in resource) || !/\b(?:var|target)\b/.test(resource.rawCode)) continue;
    const told = parseConfigCall(resource.rawCode)
      ?.map((keyword) => toldBy(keyword, resource))
      .find((one) => one !== undefined);
    if (told !== undefined) return told;
  }
  return undefined;
}

const COMPUTED: readonly Expression['kind'][] = ['Call', 'Concat', 'CondExpr', 'Filter', 'Getattr', 'Getitem'];

function toldBy({ key, value }: Keyword, { unrenderedConfig }: Resource): 'on' | 'off' | undefined {
  const stored = own(unrenderedConfig, key);
  if (stored === undefined || !COMPUTED.includes(value.kind)) return undefined;
  return stored === reconstructValue(value) || isDump(stored) ? 'on' : 'off';
}

/** Before 1.12 dbt stored the dump of the whole keyword. */
function isDump(stored: Json): boolean {
  return typeof stored === 'string' && stored.startsWith('Keyword(key=');
}
