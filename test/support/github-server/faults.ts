/** One request as it came in, and how it was answered; status 0 when the connection was cut. */
export interface Exchange {
  readonly method: string;
  /** Below the API's root, with the query. */
  readonly path: string;
  readonly body: unknown;
  status: number;
}

/** How the server may misbehave. */
export type Misbehaviour =
  /** Answers so instead of doing anything. */
  | { readonly kind: 'status'; readonly status: number; readonly message: string; readonly headers?: Readonly<Record<string, string>> }
  /** Cuts the connection; `heard` when the request was carried out before. */
  | { readonly kind: 'hang-up'; readonly heard: boolean }
  /** Sends half of the answer, and then nothing for ever. */
  | { readonly kind: 'slow' }
  /** Sends half of the answer and ends it as if it were whole. */
  | { readonly kind: 'cut' }
  /** Answers well and then does something to the repository, before the next request. */
  | { readonly kind: 'afterwards'; readonly act: () => void };

/** Which requests meet the misbehaviour: the first `times` whose method and path fit. */
export interface Fault {
  readonly on: string;
  readonly times: number;
  readonly does: Misbehaviour;
}

/** Faults in waiting; each is used up by the requests that meet it. */
export class Faults {
  readonly #waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times });
  }

  meet(method: string, path: string): Misbehaviour | undefined {
    const found = this.#waiting.find(({ fault, left }) => left > 0 && fits(fault.on, method, path));
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.fault.does;
  }
}

// `POST comments`: the method, and a part of the path.
function fits(on: string, method: string, path: string): boolean {
  const [wanted = '', part = ''] = on.split(' ');
  return wanted === method && path.includes(part);
}

export const tooMany = (retryAfter: number): Misbehaviour => ({
  kind: 'status',
  status: 429,
  message: 'Too Many Requests',
  headers: { 'retry-after': String(retryAfter) },
});

/** As GitHub says it, without telling how long to wait. */
export const secondaryLimit = (): Misbehaviour => ({
  kind: 'status',
  status: 403,
  message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
});

/** The hourly limit, gone until `resetAt` in seconds since 1970. */
export const primaryLimit = (resetAt: number): Misbehaviour => ({
  kind: 'status',
  status: 403,
  message: 'API rate limit exceeded for installation ID 1.',
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(resetAt) },
});

export const serverError = (): Misbehaviour => ({ kind: 'status', status: 500, message: 'Server Error' });
export const notFound = (): Misbehaviour => ({ kind: 'status', status: 404, message: 'Not Found' });
