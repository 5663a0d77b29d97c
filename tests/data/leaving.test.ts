import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Door } from '../../src/data/door.ts';
import { sqlStateOf } from '../../src/data/violations.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { addAiRows } from './ai-rows.ts';
import { tablesOf } from './rights-world.ts';
import { addIndustry, addPerson, addSession, addTenant, insertRows } from './world.ts';

/** Who deletes their account leaves nothing personal behind, in any table there is; unless others would be left alone. */

let database: TestDatabase;
let door: Door;
let industryId: string;
beforeAll(async () => {
  database = await createDatabase();
  industryId = await addIndustry(database);
  door = openTestDoor(database, 2);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

let person: string;
let email: string;
let colleague: string;
let organization: string;
beforeEach(async () => {
  person = randomUUID();
  email = `${person}@example.com`;
  // The address of an account is mirrored: both exist, or neither.
  await insertRows(database, 'auth.users', [
    {
      id: person,
      name: `Name of ${person}`,
      email,
      email_verified: true,
      two_factor_enabled: true,
    },
  ]);
  colleague = await addPerson(database);
  const tenant = await addTenant(database, industryId, [
    { userId: person, role: 'OWNER' },
    { userId: colleague, role: 'OWNER' },
  ]);
  organization = tenant.id;
  const elsewhere = await addTenant(database, industryId, [{ userId: colleague, role: 'OWNER' }]);
  const owned = { organization_id: elsewhere.id };
  const [invitation, entry] = [randomUUID(), randomUUID()];
  await addSession(database, person);
  const session = await addSession(database, person, tenant.id);
  await addAiRows(database, person, session, tenant.id);
  await insertRows(database, 'preferences', [
    {
      user_id: person,
      communication_style: 'FORMAL',
      locale: 'en',
      timezone: 'UTC',
      notification_frequency: 'DAILY',
    },
  ]);
  await insertRows(database, 'external_identities', [
    { issuer: 'https://issuer.example', subject: person, user_id: person },
  ]);
  await insertRows(database, 'invitations', [
    { ...owned, id: invitation, email, role: 'MEMBER', state: 'ACCEPTED', accepted_by_id: person },
  ]);
  await insertRows(database, 'outbox_mails', [
    { id: randomUUID(), kind: 'INVITATION', recipient: email, locale: 'en' },
  ]);
  await insertRows(database, 'idempotency_keys', [
    { user_id: person, key: 'k', mutation: 'm', input_hash: 'h' },
  ]);
  await insertRows(database, 'platform_staff', [{ user_id: person }]);
  await insertRows(database, 'audit_log', [
    {
      ...owned,
      id: entry,
      actor_id: person,
      action: 'MEMBER_LEFT',
      target_type: 'User',
      target_id: person,
    },
  ]);
  await insertRows(database, 'audit_origins', [
    { entry_id: entry, user_id: person, ip_address: '192.0.2.1', user_agent: 'tests' },
  ]);
  await insertRows(database, 'join_requests', [
    { ...owned, id: randomUUID(), user_id: person, decided_by_id: null },
    { organization_id: organization, id: randomUUID(), user_id: colleague, decided_by_id: person },
  ]);
  await insertRows(database, 'organization_domains', [
    { id: randomUUID(), organization_id: organization, domain: 'x.example', claimed_by_id: person },
  ]);
  await addCredentials();
});

async function addCredentials(): Promise<void> {
  const [session, expires_at] = [randomUUID(), new Date().toISOString()];
  await insertRows(database, 'auth.sessions', [
    { id: session, token: session, user_id: person, expires_at },
  ]);
  await insertRows(database, 'auth.refresh_tokens', [
    { hash: `hash of ${session}`, session_id: session },
  ]);
  await insertRows(database, 'auth.accounts', [
    { id: randomUUID(), account_id: person, provider_id: 'credential', user_id: person },
  ]);
  await insertRows(database, 'auth.verifications', [
    { id: randomUUID(), identifier: 'reset', value: person, expires_at },
  ]);
  await insertRows(database, 'auth.two_factors', [
    { id: randomUUID(), user_id: person, secret: 's', backup_codes: 'c' },
  ]);
}

/** Each column of each table that holds the person's id or address, and how often. */
async function traces(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, columns } of await tablesOf(database)) {
    for (const column of columns) {
      const [row] = await database.query<{ count: number }>(
        `select count(*)::int as count from ${name} where ${column}::text like any ($1)`,
        [[`%${person}%`, `%${email}%`]],
      );
      if (row && row.count > 0) found[`${name}.${column}`] = row.count;
    }
  }
  return found;
}

const remove = () =>
  door
    .asViewer(person)
    .transaction((tx) => tx.$executeRaw`select app.delete_viewer()`)
    .then(
      () => 'done',
      (error: unknown) => sqlStateOf(error) ?? String(error),
    );

test('nothing is left but their id in the audit log', async () => {
  const before = await traces();
  // Every column that may name a person did: those with a foreign key, and those called so.
  const columns = await database.query<{ name: string }>(
    `select n.nspname || '.' || c.relname || '.' || a.attname as name
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and (a.attname = 'user_id' or exists (
         select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum]
           and k.confrelid in ('public.users'::regclass, 'auth.users'::regclass)))`,
  );
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining([
      ...columns.map(({ name }) => name),
      'auth.users.email',
      'auth.verifications.value',
      'public.outbox_mails.recipient',
      'public.invitations.email',
    ]),
  );
  expect(await remove()).toBe('done');
  // An id that belongs to nobody: what was done stays told.
  expect(await traces()).toEqual({
    'public.audit_log.actor_id': 1,
    'public.audit_log.target_id': 1,
  });
});

test('organizations, and what is others’, stay', async () => {
  expect(await remove()).toBe('done');
  const stays = await database.query(
    `select (select count(*)::int from organizations where id = $1) as organizations,
       (select count(*)::int from objectives where organization_id = $1) as objectives,
       (select count(*)::int from invitations where organization_id = $1) as invitations,
       (select count(*)::int from organization_domains where organization_id = $1) as domains,
       (select count(*)::int from memberships where organization_id = $1) as members,
       (select count(*)::int from join_requests where organization_id = $1) as requests`,
    [organization],
  );
  expect(stays).toEqual([
    { organizations: 1, objectives: 1, invitations: 2, domains: 1, members: 1, requests: 1 },
  ]);
});

test('refused to the last owner, and then nothing is gone', async () => {
  await database.query('delete from memberships where user_id = $1 and organization_id = $2', [
    colleague,
    organization,
  ]);
  const before = await traces();
  expect(await remove()).toBe('GW001');
  expect(await traces()).toEqual(before);
});

test('what was sent to an address that somebody never proved stays', async () => {
  await database.query('update auth.users set email_verified = false where id = $1', [person]);
  await database.query(
    `insert into invitations (id, organization_id, email, role, invited_by_id)
     select gen_random_uuid(), $1, $2, 'MEMBER', $3`,
    [organization, email, colleague],
  );
  expect(await remove()).toBe('done');
  expect(await traces()).toEqual({
    'public.audit_log.actor_id': 1,
    'public.audit_log.target_id': 1,
    'public.invitations.email': 1,
    'public.outbox_mails.recipient': 1,
  });
});

test('nobody removes nobody', async () => {
  const before = await traces();
  await door.asViewer(null).transaction((tx) => tx.$executeRaw`select app.delete_viewer()`);
  expect(await traces()).toEqual(before);
});
