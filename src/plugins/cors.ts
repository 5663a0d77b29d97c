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

/** Says that answers depend on who asks, also those without any of the headers above. */
export function useVaryByOrigin(origins: readonly string[]): GangwayPlugin {
  if (origins.length === 0) return {};
  return {
    onResponse({ response: { headers } }) {
      if (!/\borigin\b/i.test(headers.get('vary') ?? '')) headers.append('vary', 'Origin');
    },
  };
}
