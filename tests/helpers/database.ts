import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, inject } from 'vitest';
import { openDoor } from '../../src/data/door.ts';
import type { Door } from '../../src/data/door.ts';

/** A database of a test's own, migrated, with the URL of its owner. */
export interface TestDatabase {
  readonly url: string;
  /** The same database as the server's superuser. */
  readonly adminUrl: string;
  /** Runs a statement as the server's superuser, whom row security does not bind. */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Copies the migrated template: some 50 ms. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const owner = new URL(inject('ownerUrl'));
  await asAdmin(`create database ${name} template gangway_template owner ${owner.username}`);
  owner.pathname = `/${name}`;
  const adminUrl = new URL(inject('databaseUrl'));
  adminUrl.pathname = `/${name}`;
  const admin = new pg.Pool({ connectionString: adminUrl.href, max: 2 });
  admin.on('error', () => undefined); // dropping the database ends idle connections
  return {
    url: owner.href,
    adminUrl: adminUrl.href,
    query: async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await admin.query<Row>(text, [...values])).rows,
    async drop() {
      await admin.end();
      await asAdmin(`drop database ${name} with (force)`);
    },
  };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client(inject('databaseUrl'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The door to a test's database, with `max` connections, 4 if not given. To be closed before it is dropped. */
export function openTestDoor({ url }: Pick<TestDatabase, 'url'>, max = 4): Door {
  return openDoor({
    connectionString: url,
    max,
    statementTimeoutMs: 20_000,
    preparedStatements: true,
  });
}

/** Waits until so many sessions of the database wait for a lock. */
export async function untilWaiting(
  { query }: Pick<TestDatabase, 'query'>,
  sessions = 1,
): Promise<void> {
  const waiting = () =>
    query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
  await expect.poll(waiting, { timeout: 10_000 }).toHaveLength(sessions);
}
