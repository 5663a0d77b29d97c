import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Door } from '../../src/data/door.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { askerOf, of } from './rights-scopes.ts';
import type { Asker, Row, Rows } from './rights-scopes.ts';
import { FUNCTIONS } from './rights-table.ts';
import { IDENTITIES, addWorld, rowsOf, tablesOf } from './rights-world.ts';
import type { World } from './rights-world.ts';

/** The functions that see past the policies: all are known, and tell everybody of themselves only. */

let database: TestDatabase;
let door: Door;
let world: World;
let rows: Rows;
beforeAll(async () => {
  database = await createDatabase();
  world = await addWorld(database);
  rows = await rowsOf(database, await tablesOf(database));
  door = openTestDoor(database, 1);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

test('they are listed, each with what it reveals', async () => {
  const found = await database.query<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc
     where prosecdef and has_function_privilege('gangway_app', oid, 'execute')`,
  );
  expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(FUNCTIONS).sort());
});

const organizationsOf = ({ roles }: Asker, ...names: string[]) =>
  [...roles].flatMap(([organization, role]) => (names.includes(role) ? [organization] : []));
const idsOf = (table: string, mine: (row: Row, asker: Asker) => boolean) => (asker: Asker) =>
  asker.id === null
    ? []
    : of(rows, table)
        .filter((row) => mine(row, asker))
        .map(({ id }) => id);
const naming = (table: string, column: string) =>
  idsOf(table, (row, asker) => row[column] === asker.id);

/** What they give in their first column. */
const TOLD: Readonly<Record<string, (asker: Asker) => readonly unknown[]>> = {
  'viewer_organizations()': ({ roles }) => [...roles.keys()],
  'viewer_administers()': (asker) => organizationsOf(asker, 'OWNER', 'ADMIN'),
  'viewer_owns()': (asker) => organizationsOf(asker, 'OWNER'),
  'viewer_contributes()': (asker) => organizationsOf(asker, 'OWNER', 'ADMIN', 'MANAGER', 'MEMBER'),
  'viewer_manages()': (asker) => organizationsOf(asker, 'MANAGER'),
  'viewer_joins()': ({ places }) => [...places],
  'viewer_departments()': ({ departments }) => [...departments],
  'viewer_is_staff()': ({ id }) => [id === world.ids.staff],
  'viewer_address()': ({ address }) => [address],
  'viewer_invitations()': ({ id }) => (id === world.ids.invited ? [world.invitation.id] : []),
  // Who has a proven address at a domain whose claimant has one, and is not there yet; a claim alone opens nothing.
  'joinable_organizations()': (asker) =>
    asker.address?.endsWith('@ours.example') && !asker.places.has(world.ours.id)
      ? [world.ours.id]
      : [],
  'own_identities()': ({ id }) => (id === world.ids.owner ? ['https://issuer.example'] : []),
  'own_memberships(null, 100)': naming('memberships', 'user_id'),
  'own_organizations(null, 100)': naming('organizations', 'created_by_id'),
  'own_objectives(null, 100)': naming('objectives', 'owner_id'),
  'own_sent_invitations(null, 100)': naming('invitations', 'invited_by_id'),
  'own_received_invitations(null, 100)': idsOf(
    'invitations',
    (row, { id, address }) => row['accepted_by_id'] === id || row['email'] === address,
  ),
  'own_join_requests(null, 100)': naming('join_requests', 'user_id'),
  'own_decisions(null, 100)': naming('join_requests', 'decided_by_id'),
  'own_domains(null, 100)': naming('organization_domains', 'claimed_by_id'),
  'own_mails(null, 100)': idsOf('outbox_mails', (row, { address }) => row['recipient'] === address),
  'own_acts(null, 100)': naming('audit_log', 'actor_id'),
};

test.each(Object.entries(TOLD))('%s', async (call, told) => {
  for (const identity of IDENTITIES) {
    const id = identity === 'nobody' ? null : world.ids[identity];
    const found = await door
      .asViewer(id)
      .db.$queryRawUnsafe<{ told: unknown }[]>(`select told from app.${call} as given (told)`);
    expect({ identity, told: found.map(({ told: one }) => one).sort() }).toEqual({
      identity,
      told: [...told(askerOf(id, rows))].sort(),
    });
  }
});

test('viewer_standing(), of the viewer alone', async () => {
  for (const identity of IDENTITIES) {
    const id = identity === 'nobody' ? null : world.ids[identity];
    const standing = await door
      .asViewer(id)
      .db.$queryRawUnsafe(`select * from app.viewer_standing()`);
    expect({ identity, standing }).toEqual({
      identity,
      standing: [
        {
          unproven: ['otherOwner', 'former'].includes(identity),
          invited: identity === 'invited',
          joins: identity === 'pending' ? world.ours.id : null,
        },
      ],
    });
  }
});

test('viewer_founds(): the one who made an organization, while nobody is in it', async () => {
  for (const identity of IDENTITIES) {
    const id = identity === 'nobody' ? null : world.ids[identity];
    const founds = await door
      .asViewer(id)
      .db.$queryRawUnsafe<{ id: string }[]>(
        `select id from unnest(array[${[world.ours.id, world.theirs.id, world.fresh]
          .map((organization) => `'${organization}'::uuid`)
          .join(', ')}]) id where app.viewer_founds(id)`,
      );
    const expected = identity === 'stranger' ? [{ id: world.fresh }] : [];
    expect({ identity, founds }).toEqual({ identity, founds: expected });
  }
});

test('invitation_preview(): who holds the token, or proved the address that it went to', async () => {
  const { id: invitation, hash } = world.invitation;
  const preview = (identity: (typeof IDENTITIES)[number], ...given: (string | null)[]) =>
    door
      .asViewer(identity === 'nobody' ? null : world.ids[identity])
      .db.$queryRawUnsafe<object[]>('select * from app.invitation_preview($1, $2::uuid)', ...given);
  const told = {
    organization_name: `Tenant ${world.ours.id}`,
    inviter_name: 'owner',
    role: 'MANAGER',
    state: 'PENDING',
  };
  for (const identity of IDENTITIES) {
    expect(await preview(identity, hash, null)).toEqual([told]);
    expect(await preview(identity, 'of another token', null)).toEqual([]);
    expect(await preview(identity, 'of another token', invitation)).toEqual([]);
    const expected = identity === 'invited' ? [told] : [];
    expect({ identity, told: await preview(identity, null, invitation) }).toEqual({
      identity,
      told: expected,
    });
  }
});
