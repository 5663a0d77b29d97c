import { symmetricEncrypt } from 'better-auth/crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import {
  EmailTakenError,
  InvalidCredentialsError,
  InvalidInputError,
  type Issue,
} from '../../src/errors.ts';
import { createDatabase, type TestDatabase } from '../helpers/database.ts';
import { CLIENT, newEmail, PASSWORD, startInstance, type Instance } from './instance.ts';

let database: TestDatabase;
let one: Instance;

beforeAll(async () => {
  database = await createDatabase();
  one = await startInstance(database);
});
afterAll(async () => {
  await one.close();
  await database.drop();
});

const register = (input: { email?: string; password?: string; name?: string } = {}) =>
  one.accounts.register({ email: newEmail(), password: PASSWORD, name: 'Ada', ...input }, CLIENT);

async function issuesOf(attempt: Promise<unknown>): Promise<readonly Issue[]> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InvalidInputError);
  return (error as InvalidInputError).issues;
}

describe('registering', () => {
  it('makes a person who is signed in, known everywhere by one id', async () => {
    const tokens = await register({ email: '  Ada@EXAMPLE.com ', name: '  Ada   Lovelace ' });
    const viewer = await one.accounts.verify(tokens.token);
    expect(viewer.userId).toBe(tokens.userId);
    expect(viewer.expiresAt).toEqual(tokens.expiresAt);
    expect(await one.accounts.person(tokens.userId)).toEqual({
      id: tokens.userId,
      email: 'ada@example.com',
      emailVerified: false,
      name: 'Ada   Lovelace',
      createdAt: expect.any(Date) as Date,
    });
    const rows = await database.query(
      `select u.id, a.provider_id, a.account_id, s.ip_address, s.user_agent from auth.users u
       join auth.accounts a on a.user_id = u.id join auth.sessions s on s.user_id = u.id
       where u.email = 'ada@example.com'`,
    );
    expect(rows).toEqual([
      {
        id: tokens.userId,
        provider_id: 'credential',
        account_id: tokens.userId,
        ip_address: CLIENT.ip,
        user_agent: CLIENT.userAgent,
      },
    ]);
  });

  it('stores neither the password nor the refresh token', async () => {
    const tokens = await register();
    const rows = await database.query<{ text: string }>(
      `select a::text || r::text as text from auth.accounts a
       join auth.sessions s using (user_id) join auth.refresh_tokens r on r.session_id = s.id
       where user_id = $1`,
      [tokens.userId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).not.toContain(PASSWORD);
    expect(rows[0]?.text).not.toContain(tokens.refreshToken);
  });

  it('tells all that is wrong at once', async () => {
    const issues = await issuesOf(register({ email: 'nobody', password: 'short', name: 'A' }));
    expect(issues).toEqual([
      { path: ['email'], code: 'INVALID_EMAIL', severity: 'ERROR' },
      {
        path: ['password'],
        code: 'TOO_SHORT',
        severity: 'ERROR',
        params: { min: 8, max: 128 },
      },
      { path: ['name'], code: 'TOO_SHORT', severity: 'ERROR', params: { min: 2 } },
    ]);
  });

  it.each([
    ['email', '', 'REQUIRED'],
    ['email', 'ada@localhost', 'INVALID_EMAIL'],
    ['email', 'ada @example.com', 'INVALID_EMAIL'],
    ['email', 'ada@exa\0mple.com', 'NUL_CHARACTER'],
    ['email', 'ada@exa\ud800mple.com', 'UNPAIRED_SURROGATE'],
    ['email', `${'a'.repeat(250)}@example.com`, 'TOO_LONG'],
    ['name', '   ', 'REQUIRED'],
    ['name', 'x'.repeat(101), 'TOO_LONG'],
    ['name', 'Ada\u0007', 'INVALID_CHARACTERS'],
    ['name', 'Ada\0', 'NUL_CHARACTER'],
    ['name', 'Ada\udc00', 'UNPAIRED_SURROGATE'],
    ['password', '', 'REQUIRED'],
    ['password', '1234567', 'TOO_SHORT'],
    ['password', '🙂'.repeat(7), 'TOO_SHORT'],
    ['password', 'x'.repeat(129), 'TOO_LONG'],
    ['password', 'x'.repeat(1_000_000), 'TOO_LONG'],
    ['password', 'long enough \0', 'NUL_CHARACTER'],
    ['password', 'long enough \ud800', 'UNPAIRED_SURROGATE'],
    ['password', 'password', 'PASSWORD_TOO_COMMON'],
    ['password', 'PassWord123', 'PASSWORD_TOO_COMMON'],
    ['password', 'ｐａｓｓｗｏｒｄ', 'PASSWORD_TOO_COMMON'],
    ['password', 'qwertyuiop', 'PASSWORD_TOO_COMMON'],
  ])('refuses a wrong %s (%#)', async (field, value, code) => {
    const issues = await issuesOf(register({ [field]: value }));
    expect(issues.map((issue) => [issue.path, issue.code])).toEqual([[[field], code]]);
  });

  it('takes passwords of 128 characters of any script, and 8 plain ones', async () => {
    for (const password of ['🙂é'.repeat(64), 'kx7 vq2!']) {
      const email = newEmail();
      await register({ email, password });
      await expect(one.accounts.signIn({ email, password }, CLIENT)).resolves.toBeDefined();
    }
  });

  it('gives an address to exactly one of twenty who register it at once', async () => {
    const email = newEmail();
    const attempts = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        register({ email: i % 2 ? email : email.toUpperCase(), name: `Number ${String(i)}` }),
      ),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of attempts) {
      if (attempt.status === 'rejected') expect(attempt.reason).toBeInstanceOf(EmailTakenError);
    }
    for (const table of ['auth.users', 'public.users']) {
      expect(await database.query(`select from ${table} where email = $1`, [email])).toHaveLength(
        1,
      );
    }
  });

  it('leaves nothing behind when it is cut short', async () => {
    const email = newEmail();
    await database.query(
      `create function public.cut() returns trigger language plpgsql as $$ begin raise 'cut'; end $$;
       create trigger cut before insert on auth.refresh_tokens for each row execute function public.cut();`,
    );
    try {
      await expect(register({ email })).rejects.toThrow('cut');
    } finally {
      await database.query('drop trigger cut on auth.refresh_tokens; drop function public.cut();');
    }
    for (const table of ['auth.users', 'public.users']) {
      expect(await database.query(`select from ${table} where email = $1`, [email])).toEqual([]);
    }
    await expect(register({ email })).resolves.toBeDefined();
  });
});

