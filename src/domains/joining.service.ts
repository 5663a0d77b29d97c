import { v7 as uuidv7 } from 'uuid';
import { recorderOf } from '../audit/audit.service.ts';
import type { Changer } from '../audit/audit.service.ts';
import { change, targetId } from '../changes.ts';
import type { Access, Db } from '../data/door.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import { once } from '../idempotency/idempotency.service.ts';
import type { DomainJoining } from './domains.service.ts';

/** How a request to join stands, and what it means. */
export const JOIN_REQUEST_STATES = {
  PENDING: 'Waits for an owner or admin.',
  APPROVED: 'The person was let in.',
  DECLINED: 'The person was not let in, and cannot ask again.',
} as const;
export type JoinRequestState = keyof typeof JOIN_REQUEST_STATES;

/** What became of a wish to join, and what it means. */
export const JOIN_OUTCOMES = {
  JOINED: 'They have a place: startOnboarding with the flow MEMBER makes them a member.',
  REQUESTED: 'An owner or admin decides.',
  DECLINED: 'It was declined before, for good.',
} as const;
export type JoinState = keyof typeof JOIN_OUTCOMES;

/** All that a newcomer learns of an organization before they are let in. */
export interface JoinableOrganization {
  /** UUID. */
  readonly organizationId: string;
  readonly name: string;
  readonly joining: Exclude<DomainJoining, 'OFF'>;
  /** How their own request stands; null where there is none. */
  readonly requestState: JoinRequestState | null;
}

/** What became of joinOrganization. */
export interface JoinOutcome {
  /** UUID. */
  readonly organizationId: string;
  readonly state: JoinState;
}

/** The organizations that let the viewer in by the domain of their proven address, and that they have no place in. */
export function joinableOrganizations({ db }: Access): Promise<JoinableOrganization[]> {
  return db.$queryRaw<JoinableOrganization[]>`
    select organization_id as "organizationId", organization_name as name, joining, request_state as "requestState"
    from app.joinable_organizations()`;
}

/**
 * Joins by the domain of the viewer's proven address, or asks to. Safe to repeat.
 * @throws NotFoundError where there is nothing to join, for whatever reason; IdempotencyError, InvalidInputError (a bad key)
 */
export async function joinOrganization(
  by: Changer,
  input: { readonly organizationId: string; readonly idempotencyKey?: string | null | undefined },
): Promise<JoinOutcome> {
  const { access, viewer, ip, userAgent } = by;
  const organizationId = targetId('Organization', input.organizationId);
  const state = await access.transaction((tx) =>
    once(tx, viewer.userId, { mutation: 'joinOrganization', input }, async () => {
      const [row] = await tx.$queryRaw<{ outcome: JoinState | 'NOT_FOUND' }[]>`
        select app.join_by_domain(${organizationId}::uuid, ${uuidv7()}::uuid, ${ip}, ${userAgent}) as outcome`;
      if (row && row.outcome !== 'NOT_FOUND') return row.outcome;
      // Whoever has a place already is not told that there is none to have.
      if (await hasPlace(tx, organizationId, viewer.userId)) return 'JOINED';
      throw new NotFoundError();
    }),
  );
  return { organizationId, state };
}

const hasPlace = async (tx: Db, organizationId: string, userId: string): Promise<boolean> =>
  (await tx.membership.count({ where: { organizationId, userId } })) > 0;

/**
 * An owner's or admin's answer to somebody who asks to join. One that was decided before stays as it is. Gives the
 * request's id (UUID).
 * @throws NotFoundError, ForbiddenError
 */
export function decideJoinRequest(
  by: Changer,
  input: { readonly requestId: string; readonly approve: boolean },
): Promise<string> {
  const id = targetId('JoinRequest', input.requestId);
  return change(by, async (tx) => {
    const [decided] = await tx.$queryRaw<{ organizationId: string }[]>`
      select organization_id as "organizationId"
      from app.decide_join_request(${id}::uuid, ${input.approve}, ${uuidv7()}::uuid)`;
    if (!decided) await refuseUnlessDecided(tx, id, by.viewer.userId);
    else {
      const action = input.approve ? 'JOIN_APPROVED' : 'JOIN_DECLINED';
      await record(tx, by, action, { id, ...decided });
    }
    return id;
  });
}

const record = recorderOf('JoinRequest');

/** Nothing was decided now: was it before, or is it not the viewer's to decide? */
async function refuseUnlessDecided(tx: Db, id: string, userId: string): Promise<void> {
  const request = await tx.joinRequest.findFirst({ where: { id } });
  if (!request) throw new NotFoundError();
  const { organizationId } = request;
  const role = { in: ['OWNER' as const, 'ADMIN' as const] };
  const where = { organizationId, userId, state: 'ACTIVE' as const, role };
  if ((await tx.membership.count({ where })) === 0) throw new ForbiddenError();
}
