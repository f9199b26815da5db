import { describe, expect, it } from 'vitest';
import { rules } from '#rules';
import { runCli } from '../support/run-cli.ts';

describe('sluice rules', () => {
  it('lists every rule with its severity', async () => {
    const { stdout } = await runCli(['rules']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/ +/).slice(0, 2)),
    ).toEqual(rules.map(({ id, severity }) => [id, severity]));
  });

  it('gives scripts the same list as JSON', async () => {
    const { stdout } = await runCli(['rules', '--format', 'json']);
    const list: readonly { readonly id: string }[] = JSON.parse(stdout);
    expect(list.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  });

  it('shows the page of one rule', async () => {
    const { stdout } = await runCli(['rules', 'contract/field-removed']);
    expect(stdout).toBe(`contract/field-removed

A column that an enforced contract promised is gone.

Kind breaking, severity error unless the case or the configuration says otherwise, since 0.1.0.

It says: Column \`{column}\` is gone from \`{model}\`; its enforced contract promised it.

It advises: Bring the column back, or publish the new shape as a new version of \`{model}\` and deprecate this one.
`);
  });

  it('names the nearest rule for a slip', async () => {
    expect(await runCli(['rules', 'contract/filed-removed'])).toEqual({
      code: 2,
      stdout: '',
      stderr: "sluice: there is no rule 'contract/filed-removed'.\n        Did you mean contract/field-removed?\n",
    });
  });
});
