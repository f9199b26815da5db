import { readFileSync } from 'node:fs';
import { buildSchema, graphql, GraphQLError, type GraphQLSchema } from 'graphql';
import type { Account } from './accounts.ts';
import { nodeId } from './answers.ts';
import type { Repository } from './repository.ts';

let schema: GraphQLSchema | undefined;

// GitHub's own schema judges the query and shapes the answer; one megabyte, so it is built when first asked.
function readSchema(): GraphQLSchema {
  const file = new URL('../../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url);
  schema ??= buildSchema(readFileSync(file, 'utf8'), { assumeValidSDL: true });
  return schema;
}

/** Answers a GraphQL request about who asks and about hidden comments. */
export async function answerGraphql(repository: Repository, account: Account, body: unknown): Promise<object> {
  const { query, variables } = readBody(body);
  const rootValue = {
    viewer: { login: account.login, databaseId: account.id },
    unminimizeComment: ({ input }: { readonly input: { readonly subjectId: string } }) => show(repository, account, input.subjectId),
  };
  return graphql({ schema: readSchema(), source: query, variableValues: variables, rootValue });
}

function readBody(body: unknown): { readonly query: string; readonly variables: Record<string, unknown> } {
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string') throw new Error('Not a GraphQL request');
  const variables = 'variables' in body && typeof body.variables === 'object' && body.variables !== null ? { ...body.variables } : {};
  return { query: body.query, variables };
}

function show(repository: Repository, account: Account, subject: string): object {
  const comment = [...repository.comments.values()].find((one) => nodeId(one.id) === subject);
  if (comment === undefined) throw new GraphQLError(`Could not resolve to a node with the global id of '${subject}'.`);
  if (!account.mayWrite) throw new GraphQLError('Resource not accessible by integration');
  comment.isHidden = false;
  return { unminimizedComment: { __typename: 'IssueComment', isMinimized: comment.isHidden } };
}
