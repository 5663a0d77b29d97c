import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrate, migrateDown } from '../../src/data/migrate.ts';
import { MIGRATIONS } from '../helpers/migrations.ts';
import { readCatalog } from './catalog.ts';

/** The product's own migrations, up and down, by either kind of owner. */

const PATIENCE = 60_000;
const suffix = randomBytes(6).toString('hex');
const PLAIN = `plain_${suffix}`;
let admin: pg.Client;
let names: string[];
const databases: string[] = [];

beforeAll(async () => {
  admin = new pg.Client(inject('databaseUrl'));
  await admin.connect();
  await admin.query(`create role ${PLAIN} login createrole password 'plain'`);
  // The roles are the cluster's, and made by whoever migrated first. A second owner is let use them by hand.
  await admin.query(
    `grant gangway_app, gangway_system, gangway_auth to ${PLAIN} with set true, inherit false`,
  );
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
});
afterAll(async () => {
  for (const name of databases) await admin.query(`drop database ${name} with (force)`);
  await admin.query(`drop role ${PLAIN}`);
  await admin.end();
});

/** An empty database of the given owner's; gives its URL. */
async function emptyDatabase(owner: 'plain' | 'superuser'): Promise<string> {
  const name = `migrations_${randomBytes(6).toString('hex')}`;
  const url = new URL(inject('databaseUrl'));
  url.pathname = `/${name}`;
  if (owner === 'plain') {
    url.username = PLAIN;
    url.password = 'plain';
  }
  await admin.query(`create database ${name} owner ${url.username}`);
  databases.push(name);
  return url.href;
}

async function run(connectionString: string, statements: string): Promise<void> {
  const client = new pg.Client(connectionString);
  await client.connect();
  await client.query(statements).finally(() => client.end());
}

async function read(connectionString: string, statement: string): Promise<string[]> {
  const client = new pg.Client(connectionString);
  await client.connect();
  const { rows } = await client.query<{ line: string }>(statement).finally(() => client.end());
  return rows.map(({ line }) => line);
}

test('each has a down.sql beside it', async () => {
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    expect((await readdir(join(MIGRATIONS, name))).sort()).toEqual(['down.sql', 'migration.sql']);
  }
});

describe.each(['plain', 'superuser'] as const)('with a %s owner', (owner) => {
  test('each can be undone, and done again', { timeout: PATIENCE }, async () => {
    const connectionString = await emptyDatabase(owner);
    const options = { connectionString, directory: MIGRATIONS };
    const empty = await readCatalog(connectionString);
    await migrate(options);
    const full = await readCatalog(connectionString);
    expect(full.length).toBeGreaterThan(500);

    // One by one: what stood before each migration must stand again after its down.sql.
    const before = new Map<string, string[]>();
    for (const name of [...names].reverse()) {
      expect(await migrateDown(options)).toEqual({ reverted: [name] });
      before.set(name, await readCatalog(connectionString));
    }
    expect(before.get(names[0] ?? '')).toEqual(empty);
    await migrate(options);
    expect(await readCatalog(connectionString)).toEqual(full);
    // And on the way up again, from whichever of them one goes on.
    for (const [index, name] of names.entries()) {
      await migrateDown({ ...options, to: index === 0 ? null : (names[index - 1] ?? null) });
      expect(await readCatalog(connectionString)).toEqual(before.get(name));
      await migrate(options);
      expect(await readCatalog(connectionString)).toEqual(full);
    }
  });

  test('what people chose goes along where it moves', { timeout: PATIENCE }, async () => {
    const connectionString = await emptyDatabase(owner);
    const options = { connectionString, directory: MIGRATIONS };
    const superuser = new URL(inject('databaseUrl'));
    superuser.pathname = new URL(connectionString).pathname;
    await migrate(options);
    await run(
      superuser.href,
      `insert into users (id, name) select gen_random_uuid(), 'Person ' || n from generate_series(1, 2) n;
       insert into preferences (user_id, communication_style, locale, timezone, notification_frequency)
         select id, 'FORMAL', 'en', 'UTC', 'DAILY' from users;
       insert into ai_preferences (user_id, assistance) select id, 'EXTENSIVE' from users where name = 'Person 1'`,
    );
    const chosen = (column: string, table: string) =>
      read(
        superuser.href,
        `select name || ' ' || ${column} as line from ${table} join users on id = user_id order by 1`,
      );
    await migrateDown({ ...options, to: '20261121000700_people_rights' });
    const expected = ['Person 1 EXTENSIVE', 'Person 2 OFF'];
    expect(await chosen('ai_assistance', 'preferences')).toEqual(expected);
    await migrate(options);
    expect(await chosen('assistance', 'ai_preferences')).toEqual(expected);
  });

  test('undoing leaves what is not ours', { timeout: PATIENCE }, async () => {
    const connectionString = await emptyDatabase(owner);
    const options = { connectionString, directory: MIGRATIONS };
    const superuser = new URL(inject('databaseUrl'));
    superuser.pathname = new URL(connectionString).pathname;
    await run(superuser.href, 'create extension pg_trgm');
    await run(
      connectionString,
      `
      create table guests (name text);
      create index on guests using gin (name gin_trgm_ops);
      alter table guests enable row level security;
      create policy all_of_them on guests using (true);
      grant select on guests to public`,
    );
    const withGuests = await readCatalog(connectionString);
    await migrate(options);
    await migrateDown({ ...options, to: null });
    expect(await readCatalog(connectionString)).toEqual(withGuests);
  });

  test('ten servers may bring up one empty database at once', { timeout: PATIENCE }, async () => {
    const connectionString = await emptyDatabase(owner);
    const options = { connectionString, directory: MIGRATIONS };
    const results = await Promise.all(Array.from({ length: 10 }, () => migrate(options)));
    expect(results.map(({ applied }) => applied.length).sort()).toEqual([
      ...Array<number>(9).fill(0),
      names.length,
    ]);
    const alone = await emptyDatabase(owner);
    await migrate({ ...options, connectionString: alone });
    expect(await readCatalog(connectionString)).toEqual(await readCatalog(alone));
  });
});

test('an owner that may not act as the roles is told who can help', async () => {
  await admin.query(`revoke gangway_auth from ${PLAIN}`);
  const options = { connectionString: await emptyDatabase('plain'), directory: MIGRATIONS };
  await expect(migrate(options)).rejects.toThrow(
    new RegExp(`Have a superuser run: grant gangway_auth to ${PLAIN} with admin true, set true`),
  );
});
