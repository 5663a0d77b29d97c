import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { message } from '../messages/messages.ts';
import { readBody } from './body.ts';
import type { BodyRefusal } from './body.ts';
import { networkOf } from './client-address.ts';
import type { RateLimitStore } from './rate-limit-store.ts';
import { isUnavailable } from './use-masked-errors.ts';
import { accountFrom, rateLimitKey } from './use-rate-limits.ts';
import type { GangwayPlugin, RequestFacts } from './request.ts';

const PREFIX = '/api/auth';

/** Answers a request below `/api/auth`. */
export type AuthHandler = (
  request: Request,
  client: { readonly ip: string; readonly userAgent: string | null },
) => Promise<Response>;

/**
 * better-auth's own endpoints for its own clients, under the server's limits: a sign-in or a registration here counts
 * like one over GraphQL. Errors have better-auth's shape, `{ code, message }`.
 */
export function useAuthEndpoint(options: {
  readonly handler: AuthHandler;
  readonly publicUrl: string;
  readonly maxBodyBytes: number;
  readonly limits: Config['rateLimits'];
  readonly store: RateLimitStore;
  readonly log: Logger;
}): GangwayPlugin {
  const { handler, publicUrl, maxBodyBytes, log } = options;
  return {
    async onRequest(hook) {
      const { pathname } = hook.url;
      if (pathname !== PREFIX && !pathname.startsWith(`${PREFIX}/`)) return;
      const { request, url, serverContext } = hook;
      hook.endResponse(
        // Without this, what is thrown would be answered with its stack.
        await answer(request, url, serverContext).catch((err: unknown) => {
          const { requestId } = serverContext;
          log.error({ requestId, path: pathname, err }, 'Unexpected error');
          return failed(serverContext, isUnavailable(err));
        }),
      );
    },
  };

  async function answer(request: Request, url: URL, context: RequestFacts): Promise<Response> {
    const path = url.pathname.slice(PREFIX.length);
    const { ip, userAgent } = context;
    const retryAfter = await refusedFor(groupsOf(path), networkOf(ip), options);
    if (retryAfter !== undefined) return tooMany(retryAfter, context);
    const body = await readBody(request, context, maxBodyBytes);
    if (typeof body === 'string') return unread(body);
    const email = path === '/sign-in/email' ? emailIn(body) : undefined;
    if (email !== undefined) {
      const wait = await refusedFor(['signInAccount'], accountFrom(ip, email), options);
      if (wait !== undefined) return tooMany(wait, context);
    }
    // A standard request: better-auth knows no other. Its address is ours, whatever Host the client named.
    const plain = new Request(new URL(`${url.pathname}${url.search}`, publicUrl), {
      method: request.method,
      headers: [...request.headers].filter(([name]) => !CONNECTION_HEADERS.has(name)),
      ...(body.byteLength > 0 && { body }),
    });
    const response = await handler(plain, { ip, userAgent });
    // Made anew, because the headers of some responses cannot be added to.
    return new Response(response.body, response);
  }
}

type Group = keyof Config['rateLimits'];

/**
 * Routes that send a mail to an address that the request names. They are refused by network only: by address anybody
 * could have somebody else refused (src/accounts/mail-budget.ts).
 */
const MAILING: ReadonlySet<string> = new Set([
  '/request-password-reset',
  '/send-verification-email',
]);

/** The limits by network that a route counts under. */
function groupsOf(path: string): Group[] {
  const groups: Group[] = ['auth'];
  if (path.startsWith('/sign-in')) groups.push('signIn');
  if (path.startsWith('/sign-up')) groups.push('register');
  if (MAILING.has(path)) groups.push('accountMailNetwork');
  return groups;
}

/** Whom a sign-in names; undefined where it is none that can succeed. */
function emailIn(body: Buffer): string | undefined {
  try {
    const { email } = JSON.parse(body.toString('utf8')) as { email?: unknown };
    return typeof email === 'string' ? email : undefined;
  } catch {
    return undefined;
  }
}

/** Counts a call; the seconds to wait where it is one too many. */
async function refusedFor(
  groups: readonly Group[],
  who: string,
  { limits, store }: { limits: Config['rateLimits']; store: RateLimitStore },
): Promise<number | undefined> {
  for (const group of groups) {
    const limit = limits[group];
    const wait = limit ? await store.hit(rateLimitKey(group, who), limit) : 0;
    if (wait > 0) return wait;
  }
  return undefined;
}

const tooMany = (retryAfter: number, { language }: RequestFacts): Response =>
  Response.json(
    {
      code: 'RATE_LIMITED',
      message: message(language, 'RATE_LIMITED', { retryAfter }),
      retryAfter,
    },
    { status: 429, headers: { 'retry-after': String(retryAfter) } },
  );

function failed({ language, requestId }: RequestFacts, unavailable: boolean): Response {
  const code = unavailable ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
  const headers = { 'cache-control': 'no-store', ...(unavailable && { 'retry-after': '5' }) };
  return Response.json(
    { code, message: message(language, code, { requestId }) },
    { status: unavailable ? 503 : 500, headers },
  );
}

const unread = (why: BodyRefusal): Response =>
  why === 'TOO_LARGE'
    ? Response.json({ code: why, message: 'The body is too large.' }, { status: 413 })
    : Response.json({ code: why, message: 'The body ended early.' }, { status: 400 });

/** Of the connection to us, not of the request. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);
