import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

type Node = null | boolean | number | string | Node[] | { [key: string]: Node };
type Tree = { [key: string]: Node };

/** One operation of GitHub's OpenAPI description that a request was found to mean. */
export interface Operation {
  readonly method: string;
  /** As described: `/repos/{owner}/{repo}/...`. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** GitHub's own description of its API, as a judge of requests and answers. */
export interface Description {
  find(method: string, path: string): Operation | undefined;
  /** What is wrong with the query parameters and the body; empty when nothing is. */
  judgeRequest(operation: Operation, query: URLSearchParams, body: unknown): readonly string[];
  judgeAnswer(operation: Operation, status: number, body: unknown): readonly string[];
  /** The official example of a schema such as `issue-comment`. */
  example(name: string): Tree;
}

export type Flavour = 'api.github.com' | 'ghes-3.19';

const loaded = new Map<Flavour, Description>();

/** Reads the description once per process; every operation's schemas are compiled when first used. */
export function readDescription(flavour: Flavour): Description {
  const known = loaded.get(flavour) ?? openDescription(flavour);
  loaded.set(flavour, known);
  return known;
}

function openDescription(flavour: Flavour): Description {
  const file = new URL(`../../../node_modules/@octokit/openapi/generated/${flavour}.json`, import.meta.url);
  const root: Tree = JSON.parse(readFileSync(file, 'utf8'));
  const routes = Object.keys(tree(root['paths']))
    .map(toRoute)
    .sort((a, b) => a.parameters - b.parameters);
  const judge = judgeWith(root);
  return {
    find: (method, path) => findOperation(root, routes, method, path),
    judgeRequest: (operation, query, body) => [...judgeParameters(root, judge, operation, query), ...judgeBody(root, judge, operation, body)],
    judgeAnswer: (operation, status, body) => judgeStatus(root, judge, operation, status, body),
    example: (name) => tree(structuredClone(at(root, ['components', 'examples', name, 'value']) ?? null)),
  };
}

interface Route {
  readonly path: string;
  readonly names: readonly string[];
  readonly pattern: RegExp;
  readonly parameters: number;
}

function toRoute(path: string): Route {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const pattern = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '([^/]+)')}$`);
  return { path, names, pattern, parameters: names.length };
}

function findOperation(root: Tree, routes: readonly Route[], method: string, path: string): Operation | undefined {
  for (const route of routes) {
    const match = route.pattern.exec(path);
    if (match === null || at(root, ['paths', route.path, method.toLowerCase()]) === undefined) continue;
    const values = route.names.map((name, index): [string, string] => [name, decodeURIComponent(match[index + 1] ?? '')]);
    return { method: method.toLowerCase(), path: route.path, parameters: Object.fromEntries(values) };
  }
  return undefined;
}

type Judge = (schema: Node, value: unknown) => readonly string[];

function judgeParameters(root: Tree, judge: Judge, operation: Operation, query: URLSearchParams): readonly string[] {
  const described = list(at(root, ['paths', operation.path, operation.method, 'parameters'])).map((item) => resolve(root, item));
  const known = new Map(described.map((item) => [String(item['name']), item]));
  const given = [...Object.entries(operation.parameters), ...query];
  return given.flatMap(([name, text]) => {
    const parameter = known.get(name);
    if (parameter === undefined) return [`parameter ${name} is not described`];
    return judge(parameter['schema'] ?? true, readScalar(text, parameter)).map((fault) => `parameter ${name}: ${fault}`);
  });
}

// A query carries text only; what is described as a number is read as one.
function readScalar(text: string, parameter: Tree): unknown {
  const type = at(parameter, ['schema', 'type']);
  return (type === 'integer' || type === 'number') && /^\d+$/.test(text) ? Number(text) : text;
}

function judgeBody(root: Tree, judge: Judge, operation: Operation, body: unknown): readonly string[] {
  const described = at(root, ['paths', operation.path, operation.method, 'requestBody', 'content', 'application/json', 'schema']);
  if (described === undefined) return body === undefined ? [] : ['a body where none is described'];
  return judge(described, body).map((fault) => `request body: ${fault}`);
}

// The description leaves out most troubles (no 403 for a list); their bodies have one shape all the same.
function judgeStatus(root: Tree, judge: Judge, operation: Operation, status: number, body: unknown): readonly string[] {
  const described = at(root, ['paths', operation.path, operation.method, 'responses', String(status)]);
  const answer = described === undefined ? undefined : resolve(root, described);
  if (answer === undefined && status < 400) return [`status ${status} is not described`];
  const schema = answer === undefined ? { $ref: '#/components/schemas/basic-error' } : at(answer, ['content', 'application/json', 'schema']);
  if (schema === undefined) return body === undefined ? [] : [`a body with status ${status} where none is described`];
  return judge(schema, body).map((fault) => `answer ${status}: ${fault}`);
}

/** Judges values by schemas of the description, each compiled once, with the closure of what it refers to. */
function judgeWith(root: Tree): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { 'repo.nwo': true, timestamp: true } });
  formats.default(ajv);
  const compiled = new Map<string, ValidateFunction>();
  return (schema, value) => {
    const key = JSON.stringify(schema);
    const validate = compiled.get(key) ?? ajv.compile(withDefinitions(root, schema));
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message ?? 'is wrong'} ${JSON.stringify(error.params)}`);
  };
}

function withDefinitions(root: Tree, schema: Node): Tree {
  const definitions: Tree = {};
  const need = (name: string): void => {
    if (name in definitions) return;
    // Entered first, so that a schema which refers to itself ends here.
    definitions[name] = true;
    definitions[name] = toJsonSchema(at(root, ['components', 'schemas', name]) ?? true, need);
  };
  return { allOf: [toJsonSchema(schema, need)], $defs: definitions };
}

const referred = (node: Node): string | undefined =>
  isTree(node) && typeof node['$ref'] === 'string' ? node['$ref'].replace('#/components/schemas/', '') : undefined;

/** OpenAPI 3.0 to JSON Schema 2020-12: `nullable` becomes a choice, references point into `$defs`. */
function toJsonSchema(node: Node, onReference: (name: string) => void): Node {
  if (Array.isArray(node)) return node.map((item) => toJsonSchema(item, onReference));
  if (!isTree(node)) return node;
  const name = referred(node);
  if (name !== undefined) onReference(name);
  // Examples hold anything, also keys that look like keywords.
  const entries = Object.entries(node).filter(([key]) => !['example', 'examples', 'nullable', 'discriminator', '$ref'].includes(key));
  const rest = Object.fromEntries(entries.map(([key, value]) => [key, toJsonSchema(value, onReference)]));
  const schema: Tree = name === undefined ? rest : { ...rest, $ref: `#/$defs/${name}` };
  return node['nullable'] === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

function at(node: Node, path: readonly string[]): Node | undefined {
  let here: Node | undefined = node;
  for (const key of path) here = here !== undefined && isTree(here) ? here[key] : undefined;
  return here;
}

function resolve(root: Tree, node: Node): Tree {
  const reference = isTree(node) ? node['$ref'] : undefined;
  if (typeof reference !== 'string') return tree(node);
  return tree(at(root, reference.replace('#/', '').split('/')));
}

const isTree = (node: Node | undefined): node is Tree => typeof node === 'object' && node !== null && !Array.isArray(node);
const list = (node: Node | undefined): readonly Node[] => (Array.isArray(node) ? node : []);

function tree(node: Node | undefined): Tree {
  if (isTree(node)) return node;
  throw new Error('The description of the API is not as expected');
}
