import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInstance } from './instance.ts';
import type { World } from './kit.ts';
import {
  bearer,
  call,
  codeAt,
  enableTwoFactor,
  NEW_PASSWORD,
  newAddress,
  newNetwork,
  PASSWORD,
  resetToken,
  signIn,
  startWorld,
} from './kit.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Somebody who has been signed in from 127.0.0.1 only. */
const somebody = () => world.app.person();

const wrong = (email: string, ip: string) => signIn(world, { email, password: 'wrong' }, ip);
const codeOf = async (answer: ReturnType<typeof signIn>) => {
  const { code, __typename } = await answer;
  return code ?? __typename;
};
async function fail(email: string, ip: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    expect(await codeOf(wrong(email, ip))).toBe('INVALID_CREDENTIALS');
  }
}
/** Makes waits last, however slow the machine is. */
const hold = () =>
  world.app.database.query(
    "update auth.sign_in_failures set blocked_until = blocked_until + interval '1 hour' where blocked_until is not null",
  );
/** Ten failures in a row: the first and the last for real, as each takes a hash. */
async function failTen(email: string, ip: string): Promise<void> {
  await fail(email, ip, 1);
  await world.app.database.query(
    'update auth.sign_in_failures set failures = 9 where failures = 1',
  );
  await fail(email, ip, 1);
  await hold();
}
interface Row {
  readonly key: string;
  readonly failures: number;
  readonly wait: number;
}
/** What is counted and waits, as kinds of keys; `wait` is how long the latest failure made it, in seconds. */
const counted = (kind: string) =>
  world.app.database.query<Row>(
    `select key, failures, round(extract(epoch from blocked_until - last_at))::int as wait
     from auth.sign_in_failures where key like $1 and failures > 0 order by last_at desc`,
    [`${kind}:%`],
  );
const clear = () => world.app.database.query("delete from auth.sign_in_failures where key < 'p'");
/** Lets the waits be over, as time does. */
const waitOver = () =>
  world.app.database.query(
    "update auth.sign_in_failures set blocked_until = now() - interval '1 ms' where blocked_until is not null",
  );

