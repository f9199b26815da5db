import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ACCOUNTS } from './accounts.ts';
import { answersFrom, type Answers } from './answers.ts';
import { deliver } from './deliver.ts';
import { readDescription, type Description, type Flavour } from './description.ts';
import { Faults, type Exchange, type Fault } from './faults.ts';
import { answerGraphql } from './graphql.ts';
import { Repository } from './repository.ts';
import { refuse, ROUTES, type Answer } from './routes.ts';

export interface GitHubServerOptions {
  readonly slug?: string;
  readonly flavour?: Flavour;
}

/** Starts a GitHub with one repository on the loopback interface. */
export async function startGitHub({ slug = 'acme/shop', flavour = 'api.github.com' }: GitHubServerOptions = {}): Promise<GitHubServer> {
  const server = new GitHubServer(slug, flavour);
  await server.listen();
  return server;
}

export class GitHubServer {
  readonly repository: Repository;
  /** Everything that was asked, in order. */
  readonly exchanges: Exchange[] = [];
  readonly #violations: string[] = [];
  readonly #faults = new Faults();
  readonly #description: Description;
  readonly #prefix: string;
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch((error: unknown) => {
      this.#violations.push(`the loopback GitHub itself failed: ${String(error)}`);
      response.destroy();
    });
  });

  constructor(slug: string, flavour: Flavour) {
    this.repository = new Repository(slug);
    this.#description = readDescription(flavour);
    this.#prefix = flavour === 'api.github.com' ? '' : '/api/v3';
  }

  async listen(): Promise<void> {
    await new Promise<void>((done) => {
      this.#server.listen(0, '127.0.0.1', done);
    });
  }

  /** What the runner calls GITHUB_API_URL. */
  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The loopback GitHub does not listen');
    return `http://127.0.0.1:${address.port}${this.#prefix}`;
  }

  /** Requests so far, as `METHOD path`, without those to GraphQL. */
  get requests(): readonly string[] {
    return this.exchanges.filter(({ path }) => !isGraphql(path)).map(({ method, path }) => `${method} ${path}`);
  }

  fail(fault: Fault): void {
    this.#faults.add(fault);
  }

  /** Ends the server; throws when a request or an answer was not as GitHub's own description has it. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((done) => {
      this.#server.close(() => done());
    });
    if (this.#violations.length > 0) throw new Error(`Not as GitHub describes it:\n${this.#violations.join('\n')}`);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = await readExchange(request, this.#prefix);
    this.exchanges.push(exchange);
    const misbehaviour = this.#faults.meet(exchange.method, exchange.path);
    if (misbehaviour?.kind === 'hang-up' && !misbehaviour.heard) return void response.destroy();
    const planned = misbehaviour?.kind === 'status' ? { ...refuse(misbehaviour.status, misbehaviour.message), headers: misbehaviour.headers ?? {} } : undefined;
    const answer = planned ?? (await this.#answer(exchange, request.headers.authorization ?? ''));
    if (!isGraphql(exchange.path)) this.#judge(exchange, answer);
    exchange.status = answer.status;
    deliver(response, answer, misbehaviour, this.url);
  }

  async #answer(exchange: Exchange, authorization: string): Promise<Answer> {
    const account = ACCOUNTS.get(authorization.replace(/^(token|bearer) /i, ''));
    if (account === undefined) return refuse(401, 'Bad credentials');
    if (isGraphql(exchange.path)) return { status: 200, body: await answerGraphql(this.repository, account, exchange.body) };
    const { query, operation } = this.#find(exchange);
    const handler = operation === undefined ? undefined : ROUTES[`${operation.method} ${operation.path}`];
    if (operation === undefined) return refuse(404, 'Not Found');
    if (handler === undefined) {
      this.#violations.push(`nobody plays ${operation.method} ${operation.path}`);
      return refuse(404, 'Not Found');
    }
    const { owner, repo } = operation.parameters;
    if (owner !== undefined && `${owner}/${repo}` !== this.repository.slug) return refuse(404, 'Not Found');
    const body = typeof exchange.body === 'object' && exchange.body !== null ? { ...exchange.body } : {};
    return handler({ operation, query, body, account }, this.repository, this.#answers());
  }

  #judge(exchange: Exchange, answer: Answer): void {
    const { query, operation } = this.#find(exchange);
    const body: unknown = answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body));
    const faults =
      operation === undefined
        ? ['there is no such route']
        : [...this.#description.judgeRequest(operation, query, exchange.body), ...this.#description.judgeAnswer(operation, answer.status, body)];
    this.#violations.push(...faults.map((fault) => `${exchange.method} ${exchange.path}: ${fault}`));
  }

  #find(exchange: Exchange) {
    const url = new URL(exchange.path, 'http://github.invalid');
    return { query: url.searchParams, operation: this.#description.find(exchange.method, url.pathname) };
  }

  #answers(): Answers {
    return answersFrom(this.#description, this.repository, this.url);
  }
}

async function readExchange(request: IncomingMessage, prefix: string): Promise<Exchange> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  const path = request.url ?? '/';
  return {
    method: request.method ?? 'GET',
    path: path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path,
    body: text === '' ? undefined : JSON.parse(text),
    status: 0,
  };
}

// On GitHub Enterprise it lies beside the REST API: /api/graphql.
const isGraphql = (path: string): boolean => path === '/graphql' || path === '/api/graphql';
