import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { readCommands, readFileCommands } from './index.ts';

describe('the guard of the network', () => {
  it.each([
    ['a fetch of a host', 'await fetch("http://host.example/").catch(() => {})', 'connect host.example'],
    ['a look-up', 'import dns from "node:dns"; dns.lookup("host.example", () => {})', 'look up host.example'],
    ['a fetch of an address', 'await fetch("http://192.0.2.1/").catch(() => {})', 'connect 192.0.2.1'],
    ['a TLS connection', 'import tls from "node:tls"; tls.connect({ host: "192.0.2.1", port: 443 }).on("error", () => {})', 'connect 192.0.2.1'],
    ['a plain socket', 'import net from "node:net"; net.connect(80, "192.0.2.1").on("error", () => {})', 'connect 192.0.2.1'],
    ['the loopback interface', 'await fetch("http://127.0.0.1:1/").catch(() => {})', ''],
  ])('sees %s', async (_, code, reached) => {
    expect((await reachedBy(code)).trim()).toBe(reached);
  });
});

describe('the runner reads from a log', () => {
  it.each([
    [
      'a command',
      '::warning file=a.sql,line=1::50%25 of it%0Amore',
      [{ name: 'warning', properties: { file: 'a.sql', line: '1' }, message: '50% of it\nmore' }],
    ],
    ['a command behind blanks', '  \u0085::debug::x', [{ name: 'debug', properties: {}, message: 'x' }]],
    ['a command in brackets, anywhere', 'x ##[error file=a]b', [{ name: 'error', properties: { file: 'a' }, message: 'b' }]],
    ['no command that it does not know', '::order::x', []],
    ['no command in the middle of a line', 'amount::int::x', []],
  ])('%s', (_, log, commands) => {
    expect(readCommands(log)).toEqual(commands);
  });
});

describe('the runner reads from a file', () => {
  it('plain and many-line values, the last of a name', () => {
    const text = 'gate=pass\nlist<<END\na=b\n\nc<<d\nEND\ngate=fail\n';
    expect(Object.fromEntries(readFileCommands(text))).toEqual({ gate: 'fail', list: 'a=b\n\nc<<d' });
  });

  it.each(['gate', 'list<<END\nnever ended', '=x'])('no value, and fails the step, where it stands for none: %j', (text) => {
    expect(() => readFileCommands(text)).toThrow('The runner');
  });
});

/** What a program reached for under the guard. */
async function reachedBy(code: string): Promise<string> {
  const folder = await tempFolder();
  await writeFile(join(folder, 'network'), '');
  await writeFile(join(folder, 'program.mjs'), code);
  const env = {
    PATH: process.env['PATH'] ?? '',
    NODE_OPTIONS: `--import=${new URL('./no-network.ts', import.meta.url).href}`,
    SLUICE_NETWORK_LOG: join(folder, 'network'),
  };
  const child = spawn(process.execPath, [join(folder, 'program.mjs')], { env, stdio: 'inherit' });
  const status = await new Promise((done) => child.once('close', done));
  return status === 0 ? readFile(join(folder, 'network'), 'utf8') : `exit ${String(status)}`;
}
