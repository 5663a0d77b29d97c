import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../helpers/database.ts';
import {
  BASE_URL,
  CLIENT,
  cookiesOf,
  newEmail,
  PASSWORD,
  startInstance,
  type Instance,
} from './instance.ts';

let database: TestDatabase;
let one: Instance;

beforeAll(async () => {
  database = await createDatabase();
  one = await startInstance(database, { trustedOrigins: ['https://app.example'] });
});
afterAll(async () => {
  await one.close();
  await database.drop();
});

interface Answer {
  status: number;
  body: Record<string, unknown>;
}
async function call(...args: Parameters<Instance['call']>): Promise<Answer> {
  const response = await one.call(...args);
  expect(response.headers.get('content-type')).toContain('application/json');
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
/** A person who signed up here, with the headers of their browser. */
async function signUp(): Promise<{ email: string; headers: Record<string, string> }> {
  const email = newEmail();
  const response = await one.call('/sign-up/email', { email, password: PASSWORD, name: 'Ada' });
  expect(response.status).toBe(200);
  return { email, headers: { cookie: cookiesOf(response), origin: BASE_URL } };
}

it('has nothing to report at start: no route is there twice', async () => {
  await call('/get-session'); // by now better-auth has looked at them
  expect(one.lines).toEqual([]);
});

describe('signing up at /api/auth', () => {
  it('makes the same account as register does', async () => {
    const { email, headers } = await signUp();
    const { userId } = await one.accounts.signIn({ email, password: PASSWORD }, CLIENT);
    expect(await one.accounts.person(userId)).toMatchObject({ email, name: 'Ada' });
    const { body } = await call('/list-sessions', undefined, headers);
    expect(Object.values(body)).toEqual([
      expect.objectContaining({ ipAddress: CLIENT.ip, userAgent: CLIENT.userAgent }),
      expect.objectContaining({ ipAddress: CLIENT.ip, userAgent: CLIENT.userAgent }),
    ]);
  });

  it('takes one who registered by GraphQL', async () => {
    const email = newEmail();
    await one.accounts.register({ email, password: PASSWORD, name: 'Ada' }, CLIENT);
    const { status } = await call('/sign-in/email', { email, password: PASSWORD });
    expect(status).toBe(200);
  });

  it.each([
    ['password', 'password', 'PASSWORD_TOO_COMMON'],
    ['password', 'short', 'TOO_SHORT'],
    ['password', 'x'.repeat(129), 'TOO_LONG'],
    ['email', 'nobody', 'INVALID_EMAIL'],
    ['name', ' ', 'REQUIRED'],
    ['name', 'A\u0007da', 'INVALID_CHARACTERS'],
    ['image', 'javascript:alert(1)', 'INVALID_URL'],
  ])('refuses a wrong %s as register does (%#)', async (field, value, code) => {
    const good = { email: newEmail(), password: PASSWORD, name: 'Ada' };
    const { status, body } = await call('/sign-up/email', { ...good, [field]: value });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'INVALID_INPUT', issues: [{ path: [field], code }] });
    expect(body['message']).toMatch(new RegExp(`^${field}: \\w+`));
    expect(await database.query('select from auth.users where email = $1', [good.email])).toEqual(
      [],
    );
  });

  it('stores address and name as register does', async () => {
    const email = newEmail();
    const { status, body } = await call('/sign-up/email', {
      email: email.toUpperCase(),
      password: PASSWORD,
      name: '  Zoe\u0308  ',
    });
    expect(status).toBe(200);
    expect(body['user']).toMatchObject({ email, name: 'Zoë' });
  });

  it('gives an address to exactly one of ten who want it at once', async () => {
    const input = { email: newEmail(), password: PASSWORD, name: 'Ada' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => one.call('/sign-up/email', input)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(9).fill(422)]);
    expect(
      await database.query('select from auth.users where email = $1', [input.email]),
    ).toHaveLength(1);
  });

  it('leaves nothing behind when it is cut short', async () => {
    const email = newEmail();
    await database.query(
      `create function public.cut() returns trigger language plpgsql as $$ begin raise 'cut'; end $$;
       create trigger cut before insert on auth.accounts for each row execute function public.cut();`,
    );
    try {
      const signUp = call('/sign-up/email', { email, password: PASSWORD, name: 'Ada' });
      await expect(signUp).rejects.toThrow('cut');
    } finally {
      await database.query('drop trigger cut on auth.accounts; drop function public.cut();');
    }
    for (const table of ['auth.users', 'public.users']) {
      expect(await database.query(`select from ${table} where email = $1`, [email])).toEqual([]);
    }
  });
});

