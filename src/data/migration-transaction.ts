import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError, type Client } from 'pg';
import { MigrationError } from './migration-error.ts';
import { resetSession, type MigrationSession } from './migration-session.ts';

/**
 * Runs `sql`, as one simple query, and then `record` in one transaction.
 *
 * @param settings Postgres settings that hold inside this transaction.
 * @throws What Postgres threw, after rolling back; MigrationError when `sql` ended the transaction itself.
 */
export async function runInTransaction(
  { client }: MigrationSession,
  sql: string,
  settings: Readonly<Record<string, string>>,
  record: () => Promise<unknown>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query('begin isolation level read committed');
      for (const [name, value] of Object.entries(settings)) {
        await client.query('select set_config($1, $2, true)', [name, value]);
      }
      await runScript(client, sql);
      await client.query('reset role');
      await record();
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      if (attempt >= attemptsFor(error)) throw error;
      await sleep(10 + 100 * Math.random());
    } finally {
      await resetSession(client).catch(() => undefined);
    }
  }
}

/** Runs the file, and notices if it left the transaction that was to hold it. */
async function runScript(client: Client, sql: string): Promise<void> {
  const before = await transactionId(client);
  try {
    await client.query(sql);
  } catch (error) {
    if (await hasCommitted(client, before).catch(() => false)) throw leftTransaction(error);
    throw error;
  }
  if (client.getTransactionStatus() === 'I' || (await transactionId(client)) !== before) {
    throw leftTransaction();
  }
}

/** Rolls back, and tells whether that came too late for the given transaction. */
async function hasCommitted(client: Client, id: string): Promise<boolean> {
  await client.query('rollback');
  const { rows } = await client.query<{ status: string | null }>(
    'select pg_catalog.pg_xact_status($1::xid8) as status',
    [id],
  );
  return rows[0]?.status === 'committed';
}

function leftTransaction(cause?: unknown): MigrationError {
  return new MigrationError(
    'it ends its own transaction: take BEGIN, COMMIT and ROLLBACK out of it, and undo by hand what it has changed',
    { cause },
  );
}

/**
 * How often a failure like this is worth trying. Roles belong to the whole server, the lock to one database: two
 * databases migrated at the same time may collide in the catalogs that they share. The loser is rolled back whole,
 * and of those who collide one always gets through.
 */
function attemptsFor(error: unknown): number {
  if (!(error instanceof DatabaseError)) return 1;
  const { code, message, routine, schema } = error;
  if (code === '40P01' || code === '40001') return 50;
  if (code === 'XX000' && /^tuple concurrently (updated|deleted)$/.test(message)) return 50;
  // "The role exists": made since the script looked, or the script does not look.
  if (code === '42710' && routine === 'CreateRole') return 3;
  if (code === '23505' && schema === 'pg_catalog') return 3;
  return 1;
}

async function transactionId(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'select pg_catalog.pg_current_xact_id()::text as id',
  );
  return rows[0]?.id ?? '';
}
