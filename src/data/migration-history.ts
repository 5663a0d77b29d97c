import { errorCode, MigrationError } from './migration-error.ts';
import { matchesChecksum, type MigrationFile } from './migration-files.ts';
import type { MigrationSession } from './migration-session.ts';

/** One row of `_prisma_migrations`. */
export interface MigrationRecord {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
  readonly startedAt: Date;
}

/** Creates Prisma's `_prisma_migrations` where it is not there yet. */
export async function createHistory({ client, target }: MigrationSession): Promise<void> {
  const { rowCount } = await client.query(
    `select from pg_catalog.pg_tables where schemaname = 'public' and tablename = '_prisma_migrations'`,
  );
  if (rowCount === 1) return;
  // Exactly as Prisma creates it, so that its CLI goes on with it.
  const sql = `create table public._prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;
  await client.query(sql).catch((error: unknown) => {
    if (errorCode(error) !== '42501') throw error;
    throw new MigrationError(
      `The user of ${target} may not create tables in the schema public: make it the owner of the database, or migrate with the owner's URL.`,
    );
  });
}

/** The migrations that were started and not rolled back, oldest first; none where there is no table yet. */
export async function readHistory({
  client,
  target,
}: MigrationSession): Promise<MigrationRecord[]> {
  try {
    const { rows } = await client.query<MigrationRecord>(
      `select migration_name as name, checksum, finished_at is not null as finished, started_at as "startedAt"
         from public._prisma_migrations where rolled_back_at is null order by started_at`,
    );
    return rows;
  } catch (error) {
    if (errorCode(error) === '42P01') return [];
    if (errorCode(error) !== '42501') throw error;
    throw new MigrationError(
      `The user of ${target} may not read public._prisma_migrations: use the URL of the role that owns it.`,
    );
  }
}

/** Refuses a migration that the Prisma CLI began and did not finish. */
export function requireFinished(records: readonly MigrationRecord[]): void {
  const failed = records.find((record) => !record.finished);
  if (failed === undefined) return;
  throw new MigrationError(
    `Migration ${failed.name} was started at ${failed.startedAt.toISOString()} by the Prisma CLI and never finished. ` +
      `Repair by hand what it left, then run "npx prisma migrate resolve --rolled-back ${failed.name}" ` +
      '(or --applied), or set rolled_back_at of its row in _prisma_migrations, and start again.',
  );
}

/** Refuses a database with migrations that the folder has not, or has otherwise. */
export function requireSameHistory(
  files: readonly MigrationFile[],
  records: readonly MigrationRecord[],
): void {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of records) {
    const file = byName.get(name);
    if (file === undefined) {
      throw new MigrationError(
        `The database has the migration ${name}, which the migrations folder has not: the database is newer than ` +
          'this code. Start the version that brought it, or restore its folder.',
      );
    }
    if (!matchesChecksum(file, checksum)) {
      throw new MigrationError(
        `Migration ${name} was changed after it was applied (its checksum differs). ` +
          `Restore ${file.path} as it was, and put the change into a new migration.`,
      );
    }
  }
}
