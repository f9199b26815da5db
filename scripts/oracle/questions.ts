import { isSince } from '../judges/versions.ts';
import type { Minor } from '../judges/versions.ts';
import { commands, modes } from './question.ts';
import type { Question } from './question.ts';
import { readVocabulary } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { JsonObject } from '#kernel';
import type { Random } from './random.ts';

/** One state method, seen without tests that come along and without the default resource types. */
const pure = (value: string): Question => ({ select: [`state:${value}`], mode: 'empty', types: ['all'] });

/** Every resource that dbt calls modified. */
export const everything = pure('modified');

const everyDay: readonly Question[] = [{ select: ['state:modified+'] }, everything];
const parts: readonly Question[] = ['body', 'configs', 'relation', 'persisted_descriptions', 'macros', 'contract'].map((part) => pure(`modified.${part}`));
const others: readonly Question[] = [pure('new'), pure('old'), pure('unmodified'), { select: ['state:modified'] }];

/** How much is asked about one head. `brief` still has every part that a configuration can move. */
export type Depth = 'full' | 'middle' | 'brief';

export function stateQuestions(depth: Depth): readonly Question[] {
  if (depth === 'full') return [...everyDay, ...parts, ...others];
  if (depth === 'middle') return [...everyDay, pure('modified.configs'), pure('modified.contract'), pure('unmodified'), pure('new')];
  return [...everyDay, pure('modified.configs')];
}

/** `count` command lines drawn over everything that the manifest's project has names for. */
export function drawQuestions(manifest: JsonObject, minor: Minor, random: Random, count: number): readonly Question[] {
  const words = readVocabulary(manifest);
  return Array.from({ length: count }, () => drawQuestion(words, minor, random));
}

const outcomes = ['success', 'error', 'skipped', 'fail', 'warn', 'pass', 'nothing'].map((status) => `result:${status}`);
const freshnesses = ['source_status:fresher', 'source_status:fresher', 'source_status:stale'];

/** Command lines about the run results and the freshness beside the base, some met with other criteria. */
export function drawResultQuestions(manifest: JsonObject, minor: Minor, random: Random, count: number): readonly Question[] {
  const words = readVocabulary(manifest);
  const atom = (): string => drawParents(random) + random.pick(random.chance(0.3) ? freshnesses : outcomes) + drawChildren(random);
  return Array.from({ length: count }, () => {
    const first = random.chance(0.3) ? `${atom()},${drawCriterion(words, minor, random)}` : atom();
    const select = random.chance(0.4) ? [first, random.chance(0.5) ? atom() : drawCriterion(words, minor, random)] : [first];
    return { ...drawMode(random), ...drawCommand(minor, random), select, ...(random.chance(0.25) && { exclude: [atom()] }) };
  });
}

function drawQuestion(words: Vocabulary, minor: Minor, random: Random): Question {
  const shape = { ...drawMode(random), ...drawCommand(minor, random) };
  if (words.selectors.length > 0 && random.chance(0.06)) return { ...shape, selector: random.pick(words.selectors) };
  const select = random.chance(0.06) ? {} : { select: drawSpecs(words, minor, random, 3) };
  const exclude = random.chance(0.35) ? { exclude: drawSpecs(words, minor, random, 2) } : {};
  return { ...shape, ...select, ...exclude };
}

function drawMode(random: Random): Question {
  return random.chance(0.6) ? { mode: random.pick(modes) } : {};
}

const listable = ['model', 'seed', 'snapshot', 'test', 'unit_test', 'source', 'exposure', 'analysis', 'all', 'default'];

function drawCommand(minor: Minor, random: Random): Question {
  if (random.chance(0.2)) return { command: random.pick(commands) };
  if (random.chance(0.2)) return { types: random.sample(listable, 1 + random.integer(2)) };
  // Before 1.9 dbt had no --exclude-resource-type.
  if (isSince(minor, '1.9') && random.chance(0.1)) return { excludeTypes: random.sample(listable.slice(0, 7), 1 + random.integer(2)) };
  return {};
}

