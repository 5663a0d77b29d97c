import { APIError, createAuthEndpoint, getSessionFromCtx, originCheck } from 'better-auth/api';
import Negotiator from 'negotiator';
import { z } from 'zod';
import { TooManyAttemptsError } from '../errors.ts';
import type { Language } from '../messages/language.ts';
import { message } from '../messages/messages.ts';
import type { AccountMails } from './account-mails.ts';
import type { AddressProof, createAddressProof } from './address-proof.ts';
import { asApiError, refusal } from './auth-refusals.ts';
import { clientOf, languageOf } from './client.ts';
import type { RouteContext } from './two-factor-challenge.ts';
import { verificationForm, verificationNotice } from './verification-page.ts';

/** What {@link verificationRoutes} needs. */
export interface VerificationRoutesDeps {
  readonly mails: Pick<AccountMails, 'addressOf'>;
  readonly proveAddress: ReturnType<typeof createAddressProof>;
}

const CALLBACK_URL = z.string().max(1_000).optional();
const TOKEN = z.string().max(4_000);

interface Asked {
  readonly token: string;
  readonly callbackURL?: string | undefined;
  readonly password?: string | undefined;
  readonly drop?: boolean | 'true' | undefined;
}

/**
 * In the place of better-auth's own, which verifies whatever opens the link: mail scanners do. Here a GET acts for a
 * session of the account only. Without one, browsers get a page with a form, and others are told what to POST. The
 * token is the secret: who knows it needs no cookie, so a page of another site has nothing to gain by posting.
 */
export function verificationRoutes({ mails, proveAddress }: VerificationRoutesDeps) {
  async function answer(ctx: RouteContext, asked: Asked) {
    const client = clientOf(ctx.headers);
    const language = languageOf(client);
    const { token, callbackURL, password } = asked;
    const email = await mails.addressOf(token);
    const found = email === null ? null : await getSessionFromCtx(ctx);
    const confirmation = {
      session: found && { id: found.session.id, userId: found.user.id },
      password: password === '' ? undefined : password,
      drop: asked.drop === true || asked.drop === 'true',
    };
    const proof =
      email === null
        ? 'INVALID'
        : await proveAddress(email, confirmation, client).catch((error: unknown) => {
            if (error instanceof TooManyAttemptsError) return error;
            throw error;
          });
    if (callbackURL && isFinal(proof)) throw ctx.redirect(withQuery(callbackURL, RESULTS[proof]));
    if (!wantsPage(ctx.headers)) return inJson(ctx, proof, language);
    const form = { email: email ?? '', token, callbackUrl: callbackURL };
    return asPage(proof, form, language, ctx.method === 'GET');
  }

  return {
    verifyEmail: createAuthEndpoint(
      '/verify-email',
      {
        method: 'GET',
        query: z.object({ token: TOKEN, callbackURL: CALLBACK_URL }),
        use: [originCheck((ctx) => (ctx.query as { callbackURL?: string }).callbackURL ?? '')],
      },
      (ctx) => answer(ctx, ctx.query),
    ),
    confirmEmail: createAuthEndpoint(
      '/verify-email',
      {
        method: 'POST',
        // callbackURL is checked by better-auth, as with every POST.
        body: z.object({
          token: TOKEN,
          callbackURL: CALLBACK_URL,
          password: z.string().max(1_000).optional(),
          drop: z.union([z.boolean(), z.literal('true')]).optional(),
        }),
      },
      (ctx) => answer(ctx, ctx.body),
    ),
  };
}

type Final = 'INVALID' | 'VERIFIED' | 'VERIFIED_WITHOUT_PASSWORD';
type Outcome = AddressProof | TooManyAttemptsError;

/** What the place that a browser is sent to is told. */
const RESULTS: Readonly<Record<Final, Readonly<Record<string, string>>>> = {
  INVALID: { error: 'INVALID_TOKEN' },
  VERIFIED: { verified: 'true' },
  VERIFIED_WITHOUT_PASSWORD: { verified: 'true', password: 'required' },
};
const isFinal = (outcome: Outcome): outcome is Final =>
  typeof outcome === 'string' && outcome in RESULTS;

function inJson(ctx: RouteContext, outcome: Outcome, language: Language) {
  if (outcome instanceof TooManyAttemptsError) throw asApiError(outcome, language);
  if (outcome === 'INVALID') {
    throw refusal('UNAUTHORIZED', 'INVALID_TOKEN', message(language, 'INVALID_LINK'));
  }
  if (outcome === 'WRONG_PASSWORD') {
    throw refusal('BAD_REQUEST', 'INVALID_PASSWORD', message(language, 'WRONG_PASSWORD'));
  }
  if (outcome === 'UNCONFIRMED') {
    const code = 'CONFIRMATION_REQUIRED';
    throw new APIError('CONFLICT', { status: false, code, message: message(language, code) });
  }
  const passwordRequired = outcome === 'VERIFIED_WITHOUT_PASSWORD';
  const code = passwordRequired ? 'NEW_PASSWORD_REQUIRED' : 'ADDRESS_VERIFIED';
  const text = message(language, code);
  return ctx.json({ status: true, user: null, passwordRequired, code, message: text });
}

function asPage(
  outcome: Outcome,
  form: Parameters<typeof verificationForm>[1],
  language: Language,
  opened: boolean,
): Response {
  if (outcome instanceof TooManyAttemptsError) {
    const problem = message(language, outcome.code, outcome.params);
    const response = verificationForm(language, { ...form, problem }, 429);
    response.headers.set('retry-after', String(outcome.retryAfter));
    return response;
  }
  switch (outcome) {
    case 'INVALID':
      return verificationNotice(language, 'invalid', 401);
    case 'VERIFIED':
      return verificationNotice(language, 'verified');
    case 'VERIFIED_WITHOUT_PASSWORD':
      return verificationNotice(language, 'dropped');
    case 'WRONG_PASSWORD': {
      const problem = message(language, 'WRONG_PASSWORD');
      return verificationForm(language, { ...form, problem }, 400);
    }
    case 'UNCONFIRMED':
      return verificationForm(language, form, opened ? 200 : 409);
  }
}

/** Whether it is a browser's: programs that take anything get JSON. */
function wantsPage(headers: Headers | undefined): boolean {
  const negotiator = new Negotiator({ headers: { accept: headers?.get('accept') ?? '*/*' } });
  return negotiator.mediaType(['application/json', 'text/html']) === 'text/html';
}

/** Adds to the query of an address that may be relative. */
function withQuery(address: string, values: Readonly<Record<string, string>>): string {
  const [rest = '', hash] = address.split('#', 2);
  const query = new URLSearchParams(values).toString();
  return `${rest}${rest.includes('?') ? '&' : '?'}${query}${hash === undefined ? '' : `#${hash}`}`;
}
