import type { ServerResponse } from 'node:http';
import type { Misbehaviour } from './faults.ts';
import type { Answer } from './routes.ts';

/** Sends an answer, whole or as badly as wanted. `root` fills the links between pages. */
export function deliver(response: ServerResponse, answer: Answer, misbehaviour: Misbehaviour | undefined, root: string): void {
  if (misbehaviour?.kind === 'hang-up') return void response.destroy();
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [name, value.replaceAll('{root}', root)]);
  response.writeHead(answer.status, Object.fromEntries([...headers, ...(text === '' ? [] : [['content-type', 'application/json; charset=utf-8']])]));
  const half = text.slice(0, Math.floor(text.length / 2));
  if (misbehaviour?.kind === 'slow') return void response.write(half);
  response.end(misbehaviour?.kind === 'cut' ? half : text);
  if (misbehaviour?.kind === 'afterwards') misbehaviour.act();
}
