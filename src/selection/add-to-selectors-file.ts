import { isMap, isSeq, parseDocument } from 'yaml';
import { ok, refuse, type Result } from '#kernel';
import { RENDERED_SELECTOR } from './render-selectors-file.ts';

/**
 * A project's `selectors.yml` with the selectors of another one after its own, which keep their comments: dbt reads
 * selectors from that one file. A selector that was added before is replaced.
 */
export function addToSelectorsFile(existing: string, added: string, uri: string): Result<string> {
  const [document, more] = [existing, added].map((text) => parseDocument(text, { version: '1.1' }));
  if (document === undefined || more === undefined) throw new Error('Two texts make two documents');
  const [mistake] = document.errors;
  if (mistake !== undefined) return unreadable(uri, mistake.message);
  if (document.contents === null) return ok(added);
  const own = document.get('selectors', true);
  const news = more.get('selectors', true);
  if (!isSeq(own) || !isSeq(news)) return unreadable(uri, 'it has no list of selectors');
  own.items = [...own.items.filter((item) => !isMap(item) || item.get('name') !== RENDERED_SELECTOR), ...news.items];
  return ok(document.toString({ lineWidth: 0 }));
}

function unreadable(uri: string, why: string): Result<never> {
  return refuse({
    kind: 'input',
    code: 'selectors-file-unreadable',
    what: 'the selectors of the project cannot be read, to add one to them',
    where: { file: uri },
    why: why.split('\n')[0] ?? why,
    next: 'Mend the file; `dbt parse` says what is wrong with it.',
  });
}
