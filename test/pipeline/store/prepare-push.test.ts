import { type Artifact, type ArtifactFile, preparePush } from '#pipeline';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { refusalsOf, valueOf } from '../../support/result.ts';

const DEMO = 'fixtures/demo/target/manifest.json.gz';
const file = (artifact: Artifact, content: Uint8Array, uri = `target/${artifact}.json`): ArtifactFile => ({
  artifact,
  content,
  uri,
  command: null,
  verified: false,
  fromCache: false,
  modifiedAt: null,
});
const json = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe('files to be pushed', () => {
  it('carry the version and date of the manifest that dbt wrote', async () => {
    const content = await readFile(DEMO);
    const { metadata } = JSON.parse(gunzipSync(content).toString());
    const [prepared] = valueOf(preparePush([file('manifest', content, DEMO)]));
    expect(prepared).toMatchObject({ kind: 'manifest', dbtVersion: metadata.dbt_version, generatedAt: metadata.generated_at });
  });

  it('carry the command of run results', () => {
    const results = {
      metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json', dbt_version: '1.12.6', generated_at: '2026-11-22T10:00:00Z' },
      args: { which: 'build' },
      elapsed_time: 1,
      results: [],
    };
    expect(valueOf(preparePush([file('run_results', json(results))]))).toMatchObject([{ kind: 'run_results', command: 'build' }]);
  });

  it('are refused, all of them, when they are not what they are called', () => {
    const refused = preparePush([file('manifest', new TextEncoder().encode('{')), file('catalog', new TextEncoder().encode('<html>'))]);
    expect(refusalsOf(refused).map((refusal) => refusal.where?.file)).toEqual(['target/manifest.json', 'target/catalog.json']);
  });
});
