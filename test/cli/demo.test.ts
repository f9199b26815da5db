import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { ROOT } from '../support/source-tree.ts';

describe('sluice demo', () => {
  it('prints the comment, the plan with reasons and the verdict, wherever it is called', async () => {
    const { code, stdout, stderr } = await runCli(['demo'], { cwd: '/' });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').filter((line) => line.startsWith('====='))).toEqual([
      '===== The comment on the pull request =====',
      '===== The plan =====',
      '===== The verdict =====',
    ]);
    expect(stdout).toContain('orders                     SQL; ');
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^gate fail: /);
  });

  it('says the same on every run', async () => {
    expect((await runCli(['demo'])).stdout).toBe((await runCli(['demo'])).stdout);
  });

  it('prints the comment with which the README opens', async () => {
    const { stdout } = await runCli(['demo', '--format', 'markdown']);
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(stdout);
  });
});
