import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describeSqlError, MigrationError } from './migration-error.ts';
import { migrationNames, readMigrations, readSql, type MigrationFile } from './migration-files.ts';
import {
  createHistory,
  readHistory,
  requireFinished,
  requireSameHistory,
  type MigrationRecord,
} from './migration-history.ts';
import { withLock, withSession, type MigrationSession } from './migration-session.ts';
import { runInTransaction } from './migration-transaction.ts';

export { MigrationError } from './migration-error.ts';

/** Where migrations come from and go to. */
export interface MigrateOptions {
  /** The owner's URL, to Postgres itself and not to a transaction pooler. */
  readonly connectionString: string;
  /** The folder `prisma/migrations`. */
  readonly directory: string;
  /** Told what is applied and waited for, a line each. */
  readonly log?: (line: string) => void;
  /** How long to wait for another process that migrates this database, in milliseconds; 60,000 if not given. */
  readonly lockTimeoutMs?: number;
  /** Postgres settings that hold inside each migration's transaction, such as `{ 'gangway.app_role': 'gangway_app' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** As {@link MigrateOptions}, to undo migrations. */
export interface MigrateDownOptions extends MigrateOptions {
  /** The migration that stays as the newest; `null` undoes all. Only the newest one is undone if not given. */
  readonly to?: string | null;
}

/** Which folder and database to compare. */
export type PendingOptions = Pick<MigrateOptions, 'connectionString' | 'directory'>;

/**
 * Applies the migrations of the folder that the database does not have, in order of their names, each in a
 * transaction together with its row in Prisma's `_prisma_migrations`. Any number of processes may call it at once.
 *
 * @throws MigrationError when the database cannot be reached or locked, when its history is not the folder's, or
 * when a migration fails; the migrations before the failing one stay applied.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: readonly string[] }> {
  const log = options.log ?? (() => undefined);
  const files = await readMigrations(options.directory);
  return withHistory(options, async (session, records) => {
    requireSameHistory(files, records);
    const recorded = new Set(records.map((record) => record.name));
    const newest = newestFirst(recorded)[0];
    const applied: string[] = [];
    for (const file of files.filter(({ name }) => !recorded.has(name))) {
      if (newest !== undefined && file.name < newest) {
        log(`Migration ${file.name} is older than ${newest}, which is already applied`);
      }
      const start = performance.now();
      await apply(session, file, options.settings ?? {});
      applied.push(file.name);
      log(`Applied migration ${file.name} in ${(performance.now() - start).toFixed(0)} ms`);
    }
    return { applied };
  });
}

/**
 * Undoes the newest applied migrations, newest first, by the `down.sql` beside each `migration.sql`, each in a
 * transaction together with the removal of its row.
 *
 * @throws MigrationError as {@link migrate}, or when a `down.sql` is missing; what was undone before stays undone.
 */
export async function migrateDown(
  options: MigrateDownOptions,
): Promise<{ reverted: readonly string[] }> {
  const { directory, to } = options;
  const log = options.log ?? (() => undefined);
  return withHistory(options, async (session, records) => {
    const names = newestFirst(new Set(records.map((record) => record.name)));
    if (typeof to === 'string' && !names.includes(to)) {
      throw new MigrationError(`Cannot go back to migration ${to}: it is not applied.`);
    }
    const undone =
      to === undefined ? names.slice(0, 1) : names.filter((name) => to === null || name > to);
    const scripts = await Promise.all(
      undone.map(async (name) => {
        const path = join(directory, name, 'down.sql');
        return { name, path, sql: await readSql(path) };
      }),
    );
    for (const { name, path, sql } of scripts) {
      await runInTransaction(session, sql, options.settings ?? {}, () =>
        session.client.query('delete from public._prisma_migrations where migration_name = $1', [
          name,
        ]),
      ).catch((error: unknown) => {
        throw failure(`Undoing migration ${name}`, path, sql, error);
      });
      log(`Undid migration ${name}`);
    }
    return { reverted: undone };
  });
}

/**
 * Names of the migrations in the folder that are not recorded as finished. Takes no lock. Opens a connection of its
 * own as the owner, because the role that serves requests cannot read `_prisma_migrations`.
 *
 * @throws MigrationError when the database cannot be reached or does not answer within 10 s.
 */
export async function pendingMigrations(options: PendingOptions): Promise<readonly string[]> {
  const names = await migrationNames(options.directory);
  return withSession(
    options.connectionString,
    async (session) => {
      const finished = (await readHistory(session)).filter((record) => record.finished);
      const applied = new Set(finished.map((record) => record.name));
      return names.filter((name) => !applied.has(name));
    },
    10_000,
  );
}

/**
 * {@link pendingMigrations} for a readiness probe that anyone may call at any rate: calls at the same time share one
 * connection, and an answer serves for `maxAgeMs` milliseconds (10,000). Errors are not kept.
 */
export function pendingMigrationsProbe(
  options: PendingOptions & { readonly maxAgeMs?: number },
): () => Promise<readonly string[]> {
  let current: Promise<readonly string[]> | undefined;
  let settledAt = Infinity;
  return () => {
    if (current !== undefined && performance.now() - settledAt < (options.maxAgeMs ?? 10_000)) {
      return current;
    }
    settledAt = Infinity;
    const asked = pendingMigrations(options);
    current = asked;
    asked.then(
      () => (settledAt = performance.now()),
      () => (current = undefined),
    );
    return asked;
  };
}

function withHistory<T>(
  options: MigrateOptions,
  work: (session: MigrationSession, records: readonly MigrationRecord[]) => Promise<T>,
): Promise<T> {
  const log = options.log ?? (() => undefined);
  return withSession(options.connectionString, (session) =>
    withLock(session, options.lockTimeoutMs ?? 60_000, log, async () => {
      await createHistory(session);
      const records = await readHistory(session);
      requireFinished(records);
      return work(session, records);
    }),
  );
}

async function apply(
  session: MigrationSession,
  { name, path, sql, checksum }: MigrationFile,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  await runInTransaction(session, sql, settings, () =>
    session.client.query(
      `insert into public._prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    ),
  ).catch((error: unknown) => {
    throw failure(`Migration ${name}`, path, sql, error);
  });
}

function failure(what: string, path: string, sql: string, error: unknown): MigrationError {
  if (error instanceof MigrationError) {
    return new MigrationError(`${what} is not recorded: ${error.message} (${path}).`);
  }
  return new MigrationError(
    `${what} failed${describeSqlError(sql, error)}. Nothing of it was kept: correct ${path} and start again.`,
    { cause: error },
  );
}

function newestFirst(names: Iterable<string>): string[] {
  return [...names].sort().reverse();
}
