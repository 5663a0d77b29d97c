import { randomUUID } from 'node:crypto';
import { addIndustry, addTenant, insertRows } from '../data/world.ts';
import type { Tenant } from '../data/world.ts';
import type { App, Person } from '../helpers/app.ts';
import { userIdOf } from '../helpers/members.ts';
import { newMarker } from './markers.ts';
import { plant } from './planting.ts';
import { addPersonalRows } from './world-rows.ts';

/** Everybody who asks, in a world of three organizations. */
export const IDENTITIES = [
  'nobody',
  'stranger', // a member of nothing, at a domain of nobody's
  'member', // of ours, as the next six
  'viewer',
  'manager', // of a department, and sent an invitation
  'admin',
  'owner',
  'guest', // reads ours, administers theirs
  'former', // was a member: made an objective, sent an invitation, is in the audit log
  'otherOwner',
  'otherMember',
  'invited', // an invitation to ours waits for their proven address
  'unproven', // the same, but they have not proven it
  'asker', // at the domain of ours, and asked to join
  'joiner', // at the domain of ours, and could ask
  'pending', // accepted, as an admin; their wizard waits
  'staff', // operates the platform
  'lonely', // owns an organization alone
] as const;
export type Identity = (typeof IDENTITIES)[number];
export type Somebody = Exclude<Identity, 'nobody'>;

export interface World {
  readonly people: Readonly<Record<Somebody, Person>>;
  readonly ids: Readonly<Record<Somebody, string>>;
  readonly ours: Tenant;
  readonly theirs: Tenant;
  readonly third: Tenant;
  /** The token of the invitation that waits for the invited person. */
  readonly token: string;
  tokenOf(identity: Identity): string | undefined;
}

const UNPROVEN: readonly Somebody[] = ['unproven', 'otherMember'];
const OURS: readonly Somebody[] = ['owner', 'asker', 'joiner'];

/** Makes the world through the API as far as accounts go, and as the superuser for the rest. Every text has a marker. */
export async function addWorld(app: App): Promise<World> {
  const domains = { ours: `${newMarker()}.example`, theirs: `${newMarker()}.example` };
  const people = {} as Record<Somebody, Person>;
  const ids = {} as Record<Somebody, string>;
  for (const name of IDENTITIES.filter((one) => one !== 'nobody')) {
    const domain = OURS.includes(name)
      ? domains.ours
      : name === 'otherOwner'
        ? domains.theirs
        : 'elsewhere.example';
    people[name] = await app.person(`${name.toLowerCase()}-${newMarker()}@${domain}`);
    ids[name] = await userIdOf(app, people[name]);
    if (UNPROVEN.includes(name)) continue;
    await app.database.query('update auth.users set email_verified = true where id = $1', [
      ids[name],
    ]);
  }
  const { database } = app;
  const industryId = await addIndustry(database);
  const ours = await addTenant(database, industryId, [
    { userId: ids.owner, role: 'OWNER' },
    { userId: ids.manager, role: 'MANAGER' },
    { userId: ids.admin, role: 'ADMIN' },
    { userId: ids.member, role: 'MEMBER' },
    { userId: ids.viewer, role: 'VIEWER' },
    { userId: ids.guest, role: 'VIEWER' },
    { userId: ids.former, role: 'MEMBER' },
    { userId: ids.pending, role: 'ADMIN', state: 'PENDING' },
  ]);
  const theirs = await addTenant(database, industryId, [
    { userId: ids.otherOwner, role: 'OWNER' },
    { userId: ids.otherMember, role: 'MEMBER' },
    { userId: ids.guest, role: 'ADMIN' },
  ]);
  const third = await addTenant(database, industryId, [{ userId: ids.lonely, role: 'OWNER' }]);
  const token = randomUUID().replaceAll('-', '').padEnd(43, 'A');
  await addPersonalRows(app, { people, ids, tenants: { ours, theirs, third }, domains, token });
  await database.query('delete from memberships where user_id = $1', [ids.former]);
  await plant(database);
  return {
    people,
    ids,
    ours,
    theirs,
    third,
    token,
    tokenOf: (identity) => (identity === 'nobody' ? undefined : people[identity].token),
  };
}

/** Inserts a row, with an id of its own where it wants one; gives the id. */
export async function insert(
  { database }: App,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<string> {
  const id = randomUUID();
  await insertRows(database, table, [{ id, ...row }]);
  return id;
}
