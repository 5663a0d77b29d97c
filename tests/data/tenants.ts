import { randomUUID } from 'node:crypto';
import { encodeGlobalId } from '../../src/global-id.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { addIndustry, addPerson, addSession, addTenant } from './world.ts';
import type { Tenant } from './world.ts';

interface Session {
  readonly id: string;
  readonly userId: string;
  readonly organizationId: string | null;
}

/** Many tenants, and everybody in them. */
export interface Tenants {
  readonly industryId: string;
  readonly tenants: readonly Tenant[];
  readonly people: readonly string[];
  readonly sessions: readonly Session[];
  /** The global ids of all that there is, and of some that there is not. */
  readonly ids: readonly string[];
  /** The global ids of what this person may see, by product.md's table and not by any policy. */
  visibleTo(userId: string | null): ReadonlySet<string>;
}

/** In each tenant one of every role, somebody who is also in the tenant before, one who waits, and one who left. */
export async function addTenants(database: TestDatabase, count: number): Promise<Tenants> {
  const industryId = await addIndustry(database);
  const tenants: Tenant[] = [];
  const people: string[] = [];
  const sessions: Session[] = [];
  const start = async (userId: string, organizationId: string | null = null) => {
    sessions.push({
      id: await addSession(database, userId, organizationId),
      userId,
      organizationId,
    });
  };
  for (let n = 0; n < count; n++) {
    const newcomers = await Promise.all(Array.from({ length: 7 }, () => addPerson(database)));
    const [owner, admin, manager, member, viewer, waiting, former] = newcomers as [
      string,
      ...string[],
    ];
    const guest = tenants.at(-1)?.members[n % 5]?.userId;
    const tenant = await addTenant(database, industryId, [
      { userId: owner, role: 'OWNER' },
      { userId: manager ?? '', role: 'MANAGER' },
      { userId: admin ?? '', role: 'ADMIN' },
      { userId: member ?? '', role: 'MEMBER' },
      { userId: viewer ?? '', role: 'VIEWER' },
      { userId: waiting ?? '', role: 'ADMIN', state: 'PENDING' },
      ...(guest === undefined ? [] : [{ userId: guest, role: 'MEMBER' as const }]),
    ]);
    await start(owner, tenant.id);
    await start(former ?? '', tenant.id);
    await start(member ?? '');
    await start(waiting ?? '');
    tenants.push(tenant);
    people.push(...newcomers);
  }
  const everything = [
    encodeGlobalId('Industry', industryId),
    ...people.map((id) => encodeGlobalId('User', id)),
    ...sessions.map(({ id }) => encodeGlobalId('OnboardingSession', id)),
    ...tenants.flatMap((tenant) => [
      ...idsOf(tenant),
      ...tenant.invitations.map(({ id }) => encodeGlobalId('Invitation', id)),
    ]),
  ];
  const nothing = ['User', 'Organization', 'OnboardingSession'].map((type) =>
    encodeGlobalId(type, randomUUID()),
  );
  const visibleTo = (userId: string | null) =>
    visible({ industryId, tenants, people, sessions }, userId);
  return { industryId, tenants, people, sessions, ids: [...everything, ...nothing], visibleTo };
}

/** What all members of an organization see of it. */
const idsOf = (tenant: Tenant): string[] => [
  encodeGlobalId('Organization', tenant.id),
  ...tenant.members.map(({ id }) => encodeGlobalId('Membership', id)),
  ...tenant.members.map(({ userId }) => encodeGlobalId('User', userId)),
  ...tenant.departments.map((id) => encodeGlobalId('Department', id)),
  encodeGlobalId('Objective', tenant.objectiveId),
  ...tenant.keyResultIds.map((id) => encodeGlobalId('KeyResult', id)),
];

function visible(
  { industryId, tenants, sessions }: Omit<Tenants, 'ids' | 'visibleTo'>,
  userId: string | null,
): ReadonlySet<string> {
  const seen = new Set([encodeGlobalId('Industry', industryId)]);
  if (userId === null) return seen;
  seen.add(encodeGlobalId('User', userId));
  const administered = new Set<string>();
  for (const tenant of tenants) {
    const place = tenant.members.find((member) => member.userId === userId);
    if (!place) continue;
    // Who waits to come in sees their own place, and no more.
    seen.add(encodeGlobalId('Membership', place.id));
    if (place.state !== 'ACTIVE') continue;
    for (const id of idsOf(tenant)) seen.add(id);
    const administers = place.role === 'OWNER' || place.role === 'ADMIN';
    if (administers) administered.add(tenant.id);
    for (const { id, invitedById } of tenant.invitations) {
      if (administers || invitedById === userId) seen.add(encodeGlobalId('Invitation', id));
    }
  }
  for (const session of sessions) {
    if (session.userId === userId || administered.has(session.organizationId ?? '')) {
      seen.add(encodeGlobalId('OnboardingSession', session.id));
    }
  }
  return seen;
}
