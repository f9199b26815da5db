import type { ObjectStore } from '#ports';
import { type Result } from '#kernel';

/** A store that is loaded with its first use, so that naming one costs nothing. */
export function lazyStore(uri: string, load: () => Promise<Result<ObjectStore>>): ObjectStore {
  let loading: Promise<Result<ObjectStore>> | undefined;
  const use = async <T>(work: (store: ObjectStore) => Promise<Result<T>>): Promise<Result<T>> => {
    loading ??= load();
    const store = await loading;
    return store.ok ? work(store.value) : store;
  };
  return {
    uri,
    locate: (key) => `${uri}/${key}`,
    read: (key) => use((store) => store.read(key)),
    head: (key) => use((store) => store.head(key)),
    write: (key, content, condition) => use((store) => store.write(key, content, condition)),
    list: (prefix, limit) => use((store) => store.list(prefix, limit)),
    remove: (key) => use((store) => store.remove(key)),
  };
}
