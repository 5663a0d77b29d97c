import type { GangwayPlugin } from './request.ts';

/** Names each request in its answer, as in the log and in masked errors. */
export function useRequestId(): GangwayPlugin {
  return {
    onResponse({ response, serverContext }) {
      response.headers.set('x-request-id', serverContext.requestId);
    },
  };
}
