import { recordDeeds } from '../audit/audit.service.ts';
import type { Changer } from '../audit/audit.service.ts';
import { change, refuse, targetId } from '../changes.ts';
import type { Db } from '../data/door.ts';
import { ForbiddenError, InvitationStateError } from '../errors.ts';
import type { InvitationState, MembershipRole } from '../generated/prisma/client.ts';
import { once } from '../idempotency/idempotency.service.ts';
import type { Outbox } from '../mail/outbox.service.ts';
import type { Actor } from '../onboarding/onboarding.service.ts';
import { columnsOf, invitationDeed, newSending, queueInvitations } from './sending.service.ts';

/** Which invitation, by its global id. */
export interface InvitationTarget {
  readonly invitationId: string;
  readonly idempotencyKey?: string | null | undefined;
}

interface Found {
  readonly id: string;
  readonly organizationId: string;
  readonly email: string;
  readonly role: MembershipRole;
  readonly state: InvitationState;
  readonly organizationName: string;
  readonly inviterName: string;
}

/**
 * Sends an invitation that waits, or has expired, again: with a new token and a new time; the former token is of no use
 * any more. Also sends those that completion made while there was no mail. Gives the invitation's id (UUID).
 * @throws NotFoundError, ForbiddenError, InvitationStateError, IdempotencyError, InvalidInputError (a bad key)
 */
export function resendInvitation(
  outbox: Outbox,
  inviter: Actor,
  input: InvitationTarget,
): Promise<string> {
  const { viewer, language } = inviter;
  return change(inviter, (tx) =>
    once(tx, viewer.userId, { mutation: 'resendInvitation', input }, async () => {
      const found = await lockInvitation(tx, input.invitationId);
      if (found.state !== 'PENDING') throw new InvitationStateError(`INVITATION_${found.state}`);
      const sending = newSending(outbox);
      await update(tx, found.id, { ...columnsOf(sending), invitedById: viewer.userId });
      await queueInvitations(tx, outbox, { ...found, language }, [{ ...found, ...sending }]);
      await recordDeeds(tx, inviter, [invitationDeed('INVITATION_RESENT', found)]);
      return found.id;
    }),
  );
}

/** Takes an invitation back: its token is of no use any more. Safe to repeat. Gives the invitation's id (UUID). */
export function revokeInvitation(by: Changer, input: InvitationTarget): Promise<string> {
  return change(by, async (tx) => {
    const found = await lockInvitation(tx, input.invitationId);
    if (found.state === 'REVOKED') return found.id;
    if (found.state === 'ACCEPTED') throw new InvitationStateError('INVITATION_ACCEPTED');
    await update(tx, found.id, { state: 'REVOKED', endedAt: new Date() });
    await recordDeeds(tx, by, [invitationDeed('INVITATION_REVOKED', found)]);
    return found.id;
  });
}

async function lockInvitation(tx: Db, globalId: string): Promise<Found> {
  const id = targetId('Invitation', globalId);
  const [found] = await tx.$queryRaw<Found[]>`
    select i.id, i.organization_id as "organizationId", i.email, i.role::text as role, i.state::text as state,
      o.name as "organizationName", u.name as "inviterName"
    from invitations i join organizations o on o.id = i.organization_id
    join users u on u.id = (select app.viewer_id())
    where i.id = ${id}::uuid for update of i`;
  // A policy for updates hides from the lock what may be read and not changed.
  return found ?? refuse(tx.invitation.findFirst({ where: { id }, select: { id: true } }));
}

async function update(
  tx: Db,
  id: string,
  data: Parameters<Db['invitation']['updateMany']>[0]['data'],
): Promise<void> {
  const { count } = await tx.invitation.updateMany({
    where: { id },
    data: { ...data, updatedAt: new Date() },
  });
  if (count === 0) throw new ForbiddenError();
}
