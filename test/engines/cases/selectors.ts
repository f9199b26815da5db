/** Section 4.3: selectors in YAML. */
import type { Json } from '#kernel';
import type { EngineCase } from '../engine-case.ts';
import { type Asked, asked, only, shop } from '../scenes.ts';

const INVALID = 'error: selector-invalid';
const one = (definition: Json) => shop.selector('n', definition);
const N = { selector: 'n', mode: 'empty' } as const;
const tag = (value: string) => ({ method: 'tag', value });

/** Questions of which the selectors stand in a file: a manifest of v2 does not say which one is the default. */
function inFile(selectorsFile: string, list: readonly Asked[]): readonly EngineCase[] {
  return asked(list).map((given) => ({ ...given, selectorsFile }));
}

const DEFAULT = 'selectors: [{ name: n, default: true, definition: { method: tag, value: nightly } }]';

export const selectors: readonly EngineCase[] = [
  ...asked([
    ['4.3/text', 'one criterion', one('tag:nightly+1'), N, ['orders', 'stg_orders', 'test:is_paid']],
    ['4.3/text', 'a union', one('tag:nightly tag:daily'), N, [], ['orders', 'stg_orders']],
    ['4.3/text', 'an intersection', one('group:finance,tag:daily'), N, [], ['orders']],
    ['4.3/key', 'a method', one({ tag: 'nightly' }), N, ['stg_orders']],
    ['4.3/full', 'a depth', one({ ...tag('nightly'), children: true, children_depth: 1 }), { ...N, types: ['model'] }, ['orders', 'stg_orders']],
    [
      '4.3/full',
      'a depth without direction',
      one({ ...tag('nightly'), children_depth: 1 }),
      { ...N, types: ['model'] },
      ['stg_orders'],
      ['orders', 'stg_orders'],
    ],
    ['4.3/full', 'childrens_parents', one({ ...tag('daily'), childrens_parents: true }), { ...N, types: ['model'] }, ['orders', 'revenue', 'stg_orders']],
    ['4.3/full', 'an exclusion of its own', one({ method: 'group', value: 'finance', exclude: [tag('daily')] }), N, ['revenue']],
    ['4.3/group', 'a union', one({ union: [tag('nightly'), tag('daily')] }), N, ['orders', 'stg_orders']],
    ['4.3/group', 'an intersection', one({ intersection: [{ method: 'group', value: 'finance' }, tag('daily')] }), N, ['orders']],
    ['4.3/group', 'an exclusion', one({ union: [{ method: 'group', value: 'finance' }, { exclude: [tag('daily')] }] }), N, ['revenue']],
    [
      '4.3/excludes',
      'two',
      one({ union: [{ method: 'fqn', value: 'shop' }, { exclude: [tag('daily')] }, { exclude: [tag('nightly')] }] }),
      { ...N, types: ['model'] },
      INVALID,
      ['revenue'],
    ],
    ['4.3/beside', 'beside a union', one({ union: [{ method: 'group', value: 'finance' }], exclude: [tag('daily')] }), N, INVALID, ['revenue']],
    ['4.3/list', 'a list', one([tag('nightly'), tag('daily')]), N, INVALID, ['orders', 'stg_orders']],
    ['4.3/unknown-method', 'a typing mistake', one({ method: 'tags', value: 'orders' }), N, INVALID, ['orders']],
    ['4.3/precedence', 'beside --select', one(tag('nightly')), { ...N, select: ['revenue'] }, ['stg_orders']],
    ['4.3/exclude', 'beside --selector', one({ method: 'group', value: 'finance' }), { ...N, exclude: ['tag:daily'] }, ['orders', 'revenue'], ['revenue']],
  ]),
  ...inFile('', [['4.3/empty-file', 'nothing in selectors.yml', shop, N, 'error: selector-unknown']]),
  ...inFile(DEFAULT, [
    ['4.3/default', 'nothing asked for', shop, only(), ['stg_orders']],
    ['4.3/default', 'a model asked for', shop, only('revenue'), ['revenue']],
    ['4.3/default', 'an exclusion', shop, { ...only(), exclude: ['revenue+'], types: ['model'] }, ['orders', 'stg_orders']],
  ]),
];
