import type { AuditAction, Deed } from '../audit/audit.service.ts';
import type { Db } from '../data/door.ts';
import type { MembershipRole } from '../generated/prisma/client.ts';
import type { Mail, Outbox } from '../mail/outbox.service.ts';
import type { Language } from '../messages/language.ts';
import { INVITATION_DAYS, newInvitationToken } from './tokens.service.ts';

/** An invitation to be made. Ids are UUIDs. */
export interface NewInvitation {
  readonly id: string;
  readonly organizationId: string;
  /** In lower case. */
  readonly email: string;
  readonly role: MembershipRole;
  readonly departmentId: string | null;
  readonly invitedById: string;
}

/** What the mail says of who sends it. */
export interface Sender {
  readonly organizationName: string;
  readonly inviterName: string;
  readonly language: Language;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What goes into an invitation's row when it is sent, and the token that goes into its mail. */
export interface Sending {
  readonly token: string | null;
  readonly tokenHash: string | null;
  readonly expiresAt: Date | null;
  readonly delivery: 'NONE' | 'QUEUED';
}

/** A token and its time, where there is mail to send it by; none otherwise. */
export function newSending({ sends }: Pick<Outbox, 'sends'>): Sending {
  if (!sends) return { token: null, tokenHash: null, expiresAt: null, delivery: 'NONE' };
  const { token, hash } = newInvitationToken();
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * DAY_MS);
  return { token, tokenHash: hash, expiresAt, delivery: 'QUEUED' };
}

/** What of it goes into its row: not the token, which only the mail may hold. */
export const columnsOf = <Row extends Sending>({ token: _token, ...columns }: Row) => columns;

/** Makes invitations of addresses that have none in the organization, and queues their mails. Two statements at most. */
export async function createInvitations(
  tx: Db,
  outbox: Outbox,
  sender: Sender,
  invitations: readonly NewInvitation[],
): Promise<void> {
  if (invitations.length === 0) return;
  const sent = invitations.map((invitation) => ({ ...invitation, ...newSending(outbox) }));
  await tx.invitation.createMany({ data: sent.map(columnsOf) });
  await queueInvitations(tx, outbox, sender, sent);
}

/** Queues the mails of invitations whose rows are written. */
export async function queueInvitations(
  tx: Db,
  outbox: Outbox,
  { organizationName, inviterName, language }: Sender,
  sent: readonly (Pick<NewInvitation, 'id' | 'email' | 'role'> & Sending)[],
): Promise<void> {
  await outbox.queue(
    tx,
    sent.flatMap(({ id, email, role, token, expiresAt }): Mail[] =>
      token === null || expiresAt === null
        ? []
        : [
            {
              kind: 'INVITATION',
              recipient: email,
              locale: language,
              invitationId: id,
              data: {
                token,
                organizationName,
                inviterName,
                role,
                expiresAt: expiresAt.toISOString(),
              },
            },
          ],
    ),
  );
}

/** What the audit log tells of an invitation: not the address, which is somebody's. */
export const invitationDeed = (
  action: AuditAction & `INVITATION_${string}`,
  { id, organizationId, role }: Pick<NewInvitation, 'id' | 'organizationId' | 'role'>,
): Deed => ({ organizationId, action, targetType: 'Invitation', targetId: id, after: { role } });
