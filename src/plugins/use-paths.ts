import { problem } from './problem.ts';
import type { GangwayPlugin } from './request.ts';

export const GRAPHQL_PATH = '/graphql';

/** Sends a browser that opens `/` to GraphiQL, and says what is where to whoever asks for something else. */
export function usePaths(options: { readonly graphiql: boolean }): GangwayPlugin {
  return {
    onRequest(hook) {
      const { pathname } = hook.url;
      if (pathname === GRAPHQL_PATH) return;
      const toGraphiQL = pathname === '/' && options.graphiql && hook.request.method === 'GET';
      hook.endResponse(
        toGraphiQL
          ? new Response(null, { status: 302, headers: { location: GRAPHQL_PATH } })
          : problem(404, 'NOT_FOUND', `There is nothing here: the API is at ${GRAPHQL_PATH}.`),
      );
    },
  };
}
