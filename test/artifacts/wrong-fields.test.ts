import { describe, expect, it } from 'vitest';
import { readManifest } from '#artifacts';
import { bytesOf, entryJson, manifestJson } from '../support/artifact-json.ts';
import { URI, refusalsOf } from './helpers.ts';
import type { JsonObject } from '#kernel';

const ORDERS = 'model.shop.orders';
const mistakesIn = (sections: JsonObject) => refusalsOf(manifestJson(sections)).map(({ what }) => what);
const mistakesOf = (fields: JsonObject) => mistakesIn({ nodes: entryJson(ORDERS, fields) });

describe('a field of a wrong type', () => {
  it('is named by its path, with what dbt writes there', () => {
    expect(mistakesOf({ fqn: 'shop.orders' })).toEqual(['nodes.model.shop.orders.fqn is a text where dbt writes a list of texts']);
  });

  it('is told together with all others', () => {
    expect(mistakesOf({ name: 1, raw_code: [], config: 'table', depends_on: { nodes: [null] }, columns: { id: { name: 'id', tags: {} } } })).toEqual([
      'nodes.model.shop.orders.config is a text where dbt writes an object',
      'nodes.model.shop.orders.name is a number where dbt writes a text',
      'nodes.model.shop.orders.depends_on.nodes[0] is null where dbt writes a text',
      'nodes.model.shop.orders.raw_code is a list where dbt writes a text',
      'nodes.model.shop.orders.columns.id.tags is an object where dbt writes a list of texts',
    ]);
  });

  it('is found in lists by its index', () => {
    const entry = Object.values(entryJson(ORDERS, { fqn: null }));
    expect(mistakesIn({ disabled: { [ORDERS]: entry } })).toEqual(['disabled.model.shop.orders[0].fqn is null where dbt writes a list of texts']);
  });

  it('is found when the field is missing', () => {
    const { name: _name, ...entry } = entryJson(ORDERS)[ORDERS] as JsonObject;
    expect(mistakesIn({ nodes: { [ORDERS]: entry } })).toEqual(['nodes.model.shop.orders.name is missing where dbt writes a text']);
  });

  it('is found when an entry is no object', () => {
    expect(mistakesIn({ nodes: { [ORDERS]: null } })[0]).toBe('nodes.model.shop.orders is null where dbt writes an object');
  });

  it('is found when a section is no object', () => {
    expect(mistakesIn({ nodes: [] })).toEqual(['nodes is a list where dbt writes an object']);
  });

  it('is found in the metadata', () => {
    const { metadata, ...sections } = manifestJson();
    expect(refusalsOf({ metadata: { ...(metadata as JsonObject), dbt_version: 1.12 }, ...sections }).map(({ what }) => what)).toEqual([
      'metadata.dbt_version is a number where dbt writes a text',
    ]);
  });

  it('is a refusal of the file, with a code', () => {
    expect(refusalsOf(manifestJson({ nodes: { [ORDERS]: [] } }))[0]).toMatchObject({ kind: 'input', code: 'manifest-field', where: { file: URI } });
  });

  it('is counted beyond the twentieth', () => {
    const nodes = Object.assign({}, ...Array.from({ length: 23 }, (_, index) => entryJson(`model.shop.m${index}`, { raw_code: 1 })));
    const mistakes = mistakesIn({ nodes });
    expect(mistakes).toHaveLength(21);
    expect(mistakes[20]).toBe('3 more fields have a wrong type');
  });
});

describe('a manifest', () => {
  it('is refused without nodes', () => {
    const { nodes: _nodes, ...rest } = manifestJson();
    expect(refusalsOf(rest).map(({ what }) => what)).toEqual(['nodes is missing where dbt writes an object']);
  });

  it('is refused when an entry stands under another id', () => {
    expect(mistakesOf({ unique_id: 'model.shop.revenue' })).toEqual([
      'nodes.model.shop.orders.unique_id is a text where dbt writes "model.shop.orders", the key of this entry',
    ]);
  });

  it('says which sections were cut out of it', () => {
    const { macros: _macros, ...rest } = manifestJson();
    const result = readManifest(bytesOf(rest), URI);
    expect(result.ok ? result.value.notes : []).toEqual(['The manifest has no section "macros"; changes there cannot be seen.']);
  });

  it('leaves out resources of a type that a later dbt has added, and says so', () => {
    const nodes = { ...entryJson('check.shop.a'), ...entryJson('check.shop.b'), ...entryJson(ORDERS) };
    const result = readManifest(bytesOf(manifestJson({ nodes })), URI);
    expect(result.ok ? [[...result.value.resources.keys()], result.value.notes] : []).toEqual([
      [ORDERS],
      ['2 resources of the unknown type "check" were left out.'],
    ]);
  });
});
