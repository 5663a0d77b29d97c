import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDoor } from '../../src/data/door.ts';
import type { Access, Db, Door } from '../../src/data/door.ts';
import { identityStore } from '../../src/data/identity.ts';
import { createIdentityPool, statements } from '../../src/data/pool.ts';
import type { PoolOptions } from '../../src/data/pool.ts';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { startWire } from './wire.ts';
import type { Wire } from './wire.ts';

/** The pool under a door: what goes over the wire, and what happens when something breaks. */

let database: TestDatabase;
let wire: Wire;
let door: Door;
let nobody: Access;

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  wire = await startWire(database.url);
  open();
});
afterEach(async () => {
  await door.close();
  await wire.close();
});

/** A door of one connection through the wire, unless told otherwise. */
function open(options: Partial<PoolOptions> = {}): void {
  door = openDoor({
    connectionString: wire.url,
    max: 1,
    statementTimeoutMs: 5_000,
    preparedStatements: true,
    ...options,
  });
  nobody = door.asViewer(null);
}

interface Who {
  readonly role: string;
  readonly person: string;
}
const whoAmI = async (db: Db): Promise<Who | undefined> =>
  (
    await db.$queryRaw<Who[]>`
      select current_user::text as role, current_setting('app.user_id', true) as person`
  )[0];
const backend = async (db: Db): Promise<number | undefined> =>
  (await db.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid;
const nap = (db: Db, seconds: number) => db.$queryRaw`select pg_sleep(${seconds})::text`;
const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => new Error('It did not fail.'),
    (error: unknown) => error as Error,
  );

describe('who asks', () => {
  test('has to be said: without an identity nothing is sent', async () => {
    const pool = createIdentityPool({
      connectionString: wire.url,
      max: 1,
      statementTimeoutMs: 1_000,
      preparedStatements: true,
    });
    await expect(pool.query({ text: 'select 1' })).rejects.toThrow(/without an identity/);
    await expect(pool.connect()).rejects.toThrow(/without an identity/);
    expect(pool.totalCount).toBe(0);
    // Nor by somebody's leave: what an identity began does not lend it to what comes after.
    await identityStore.run({ role: 'gangway_app', userId: null }, async () =>
      pool.query({ text: 'select 1' }),
    );
    await expect(pool.query({ text: 'select 1' })).rejects.toThrow(/without an identity/);
    await pool.end();
  });

  test.each([
    randomUUID().toUpperCase(),
    `${randomUUID()}\n`,
    `' or true; --`,
    '',
    undefined as unknown as string,
  ])('has to be a UUID: %j is refused', async (userId) => {
    const { db, transaction } = door.asViewer(userId);
    await expect(whoAmI(db)).rejects.toThrow(/UUID in lower case/);
    await expect(transaction(whoAmI)).rejects.toThrow(/UUID in lower case/);
    expect(wire.taken()).toBe('');
  });

  test('goes along with the statement, in one round trip', async () => {
    await backend(nobody.db);
    // Once a connection: Parse, Bind, Describe, Execute, Sync of the identity. Then Bind and Execute of it with each
    // statement, before the one Sync.
    expect(wire.taken()).toBe('PBDES' + 'BEPBDES');
    await backend(nobody.db);
    await nobody.db.industry.findFirst();
    await nobody.db.industry.findFirst();
    expect(wire.taken()).toBe('BEBDES' + 'BEPBDES' + 'BEBDES');
    await nobody.transaction(async (tx) => {
      await backend(tx);
      await backend(tx);
    });
    expect(wire.taken()).toBe('Q' + 'BDES' + 'BDES' + 'Q');
  });

  test('goes along without prepared statements too', async () => {
    await door.close();
    open({ preparedStatements: false });
    await backend(nobody.db);
    await backend(nobody.db);
    expect(wire.taken()).toBe('PBEPBDES' + 'PBEPBDES');
    await nobody.transaction((tx) => nap(tx, 0));
    expect(wire.taken()).toBe('Q' + 'PBDES' + 'Q');
  });

  test.each([1, 2])(
    'is never somebody else while hundreds wait for %i connections',
    async (max) => {
      await door.close();
      open({ max });
      const people = Array.from({ length: 300 }, () => randomUUID());
      const seen = await Promise.all(
        people.map(async (person, index) => {
          const { db, transaction } = door.asViewer(person);
          if (index % 7 === 0) await failure(db.$queryRaw`select 1/0`);
          if (index % 3 !== 0) return [await whoAmI(db)];
          const rolledBack = transaction(async (tx) => {
            await whoAmI(tx);
            throw new Error('Back.');
          });
          if (index % 2 === 0) await failure(rolledBack);
          else await rolledBack.catch(() => undefined);
          return transaction(async (tx) => [await whoAmI(tx), await whoAmI(tx)]);
        }),
      );
      expect(
        seen.flatMap((list, index) => list.filter((who) => who?.person !== people[index])),
      ).toEqual([]);
      expect(new Set(seen.flat().map((who) => who?.role))).toEqual(new Set(['gangway_app']));
    },
  );
});

