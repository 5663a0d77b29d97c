import type { Db } from '../data/door.ts';
import { invitationHash } from '../invitations/tokens.service.ts';

/**
 * The address, in lower case, that an invitation with this token was mailed to: whoever has it reads that mailbox. Null
 * where the token is wrong, or the invitation waits no more.
 */
export async function invitedAddress(db: Db, token: string): Promise<string | null> {
  const hash = invitationHash(token);
  if (hash === null) return null;
  const [row] = await db.$queryRaw<{ email: string | null }[]>`
    select lower(app.invitation_address(${hash})) as email`;
  return row?.email ?? null;
}
