import type { Access, Db } from '../data/door.ts';
import { endSessions, forgetPending, lockPerson, removeTwoFactor } from './account-rows.ts';
import type { Client } from './client.ts';
import type { LockOut } from './lock-out.ts';
import { confirmPassword } from './password-change.ts';

/** What became of an account whose address was to be verified. */
export type AddressProof =
  /** The account is gone. */
  | 'INVALID'
  /** Verified, now or before; whoever asked keeps the password. */
  | 'VERIFIED'
  /** Verified, and a new password is to be set: somebody else chose the former one. */
  | 'VERIFIED_WITHOUT_PASSWORD'
  /** Nothing changed: whoever asked showed nothing but the mail. */
  | 'UNCONFIRMED'
  /** Nothing changed: the password is not that of the account. */
  | 'WRONG_PASSWORD';

/** What somebody who reads the mails of an address shows besides. */
export interface Confirmation {
  readonly session: { readonly id: string; readonly userId: string } | null;
  readonly password?: string | undefined;
  /** They say that they did not choose the password; counts where they gave none. */
  readonly drop: boolean;
}

/** What {@link createAddressProof} needs. */
interface AddressProofDeps {
  readonly access: Access;
  readonly lockOut: LockOut;
  /** Told of sessions that ended. */
  readonly onEnded: (sessionIds: readonly string[]) => void;
}

interface Outcome {
  readonly proof: AddressProof;
  readonly ended?: readonly string[];
}

/**
 * Verifies an address for somebody who reads its mails.
 *
 * Anybody can register an address that is not theirs, with a password of their own, and wait until its owner verifies
 * it. So reading the mails is not enough: by a session or the password of that very account the owner shows that both
 * are theirs; else they say that the password is not, and it goes, with two-factor and every session, and the mailbox
 * is what a new one comes by.
 * @throws TooManyAttemptsError
 */
export function createAddressProof(deps: AddressProofDeps) {
  const { access, onEnded } = deps;
  return async (
    email: string,
    { session, password, drop }: Confirmation,
    client: Client,
  ): Promise<AddressProof> => {
    const found = await access.db.authUser.findFirst({
      where: { email },
      select: { id: true, emailVerified: true },
    });
    if (!found) return 'INVALID';
    if (found.emailVerified) return 'VERIFIED';
    // Not beside a session, which is as good.
    const given = session?.userId === found.id ? undefined : password;
    const hash = given
      ? await confirmPassword(deps, { userId: found.id, email }, given, client)
      : null;
    if (given && hash === null) return 'WRONG_PASSWORD';

    const { proof, ended = [] } = await access.transaction(async (tx): Promise<Outcome> => {
      const person = await lockPerson(tx, { id: found.id });
      if (!person) return { proof: 'INVALID' };
      if (person.emailVerified) return { proof: 'VERIFIED' };
      if (hash !== null) return { proof: await verifyByHash(tx, person.id, hash) };
      if (drop && !password) return verifyWithoutPassword(tx, person.id);
      if (session?.userId !== person.id || !(await isOpen(tx, session.id))) {
        return { proof: 'UNCONFIRMED' };
      }
      await verify(tx, person.id);
      await forgetPending(tx, person.id, 'sign-ins');
      return { proof: 'VERIFIED', ended: await endSessions(tx, person.id, session.id) };
    });
    onEnded(ended);
    return proof;
  };
}

const verify = (tx: Db, id: string) =>
  tx.authUser.updateMany({ where: { id }, data: { emailVerified: true } });

/** Whoever holds a session could have changed the password since it was checked. */
async function verifyByHash(tx: Db, userId: string, password: string): Promise<AddressProof> {
  const where = { userId, providerId: 'credential', password };
  if ((await tx.authAccount.count({ where })) === 0) return 'WRONG_PASSWORD';
  await verify(tx, userId);
  return 'VERIFIED';
}

async function verifyWithoutPassword(tx: Db, userId: string): Promise<Outcome> {
  await verify(tx, userId);
  await forgetPending(tx, userId, 'sign-ins');
  await tx.authAccount.updateMany({ where: { userId }, data: { password: null } });
  await removeTwoFactor(tx, userId);
  return { proof: 'VERIFIED_WITHOUT_PASSWORD', ended: await endSessions(tx, userId) };
}

/** It may have ended since the request came. */
async function isOpen(tx: Db, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from auth.sessions where id = ${id}::uuid and expires_at > now() for update`;
  return rows.length > 0;
}
