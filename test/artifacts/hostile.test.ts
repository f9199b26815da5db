import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readManifest } from '#artifacts';
import { type Json, type JsonObject, nodeId } from '#kernel';
import { safePath } from '../../src/artifacts/safe-path.ts';
import { bytesOf, entryJson, manifestJson } from '../support/artifact-json.ts';
import { URI, read, readEntry, refusalsOf } from './helpers.ts';

const ORDERS = 'model.shop.orders';

describe('keys that JavaScript gives a meaning', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  it.each(names)('are ordinary ids: %s', (name) => {
    const entry = JSON.stringify(entryJson(name, { resource_type: 'model', package_name: 'shop', fqn: ['shop'] })[name]);
    const text = JSON.stringify(manifestJson({ nodes: { KEY: 0 } })).replace('"KEY":0', `${JSON.stringify(name)}:${entry}`);
    const result = readManifest(bytesOf(text), URI);
    expect(result.ok ? [...result.value.resources.keys()] : result.refusals).toEqual([name]);
    expect(Object.prototype).toEqual({});
  });

  it.each(names)('are ordinary columns: %s', (name) => {
    const text = JSON.stringify(manifestJson({ nodes: entryJson(ORDERS, { columns: { KEY: 0 } }) })).replace('"KEY":0', `"${name}":{"name":"${name}"}`);
    const result = readManifest(bytesOf(text), URI);
    const orders = result.ok ? result.value.resources.get(nodeId(ORDERS)) : undefined;
    expect(orders?.resourceType === 'model' ? [...orders.columns.keys()] : []).toEqual([name]);
  });

  it('do not reach into configuration', () => {
    const text = JSON.stringify(manifestJson({ nodes: entryJson(ORDERS, { config: { KEY: 0 } }) })).replace('"KEY":0', '"__proto__":{"enabled":false}');
    const result = readManifest(bytesOf(text), URI);
    expect(result.ok ? result.value.resources.get(nodeId(ORDERS))?.config['enabled'] : undefined).toBe(true);
  });
});

describe('a path that leaves the project', () => {
  it.each(['../../x.sql', 'models/../../x.sql', '/etc/passwd', 'C:\\x.sql', '..\\x.sql', '..', 'models/\nx.sql', 'models/\u0000x'])(
    'points nowhere: %j',
    (path) => {
      expect(readEntry('nodes', ORDERS, { original_file_path: path }).path).toBe('');
    },
  );

  it('is told', () => {
    expect(read({ nodes: entryJson(ORDERS, { original_file_path: '../x.sql' }) }).notes).toEqual([
      'The file paths of model.shop.orders leave the project; nothing is annotated there.',
    ]);
  });

  it('is told once for many', () => {
    const nodes = Object.assign(
      {},
      ...['a', 'b', 'c', 'd', 'e'].map((name) => entryJson(`model.shop.${name}`, { original_file_path: '/x', patch_path: 'shop:///x' })),
    );
    expect(read({ nodes }).notes).toEqual([
      'The file paths of model.shop.a, model.shop.b, model.shop.c and 2 more leave the project; nothing is annotated there.',
    ]);
  });

  it('points nowhere as a schema file', () => {
    expect(readEntry('nodes', ORDERS, { patch_path: 'shop://../schema.yml' }).patchPath).toBeNull();
  });

  it('is any that has a step upwards, a root, a drive or a control character', () => {
    const parts = fc.array(fc.constantFrom('..', '.', 'models', '..x', 'x..', ''), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(parts, fc.constantFrom('/', '\\'), (names, separator) => {
        const safe = safePath(names.join(separator));
        const leaves = names.includes('..') || (names[0] === '' && names.length > 1);
        expect(safe).toBe(leaves ? undefined : names.join('/'));
      }),
    );
  });

  it('is not one of dbt on Windows', () => {
    const { path, patchPath } = readEntry('nodes', ORDERS, { original_file_path: 'models\\orders.sql', patch_path: 'shop://models\\schema.yml' });
    expect([path, patchPath]).toEqual(['models/orders.sql', 'models/schema.yml']);
  });
});

describe('nesting', () => {
  const nested = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  const withMeta = (meta: string) => JSON.stringify(manifestJson({ nodes: entryJson(ORDERS, { config: { meta: 'META' } }) })).replace('"META"', meta);

  it('of 100,000 levels in configuration is refused by name', () => {
    expect(refusalsOf(withMeta(nested(100_000))).map(({ code, what }) => [code, what])).toEqual([
      ['manifest-field', 'nodes.model.shop.orders.config.meta is an object where dbt writes nothing that nests deeper than 100 levels'],
      ['manifest-field', 'nodes.model.shop.orders.config is an object where dbt writes nothing that nests deeper than 100 levels'],
    ]);
  });

  it('of 100,000 levels where nobody looks is harmless', () => {
    const text = JSON.stringify(manifestJson({ docs: 'DOCS' })).replace('"DOCS"', nested(100_000));
    expect(readManifest(bytesOf(text), URI).ok).toBe(true);
  });

  it('of 100,000 unclosed levels is a truncation', () => {
    expect(refusalsOf('['.repeat(100_000)).map(({ code }) => code)).toEqual(['manifest-truncated']);
  });

  it('of a few levels is kept', () => {
    const meta = { a: [[[{ b: [1] }]]] };
    expect(readEntry('nodes', ORDERS, { config: { meta } }).config['meta']).toEqual(meta);
  });
});

describe('any JSON at all', () => {
  it('is read or refused, never a crash', () => {
    const odd: fc.Arbitrary<Json> = fc.jsonValue() as fc.Arbitrary<Json>;
    const fields = fc.dictionary(
      fc.constantFrom('name', 'fqn', 'config', 'columns', 'depends_on', 'checksum', 'constraints', 'resource_type', 'version', 'exports', 'owner'),
      odd,
    );
    const sections = fc.dictionary(
      fc.constantFrom('nodes', 'sources', 'exposures', 'metrics', 'saved_queries', 'unit_tests', 'functions', 'disabled', 'groups'),
      fc.oneof(odd, fields),
    );
    fc.assert(
      fc.property(fields, sections, (entry: JsonObject, others: JsonObject) => {
        const result = readManifest(bytesOf(manifestJson({ ...others, macros: entryJson('macro.shop.a', entry), nodes: entryJson(ORDERS, entry) })), URI);
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
