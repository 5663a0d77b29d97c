import type { Access } from '../data/door.ts';
import { InvalidCredentialsError } from '../errors.ts';
import type { Client } from './client.ts';
import { newSession } from './new-session.ts';
import { passwordHash } from './password-hash.ts';
import type { SessionRow } from './refresh-tokens.ts';

/**
 * Opens a session for whoever knows the password. A wrong password and an unknown address take the same time. Not by
 * better-auth's own sign-in, whose idea of an address (no `&`, for one) is narrower than that of `register`.
 * @throws InvalidCredentialsError
 */
export async function signInByPassword(
  { access, sessionDays }: { readonly access: Access; readonly sessionDays: number },
  { email, password }: { readonly email: string; readonly password: string },
  client: Client,
): Promise<{ session: SessionRow; token: string }> {
  const account = await access.db.authAccount.findFirst({
    where: { providerId: 'credential', user: { email } },
    select: { userId: true, password: true },
  });
  if (!account?.password) {
    await passwordHash.hash(password);
    throw new InvalidCredentialsError();
  }
  if (!(await passwordHash.verify({ hash: account.password, password }))) {
    throw new InvalidCredentialsError();
  }
  const { userId } = account;
  const { id, expiresAt, refreshToken, data } = newSession(client, sessionDays);
  await access.db.authSession.create({ data: { ...data, userId } });
  return { session: { id, userId, expiresAt }, token: refreshToken };
}
