import type { Db } from '../data/door.ts';
import type { Raw } from './rows.ts';
import { fromRaw, SESSION } from './rows.ts';
import type { SessionRow } from './session.service.ts';

/** Where people stand: with a wizard, with invitations, and with the organizations where a place waits for them. */

/** What decides where a person is sent, beside their session. */
export interface Standing {
  /** Whether they have an address that they could prove and have not. */
  readonly unproven: boolean;
  /** Whether an invitation waits for their proven address. */
  readonly invited: boolean;
  /** The organization (UUID) where a place waits for them to walk the MEMBER wizard; null where none does. */
  readonly joins: string | null;
}

/**
 * The viewer's standing, with their session of the flow that counts: the open one, else the one that ended last. One
 * statement, also where there is no session.
 */
export async function readStanding(
  db: Db,
  userId: string,
  flow: string,
): Promise<{ standing: Standing; row: SessionRow | null }> {
  const rows = await db.$queryRaw<(Standing & (Raw | { id: null }))[]>`
    select v.unproven, v.invited, v.joins, latest.*
    from app.viewer_standing() v left join lateral (${SESSION}
      where s.user_id = ${userId}::uuid and s.flow = ${flow}
      order by s.ended_at desc nulls first, s.created_at desc limit 1
    ) latest on true`;
  const [found] = rows;
  if (!found) throw new Error('Everybody has a standing.');
  const { unproven, invited, joins, ...row } = found;
  return { standing: { unproven, invited, joins }, row: row.id === null ? null : fromRaw(row) };
}

/** The viewer's newest session of a flow in an organization, open or not: its id (UUID), or null. */
export async function findNewestIn(
  tx: Db,
  userId: string,
  flow: string,
  organizationId: string,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from onboarding_sessions
    where user_id = ${userId}::uuid and flow = ${flow} and organization_id = ${organizationId}::uuid
    order by created_at desc limit 1`;
  return rows[0]?.id ?? null;
}

/** A person's place in an organization: UUIDs. */
export interface Place {
  readonly organizationId: string;
  readonly userId: string;
}

/** The newest MEMBER session at each of these places that the viewer may see. */
export async function readNewestOf(db: Db, places: readonly Place[]): Promise<SessionRow[]> {
  const rows = await db.$queryRaw<Raw[]>`${SESSION}
    where s.id in (
      select (
        select n.id from onboarding_sessions n
        where n.organization_id = p."organizationId" and n.user_id = p."userId" and n.flow = 'MEMBER'
        order by n.created_at desc limit 1
      )
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p ("organizationId" uuid, "userId" uuid)
    )`;
  return rows.map(fromRaw);
}

/** Whether a place in the organization waits for the viewer's wizard. */
export async function hasWaitingPlace(
  tx: Db,
  { userId, organizationId }: Pick<SessionRow, 'userId' | 'organizationId'>,
): Promise<boolean> {
  // An organization that was deleted took its places along.
  if (organizationId === null) return false;
  const place = await tx.membership.findFirst({
    where: { userId, organizationId, state: 'PENDING' },
    select: { id: true },
  });
  return place !== null;
}

/** The organization (UUID) where a place has waited longest for the viewer's wizard; null where none does. */
export async function findWaitingPlace(tx: Db, userId: string): Promise<string | null> {
  const place = await tx.membership.findFirst({
    where: { userId, state: 'PENDING' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { organizationId: true },
  });
  return place?.organizationId ?? null;
}
