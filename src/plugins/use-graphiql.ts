import { renderPage } from '../graphiql/page.ts';
import type { Page } from '../graphiql/page.ts';
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
export function useGraphiql(on: boolean): GangwayPlugin {
  if (!on) return {};
  let rendering: Promise<Page> | undefined;
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method !== 'GET' || url.pathname !== GRAPHQL_PATH) return;
      if (!request.headers.get('accept')?.includes('text/html')) return;
      rendering ??= renderPage();
      const { html, etag } = await rendering;
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
        // Kept, but asked for each time: 9 MB are worth it.
        'cache-control': 'private, no-cache',
        vary: 'Accept',
        etag,
      };
      const known = request.headers.get('if-none-match')?.includes(etag);
      endResponse(
        new fetchAPI.Response(known ? null : html, { status: known ? 304 : 200, headers }),
      );
    },
  };
}
