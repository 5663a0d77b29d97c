import { SignJWT, jwtVerify } from 'jose';
import type { Db } from '../data/door.ts';
import { deriveKey } from '../derive-key.ts';
import type { Language } from '../messages/language.ts';
import type { Outbox } from '../mail/outbox.service.ts';
import type { MailBudget } from './mail-budget.ts';

/** How long the link in a mail verifies the address. */
const LINK_MS = 24 * 3600 * 1000;
const AUDIENCE = 'verify-email';

/** Whom a mail is for, and in which language. */
export interface MailTo {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** What a reset is mailed with. */
interface ResetToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * The mails of accounts, each queued in the transaction of what it tells of. Those that anybody can have sent to an
 * address are not queued past its budget, which nobody is told.
 */
export interface AccountMails {
  /** Whether there is anything that sends them: without, none is queued. */
  readonly sends: boolean;
  /** @param callbackUrl Where the browser goes once the address is verified; judged already. */
  verification(tx: Db, to: MailTo, callbackUrl?: string): Promise<void>;
  /** @param makeToken Called only where the mail is queued. */
  passwordReset(tx: Db, to: MailTo, makeToken: () => Promise<ResetToken>): Promise<void>;
  passwordChanged(tx: Db, to: MailTo): Promise<void>;
  /** The address that the token of a verification mail is about; null where it is none of ours, or too old. */
  addressOf(token: string): Promise<string | null>;
}

/** @param authUrl Of better-auth's routes, which links lead to. */
export function createAccountMails(
  outbox: Outbox,
  budget: MailBudget,
  secret: string,
  authUrl: string,
): AccountMails {
  const key = deriveKey(secret, 'gangway verify e-mail');
  const about = ({ email, language }: MailTo) => ({ recipient: email, locale: language });
  return {
    sends: outbox.sends,
    async verification(tx, to, callbackUrl) {
      if (!outbox.sends || !(await budget.take(tx, 'VERIFICATION', to.email))) return;
      const expiresAt = new Date(Date.now() + LINK_MS);
      const token = await new SignJWT({ email: to.email })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(AUDIENCE)
        .setExpirationTime(expiresAt)
        .sign(key);
      const query = new URLSearchParams({
        token,
        ...(callbackUrl !== undefined && { callbackURL: callbackUrl }),
      });
      const url = `${authUrl}/verify-email?${query.toString()}`;
      const data = { name: to.name, url, expiresAt: expiresAt.toISOString() };
      await outbox.queue(tx, [{ kind: 'VERIFICATION', ...about(to), data }]);
    },
    async passwordReset(tx, to, makeToken) {
      if (!(await budget.take(tx, 'PASSWORD_RESET', to.email))) return;
      const { token, expiresAt } = await makeToken();
      const data = { name: to.name, token, expiresAt: expiresAt.toISOString() };
      await outbox.queue(tx, [{ kind: 'PASSWORD_RESET', ...about(to), data }]);
    },
    async passwordChanged(tx, to) {
      const data = { name: to.name, changedAt: new Date().toISOString() };
      await outbox.queue(tx, [{ kind: 'PASSWORD_CHANGED', ...about(to), data }]);
    },
    async addressOf(token) {
      try {
        const { payload } = await jwtVerify<{ email?: unknown }>(token, key, {
          audience: AUDIENCE,
          algorithms: ['HS256'],
          requiredClaims: ['exp'],
        });
        return typeof payload.email === 'string' ? payload.email : null;
      } catch {
        return null;
      }
    },
  };
}
