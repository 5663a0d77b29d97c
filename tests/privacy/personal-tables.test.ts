import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOT_EXPORTED, PERSONAL_TABLES } from '../../src/privacy/personal-tables.ts';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';

/** The list of what is kept about people, held together with the catalog: what comes to name them cannot be forgotten. */

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

/**
 * Columns that name people, or their sessions: by a foreign key to what does, or by what they are called. Of keys of
 * several columns the last names the person, the first the organization.
 */
const NAMING = `
  select n.nspname || '.' || c.relname || '.' || a.attname as name
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    and (
      a.attname ~ '(^|_)(user|person|actor|owner|viewer)_id$|_by_id$|(^|_)(email|recipient|ip_address|user_agent|full_name)$'
      or (n.nspname = 'auth' and a.attname ~ '^(account_id|identifier)$')
      or exists (
        select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and k.conkey = array[a.attnum]
          and k.confrelid in ('public.users'::regclass, 'auth.users'::regclass, 'auth.sessions'::regclass)
      )
    )
  order by 1`;

const naming = async () => (await database.query<{ name: string }>(NAMING)).map(({ name }) => name);
const known = () => [...PERSONAL_TABLES.flatMap(({ of }) => of), ...Object.keys(NOT_EXPORTED)];

test('every column that names a person is exported, or excused', async () => {
  expect((await naming()).filter((name) => !known().includes(name))).toEqual([]);
});

test('a new one would be seen', async () => {
  await database.query(
    'create table public.visits (visitor uuid references users (id), friend_email text)',
  );
  try {
    expect((await naming()).filter((name) => !known().includes(name))).toEqual([
      'public.visits.friend_email',
      'public.visits.visitor',
    ]);
  } finally {
    await database.query('drop table public.visits');
  }
});

test('the list names columns that there are, each part of the export once', async () => {
  const columns = await database.query<{ name: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
     where table_schema in ('public', 'auth')`,
  );
  const names = columns.map(({ name }) => name);
  expect(known().filter((name) => !names.includes(name))).toEqual([]);
  expect(new Set(PERSONAL_TABLES.map(({ name }) => name)).size).toBe(PERSONAL_TABLES.length);
});
