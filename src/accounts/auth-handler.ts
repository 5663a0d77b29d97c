import type { Auth } from './auth.ts';
import { AUTH_PATH } from './auth.ts';
import type { Client } from './client.ts';
import { clientHeaders } from './client.ts';
import { passwordHash } from './password-hash.ts';

/** The routes of better-auth that work without mail and outside providers. The others are not there. */
const ROUTES: ReadonlySet<string> = new Set(
  [
    '/sign-up/email',
    '/sign-in/email',
    '/sign-out',
    '/get-session',
    '/list-sessions',
    '/revoke-session',
    '/revoke-sessions',
    '/revoke-other-sessions',
    '/change-password',
    '/update-user',
    '/token',
    '/jwks',
    '/ok',
  ].map((route) => AUTH_PATH + route),
);
const SIGN_UP = `${AUTH_PATH}/sign-up/email`;
const LARGEST_BODY = 64 * 1024;

/**
 * Serves better-auth's routes below /api/auth, errors as JSON `{ code, message }`. Failures that are ours reject.
 */
export async function handleAuthRequest(
  auth: Pick<Auth, 'handler'>,
  request: Request,
  client: Client,
): Promise<Response> {
  const { url, method } = request;
  const { pathname } = new URL(url);
  if (!ROUTES.has(pathname)) return notFound();
  const body = await readBody(request);
  if (body instanceof Response) return body;
  const headers = clientHeaders(client, request.headers);
  const serve = () =>
    auth.handler(new Request(url, { method, headers, ...(body !== null && { body }) }));
  // It hashes within a transaction.
  const response = await (pathname === SIGN_UP ? passwordHash.inTurn(serve) : serve());
  return response.status === 404 ? notFound() : response;
}

/** The JSON text of the body, null where there is none, or why it is not taken. */
async function readBody(request: Request): Promise<string | Response | null> {
  if (request.body === null) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Not `for await`: it would need a cast, as the DOM's types know no async iteration of streams.
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > LARGEST_BODY) {
      await reader.cancel();
      return answer(413, 'PAYLOAD_TOO_LARGE', `A request can have at most ${LARGEST_BODY} bytes.`);
    }
    chunks.push(next.value);
  }
  if (size === 0) return null;
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    return answer(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json.');
  }
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    if (unstorable(JSON.parse(text))) {
      return answer(400, 'INVALID_INPUT', 'Remove null characters and unpaired surrogates.');
    }
  } catch {
    return answer(400, 'INVALID_JSON', 'The body is not JSON.');
  }
  return text;
}

/** Whether there is text in it that Postgres cannot store. */
function unstorable(value: unknown): boolean {
  if (typeof value === 'string') return /[\0\p{Surrogate}]/u.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(unstorable);
}

const notFound = () => answer(404, 'NOT_FOUND', 'There is no such route.');

function answer(status: number, code: string, text: string): Response {
  return Response.json(
    { code, message: text },
    { status, headers: { 'cache-control': 'no-store' } },
  );
}
