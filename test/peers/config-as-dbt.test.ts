/** The reading of in-file configuration against dbt 1.12's own: expressions at random, and the code of published manifests. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readManifest } from '#artifacts';
import type { Json } from '#kernel';
import { installDbt } from '../../scripts/judges/python.ts';
import { extractConfig } from '../../src/state/jinja/extract-config.ts';
import { bytesOfPublished, findPublished, whyNonePublished } from './published.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-configs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const python = pythonOrWhy();

const leaf = fc.constantFrom("'a'", '"b"', "'it\\'s'", "'é\\n'", '1', '1_000', '2.5', '1e20', '0.00001', 'x', 'x.y', 'true', 'False', 'none', "var('v', true)");
const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const of = (...parts: readonly string[]) =>
    fc.tuple(tie('expression'), tie('expression'), fc.constantFrom(...parts)).map(([a, b, form]) => form.replace('A', () => a).replace('B', () => b));
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      of('A ~ B', 'A + B', 'A - B', 'A * B', 'A / B', 'A // B', 'A % B', 'A ** B', 'A == B', 'A < B', 'A in B', 'A not in B', 'A and B', 'A or B'),
      of('[A, B]', '[A,]', '{A: B}', '(A, B)', '(A,)', '(A)', '{}', '()'),
      of('f(A, k=B)', 'f(*A, **B)', 'x[A]', 'x[A:B]', 'x[:A]', 'x.y(A)', 'x.0'),
      of('A if B', 'A if B else A', 'not A', '-A', '+A', 'x|up(A)', 'A|join(B)|trim', 'A is defined', 'A is not none', '(A) is divisibleby B'),
    ),
  };
});
const generated = fc.tuple(expression, expression).map(([a, b]) => `{{ config(a=${a}, b=${b}) }} select 1`);

describe.skipIf(typeof python !== 'string')(`the configuration in a file${typeof python === 'string' ? '' : ` (SKIPPED: ${python.why})`}`, () => {
  it('is read as dbt reads it, whatever the expressions', () => {
    const codes = fc.sample(generated, { seed: 1, numRuns: 3000 });
    expect(readOurselves(codes)).toEqual(readByDbt(codes));
  });

  it.skipIf(whyNonePublished() !== undefined)('is read as dbt reads it in every published manifest', () => {
    const codes = findPublished('**/*manifest*.json.gz').flatMap((path) => {
      const project = readManifest(bytesOfPublished(path), path);
      return project.ok ? [...project.value.resources.values()].flatMap((one) => ('rawCode' in one ? [one.rawCode] : [])) : [];
    });
    const configured = [...new Set(codes)].filter((code) => code.includes('config('));
    expect(readOurselves(configured)).toEqual(readByDbt(configured));
  });
});

function pythonOrWhy(): string | { readonly why: string } {
  try {
    return installDbt('1.12');
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

type Reading = readonly [code: string, config: Json];

function readOurselves(codes: readonly string[]): readonly Reading[] {
  return codes.map((code) => [code, extractConfig(code) ?? null]);
}

function readByDbt(codes: readonly string[]): readonly Reading[] {
  const [asked, answered] = [join(folder, 'codes.jsonl'), join(folder, 'answers.jsonl')];
  writeFileSync(asked, codes.map((code) => `${JSON.stringify(code)}\n`).join(''));
  const { status, stderr } = spawnSync(String(python), [join(import.meta.dirname, 'extract-configs.py'), asked, answered], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const answers: readonly Json[] = readFileSync(answered, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return codes.map((code, index) => [code, unlessRefused(answers[index] ?? null)]);
}

/** dbt never loads a file that Jinja refuses; here it has no configuration. */
function unlessRefused(answer: Json): Json {
  return typeof answer === 'object' && answer !== null && 'refused' in answer ? null : answer;
}
