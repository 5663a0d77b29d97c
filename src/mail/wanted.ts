import type { Db } from '../data/door.ts';
import { invitationHash } from '../invitations/tokens.service.ts';
import type { MailData, MailKind } from './outbox.service.ts';

/**
 * So many invitations one address is sent within a day, by whomever: each sender has limits of their own, but many of
 * them could still flood a mailbox together. Ten organizations that invite one person on one day, each once, is more
 * than happens by chance. What is under way at that moment, three mails of each server, may be sent besides.
 */
export const MOST_INVITATIONS = 10;
const DAY_MS = 86_400_000;

/** What is asked of a row of the outbox here. */
interface Row {
  readonly kind: string;
  readonly recipient: string;
  readonly invitationId: string | null;
}

/** The hash of an invitation mail's token; null for other mails, and where it is no token. */
export const tokenHashOf = ({ kind }: Pick<Row, 'kind'>, data: MailData[MailKind]) =>
  kind === 'INVITATION' ? invitationHash((data as MailData['INVITATION']).token) : null;

/**
 * Whether what a mail says still holds: its link is good, and its invitation neither answered, revoked, over, nor sent
 * again with another token.
 */
export async function stillStands(db: Db, mail: Row, data: MailData[MailKind]): Promise<boolean> {
  // What is no date at all is not cancelled silently: the mail cannot be written, and an operator sees it.
  if ('expiresAt' in data && Date.parse(data.expiresAt) <= Date.now()) return false;
  if (mail.kind !== 'INVITATION') return true;
  const tokenHash = tokenHashOf(mail, data);
  if (mail.invitationId === null || tokenHash === null) return false;
  const invitation = await db.invitation.findFirst({
    where: {
      id: mail.invitationId,
      state: 'PENDING',
      tokenHash,
      expiresAt: { gt: new Date() },
    },
    select: { id: true },
  });
  return invitation !== null;
}

/** Whether it is an invitation to somebody who was sent as many as {@link MOST_INVITATIONS} within the last 24 hours. */
export async function isOneTooMany(db: Db, { kind, recipient }: Row): Promise<boolean> {
  if (kind !== 'INVITATION') return false;
  const since = new Date(Date.now() - DAY_MS);
  const sent = await db.outboxMail.count({
    where: { recipient, kind, state: 'SENT', endedAt: { gt: since } },
    take: MOST_INVITATIONS,
  });
  return sent >= MOST_INVITATIONS;
}
