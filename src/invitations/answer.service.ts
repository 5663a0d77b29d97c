import { v7 as uuidv7 } from 'uuid';
import { invalid } from '../changes.ts';
import type { Access, Db } from '../data/door.ts';
import { tellingLoss } from '../data/refusals.ts';
import { InvitationStateError, NotFoundError } from '../errors.ts';
import type { InvitationReason } from '../errors.ts';
import type { MembershipRole } from '../generated/prisma/client.ts';
import { idOf } from '../global-id.ts';
import { once } from '../idempotency/idempotency.service.ts';
import type { Actor, Onboarding } from '../onboarding/onboarding.service.ts';
import { invitationHash } from './tokens.service.ts';

/** What a landing page may tell of an invitation. */
export interface InvitationPreview {
  readonly organizationName: string;
  /** Null when the inviter is gone. */
  readonly inviterName: string | null;
  readonly role: MembershipRole;
  readonly state: 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'REVOKED' | 'EXPIRED';
}

/** An invitation that waits for the viewer's proven address. */
export interface WaitingInvitation {
  readonly id: string;
  readonly organizationName: string;
  readonly inviterName: string | null;
  readonly role: MembershipRole;
  readonly expiresAt: Date | null;
}

/** Which invitation: by the token of its mail, or by its global id where it waits for the viewer's proven address. */
export interface AnswerInput {
  readonly token?: string | null | undefined;
  readonly invitationId?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** What the holder of a token may know; null where there is no such token. One statement. */
export async function previewInvitation(
  { db }: Access,
  token: string,
): Promise<InvitationPreview | null> {
  const hash = invitationHash(token);
  return hash === null ? null : preview(db, { hash, id: null });
}

async function preview(db: Db, { hash, id }: Named): Promise<InvitationPreview | null> {
  const [found] = await db.$queryRaw<InvitationPreview[]>`
    select organization_name as "organizationName", inviter_name as "inviterName", role::text as role, state
    from app.invitation_preview(${hash}, ${id}::uuid)`;
  return found ?? null;
}

/** The invitations that wait for the viewer. One statement. */
export function waitingInvitations({ db }: Access): Promise<WaitingInvitation[]> {
  return db.$queryRaw`
    select id, organization_name as "organizationName", inviter_name as "inviterName", role::text as role,
      expires_at as "expiresAt"
    from app.viewer_invitations()`;
}

/**
 * Accepts: a place in the organization waits from then on, and the MEMBER wizard that makes it active is begun. Role
 * and department are those of the invitation. Safe to repeat. Gives the session's id (UUID).
 * @throws NotFoundError, InvitationStateError, InvalidInputError, IdempotencyError
 */
export function acceptInvitation(
  onboarding: Pick<Onboarding, 'join'>,
  actor: Actor,
  input: AnswerInput,
): Promise<string> {
  const { access, viewer } = actor;
  return tellingLoss(
    access.transaction((tx) =>
      once(tx, viewer.userId, { mutation: 'acceptInvitation', input }, async () => {
        const organizationId = await answer(tx, actor, input, true);
        return onboarding.join(tx, actor, organizationId);
      }),
    ),
  );
}

/**
 * Declines. By the token it takes nobody to be signed in: who declines need not have an account. Safe to repeat.
 * @throws NotFoundError, InvitationStateError, InvalidInputError
 */
export function declineInvitation(
  actor: Pick<Actor, 'access' | 'ip' | 'userAgent'>,
  input: AnswerInput,
): Promise<InvitationPreview> {
  return actor.access.transaction(async (tx) => {
    await answer(tx, actor, input, false);
    const declined = await preview(tx, named(input));
    if (!declined) throw new NotFoundError();
    return declined;
  });
}

/** An invitation by the hash of its token, or by its id (UUID). */
interface Named {
  readonly hash: string | null;
  readonly id: string | null;
}

function named({ token, invitationId }: AnswerInput): Named {
  const given = typeof token === 'string';
  if (given === (typeof invitationId === 'string')) {
    throw invalid('token', given ? 'NOT_ALLOWED' : 'REQUIRED');
  }
  return {
    hash: given ? invitationHash(token) : null,
    id: invitationId ? idOf('Invitation', invitationId) : null,
  };
}

/** Gives the organization's id (UUID). */
async function answer(
  tx: Db,
  { ip, userAgent }: Pick<Actor, 'ip' | 'userAgent'>,
  input: AnswerInput,
  accept: boolean,
): Promise<string> {
  const { hash, id } = named(input);
  if (hash === null && id === null) throw new NotFoundError();
  const [row] = await tx.$queryRaw<{ outcome: string; organizationId: string | null }[]>`
    select outcome, organization_id as "organizationId"
    from app.answer_invitation(${hash}, ${id}::uuid, ${accept}, ${uuidv7()}::uuid, ${ip}, ${userAgent})`;
  if (!row || row.outcome === 'NOT_FOUND' || row.organizationId === null) throw new NotFoundError();
  if (row.outcome !== 'OK') {
    throw new InvitationStateError(`INVITATION_${row.outcome}` as InvitationReason);
  }
  return row.organizationId;
}