// A union is written as several arguments or as words of one; an intersection with commas.
function drawSpecs(words: Vocabulary, minor: Minor, random: Random, most: number): readonly string[] {
  const specs = Array.from({ length: 1 + random.integer(most) }, () => drawIntersection(words, minor, random));
  return random.chance(0.5) ? specs : [specs.join(' ')];
}

function drawIntersection(words: Vocabulary, minor: Minor, random: Random): string {
  const count = random.chance(0.3) ? 2 + random.integer(2) : 1;
  return Array.from({ length: count }, () => drawCriterion(words, minor, random)).join(',');
}

function drawCriterion(words: Vocabulary, minor: Minor, random: Random): string {
  if (random.chance(0.02)) return random.pick(mistakes);
  const value = drawValue(words, minor, random);
  if (random.chance(0.08)) return `@${value}`;
  return `${drawParents(random)}${value}${drawChildren(random)}`;
}

const mistakes = [
  'stat:modified',
  'state:changed',
  'state:modified.columns',
  'config:table',
  'nosuchthing',
  'tag:nosuchtag',
  'version:newest',
  'resource_type:models',
  'path:nowhere',
  'source:none',
];

function drawParents(random: Random): string {
  return random.chance(0.25) ? `${drawDepth(random)}+` : '';
}

function drawChildren(random: Random): string {
  return random.chance(0.35) ? `+${drawDepth(random)}` : '';
}

function drawDepth(random: Random): string {
  return random.chance(0.4) ? String(1 + random.integer(3)) : '';
}

const stateValues = [
  'modified',
  'modified',
  'modified',
  'new',
  'old',
  'unmodified',
  'modified.body',
  'modified.configs',
  'modified.macros',
  'modified.relation',
];

function drawValue(words: Vocabulary, minor: Minor, random: Random): string {
  const methods: readonly (readonly [string, readonly string[]])[] = [
    ['', words.names],
    ['', words.names],
    ['', words.fqns],
    ['', words.paths],
    ['fqn:', words.fqns],
    ['path:', words.paths],
    ['file:', words.files],
    ['tag:', words.tags],
    ['tag:', words.tags],
    ['source:', words.sources],
    ['exposure:', words.exposures],
    ['metric:', words.metrics],
    ['semantic_model:', words.semanticModels],
    ['saved_query:', words.savedQueries],
    ['unit_test:', words.unitTests],
    ['test_name:', words.testNames],
    ['package:', [...words.packages, 'this']],
    ['group:', words.groups],
    ['access:', ['public', 'protected', 'private']],
    ['version:', ['latest', 'prerelease', 'old', 'none']],
    ['resource_type:', ['model', 'seed', 'snapshot', 'test', 'unit_test', 'source', 'exposure', 'metric', 'analysis']],
    ['test_type:', ['generic', 'singular', 'unit', 'data', 'schema']],
    ['config.', words.configs],
    ['config.', words.configs],
    ['state:', stateValues],
    ['state:', stateValues],
    ['state:', stateValues],
    ['selector:', isSince(minor, '1.12') ? words.selectors : []],
  ];
  const [method, values] = random.pick(methods.filter(([, known]) => known.length > 0));
  return method + blur(method, random.pick(values), random);
}

const exact = new Set(['state:', 'config.', 'access:', 'version:', 'resource_type:', 'test_type:']);

/** Sometimes a wildcard in place of a part of the value, where dbt takes wildcards. */
function blur(method: string, value: string, random: Random): string {
  if (exact.has(method) || random.chance(0.75) || value.length < 3) return value;
  const at = 1 + random.integer(value.length - 1);
  const wild = random.pick(['*', '*', '?', '[a-z]']);
  const rest = wild === '*' && random.chance(0.6) ? '' : value.slice(at + 1);
  return random.chance(0.25) ? `*${value.slice(at)}` : value.slice(0, at) + wild + rest;
}
