import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { parseUserOutput } from 'better-auth/db';
import { z } from 'zod';
import { asApiError } from './auth-refusals.ts';
import { clientOf, languageOf } from './client.ts';
import { checkCredentials, SecondFactorDue } from './credentials.ts';
import type { CredentialsDeps } from './credentials.ts';
import { openSession } from './open-session.ts';
import { InvalidCredentialsError } from '../errors.ts';
import { beginChallenge } from './two-factor-challenge.ts';

/** What {@link signInRoutes} needs. */
export interface SignInRoutesDeps extends CredentialsDeps {
  readonly sessionDays: number;
}

/**
 * In the place of better-auth's own sign-in, which takes fewer addresses than `register`, counts no failures, and makes
 * a session before it asks for a second factor.
 */
export function signInRoutes(deps: SignInRoutesDeps) {
  const { access, sessionDays } = deps;
  return {
    signInEmail: createAuthEndpoint(
      '/sign-in/email',
      {
        method: 'POST',
        body: z.object({
          email: z.string(),
          password: z.string(),
          rememberMe: z.boolean().optional(),
          callbackURL: z.string().optional(),
        }),
        use: [formCsrfMiddleware],
      },
      async (ctx) => {
        const { email, password, rememberMe, callbackURL } = ctx.body;
        const client = clientOf(ctx.headers);
        const language = languageOf(client);
        const found = await checkCredentials(deps, { email, password }, client).catch(
          (error: unknown) => {
            if (error instanceof SecondFactorDue) return error;
            throw asApiError(error, language);
          },
        );
        if (found instanceof SecondFactorDue) {
          if (!(await beginChallenge(ctx, access, found.account))) {
            throw asApiError(new InvalidCredentialsError(), language);
          }
          return ctx.json({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
        }
        const brief = rememberMe === false; // as better-auth has it: a day, or until the browser closes
        const opened = await openSession(access.db, found, client, brief ? 1 : sessionDays);
        if (!opened) throw asApiError(new InvalidCredentialsError(), language);
        const user = await ctx.context.internalAdapter.findUserById(found.userId);
        if (!user) throw asApiError(new InvalidCredentialsError(), language);
        await setSessionCookie(ctx, { session: { ...opened.session }, user }, brief);
        if (callbackURL) ctx.setHeader('Location', callbackURL);
        return ctx.json({
          redirect: Boolean(callbackURL),
          token: opened.session.token,
          url: callbackURL,
          user: parseUserOutput(ctx.context.options, user),
        });
      },
    ),
  };
}
