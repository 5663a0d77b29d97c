import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../helpers/app.ts';
import type { World } from './kit.ts';
import {
  bearer,
  call,
  codeAt,
  cookieOf,
  enableTwoFactor,
  isGood,
  PASSWORD,
  signIn,
  startWorld,
} from './kit.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

async function guarded(): Promise<Person & { secret: string; backupCodes: string[] }> {
  const person = await world.app.person();
  return { ...person, ...(await enableTwoFactor(world, person)) };
}
const hasTwoFactor = async (token: string) => {
  const { data } = await world.app.ask('{ viewer { twoFactor } }', {}, token);
  return (data as { viewer: { twoFactor: boolean } }).viewer.twoFactor;
};
const sessionsOf = async (email: string) => {
  const rows = await world.app.database.query(
    'select s.id from auth.sessions s join auth.users u on u.id = user_id where email = $1',
    [email],
  );
  return rows.length;
};

describe('turning two-factor on', () => {
  test('takes the password and a first code, and keeps the session', async () => {
    const person = await world.app.person();
    const headers = bearer(person.token);
    const refused = await call(world, '/two-factor/enable', { password: 'wrong' }, headers);
    expect(refused.status).toBe(400);
    const enabled = await call(world, '/two-factor/enable', { password: PASSWORD }, headers);
    expect(enabled.body['totpURI']).toMatch(/^otpauth:\/\/totp\/Gangway/);
    expect(enabled.body['backupCodes']).toHaveLength(10);
    // Not before it is proved.
    expect(await hasTwoFactor(person.token)).toBe(false);
    expect((await signIn(world, person)).__typename).toBe('AuthPayload');
    const wrong = await call(world, '/two-factor/verify-totp', { code: '000000' }, headers);
    expect([wrong.status, wrong.body['code']]).toEqual([401, 'INVALID_CODE']);
    await enableTwoFactor(world, person);
    expect(await hasTwoFactor(person.token)).toBe(true);
    expect((await signIn(world, person)).code).toBe('TWO_FACTOR_REQUIRED');
  });

  test('stores neither the secret nor the backup codes', async () => {
    const { secret, backupCodes } = await guarded();
    const [row] = await world.app.database.query<{ text: string }>(
      "select string_agg(t::text, ' ') as text from auth.two_factors t",
    );
    for (const text of [secret, ...backupCodes]) expect(row?.text).not.toContain(text);
  });

  test('shows nobody the secret without the password', async () => {
    const { token, secret } = await guarded();
    const show = (password: string) =>
      call(world, '/two-factor/get-totp-uri', { password }, bearer(token));
    expect((await show('wrong')).status).toBe(400);
    const { body } = await show(PASSWORD);
    expect(body['totpURI']).toContain('secret=');
    expect(JSON.stringify(body)).not.toContain(secret); // Base32
  });
});

describe('signing in', () => {
  test('takes a code of the app, told apart from a wrong password', async () => {
    const { email, secret } = await guarded();
    expect((await signIn(world, { email })).code).toBe('TWO_FACTOR_REQUIRED');
    expect((await signIn(world, { email, code: '' })).code).toBe('TWO_FACTOR_REQUIRED');
    expect(await signIn(world, { email, code: '000000' })).toMatchObject({
      __typename: 'InvalidInputError',
      issues: [{ path: ['code'], code: 'WRONG_CODE' }],
    });
    const code = codeAt(secret);
    expect((await signIn(world, { email, password: 'wrong', code })).code).toBe(
      'INVALID_CREDENTIALS',
    );
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    const { token } = await signIn(world, { email, code: spaced });
    expect(await isGood(world, token ?? '')).toBe(true);
  });

  test('takes each code once, however many bring it at once', async () => {
    const { email, secret, backupCodes } = await guarded();
    for (const code of [codeAt(secret), backupCodes[0] ?? '']) {
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => signIn(world, { email, code })),
      );
      const names = answers.map(({ __typename }) => __typename).sort();
      expect(names).toEqual(['AuthPayload', ...Array<string>(5).fill('InvalidInputError')]);
    }
    // The one that turned it on was used too, though its time is not over.
    expect((await signIn(world, { email, code: codeAt(secret, -1) })).__typename).not.toBe(
      'AuthPayload',
    );
    expect((await signIn(world, { email, code: codeAt(secret, 1) })).__typename).toBe(
      'AuthPayload',
    );
  });

  test('takes several backup codes at once, each of them', async () => {
    const { email, backupCodes } = await guarded();
    const answers = await Promise.all(
      backupCodes.slice(0, 4).map((code) => signIn(world, { email, code })),
    );
    expect(answers.map(({ __typename }) => __typename)).toEqual(Array(4).fill('AuthPayload'));
    const again = await signIn(world, { email, code: backupCodes[1] ?? '' });
    expect(again.__typename).toBe('InvalidInputError');
  });

  test('takes nobody else’s code', async () => {
    const [one, two] = [await guarded(), await guarded()];
    const other = await signIn(world, { email: one.email, code: two.backupCodes[0] ?? '' });
    expect(other.__typename).toBe('InvalidInputError');
    expect(
      (await signIn(world, { email: two.email, code: two.backupCodes[0] ?? '' })).token,
    ).toBeDefined();
  });

  test('ignores a code where none is wanted', async () => {
    const { email } = await world.app.person();
    expect((await signIn(world, { email, code: '123456' })).__typename).toBe('AuthPayload');
  });
});

