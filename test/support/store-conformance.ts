import type { ObjectStore, PutOutcome } from '#ports';
import { describe, expect, it } from 'vitest';
import { valueOf, refusalsOf } from './result.ts';

/** One kind of store, to be held to what the port promises. */
export interface StoreSubject {
  readonly name: string;
  /** A store with nothing in it. */
  openEmpty(): Promise<ObjectStore>;
  /** Writes bytes as somebody else would, who keeps no digest of ours. */
  writeForeign(store: ObjectStore, key: string, content: Uint8Array): Promise<void>;
  /** Changes the bytes of an object behind our back, leaving what we kept beside it. */
  tamper(store: ObjectStore, key: string, content: Uint8Array): Promise<void>;
  /** What the server behind it does otherwise than S3, each named in the output. */
  readonly differences?: readonly Difference[];
}

/** `no folder beside its name`: `d` and `d/e` cannot both exist. */
export type Difference = 'no folder beside its name';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (content: Uint8Array | undefined): string | undefined => content && new TextDecoder().decode(content);

const ODD_KEYS = ['with space.json', 'plus+sign', 'percent%20sign', "quote's", 'ümläut', 'a&b=c', 'tilde~2f.json', '日本', 'dot.', '(x)!*,;:@$'];
const BAD_KEYS = ['', '/a', 'a/', 'a//b', '.', '..', 'a/../b', './a', 'a\\b', 'a\nb', 'a\u0000b', 'x'.repeat(801)];

