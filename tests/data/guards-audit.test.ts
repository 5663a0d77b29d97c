import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { insertRows } from './world.ts';

/** The audit log is added to and read; whoever asks, the owner of the table and a superuser among them. */

const YOUNG = randomUUID();
const OLD = randomUUID();
const PERSON = randomUUID();
let database: TestDatabase;
let owner: pg.Client;
let superuser: pg.Client;
beforeAll(async () => {
  database = await createDatabase();
  const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString();
  await insertRows(
    database,
    'audit_log',
    [
      { id: YOUNG, occurred_at: days(29) },
      { id: OLD, occurred_at: days(31) },
    ].map((entry) => ({
      ...entry,
      actor_id: PERSON,
      action: 'DATA_EXPORTED',
      target_type: 'User',
      target_id: PERSON,
    })),
  );
  owner = new pg.Client(database.url);
  await owner.connect();
  superuser = new pg.Client(database.adminUrl);
  await superuser.connect();
});
afterAll(async () => {
  await owner.end();
  await superuser.end();
  await database.drop();
});

const ACTORS = ['gangway_app', 'gangway_system', 'gangway_auth', 'owner', 'superuser'] as const;
type Actor = (typeof ACTORS)[number];

async function attempt(actor: Actor, statement: string): Promise<number | string> {
  const client = actor === 'superuser' ? superuser : owner;
  await client.query('begin');
  try {
    if (actor.startsWith('gangway')) {
      await client.query(`set local role ${actor}; set local app.user_id = '${PERSON}'`);
    }
    return (await client.query(statement)).rowCount ?? 'done';
  } catch (error) {
    const { code } = error as { code: string };
    return code === '42501' ? 'REFUSED' : code;
  } finally {
    await client.query('rollback');
  }
}

async function outcomes(statement: string): Promise<Record<string, number | string>> {
  const all: Record<string, number | string> = {};
  for (const actor of ACTORS) all[actor] = await attempt(actor, statement);
  return all;
}
const REFUSED = Object.fromEntries(ACTORS.map((actor) => [actor, 'REFUSED']));
/** Forced row security hides all rows from the owner, and there is nothing of which to tell. */
const bound = process.env['TEST_OWNER'] === 'superuser' ? {} : { owner: 0 };

test.each([YOUNG, OLD])('no entry is changed (%#)', async (id) => {
  const changed = await outcomes(`update audit_log set action = 'NOTHING' where id = '${id}'`);
  expect(changed).toEqual({ ...REFUSED, ...bound });
  const touched = await outcomes(`update audit_log set after = after where id = '${id}'`);
  expect(touched).toEqual({ ...REFUSED, ...bound });
});

test('no entry of the last 30 days is removed', async () => {
  const removed = await outcomes(`delete from audit_log where id = '${YOUNG}'`);
  expect(removed).toEqual({ ...REFUSED, ...bound, gangway_system: 0 });
});

test('what is older, the system forgets', async () => {
  const { owner: ofOwner, ...removed } = await outcomes(
    `delete from audit_log where id = '${OLD}'`,
  );
  const { owner: _owner, ...refused } = REFUSED;
  expect(removed).toEqual({ ...refused, gangway_system: 1, superuser: 1 });
  expect(ofOwner).toBe('owner' in bound ? 0 : 1);
});

test('it is never emptied', async () => {
  expect(await outcomes('truncate audit_log cascade')).toEqual(REFUSED);
});
