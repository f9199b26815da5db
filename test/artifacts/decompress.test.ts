import * as zlib from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { decompress, readManifest } from '#artifacts';
import { bytesOf, manifestJson } from '../support/artifact-json.ts';
import { URI, valueOf } from './helpers.ts';

const bytes = bytesOf(manifestJson());
const codesOf = (packed: Uint8Array, limit?: number) => {
  const result = decompress(packed, URI, limit);
  return result.ok ? [] : result.refusals.map(({ code }) => code);
};

afterEach(() => {
  vi.doUnmock('node:zlib');
});

describe('a compressed file', () => {
  it.each([
    ['plain', bytes],
    ['gzip', zlib.gzipSync(bytes)],
    ['zstd', zlib.zstdCompressSync(bytes)],
  ])('is told by its first bytes: %s', (_name, packed) => {
    expect([...valueOf(decompress(packed, URI))]).toEqual([...bytes]);
  });

  it('is read as the artifact that it holds', () => {
    expect(valueOf(readManifest(zlib.gzipSync(bytes), URI)).metadata.schemaVersion).toBe(12);
  });

  it.each([
    ['plain', (content: Uint8Array) => content],
    ['gzip', zlib.gzipSync],
    ['zstd', zlib.zstdCompressSync],
  ])('is refused when it holds more than the limit: %s', (_name, pack) => {
    const content = pack(new Uint8Array(1_000_000));
    expect(codesOf(content, 999_999)).toEqual(['file-too-large']);
    expect(codesOf(content, 1_000_000)).toEqual([]);
  });

  it.each([
    ['gzip', zlib.gzipSync(bytes)],
    ['zstd', zlib.zstdCompressSync(bytes)],
  ])('is refused when its end is missing: %s', (_name, packed) => {
    expect(codesOf(packed.subarray(0, packed.length - 10))).toEqual(['file-damaged']);
  });

  it('is refused as zstd where Node has none, and gzip is read there', async () => {
    vi.resetModules();
    vi.doMock('node:zlib', () => ({ ...zlib, zstdDecompressSync: undefined }));
    const old = await import('../../src/artifacts/decompress.ts');
    const refused = old.decompress(zlib.zstdCompressSync(bytes), URI);
    expect(refused.ok ? [] : refused.refusals.map(({ code, next }) => [code, next])).toEqual([
      ['compression-unsupported', 'Run with Node 22.15 or later, or store the file as gzip.'],
    ]);
    expect(old.decompress(zlib.gzipSync(bytes), URI).ok).toBe(true);
  });

  it('is refused when its content was changed', () => {
    const packed = zlib.gzipSync(bytes);
    packed.writeUInt32LE(0, packed.length - 8);
    expect(codesOf(packed)).toEqual(['file-damaged']);
  });
});
