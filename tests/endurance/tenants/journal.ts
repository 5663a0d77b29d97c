import type { Row } from '../../data/rights-scopes.ts';
import type { TestDatabase } from '../../helpers/database.ts';

/**
 * A journal of every committed change of the rows that tell of people and tenants, kept by triggers of the test's own: who
 * changed what, from which moment on, in which transaction. It is what the walk is judged by.
 */

/** The tables that the walk changes. */
const TABLES = [
  'users',
  'organizations',
  'memberships',
  'departments',
  'objectives',
  'key_results',
  'invitations',
  'join_requests',
  'organization_domains',
  'onboarding_sessions',
  'audit_log',
] as const;
export type Table = (typeof TABLES)[number];

/** A change of a row, as it was committed. Times are milliseconds since 1970. */
export interface Change {
  readonly table: Table;
  readonly transaction: string;
  /** When its transaction began, and when it was about to end. */
  readonly began: number;
  readonly at: number;
  /** Who asked for it (UUID); null for jobs. */
  readonly actor: string | null;
  readonly before: Row | null;
  readonly after: Row | null;
}

export async function keepJournal(database: TestDatabase): Promise<void> {
  await database.query(`
    create table walk_journal (
      n bigserial primary key, "table" text, transaction text, began timestamptz, at timestamptz, actor text,
      before jsonb, after jsonb
    );
    create function walk_note() returns trigger language plpgsql security definer set search_path = '' as $$
    begin
      insert into public.walk_journal ("table", transaction, began, at, actor, before, after) values (
        tg_table_name, pg_current_xact_id()::text, transaction_timestamp(), clock_timestamp(),
        nullif(current_setting('app.user_id', true), ''),
        case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
      return null;
    end $$;
    ${TABLES.map(
      (table) => `create constraint trigger walk_note after insert or update or delete on ${table}
        deferrable initially deferred for each row execute function walk_note();`,
    ).join('\n')}`);
  // What was there before: changed by nobody, and long ago.
  for (const table of TABLES) {
    await database.query(
      `insert into walk_journal ("table", transaction, began, at, after)
       select '${table}', 'before', 'epoch', 'epoch', to_jsonb(t) from ${table} t`,
    );
  }
}

/** All changes after the last that was read. Complete where nothing is being changed at this moment. */
export async function readJournal(
  database: TestDatabase,
  last: string,
): Promise<{ changes: Change[]; last: string }> {
  const rows = await database.query<Change & { n: string; [column: string]: unknown }>(
    `select n, "table", transaction, extract(epoch from began)::float8 * 1000 as began,
       extract(epoch from at)::float8 * 1000 as at, actor, before, after
     from walk_journal where n > $1::bigint order by at, n`,
    [last],
  );
  const largest = rows.reduce((most, { n }) => (BigInt(n) > BigInt(most) ? n : most), last);
  return { changes: rows, last: largest };
}
