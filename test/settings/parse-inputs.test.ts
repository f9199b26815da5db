import { describe, expect, it } from 'vitest';
import { INPUTS, parseInputs } from '#settings';

/** The environment of a runner that was given `inputs`. */
function environment(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function refusals(inputs: Readonly<Record<string, string>>): readonly string[] {
  const parsed = parseInputs(environment(inputs));
  return parsed.ok ? [] : parsed.refusals.map(({ what, next }) => `${what}. ${next}`);
}

describe('parseInputs', () => {
  it('takes every default when nothing is given', () => {
    expect(parseInputs({})).toEqual({
      ok: true,
      value: {
        mode: 'auto',
        manifest: 'target/manifest.json',
        artifacts: 'target',
        store: undefined,
        base: { kind: 'merge-base' },
        contracts: undefined,
        config: 'sluice.yml',
        select: ['state:modified+'],
        exclude: [],
        selectionMode: 'exact',
        failOn: undefined,
        comment: 'auto',
        commentId: undefined,
        checkRun: false,
        reportPath: 'sluice-report.json',
        s3: { endpoint: undefined, region: undefined, forcePathStyle: undefined, allowHttp: false, encryption: undefined, kmsKeyId: undefined },
        cache: true,
        githubToken: '${{ github.token }}',
        workingDirectory: '.',
        warnOnly: undefined,
      },
    });
  });

  it('takes the empty inputs of a runner for inputs that nobody gave', () => {
    const empty = Object.fromEntries(Object.values(INPUTS).map(({ name }) => [name, '']));
    expect(parseInputs(environment(empty))).toEqual(parseInputs({}));
  });

  it.each([
    ['latest', { kind: 'latest' }],
    ['a'.repeat(40), { kind: 'sha', sha: 'a'.repeat(40) }],
    ['s3://bucket/prod/manifest.json', { kind: 'location', uri: 's3://bucket/prod/manifest.json' }],
    ['prod/manifest.json', { kind: 'location', uri: 'prod/manifest.json' }],
  ])('reads the base %s', (base, choice) => {
    const parsed = parseInputs(environment({ base }));
    expect(parsed.ok && parsed.value.base).toEqual(choice);
  });

  it('reads one selection a line', () => {
    const parsed = parseInputs(environment({ select: 'state:modified+ tag:nightly\n\n  source:raw+  \n' }));
    expect(parsed.ok && parsed.value.select).toEqual(['state:modified+ tag:nightly', 'source:raw+']);
  });

  it('closes the gate for nothing under fail-on: none', () => {
    const parsed = parseInputs(environment({ 'fail-on': 'none' }));
    expect(parsed.ok && parsed.value.failOn).toEqual([]);
  });

  it('tells every wrong input at once, unknown ones first', () => {
    expect(refusals({ fail_on: 'breaking', mode: 'reviw', 'warn-only': 'yes', 'fail-on': 'breaking, contrct' })).toEqual([
      'there is no input `fail_on`. Did you mean fail-on?',
      "input `mode`: 'reviw' is not one of auto, review, publish, comment. Did you mean review?",
      "input `fail-on`: 'contrct' is neither a kind of finding nor a rule id. Did you mean contract?",
      "input `warn-only`: 'yes' is not true or false. Write true or false.",
    ]);
  });

  it.each([
    [{ mode: 'incident' }, 'input `mode` incident is not available in this version. Use one of: auto, review, publish, comment.'],
    [{ 'selection-mode': 'slim' }, 'input `selection-mode` slim is not available in this version. Use one of: exact, smart.'],
    [{ base: 'abc1234' }, "input `base`: 'abc1234' looks like a shortened commit. Write all 40 digits of the commit."],
    [{ base: 'merge_base' }, "input `base`: 'merge_base' is not a base. Did you mean merge-base?"],
    [
      { store: 'gs://bucket' },
      "input `store`: 'gs://bucket' has the scheme gs:, which cannot be read. Write a path, or a URI that begins with file://, s3:// or https://.",
    ],
    [{ 'comment-id': 'a-->b' }, "input `comment-id`: 'a-->b' is not a comment id. Use letters, digits, spaces, and . _ : / or single -, at most 100."],
  ])('refuses %j', (inputs, message) => {
    expect(refusals(inputs)).toEqual([message]);
  });

  it('never repeats credentials that stand in a URL', () => {
    expect(refusals({ store: 's3://key:hunter2@bucket' }).join('\n')).not.toContain('hunter2');
  });
});
