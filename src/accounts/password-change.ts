import { endSessions, forgetPending, lockPerson } from './account-rows.ts';
import type { Client } from './client.ts';
import { languageOf } from './client.ts';
import { passwordHash } from './password-hash.ts';
import type { PasswordDeps } from './password-reset.ts';

/** Whose password, and which of their sessions goes on. */
interface SignedIn {
  readonly userId: string;
  readonly email: string;
  readonly sessionId: string;
}

/**
 * Whether it is the person's password: asked before what a stolen session must not do. Guesses count like sign-ins.
 * @returns its hash; null where it is not.
 * @throws TooManyAttemptsError
 */
export async function confirmPassword(
  { access, lockOut }: Pick<PasswordDeps, 'access' | 'lockOut'>,
  { userId, email }: Pick<SignedIn, 'userId' | 'email'>,
  password: string,
  client: Client,
): Promise<string | null> {
  const attempt = await lockOut.admit(email, client);
  const account = await access.db.authAccount.findFirst({
    where: { userId, providerId: 'credential' },
    select: { password: true },
  });
  const hash = account?.password;
  if (!hash || !(await passwordHash.verify({ hash, password }))) {
    await attempt.failed();
    return null;
  }
  await attempt.pending();
  return hash;
}

/**
 * Changes the password and ends the person's other sessions.
 * @returns false where the current password is not this one.
 * @throws TooManyAttemptsError
 */
export async function changePassword(
  deps: PasswordDeps,
  signedIn: SignedIn,
  passwords: { readonly current: string; readonly next: string },
  client: Client,
): Promise<boolean> {
  const { access, mails, onEnded } = deps;
  const { userId, sessionId } = signedIn;
  const former = await confirmPassword(deps, signedIn, passwords.current, client);
  if (former === null) return false;
  const password = await passwordHash.hash(passwords.next);
  const ended = await access.transaction(async (tx) => {
    const person = await lockPerson(tx, { id: userId });
    if (!person) return null;
    // Not where it was reset meanwhile, or taken away with the proof of the address.
    const changed = await tx.authAccount.updateMany({
      where: { userId, providerId: 'credential', password: former },
      data: { password, updatedAt: new Date() },
    });
    if (changed.count === 0) return null;
    await forgetPending(tx, userId, 'all');
    const { email, name } = person;
    await mails.passwordChanged(tx, { email, name, language: languageOf(client) });
    return endSessions(tx, userId, sessionId);
  });
  if (ended === null) return false;
  onEnded(ended);
  return true;
}
