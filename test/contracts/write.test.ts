import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contract, type Field, readContracts, renderDbtYaml, renderOdcs, type Table } from '#contracts';
import { isJsonList, isJsonObject, type Json } from '#kernel';
import { guideText } from './arbitrary.ts';
import { fieldAt, readFixture, readOne } from './read.ts';
import { valueOf } from '../support/result.ts';

/** A contract without where it was read. */
function contentOf(value: unknown): Json {
  const plain: Json = JSON.parse(JSON.stringify(value));
  const strip = (json: Json): Json => {
    if (isJsonList(json)) return json.map(strip);
    if (!isJsonObject(json)) return json;
    return Object.fromEntries(Object.entries(json).flatMap(([key, inner]) => (key === 'at' || key === 'source' ? [] : [[key, strip(inner)]])));
  };
  return strip(plain);
}

/** What two formats share: everything but their own spelling and left-over keys. */
function promisesOf({ id, name, version, status, owner, description, tables, consumers, change, versioning, slas }: Contract): Json {
  return contentOf({
    id,
    name,
    version,
    status,
    owner,
    description,
    change,
    versioning,
    consumers,
    slas: slas.filter(({ kind }) => kind !== 'retention').map((sla) => ({ ...sla, ext: {} })),
    tables: tables.map((table) => ({ ...table, ext: {}, relation: {}, keys: keysOf(table), fields: table.fields.map(fieldOf) })),
  });
}

// A key that is said twice is one key, and their order says nothing.
const keysOf = ({ keys }: Table): readonly string[] => [...new Set(keys.map(({ kind, columns }) => `${kind} ${columns.join()}`))].sort();

const fieldOf = (field: Field): unknown => ({
  ...field,
  ext: {},
  quality: [],
  type: { data: field.type.data, logical: field.type.logical },
  fields: field.fields.map(fieldOf),
  element: field.element === null ? null : fieldOf(field.element),
});

describe('renderOdcs', () => {
  it.each(['valid/payments.odcs.yaml'])('writes %s so that nothing is lost', async (path) => {
    const [before] = await readFixture(path);
    if (before === undefined) throw new Error('no contract');
    const { text, losses } = renderOdcs(before);
    expect(contentOf(await readOne(text))).toEqual(contentOf(before));
    expect(losses).toEqual([]);
  });

  it("writes the guide's contract so that nothing is lost", async () => {
    const [before] = await readFixture('valid/orders_v2.yaml');
    if (before === undefined) throw new Error('no contract');
    const { text, losses } = renderOdcs(before);
    expect(promisesOf(await readOne(text))).toEqual(promisesOf(before));
    expect(losses).toEqual([]);
  });

  it('writes what the official versions accept, and loses no promise, whatever the contract', async () => {
    await fc.assert(
      fc.asyncProperty(guideText, async (text) => {
        const before = await readOne(text);
        const after = await readOne(renderOdcs(before).text, 'after.odcs.yaml');
        expect(promisesOf(after)).toEqual(promisesOf(before));
      }),
      { numRuns: 150 },
    );
  });

  it('says that a version is missing, and what only dbt knows', async () => {
    const [first] = valueOf(await readContracts('models:\n  - name: m\n    columns: [{ name: a, data_type: int }]\n', 'schema.yml'));
    expect(first === undefined ? [] : renderOdcs(first).losses.map(({ what }) => what)).toEqual([
      'ODCS needs a version, and the contract has none: 0.0.0 is written',
      'ODCS has no key for access, group, version label and enforcement of a dbt model',
    ]);
  });
});

describe('renderDbtYaml', () => {
  it('writes a dbt contract so that nothing is lost', async () => {
    for (const before of (await readFixture('valid/schema.yml')).slice(0, 2)) {
      const { text, losses } = renderDbtYaml(before);
      expect(contentOf(await readOne(text))).toEqual(contentOf(before));
      expect(losses).toEqual([]);
    }
  });

  it("says what it cannot hold of the guide's contract", async () => {
    const [before] = await readFixture('valid/orders_v2.yaml');
    if (before === undefined) throw new Error('no contract');
    expect(renderDbtYaml(before).losses.map(({ what }) => what)).toEqual([
      'dbt models make no promise of freshness',
      'dbt models make no promise of null-rate',
      'dbt models make no promise of null-rate',
      'dbt models make no promise of volume',
      'dbt has no format for order_id',
      'dbt has no format for created_at',
      'dbt has no time zone for created_at',
      'dbt has no bounds for total_amount',
      'the allowed values of status became a test, which is evidence and no promise',
      'status has a second list of allowed values',
      'dbt has no default for status',
      'the type of line_items has no word in dbt without a warehouse',
      'dbt describes columns only: what is inside line_items is lost',
    ]);
  });

  it('writes types in the words of a warehouse', async () => {
    const [before] = await readFixture('valid/orders_v2.yaml');
    if (before === undefined) throw new Error('no contract');
    const after = await readOne(renderDbtYaml(before, 'bigquery').text);
    expect(after.tables[0]?.fields.slice(0, 5).map(({ type }) => type.physical)).toEqual(['string', 'string', 'datetime', 'decimal(10,2)', 'string']);
  });

  it('keeps names, requirements, keys, owners and consumers, whatever the contract', async () => {
    await fc.assert(
      fc.asyncProperty(guideText, async (text) => {
        const before = await readOne(text);
        const after = await readOne(renderDbtYaml(before).text, 'schema.yml');
        const shared = ({ name, version, owner, consumers, change, tables }: Contract): Json =>
          contentOf({
            name,
            version,
            owner,
            consumers,
            change,
            fields: tables[0]?.fields.map(({ name, required, unique, pii, retentionDays, neverBreak, description }) => [
              name,
              required,
              unique,
              pii,
              retentionDays,
              neverBreak,
              description,
            ]),
            keys: tables.map(keysOf),
          });
        expect(shared(after)).toEqual(shared(before));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps a field apart from its neighbours', async () => {
    const before = await readOne('contract: { name: t, version: "1.0.0" }\nschema: { properties: { a: { type: string, pii: true }, b: { type: date } } }');
    const after = await readOne(renderDbtYaml(before).text);
    expect([fieldAt(after, 'a').pii, fieldAt(after, 'b').pii]).toEqual([true, undefined]);
  });
});