describe('a statement that fails', () => {
  test('in parsing is parsed again next time', async () => {
    const ask = () => nobody.db.$queryRaw`select * from later`;
    const pid = await backend(nobody.db);
    await expect(ask()).rejects.toThrow(/"later" does not exist/);
    await database.query('create table later (n int); grant select on later to gangway_app');
    wire.taken();
    expect(await ask()).toEqual([]);
    expect(await ask()).toEqual([]);
    expect(wire.taken()).toBe('BEPBDES' + 'BEBDES');
    // The same in a transaction.
    await database.query('drop table later');
    const twice = () => nobody.transaction((tx) => tx.$queryRaw`select 1 from later`);
    await expect(twice()).rejects.toThrow(/"later" does not exist/);
    await database.query('create table later (n int); grant select on later to gangway_app');
    expect(await twice()).toEqual([]);
    expect(await backend(nobody.db)).toBe(pid);
  });

  test('in running stays parsed', async () => {
    const divide = (by: number) => nobody.db.$queryRaw`select 6 / ${by}::int as n`;
    const pid = await backend(nobody.db);
    wire.taken();
    await expect(divide(0)).rejects.toThrow(/division by zero/);
    expect(await divide(2)).toEqual([{ n: 3 }]);
    expect(wire.taken()).toBe('BEPBDES' + 'BEBDES');
    expect(await backend(nobody.db)).toBe(pid);
  });

  test.each([
    ['its prepared statements', 'deallocate all'],
    ['no transaction to itself', 'begin'],
  ])('because the session lost %s costs that session only', async (_what, command) => {
    const pid = await backend(nobody.db);
    await failure(nobody.db.$executeRawUnsafe(command));
    await failure(backend(nobody.db));
    const next = await backend(nobody.db);
    expect(next).toEqual(expect.any(Number));
    expect(next).not.toBe(pid);
  });

  test('because a column changed its type fails once, and not for ever', async () => {
    await database.query(
      `create table shifting as select 1 as n; grant select on shifting to public`,
    );
    const ask = () => nobody.db.$queryRaw`select n from shifting`;
    expect(await ask()).toEqual([{ n: 1 }]);
    await database.query('alter table shifting alter n type text');
    await expect(ask()).rejects.toThrow(/cached plan must not change result type/);
    expect(await ask()).toEqual([{ n: '1' }]);
  });
});

