import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRevocations, type Revocations } from '../../src/accounts/revocations.ts';
import { createDatabase, type TestDatabase } from '../helpers/database.ts';
import { CLIENT, cookiesOf, newEmail, PASSWORD, startInstance, type Instance } from './instance.ts';
import { until } from './until.ts';

let database: TestDatabase;
let one: Instance;
let two: Instance;

beforeAll(async () => {
  database = await createDatabase();
  [one, two] = await Promise.all([startInstance(database), startInstance(database)]);
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await database.drop();
});

const register = () =>
  one.accounts.register({ email: newEmail(), password: PASSWORD, name: 'Ada' }, CLIENT);
const accepts = ({ accounts }: Instance, token: string): Promise<boolean> =>
  accounts.verify(token).then(
    () => true,
    () => false,
  );
/** How long until the instance refuses the token, in milliseconds. */
const refusedAfter = (instance: Instance, token: string): Promise<number> =>
  until(async () => !(await accepts(instance, token)));
const killListeners = () =>
  database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gangway-listen' and datname = current_database()",
  );

describe('signing out', () => {
  it('refuses the token here at once and elsewhere within a second', async () => {
    const { token } = await register();
    expect(await accepts(two, token)).toBe(true);
    await one.accounts.signOut(await one.accounts.verify(token));
    expect(await accepts(one, token)).toBe(false);
    expect(await refusedAfter(two, token)).toBeLessThan(1_000);
    await expect(one.accounts.verify(token)).rejects.toMatchObject({ reason: 'REVOKED' });
  });

  it('ends that session alone, and can be done twice', async () => {
    const email = newEmail();
    const here = await one.accounts.register({ email, password: PASSWORD, name: 'Ada' }, CLIENT);
    const there = await one.accounts.signIn({ email, password: PASSWORD }, CLIENT);
    const viewer = await one.accounts.verify(here.token);
    await one.accounts.signOut(viewer);
    await one.accounts.signOut(viewer);
    expect(await accepts(one, there.token)).toBe(true);
    const rows = await database.query('select id from auth.sessions where user_id = $1', [
      here.userId,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('counts as well when it comes through /api/auth/sign-out', async () => {
    const email = newEmail();
    await one.accounts.register({ email, password: PASSWORD, name: 'Ada' }, CLIENT);
    const cookie = cookiesOf(await one.call('/sign-in/email', { email, password: PASSWORD }));
    const { token } = (await (await one.call('/token', undefined, { cookie })).json()) as {
      token: string;
    };
    expect(await accepts(two, token)).toBe(true);
    const headers = { cookie, origin: 'http://localhost:4000' };
    expect((await one.call('/sign-out', {}, headers)).status).toBe(200);
    expect(await refusedAfter(one, token)).toBeLessThan(1_000);
    expect(await refusedAfter(two, token)).toBeLessThan(1_000);
  });

  it('counts as well when the person is deleted', async () => {
    const { token, userId } = await register();
    expect(await accepts(two, token)).toBe(true);
    await database.query('delete from auth.users where id = $1', [userId]);
    expect(await refusedAfter(two, token)).toBeLessThan(1_000);
    expect(await one.accounts.person(userId)).toBeNull();
  });

  it('reaches an instance whose listener was killed just before', async () => {
    for (let round = 0; round < 3; round++) {
      const { token } = await register();
      expect(await accepts(two, token)).toBe(true);
      await killListeners();
      await one.accounts.signOut(await one.accounts.verify(token));
      expect(await refusedAfter(two, token)).toBeLessThan(1_000);
    }
  });

  it('reaches an instance that cannot listen, which asks every second', async () => {
    const deaf = await startInstance(database, {
      listenUrl: 'postgres://nobody@127.0.0.1:1/nowhere',
    });
    try {
      const { token } = await register();
      expect(await accepts(deaf, token)).toBe(true);
      await one.accounts.signOut(await one.accounts.verify(token));
      expect(await refusedAfter(deaf, token)).toBeLessThan(1_300);
    } finally {
      await deaf.close();
    }
  });

  it('is known to an instance that starts later', async () => {
    const { token } = await register();
    await one.accounts.signOut(await one.accounts.verify(token));
    const late = await startInstance(database);
    try {
      expect(await accepts(late, token)).toBe(false);
    } finally {
      await late.close();
    }
  });
});

describe('onRevoked', () => {
  it('calls once, on each instance, whoever signed out', async () => {
    const { token } = await register();
    const { sessionKey, ...rest } = await one.accounts.verify(token);
    const calls: string[] = [];
    one.accounts.onRevoked(sessionKey, () => calls.push('one'));
    two.accounts.onRevoked(sessionKey, () => calls.push('two'));
    two.accounts.onRevoked(sessionKey, () => calls.push('two again'));
    const stop = two.accounts.onRevoked(sessionKey, () => calls.push('stopped'));
    two.accounts.onRevoked(uuid(), () => calls.push('other'));
    stop();
    await one.accounts.signOut({ sessionKey, ...rest });
    await until(() => calls.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(calls.sort()).toEqual(['one', 'two', 'two again']);
  });

  it('calls for what was revoked before', async () => {
    const { token } = await register();
    const viewer = await one.accounts.verify(token);
    await one.accounts.signOut(viewer);
    await expect(
      new Promise((resolve) => {
        one.accounts.onRevoked(viewer.sessionKey, () => resolve('called'));
      }),
    ).resolves.toBe('called');
  });
});

describe('the list of revocations', () => {
  async function withList(
    limit: number,
    work: (list: Revocations) => Promise<void>,
  ): Promise<void> {
    const list = createRevocations({ access: one.door.asAuth(), listener: one.listener, limit });
    try {
      await list.load();
      await work(list);
    } finally {
      list.close();
    }
  }
  const insert = (count: number, expires: string) =>
    database.query<{ key: string }>(
      `insert into auth.revocations (key, expires_at)
       select gen_random_uuid()::text, now() + $2::interval from generate_series(1, $1) returning key`,
      [count, expires],
    );

  it('asks the database about what does not fit into memory', async () => {
    const early = await insert(30, '12 hours');
    await withList(10, async (list) => {
      const late = await insert(30, '12 hours');
      await new Promise((resolve) => setTimeout(resolve, 100));
      for (const { key } of [...early, ...late]) expect(await list.isRevoked(key)).toBe(true);
      expect(await list.isRevoked(uuid())).toBe(false);
      let called = false;
      const key = uuid();
      list.onRevoked(key, () => (called = true));
      await database.query(
        "insert into auth.revocations values ($1, now() + interval '12 hours')",
        [key],
      );
      await until(() => called);
    });
  });

  it('asks nothing otherwise', async () => {
    await withList(100_000, (list) => {
      expect(list.isRevoked(uuid())).toBe(false);
      return Promise.resolve();
    });
  });

  it('forgets what expired, in the table too', async () => {
    await insert(5, '-1 minute');
    const [brief] = await insert(1, '1 second');
    const [lasting] = await insert(1, '1 hour');
    await withList(100_000, async (list) => {
      expect(list.isRevoked(brief?.key ?? '')).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      await list.dropExpired();
      expect(list.isRevoked(brief?.key ?? '')).toBe(false);
      expect(list.isRevoked(lasting?.key ?? '')).toBe(true);
    });
    expect(await database.query('select from auth.revocations where expires_at < now()')).toEqual(
      [],
    );
  });

  it('loses no session before its time when the server tidies up', async () => {
    const { token, userId } = await register();
    await register();
    await database.query(
      "update auth.sessions set expires_at = now() - interval '1 second' where user_id = $1",
      [userId],
    );
    const [before] = await database.query<{ count: string }>('select count(*) from auth.sessions');
    await one.accounts.dropExpired();
    const [after] = await database.query<{ count: string }>('select count(*) from auth.sessions');
    expect(Number(before?.count) - Number(after?.count)).toBe(1);
    expect(await refusedAfter(one, token)).toBeLessThan(1_000);
  });
});
