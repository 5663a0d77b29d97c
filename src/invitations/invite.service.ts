import { recordDeeds } from '../audit/audit.service.ts';
import { change, invalid, targetId } from '../changes.ts';
import type { Access, Db } from '../data/door.ts';
import { inOrder } from '../data/in-order.ts';
import type { Issue } from '../errors.ts';
import type { Invitation } from '../generated/prisma/client.ts';
import { once } from '../idempotency/idempotency.service.ts';
import type { Outbox } from '../mail/outbox.service.ts';
import type { Actor } from '../onboarding/onboarding.service.ts';
import { normalizeEmail } from '../steps/fields.ts';
import { error } from '../steps/step.ts';
import { issuesOf, readPlace, toInvitation } from './place.ts';
import type { InvitationAnswers, Place } from './place.ts';
import { columnsOf, invitationDeed, newSending, queueInvitations } from './sending.service.ts';
import type { NewInvitation, Sender, Sending } from './sending.service.ts';

/** What inviteMembers takes. */
export interface InviteInput {
  /** Global id. */
  readonly organizationId: string;
  readonly invitations: readonly InvitationAnswers[];
  readonly idempotencyKey?: string | null | undefined;
}

/** What became of one address; plain data, for repetitions are answered with it. */
export type InvitationOutcome = {
  /** As the client sent it. */
  readonly email: string;
  /** UUID; null where it was not invited. */
  readonly invitationId: string | null;
  readonly issues: readonly Issue[];
};

/** How many may be invited at once. */
const MOST_INVITATIONS = 100;

/**
 * Invites, or invites again: an address has one invitation in an organization, which is renewed. What is wrong with one
 * address does not keep the others from being invited.
 *
 * @returns an outcome for each address, in their order.
 * @throws InvalidInputError (too many, a bad key), NotFoundError, ForbiddenError, IdempotencyError
 */
export function inviteMembers(
  outbox: Outbox,
  inviter: Actor,
  input: InviteInput,
): Promise<readonly InvitationOutcome[]> {
  const { length } = input.invitations;
  if (length < 1) throw invalid('invitations', 'TOO_FEW', { min: 1 });
  if (length > MOST_INVITATIONS)
    throw invalid('invitations', 'TOO_MANY', { max: MOST_INVITATIONS });
  const call = { mutation: 'inviteMembers', input };
  return change(inviter, (tx) =>
    once(tx, inviter.viewer.userId, call, async () => {
      const organizationId = targetId('Organization', input.organizationId);
      const place = await readPlace(tx, organizationId, input.invitations);
      return (await invite(tx, outbox, inviter, place, input.invitations)) as never;
    }),
  );
}

/** Invites those of whom nothing is wrong; an outcome for each. */
async function invite(
  tx: Db,
  outbox: Outbox,
  inviter: Actor,
  place: Place,
  answers: readonly InvitationAnswers[],
): Promise<InvitationOutcome[]> {
  const issues = issuesOf(place, answers);
  const isWrong = (index: number) => issues[index]?.some(({ severity }) => severity === 'ERROR');
  const wanted = answers.flatMap((answer, index) =>
    isWrong(index) ? [] : [toInvitation(answer, place, inviter.viewer.userId)],
  );
  const sent = await write(tx, outbox, wanted);
  const { organizationName, inviterName } = place;
  const sender: Sender = { organizationName, inviterName, language: inviter.language };
  await queueInvitations(tx, outbox, sender, sent);
  await recordDeeds(
    tx,
    inviter,
    sent.map((invitation) => invitationDeed('INVITATION_SENT', invitation)),
  );
  return answers.map(({ email }, index): InvitationOutcome => {
    const found = issues[index] ?? [];
    if (isWrong(index)) return { email, invitationId: null, issues: found };
    const invitation = sent.find((one) => one.email === normalizeEmail(email));
    if (invitation) return { email, invitationId: invitation.id, issues: found };
    const taken = error(['email'], 'ALREADY_INVITED');
    return { email, invitationId: null, issues: [...found, taken] };
  });
}

/**
 * Writes the rows: new ones, and those that are renewed. Two statements, because one that does both may not tell which
 * rows of others it met. An invitation that a manager may not renew, somebody else's, is not among what it gives.
 */
async function write(
  tx: Db,
  outbox: Outbox,
  wanted: readonly NewInvitation[],
): Promise<(NewInvitation & Sending)[]> {
  if (wanted.length === 0) return [];
  const sendings = wanted.map((invitation) => ({ ...invitation, ...newSending(outbox) }));
  const rows = sendings.map(columnsOf);
  const made = await tx.invitation.createManyAndReturn({
    data: rows,
    skipDuplicates: true,
    select: { id: true, email: true },
  });
  const ids = new Map(made.map(({ email, id }) => [email, id]));
  const met = rows.filter(({ email }) => !ids.has(email));
  if (met.length > 0) {
    const renewed = await tx.$queryRaw<{ id: string; email: string }[]>`
      update invitations i
      set role = n.role::membership_role, department_id = n."departmentId", state = 'PENDING',
        invited_by_id = n."invitedById", token_hash = n."tokenHash", expires_at = n."expiresAt",
        delivery = n.delivery, ended_at = null, accepted_by_id = null, updated_at = statement_timestamp()
      from jsonb_to_recordset(${JSON.stringify(met)}::jsonb) as n (
        "organizationId" uuid, email text, role text, "departmentId" uuid, "invitedById" uuid, "tokenHash" text,
        "expiresAt" timestamptz, delivery text)
      where i.organization_id = n."organizationId" and i.email = n.email
      returning i.id, i.email`;
    for (const { email, id } of renewed) ids.set(email, id);
  }
  return sendings.flatMap((sending) => {
    const id = ids.get(sending.email);
    return id === undefined ? [] : [{ ...sending, id }];
  });
}

/** The invitations with these ids (UUIDs), in their order; null where the viewer sees none. One statement. */
export const invitationsByIds = async (
  { db }: Access,
  ids: readonly string[],
): Promise<(Invitation | null)[]> =>
  inOrder(ids, await db.invitation.findMany({ where: { id: { in: [...ids] } } }));
