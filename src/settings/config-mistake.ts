import { type Document, isMap, isNode, isScalar, isSeq, type Pair } from 'yaml';
import type * as z from 'zod/mini';
import { allKeys, knownKeys } from './config-keys.ts';
import { suggestion } from './values.ts';

/** Something wrong in `sluice.yml`, before it has a line. */
export interface ConfigMistake {
  readonly path: readonly PropertyKey[];
  /** Which half of `key: value` to show. */
  readonly half: 'key' | 'value';
  readonly what: string;
  readonly next: string;
}

/** What one zod issue means to the author of the file. */
export function describeIssue(issue: z.core.$ZodIssue, document: Document.Parsed): readonly ConfigMistake[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key));
  const name = dotted(issue.path);
  if (issue.code === 'invalid_key') return [wrong(issue.path, 'key', issue.issues[0]?.message ?? issue.message)];
  if (issue.path.length > 0 && !document.hasIn(issue.path)) {
    return [{ path: issue.path, half: 'key', what: `${name} is missing`, next: `Add ${name}: it ${issue.message}.` }];
  }
  return [wrong(issue.path, 'value', issue.message)];
}

// A message is "must be so" or "must be so. Do this."
function wrong(path: readonly PropertyKey[], half: ConfigMistake['half'], message: string): ConfigMistake {
  const [must = message, next = 'Correct it.'] = message.split(/\. (?=[A-Z])/);
  return { path, half, what: `${dotted(path)} ${must}`, next };
}

function unknownKey(parent: readonly PropertyKey[], key: string): ConfigMistake {
  const known = knownKeys(parent);
  const home = allKeys().find((path) => path.at(-1) === key);
  const elsewhere = home === undefined ? `Use one of: ${known.join(', ')}.` : `Did you mean ${home.join('.')}?`;
  const path = [...parent, key];
  return { path, half: 'key', what: `there is no key ${dotted(path)}`, next: suggestion(key, known) ?? elsewhere };
}

/** The offset in the text to show for a mistake; of the nearest parent when it is about something absent. */
export function offsetOf(document: Document.Parsed, found: ConfigMistake): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, step] of found.path.entries()) {
    const pair = pairOf(node, step);
    const wantsKey = found.half === 'key' && index === found.path.length - 1;
    node = isSeq(node) ? node.items[Number(step)] : pair?.value;
    offset = (wantsKey ? startOf(pair?.key) : startOf(node)) ?? startOf(pair?.key) ?? offset;
  }
  return offset;
}

function pairOf(node: unknown, step: PropertyKey): Pair | undefined {
  return isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step)) : undefined;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** `gate.fail-on[1]`, as the author would point at it. */
function dotted(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text === '' ? 'the file' : text.replace(/^\./, '');
}
