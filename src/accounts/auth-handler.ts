import type { Access } from '../data/door.ts';
import type { Auth } from './auth.ts';
import { AUTH_PATH } from './auth.ts';
import { withSessionOf } from './bearer-session.ts';
import type { Client } from './client.ts';
import { clientHeaders } from './client.ts';
import type { TokenBearer } from './outside-issuers.ts';
import { passwordHash } from './password-hash.ts';
import { InvalidTokenError } from './token-errors.ts';

/** The routes that work without outside providers. The others of better-auth are not there. */
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
    '/verify-email',
    '/reset-password',
    '/change-password',
    '/update-user',
    '/two-factor/enable',
    '/two-factor/disable',
    '/two-factor/get-totp-uri',
    '/two-factor/verify-totp',
    '/two-factor/verify-backup-code',
    '/two-factor/generate-backup-codes',
    '/token',
    '/jwks',
    '/ok',
  ].map((route) => AUTH_PATH + route),
);
/** Those that are of no use where there is no mail. */
const MAIL_ROUTES: ReadonlySet<string> = new Set(
  ['/send-verification-email', '/request-password-reset'].map((route) => AUTH_PATH + route),
);
/** Also takes what a form sends: the page that the link of a mail opens has one. */
const VERIFY = `${AUTH_PATH}/verify-email`;
const SIGN_UP = `${AUTH_PATH}/sign-up/email`;
/** Gives access tokens. Who has one is not to make others of it, which would outlive it. */
const TOKEN = `${AUTH_PATH}/token`;
const LARGEST_BODY = 64 * 1024;

/** What {@link handleAuthRequest} needs. */
export interface AuthHandlerDeps {
  readonly auth: Pick<Auth, 'handler'>;
  readonly access: Access;
  /** Whose access token it is. @throws InvalidTokenError */
  readonly verify: (token: string) => Promise<TokenBearer>;
  /** Whether mail is sent. */
  readonly mail: boolean;
}

/**
 * Serves better-auth's routes below /api/auth, and ours among them, errors as JSON `{ code, message }`. Whoever is
 * signed in shows it by better-auth's cookie or by an access token, which wins. Failures that are ours reject.
 */
export async function handleAuthRequest(
  { auth, access, verify, mail }: AuthHandlerDeps,
  request: Request,
  client: Client,
): Promise<Response> {
  const { url, method } = request;
  const { pathname } = new URL(url);
  if (!ROUTES.has(pathname) && !(mail && MAIL_ROUTES.has(pathname))) return notFound();
  const body = await readBody(request, pathname === VERIFY);
  if (body instanceof Response) return body;
  const sent = clientHeaders(client, request.headers);
  const bearer = await withSessionOf(sent, access, verify).catch(ifInvalid);
  if (bearer instanceof Response) return bearer;
  if (bearer && pathname === TOKEN) {
    return answer(403, 'FORBIDDEN', 'An access token gives no other: use refreshAuth.');
  }
  const headers = bearer ?? sent;
  if (body !== null) headers.set('content-type', 'application/json');
  if (bearer === null) headers.delete('authorization'); // better-auth would take its own tokens
  const serve = () =>
    auth.handler(new Request(url, { method, headers, ...(body !== null && { body }) }));
  // It hashes within a transaction.
  const response = await (pathname === SIGN_UP ? passwordHash.inTurn(serve) : serve());
  if (response.status === 404) return notFound();
  // What the bearer plugin tells scripts is in a cookie because scripts are not to know it.
  response.headers.delete('set-auth-token');
  response.headers.delete('access-control-expose-headers');
  if (bearer !== null) response.headers.delete('set-cookie');
  return response;
}

function ifInvalid(error: unknown): Response {
  if (!(error instanceof InvalidTokenError)) throw error;
  const text = 'The access token is not valid any more: get a new one by refreshAuth or signIn.';
  return answer(401, 'UNAUTHENTICATED', text, {
    'www-authenticate': 'Bearer error="invalid_token"',
  });
}

/**
 * The body as JSON text, null where there is none, or why it is not taken.
 * @param forms Whether what a form sends is taken as well; of fields of one name the last counts.
 */
async function readBody(request: Request, forms: boolean): Promise<string | Response | null> {
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
  const type = request.headers.get('content-type') ?? '';
  const isForm = forms && /^application\/x-www-form-urlencoded\b/i.test(type);
  if (!isForm && !/^application\/json\b/i.test(type)) {
    return answer(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json.');
  }
  const sent = Buffer.concat(chunks).toString('utf8');
  const text = isForm ? JSON.stringify(Object.fromEntries(new URLSearchParams(sent))) : sent;
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

function answer(
  status: number,
  code: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(
    { code, message: text },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  );
}
