import type { Access } from '../data/door.ts';
import { inOrder } from '../data/in-order.ts';
import type { MembershipRole, Organization } from '../generated/prisma/client.ts';

/** The organizations with these ids, in their order; null where there is none that the viewer may see. One statement. */
export async function organizationsByIds(
  { db }: Access,
  ids: readonly string[],
): Promise<(Organization | null)[]> {
  return inOrder(ids, await db.organization.findMany({ where: { id: { in: [...ids] } } }));
}

/** The viewer's role in each of these organizations, in their order; null where they are no member. One statement. */
export async function viewerRoles(
  { db }: Access,
  userId: string | null,
  organizationIds: readonly string[],
): Promise<(MembershipRole | null)[]> {
  if (userId === null) return organizationIds.map(() => null);
  const rows = await db.membership.findMany({
    where: { userId, organizationId: { in: [...organizationIds] }, state: 'ACTIVE' },
    select: { organizationId: true, role: true },
  });
  const roles = new Map(rows.map(({ organizationId, role }) => [organizationId, role]));
  return organizationIds.map((id) => roles.get(id) ?? null);
}
