import { Client } from 'pg';
import { connectionError, errorCode, errorText, MigrationError } from './migration-error.ts';

/** The key of Prisma's own advisory lock: its CLI and this server never migrate at once. */
const LOCK_KEY = 72707369;
const APPLICATION_NAME = 'gangway-migrate';

/** One direct connection as the owner, with limits that an `ALTER ROLE … SET` cannot change. */
export interface MigrationSession {
  readonly client: Client;
  /** `user@host:port/database` */
  readonly target: string;
}

/**
 * Runs `work` on a direct connection of its own and closes it whatever happens.
 *
 * @param queryTimeoutMs Give up on a statement after so long; without it, never.
 * @throws MigrationError when the server cannot be reached or is older than Postgres 16.
 */
export async function withSession<T>(
  connectionString: string,
  work: (session: MigrationSession) => Promise<T>,
  queryTimeoutMs?: number,
): Promise<T> {
  const client = newClient(connectionString, queryTimeoutMs);
  const { user, host, port, database } = client;
  const target = `${user ?? ''}@${host}:${String(port)}/${database ?? ''}`;
  // Without a listener, a server that goes away between two statements would end the process.
  let lost: Error | undefined;
  client.on('error', (error) => (lost = error));
  try {
    await client.connect().catch((error: unknown) => {
      throw connectionError(target, passwordOf(client), error);
    });
    await requireVersion(client, target);
    await resetSession(client);
    return await work({ client, target });
  } catch (error) {
    if (error instanceof MigrationError) throw error;
    const text = errorText(lost ?? error);
    const code = errorCode(error);
    throw new MigrationError(
      `Migrations at ${target} stopped: ${text}${code === '' ? '' : ` (SQLSTATE ${code})`}`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Runs `work` while holding the migration lock of this database; closing the session releases it.
 *
 * @throws MigrationError naming the holder when the lock is not free within `timeoutMs`.
 */
export async function withLock<T>(
  { client, target }: MigrationSession,
  timeoutMs: number,
  log: (line: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  const { rows } = await client.query<{ locked: boolean }>(
    `select pg_try_advisory_lock(${String(LOCK_KEY)}) as locked`,
  );
  if (rows[0]?.locked !== true) {
    log(`Waiting for another process to finish migrating ${target}: ${await lockHolder(client)}`);
    try {
      const milliseconds = Math.max(1, Math.floor(timeoutMs));
      await client.query(`set lock_timeout = ${String(milliseconds)}`);
      await client.query(`select pg_advisory_lock(${String(LOCK_KEY)})`);
    } catch (error) {
      if (errorCode(error) !== '55P03') throw error;
      throw new MigrationError(
        `Another process has held the migration lock of ${target} for more than ${String(timeoutMs / 1000)} s: ` +
          `${await lockHolder(client)}. Wait until it is done, or end it, and start again.`,
      );
    }
    await resetSession(client);
  }
  return work();
}

async function lockHolder(client: Client): Promise<string> {
  const { rows } = await client.query<{ pid: number; name: string | null }>(
    `select l.pid, a.application_name as name
       from pg_catalog.pg_locks l
       join pg_catalog.pg_database d on d.oid = l.database and d.datname = current_database()
       left join pg_catalog.pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted
        and l.classid = 0 and l.objid = ${String(LOCK_KEY)} and l.objsubid = 1`,
  );
  const holder = rows[0];
  if (holder === undefined) return 'it has just let go';
  return `pid ${String(holder.pid)}, application "${holder.name ?? ''}"`;
}

async function requireVersion(client: Client, target: string): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name`,
  );
  const version = rows[0];
  if (version === undefined || version.number < 160_000) {
    throw new MigrationError(
      `The server of ${target} is Postgres ${version?.name ?? 'of an unknown version'}: Gangway needs version 16 or newer. Upgrade the server.`,
    );
  }
}

/** Undoes what a migration may have SET, and what the role's or the database's defaults would limit. */
export async function resetSession(client: Client): Promise<void> {
  await client.query(
    `reset session authorization; reset role; reset all;
     set application_name = '${APPLICATION_NAME}'; set lock_timeout = '30s'; set search_path = public;
     select set_config(name, '0', false) from pg_catalog.pg_settings where name in
       ('statement_timeout', 'transaction_timeout', 'idle_session_timeout', 'idle_in_transaction_session_timeout')`,
  );
}

function newClient(connectionString: string, queryTimeoutMs: number | undefined): Client {
  try {
    return new Client({
      connectionString,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      application_name: APPLICATION_NAME,
      ...(queryTimeoutMs === undefined ? {} : { query_timeout: queryTimeoutMs }),
    });
  } catch {
    // The error quotes the whole URL, password included.
    throw new MigrationError(
      'The database URL for migrations cannot be read: write it as postgresql://user:password@host:port/database, ' +
        'with special characters of the password percent-encoded.',
    );
  }
}

function passwordOf(client: Client): string {
  return typeof client.password === 'string' ? client.password : '';
}
