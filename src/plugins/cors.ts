import type { YogaServerOptions } from 'graphql-yoga';
import type { GangwayPlugin } from './request.ts';

/**
 * Who else's pages may call the server from a browser: for `/graphql` and `/api/auth` alike. Only an origin that is
 * listed gets any header at all; Yoga on its own would answer others with `null`, which sandboxed frames have.
 *
 * @param origins As configured: `*` for everybody, who then cannot send better-auth's cookies.
 */
export function corsFor(origins: readonly string[]): YogaServerOptions<object, object>['cors'] {
  const anybody = origins.includes('*');
  return (request) => {
    const origin = request.headers.get('origin');
    if (origin === null || !(anybody || origins.includes(origin))) return false;
    return {
      origin: anybody ? ['*'] : [origin],
      credentials: !anybody,
      methods: ['GET', 'POST', 'OPTIONS'],
      exposedHeaders: ['x-request-id', 'retry-after'],
      maxAge: 3_600,
    };
  };
}

/** Tells caches what answers depend on: the language, and who asks, also where they get none of the headers above. */
export function useVary(origins: readonly string[]): GangwayPlugin {
  const names = ['Accept-Language', ...(origins.length > 0 ? ['Origin'] : [])];
  return {
    onResponse({ response: { headers } }) {
      const told = (headers.get('vary') ?? '').toLowerCase().split(/\s*,\s*/);
      for (const name of names) {
        if (!told.includes(name.toLowerCase())) headers.append('vary', name);
      }
    },
  };
}
