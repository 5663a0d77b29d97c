import { rm } from 'node:fs/promises';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/data/embedded-postgres.ts';
import { migrate } from '../../src/data/migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import { openFolder } from './open-folder.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's URL of a maintenance database on a real Postgres. */
    databaseUrl: string;
    /** The URL of the role that owns what the tests make: without superuser or BYPASSRLS unless told otherwise. */
    ownerUrl: string;
  }
}

const OWNER = 'gangway_test_owner';

/**
 * One Postgres for the whole run, with a migrated database that tests copy. Its owner is a plain CREATEROLE role, which
 * forced row security binds; TEST_OWNER=superuser runs the suite as the embedded server's superuser instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await openFolder('test');
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', max_connections: '200' },
  });
  const ownerUrl = new URL(server.url);
  if (process.env['TEST_OWNER'] !== 'superuser') {
    const admin = new pg.Client(server.url);
    await admin.connect();
    await admin.query(`create role ${OWNER} login createrole createdb password 'owner'`);
    await admin.end();
    ownerUrl.username = OWNER;
    ownerUrl.password = 'owner';
  }
  const owner = new pg.Client(server.url);
  await owner.connect();
  await owner.query(`create database gangway_template owner ${ownerUrl.username}`);
  await owner.end();
  ownerUrl.pathname = '/gangway_template';
  await migrate({ connectionString: ownerUrl.href, directory: MIGRATIONS });
  // The job queue's as well, so that the worker of each test's server finds them done.
  const { Logger, runMigrations } = await import('graphile-worker');
  await runMigrations({
    connectionString: ownerUrl.href,
    schema: 'graphile_worker',
    logger: new Logger(() => () => undefined),
  });

  project.provide('databaseUrl', server.url);
  project.provide('ownerUrl', ownerUrl.href);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