describe('ten failures in a row', { timeout: 120_000 }, () => {
  test('make an account wait, whether it exists or not, also for the right password', async () => {
    const { email } = await somebody();
    for (const address of [email, newAddress()]) {
      await clear();
      await fail(address, newNetwork(), 5);
      await fail(address.toUpperCase(), newNetwork(), 5);
      expect((await counted('a')).map(({ failures, wait }) => [failures, wait])).toEqual([[10, 1]]);
      await hold();
      const refused = await signIn(world, { email: address }, newNetwork());
      expect(refused.__typename).toBe('TooManyAttemptsError');
      expect(refused.retryAfter).toBeGreaterThan(3500);
      expect(refused.retryAfter).toBeLessThanOrEqual(3601);
      expect(await codeOf(wrong(address, newNetwork()))).toBe('TOO_MANY_ATTEMPTS');
    }
    await waitOver();
    expect(await codeOf(signIn(world, { email }, newNetwork()))).toBe('AuthPayload');
  });

  test('are forgotten with a success, which nine are followed by', async () => {
    await clear();
    const { email } = await somebody();
    for (let round = 0; round < 2; round++) {
      await fail(email, newNetwork(), 1);
      await world.app.database.query(
        "update auth.sign_in_failures set failures = 8 where key like 'a:%'",
      );
      await fail(email, newNetwork(), 1);
      expect(await codeOf(signIn(world, { email }, newNetwork()))).toBe('AuthPayload');
      expect(await counted('a')).toEqual([]);
    }
  });

  test('make each further one wait twice as long, up to a minute; refused ones prolong nothing', async () => {
    await clear();
    const email = newAddress();
    await fail(email, newNetwork(), 1);
    await world.app.database.query(
      "update auth.sign_in_failures set failures = 9 where key like 'a:%'",
    );
    const waits: number[] = [];
    for (let failure = 10; failure <= 18; failure++) {
      await waitOver();
      await fail(email, newNetwork(), 1);
      waits.push((await counted('a'))[0]?.wait ?? 0);
      await hold();
      const before = await counted('a');
      expect(await codeOf(wrong(email, newNetwork()))).toBe('TOO_MANY_ATTEMPTS');
      expect(await counted('a')).toEqual(before);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test('make a network wait, up to a quarter of an hour, and no other one', async () => {
    await clear();
    const { email } = await somebody();
    const [here, elsewhere] = ['2001:db8:1:1::1', '2001:db8:1:2::1'];
    for (let failure = 0; failure < 10; failure++) {
      await fail(newAddress(), `2001:db8:1:1::${failure}`, 1);
    }
    await hold();
    expect(await signIn(world, { email }, here)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    expect(await codeOf(wrong(newAddress(), elsewhere))).toBe('INVALID_CREDENTIALS');
    expect(await codeOf(signIn(world, { email }, elsewhere))).toBe('AuthPayload');
    await world.app.database.query(
      "update auth.sign_in_failures set failures = 40 where key like 'n:%'",
    );
    await waitOver();
    await fail(newAddress(), here, 1);
    expect((await counted('n'))[0]?.wait).toBe(900);
  });

  test('keep nobody out who was there before: others fail apart', async () => {
    await clear();
    const person = await somebody(); // from 127.0.0.1
    await failTen(person.email, newNetwork());
    expect(await codeOf(wrong(person.email, newNetwork()))).toBe('TOO_MANY_ATTEMPTS');
    await failTen(newAddress(), '127.0.0.1');
    expect(await codeOf(wrong(newAddress(), '127.0.0.1'))).toBe('TOO_MANY_ATTEMPTS');
    await person.run('mutation { signOut { __typename } }', {});
    expect(await codeOf(signIn(world, person, '127.0.0.1'))).toBe('AuthPayload');
    // Their own failures there count like any.
    await failTen(person.email, '127.0.0.1');
    expect(await codeOf(signIn(world, person, '127.0.0.1'))).toBe('TOO_MANY_ATTEMPTS');
    // 90 days later it is a network like any other.
    await clear();
    await failTen(person.email, newNetwork());
    await world.app.database.query(
      "update auth.sign_in_failures set last_at = now() - interval '91 days', blocked_until = null where key like 'p:%'",
    );
    expect(await codeOf(signIn(world, person, '127.0.0.1'))).toBe('TOO_MANY_ATTEMPTS');
  });

  test('end with a reset of the password', async () => {
    await clear();
    const { email } = await somebody();
    const ip = newNetwork();
    await failTen(email, ip);
    expect(await codeOf(signIn(world, { email }, ip))).toBe('TOO_MANY_ATTEMPTS');
    const reset = { token: await resetToken(world, email), newPassword: NEW_PASSWORD };
    const from = { 'x-forwarded-for': ip };
    expect((await call(world, '/reset-password', reset, from)).status).toBe(200);
    expect(await codeOf(signIn(world, { email, password: NEW_PASSWORD }, ip))).toBe('AuthPayload');
  });
});

describe('many guesses at once', () => {
  test.each(['GraphQL', '/api/auth'])(
    'are looked at ten times, not more: 50 over %s',
    { timeout: 120_000 },
    async (way) => {
      await clear();
      const { email } = await somebody();
      const guess = async (at: number): Promise<unknown> => {
        const [password, ip] = [at === 49 ? PASSWORD : `guess ${at}`, newNetwork()];
        if (way === 'GraphQL') return codeOf(signIn(world, { email, password }, ip));
        const input = { email, password };
        return (await call(world, '/sign-in/email', input, { 'x-forwarded-for': ip })).body['code'];
      };
      const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => guess(at)));
      const invalid = way === 'GraphQL' ? 'INVALID_CREDENTIALS' : 'INVALID_EMAIL_OR_PASSWORD';
      expect(answers.filter((code) => code === invalid)).toHaveLength(10);
      expect(answers.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(40);
      expect((await counted('a')).map(({ failures }) => failures)).toEqual([10]);
    },
  );

  test('of the right password are all admitted', { timeout: 60_000 }, async () => {
    const { email } = await somebody();
    const ip = newNetwork();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => codeOf(signIn(world, { email }, ip))),
    );
    expect(answers).toEqual(Array(20).fill('AuthPayload'));
  });
});

describe('the routes of /api/auth', () => {
  test('refuse with 429 and when to come back', async () => {
    await clear();
    const ip = newNetwork();
    const email = newAddress();
    await failTen(email, ip);
    const { status, headers, body } = await call(
      world,
      '/sign-in/email',
      { email, password: PASSWORD },
      { 'x-forwarded-for': ip, 'accept-language': 'es' },
    );
    expect([status, headers.get('retry-after')]).toEqual([429, String(body['retryAfter'])]);
    expect(body).toEqual({
      code: 'TOO_MANY_ATTEMPTS',
      message: `Demasiados intentos erróneos: inténtalo de nuevo dentro de ${String(body['retryAfter'])} s.`,
      retryAfter: expect.any(Number) as number,
    });
  });
});

test(
  'wrong codes of the second factor count like wrong passwords',
  { timeout: 60_000 },
  async () => {
    await clear();
    const person = await somebody();
    const { secret } = await enableTwoFactor(world, person);
    const ip = newNetwork();
    for (let guess = 0; guess < 10; guess++) {
      const answer = await signIn(world, { email: person.email, code: '000000' }, ip);
      expect(answer.issues).toEqual([{ path: ['code'], code: 'WRONG_CODE' }]);
    }
    await hold();
    const right = { email: person.email, code: codeAt(secret) };
    expect(await codeOf(signIn(world, right, ip))).toBe('TOO_MANY_ATTEMPTS');
    await waitOver();
    expect(await codeOf(signIn(world, right, ip))).toBe('AuthPayload');
    // With a session as well, and whatever it guesses: the code of a new app, or the password.
    for (let guess = 0; guess < 10; guess++) {
      const [path = '', expected] = GUESSES[guess % GUESSES.length] ?? [];
      const sent = { code: '000000', password: 'wrong' };
      const { status } = await call(world, path, sent, {
        ...bearer(person.token),
        'x-forwarded-for': ip,
      });
      expect(status, path).toBe(expected);
    }
    await hold();
    const { status } = await call(
      world,
      '/two-factor/disable',
      { password: PASSWORD },
      { ...bearer(person.token), 'x-forwarded-for': ip },
    );
    expect(status).toBe(429);
  },
);

/** Where a stolen session could guess, and how it is told that it was wrong. */
const GUESSES: readonly (readonly [path: string, status: number])[] = [
  ['/two-factor/verify-totp', 401],
  ['/two-factor/verify-backup-code', 401],
  ['/two-factor/disable', 400],
  ['/two-factor/enable', 400],
  ['/two-factor/get-totp-uri', 400],
  ['/two-factor/generate-backup-codes', 400],
];

test('what is counted names nobody', async () => {
  const { email } = await somebody();
  await wrong(email, '198.51.100.200');
  const rows = await world.app.database.query<{ key: string }>(
    'select key from auth.sign_in_failures',
  );
  for (const { key } of rows) expect(key).toMatch(/^[acnp]:[\w-]{43}$/);
});

/** How many rows there are. */
const REST = 'select count(*)::int as n from auth.sign_in_failures';

test('rows that count no more are deleted, a bounded number at a time', async () => {
  const { query } = world.app.database;
  await query('delete from auth.sign_in_failures');
  await query(
    `insert into auth.sign_in_failures (key, failures, last_at)
     select kind || ':' || days || ':' || n, 1, now() - days * interval '1 day' - interval '1 minute'
     from unnest(array['a', 'c', 'n', 'p']) kind, unnest(array[0, 1, 90]) days, generate_series(1, 3_200) n`,
  );
  const instance = await startInstance(world.app.database, {
    secret: 'a secret that is long enough for tests',
  });
  try {
    const [before] = await query<{ n: number }>(REST);
    await instance.accounts.dropExpired();
    const [after] = await query<{ n: number }>(REST);
    // More than a batch at once, and not without end.
    expect((before?.n ?? 0) - (after?.n ?? 0)).toBe(20_000);
    await instance.accounts.dropExpired();
  } finally {
    await instance.close();
  }
  const left = await query<{ kind: string }>(
    "select distinct split_part(key, ':', 1) || split_part(key, ':', 2) as kind from auth.sign_in_failures order by 1",
  );
  expect(left.map(({ kind }) => kind)).toEqual(['a0', 'c0', 'n0', 'p0', 'p1']);
});
