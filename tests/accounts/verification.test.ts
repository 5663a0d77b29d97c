import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complete, walk } from '../helpers/wizard.ts';
import type { World } from './kit.ts';
import {
  bearer,
  call,
  cookieOf,
  isGood,
  linkIn,
  mailTo,
  newAddress,
  ORIGIN,
  PASSWORD,
  signIn,
  startWorld,
  verificationPath,
} from './kit.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ CORS_ORIGINS: 'https://app.example' });
});
afterAll(() => world.close());

const isVerified = async (token: string) => {
  const { data } = await world.app.ask<{ viewer: { emailVerified: boolean } }, object>(
    '{ viewer { emailVerified } }',
    {},
    token,
  );
  return data?.viewer.emailVerified;
};
const register = async (input: object, headers = {}) => {
  const { data, errors } = await world.app.ask<
    { register: { __typename: string; token: string; viewer: { emailVerified: boolean } } },
    object
  >(
    `mutation ($input: RegisterInput!) { register(input: $input) {
      __typename ... on AuthPayload { token viewer { emailVerified } }
    } }`,
    { input: { password: PASSWORD, name: 'Ada', ...input } },
    undefined,
    headers,
  );
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data.register;
};

describe('the link of the mail that registering sends', () => {
  test('verifies the address; opened by a session of the account, it keeps password and session, and ends the others', async () => {
    const { app } = world;
    const person = await app.person();
    const other = await signIn(world, person);
    expect(await isVerified(person.token)).toBe(false);
    const path = await verificationPath(world, person.email);
    const { status, body } = await call(world, path, undefined, bearer(person.token));
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: true, passwordRequired: false, code: 'ADDRESS_VERIFIED' });
    expect(await isVerified(person.token)).toBe(true);
    expect(await isGood(world, other.token ?? '')).toBe(false);
    expect((await signIn(world, person)).__typename).toBe('AuthPayload');
    // Again, by nobody in particular: nothing more happens.
    expect((await call(world, path)).body).toMatchObject({ passwordRequired: false });
    expect(await isVerified(person.token)).toBe(true);
  });

  test("is sent by better-auth's own sign-up too, and knows its cookie", async () => {
    const email = newAddress();
    const signedUp = await call(
      world,
      '/sign-up/email',
      { email, password: PASSWORD, name: 'Ada' },
      { 'accept-language': 'es' },
    );
    const mail = await mailTo(world, email, 'Confirma tu dirección de correo');
    const response = await fetch(linkIn(world, mail), {
      headers: { ...cookieOf(signedUp), 'accept-language': 'es' },
    });
    expect(await response.json()).toMatchObject({
      passwordRequired: false,
      message: 'Tu dirección de correo está verificada.',
    });
    expect((await signIn(world, { email })).__typename).toBe('AuthPayload');
  });

  test('goes where it was asked to, of places that are trusted', async () => {
    const email = newAddress();
    const { token } = await register({ email });
    const to = (callbackURL: string) =>
      call(world, '/send-verification-email', { email, callbackURL }, { origin: ORIGIN });
    expect((await to('https://evil.example/x')).status).toBe(403);
    expect((await to('https://app.example/welcome?x=1#here')).status).toBe(200);
    const path = await verificationPath(world, email, 2);
    const evil = path.replace('app.example', 'evil.example');
    expect((await call(world, evil, undefined, bearer(token))).status).toBe(403);
    expect(await isVerified(token)).toBe(false);
    const { status, headers } = await call(world, path, undefined, bearer(token));
    expect(status).toBe(302);
    expect(headers.get('location')).toBe('https://app.example/welcome?x=1&verified=true#here');
    const broken = await call(world, path.replace(/token=[^&]*/, 'token=x'));
    expect(broken.headers.get('location')).toBe(
      'https://app.example/welcome?x=1&error=INVALID_TOKEN#here',
    );
  });

  test.each([
    ['nonsense', async () => 'nonsense'],
    [
      'a token of another key',
      async (email: string) =>
        new SignJWT({ email })
          .setProtectedHeader({ alg: 'HS256' })
          .setAudience('verify-email')
          .setExpirationTime('1h')
          .sign(new TextEncoder().encode('a secret that is long enough for tests')),
    ],
    ['an access token', async (_email: string, token: string) => token],
  ])('does not work with %s', async (_what, forge) => {
    const person = await world.app.person();
    const token = await forge(person.email, person.token);
    const { status, body } = await call(world, `/verify-email?token=${token}`);
    expect([status, body['code']]).toEqual([401, 'INVALID_TOKEN']);
    expect(await isVerified(person.token)).toBe(false);
  });

  test('is queued with the account, or neither is made', async () => {
    const { database } = world.app;
    await database.query(
      `create function public.cut() returns trigger language plpgsql as $$ begin raise 'cut'; end $$;
       create trigger cut before insert on outbox_mails for each row execute function public.cut();`,
    );
    const [first, second] = [newAddress(), newAddress()];
    try {
      await expect(register({ email: first })).rejects.toThrow('INTERNAL_SERVER_ERROR');
      const input = { email: second, password: PASSWORD, name: 'Ada' };
      expect((await call(world, '/sign-up/email', input)).body['code']).toBe(
        'FAILED_TO_CREATE_USER',
      );
    } finally {
      await database.query('drop trigger cut on outbox_mails; drop function public.cut();');
    }
    const rows = await database.query('select from auth.users where email = any($1)', [
      [first, second],
    ]);
    expect(rows).toEqual([]);
    expect((await register({ email: first })).__typename).toBe('AuthPayload');
  });
});

