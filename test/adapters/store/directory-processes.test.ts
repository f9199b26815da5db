import { directoryStore } from '#adapters';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../../support/result.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const decode = (content: Uint8Array | undefined): string => new TextDecoder().decode(content);

/** A process of its own that runs `work` on the store in `folder`. */
function start(folder: string, work: string): ReturnType<typeof spawn> {
  const source = `
    const { directoryStore } = await import('#adapters');
    const store = directoryStore(${JSON.stringify(folder)});
    const encode = (text) => new TextEncoder().encode(text);
    ${work}`;
  return spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
}

describe('a directory store between processes', { timeout: 60_000 }, () => {
  it('loses no update of a counter that all of them raise', async () => {
    const folder = await tempFolder();
    valueOf(await directoryStore(folder).write('counter', new TextEncoder().encode('0')));
    const raise = `
      for (let done = 0; done < 10; ) {
        const { value } = await store.read('counter');
        const next = String(Number(new TextDecoder().decode(value.content)) + 1);
        const outcome = await store.write('counter', encode(next), { etag: value.etag });
        if (outcome.value.kind === 'stored') done += 1;
      }`;
    const codes = await Promise.all(Array.from({ length: 3 }, async () => (await once(start(folder, raise), 'exit'))[0]));
    expect([codes, decode(valueOf(await directoryStore(folder).read('counter'))?.content)]).toEqual([[0, 0, 0], '30']);
  });

  it('never holds half of an object when a writer is killed', async () => {
    const folder = await tempFolder();
    const store = directoryStore(folder);
    const contents = ['a', 'b'].map((letter) => letter.repeat(300_000));
    valueOf(await store.write('object', new TextEncoder().encode(contents[0])));
    const write = `console.log('ready'); for (let turn = 0; ; turn += 1) await store.write('object', encode('ab'[turn % 2].repeat(300_000)));`;
    const child = start(folder, write);
    if (child.stdout !== null) await once(child.stdout, 'data');
    await sleep(60 + Math.random() * 60);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const found = valueOf(await store.read('object'));
    expect([found?.verified, contents.includes(decode(found?.content))]).toEqual([true, true]);
  });
});
