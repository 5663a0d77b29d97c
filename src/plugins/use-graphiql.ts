import type { Page } from '../graphiql/page.ts';
import type { Logger } from '../log.ts';
import { failure } from './failure.ts';
import type { GangwayPlugin } from './request.ts';
import { GRAPHQL_PATH } from './use-paths.ts';

/** The page is one file: what is forbidden here is every request but to this server, whatever GraphiQL would like. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Shows GraphiQL with the prepared tabs to a browser that opens the endpoint. Takes the place of Yoga's own. */
export function useGraphiql(options: {
  readonly on: boolean;
  /** Makes the page, when it is first asked for. */
  readonly render: () => Promise<Page>;
  readonly log: Logger;
}): GangwayPlugin {
  const { on, render, log } = options;
  if (!on) return {};
  let rendering: Promise<Page> | undefined;
  const page = () => {
    rendering ??= render().catch((error: unknown) => {
      rendering = undefined; // the next one tries again
      throw error;
    });
    return rendering;
  };
  const answer = async (request: Request): Promise<Response> => {
    const { html, etag } = await page();
    const known = request.headers.get('if-none-match')?.includes(etag);
    return new Response(known ? null : html, {
      status: known ? 304 : 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
        // Kept, but asked for each time: 9 MB are worth it.
        'cache-control': 'private, no-cache',
        vary: 'Accept',
        etag,
      },
    });
  };
  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (request.method !== 'GET' || url.pathname !== GRAPHQL_PATH) return;
      if (!request.headers.get('accept')?.includes('text/html')) return;
      endResponse(
        await answer(request).catch((err: unknown) =>
          failure(err, GRAPHQL_PATH, serverContext, log),
        ),
      );
    },
  };
}