describe('asking for another link', () => {
  test('answers the same for every address, and mails those that wait for one', async () => {
    const odd = `o&m-${newAddress()}`;
    const { token } = await register({ email: odd });
    const verified = await world.app.person();
    const path = await verificationPath(world, verified.email);
    await call(world, path, undefined, bearer(verified.token));
    const answers = await Promise.all(
      [odd, verified.email, newAddress(), 'nonsense'].map((email) =>
        call(world, '/send-verification-email', { email }),
      ),
    );
    for (const { status, body } of answers) expect([status, body]).toEqual([200, { status: true }]);
    const second = await verificationPath(world, odd, 2);
    await call(world, second, undefined, bearer(token));
    expect(await isVerified(token)).toBe(true);
    const [queued] = await world.app.database.query<{ count: number }>(
      "select count(*)::int from outbox_mails where recipient = $1 and kind = 'VERIFICATION'",
      [verified.email],
    );
    expect(queued?.count).toBe(1);
  });
});

describe('an invitation token at registering', () => {
  const invited = `charles-${newAddress()}`;
  let token: string;
  beforeAll(async () => {
    const founder = await world.app.person();
    const { id } = await walk(world.app, founder, undefined, {
      TEAM: { invitations: [{ email: invited, role: 'ADMIN' }] },
    });
    expect((await complete(founder, id)).state).toBe('COMPLETED');
    const mail = await world.smtp.next(({ to }) => to === invited);
    token = new URL(linkIn(world, mail)).pathname.split('/').at(-1) ?? '';
  });

  test('of somebody else, or nobody, changes nothing and tells nothing', async () => {
    for (const invitationToken of [token, `${token}x`, '', 'x'.repeat(10_000), 'a\0b', null]) {
      const { __typename, viewer } = await register({ email: newAddress(), invitationToken });
      expect([__typename, viewer.emailVerified]).toEqual(['AuthPayload', false]);
    }
  });

  test('has the length of one, or is none', async () => {
    const email = newAddress();
    const short = 'x'.repeat(42);
    await world.app.database.query(
      `insert into invitations (id, organization_id, email, role, token_hash, expires_at)
       select gen_random_uuid(), organization_id, $1, role, $2, expires_at from invitations where email = $3`,
      [email, createHash('sha256').update(short).digest('base64url'), invited],
    );
    const { viewer } = await register({ email, invitationToken: short });
    expect(viewer.emailVerified).toBe(false);
  });

  test('verifies the address that it was mailed to, while it holds, without another mail', async () => {
    const { database } = world.app;
    const hash = createHash('sha256').update(token).digest('base64url');
    await database.query(
      "update invitations set expires_at = now() - interval '1 s' where token_hash = $1",
      [hash],
    );
    const late = await register({ email: invited, invitationToken: token });
    expect(late.viewer.emailVerified).toBe(false);
    await database.query('delete from auth.users where email = $1', [invited]);
    await database.query(
      "update invitations set expires_at = now() + interval '1 h' where token_hash = $1",
      [hash],
    );
    await database.query("delete from outbox_mails where kind = 'VERIFICATION'");
    const { viewer } = await register({ email: invited.toUpperCase(), invitationToken: token });
    expect(viewer.emailVerified).toBe(true);
    expect(await database.query("select from outbox_mails where kind = 'VERIFICATION'")).toEqual(
      [],
    );
  });
});
