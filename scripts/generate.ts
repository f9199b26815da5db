/**
 * `npm run generate` writes everything that follows from the rule files and the tables of settings: the registry, the
 * catalogue, action.yml, the pages of the commands, the schema of sluice.yml and the tables of the README.
 * With `--check` it writes nothing and fails when something is stale.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '#rules';
import { renderConfigSchema } from '#settings';
import { renderActionYml } from './action-yml.ts';
import { renderDemoComment } from './demo-comment.ts';
import { renderEngines, renderEnginesInShort } from './engines.ts';
import { renderParity, renderParityInShort } from './parity.ts';
import { SMART_TABLES } from './smart-mode.ts';
import { fillBlocks, renderCommandPages, TABLES } from './tables.ts';

const ROOT = join(import.meta.dirname, '..');
const RULES = join(ROOT, 'src/rules');

export interface Generated {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly text: string;
}

/** What the README says of dbt's answers. */
const JUDGED = { parity: renderParityInShort, engines: renderEnginesInShort };

/** Every generated file as it should be. */
export async function generate(): Promise<readonly Generated[]> {
  const ids = ruleIds();
  const comment = await renderDemoComment();
  return [
    { path: 'src/rules/registry.ts', text: renderRegistry(ids) },
    { path: 'action.yml', text: renderActionYml() },
    { path: 'docs/commands.md', text: renderCommandPages() },
    { path: 'docs/sluice.schema.json', text: renderConfigSchema() },
    { path: 'README.md', text: fillBlocks(readFileSync(join(ROOT, 'README.md'), 'utf8'), { ...TABLES, ...JUDGED, comment: () => comment }) },
    { path: 'docs/engines.md', text: renderEngines() },
    { path: 'docs/parity.md', text: renderParity() },
    { path: 'docs/smart-mode.md', text: fillBlocks(readFileSync(join(ROOT, 'docs/smart-mode.md'), 'utf8'), SMART_TABLES) },
    { path: 'docs/rules.md', text: renderCatalogue(await Promise.all(ids.map(readRule))) },
  ];
}

/** The generated files that are not as they should be. */
export async function findStale(): Promise<readonly Generated[]> {
  const all = await generate();
  return all.filter(({ path, text }) => !existsSync(join(ROOT, path)) || readFileSync(join(ROOT, path), 'utf8') !== text);
}

/** `family/name` of every rule file, sorted. */
export function ruleIds(): readonly string[] {
  const files = readdirSync(RULES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.parentPath !== RULES);
  return files.map(({ parentPath, name }) => relative(RULES, join(parentPath, name)).replaceAll('\\', '/').replace(/\.ts$/, '')).sort();
}

function renderRegistry(ids: readonly string[]): string {
  return [
    '// Made by `npm run generate` from the files beside it; not edited by hand.',
    "import type { Rule } from './types.ts';",
    ...ids.map((id) => `import ${variable(id)} from './${id}.ts';`),
    '',
    '/** Every rule, sorted by id. */',
    'export const rules: readonly Rule[] = [',
    ...ids.map((id) => `  ${variable(id)},`),
    '];',
    '',
  ].join('\n');
}

function renderCatalogue(rules: readonly Rule[]): string {
  return [
    '# Rules',
    '',
    'Made by `npm run generate`. Each rule links to its page, which is also its test.',
    '',
    '| rule | kind | severity | since | finds |',
    '| --- | --- | --- | --- | --- |',
    ...rules.map(({ id, kind, severity, since, summary }) => `| [\`${id}\`](../fixtures/rules/${id}.md) | ${kind} | ${severity} | ${since} | ${summary} |`),
    '',
  ].join('\n');
}

// `contract/field-removed` -> `contractFieldRemoved`.
function variable(id: string): string {
  return id.replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
}

async function readRule(id: string): Promise<Rule> {
  const module: { readonly default: Rule } = await import(pathToFileURL(join(RULES, `${id}.ts`)).href);
  return module.default;
}

async function main(): Promise<void> {
  const stale = await findStale();
  if (process.argv.includes('--check')) {
    for (const { path } of stale) console.error(`${path} is stale. Run npm run generate.`);
    process.exitCode = stale.length === 0 ? 0 : 1;
    return;
  }
  for (const { path, text } of stale) writeFileSync(join(ROOT, path), text);
  console.error(stale.length === 0 ? 'Everything is fresh.' : `Wrote ${stale.map(({ path }) => path).join(', ')}.`);
}

if (import.meta.main) await main();
