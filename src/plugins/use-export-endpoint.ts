import type { ServerResponse } from 'node:http';
import { bearerToken } from '../accounts/bearer-session.ts';
import { watchViewer } from '../accounts/viewer-end.service.ts';
import type { Accounts } from '../accounts/accounts.service.ts';
import { InvalidTokenError } from '../accounts/token-errors.ts';
import type { Config } from '../config.ts';
import type { Viewer } from '../context.ts';
import type { Logger } from '../log.ts';
import { message } from '../messages/messages.ts';
import { EXPORT_PATH } from '../privacy/export-links.ts';
import type { Privacy } from '../privacy/privacy.service.ts';
import { failure } from './failure.ts';
import { problem } from './problem.ts';
import type { RateLimitStore } from './rate-limit-store.ts';
import type { GangwayPlugin, RequestFacts } from './request.ts';
import { rateLimitKey } from './use-rate-limits.ts';

/** The longest that a download may take, in milliseconds: it holds a page of rows in memory. */
const LONGEST_DOWNLOAD_MS = 30 * 60_000;

type Bearer = Pick<Viewer, 'userId' | 'sessionKey'>;

/**
 * `GET /api/export`: everything about a person as a file, streamed. By an access token, or by a link of exportMyData.
 * Ends when the sign-in session does.
 */
export function useExportEndpoint(options: {
  readonly privacy: Pick<Privacy, 'stream' | 'bearerOf'>;
  readonly accounts: Pick<Accounts, 'verify' | 'onRevoked'>;
  readonly limits: Pick<Config['rateLimits'], 'export'>;
  readonly store: RateLimitStore;
  readonly log: Logger;
}): GangwayPlugin {
  const { privacy, accounts, limits, store, log } = options;
  return {
    async onRequest(hook) {
      const { url, request, serverContext } = hook;
      if (url.pathname !== EXPORT_PATH || request.method === 'OPTIONS') return;
      hook.endResponse(
        request.method === 'GET'
          ? await answer(url.searchParams, serverContext).catch((err: unknown) =>
              failure(err, EXPORT_PATH, serverContext, log),
            )
          : problem(405, 'METHOD_NOT_ALLOWED', 'Use GET.', { allow: 'GET' }),
      );
    },
  };

  async function answer(params: URLSearchParams, context: RequestFacts): Promise<Response> {
    const bearer = await bearerOf(params, context);
    if (!bearer) {
      return problem(
        401,
        'UNAUTHENTICATED',
        'Send a valid access token as `Authorization: Bearer …`, or use a link that exportMyData gave less than 15 minutes ago.',
        { 'www-authenticate': 'Bearer' },
      );
    }
    const limit = limits.export;
    const key = rateLimitKey('export', `download ${bearer.userId}`);
    const retryAfter = limit ? await store.hit(key, limit) : 0;
    if (retryAfter > 0) {
      const text = message(context.language, 'RATE_LIMITED', { retryAfter });
      const headers = { 'retry-after': String(retryAfter) };
      return problem(429, 'RATE_LIMITED', text, headers, { retryAfter });
    }
    const { ip, userAgent } = context;
    const pieces = await privacy.stream({ viewer: bearer, ip, userAgent });
    return new Response(streamOf(pieces, bearer, context), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="my-data.json"',
      },
    });
  }

  async function bearerOf(
    params: URLSearchParams,
    { authorization }: RequestFacts,
  ): Promise<Bearer | null> {
    const token = bearerToken(authorization);
    if (token === undefined) return privacy.bearerOf(params);
    return accounts.verify(token).catch((error: unknown) => {
      if (error instanceof InvalidTokenError) return null;
      throw error;
    });
  }

  /**
   * The pieces as bytes, each made when the client has taken the one before. Ends with the session; then, and where
   * reading fails, the connection breaks, so that nobody takes a part for all.
   */
  function streamOf(
    pieces: AsyncGenerator<string, void>,
    { sessionKey }: Bearer,
    context: RequestFacts,
  ): ReadableStream<Uint8Array> {
    const { requestId } = context;
    const encoder = new TextEncoder();
    const cutOff = (err: unknown) => {
      log.warn({ requestId, path: EXPORT_PATH, err }, 'An export was cut off');
      // Yoga hands the response on; a stream that fails it would leave open, and its client waiting.
      (context as { res?: ServerResponse }).res?.destroy();
      stop();
    };
    const expiresAt = new Date(Date.now() + LONGEST_DOWNLOAD_MS);
    const unwatch = watchViewer(accounts, { sessionKey, expiresAt }, () =>
      cutOff(new Error('The sign-in session ended, or the time was over.')),
    );
    const stop = () => {
      unwatch();
      pieces.return().catch(() => undefined);
    };
    return new ReadableStream(
      {
        async pull(controller) {
          try {
            const { value, done } = await pieces.next();
            if (!done) {
              controller.enqueue(encoder.encode(value));
              return;
            }
            unwatch();
          } catch (err) {
            cutOff(err);
          }
          controller.close();
        },
        cancel: stop,
      },
      { highWaterMark: 0 },
    );
  }
}
