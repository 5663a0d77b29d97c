import type { Db } from '../data/door.ts';

/** What changes in an account when it is known, or not known any more, who holds it. All of it within a transaction. */

/** An account's person, whose row is locked: changes of one account come one after another. */
export interface LockedPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly emailVerified: boolean;
}

/** Not FOR UPDATE: sessions that are being opened refer to the row, and would wait for us while we wait for them. */
export async function lockPerson(
  tx: Db,
  by: { readonly id: string } | { readonly email: string },
): Promise<LockedPerson | null> {
  const rows =
    'id' in by
      ? await tx.$queryRaw<LockedPerson[]>`
          select id, email, name, email_verified as "emailVerified" from auth.users
          where id = ${by.id}::uuid for no key update`
      : await tx.$queryRaw<LockedPerson[]>`
          select id, email, name, email_verified as "emailVerified" from auth.users
          where email = ${by.email} for no key update`;
  return rows[0] ?? null;
}

/** Ends the person's sessions, but one; gives the ids of those that ended. Change the password before: see openSession. */
export async function endSessions(
  tx: Db,
  userId: string,
  keep: string | null = null,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    delete from auth.sessions where user_id = ${userId}::uuid and id is distinct from ${keep}::uuid returning id`;
  return rows.map(({ id }) => id);
}

/** Forgets sign-ins that wait for a code and, with `'all'`, tokens that reset the password. */
export async function forgetPending(
  tx: Db,
  userId: string,
  what: 'sign-ins' | 'all',
): Promise<void> {
  await tx.authVerification.deleteMany({
    where: { value: userId, ...(what === 'sign-ins' && { identifier: { startsWith: '2fa-' } }) },
  });
}

/** Turns two-factor off, and forgets its secret and codes. */
export async function removeTwoFactor(tx: Db, userId: string): Promise<void> {
  await tx.authTwoFactor.deleteMany({ where: { userId } });
  await tx.authUser.updateMany({ where: { id: userId }, data: { twoFactorEnabled: false } });
}
