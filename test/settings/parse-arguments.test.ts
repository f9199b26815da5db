import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, parseArguments, PLANNED } from '#settings';

function refusals(line: string): readonly string[] {
  const parsed = parseArguments(line.split(' ').filter((word) => word !== ''));
  return parsed.ok ? [] : parsed.refusals.map(({ what, next }) => `${what}. ${next}`);
}

const PLAN = {
  base: { kind: 'location', uri: 'b' },
  head: 'h',
  store: undefined,
  branch: undefined,
  select: ['state:modified+'],
  exclude: [],
  selector: undefined,
  indirectSelection: 'eager',
  resourceTypes: [],
  excludeResourceTypes: [],
  dbtCommand: 'ls',
  mode: 'exact',
  engine: 'auto',
  compareMoreUnrendered: 'auto',
  s3: { endpoint: undefined, region: undefined, forcePathStyle: undefined, allowHttp: false, encryption: undefined, kmsKeyId: undefined },
};
const COMMON = { config: undefined, output: undefined, quiet: false, verbose: false, noColor: false };

describe('parseArguments', () => {
  it('plans with the defaults of dbt ls', () => {
    expect(parseArguments(['plan', '--base', 'b', '--head', 'h'])).toEqual({
      ok: true,
      value: { command: 'plan', common: COMMON, format: 'text', plan: PLAN },
    });
  });

  it('keeps every repeated selection, written either way', () => {
    const parsed = parseArguments([
      'plan',
      '--base=b',
      '--head=h',
      '--select',
      'a b',
      '--select=c,d',
      '-s',
      '@e',
      '--exclude',
      'f',
      '--resource-type',
      'model',
    ]);
    expect(parsed).toEqual({
      ok: true,
      value: { command: 'plan', common: COMMON, format: 'text', plan: { ...PLAN, select: ['a b', 'c,d', '@e'], exclude: ['f'], resourceTypes: ['model'] } },
    });
  });

  it('takes the node to explain from before or after the flags', () => {
    const before = parseArguments(['explain', 'orders', '--base', 'b', '--head', 'h']);
    const after = parseArguments(['explain', '--base', 'b', '--head', 'h', '--', 'orders']);
    expect(before).toEqual({ ok: true, value: { command: 'explain', common: COMMON, format: 'text', plan: PLAN, node: 'orders' } });
    expect(after).toEqual(before);
  });

  it.each([
    ['plan --base b --head h --compare-more-unrendered true', true],
    ['plan --base b --head h --compare-more-unrendered false', false],
    ['plan --base b --head h', 'auto'],
  ])('reads the behaviour flag of %s', (line, value) => {
    const parsed = parseArguments(line.split(' '));
    expect(parsed.ok && parsed.value.command === 'plan' && parsed.value.plan.compareMoreUnrendered).toBe(value);
  });

  it('tells every mistake of a line at once', () => {
    expect(refusals('plan --bsae x --format yaml --engine v3 --quiet=yes extra')).toEqual([
      'plan has no flag --bsae. Did you mean --base?',
      "--engine: 'v3' is not one of auto, v1, v2. Did you mean v1?",
      '--quiet takes no value. Write --quiet alone.',
      'plan needs --base. Add --base URI: artifacts of production: a manifest, or a folder or prefix that holds one; with a store also merge-base, latest, or a commit.',
      'plan needs --head. Add --head URI: artifacts of the change.',
      "plan does not know what to do with 'extra'. Put several criteria into one argument: --select 'a b'.",
      "--format: 'yaml' is not one of text, json, ids, selector, selectors, commands. Write one of: text, json, ids, selector, selectors, commands.",
    ]);
  });

  it.each([
    ['plan --base --head h', '--base needs a value. Write --base URI.'],
    ['plan --base b --head h --base c', '--base is given twice. Keep one of the two.'],
    ['plan --base b --head h --for biuld', "--for: 'biuld' is not one of ls, build, run, test, seed, snapshot, compile. Did you mean build?"],
    ['plan --base b --head h --mode slim', '--mode slim is not available in this version. Use one of: exact, smart.'],
    ['check --base b --head h --format sarif', '--format sarif is not available in this version. Use one of: text, markdown, json, github.'],
    ['explain --base b --head h', 'explain needs NODE. For example: sluice explain fct_orders --base prod-artifacts --head target'],
    ['rules --base b', 'rules has no flag --base. Leave it out: rules does not take it.'],
    ['store push --store s', 'store push needs --sha. Add --sha $(git rev-parse HEAD).'],
    ['store put --store s', "store: 'put' is not one of push, pull, list, prune. Write one of: push, pull, list, prune."],
    ['store push --store s --sha abc', "--sha: 'abc' is not a full commit hash. Write 40 digits, as `git rev-parse HEAD` prints."],
    ['paln', "there is no command 'paln'. Did you mean plan?"],
    ['help paln', "there is no command 'paln'. Did you mean plan?"],
    ['__proto__', "there is no command '__proto__'. Run `sluice help` for the commands."],
    ['--quiet plan', "there is no command '--quiet'. Write the command first: sluice plan --quiet."],
  ])('refuses %s', (line, message) => {
    expect(refusals(line)).toEqual([message]);
  });

  it.each([...PLANNED.commands])('says of %s that it is not available in this version', (command) => {
    expect(refusals(`${command} --base x`)).toEqual([
      `the command ${command} is not available in this version. Run \`sluice help\` for the commands that are.`,
    ]);
  });

  it.each([
    ['', undefined],
    ['help', undefined],
    ['--help', undefined],
    ['help plan', 'plan'],
    ['plan --help', 'plan'],
    ['plan -h', 'plan'],
  ])('shows help for %j', (line, topic) => {
    const parsed = parseArguments(line.split(' ').filter((word) => word !== ''));
    expect(parsed).toEqual({ ok: true, value: { command: 'help', common: COMMON, topic } });
  });

  it('answers any words with a command or with usage refusals, never with an exception', () => {
    const word = fc.constantFrom(
      ...Object.keys(COMMANDS),
      '--base',
      '--base=',
      '--head=h',
      '--select',
      '--format',
      'json',
      '--quiet',
      '-s',
      '-',
      '--',
      '=',
      '--=',
      'push',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
        const parsed = parseArguments(words);
        expect(parsed.ok || parsed.refusals.every(({ kind }) => kind === 'usage')).toBe(true);
      }),
    );
  });
});
