import type { GitHub } from './access.ts';
import { readTrouble } from './trouble.ts';

/** The account that a token acts as. */
export interface Viewer {
  readonly id: number | null;
  readonly login: string;
}

interface Author {
  readonly id: number;
  readonly login: string;
}

/**
 * Asks GitHub who we are. GraphQL answers for every kind of token: for the workflow's own it says
 * `github-actions[bot]`, for an app's `NAME[bot]`; REST's `GET /user` refuses both, and serves where GraphQL
 * is switched off. Undefined when neither tells.
 */
export async function readViewer(github: GitHub): Promise<Viewer | undefined> {
  return (await askGraphql(github)) ?? (await askRest(github));
}

export function isAuthor(viewer: Viewer, author: Author | null): boolean {
  return author !== null && (author.id === viewer.id || author.login === viewer.login);
}

async function askGraphql({ api, log }: GitHub): Promise<Viewer | undefined> {
  try {
    const { viewer } = await api.graphql<{ readonly viewer: { readonly login: string; readonly databaseId: number | null } }>(
      'query { viewer { login databaseId } }',
    );
    return { id: viewer.databaseId, login: viewer.login };
  } catch (error) {
    log.debug(`GraphQL does not tell who we are: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

async function askRest({ api, log }: GitHub): Promise<Viewer | undefined> {
  try {
    const { data } = await api.rest.users.getAuthenticated();
    return { id: data.id, login: data.login };
  } catch (error) {
    log.debug(`REST does not tell who we are: ${readTrouble(error).why}`);
    return undefined;
  }
}
