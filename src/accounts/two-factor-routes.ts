import { createAuthEndpoint, getSessionFromCtx, sensitiveSessionMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { parseUserOutput } from 'better-auth/db';
import { z } from 'zod';
import type { Db } from '../data/door.ts';
import { lockPerson, removeTwoFactor } from './account-rows.ts';
import { answering, refusal } from './auth-refusals.ts';
import { clientOf, languageOf } from './client.ts';
import { openSessionAfter } from './open-session.ts';
import { confirmPassword } from './password-change.ts';
import type { SignInRoutesDeps } from './sign-in-routes.ts';
import { endChallenge, readChallenge } from './two-factor-challenge.ts';
import type { RouteContext } from './two-factor-challenge.ts';

const invalidCode = () => refusal('UNAUTHORIZED', 'INVALID_CODE', 'Invalid code');
const codeBody = { method: 'POST', body: z.object({ code: z.string().max(100) }) } as const;

/**
 * In the place of those of better-auth's plugin: each code is taken once, failures count like those of passwords, no
 * device is trusted, and turning two-factor on or off keeps the session, which clients with tokens could not replace.
 */
export function twoFactorRoutes(deps: SignInRoutesDeps) {
  const { access, lockOut, secondFactor, sessionDays } = deps;

  /** A code beside a session proves a new app, or nothing new; beside a challenge it opens a session. */
  async function verify(ctx: RouteContext, accept: Accept) {
    const client = clientOf(ctx.headers);
    const session = await getSessionFromCtx(ctx);
    const challenge = session ? null : await readChallenge(ctx, access);
    const who = session
      ? { userId: session.user.id, email: session.user.email }
      : challenge && { userId: challenge.userId, email: challenge.email };
    if (!who) {
      throw refusal('UNAUTHORIZED', 'INVALID_TWO_FACTOR_COOKIE', 'Invalid two factor cookie');
    }
    const attempt = await lockOut.admit(who.email, client);
    if (!(await accept(who.userId, session === null))) {
      await attempt.failed();
      throw invalidCode();
    }
    if (session) {
      await attempt.pending();
      await access.transaction((tx) => turnOn(tx, who.userId));
      return ctx.json({ token: session.session.token, user: shown(ctx, session.user) });
    }
    await attempt.succeeded();
    const opened = await openSessionAfter(access, who.userId, client, sessionDays, async (tx) => {
      const { count } = await tx.authVerification.deleteMany({
        where: { identifier: challenge?.identifier ?? '', value: who.userId },
      });
      return count > 0;
    });
    const user = opened && (await ctx.context.internalAdapter.findUserById(who.userId));
    if (!user) {
      throw refusal('UNAUTHORIZED', 'INVALID_TWO_FACTOR_COOKIE', 'Invalid two factor cookie');
    }
    await setSessionCookie(ctx, { session: { ...opened.session }, user });
    endChallenge(ctx);
    return ctx.json({ token: opened.session.token, user: shown(ctx, user) });
  }
  const answer = (ctx: RouteContext, accept: Accept) =>
    answering(verify(ctx, accept), languageOf(clientOf(ctx.headers)));

  return {
    verifyTOTP: createAuthEndpoint('/two-factor/verify-totp', codeBody, (ctx) =>
      answer(ctx, (userId, setUp) => secondFactor.acceptTotp(userId, ctx.body.code, setUp)),
    ),
    verifyBackupCode: createAuthEndpoint('/two-factor/verify-backup-code', codeBody, (ctx) =>
      answer(ctx, (userId) => secondFactor.acceptBackupCode(userId, ctx.body.code)),
    ),
    disableTwoFactor: createAuthEndpoint(
      '/two-factor/disable',
      {
        method: 'POST',
        body: z.object({ password: z.string() }),
        use: [sensitiveSessionMiddleware],
      },
      async (ctx) => {
        const { id: userId, email } = ctx.context.session.user;
        const client = clientOf(ctx.headers);
        const confirmed = confirmPassword(deps, { userId, email }, ctx.body.password, client);
        if ((await answering(confirmed, languageOf(client))) === null) {
          throw refusal('BAD_REQUEST', 'INVALID_PASSWORD', 'Invalid password');
        }
        await access.transaction(async (tx) => {
          if (await lockPerson(tx, { id: userId })) await removeTwoFactor(tx, userId);
        });
        return ctx.json({ status: true });
      },
    ),
  };
}

/** Whether the code is right; `setUp`: only that of an app that has been proved. */
type Accept = (userId: string, setUp: boolean) => Promise<boolean>;

const shown = (ctx: RouteContext, user: Parameters<typeof parseUserOutput>[1]) =>
  parseUserOutput(ctx.context.options, user);

/** Where it was taken away meanwhile, there is nothing to be turned on. */
async function turnOn(tx: Db, userId: string): Promise<void> {
  if (!(await lockPerson(tx, { id: userId }))) return;
  const { count } = await tx.authTwoFactor.updateMany({
    where: { userId },
    data: { verified: true },
  });
  if (count === 0) throw invalidCode();
  await tx.authUser.updateMany({
    where: { id: userId, twoFactorEnabled: false },
    data: { twoFactorEnabled: true },
  });
}