/** The list that every store passes; a difference is asserted as well, so that it is known when it ends. */
export function describeStore(subject: StoreSubject): void {
  const differs = (difference: Difference): boolean => subject.differences?.includes(difference) ?? false;
  const open = (): Promise<ObjectStore> => subject.openEmpty();
  const write = async (store: ObjectStore, key: string, content: string, condition?: { absent?: boolean; etag?: string }): Promise<PutOutcome> =>
    valueOf(await store.write(key, bytes(content), condition));
  const read = async (store: ObjectStore, key: string): Promise<string | undefined> => text(valueOf(await store.read(key))?.content);
  const etagOf = async (store: ObjectStore, key: string): Promise<string> => valueOf(await store.head(key))?.etag ?? 'no etag';
  const keys = async (store: ObjectStore, prefix: string, limit?: number): Promise<readonly string[]> =>
    valueOf(await store.list(prefix, limit)).map((facts) => facts.key);

  describe(`${subject.name} as an object store`, () => {
    it.each([
      ['no bytes', new Uint8Array()],
      ['every byte', Uint8Array.from({ length: 256 }, (_, index) => index)],
      ['3 MiB', new Uint8Array(3 * 1024 * 1024).fill(0xa7)],
    ])('gives back %s as written', async (_, content) => {
      const store = await open();
      await store.write('a/b.bin', content);
      const found = valueOf(await store.read('a/b.bin'));
      expect(Buffer.compare(found?.content ?? bytes('absent'), content)).toBe(0);
    });

    it('says undefined for an object that is not there', async () => {
      const store = await open();
      expect([valueOf(await store.read('a/b')), valueOf(await store.head('a/b'))]).toEqual([undefined, undefined]);
    });

    it('verifies what it wrote itself', async () => {
      const store = await open();
      await write(store, 'a', 'one');
      const found = valueOf(await store.read('a'));
      expect([found?.verified, found?.sha256]).toEqual([true, '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed']);
    });

    it('reads what others wrote and says that it could not verify it', async () => {
      const store = await open();
      await subject.writeForeign(store, 'prod/manifest.json', bytes('theirs'));
      const found = valueOf(await store.read('prod/manifest.json'));
      expect([text(found?.content), found?.verified, found?.sha256]).toEqual(['theirs', false, null]);
    });

    it('refuses an object whose bytes were changed behind its back', async () => {
      const store = await open();
      await write(store, 'a', 'one');
      await subject.tamper(store, 'a', bytes('two'));
      expect(refusalsOf(await store.read('a')).map(({ code, where }) => [code, where?.file])).toEqual([['store-object-corrupt', store.locate('a')]]);
    });

    it('replaces an object', async () => {
      const store = await open();
      await write(store, 'a', 'one');
      await write(store, 'a', 'two');
      expect(await read(store, 'a')).toBe('two');
    });

    it('gives one etag from writing, head, read and list', async () => {
      const store = await open();
      const written = await write(store, 'a', 'one');
      const etag = written.kind === 'stored' ? written.etag : 'conflict';
      const [listed] = valueOf(await store.list('a'));
      expect([await etagOf(store, 'a'), valueOf(await store.read('a'))?.etag, listed?.etag]).toEqual([etag, etag, etag]);
    });

    it('tells size, time and digest without the content', async () => {
      const store = await open();
      await write(store, 'a', 'one');
      const facts = valueOf(await store.head('a'));
      expect([facts?.bytes, facts?.sha256, Number.isNaN(Date.parse(facts?.modifiedAt ?? ''))]).toEqual([
        3,
        '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed',
        false,
      ]);
    });

    it('creates an object that must be new', async () => {
      const store = await open();
      expect([(await write(store, 'a', 'one', { absent: true })).kind, await read(store, 'a')]).toEqual(['stored', 'one']);
    });

    it('keeps an object that should have been new', async () => {
      const store = await open();
      await write(store, 'a', 'one');
      expect([await write(store, 'a', 'two', { absent: true }), await read(store, 'a')]).toEqual([{ kind: 'conflict' }, 'one']);
    });

    it('replaces an object that is still the same', async () => {
      const store = await open();
      await write(store, 'a', 'one');
      expect([(await write(store, 'a', 'two', { etag: await etagOf(store, 'a') })).kind, await read(store, 'a')]).toEqual(['stored', 'two']);
    });

    it('keeps an object that has changed since', async () => {
      const store = await open();
      await write(store, 'a', 'one');
      const etag = await etagOf(store, 'a');
      await write(store, 'a', 'other');
      expect([await write(store, 'a', 'two', { etag }), await read(store, 'a')]).toEqual([{ kind: 'conflict' }, 'other']);
    });

    it('does not bring back an object that has gone since', async () => {
      const store = await open();
      await write(store, 'a', 'one');
      const etag = await etagOf(store, 'a');
      await store.remove('a');
      expect([await write(store, 'a', 'two', { etag }), await read(store, 'a')]).toEqual([{ kind: 'conflict' }, undefined]);
    });

    it('lets one of twenty racing creators win', async () => {
      const store = await open();
      const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => write(store, 'a', `writer ${index}`, { absent: true })));
      const winners = outcomes.flatMap((outcome, index) => (outcome.kind === 'stored' ? [`writer ${index}`] : []));
      expect(winners).toEqual([await read(store, 'a')]);
    });

    it('lets one of twenty racing replacers win', async () => {
      const store = await open();
      await write(store, 'a', 'first');
      const etag = await etagOf(store, 'a');
      const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => write(store, 'a', `writer ${index}`, { etag })));
      const winners = outcomes.flatMap((outcome, index) => (outcome.kind === 'stored' ? [`writer ${index}`] : []));
      expect(winners).toEqual([await read(store, 'a')]);
    });

    it('never shows a mixture while an object is being replaced', async () => {
      const store = await open();
      const contents = ['a', 'b'].map((letter) => letter.repeat(200_000));
      await write(store, 'a', contents[0] ?? '');
      const writing = Promise.all(Array.from({ length: 8 }, (_, index) => write(store, 'a', contents[index % 2] ?? '')));
      const seen = await Promise.all(Array.from({ length: 8 }, () => read(store, 'a')));
      await writing;
      expect(seen.filter((content) => content === undefined || !contents.includes(content))).toEqual([]);
    });

    it('lists every object below a prefix in order, over as many pages as it takes', async () => {
      const store = await open();
      const written = ['a/1', 'a/10', 'a/2', 'a/b/c', 'ab', 'b/1', 'z'];
      await Promise.all([...written].reverse().map((key) => write(store, key, key)));
      expect([await keys(store, ''), await keys(store, 'a'), await keys(store, 'a/'), await keys(store, 'a/1'), await keys(store, 'none/')]).toEqual([
        written,
        ['a/1', 'a/10', 'a/2', 'a/b/c', 'ab'],
        ['a/1', 'a/10', 'a/2', 'a/b/c'],
        ['a/1', 'a/10'],
        [],
      ]);
    });

    it('lists no more than asked for', async () => {
      const store = await open();
      await Promise.all(['a', 'b', 'c', 'd'].map((key) => write(store, key, key)));
      expect([await keys(store, '', 1), await keys(store, '', 3)]).toEqual([['a'], ['a', 'b', 'c']]);
    });

    it('lists nothing in an empty store', async () => {
      expect(await keys(await open(), '')).toEqual([]);
    });

    it.each(ODD_KEYS)('keeps and lists the key %s', async (key) => {
      const store = await open();
      await write(store, `odd/${key}`, key);
      expect([await read(store, `odd/${key}`), await keys(store, 'odd/')]).toEqual([key, [`odd/${key}`]]);
    });

    it.each(BAD_KEYS.map((key) => [JSON.stringify(key.slice(0, 20)), key]))('refuses the key %s in every operation', async (_, key) => {
      const store = await open();
      const answers = [await store.read(key), await store.head(key), await store.write(key, bytes('x')), await store.remove(key)];
      expect(answers.map((answer) => refusalsOf(answer)[0]?.code)).toEqual(Array.from({ length: 4 }, () => 'store-key-invalid'));
    });

    it('refuses to list outside the store', async () => {
      expect(refusalsOf(await (await open()).list('../')).map((refusal) => refusal.code)).toEqual(['store-key-invalid']);
    });

    it('removes an object', async () => {
      const store = await open();
      await write(store, 'a/b', 'one');
      await write(store, 'a/c', 'two');
      valueOf(await store.remove('a/b'));
      expect([await read(store, 'a/b'), await keys(store, '')]).toEqual([undefined, ['a/c']]);
    });

    it('does not mind removing what is not there', async () => {
      expect((await (await open()).remove('a/b')).ok).toBe(true);
    });

    it('writes anew where something was removed', async () => {
      const store = await open();
      await write(store, 'a/b', 'one');
      await store.remove('a/b');
      expect([(await write(store, 'a/b', 'two', { absent: true })).kind, await read(store, 'a/b')]).toEqual(['stored', 'two']);
    });

    it('takes no folder for an object', async () => {
      const store = await open();
      await write(store, 'a/b', 'one');
      expect([await read(store, 'a'), valueOf(await store.head('a'))]).toEqual([undefined, undefined]);
    });

    it('survives writers and removers in one folder', async () => {
      const store = await open();
      await Promise.all(
        Array.from({ length: 12 }, async (_, index) => {
          await write(store, `shared/${index}`, 'x');
          if (index % 2 === 0) valueOf(await store.remove(`shared/${index}`));
        }),
      );
      expect(await keys(store, 'shared/')).toEqual(['shared/1', 'shared/11', 'shared/3', 'shared/5', 'shared/7', 'shared/9']);
    });

    it('names an object by its full URI', async () => {
      const store = await open();
      expect(store.locate('a/b')).toBe(`${store.uri}/a/b`);
    });

    it(differs('no folder beside its name') ? 'refuses a key that is the folder of another key' : 'holds a key beside keys below it', async () => {
      const store = await open();
      await write(store, 'd/e', 'below');
      const above = await store.write('d', bytes('above'));
      const answer = above.ok ? above.value.kind : above.refusals[0].code;
      expect(answer).toBe(differs('no folder beside its name') ? 'store-key-conflict' : 'stored');
    });

    it(differs('no folder beside its name') ? 'refuses a key below another key' : 'holds keys below another key', async () => {
      const store = await open();
      await write(store, 'd', 'above');
      const below = await store.write('d/e', bytes('below'));
      const answer = below.ok ? below.value.kind : below.refusals[0].code;
      expect(answer).toBe(differs('no folder beside its name') ? 'store-key-conflict' : 'stored');
    });
  });
}
