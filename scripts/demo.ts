/**
 * `node scripts/demo.ts BASE HEAD PROJECT` lays down fixtures/demo. BASE and HEAD are manifests that real dbt wrote;
 * PROJECT is the checkout of the change, of which the schema files are kept: findings point at their lines.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openStore } from '#adapters';
import { parseSha, type Result } from '#kernel';
import { pushArtifacts } from '#pipeline';
import { cleanManifest } from './oracle/manifest.ts';

const DEMO = join(import.meta.dirname, '../fixtures/demo');

/** Invented commits and times: the demo says the same on every machine and on every day. */
const MERGE_BASE = '2c4e6a8091b3d5f7294b6d8fa1c3e5071a3c5e70';
const HEAD_SHA = '7d3f1c0e5b9a4826f0c1d2e3a4b5968778695a4b';
const BASE_BUILT_AT = '2026-01-05T05:30:00.000Z';
const HEAD_PARSED_AT = '2026-01-05T09:12:00.000Z';
const REVIEWED_AT = '2026-01-05T09:14:00.000Z';

const [base, head, project] = process.argv.slice(2);
if (base === undefined || head === undefined || project === undefined) throw new Error('Give the manifests of the base and the head, and the folder of the project');

rmSync(DEMO, { recursive: true, force: true });
mkdirSync(join(DEMO, 'target'), { recursive: true });
await storeBase(readManifest(base, BASE_BUILT_AT));
writeFileSync(join(DEMO, 'target/manifest.json.gz'), gzipSync(readManifest(head, HEAD_PARSED_AT), { level: 9 }));
copySchemaFiles(project);
writeJson('pull-request.json', { repository: 'acme/shop', number: 7, branch: 'main', headSha: HEAD_SHA, mergeBase: MERGE_BASE, openedAt: REVIEWED_AT });

async function storeBase(content: Uint8Array): Promise<void> {
  const store = valueOf(openStore(join(DEMO, 'store')));
  const sha = parseSha(MERGE_BASE);
  if (sha === undefined) throw new Error('The merge base is no commit');
  const { dbt_version: dbtVersion, generated_at: generatedAt } = JSON.parse(new TextDecoder().decode(content)).metadata;
  const file = { kind: 'manifest', content, uri: 'target/manifest.json', dbtVersion, generatedAt } as const;
  const clock = { now: () => new Date(BASE_BUILT_AT) };
  valueOf(await pushArtifacts({ store, clock, forge: null }, { sha, role: 'production', branch: 'main', files: [file] }));
}

/** The manifest without what tells where and when it was written, under the time that the demo gives it. */
function readManifest(file: string, generatedAt: string): Uint8Array {
  const { metadata, ...rest } = cleanManifest(readFileSync(file, 'utf8'), project ?? '');
  return new TextEncoder().encode(JSON.stringify({ metadata: { ...Object(metadata), generated_at: generatedAt }, ...rest }));
}

function copySchemaFiles(from: string): void {
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) => /^models\/.*\.ya?ml$/.test(file));
  for (const file of files) {
    mkdirSync(dirname(join(DEMO, 'project', file)), { recursive: true });
    copyFileSync(join(from, file), join(DEMO, 'project', file));
  }
}

function writeJson(name: string, value: object): void {
  writeFileSync(join(DEMO, name), `${JSON.stringify(value, null, 2)}\n`);
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.refusals.map(({ what, why }) => `${what}: ${why ?? ''}`).join('\n'));
}
