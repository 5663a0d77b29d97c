import { recordDeeds } from '../audit/audit.service.ts';
import type { Db } from '../data/door.ts';
import { tellingRefusals } from '../data/refusals.ts';
import { ForbiddenError, InvitationStateError, NotFoundError } from '../errors.ts';
import type { InvitationState, MembershipRole } from '../generated/prisma/client.ts';
import { idOf } from '../global-id.ts';
import { once } from '../idempotency/idempotency.service.ts';
import type { Outbox } from '../mail/outbox.service.ts';
import type { Inviter } from './invite.service.ts';
import { invitationDeed, newSending, queueInvitations } from './sending.service.ts';

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
  inviter: Inviter,
  input: InvitationTarget,
): Promise<string> {
  const { access, viewer } = inviter;
  return tellingRefusals(
    access.transaction((tx) =>
      once(tx, viewer.userId, { mutation: 'resendInvitation', input }, async () => {
        const found = await lockInvitation(tx, input.invitationId);
        if (found.state !== 'PENDING') throw new InvitationStateError(`INVITATION_${found.state}`);
        const sending = newSending(outbox);
        const { token: _token, ...columns } = sending;
        await update(tx, found.id, { ...columns, invitedById: viewer.userId });
        const sender = { ...found, language: inviter.language };
        await queueInvitations(tx, outbox, sender, [{ ...found, ...sending }]);
        await recordDeeds(tx, inviter, [invitationDeed('INVITATION_RESENT', found)]);
        return found.id;
      }),
    ),
  );
}

/** Takes an invitation back: its token is of no use any more. Safe to repeat. Gives the invitation's id (UUID). */
export function revokeInvitation(inviter: Inviter, input: InvitationTarget): Promise<string> {
  return tellingRefusals(
    inviter.access.transaction(async (tx) => {
      const found = await lockInvitation(tx, input.invitationId);
      if (found.state === 'REVOKED') return found.id;
      if (found.state === 'ACCEPTED') throw new InvitationStateError('INVITATION_ACCEPTED');
      await update(tx, found.id, { state: 'REVOKED', endedAt: new Date() });
      await recordDeeds(tx, inviter, [invitationDeed('INVITATION_REVOKED', found)]);
      return found.id;
    }),
  );
}

async function lockInvitation(tx: Db, globalId: string): Promise<Found> {
  const id = idOf('Invitation', globalId);
  if (id === null) throw new NotFoundError();
  const [found] = await tx.$queryRaw<Found[]>`
    select i.id, i.organization_id as "organizationId", i.email, i.role::text as role, i.state::text as state,
      o.name as "organizationName", u.name as "inviterName"
    from invitations i join organizations o on o.id = i.organization_id
    join users u on u.id = (select app.viewer_id())
    where i.id = ${id}::uuid for update of i`;
  if (found) return found;
  // A policy for updates hides from the lock what may be read and not changed.
  const seen = await tx.invitation.findFirst({ where: { id }, select: { id: true } });
  throw seen ? new ForbiddenError() : new NotFoundError();
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
