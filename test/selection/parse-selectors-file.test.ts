import { describe, expect, it } from 'vitest';
import { dialectOf, parseSelectorsFile } from '#selection';
import { formatPlace } from '#kernel';
import { names } from './select.ts';
import { project } from '../support/project.ts';
import { valueOf } from '../support/result.ts';

const read = (text: string, dbtVersion = '1.12.6') =>
  parseSelectorsFile(text, 'selectors.yml', dialectOf({ dbtVersion, engine: dbtVersion.startsWith('2') ? 'v2' : 'v1' }));

/** `place what` of each refusal. */
function mistakes(text: string, dbtVersion?: string): readonly string[] {
  const result = read(text, dbtVersion);
  return result.ok ? [] : result.refusals.map(({ what, where }) => `${where === undefined ? '' : formatPlace(where)} ${what}`);
}

describe('a selectors file', () => {
  it('gives its definitions by name, in their order', () => {
    const { selectors, warnings } = valueOf(
      read('selectors:\n  - name: b\n    definition: tag:x\n  - name: a\n    description: of a\n    default: true\n    definition: {union: [x, y]}\n'),
    );
    expect([...selectors]).toEqual([
      ['b', { name: 'b', definition: 'tag:x' }],
      ['a', { name: 'a', description: 'of a', default: true, definition: { union: ['x', 'y'] } }],
    ]);
    expect(warnings).toEqual([]);
  });

  it.each(['', '# nothing yet\n', '---\n'])('may be empty: %j', (text) => {
    expect(valueOf(read(text)).selectors.size).toBe(0);
  });

  it('keeps an exclusion beside a nested group, which the copy in a manifest loses', () => {
    const head = project().model('a', 'select 1').model('b', 'select 2').build();
    const { selectors } = valueOf(
      read('selectors:\n  - name: it\n    definition:\n      union:\n        - "resource_type:model"\n        - union: [b]\n          exclude: [b]\n'),
    );
    expect(names(head, { selector: 'it', selectors })).toBe('a');
  });

  it('is read as dbt reads YAML: yes is true, y is a text, and a date stays a text', () => {
    const { selectors } = valueOf(read('selectors:\n  - name: y\n    default: yes\n    definition: {method: tag, value: 2020-01-01}\n'));
    expect([...selectors]).toEqual([['y', { name: 'y', default: true, definition: { method: 'tag', value: '2020-01-01' } }]]);
  });

  it('may use anchors and merges', () => {
    const { selectors } = valueOf(
      read('selectors:\n  - {name: a, definition: &d {method: tag, value: x}}\n  - {name: b, definition: {<<: *d, children: true}}\n'),
    );
    expect(selectors.get('b')).toEqual({ name: 'b', definition: { method: 'tag', value: 'x', children: true } });
  });
});

describe('the mistakes of a selectors file', () => {
  it('are all told, in the order of their lines', () => {
    const text = [
      'selectors:',
      '  - name: first',
      '    definition:',
      '      union:',
      '        - {tags: nightly}',
      '        - {method: tag, value: x, indirect_selection: most}',
      '  - nome: second',
      '    definition: "@x+"',
      '  - name: third',
      '    default: maybe',
      '    definition: 3',
      'selector: []',
    ].join('\n');
    expect(mistakes(text)).toEqual([
      'selectors.yml:5:11 "tags" is not a selector method of dbt 1.12.6',
      'selectors.yml:6:35 "most" is no mode of indirect selection',
      'selectors.yml:7:5 There is no key "nome" here',
      'selectors.yml:7:5 A selector needs a text as name',
      'selectors.yml:10:5 "default" is neither true nor false',
      'selectors.yml:11:5 A selector needs a text or a mapping as definition',
      'selectors.yml:12:1 There is no key "selector" here',
    ]);
  });

  it.each([
    ['selectors: {a: tag:x}', 'selectors.yml:1:1 "selectors" is not a list'],
    ['version: 2', 'selectors.yml:1:1 "selectors" is not a list'],
    ['- a', 'selectors.yml:1:1 A selectors file is a mapping'],
    ['version: x\nselectors: []', 'selectors.yml:1:1 The version is not a number'],
    ['selectors: [a]', 'selectors.yml:1:13 A selector is a mapping'],
    ['selectors:\n  - {name: a, definition: x, default: true}\n  - {name: b, definition: x, default: true}', 'selectors.yml:3:30 A second default selector, b'],
    ['selectors:\n  - name: a\n    definition: "{{ var(\'x\') }}"', 'selectors.yml:3:5 Jinja, which only dbt can render'],
    ['selectors:\n  - name: [a', 'selectors.yml:2:13 This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]'],
    ['selectors: &a [*a]', 'selectors.yml The aliases of this file cannot be followed: An alias stands for something that it is part of'],
    ['selectors: [*nope]', 'selectors.yml The aliases of this file cannot be followed: Unresolved alias (the anchor must be set before the alias): nope'],
  ])('in %j are named', (text, wanted) => {
    expect(mistakes(text)).toContain(wanted);
  });

  it('never make a small file large', () => {
    const tens = (name: string): string => `[${Array(10).fill(`*${name}`).join(', ')}]`;
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b ${tens('a')}\nc: &c ${tens('b')}\nd: &d ${tens('c')}\nselectors: ${tens('d')}`;
    expect(mistakes(bomb)).toEqual(['selectors.yml The aliases of this file cannot be followed: Excessive alias count indicates a resource exhaustion attack']);
  });

  it('do not include what dbt passes over, which is warned about', () => {
    const text = 'selectors:\n  - name: a\n    definition: {method: tag, value: x, parent: true}\n  - name: a\n    name: b\n    definition: x y\n';
    expect(valueOf(read(text)).warnings).toEqual([
      'selectors.yml:5:5: this key stands twice; dbt takes the last one',
      'selectors.yml:3:41: dbt passes over the unknown key "parent"',
      'selectors.yml:6:5: dbt takes "x y" for one name',
    ]);
  });

  it('depend on the dbt that will read it', () => {
    const reference = 'selectors:\n  - name: a\n    definition: {method: selector, value: b}\n  - name: b\n    definition: x\n';
    expect(mistakes(reference, '1.11.16')).toEqual(['selectors.yml:3:36 No selector "b" stands above this one']);
    expect(mistakes(reference, '1.12.6')).toEqual([]);
    const list = 'selectors:\n  - name: a\n    definition: [tag:x, tag:y]\n';
    expect(mistakes(list, '1.12.6')).toEqual(['selectors.yml:3:5 A selector needs a text or a mapping as definition']);
    expect(mistakes(list, '2.0.4')).toEqual([]);
  });
});
