import { createAuthEndpoint, sensitiveSessionMiddleware } from 'better-auth/api';
import { parseUserOutput } from 'better-auth/db';
import { z } from 'zod';
import { isEmail } from '../steps/fields.ts';
import { answering, refusal } from './auth-refusals.ts';
import type { Background } from './background.ts';
import type { Client } from './client.ts';
import { clientOf, languageOf } from './client.ts';
import { changePassword } from './password-change.ts';
import type { PasswordDeps } from './password-reset.ts';
import { mailResetToken, resetPassword } from './password-reset.ts';
import { normalizeEmail } from '../steps/fields.ts';

/** What {@link recoveryRoutes} needs. */
export interface RecoveryRoutesDeps extends PasswordDeps {
  readonly background: Background;
}

const EMAIL = z.string().max(1_000);

/**
 * In the place of better-auth's own, which take fewer addresses than `register`, are no transactions, and take longer
 * where the address has an account.
 */
export function recoveryRoutes(deps: RecoveryRoutesDeps) {
  const { access, mails, background } = deps;

  /** The answer tells nothing of the address, neither by what it says nor by how long it takes. */
  async function mailTo(
    typed: string,
    what: string,
    work: (email: string) => Promise<void>,
  ): Promise<void> {
    const email = normalizeEmail(typed);
    if (isEmail(email)) await background.run(what, () => work(email));
  }

  /** Another link for whoever has not used the first. */
  async function mailLink(email: string, client: Client, callbackUrl?: string): Promise<void> {
    await access.transaction(async (tx) => {
      const person = await tx.authUser.findFirst({ where: { email, emailVerified: false } });
      if (!person) return;
      const to = { email, name: person.name, language: languageOf(client) };
      await mails.verification(tx, to, callbackUrl);
    });
  }

  return {
    sendVerificationEmail: createAuthEndpoint(
      '/send-verification-email',
      {
        method: 'POST',
        // callbackURL is checked by better-auth, as with every POST.
        body: z.object({ email: EMAIL, callbackURL: z.string().max(1_000).optional() }),
      },
      async (ctx) => {
        const { email, callbackURL } = ctx.body;
        const client = clientOf(ctx.headers);
        await mailTo(email, 'A verification mail was not queued', (address) =>
          mailLink(address, client, callbackURL),
        );
        return ctx.json({ status: true });
      },
    ),
    requestPasswordReset: createAuthEndpoint(
      '/request-password-reset',
      { method: 'POST', body: z.object({ email: EMAIL }) },
      async (ctx) => {
        const client = clientOf(ctx.headers);
        await mailTo(ctx.body.email, 'A password reset was not mailed', (email) =>
          mailResetToken(deps, email, client),
        );
        return ctx.json({ status: true });
      },
    ),
    resetPassword: createAuthEndpoint(
      '/reset-password',
      {
        method: 'POST',
        body: z.object({ newPassword: z.string(), token: z.string().optional() }),
        query: z.object({ token: z.string().optional() }).optional(),
      },
      async (ctx) => {
        const token = ctx.body.token ?? ctx.query?.token ?? '';
        const client = clientOf(ctx.headers);
        if (!(await resetPassword(deps, token, ctx.body.newPassword, client))) {
          throw refusal('BAD_REQUEST', 'INVALID_TOKEN', 'Invalid token');
        }
        return ctx.json({ status: true });
      },
    ),
    changePassword: createAuthEndpoint(
      '/change-password',
      {
        method: 'POST',
        body: z.object({ newPassword: z.string(), currentPassword: z.string().max(1_000) }),
        use: [sensitiveSessionMiddleware],
      },
      async (ctx) => {
        const { user, session } = ctx.context.session;
        const client = clientOf(ctx.headers);
        const signedIn = { userId: user.id, email: user.email, sessionId: session.id };
        const { currentPassword: current, newPassword: next } = ctx.body;
        const changing = changePassword(deps, signedIn, { current, next }, client);
        if (!(await answering(changing, languageOf(client)))) {
          throw refusal('BAD_REQUEST', 'INVALID_PASSWORD', 'Invalid password');
        }
        return ctx.json({ token: null, user: parseUserOutput(ctx.context.options, user) });
      },
    ),
  };
}
