import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMANDS, PLANNED } from '#settings';
import { distFile } from '../support/dist.ts';
import { runCli } from '../support/run-cli.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sluice-cli-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the command line', () => {
  it('shows the commands when nothing is asked', async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect([code, stderr]).toEqual([0, '']);
    expect(Object.keys(COMMANDS).filter((name) => !stdout.includes(`\n  ${name} `))).toEqual([]);
  });

  it('lists nothing in its help that it would refuse', async () => {
    const { stdout } = await runCli(['help']);
    expect(PLANNED.commands.filter((name) => stdout.includes(`\n  ${name} `))).toEqual([]);
  });

  it.each(Object.keys(COMMANDS))('shows the help of %s with an example', async (name) => {
    const { code, stdout } = await runCli([name, '--help']);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Examples:\n  sluice ${name}`)]);
  });

  it('tells all mistakes of usage on stderr and exits with 2', async () => {
    expect(await runCli(['plan', '--bsae', 'x', '--format', 'yaml'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `sluice: plan has no flag --bsae.
        Did you mean --base?
sluice: plan needs --base.
        Add --base URI: artifacts of production: a manifest, or a folder or prefix that holds one; with a store also merge-base, latest, or a commit.
sluice: plan needs --head.
        Add --head URI: artifacts of the change.
sluice: --format: 'yaml' is not one of text, json, ids, selector, selectors, commands.
        Write one of: text, json, ids, selector, selectors, commands.
`,
    });
  });

  it('says of a planned command that it is not available, and exits with 2', async () => {
    const { code, stdout, stderr } = await runCli(['contract', 'lint', '--contracts', 'contracts']);
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      'sluice: the command contract is not available in this version.\n        Run `sluice help` for the commands that are.\n',
    ]);
  });

  it('writes a result to a file, whole and alone', async () => {
    const file = join(scratch, 'new/folder/version.json');
    expect(await runCli(['version', '--format', 'json', '--output', file])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(['sluice', 'node']);
    expect(readdirSync(join(scratch, 'new/folder'))).toEqual(['version.json']);
  });

  it('refuses a file that cannot be written, with 3 and nothing left behind', async () => {
    const { code, stderr } = await runCli(['version', '--output', scratch]);
    expect([code, stderr]).toEqual([3, expect.stringContaining('the result cannot be written')]);
    expect(readdirSync(tmpdir()).filter((name) => name.includes(`${scratch.split('-').at(-1)}`) && name.endsWith('.tmp'))).toEqual([]);
  });

  it('reports a defect without its stack, and exits with 70', async () => {
    const { code, stdout, stderr } = await runCli(['version', '--format', 'json'], { preload: "JSON.stringify = () => { throw new Error('planted'); };" });
    expect([code, stdout]).toEqual([70, '']);
    expect(stderr).toBe(
      'sluice: a defect in Sluice, not in your project: planted\n        Please report it with the command and the output of `sluice version` and of --verbose.\n',
    );
  });

  it('shows the stack of a defect under --verbose', async () => {
    const { code, stderr } = await runCli(['version', '--format', 'json', '--verbose'], { preload: "JSON.stringify = () => { throw new Error('planted'); };" });
    expect([code, stderr]).toEqual([70, expect.stringMatching(/Error: planted\n\s+at /)]);
  });

  it('takes a reader that stops reading for no mistake', async () => {
    const { code, stderr } = await runCliInto('head -c 1', ['rules', '--format', 'json']);
    expect([code, stderr]).toEqual([0, '']);
  });

  it.skipIf(process.platform === 'win32')('ends with 130 and without a word when it is interrupted', async () => {
    const busy = "process.once('newListener', () => {}); setInterval(() => {}, 1000); setTimeout(() => process.kill(process.pid, 'SIGINT'), 300);";
    expect(await runCli(['version'], { preload: busy })).toMatchObject({ code: 130, stderr: '' });
  });
});

/** Runs a command whose stdout goes to another program; the code and stderr are the command's. */
function runCliInto(reader: string, args: readonly string[]): Promise<{ code: number; stderr: string }> {
  const status = join(scratch, 'status');
  const command = `{ "${process.execPath}" "${distFile('cli.js')}" ${args.join(' ')}; echo $? >"${status}"; } | ${reader} >/dev/null`;
  const child = spawn('sh', ['-c', command]);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((done) => {
    child.once('close', () => done({ code: existsSync(status) ? Number(readFileSync(status, 'utf8')) : -1, stderr }));
  });
}
