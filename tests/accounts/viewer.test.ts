import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { counted } from '../helpers/statements.ts';
import { signIn } from './kit.ts';

// Without mail, whose worker would send statements of its own.
let app: App;
beforeAll(async () => {
  app = await startApp({ TRUST_PROXY: '1' });
});
afterAll(() => app.close());

describe('viewer', () => {
  const SESSIONS =
    '{ viewer { sessions { id current ipAddress userAgent lastUsedAt expiresAt } } }';
  interface Seen {
    readonly viewer: {
      readonly sessions: readonly {
        readonly id: string;
        readonly current: boolean;
        readonly ipAddress: string;
        readonly lastUsedAt: string | null;
      }[];
    };
  }

  test('shows their sessions, the newest first, and which is this one', async () => {
    const person = await app.person();
    await signIn({ app }, person, '203.0.113.77');
    const { viewer } = await person.run<Seen, object>(SESSIONS, {});
    expect(viewer.sessions.map(({ current, ipAddress }) => [current, ipAddress])).toEqual([
      [false, '203.0.113.77'],
      [true, '127.0.0.1'],
    ]);
    expect(viewer.sessions.map(({ lastUsedAt }) => lastUsedAt)).toEqual([null, null]);
  });

  test('in what registering and signing in answer, knows the session that they give', async () => {
    const fields =
      '__typename ... on AuthPayload { refreshToken viewer { sessions { id current } } }';
    const input = { email: 'current@example.com', password: 'correct horse battery' };
    interface Opened {
      readonly refreshToken: string;
      readonly viewer: { readonly sessions: readonly { id: string; current: boolean }[] };
    }
    const run = async (mutation: string, variables: object) => {
      const { data, errors } = await app.ask<Record<string, Opened>, object>(mutation, variables);
      if (!data || errors) throw new Error(JSON.stringify(errors));
      return data;
    };
    const current = (opened: Opened | undefined) =>
      opened?.viewer.sessions.map((session) => session.current);
    const { register } = await run(
      `mutation ($input: RegisterInput!) { register(input: $input) { ${fields} } }`,
      { input: { ...input, name: 'Ada' } },
    );
    expect(current(register)).toEqual([true]);
    const { a, b } = await run(
      `mutation ($input: SignInInput!) {
        a: signIn(input: $input) { ${fields} } b: signIn(input: $input) { ${fields} }
      }`,
      { input },
    );
    expect(current(a)).toEqual([true, false]);
    expect(current(b)).toEqual([true, false, false]);
    const { refreshAuth } = await run(
      `mutation ($input: RefreshAuthInput!) { refreshAuth(input: $input) { ${fields} } }`,
      { input: { refreshToken: a?.refreshToken } },
    );
    expect(current(refreshAuth)).toEqual([false, true, false]);
  });

  test('shows the newest hundred, and no ended ones', async () => {
    const person = await app.person();
    await app.database.query(
      `insert into auth.sessions (id, token, user_id, expires_at, created_at)
       select gen_random_uuid(), gen_random_uuid()::text, u.id,
         now() + (case when n <= 50 then -1 else 1 end) * interval '1 hour', now() - n * interval '1 s'
       from auth.users u, generate_series(1, 200) n where u.email = $1`,
      [person.email],
    );
    const { viewer } = await person.run<Seen, object>(SESSIONS, {});
    expect(viewer.sessions).toHaveLength(100);
    expect(viewer.sessions[0]?.current).toBe(true);
  });

  test('knows who operates the platform', async () => {
    const [one, two] = [await app.person(), await app.person()];
    await app.database.query(
      'insert into platform_staff (user_id) select id from users where email = $1',
      [one.email],
    );
    const query = '{ viewer { staff twoFactor } }';
    expect(await one.run(query, {})).toEqual({ viewer: { staff: true, twoFactor: false } });
    expect(await two.run(query, {})).toEqual({ viewer: { staff: false, twoFactor: false } });
  });

  test('costs one statement for each of what is asked for, and signing in a handful', async () => {
    const person = await app.person();
    const cost = async (query: string) => (await counted(() => person.run(query, {}))).sent.length;
    expect(await cost('{ viewer { id email name emailVerified } }')).toBe(1);
    expect(await cost('{ viewer { id twoFactor } }')).toBe(2);
    expect(await cost('{ a: viewer { sessions { id } } b: viewer { sessions { id } } }')).toBe(3);
    expect(await cost('{ viewer { twoFactor staff sessions { id } } }')).toBe(4);
    const { sent } = await counted(() => signIn({ app }, person));
    expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(5);
  });
});
