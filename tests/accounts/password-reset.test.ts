import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../helpers/app.ts';
import type { World } from './kit.ts';
import {
  bearer,
  call,
  codeAt,
  cookieOf,
  enableTwoFactor,
  isGood,
  mailTo,
  NEW_PASSWORD,
  newAddress,
  newNetwork,
  PASSWORD,
  resetToken,
  signIn,
  startWorld,
  verificationPath,
} from './kit.ts';
import { until } from './until.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const reset = (token: string, newPassword = NEW_PASSWORD, headers = {}) =>
  call(world, '/reset-password', { token, newPassword }, headers);

describe('a password reset', () => {
  test('sets a new password, once, ends every session, verifies the address and says so by mail', async () => {
    const person = await world.app.person();
    const { email } = person;
    const token = await resetToken(world, email);
    const [stored] = await world.app.database.query<{ text: string }>(
      "select string_agg(v::text, ' ') as text from auth.verifications v",
    );
    expect(stored?.text).not.toContain(token);
    expect(await reset(token)).toMatchObject({ status: 200, body: { status: true } });
    expect(await isGood(world, person.token)).toBe(false);
    expect(await signIn(world, { email })).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    const again = await signIn(world, { email, password: NEW_PASSWORD });
    const { data } = await world.app.ask('{ viewer { emailVerified } }', {}, again.token);
    expect(data).toEqual({ viewer: { emailVerified: true } });
    await mailTo(world, email, 'Your password was changed');
    expect(await reset(token, 'another good one')).toMatchObject({
      status: 400,
      body: { code: 'INVALID_TOKEN' },
    });
    expect((await signIn(world, { email, password: NEW_PASSWORD })).token).toBeDefined();
  });

  test('is done once, however many use the token at once', async () => {
    const { email } = await world.app.person();
    const token = await resetToken(world, email);
    const passwords = Array.from({ length: 8 }, (_, index) => `chosen by number ${index}`);
    const answers = await Promise.all(passwords.map((password) => reset(token, password)));
    const winners = passwords.filter((_, index) => answers[index]?.status === 200);
    expect(winners).toHaveLength(1);
    expect((await signIn(world, { email, password: winners[0] ?? '' })).token).toBeDefined();
  });

  test('is refused once the token is too old, or another has set a password since', async () => {
    const { email } = await world.app.person();
    const early = await resetToken(world, email);
    const late = await resetToken(world, email, 2);
    expect((await reset(late)).status).toBe(200);
    expect((await reset(early)).status).toBe(400);
    const old = await resetToken(world, email, 3);
    await world.app.database.query(
      "update auth.verifications set expires_at = now() - interval '1 s'",
    );
    expect((await reset(old)).status).toBe(400);
    for (const token of ['', 'x', old.slice(1), `${old}x`, 'x'.repeat(10_000)]) {
      expect((await reset(token)).body).toMatchObject({ code: 'INVALID_TOKEN' });
    }
  });

  test("changes nobody else's password", async () => {
    const [one, two] = [await world.app.person(), await world.app.person()];
    await reset(await resetToken(world, one.email));
    expect((await signIn(world, two)).token).toBeDefined();
    expect(await isGood(world, two.token)).toBe(true);
  });

  test('keeps the rules of passwords, and the token until they are kept', async () => {
    const { email } = await world.app.person();
    const token = await resetToken(world, email);
    expect(await reset(token, 'password1', { 'accept-language': 'es' })).toMatchObject({
      status: 400,
      body: {
        code: 'INVALID_INPUT',
        issues: [
          {
            path: ['newPassword'],
            code: 'PASSWORD_TOO_COMMON',
            message: 'Esta contraseña es de las más comunes. Elige otra.',
          },
        ],
      },
    });
    expect((await reset(token)).status).toBe(200);
  });

  test('is possible for every address that can register', async () => {
    const email = `o&m-${newAddress()}`;
    await world.app.person(email);
    expect((await reset(await resetToken(world, email))).status).toBe(200);
    expect((await call(world, '/sign-in/email', { email, password: NEW_PASSWORD })).status).toBe(
      200,
    );
  });

  test('leaves the second factor of a verified address', async () => {
    const person = await world.app.person();
    const { email } = person;
    await call(world, await verificationPath(world, email), undefined, bearer(person.token));
    const { secret } = await enableTwoFactor(world, person);
    await reset(await resetToken(world, email));
    const input = { email, password: NEW_PASSWORD };
    expect((await signIn(world, input)).code).toBe('TWO_FACTOR_REQUIRED');
    expect((await signIn(world, { ...input, code: codeAt(secret) })).token).toBeDefined();
  });

  test('forgets a sign-in that waits for its code', async () => {
    const person = await world.app.person();
    const { email } = person;
    await call(world, await verificationPath(world, email), undefined, bearer(person.token));
    const { secret } = await enableTwoFactor(world, person);
    const challenge = await call(world, '/sign-in/email', { email, password: PASSWORD });
    expect(challenge.body).toMatchObject({ twoFactorRedirect: true });
    await reset(await resetToken(world, email));
    const code = codeAt(secret);
    const answer = await call(world, '/two-factor/verify-totp', { code }, cookieOf(challenge));
    expect(answer.status).toBe(401);
  });
});

