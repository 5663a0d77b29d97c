import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDoor } from '../../src/data/door.ts';
import type { Db } from '../../src/data/door.ts';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { pgbouncerVersion, startPgBouncer } from './pgbouncer.ts';
import type { PgBouncer } from './pgbouncer.ts';
import { addPerson, addSession } from './world.ts';

/** The door behind PgBouncer in transaction mode, where each statement may meet another session. */

const version = pgbouncerVersion();
if (version === null)
  console.log('Skipped: no pgbouncer on this machine (set PGBOUNCER to its path).');

describe.skipIf(version === null)('behind PgBouncer', () => {
  let database: TestDatabase;
  let bouncer: PgBouncer;
  beforeAll(async () => {
    database = await createDatabase();
    bouncer = await startPgBouncer(database.url);
  });
  afterAll(async () => {
    await bouncer.stop();
    await database.drop();
  });

  const whoAmI = async (db: Db) => {
    const [row] = await db.$queryRaw<{ person: string; role: string }[]>`
      select current_setting('app.user_id', true) as person, current_user::text as role`;
    return row;
  };

  // Before 1.21 it knows nothing of names: a session would be asked for what another one prepared.
  const settings = version !== null && version >= 121 ? [false, true] : [false];
  test.each(settings)('identities hold (prepared statements: %s)', async (preparedStatements) => {
    const door = openDoor({
      connectionString: bouncer.url,
      max: 6,
      statementTimeoutMs: 10_000,
      preparedStatements,
    });
    const people = await Promise.all(Array.from({ length: 20 }, () => addPerson(database)));
    for (const person of people) await addSession(database, person);
    const seen = await Promise.all(
      Array.from({ length: 600 }, async (_, index) => {
        const person = people[index % people.length] ?? '';
        const { db, transaction } = door.asViewer(person);
        const sessions = await db.onboardingSession.findMany({ include: { steps: true } });
        const [alone, together] =
          index % 3 === 0
            ? await transaction(async (tx) => [await whoAmI(tx), await whoAmI(tx)])
            : [await whoAmI(db), await whoAmI(db)];
        const found = [
          ...sessions.flatMap(({ userId, steps }) => [userId, ...steps.map((step) => step.userId)]),
          alone?.person,
          together?.person,
        ];
        return { person, found, role: alone?.role };
      }),
    );
    for (const { person, found, role } of seen) {
      expect(found).toEqual([person, person, person, person]);
      expect(role).toBe('gangway_app');
    }
    await expect(door.asViewer(randomUUID()).db.$queryRaw`select 1/0`).rejects.toThrow(/division/);
    await door.close();

    const client = new pg.Client(bouncer.url);
    await client.connect();
    for (let look = 0; look < 10; look++) {
      const { rows } = await client.query<{ role: string; person: string }>(
        `select current_user::text as role, coalesce(current_setting('app.user_id', true), '') as person`,
      );
      expect(rows[0]?.person).toBe('');
      expect(rows[0]?.role).not.toBe('gangway_app');
    }
    await client.end();
  });
});
