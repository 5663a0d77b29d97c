import { recordDeeds, recorderOf } from '../audit/audit.service.ts';
import type { Changer } from '../audit/audit.service.ts';
import { change, invalid, refuse, stillThere, targetId } from '../changes.ts';
import type { Db } from '../data/door.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import { idOf } from '../global-id.ts';
import type { Membership, MembershipRole, Organization } from '../generated/prisma/client.ts';

/** Changing the places of people in an organization. Who may do what, policies and the guard of memberships decide. */

/** A person's place that is no more. UUIDs. */
export interface RemovedMember {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
}

/** Gives somebody another role. @throws InvalidInputError, NotFoundError, ForbiddenError, LastOwnerError */
export function changeMemberRole(
  by: Changer,
  input: { readonly membershipId: string; readonly role: MembershipRole },
): Promise<Membership> {
  const id = targetId('Membership', input.membershipId);
  const { role } = input;
  const work = async (tx: Db) => {
    const before = await lockPlace(tx, id);
    if (before.role === role) return before;
    return update(tx, by, before, { role }, 'MEMBER_ROLE_CHANGED');
  };
  return change(by, work, {
    // Whose wizard still waits can be anything but an owner.
    23514: () =>
      invalid('role', 'INVALID_VALUE', { values: ['ADMIN', 'MANAGER', 'MEMBER', 'VIEWER'] }),
  });
}

/** Moves somebody to another department, or to none. @throws InvalidInputError, NotFoundError, ForbiddenError */
export function moveMember(
  by: Changer,
  input: { readonly membershipId: string; readonly departmentId?: string | null | undefined },
): Promise<Membership> {
  const id = targetId('Membership', input.membershipId);
  const unknown = () => invalid('departmentId', 'UNKNOWN_DEPARTMENT');
  const { departmentId: globalId = null } = input;
  const departmentId = globalId === null ? null : idOf('Department', globalId);
  const move = async (tx: Db) => {
    const before = await lockPlace(tx, id);
    if (globalId !== null && departmentId === null) throw unknown();
    if (before.departmentId === departmentId) return before;
    return update(tx, by, before, { departmentId }, 'MEMBER_MOVED');
  };
  // The foreign key leads to departments of the same organization only.
  return change(by, move, { 23503: unknown });
}

/** Ends somebody's membership; one's own too. @throws NotFoundError, ForbiddenError, LastOwnerError */
export function removeMember(
  by: Changer,
  input: { readonly membershipId: string },
): Promise<RemovedMember> {
  const id = targetId('Membership', input.membershipId);
  return change(by, (tx) => remove(tx, by, { id }));
}

/** Ends the viewer's own membership, or their waiting for one. @throws NotFoundError, LastOwnerError */
export function leaveOrganization(
  by: Changer,
  input: { readonly organizationId: string },
): Promise<RemovedMember> {
  const organizationId = targetId('Organization', input.organizationId);
  const leave = async (tx: Db) => remove(tx, by, { organizationId, userId: by.viewer.userId });
  return change(by, leave).catch((error: unknown) => {
    // Everybody may leave: who may not any more is gone already, removed at the same time.
    throw error instanceof ForbiddenError ? new NotFoundError() : error;
  });
}

/**
 * Makes an active member the owner in the viewer's stead, who becomes an ADMIN.
 * @throws InvalidInputError, NotFoundError, ForbiddenError
 */
export function transferOwnership(
  by: Changer,
  input: { readonly membershipId: string },
): Promise<Organization> {
  const id = targetId('Membership', input.membershipId);
  return change(by, async (tx) => {
    // Both in the order of their ids: two owners who hand over to each other must not wait for each other.
    const places = await tx.$queryRaw<Place[]>`
      select id, organization_id as "organizationId", user_id as "userId", role, state from memberships
      where organization_id = (select organization_id from memberships where id = ${id}::uuid)
        and (id = ${id}::uuid or user_id = ${by.viewer.userId}::uuid)
      order by id for no key update`;
    const target = places.find((place) => place.id === id);
    const own = places.find(({ userId }) => userId === by.viewer.userId);
    if (!target || !own) return refuse(tx.membership.findFirst({ where: { id } }));
    if (own.role !== 'OWNER') throw new ForbiddenError();
    if (target === own || target.state !== 'ACTIVE')
      throw invalid('membershipId', 'UNKNOWN_MEMBER');
    const { organizationId } = target;
    // First the new owner: the organization is never without one.
    await setRole(tx, id, 'OWNER');
    await setRole(tx, own.id, 'ADMIN');
    await recordDeeds(tx, by, [
      {
        organizationId,
        action: 'OWNERSHIP_TRANSFERRED',
        targetType: 'Membership',
        targetId: id,
        before: { role: target.role },
        after: { role: 'OWNER' },
      },
      {
        organizationId,
        action: 'MEMBER_ROLE_CHANGED',
        targetType: 'Membership',
        targetId: own.id,
        before: { role: own.role },
        after: { role: 'ADMIN' },
      },
    ]);
    return stillThere(tx.organization.findFirst({ where: { id: organizationId } }));
  });
}

type Place = Pick<Membership, 'id' | 'organizationId' | 'userId' | 'role' | 'state'>;

/** A place as it is while nobody else can change it: that the viewer may change it is what the lock asks. */
async function lockPlace(tx: Db, id: string): Promise<Membership> {
  const [place] = await tx.$queryRaw<Membership[]>`
    select id, organization_id as "organizationId", user_id as "userId", role, state,
      department_id as "departmentId", created_at as "createdAt", updated_at as "updatedAt"
    from memberships where id = ${id}::uuid for no key update`;
  return place ?? refuse(tx.membership.findFirst({ where: { id } }));
}

async function update(
  tx: Db,
  by: Changer,
  place: Membership,
  after: { readonly role: MembershipRole } | { readonly departmentId: string | null },
  action: 'MEMBER_ROLE_CHANGED' | 'MEMBER_MOVED',
): Promise<Membership> {
  const { id, role, departmentId } = place;
  const [updated] = await tx.membership.updateManyAndReturn({
    where: { id },
    data: { ...after, updatedAt: new Date() },
  });
  // Demoted between the two statements, one updates nothing.
  if (!updated) return refuse(tx.membership.findFirst({ where: { id } }));
  const before = 'role' in after ? { role } : { departmentId };
  await record(tx, by, action, place, { before, after });
  return updated;
}

async function setRole(tx: Db, id: string, role: MembershipRole): Promise<void> {
  const { count } = await tx.membership.updateMany({
    where: { id },
    data: { role, updatedAt: new Date() },
  });
  if (count === 0) throw new ForbiddenError();
}

async function remove(
  tx: Db,
  by: Changer,
  where: { readonly id: string } | { readonly organizationId: string; readonly userId: string },
): Promise<RemovedMember> {
  const place = await tx.membership.findFirst({ where });
  if (!place) throw new NotFoundError();
  const { id, organizationId, userId, role, departmentId } = place;
  // Before the deed: whoever leaves cannot tell of it afterwards.
  const action = userId === by.viewer.userId ? 'MEMBER_LEFT' : 'MEMBER_REMOVED';
  await record(tx, by, action, place, { before: { role, departmentId } });
  const { count } = await tx.membership.deleteMany({ where: { id } });
  if (count === 0) return refuse(tx.membership.findFirst({ where: { id } }));
  return { id, organizationId, userId };
}

const record = recorderOf('Membership');