describe('signing in', () => {
  it('opens a session of its own each time', async () => {
    const email = newEmail();
    const first = await register({ email });
    const second = await one.accounts.signIn(
      { email: email.toUpperCase(), password: PASSWORD },
      CLIENT,
    );
    expect(second.userId).toBe(first.userId);
    const keys = await Promise.all(
      [first, second].map(async ({ token }) => (await one.accounts.verify(token)).sessionKey),
    );
    expect(new Set(keys).size).toBe(2);
    const sessions = await database.query(
      'select ip_address, user_agent from auth.sessions where user_id = $1',
      [first.userId],
    );
    expect(sessions).toEqual(
      Array(2).fill({ ip_address: CLIENT.ip, user_agent: CLIENT.userAgent }),
    );
  });

  it.each([
    ['a wrong password', newEmail, 'wrong horse battery'],
    ['an unknown address', () => 'nobody@example.com', PASSWORD],
    ['no address at all', () => 'nobody', PASSWORD],
    ['a NUL in the address', () => 'no\0body@example.com', PASSWORD],
    ['an endless password', newEmail, 'x'.repeat(100_000)],
    ['an empty password', newEmail, ''],
    ['a broken password', newEmail, '\ud800\0'],
  ])('is refused in the same words for %s', async (_what, emailOf, password) => {
    const email = emailOf();
    if (email.startsWith('person')) await register({ email });
    const error: unknown = await one.accounts
      .signIn({ email, password }, CLIENT)
      .catch((reason: unknown) => reason);
    expect(error).toEqual(new InvalidCredentialsError());
  });

  it(
    'takes as long for an unknown address as for a wrong password',
    { timeout: 60_000 },
    async () => {
      const email = newEmail();
      await register({ email });
      let networks = 0;
      const time = async (address: string) => {
        // Each from elsewhere: ten wrong ones from one network would not be looked at any more.
        const client = { ...CLIENT, ip: `198.51.100.${++networks}` };
        const start = performance.now();
        await one.accounts
          .signIn({ email: address, password: 'wrong horse' }, client)
          .catch(() => 0);
        return performance.now() - start;
      };
      const known: number[] = [];
      const unknown: number[] = [];
      for (let i = 0; i < 7; i++) {
        known.push(await time(email));
        unknown.push(await time(newEmail()));
      }
      const median = (times: number[]) => times.sort((a, b) => a - b)[3] ?? 0;
      expect(median(unknown) / median(known)).toBeGreaterThan(0.6);
      expect(median(unknown) / median(known)).toBeLessThan(1.7);
    },
  );
});

test.each(['123456', 'a-backup-code'])(
  'a second factor that another secret encrypted fails with what to do (%s)',
  async (code) => {
    const email = newEmail();
    const { userId } = await register({ email });
    const key = { keys: new Map([[1, 'another-secret-0123456789abcdefghijk']]), currentVersion: 1 };
    const sealed = (data: string) => symmetricEncrypt({ key, data });
    await database.query(
      `insert into auth.two_factors (id, user_id, secret, backup_codes, verified, failed_verification_count)
       values (gen_random_uuid(), $1, $2, $3, true, 0)`,
      [userId, await sealed('secret'), await sealed('[]')],
    );
    await database.query('update auth.users set two_factor_enabled = true where id = $1', [userId]);
    const signIn = one.accounts.signIn({ email, password: PASSWORD, code }, CLIENT);
    await expect(signIn).rejects.toThrow(/AUTH_SECRET/);
  },
);

describe('the auth schema', () => {
  it.each(['gangway_app', 'gangway_system'])('is out of reach of %s', async (role) => {
    const tables = await database.query<{ name: string; reach: boolean }>(
      `select c.oid::regclass::text as name,
         has_table_privilege($1, c.oid, 'select, insert, update, delete')
           or has_any_column_privilege($1, c.oid, 'select, insert, update')
           or has_schema_privilege($1, 'auth', 'usage') as reach
       from pg_class c where c.relnamespace = 'auth'::regnamespace and c.relkind = 'r'`,
      [role],
    );
    expect(tables).toHaveLength(9);
    expect(tables.filter(({ reach }) => reach)).toEqual([]);
  });

  it('cannot be read through the door as a viewer', async () => {
    const { userId } = await register();
    const read = one.door.asViewer(userId).db.authUser.findMany();
    await expect(read).rejects.toThrow(/permission denied/);
  });

  it('is all that gangway_auth reaches', async () => {
    await expect(one.door.asAuth().db.user.findMany()).rejects.toThrow(/permission denied/);
    await expect(one.door.asAuth().db.organization.findMany()).rejects.toThrow(/permission denied/);
  });
});
