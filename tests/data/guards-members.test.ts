import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Access, Door } from '../../src/data/door.ts';
import { sqlStateOf } from '../../src/data/violations.ts';
import { createDatabase, openTestDoor, untilWaiting } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { attempt } from './attempts.ts';
import { askerOf, of } from './rights-scopes.ts';
import type { Asker, Row, Rows } from './rights-scopes.ts';
import { IDENTITIES, addWorld, rowsOf, tablesOf } from './rights-world.ts';
import type { World } from './rights-world.ts';
import { addIndustry, addPerson, addTenant } from './world.ts';
import type { Tenant } from './world.ts';

/** What the database refuses of memberships, whoever asks: raising oneself, making owners, leaving nobody in charge. */

let database: TestDatabase;
let door: Door;
let world: World;
let rows: Rows;
let industryId: string;
beforeAll(async () => {
  database = await createDatabase();
  world = await addWorld(database);
  rows = await rowsOf(database, await tablesOf(database));
  industryId = await addIndustry(database);
  door = openTestDoor(database, 6);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

const ROLES = ['VIEWER', 'MEMBER', 'MANAGER', 'ADMIN', 'OWNER'] as const;
const rank = (role: unknown) => ROLES.indexOf(role as (typeof ROLES)[number]);

/** What comes of giving somebody a role, by the rules of product.md. */
function expectedOf(asker: Asker, place: Row, role: string): number | string {
  const acting = asker.roles.get(place['organization_id']);
  if (acting !== 'OWNER' && acting !== 'ADMIN') return 0;
  if (role === place['role']) return 1;
  if (place['user_id'] === asker.id && rank(role) > rank(place['role'])) return 'GW002';
  if ((role === 'OWNER' || place['role'] === 'OWNER') && acting !== 'OWNER') return 'GW002';
  // Who waits is not in charge yet.
  if (role === 'OWNER' && place['state'] === 'PENDING') return '23514';
  const owners = of(rows, 'memberships').filter(
    (other) => other['organization_id'] === place['organization_id'] && other['role'] === 'OWNER',
  );
  return place['role'] === 'OWNER' && owners.length === 1 ? 'GW001' : 1;
}

test('everybody gives every role to everybody: nobody raises themselves, owners are made by owners', async () => {
  const places = of(rows, 'memberships');
  const seen = new Set<number | string>();
  for (const identity of IDENTITIES) {
    const id = identity === 'nobody' ? null : world.ids[identity];
    const asker = askerOf(id, rows);
    const attempts = places.flatMap((place) => ROLES.map((role) => ({ place, role })));
    const outcomes = await attempt(
      door.asViewer(id),
      attempts.map(
        ({ place, role }) =>
          `update memberships set role = '${role}' where id = '${String(place['id'])}'`,
      ),
    );
    const told = ({ place, role }: (typeof attempts)[number], outcome: unknown) =>
      `${identity}: ${String(place['role'])} ${String(place['state'])} to ${role}: ${String(outcome)}`;
    expect(attempts.map((one, index) => told(one, outcomes[index]))).toEqual(
      attempts.map((one) => told(one, expectedOf(asker, one.place, one.role))),
    );
    for (const outcome of outcomes) seen.add(outcome);
  }
  // Each rule was met.
  expect([...seen].map(String).sort()).toEqual(['0', '1', '23514', 'GW001', 'GW002']);
});

test('all owners in one statement: refused', async () => {
  const where = `where organization_id = '${world.third.id}'`;
  const outcomes = await attempt(door.asViewer(world.ids.coOwner), [
    `delete from memberships ${where}`,
    `update memberships set role = 'VIEWER' ${where}`,
  ]);
  // By which rule depends on the order of the rows: who is no owner any more removes none.
  for (const outcome of outcomes) expect(['GW001', 'GW002']).toContain(outcome);
});

test('an organization goes with everything of it, its last owner among it', async () => {
  const outcome = `delete from organizations where id = '${world.ours.id}'`;
  expect(await attempt(door.asViewer(world.ids.owner), [outcome])).toEqual([1]);
});

describe('two owners', () => {
  let tenant: Tenant;
  let owners: [string, string];
  beforeEach(async () => {
    owners = [await addPerson(database), await addPerson(database)];
    tenant = await addTenant(
      database,
      industryId,
      owners.map((userId) => ({ userId, role: 'OWNER' as const })),
    );
  });

  const leaves = (person: string) => `delete from memberships
    where organization_id = '${tenant.id}' and user_id = '${person}'`;
  const demotes = (person: string) => `update memberships set role = 'MEMBER'
    where organization_id = '${tenant.id}' and user_id = '${person}'`;
  const ways: readonly [string, () => [string, string]][] = [
    ['leave', () => [leaves(owners[0]), leaves(owners[1])]],
    ['demote each other', () => [demotes(owners[1]), demotes(owners[0])]],
    ['remove each other', () => [leaves(owners[1]), leaves(owners[0])]],
    ['step down and leave', () => [demotes(owners[0]), leaves(owners[1])]],
    ['delete their account and leave', () => ['select app.delete_viewer()', leaves(owners[1])]],
    ['delete their accounts', () => ['select app.delete_viewer()', 'select app.delete_viewer()']],
  ];

  test.each(ways)('who %s at the same moment leave one', async (_way, statements) => {
    const [first, second] = statements();
    const outcomes = await atOnce(
      door.asViewer(owners[0]),
      first,
      door.asViewer(owners[1]),
      second,
    );
    expect(outcomes).toEqual(['done', 'GW001']);
    const left = await database.query<{ count: number }>(
      `select count(*)::int as count from memberships
       where organization_id = $1 and role = 'OWNER' and state = 'ACTIVE'`,
      [tenant.id],
    );
    expect(left).toEqual([{ count: 1 }]);
  });
});

/** Commits the first statement only when the second, begun after it, waits for it. */
async function atOnce(
  first: Access,
  firstStatement: string,
  second: Access,
  secondStatement: string,
): Promise<string[]> {
  const outcomeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => sqlStateOf(error) ?? String(error),
    );
  let other: Promise<string> | undefined;
  const one = await outcomeOf(
    first.transaction(async (tx) => {
      await tx.$executeRawUnsafe(firstStatement);
      other = outcomeOf(second.transaction((inner) => inner.$executeRawUnsafe(secondStatement)));
      await untilWaiting(database);
    }),
  );
  return [one, (await other) ?? 'not begun'];
}

describe('a place that waits becomes active', () => {
  const place = () => `organization_id = '${world.ours.id}' and user_id = app.viewer_id()`;
  const activate = () => `select from app.activate_membership('${world.ours.id}') done where done`;
  const sessions = (change: string) =>
    `update onboarding_sessions set ${change} where ${place()} and flow = 'MEMBER'`;
  const pending = () => door.asViewer(world.ids.pending);

  test('with the MEMBER wizard of that organization open, by its person', async () => {
    expect(await attempt(pending(), [activate()])).toEqual([1]);
    await pending()
      .transaction((tx) => tx.$executeRawUnsafe(activate()))
      .then((count) => expect(count).toBe(1));
    // Once.
    expect(await attempt(pending(), [activate()])).toEqual([0]);
    await database.query('delete from memberships where user_id = $1', [world.ids.pending]);
    await database.query(
      `insert into memberships (id, organization_id, user_id, role, state)
       values (gen_random_uuid(), $1, $2, 'ADMIN', 'PENDING')`,
      [world.ours.id, world.ids.pending],
    );
    // Whose place is gone has no wizard to walk there.
    expect(await attempt(pending(), [activate()])).toEqual([0]);
    await database.query(
      `update onboarding_sessions set state = 'IN_PROGRESS', ended_at = null
       where flow = 'MEMBER' and user_id = $1`,
      [world.ids.pending],
    );
    expect(await attempt(pending(), [activate()])).toEqual([1]);
  });

  test.each([
    ['paused', `state = 'PAUSED'`],
    ['completed', `state = 'COMPLETED', ended_at = now()`],
    ['abandoned', `state = 'ABANDONED', ended_at = now()`],
    ['past its time', `expires_at = now() - interval '1 second'`],
  ])('not with a wizard that is %s', async (_name, change) => {
    expect(await attempt(pending(), [activate()], [sessions(change)])).toEqual([0]);
  });

  test('not with another wizard, nor another organization’s', async () => {
    const others = await attempt(pending(), [
      `select from app.activate_membership('${world.theirs.id}') done where done`,
    ]);
    expect(others).toEqual([0]);
    await database.query(`update onboarding_sessions set flow = 'OTHER' where flow = 'MEMBER'`);
    const outcome = await attempt(pending(), [activate()]);
    await database.query(`update onboarding_sessions set flow = 'MEMBER' where flow = 'OTHER'`);
    expect(outcome).toEqual([0]);
  });

  test('by nobody else: not an owner, not the system', async () => {
    for (const identity of IDENTITIES.filter((name) => name !== 'pending')) {
      const id = identity === 'nobody' ? null : world.ids[identity];
      expect(await attempt(door.asViewer(id), [activate()])).toEqual([0]);
    }
    const update = `update memberships set state = 'ACTIVE' where user_id = '${world.ids.pending}'`;
    expect(await attempt(door.asSystem('expire sessions'), [update])).toEqual(['GW002']);
    expect(await attempt(door.asViewer(world.ids.owner), [update])).toEqual(['REFUSED']);
  });

  test('and never waits again', async () => {
    const update = `update memberships set state = 'PENDING' where user_id = '${world.ids.member}'`;
    expect(await attempt(door.asSystem('expire sessions'), [update])).toEqual(['GW002']);
  });
});