describe('time', () => {
  beforeEach(async () => {
    await door.close();
    open({ statementTimeoutMs: 600 });
  });

  test('ends a statement that takes too long, and keeps the connection', async () => {
    const pid = await backend(nobody.db);
    const start = performance.now();
    await expect(nap(nobody.db, 5)).rejects.toThrow(/statement timeout/);
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(await backend(nobody.db)).toBe(pid);
    await nap(nobody.db, 0.3);
    await nap(nobody.db, 0.4); // each has its own time
  });

  test('ends one that waits for a lock in a transaction', async () => {
    await database.query('create table locked (n int); grant all on locked to gangway_app');
    const holder = door;
    open({ statementTimeoutMs: 600 });
    const lock = (tx: Db) => tx.$executeRaw`lock table locked`;
    await holder.asViewer(null).transaction(async (tx) => {
      await lock(tx);
      await expect(nobody.transaction(lock)).rejects.toThrow(/lock timeout/);
    });
    await holder.close();
  });

  test('ends a transaction, and no statement of it runs afterwards', async () => {
    // As each nested write takes a while, the transaction's time is up in the middle of the operation.
    await database.query(`
      create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.4); return new; end $$;
      create trigger dawdle before insert on auth.accounts for each row execute function dawdle()`);
    const texts: string[] = [];
    const listen = (message: unknown) => texts.push((message as { text: string }).text);
    subscribe(statements.name, listen);
    const id = randomUUID();
    const work = door.asAuth().transaction(async (tx) => {
      await nap(tx, 0.4);
      const account = { create: { id: randomUUID(), accountId: 'a', providerId: 'b' } };
      const session = { create: { id: randomUUID(), token: 'c', expiresAt: new Date() } };
      const user = { id, email: 'a@example.com', name: 'Ada', accounts: account };
      await tx.authUser.create({ data: { ...user, sessions: session } });
    });
    expect(await failure(work)).not.toEqual(new Error('It did not fail.'));
    expect(await door.asAuth().db.authUser.count()).toBe(0);
    unsubscribe(statements.name, listen);
    const end = texts.indexOf('ROLLBACK');
    expect(texts.slice(0, end + 1).filter((text) => text.startsWith('INSERT'))).not.toEqual([]);
    expect(texts.slice(end + 1).filter((text) => text.startsWith('INSERT'))).toEqual([]);
    await database.query('drop trigger dawdle on auth.accounts');
  });

  test('does not wait for ever for a server that says nothing', { timeout: 20_000 }, async () => {
    await backend(nobody.db);
    wire.freeze();
    const start = performance.now();
    await expect(nap(nobody.db, 0)).rejects.toThrow(/timeout/);
    expect(performance.now() - start).toBeLessThan(8_000);
    wire.cut();
    expect(await backend(nobody.db)).toEqual(expect.any(Number));
  });
});

describe('a connection that breaks', () => {
  /** Ends the backend as an administrator does. */
  const terminate = () =>
    database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'gangway'`,
    );
  const ways: [string, () => unknown][] = [
    ['ended by an administrator', terminate],
    ['cut without a word', () => wire.cut()],
  ];

  test.each(ways)(
    'in the middle of a statement (%s) fails it and is replaced',
    async (_way, end) => {
      const pid = await backend(nobody.db);
      const asleep = failure(nap(nobody.db, 4));
      await sleep(100);
      await end();
      expect((await asleep).message).toMatch(/terminat/);
      expect(await backend(nobody.db)).not.toBe(pid);
    },
  );

  test.each(ways)('in a transaction (%s) fails it and is replaced', async (_way, end) => {
    for (const asleep of [true, false]) {
      const pid = await backend(nobody.db);
      const work = failure(
        nobody.transaction(async (tx) => {
          await backend(tx);
          const napping = asleep ? nap(tx, 4) : sleep(300);
          await Promise.all([napping, sleep(100).then(end)]);
          await backend(tx);
        }),
      );
      expect((await work).message).not.toBe('It did not fail.');
      expect(await backend(nobody.db)).not.toBe(pid);
    }
  });

  test.each(ways)('while nobody uses it (%s) is replaced unnoticed', async (_way, end) => {
    const pid = await backend(nobody.db);
    await end();
    await sleep(100);
    expect(await backend(nobody.db)).not.toBe(pid);
  });
});

describe('a door that closes', () => {
  test('waits for what is running', async () => {
    const asleep = nap(nobody.db, 0.3).then((rows) => rows);
    await sleep(100);
    await door.close();
    expect(await asleep).toHaveLength(1);
  });

  test('rolls back a transaction that is open', async () => {
    const work = failure(
      nobody.transaction(async (tx) => {
        await backend(tx);
        await sleep(400);
        await backend(tx);
      }),
    );
    await sleep(100);
    await door.close();
    expect((await work).message).toMatch(/Transaction/);
  });

  test('stays closed: who comes later is refused, and closing again does no harm', async () => {
    await backend(nobody.db);
    await door.close();
    await expect(whoAmI(nobody.db)).rejects.toThrow(/after calling end on the pool/);
    await expect(nobody.transaction(whoAmI)).rejects.toThrow(/after calling end on the pool/);
    await door.close();
  });

  test('may close before it was used', async () => {
    await door.close();
    await expect(whoAmI(nobody.db)).rejects.toThrow(/after calling end on the pool/);
  });
});
