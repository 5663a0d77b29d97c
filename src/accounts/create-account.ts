import { v7 as uuid } from 'uuid';
import type { Access } from '../data/door.ts';
import { EmailTakenError } from '../errors.ts';
import type { AccountMails } from './account-mails.ts';
import type { Client } from './client.ts';
import { languageOf } from './client.ts';
import { invitedAddress } from './invited-address.ts';
import type { LockOut } from './lock-out.ts';
import { newSession } from './new-session.ts';
import { passwordHash } from './password-hash.ts';
import type { SessionRow } from './refresh-tokens.ts';
import type { Registration } from './registration.ts';

/** What {@link createAccount} needs. */
interface CreateAccountDeps {
  readonly access: Access;
  readonly mails: Pick<AccountMails, 'verification'>;
  readonly lockOut: Pick<LockOut, 'welcome'>;
  readonly sessionDays: number;
}

/**
 * Makes a person with a password and a first session, and queues the mail that verifies the address, in one
 * transaction: all of it or nothing. Not by better-auth's own sign-up, which would hash the password while it holds a
 * connection in a transaction.
 * @param invitationToken From a mail to this address, where there is one: that verifies it at once.
 * @throws EmailTakenError
 */
export async function createAccount(
  { access, mails, lockOut, sessionDays }: CreateAccountDeps,
  { email, password, name }: Registration,
  client: Client,
  invitationToken: string | null,
): Promise<{ session: SessionRow; token: string }> {
  const taken = await access.db.authUser.findFirst({ where: { email }, select: { id: true } });
  if (taken) throw new EmailTakenError();
  const hash = await passwordHash.hash(password);
  const userId = uuid();
  const { id, expiresAt, refreshToken, refreshTokenHash, data } = newSession(client, sessionDays);
  const emailVerified =
    invitationToken !== null && (await invitedAddress(access.db, invitationToken)) === email;
  try {
    await access.transaction(async (tx) => {
      // Before the person, as in better-auth's sign-up (auth.ts): what both count is locked in one order.
      await lockOut.welcome(tx, email, client);
      if (!emailVerified) {
        await mails.verification(tx, { email, name, language: languageOf(client) });
      }
      await tx.authUser.create({
        data: {
          id: userId,
          email,
          emailVerified,
          name,
          accounts: {
            create: { id: uuid(), providerId: 'credential', accountId: userId, password: hash },
          },
          sessions: { create: { ...data, refreshTokens: { create: { hash: refreshTokenHash } } } },
        },
      });
    });
  } catch (error) {
    // Somebody else's registration of this address was faster.
    if ((error as { code?: unknown }).code === 'P2002') throw new EmailTakenError();
    throw error;
  }
  return { session: { id, userId, expiresAt }, token: refreshToken };
}
