import { directoryStore } from '#adapters';
import { mkdir, readFile, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesOf, valueOf } from '../../support/result.ts';
import { describeStore } from '../../support/store-conformance.ts';
import { describePublishing } from '../../support/store-publishing.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

describeStore({
  name: 'a directory',
  openEmpty: async () => directoryStore(join(await tempFolder(), 'store')),
  writeForeign: (store, key, content) => put(store.locate(key), content),
  tamper: (store, key, content) => put(store.locate(key), content),
  differences: ['no folder beside its name'],
});

describePublishing({ name: 'a directory', openEmpty: async () => directoryStore(join(await tempFolder(), 'store')) });

describe('a directory store', () => {
  it('keeps digests that sha256sum can check from the root', async () => {
    const root = await tempFolder();
    valueOf(await directoryStore(root).write('refs/main.json', bytes('one')));
    const line = await readFile(join(root, '.sluice/sha256/refs/main.json'), 'utf8');
    expect(line).toBe('7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed  refs/main.json\n');
  });

  it('leaves nothing behind but the object and its digest', async () => {
    const root = await tempFolder();
    const store = directoryStore(root);
    valueOf(await store.write('a/b', bytes('one')));
    valueOf(await store.write('a/b', bytes('two'), { absent: true }));
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length));
    expect(files.sort()).toEqual(['/.sluice/sha256/a/b', '/a/b']);
  });

  it('removes folders that became empty', async () => {
    const root = await tempFolder();
    const store = directoryStore(root);
    valueOf(await store.write('commits/x/manifest.json.gz', bytes('one')));
    valueOf(await store.remove('commits/x/manifest.json.gz'));
    expect([await readdir(root), await readdir(join(root, '.sluice'))]).toEqual([['.sluice'], expect.not.arrayContaining(['sha256'])]);
  });

  it('reads an object whose writer died between content and digest', async () => {
    const root = await tempFolder();
    const store = directoryStore(root);
    valueOf(await store.write('a', bytes('old')));
    valueOf(await store.write('a', bytes('one')));
    const digest = join(root, '.sluice/sha256/a');
    const line = await readFile(digest, 'utf8');
    await put(digest, line.replace(/^\w+/, '0'.repeat(64)));
    await put(join(root, '.sluice/pending/ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'), line);
    const first = valueOf(await store.read('a'))?.verified;
    valueOf(await store.write('a', bytes('new')));
    expect([first, valueOf(await store.read('a'))?.verified]).toEqual([true, true]);
  });

  it('clears away, while removing, what a killed writer left a day ago', async () => {
    const root = await tempFolder();
    const [old, young] = ['old', 'young'].map((name) => join(root, '.sluice/tmp', name));
    await put(old ?? '', 'half');
    await put(young ?? '', 'half');
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await utimes(old ?? '', yesterday, yesterday);
    valueOf(await directoryStore(root).remove('a'));
    expect(await readdir(join(root, '.sluice/tmp'))).toEqual(['young']);
  });

  it('takes over the lock of a writer that died', async () => {
    const root = await tempFolder();
    const lock = join(root, '.sluice/locks/ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
    await put(lock, '1\n');
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(lock, longAgo, longAgo);
    expect(valueOf(await directoryStore(root).write('a', bytes('one'))).kind).toBe('stored');
  });

  it.each(['read', 'head', 'remove'] as const)('does not %s through a link that leads out of it', async (operation) => {
    const [root, outside] = [await tempFolder(), await tempFolder()];
    await put(join(outside, 'secret'), 'secret');
    await symlink(outside, join(root, 'linked'));
    expect(codesOf(await directoryStore(root)[operation]('linked/secret'))).toEqual(['store-link-outside']);
  });

  it('does not write through a link that leads out of it', async () => {
    const [root, outside] = [await tempFolder(), await tempFolder()];
    await symlink(outside, join(root, 'linked'));
    const refused = codesOf(await directoryStore(root).write('linked/deep/new', bytes('x')));
    expect([refused, await readdir(outside)]).toEqual([['store-link-outside'], []]);
  });

  it('does not read a file that is itself a link out of it', async () => {
    const [root, outside] = [await tempFolder(), await tempFolder()];
    await put(join(outside, 'secret'), 'secret');
    await symlink(join(outside, 'secret'), join(root, 'manifest.json'));
    expect(codesOf(await directoryStore(root).read('manifest.json'))).toEqual(['store-link-outside']);
  });

  it('lists neither links that lead out nor its own folder', async () => {
    const [root, outside] = [await tempFolder(), await tempFolder()];
    await put(join(outside, 'secret'), 'secret');
    await symlink(outside, join(root, 'linked'));
    await symlink(join(outside, 'secret'), join(root, 'file'));
    const store = directoryStore(root);
    valueOf(await store.write('a', bytes('one')));
    const keys = [...valueOf(await store.list('')), ...valueOf(await store.list('linked/'))].map((facts) => facts.key);
    expect(keys).toEqual(['a']);
  });

  it('follows links inside itself', async () => {
    const root = await tempFolder();
    await put(join(root, 'real/manifest.json'), 'ours');
    await symlink(join(root, 'real'), join(root, 'current'));
    expect(valueOf(await directoryStore(root).read('current/manifest.json'))?.bytes).toBe(4);
  });

  it('keeps its own folder to itself', async () => {
    const store = directoryStore(await tempFolder());
    expect([codesOf(await store.read('.sluice/sha256/a')), codesOf(await store.write('.sluice/x', bytes('')))]).toEqual([
      ['store-key-reserved'],
      ['store-key-reserved'],
    ]);
  });

  it('refuses with the way out when a file stands where the store should be', async () => {
    const root = join(await tempFolder(), 'file');
    await put(root, 'not a folder');
    const refused = await directoryStore(root).write('a', bytes('one'));
    expect(codesOf(refused)).toEqual(['store-key-conflict']);
  });

  it('is an empty store before anything was written to it', async () => {
    const root = await tempFolder();
    await rm(root, { recursive: true });
    const store = directoryStore(root);
    expect([valueOf(await store.list('')), valueOf(await store.read('a'))]).toEqual([[], undefined]);
  });
});
