import { v7 as uuid } from 'uuid';
import type { Access } from '../data/door.ts';
import { newSecretToken, secretTokenHash } from '../secret-token.ts';
import type { AccountMails } from './account-mails.ts';
import { endSessions, forgetPending, lockPerson, removeTwoFactor } from './account-rows.ts';
import type { Client } from './client.ts';
import { languageOf } from './client.ts';
import type { LockOut } from './lock-out.ts';
import { passwordHash } from './password-hash.ts';

/** How long a token is good for one reset. */
const TOKEN_MS = 3600 * 1000;

/** What passwords are reset and changed with. */
export interface PasswordDeps {
  readonly access: Access;
  readonly mails: AccountMails;
  readonly lockOut: LockOut;
  /** Told of sessions that ended. */
  readonly onEnded: (sessionIds: readonly string[]) => void;
}

/** As it is stored: whoever reads the table can reset nothing. */
const identifierOf = (hash: string) => `reset-password:${hash}`;

/** Mails a token to the address, where it has an account; tells nobody whether it has. */
export async function mailResetToken(
  { access, mails }: Pick<PasswordDeps, 'access' | 'mails'>,
  email: string,
  client: Client,
): Promise<void> {
  await access.transaction(async (tx) => {
    const person = await tx.authUser.findFirst({ where: { email } });
    if (!person) return;
    const to = { email, name: person.name, language: languageOf(client) };
    await mails.passwordReset(tx, to, async () => {
      const { token, hash } = newSecretToken();
      const expiresAt = new Date(Date.now() + TOKEN_MS);
      await tx.authVerification.create({
        data: { id: uuid(), identifier: identifierOf(hash), value: person.id, expiresAt },
      });
      return { token, expiresAt };
    });
  });
}

/**
 * Sets a new password with a token from a mail, once. The mailbox is proved by that: the address is verified, every
 * session ends, and where the address was not verified before, whoever registered it loses their second factor too.
 * @param newPassword Keeps the rules already (auth-rules.ts).
 * @returns false where the token is unknown, used or too old.
 */
export async function resetPassword(
  { access, mails, lockOut, onEnded }: PasswordDeps,
  token: string,
  newPassword: string,
  client: Client,
): Promise<boolean> {
  const hash = secretTokenHash(token);
  if (hash === null) return false;
  const where = { identifier: identifierOf(hash), expiresAt: { gt: new Date() } };
  // Nobody hashes passwords here without a token.
  if (!(await access.db.authVerification.findFirst({ where }))) return false;
  const password = await passwordHash.hash(newPassword);
  const ended = await access.transaction(async (tx) => {
    const [used] = await tx.$queryRaw<{ userId: string }[]>`
      delete from auth.verifications where identifier = ${where.identifier} and expires_at > now()
      returning value as "userId"`;
    const person = used && (await lockPerson(tx, { id: used.userId }));
    if (!person) return null;
    const { id: userId, email, name } = person;
    const changed = await tx.authAccount.updateMany({
      where: { userId, providerId: 'credential' },
      data: { password, updatedAt: new Date() },
    });
    if (changed.count === 0) {
      await tx.authAccount.create({
        data: { id: uuid(), userId, providerId: 'credential', accountId: userId, password },
      });
    }
    const sessions = await endSessions(tx, userId);
    await forgetPending(tx, userId, 'all');
    if (!person.emailVerified) {
      await tx.authUser.updateMany({ where: { id: userId }, data: { emailVerified: true } });
      await removeTwoFactor(tx, userId);
    }
    await mails.passwordChanged(tx, { email, name, language: languageOf(client) });
    await lockOut.welcome(tx, email, client);
    return sessions;
  });
  if (ended === null) return false;
  onEnded(ended);
  return true;
}
