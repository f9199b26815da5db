import { readFileSync } from 'node:fs';

type Payload = Record<string, unknown>;

const FILE = new URL('../../node_modules/@octokit/webhooks-examples/api.github.com/index.json', import.meta.url);

let examples: ReadonlyMap<string, readonly Payload[]> | undefined;

/** Every payload that GitHub's community collected for an event such as `pull_request`. */
export function eventExamples(name: string): readonly Payload[] {
  examples ??= new Map(readExamples());
  return examples.get(name) ?? [];
}

function readExamples(): readonly (readonly [string, readonly Payload[]])[] {
  const collected: readonly { readonly name: string; readonly examples: readonly Payload[] }[] = JSON.parse(readFileSync(FILE, 'utf8'));
  return collected.map((entry) => [entry.name, entry.examples] as const);
}

/** The first example of an event whose `action` is the given one. */
export function eventExample(name: string, action?: string): Payload {
  const found = eventExamples(name).find((example) => action === undefined || example['action'] === action);
  if (found === undefined) throw new Error(`There is no example of ${name} ${action ?? ''}`);
  return structuredClone(found);
}

/** A changed copy of a payload: `patch(event, 'pull_request.head.sha', 'abc')`. */
export function patch(payload: Payload, path: string, value: unknown): Payload {
  const [first = '', ...rest] = path.split('.');
  const below = payload[first];
  const inner = rest.length === 0 ? value : patch(typeof below === 'object' && below !== null ? { ...below } : {}, rest.join('.'), value);
  return { ...payload, [first]: inner };
}

/** What the examples lack: a pull request from a fork. GitHub then differs in head.repo and in head.label alone. */
export function fromFork(pullRequest: Payload): Payload {
  const owned = patch(patch(pullRequest, 'pull_request.head.repo.fork', true), 'pull_request.head.repo.full_name', 'mallory/shop');
  return patch(patch(owned, 'pull_request.head.repo.owner.login', 'mallory'), 'pull_request.head.label', 'mallory:changes');
}
