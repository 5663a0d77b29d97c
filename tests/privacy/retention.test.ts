import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Door } from '../../src/data/door.ts';
import { createRetention } from '../../src/privacy/retention.service.ts';
import { until } from '../accounts/until.ts';
import { addPerson, addSession } from '../data/world.ts';
import { startApp } from '../helpers/app.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';

/** What is past its time is removed, a bounded part at a time, and nothing before. */

let database: TestDatabase;
let door: Door;
beforeAll(async () => {
  database = await createDatabase();
  door = openTestDoor(database, 1);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

/** Entries of the audit log that happened so many days ago, with their origins. */
const addEntries = (at: TestDatabase, userId: string, days: readonly number[]) =>
  at.query(
    `with entry as (
       insert into audit_log (id, actor_id, action, target_type, target_id, after, occurred_at)
       select gen_random_uuid(), $1, 'DATA_EXPORTED', 'User', $1, jsonb_build_object('days', days),
         now() - make_interval(days => days) from unnest($2::int[]) days
       returning id
     )
     insert into audit_origins (entry_id, user_id, ip_address) select id, $1, '192.0.2.1' from entry`,
    [userId, days],
  );
const daysLeft = async (at: TestDatabase) =>
  (
    await at.query<{ days: number; origin: boolean }>(
      `select (a.after ->> 'days')::int as days, o.entry_id is not null as origin
       from audit_log a left join audit_origins o on o.entry_id = a.id
       where a.action = 'DATA_EXPORTED' order by 1`,
    )
  ).map(({ days, origin }) => (origin ? days : -days));

test('entries of the audit log go with their origins, the oldest first, some at a time', async () => {
  const person = await addPerson(database);
  await addEntries(database, person, [1, 29, 99, 101, 102, 103, 500]);
  const retention = createRetention({ door, auditDays: 100, batch: 3 });
  expect(await retention.purgeAuditLog()).toBe(3);
  expect(await daysLeft(database)).toEqual([1, 29, 99, 101]);
  expect(await retention.purgeAuditLog()).toBe(1);
  expect(await retention.purgeAuditLog()).toBe(0);
  expect(await daysLeft(database)).toEqual([1, 29, 99]);
  expect(await database.query('select 1 from audit_origins')).toHaveLength(3);
});

test('the database itself keeps what is not 30 days old', async () => {
  await database.query('delete from audit_origins');
  const person = await addPerson(database);
  await addEntries(database, person, [20]);
  expect(await createRetention({ door, auditDays: 1 }).purgeAuditLog()).toBe(1);
  expect(await daysLeft(database)).toContain(20);
});

test('idempotency keys go after 24 hours', async () => {
  const person = await addPerson(database);
  await database.query(
    `insert into idempotency_keys (user_id, key, mutation, input_hash, created_at)
     select $1, hours::text, 'test', '', now() - make_interval(hours => hours) from unnest('{1,23,25,26,27}'::int[]) hours`,
    [person],
  );
  const retention = createRetention({ door, auditDays: 100, batch: 2 });
  expect(await retention.purgeIdempotencyKeys()).toBe(2);
  expect(await retention.purgeIdempotencyKeys()).toBe(1);
  expect(await retention.purgeIdempotencyKeys()).toBe(0);
  const left = await database.query<{ key: string }>(
    'select key from idempotency_keys order by key',
  );
  expect(left.map(({ key }) => key)).toEqual(['1', '23']);
});

test('all look into an index, and not at every row', async () => {
  const person = await addPerson(database);
  await database.query(
    `insert into audit_log (id, actor_id, action, target_type, target_id, occurred_at)
     select gen_random_uuid(), $1, 'TEST', 'User', $1, now() - make_interval(secs => n) from generate_series(1, 20000) n`,
    [person],
  );
  await database.query(
    `insert into idempotency_keys (user_id, key, mutation, input_hash)
     select $1, 'k' || n, 'test', '' from generate_series(1, 20000) n`,
    [person],
  );
  await database.query(
    `insert into outbox_mails (id, kind, recipient, locale, state, ended_at)
     select gen_random_uuid(), 'PASSWORD_RESET', n || '@example.com', 'en', 'SENT', now() from generate_series(1, 20000) n`,
  );
  await database.query('analyze audit_log, idempotency_keys, outbox_mails');
  const system = door.asSystem('purge audit log').db;
  const plans = await Promise.all(
    [
      `select id from audit_log where occurred_at < now() - make_interval(days => 400) order by occurred_at limit 1000`,
      `delete from audit_log where id = any (array(select id from audit_log where occurred_at < now() - make_interval(days => 400) order by occurred_at limit 1000))`,
      `delete from idempotency_keys k using (select user_id, key from idempotency_keys where created_at < now() - make_interval(hours => 24) order by created_at limit 1000) old where k.user_id = old.user_id and k.key = old.key`,
      `delete from outbox_mails where id in (select id from outbox_mails where (state in ('SENT', 'CANCELLED') and ended_at < now() - interval '30 days') or (state = 'DEAD' and ended_at < now() - interval '90 days') limit 200)`,
    ].map((statement) => system.$queryRawUnsafe<Record<string, string>[]>(`explain ${statement}`)),
  );
  const text = plans
    .flat()
    .flatMap((line) => Object.values(line))
    .join('\n');
  expect(text).not.toMatch(/Seq Scan/);
});

test('the server does it by itself, after as many days as it was told', async () => {
  const app = await startApp({
    SWEEP_INTERVAL_MS: '100',
    AUDIT_RETENTION_DAYS: '60',
    ANSWERS_RETENTION_DAYS: '40',
  });
  try {
    const person = await addPerson(app.database);
    await addEntries(app.database, person, [50, 59, 61, 450]);
    await app.database.query(
      `insert into idempotency_keys (user_id, key, mutation, input_hash, created_at)
       values ($1, 'old', 'test', '', now() - interval '25 hours')`,
      [person],
    );
    await app.database.query(
      `insert into outbox_mails (id, kind, recipient, locale, state, ended_at)
       values (gen_random_uuid(), 'PASSWORD_RESET', 'ada@example.com', 'en', 'SENT', now() - interval '31 days')`,
    );
    const ended = async (days: number) => {
      const id = await addSession(app.database, person);
      await app.database.query(
        `update onboarding_sessions set state = 'ABANDONED', ended_at = now() - make_interval(days => $2::int) where id = $1`,
        [id, days],
      );
      return id;
    };
    const kept = await ended(35);
    const purged = await ended(41);
    const answersOf = (id: string) =>
      app.database.query('select 1 from onboarding_answers where session_id = $1', [id]);
    await until(async () => (await answersOf(purged)).length === 0);
    await until(async () => (await daysLeft(app.database)).length === 2);
    await until(
      async () => (await app.database.query('select 1 from idempotency_keys')).length === 0,
    );
    // Also where there is no mail any more.
    await until(async () => (await app.database.query('select 1 from outbox_mails')).length === 0);
    expect(await daysLeft(app.database)).toEqual([50, 59]);
    expect(await answersOf(kept)).toHaveLength(1);
  } finally {
    await app.close();
  }
});
