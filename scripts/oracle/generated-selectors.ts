import { modes } from './question.ts';
import type { Random } from './random.ts';
import { stringify } from 'yaml';

interface Words {
  readonly names: readonly string[];
  readonly tags: readonly string[];
  readonly folders: readonly string[];
}

type Definition = string | { readonly [key: string]: unknown };

/** A selectors.yml with eight random definitions; the last ones may build on the first ones. */
export function drawSelectors(random: Random, words: Words, withDefault: boolean): string {
  const selectors = Array.from({ length: 8 }, (_, number) => ({
    name: `drawn_${number}`,
    ...(withDefault && number === 3 && { default: true }),
    definition: random.chance(0.6) ? drawGroup(random, words, number, 2) : drawCriterion(random, words, number),
  }));
  return stringify({ selectors });
}

function drawGroup(random: Random, words: Words, earlier: number, depth: number): Definition {
  const item = (): Definition => (depth > 0 && random.chance(0.25) ? drawGroup(random, words, earlier, depth - 1) : drawCriterion(random, words, earlier));
  const items: Definition[] = Array.from({ length: 1 + random.integer(3) }, item).filter(onlyFirstExclude);
  if (items.every((one) => !hasExclude(one)) && random.chance(0.4))
    items.push({ exclude: Array.from({ length: 1 + random.integer(2) }, () => drawCriterion(random, words, earlier)) });
  return { [random.pick(['union', 'intersection'])]: items };
}

const hasExclude = (item: Definition): boolean => typeof item !== 'string' && 'exclude' in item;

// dbt takes any item with `exclude` for the exclusion of its group, and refuses a second one.
function onlyFirstExclude(item: Definition, index: number, items: readonly Definition[]): boolean {
  return !hasExclude(item) || items.findIndex(hasExclude) === index;
}

function drawCriterion(random: Random, words: Words, earlier: number): Definition {
  if (random.chance(0.2))
    return random.pick([`${random.pick(words.names)}+`, `tag:${random.pick(words.tags)}`, `@${random.pick(words.names)}`, 'state:modified+1']);
  if (random.chance(0.15)) return { tag: random.pick(words.tags) };
  if (earlier > 0 && random.chance(0.12)) return { method: 'selector', value: `drawn_${random.integer(earlier)}` };
  const [method, value] = random.pick<readonly [string, string]>([
    ['fqn', random.pick(words.names)],
    ['fqn', `${random.pick(words.names).slice(0, 4)}*`],
    ['tag', random.pick(words.tags)],
    ['path', `models/${random.pick(words.folders)}`],
    ['state', random.pick(['modified', 'new', 'modified.body'])],
    ['config.materialized', random.pick(['view', 'table', 'incremental'])],
    ['source', random.pick(['crm', 'web.hits', '*'])],
    ['test_type', random.pick(['generic', 'singular'])],
    ['resource_type', random.pick(['model', 'test', 'seed'])],
  ]);
  return { method, value, ...drawReach(random, words, earlier) };
}

function drawReach(random: Random, words: Words, earlier: number): { readonly [key: string]: unknown } {
  if (random.chance(0.1)) return { childrens_parents: true };
  return {
    ...(random.chance(0.3) && { parents: true, ...(random.chance(0.5) && { parents_depth: 1 + random.integer(2) }) }),
    ...(random.chance(0.4) && { children: true, ...(random.chance(0.5) && { children_depth: 1 + random.integer(2) }) }),
    ...(random.chance(0.3) && { indirect_selection: random.pick(modes) }),
    ...(random.chance(0.15) && { exclude: [drawCriterion(random, words, earlier)] }),
  };
}
