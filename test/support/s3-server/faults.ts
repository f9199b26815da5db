import type { ServerResponse } from 'node:http';
import type { Call } from './call.ts';
import type { Answer } from './objects.ts';

/** What can go wrong between a client and a store. */
export type Fault =
  /** Another answer instead. */
  | { readonly kind: 'status'; readonly status: number; readonly code: string; readonly headers?: Readonly<Record<string, string>> }
  /** The right bytes, in pieces with pauses. */
  | { readonly kind: 'slow'; readonly pauseMs: number }
  /** Silence. */
  | { readonly kind: 'never' }
  /** Half of the body, then the connection breaks. */
  | { readonly kind: 'cut' }
  /** The work is done, but the connection breaks before the answer. */
  | { readonly kind: 'lost-answer' }
  /** Other bytes of the same length. */
  | { readonly kind: 'wrong-bytes' }
  /** The right bytes under a digest that is not theirs. */
  | { readonly kind: 'wrong-digest' }
  /** A page made for people, as a captive proxy would send. */
  | { readonly kind: 'web-page' };

export interface FaultRule {
  readonly fault: Fault;
  /** Which calls it hits; all when absent. */
  readonly on?: (call: Call) => boolean;
  /** How many calls it hits; every one when absent. */
  readonly times?: number;
}

/** Sends `answer` as `fault` deforms it. */
export async function sendFaulty(fault: Fault, answer: Answer, response: ServerResponse): Promise<void> {
  switch (fault.kind) {
    case 'never':
      return;
    case 'lost-answer':
      response.destroy();
      return;
    case 'status':
      response.writeHead(fault.status, fault.headers).end(`<Error><Code>${fault.code}</Code><Message>By order</Message></Error>`);
      return;
    case 'web-page':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title><p>Welcome to the network & its <b>rules');
      return;
    case 'cut':
      response.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.length) });
      response.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () => response.destroy());
      return;
    case 'slow':
      return sendInPieces(fault.pauseMs, answer, response);
    case 'wrong-bytes':
      response.writeHead(answer.status, answer.headers).end(answer.body.map((byte) => byte ^ 1));
      return;
    case 'wrong-digest':
      response.writeHead(answer.status, { ...answer.headers, 'x-amz-meta-sha256': '0'.repeat(64) }).end(answer.body);
  }
}

async function sendInPieces(pauseMs: number, answer: Answer, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, answer.headers);
  const size = Math.max(1, Math.ceil(answer.body.length / 4));
  for (let at = 0; at < answer.body.length; at += size) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    response.write(answer.body.subarray(at, at + size));
  }
  response.end();
}