describe('signing in at /api/auth', () => {
  const begin = (email: string) => call(world, '/sign-in/email', { email, password: PASSWORD });

  test('gives no session before the code, and one with it', async () => {
    const { email, secret } = await guarded();
    const before = await sessionsOf(email);
    const challenge = await begin(email);
    expect(challenge.body).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
    const cookies = cookieOf(challenge);
    expect(cookies.cookie).not.toContain('session_token');
    expect((await call(world, '/get-session', undefined, cookies)).body).toBeNull();
    expect(await sessionsOf(email)).toBe(before);

    const verify = (code: string) => call(world, '/two-factor/verify-totp', { code }, cookies);
    expect((await verify('000000')).body).toMatchObject({ code: 'INVALID_CODE' });
    const verified = await verify(codeAt(secret));
    expect(verified.status).toBe(200);
    const session = await call(world, '/get-session', undefined, cookieOf(verified));
    expect(session.body).toMatchObject({ user: { email } });
    expect(await sessionsOf(email)).toBe(before + 1);
    // The challenge is over, whatever code comes.
    expect((await verify(codeAt(secret, 1))).body).toMatchObject({
      code: 'INVALID_TWO_FACTOR_COOKIE',
    });
  });

  test('takes a code once, also over both ways', async () => {
    const { email, secret } = await guarded();
    const code = codeAt(secret);
    expect((await signIn(world, { email, code })).__typename).toBe('AuthPayload');
    const cookies = cookieOf(await begin(email));
    expect((await call(world, '/two-factor/verify-totp', { code }, cookies)).status).toBe(401);
  });

  test('takes a backup code instead', async () => {
    const { email, backupCodes } = await guarded();
    const cookies = cookieOf(await begin(email));
    const code = backupCodes[0] ?? '';
    const verified = await call(world, '/two-factor/verify-backup-code', { code }, cookies);
    expect(verified.status).toBe(200);
    expect((await signIn(world, { email, code })).__typename).toBe('InvalidInputError');
  });

  test('takes no code without the challenge, nor with one that was made up or is too old', async () => {
    const { email, secret } = await guarded();
    const cookies = cookieOf(await begin(email));
    const verify = (cookie: string) =>
      call(world, '/two-factor/verify-totp', { code: codeAt(secret) }, cookie ? { cookie } : {});
    expect((await verify('')).status).toBe(401);
    const forged = cookies.cookie.replace(/2fa-\w/, (real) =>
      real === '2fa-x' ? '2fa-y' : '2fa-x',
    );
    expect((await verify(forged)).status).toBe(401);
    await world.app.database.query(
      "update auth.verifications set expires_at = now() - interval '1 s'",
    );
    expect((await verify(cookies.cookie)).status).toBe(401);
  });
});

describe('turning two-factor off', () => {
  test('takes the password, keeps the session, and leaves nothing', async () => {
    const { email, token } = await guarded();
    const off = (password: string) =>
      call(world, '/two-factor/disable', { password }, bearer(token));
    expect((await off('wrong')).body).toMatchObject({ code: 'INVALID_PASSWORD' });
    expect(await hasTwoFactor(token)).toBe(true);
    expect((await off(PASSWORD)).status).toBe(200);
    expect(await hasTwoFactor(token)).toBe(false);
    expect((await signIn(world, { email })).__typename).toBe('AuthPayload');
  });
});
