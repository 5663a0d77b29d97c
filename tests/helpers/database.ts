import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A database of a test's own, migrated, with the URL of its owner. */
export interface TestDatabase {
  readonly url: string;
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