describe('signed in at /api/auth', () => {
  it('a token can be had that carries nothing personal', async () => {
    const { headers } = await signUp();
    const { body } = await call('/token', undefined, headers);
    const payload = decodeJwt(body['token'] as string);
    expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub']);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
    const viewer = await one.accounts.verify(body['token'] as string);
    expect(viewer.userId).toBe(payload.sub);
  });

  it('the session names no token in its headers', async () => {
    const { headers } = await signUp();
    const response = await one.call('/get-session', undefined, headers);
    expect(response.headers.get('set-auth-jwt')).toBeNull();
  });

  it('a new name follows the rules, and shows everywhere', async () => {
    const { email, headers } = await signUp();
    expect(await call('/update-user', { name: 'x' }, headers)).toMatchObject({
      status: 400,
      body: { issues: [{ path: ['name'], code: 'TOO_SHORT' }] },
    });
    expect((await call('/update-user', { name: ' Countess ' }, headers)).status).toBe(200);
    const { userId } = await one.accounts.signIn({ email, password: PASSWORD }, CLIENT);
    expect((await one.accounts.person(userId))?.name).toBe('Countess');
  });

  it('a new password follows the rules', async () => {
    const { email, headers } = await signUp();
    const change = (newPassword: string) =>
      call('/change-password', { currentPassword: PASSWORD, newPassword }, headers);
    expect(await change('password1')).toMatchObject({
      status: 400,
      body: { issues: [{ path: ['newPassword'], code: 'PASSWORD_TOO_COMMON' }] },
    });
    expect((await change('a better horse')).status).toBe(200);
    await expect(
      one.accounts.signIn({ email, password: 'a better horse' }, CLIENT),
    ).resolves.toBeDefined();
  });

  it('ending the other sessions ends their tokens', async () => {
    const { email, headers } = await signUp();
    const other = await one.accounts.signIn({ email, password: PASSWORD }, CLIENT);
    expect((await call('/revoke-other-sessions', {}, headers)).status).toBe(200);
    await expect
      .poll(() => one.accounts.verify(other.token).catch(() => 'refused'))
      .toBe('refused');
  });

  it('only pages of trusted origins may use the cookie', async () => {
    const { headers } = await signUp();
    const update = (origin: string) =>
      call('/update-user', { name: 'Grace' }, { ...headers, origin });
    expect((await update('https://evil.example')).status).toBe(403);
    expect((await update('https://app.example')).status).toBe(200);
  });
});

describe('the routes of /api/auth', () => {
  it.each([
    '/nope',
    '/',
    '/ok/',
    '//ok',
    '/sign-in/social',
    '/request-password-reset',
    '/delete-user',
    '/change-email',
    '/sign-out', // needs POST
  ])('are no more than are of use: %s is not there', async (path) => {
    expect(await call(path)).toEqual({
      status: 404,
      body: { code: 'NOT_FOUND', message: expect.any(String) as string },
    });
  });

  it('show the public keys and no private one', async () => {
    const { body } = await call('/jwks');
    const [key] = body['keys'] as Record<string, unknown>[];
    expect(key).toMatchObject({ kty: 'EC', alg: 'ES256', kid: expect.any(String) as string });
    expect(key).not.toHaveProperty('d');
  });

  it.each([
    ['no JSON', '{', {}, 400, 'INVALID_JSON'],
    [
      'a form',
      'email=x',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['too much', JSON.stringify({ email: 'x'.repeat(70_000) }), {}, 413, 'PAYLOAD_TOO_LARGE'],
    ['a NUL', '{"email":"a@b.example","password":"x\\u0000"}', {}, 400, 'INVALID_INPUT'],
    [
      'half a character',
      '{"email":"a@b.example","deep":[{"x":"\\ud800"}]}',
      {},
      400,
      'INVALID_INPUT',
    ],
    ['endless depth', '['.repeat(30_000), {}, 400, 'INVALID_JSON'],
    ['a list', '[]', {}, 400, 'VALIDATION_ERROR'],
    ['null', 'null', {}, 400, 'VALIDATION_ERROR'],
    ['nothing', '', {}, 400, 'VALIDATION_ERROR'],
    ['wrong kinds', '{"email":1,"password":[]}', {}, 400, 'VALIDATION_ERROR'],
  ])('answer %s with what is wrong', async (_what, sent, headers, status, code) => {
    for (const path of ['/sign-in/email', '/sign-up/email']) {
      const answer = await call(path, sent, headers);
      expect(answer).toMatchObject({ status, body: { code } });
    }
  });

  it('believe no address that the client claims', async () => {
    const email = newEmail();
    const claims = { 'x-gangway-client-ip': '1.2.3.4', 'x-forwarded-for': '1.2.3.4' };
    await one.call('/sign-up/email', { email, password: PASSWORD, name: 'Ada' }, claims);
    const rows = await database.query(
      'select ip_address from auth.sessions join auth.users u on u.id = user_id where email = $1',
      [email],
    );
    expect(rows).toEqual([{ ip_address: CLIENT.ip }]);
  });
});
