import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContracts } from '#contracts';
import { hostileText } from '../support/hostile.ts';
import { codesOf, refusalsOf } from '../support/result.ts';
import { placedRefusals, readOne } from './read.ts';

const bomb = ['contract: { name: t }', 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  .concat(Array.from({ length: 9 }, (_, index) => `a${index + 1}: &a${index + 1} [${Array.from({ length: 10 }, () => `*a${index}`).join(', ')}]`))
  .join('\n');

describe('a file that is no readable contract', () => {
  it('is refused with every place where the YAML is broken', async () => {
    const text = 'contract: { name: t }\na: *gone\nb: [1, 2\nc: "x"y\n';
    expect(placedRefusals(await readContracts(text, 'c.yaml'))).toEqual([
      '4:1 the YAML is not valid: Flow sequence in block collection must be sufficiently indented and end with a ]',
      '4:7 the YAML is not valid: Unexpected scalar at node end',
    ]);
  });

  it('is refused for a key that is given twice, with line and column', async () => {
    expect(placedRefusals(await readContracts('contract: { name: t }\ndescription: a\ndescription: b\n', 'c.yaml'))).toEqual([
      '3:1 the YAML is not valid: Map keys must be unique',
    ]);
  });

  it('is refused when aliases grow without end', async () => {
    const [refusal] = refusalsOf(await readContracts(bomb, 'c.yaml'));
    expect(refusal?.what).toMatch(/cannot be expanded: .*alias/i);
  });

  it('is refused when a value holds itself', async () => {
    expect(codesOf(await readContracts('contract: &a { name: t, self: *a }', 'c.yaml'))).toEqual(['contract-yaml']);
  });

  it.each([200, 50_000])('is refused when it is nested %i deep', async (depth) => {
    const codes = codesOf(await readContracts(`contract: ${'['.repeat(depth)}${']'.repeat(depth)}`, 'c.yaml'));
    expect([...new Set(codes)]).toEqual(['contract-yaml']);
  });

  it('is refused for a tag that is no value', async () => {
    expect(codesOf(await readContracts('contract: !!python/object { name: t }', 'c.yaml'))).toEqual(['contract-yaml']);
  });

  it.each([
    ['a text', 'hello'],
    ['a list', '- a'],
    ['nothing', ''],
    ['another kind of file', 'name: x'],
  ])('is refused when it is %s', async (_, text) => {
    expect(codesOf(await readContracts(text, 'c.yaml'))).toEqual(['contract-format']);
  });

  it('is refused with a hundred mistakes and the number of the others', async () => {
    const refusals = refusalsOf(await readContracts(Array.from({ length: 150 }, () => 'a: 1').join('\n'), 'c.yaml'));
    expect([refusals.length, refusals.at(-1)?.what]).toEqual([101, 'there are 49 more mistakes']);
  });

  it('says where each refusal lies, whatever is written', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, fc.constantFrom('contract:', 'apiVersion: v3.1.0\nkind:', 'models:'), async (text, head) => {
        const result = await readContracts(`${head} ${text}`, 'c.yaml');
        expect(refusalsOf(result).every(({ where }) => where?.file === 'c.yaml')).toBe(true);
      }),
    );
  });

  it('keeps __proto__ as a key like any other', async () => {
    const contract = await readOne('contract: { name: t }\n__proto__: { polluted: true }\n');
    expect([Object.keys(contract.ext), 'polluted' in {}]).toEqual([['__proto__'], false]);
  });
});

describe('a contract of ten thousand fields', () => {
  it("is read in the guide's form", async () => {
    const fields = Array.from({ length: 10_000 }, (_, index) => `    f${index}: { type: integer }`);
    const contract = await readOne(`contract: { name: wide }\nschema:\n  properties:\n${fields.join('\n')}\n`);
    expect(contract.tables[0]?.fields).toHaveLength(10_000);
  });

  it('is read as ODCS', async () => {
    const head = 'apiVersion: v3.1.0\nkind: DataContract\nid: wide\nversion: 1.0.0\nstatus: active\nschema:\n  - name: wide\n    properties:\n';
    const fields = Array.from({ length: 10_000 }, (_, index) => `      - { name: f${index}, logicalType: integer }`);
    const contract = await readOne(`${head}${fields.join('\n')}\n`);
    expect(contract.tables[0]?.fields).toHaveLength(10_000);
  });
});
