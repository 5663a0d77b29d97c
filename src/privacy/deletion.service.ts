import { recordDeeds } from '../audit/audit.service.ts';
import type { Changer } from '../audit/audit.service.ts';
import { tellingRefusals } from '../data/refusals.ts';
import type { Access, Db } from '../data/door.ts';
import { LastOwnerError, SoleOwnerError } from '../errors.ts';

/**
 * Deletes the viewer with everything personal of them, in one transaction. Their organizations' audit logs tell that
 * they left, by an id that means nothing any more.
 * @throws SoleOwnerError, before anything happens, where an organization would be left without an owner
 */
export async function deleteViewer(leaver: Changer): Promise<void> {
  const { access } = leaver;
  await refuseSoleOwner(access);
  try {
    await tellingRefusals(
      access.transaction(async (tx) => {
        await recordLeaving(tx, leaver);
        await tx.$queryRaw`select app.delete_viewer()::text`;
      }),
    );
  } catch (error) {
    // Another owner left at this very moment, and was first.
    if (error instanceof LastOwnerError) await refuseSoleOwner(access);
    throw error;
  }
}

async function refuseSoleOwner({ db }: Access): Promise<void> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select m.organization_id as id from memberships m
    where m.user_id = (select app.viewer_id()) and m.role = 'OWNER' and m.state = 'ACTIVE' and not exists (
      select from memberships o
      where o.organization_id = m.organization_id and o.role = 'OWNER' and o.state = 'ACTIVE' and o.id <> m.id
    )
    order by m.created_at, m.id`;
  if (rows.length > 0) throw new SoleOwnerError(rows.map(({ id }) => id));
}

async function recordLeaving(tx: Db, leaver: Changer): Promise<void> {
  const { userId } = leaver.viewer;
  const places = await tx.membership.findMany({ where: { userId }, orderBy: { id: 'asc' } });
  await recordDeeds(
    tx,
    leaver,
    places.map(({ id, organizationId, role, departmentId }) => ({
      organizationId,
      action: 'MEMBER_LEFT',
      targetType: 'Membership',
      targetId: id,
      before: { role, departmentId },
    })),
  );
}
