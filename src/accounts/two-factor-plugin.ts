import { createAuthMiddleware } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { answering, refusal } from './auth-refusals.ts';
import type { Client } from './client.ts';
import { clientOf, languageOf } from './client.ts';

/** Whether it is the person's password; guesses count. */
export type ConfirmPassword = (
  person: { readonly userId: string; readonly email: string },
  password: string,
  client: Client,
) => Promise<unknown>;

/**
 * better-auth's plugin, of which we use what makes secrets and backup codes (two-factor-routes.ts has the rest). These
 * routes ask for the password, and would let a stolen session guess it: here guesses count like those of sign-ins.
 */
export function twoFactorPlugin(confirm: ConfirmPassword) {
  const plugin = twoFactor({
    accountLockout: { enabled: false }, // lock-out.ts
    schema: { twoFactor: { modelName: 'authTwoFactor' } },
  });
  const counted = createAuthMiddleware(async (ctx) => {
    const { session } = ctx.context;
    const { password } = (ctx.body ?? {}) as { password?: unknown };
    if (!session || typeof password !== 'string') return;
    const client = clientOf(ctx.headers);
    const { id: userId, email } = session.user;
    const confirmed = confirm({ userId, email }, password, client);
    if (!(await answering(confirmed, languageOf(client)))) {
      throw refusal('BAD_REQUEST', 'INVALID_PASSWORD', 'Invalid password');
    }
  });
  const { enableTwoFactor, getTOTPURI, generateBackupCodes } = plugin.endpoints;
  for (const { options } of [enableTwoFactor, getTOTPURI, generateBackupCodes]) {
    (options.use as unknown[]).push(counted); // after the one that finds the session
  }
  // Only those: better-auth would report each that is there twice.
  return { ...plugin, endpoints: { enableTwoFactor, getTOTPURI, generateBackupCodes } };
}
