import { saveFiles } from '#adapters';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesOf, valueOf } from '../../support/result.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const file = (name: string, content = name) => ({ name, content: new TextEncoder().encode(content) });

describe('saving files', () => {
  it('makes the directory, replaces what stood there and leaves nothing else', async () => {
    const folder = join(await tempFolder(), 'state');
    valueOf(await saveFiles(folder, [file('manifest.json', 'old')]));
    const paths = valueOf(await saveFiles(folder, [file('manifest.json', 'new'), file('catalog.json')]));
    expect([paths, await readFile(join(folder, 'manifest.json'), 'utf8'), (await readdir(folder)).sort()]).toEqual([
      [join(folder, 'manifest.json'), join(folder, 'catalog.json')],
      'new',
      ['catalog.json', 'manifest.json'],
    ]);
  });

  it.each(['../manifest.json', 'a/b', '', '..'])('refuses the name %j, before anything is written', async (name) => {
    const folder = await tempFolder();
    expect([codesOf(await saveFiles(folder, [file('manifest.json'), file(name)])), await readdir(folder)]).toEqual([['file-name-invalid'], []]);
  });

  it('says what stands in the way', async () => {
    const folder = join(await tempFolder(), 'state');
    await writeFile(folder, 'a file');
    expect(codesOf(await saveFiles(folder, [file('manifest.json')]))).toEqual(['store-key-conflict']);
  });
});
