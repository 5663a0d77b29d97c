import { problem } from './problem.ts';
import type { GangwayPlugin } from './request.ts';

export const GRAPHQL_PATH = '/graphql';

/** Sends a browser that opens `/` to GraphiQL, and says what is where to whoever asks for something else. */
export function usePaths(options: { readonly graphiql: boolean }): GangwayPlugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      const { pathname } = url;
      if (pathname === GRAPHQL_PATH) return;
      if (pathname === '/' && options.graphiql && request.method === 'GET') {
        endResponse(
          new fetchAPI.Response(null, { status: 302, headers: { location: GRAPHQL_PATH } }),
        );
        return;
      }
      endResponse(
        problem(404, 'NOT_FOUND', `There is nothing here: the API is at ${GRAPHQL_PATH}.`),
      );
    },
  };
}