test('a sign-in whose password is reset at that very moment gets no challenge to answer later', async () => {
  const person = await world.app.person();
  const { email } = person;
  await call(world, await verificationPath(world, email), undefined, bearer(person.token));
  await enableTwoFactor(world, person);
  const { url, query } = world.app.database;
  const other = new pg.Client(url);
  await other.connect();
  try {
    // Held where the password was checked and the challenge is to be written.
    await other.query('begin; lock table auth.verifications in exclusive mode');
    const signingIn = call(world, '/sign-in/email', { email, password: PASSWORD });
    await until(
      async () =>
        (
          await query(
            "select from pg_locks where relation = 'auth.verifications'::regclass and not granted",
          )
        ).length > 0,
      20_000,
    );
    // As a reset does: another password. There is no challenge yet that it could forget.
    await query(
      "update auth.accounts set password = 'another' where user_id = (select id from auth.users where email = $1)",
      [email],
    );
    await other.query('commit');
    const { status, body } = await signingIn;
    expect([status, body['code']]).toEqual([401, 'INVALID_EMAIL_OR_PASSWORD']);
    expect(await query("select from auth.verifications where identifier like '2fa-%'")).toEqual([]);
  } finally {
    await other.end();
  }
});

describe('asking for a reset', () => {
  test('answers before anything is looked up, the same for every address', async () => {
    const { email } = await world.app.person();
    await holdUsers(async () => {
      for (const address of [email, newAddress(), 'nonsense']) {
        const { status, body } = await call(world, '/request-password-reset', { email: address });
        expect([status, body]).toEqual([200, { status: true }]);
      }
    });
    await mailTo(world, email, 'Set a new password');
  });

  /** Runs `work` while nobody else can read the table of accounts. */
  async function holdUsers(work: () => Promise<void>): Promise<void> {
    const held = new pg.Client(world.app.database.url);
    await held.connect();
    try {
      await held.query('begin; lock table auth.users in access exclusive mode');
      await work();
    } finally {
      await held.query('rollback');
      await held.end();
    }
  }

  test('mails nobody who has no account', async () => {
    const email = newAddress();
    await call(world, '/request-password-reset', { email });
    const person = await world.app.person();
    await resetToken(world, person.email); // comes after
    const rows = await world.app.database.query('select from outbox_mails where recipient = $1', [
      email,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('changing the password', () => {
  const change = (token: string, currentPassword: string) =>
    call(world, '/change-password', { currentPassword, newPassword: NEW_PASSWORD }, bearer(token));

  test('ends the other sessions, keeps this one, and says so by mail', async () => {
    const person = await world.app.person();
    const other = await signIn(world, person);
    expect((await change(person.token, 'not the password')).body).toMatchObject({
      code: 'INVALID_PASSWORD',
    });
    expect((await change(person.token, PASSWORD)).status).toBe(200);
    expect(await isGood(world, person.token)).toBe(true);
    expect(await isGood(world, other.token ?? '')).toBe(false);
    expect((await signIn(world, { ...person, password: PASSWORD })).code).toBe(
      'INVALID_CREDENTIALS',
    );
    await mailTo(world, person.email, 'Your password was changed');
  });

  test('makes tokens of reset mails useless', async () => {
    const person = await world.app.person();
    const token = await resetToken(world, person.email);
    await change(person.token, PASSWORD);
    expect((await reset(token, 'yet another one')).status).toBe(400);
  });

  test('is no way to guess it', async () => {
    const person = await world.app.person();
    const answers: unknown[] = [];
    for (let guess = 0; guess < 11; guess++) {
      const { status, body } = await change(person.token, `guess ${guess}`);
      answers.push([status, body['code']]);
    }
    expect(answers.slice(0, 10)).toEqual(Array(10).fill([400, 'INVALID_PASSWORD']));
    expect(answers[10]).toEqual([429, 'TOO_MANY_ATTEMPTS']);
  });
});

describe('mails that anybody can ask for', () => {
  const networks = { RATE_LIMIT_ACCOUNT_MAIL: '2/1h', RATE_LIMIT_ACCOUNT_MAIL_NETWORK: '5/1h' };
  /** How many mails of a kind were queued for an address. */
  const queued = async (email: string, kind: string) =>
    (
      await world.app.database.query(
        'select from outbox_mails where recipient = $1 and kind = $2',
        [email, kind],
      )
    ).length;
  const ask = async (app: App, path: string, email: string, ip = newNetwork()) => {
    const { status } = await call({ app }, path, { email }, { 'x-forwarded-for': ip });
    return status;
  };

  test('are limited by kind and by the address that they go to, which nobody is told', async () => {
    const limited = await world.app.sibling(networks);
    const { email } = await world.app.person();
    await verificationPath(world, email); // of the registration
    try {
      for (let asked = 0; asked < 4; asked++) {
        for (const path of ['/request-password-reset', '/send-verification-email']) {
          const typed = asked % 2 ? email : ` ${email.toUpperCase()}`;
          expect(await ask(limited, path, typed)).toBe(200);
        }
      }
    } finally {
      await limited.close(); // waits for what is to be queued
    }
    expect(await queued(email, 'PASSWORD_RESET')).toBe(2);
    expect(await queued(email, 'VERIFICATION')).toBe(1 + 2);
    // What was not sent left no token either.
    const tokens = await world.app.database.query(
      `select from auth.verifications v join auth.users u on u.id::text = v.value
       where u.email = $1 and v.identifier like 'reset-password:%'`,
      [email],
    );
    expect(tokens).toHaveLength(2);
    const rows = await world.app.database.query<{ key: string }>(
      "select key from auth.sign_in_failures where key like 'm:%'",
    );
    for (const { key } of rows) expect(key).toMatch(/^m:[\w-]{43}$/);
    expect(rows).toHaveLength(2);
    // Counting starts anew once the window is over.
    await world.app.database.query(
      "update auth.sign_in_failures set blocked_until = now() - interval '1 ms' where key like 'm:%'",
    );
    const later = await world.app.sibling(networks);
    try {
      for (let asked = 0; asked < 3; asked++) {
        expect(await ask(later, '/request-password-reset', email)).toBe(200);
      }
    } finally {
      await later.close();
    }
    expect(await queued(email, 'PASSWORD_RESET')).toBe(2 + 2);
  });

  test('are limited also where somebody registers the address over and over', async () => {
    const limited = await world.app.sibling(networks);
    const email = newAddress();
    const register = [
      () => limited.person(email),
      () => call({ app: limited }, '/sign-up/email', { email, password: PASSWORD, name: 'Ada' }),
    ];
    const mails: number[] = [];
    try {
      for (let round = 0; round < 4; round++) {
        await register[round % 2]?.();
        mails.push(await queued(email, 'VERIFICATION'));
        const { token } = await signIn({ app: limited }, { email });
        const { data } = await limited.ask(
          'mutation ($input: DeleteMyAccountInput!) { deleteMyAccount(input: $input) { __typename } }',
          { input: { password: PASSWORD } },
          token,
        );
        expect(data).toEqual({ deleteMyAccount: { __typename: 'DeletedAccount' } });
      }
    } finally {
      await limited.close();
    }
    expect(mails).toEqual([1, 1, 0, 0]); // each deletion takes the mail's row along
  });

  test('cannot be used up by requests that send none', async () => {
    const limited = await world.app.sibling(networks);
    const { email, token } = await world.app.person();
    try {
      await call(world, await verificationPath(world, email), undefined, bearer(token));
      for (let asked = 0; asked < 4; asked++) {
        expect(await ask(limited, '/send-verification-email', email)).toBe(200);
        const text = await call(
          { app: limited },
          '/request-password-reset',
          { email },
          { 'content-type': 'text/plain', 'x-forwarded-for': newNetwork() },
        );
        expect(text.status).toBe(415);
      }
      expect(await ask(limited, '/request-password-reset', email)).toBe(200);
    } finally {
      await limited.close();
    }
    expect(await queued(email, 'PASSWORD_RESET')).toBe(1);
  });

  test('are refused to a network that asks for very many', async () => {
    const limited = await world.app.sibling(networks);
    try {
      for (let asked = 0; asked < 5; asked++) {
        const path = asked % 2 ? '/send-verification-email' : '/request-password-reset';
        expect(await ask(limited, path, newAddress(), '192.0.2.9')).toBe(200);
      }
      expect(await ask(limited, '/request-password-reset', newAddress(), '192.0.2.9')).toBe(429);
      expect(await ask(limited, '/request-password-reset', newAddress(), '192.0.2.8')).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
