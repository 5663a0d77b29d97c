import { v7 as uuid } from 'uuid';
import type { Access } from '../data/door.ts';
import { EmailTakenError } from '../errors.ts';
import type { Client } from './client.ts';
import { newSession } from './new-session.ts';
import { passwordHash } from './password-hash.ts';
import type { SessionRow } from './refresh-tokens.ts';
import type { Registration } from './registration.ts';

/** What {@link createAccount} needs. */
interface CreateAccountDeps {
  readonly access: Access;
  readonly sessionDays: number;
}

/**
 * Makes a person with a password and a first session, in one transaction: all of it or nothing. Not by better-auth's
 * own sign-up, which would hash the password while it holds a connection in a transaction.
 * @throws EmailTakenError
 */
export async function createAccount(
  { access, sessionDays }: CreateAccountDeps,
  { email, password, name }: Registration,
  client: Client,
): Promise<{ session: SessionRow; token: string }> {
  const taken = await access.db.authUser.findFirst({ where: { email }, select: { id: true } });
  if (taken) throw new EmailTakenError();
  const hash = await passwordHash.hash(password);
  const userId = uuid();
  const { id, expiresAt, refreshToken, data } = newSession(client, sessionDays);
  try {
    await access.db.authUser.create({
      data: {
        id: userId,
        email,
        name,
        accounts: {
          create: { id: uuid(), providerId: 'credential', accountId: userId, password: hash },
        },
        sessions: { create: data },
      },
    });
  } catch (error) {
    // Somebody else's registration of this address was faster.
    if ((error as { code?: unknown }).code === 'P2002') throw new EmailTakenError();
    throw error;
  }
  return { session: { id, userId, expiresAt }, token: refreshToken };
}
