import { describe, expect, it } from 'vitest';
import { readCatalog, readManifest, readRunResults } from '#artifacts';
import { artifactJson, bytesOf, manifestJson } from '../support/artifact-json.ts';
import { URI, read, refusalsOf, valueOf } from './helpers.ts';

const whole = JSON.stringify(manifestJson(), null, 2);

/** Code and place of the only refusal. */
function refused(content: string) {
  const refusals = refusalsOf(content);
  expect(refusals).toHaveLength(1);
  const [{ code, where } = { code: '', where: undefined }] = refusals;
  return { code, line: where?.line, column: where?.column };
}

describe('a file that is not the manifest', () => {
  it('is refused when it is empty', () => {
    expect(refused('').code).toBe('manifest-empty');
  });

  it('is refused when it holds white space alone', () => {
    expect(refused(' \n\t').code).toBe('manifest-empty');
  });

  it('is refused with the place where it was cut off', () => {
    expect(refused('{\n  "nodes": {\n    "a"')).toEqual({ code: 'manifest-truncated', line: 3, column: 8 });
  });

  it('is refused with the place where it stops being JSON', () => {
    expect(refused('{\n  "nodes": }')).toEqual({ code: 'manifest-not-json', line: 2, column: 12 });
  });

  it('is refused with the place of a comma too many', () => {
    expect(refused('{"nodes": [1,]}')).toEqual({ code: 'manifest-not-json', line: 1, column: 14 });
  });

  it('is refused with the line of the first conflict marker', () => {
    const lines = whole.split('\n');
    const nodes = lines.findIndex((line) => line.startsWith('  "nodes"'));
    expect(refused(lines.toSpliced(nodes, 0, '<<<<<<< HEAD').join('\n'))).toEqual({ code: 'manifest-conflict', line: nodes + 1, column: 1 });
  });

  it('is refused when it begins with a conflict marker', () => {
    expect(refused(`<<<<<<< HEAD\n${whole}`)).toEqual({ code: 'manifest-conflict', line: 1, column: 1 });
  });

  it('is refused when a shorter file was written over a longer one', () => {
    expect(refused(`{"nodes": {}}\n": 1}`)).toEqual({ code: 'manifest-trailing-bytes', line: 2, column: 1 });
  });

  it('is refused as the error page of a server', () => {
    expect(refusalsOf('<!DOCTYPE html><html></html>')).toMatchObject([{ code: 'manifest-not-json', why: expect.stringContaining('HTML') }]);
  });

  it('is refused as a pointer of Git LFS', () => {
    expect(refusalsOf('version https://git-lfs.github.com/spec/v1\noid sha256:0\n')).toMatchObject([
      { code: 'manifest-not-json', why: expect.stringContaining('Git LFS') },
    ]);
  });

  it('is refused when its JSON is no object', () => {
    expect(refused('[]').code).toBe('manifest-not-an-artifact');
  });

  it('is refused when no artifact of dbt', () => {
    expect(refused('{"name": "shop", "version": "1.0.0"}').code).toBe('manifest-not-an-artifact');
  });

  it('is refused with the name of the artifact that it is', () => {
    const others = ['catalog', 'run-results', 'sources'].map((name) => refusalsOf(artifactJson(name, { nodes: {} })));
    expect(others.map(([refusal]) => [refusal?.code, refusal?.what])).toEqual([
      ['manifest-other-artifact', "The file is dbt's catalog, not its manifest"],
      ['manifest-other-artifact', "The file is dbt's run-results, not its manifest"],
      ['manifest-other-artifact', "The file is dbt's sources, not its manifest"],
    ]);
  });

  it('is refused as a manifest where other artifacts must be', () => {
    const codes = [readCatalog, readRunResults].map((reader) => {
      const result = reader(bytesOf(manifestJson()), URI);
      return result.ok ? 'read' : result.refusals.map(({ code }) => code);
    });
    expect(codes).toEqual([['catalog-other-artifact'], ['run-results-other-artifact']]);
  });

  it('says where, and what to do next', () => {
    for (const content of ['', '{', '{"a": ]', '<<<<<<< HEAD', '{} {}', '[]', manifestJson({}, { schema: 3 }), manifestJson({}, { schema: 20 })]) {
      for (const { where, next, kind } of refusalsOf(content)) {
        expect(where?.file).toBe(URI);
        expect(next).toMatch(/^[A-Z].*\.$/);
        expect(kind).toBe('input');
      }
    }
  });
});

describe('the schema version', () => {
  it.each([1, 2, 3])('is too old at v%i', (schema) => {
    expect(refusalsOf(manifestJson({}, { schema })).map(({ code }) => code)).toEqual(['manifest-schema-too-old']);
  });

  it.each([4, 5, 6, 7, 8, 9, 10, 11, 12])('is read at v%i', (schema) => {
    expect(read({}, { schema }).metadata.schemaVersion).toBe(schema);
  });

  it.each([13, 20, 99])('is unknown at v%i', (schema) => {
    expect(refusalsOf(manifestJson({}, { schema })).map(({ code }) => code)).toEqual(['manifest-schema-unknown']);
  });

  it('of the previews of dbt 2.0 is refused with the way out', () => {
    expect(refusalsOf(manifestJson({}, { schema: 20 }))).toMatchObject([{ next: 'Write it with dbt 2.0.0 or later, or with dbt 1.x.' }]);
  });
});

describe('the encoding', () => {
  const bytes = bytesOf(whole);

  it('may begin with a byte-order mark', () => {
    expect(valueOf(readManifest(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]), URI)).metadata.dbtVersion).toBe('1.12.6');
  });

  it.each([
    ['UTF-16 with a mark', [0xff, 0xfe, 0x7b, 0x00]],
    ['UTF-16, high byte first', [0xfe, 0xff, 0x00, 0x7b]],
    ['UTF-16 without a mark', [0x7b, 0x00, 0x7d, 0x00]],
    ['UTF-16 without a mark, high byte first', [0x00, 0x7b, 0x00, 0x7d]],
    ['UTF-32', [0xff, 0xfe, 0x00, 0x00, 0x7b, 0x00, 0x00, 0x00]],
    ['Latin-1', [...bytesOf('{"name": "caf'), 0xe9, ...bytesOf('"}')]],
  ])('is refused as %s', (_name, raw) => {
    const result = readManifest(Uint8Array.from(raw), URI);
    expect(result.ok ? [] : result.refusals.map(({ code }) => code)).toEqual(['manifest-encoding']);
  });
});
