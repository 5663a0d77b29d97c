import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from './kit.ts';
import {
  bearer,
  call,
  isGood,
  linkIn,
  mailTo,
  newAddress,
  newNetwork,
  ORIGIN,
  PASSWORD,
  signIn,
  startWorld,
  tokenIn,
  verificationPath,
} from './kit.ts';

/** What the link of a verification mail does for whoever opens it without a session, and the form that it shows. */

let world: World;
beforeAll(async () => {
  world = await startWorld({ CORS_ORIGINS: 'https://app.example' });
});
afterAll(() => world.close());

/** As a browser sends them. */
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const open = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(new URL(`/api/auth${path}`, world.app.url), {
    redirect: 'manual',
    headers: { ...BROWSER, ...headers },
  });
const submit = (
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) =>
  fetch(new URL('/api/auth/verify-email', world.app.url), {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: world.app.url, ...BROWSER, ...headers },
    body: new URLSearchParams(fields),
  });

const state = async (email: string) => {
  const [row] = await world.app.database.query<Record<string, unknown>>(
    `select email_verified, updated_at,
       (select count(*)::int from auth.sessions where user_id = u.id) as sessions,
       (select string_agg(password, ',') from auth.accounts where user_id = u.id) as password
     from auth.users u where email = $1`,
    [email],
  );
  return row;
};

/** The fields of the forms of a page, with what is hidden in them. */
function formsOf(page: string) {
  return [...page.matchAll(/<form method="post" action="([^"]*)">(.*?)<\/form>/gs)].map(
    ([, action, inside = '']) => ({
      action,
      hidden: Object.fromEntries(
        [...inside.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
          ([, name = '', value = '']): [string, string] => [name, value.replaceAll('&amp;', '&')],
        ),
      ),
      inside,
    }),
  );
}

describe('opened without a session', () => {
  test.each([
    ['a mail scanner', { accept: '*/*' }, 409],
    ['a program that says nothing', {}, 409],
    ['a scanner that looks like a browser', BROWSER, 200],
  ])('by %s, it changes nothing', async (_who, headers, status) => {
    const person = await world.app.person();
    const before = await state(person.email);
    const path = await verificationPath(world, person.email);
    for (let i = 0; i < 3; i++) {
      const response = await fetch(new URL(`/api/auth${path}`, world.app.url), { headers });
      expect(response.status).toBe(status);
      if (status === 409) {
        const body = (await response.json()) as Record<string, unknown>;
        expect(body).toMatchObject({ status: false, code: 'CONFIRMATION_REQUIRED' });
        expect(body['message']).toContain('`password`');
      }
    }
    expect(before).toMatchObject({ email_verified: false, sessions: 1 });
    expect(await state(person.email)).toEqual(before);
    expect(await isGood(world, person.token)).toBe(true);
    expect((await signIn(world, person)).__typename).toBe('AuthPayload');
  });

  test('by a browser, it shows a page that loads nothing, runs nothing, and escapes the address', async () => {
    const { email } = await world.app.person(`o&m'-${newAddress()}`);
    const response = await open(await verificationPath(world, email));
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    // Else the browser would post the form with `Origin: null`.
    expect(response.headers.get('referrer-policy')).toBe('strict-origin');
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    );
    expect(page).toContain(email.replace('&', '&amp;').replace("'", '&#39;'));
    expect(page).not.toContain(email);
    expect(page).not.toMatch(/<script|<link|<img|\bsrc=|\bhref=|\bstyle="|https?:/i);
  });

  test('in Spanish, where that is what the browser reads', async () => {
    const { email } = await world.app.person();
    const path = await verificationPath(world, email);
    const response = await open(path, { 'accept-language': 'es-MX,es;q=0.9,en;q=0.5' });
    const page = await response.text();
    expect(response.headers.get('content-language')).toBe('es');
    expect(page).toContain('<html lang="es">');
    expect(page).toContain('Confirma con tu contraseña');
    const wrong = await submit(
      { token: tokenIn(path), password: 'x' },
      { 'accept-language': 'es' },
    );
    expect(await wrong.text()).toContain('La contraseña no es correcta.');
  });
});

describe('its form', () => {
  test('verifies by the right password, which stays, as do the sessions', async () => {
    const person = await world.app.person();
    const before = await state(person.email);
    const page = await (await open(await verificationPath(world, person.email))).text();
    const [form] = formsOf(page);
    expect(form?.action).toBe('verify-email');
    expect(form?.inside).toContain('name="password"');

    const wrong = await submit({ ...form?.hidden, password: 'not the password' });
    expect(wrong.status).toBe(400);
    const shown = await wrong.text();
    expect(shown).toContain('The password is not right.');
    expect(await state(person.email)).toEqual(before);

    const right = await submit({ ...formsOf(shown)[0]?.hidden, password: PASSWORD });
    expect(right.status).toBe(200);
    expect(await right.text()).toContain('Your e-mail address is verified.');
    expect(await state(person.email)).toMatchObject({
      email_verified: true,
      sessions: before?.['sessions'],
      password: before?.['password'],
    });
    expect(await isGood(world, person.token)).toBe(true);
    expect((await signIn(world, person)).__typename).toBe('AuthPayload');

    // Nothing more comes of it, not even by the other button.
    const again = await submit({ ...form?.hidden, drop: 'true' });
    expect(await again.text()).toContain('Your e-mail address is verified. You can');
    expect((await signIn(world, person)).__typename).toBe('AuthPayload');
  });

  test('drops the password by its other button only', async () => {
    const person = await world.app.person();
    const before = await state(person.email);
    const page = await (await open(await verificationPath(world, person.email))).text();
    const [confirm, drop] = formsOf(page);
    expect(drop?.inside).toContain('<button name="drop" value="true"');
    expect(drop?.inside).not.toContain('name="password"');
    for (const [fields, status] of [
      [{}, 409],
      [{ password: '' }, 409],
      [{ drop: 'false' }, 400],
    ] as const) {
      expect((await submit({ ...confirm?.hidden, ...fields })).status).toBe(status);
    }
    expect(await state(person.email)).toEqual(before);
    const dropped = await submit({ ...drop?.hidden, drop: 'true' });
    expect(await dropped.text()).toContain('was removed');
    expect(await state(person.email)).toMatchObject({
      email_verified: true,
      sessions: 0,
      password: null,
    });
    expect(await isGood(world, person.token)).toBe(false);
  });

  test('carries where to go on, and browsers may be sent there', async () => {
    const person = await world.app.person();
    const callbackURL = 'https://app.example/welcome?a=1&b=2';
    await call(world, '/send-verification-email', { email: person.email, callbackURL });
    const response = await open(await verificationPath(world, person.email, 2));
    expect(response.headers.get('content-security-policy')).toContain(
      "form-action 'self' https://app.example;",
    );
    const [form] = formsOf(await response.text());
    expect(form?.hidden).toMatchObject({ callbackURL });
    const evil = { ...form?.hidden, callbackURL: 'https://evil.example/', password: PASSWORD };
    expect((await submit(evil)).status).toBe(403);
    const done = await submit({ ...form?.hidden, password: PASSWORD });
    expect([done.status, done.headers.get('location')]).toEqual([
      302,
      `${callbackURL}&verified=true`,
    ]);
  });

  test('says what to do about a link that is no good', async () => {
    for (const response of [await open('/verify-email?token=x'), await submit({ token: 'x' })]) {
      expect(response.status).toBe(401);
      expect(await response.text()).toContain('Ask for another');
    }
  });

  test('is no way to guess the password', async () => {
    const person = await world.app.person();
    const path = await verificationPath(world, person.email);
    const { database } = world.app;
    const accountKeys = () =>
      database.query<{ key: string; failures: number }>(
        "select key, failures from auth.sign_in_failures where key like 'a:%'",
      );
    const former = (await accountKeys()).map(({ key }) => key);
    const from = { 'x-forwarded-for': newNetwork() };
    for (let i = 0; i < 3; i++) {
      const wrong = await submit({ token: tokenIn(path), password: `guess ${i}` }, from);
      expect(wrong.status).toBe(400);
    }
    const counted = (await accountKeys()).filter(({ key }) => !former.includes(key));
    expect(counted.map(({ failures }) => failures)).toEqual([3]);
    await database.query(
      "update auth.sign_in_failures set blocked_until = now() + interval '60 s' where key = $1",
      [counted[0]?.key],
    );
    const held = await submit({ token: tokenIn(path), password: PASSWORD }, from);
    expect(held.status).toBe(429);
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await held.text()).toContain('Too many wrong attempts');
    const asJson = await call(
      world,
      '/verify-email',
      { token: tokenIn(path), password: 'x' },
      from,
    );
    expect([asJson.status, asJson.body['code']]).toEqual([429, 'TOO_MANY_ATTEMPTS']);
    expect(await state(person.email)).toMatchObject({ email_verified: false });
  });

  test('is refused from pages of other sites beside a cookie, and everywhere else', async () => {
    const person = await world.app.person();
    const token = tokenIn(await verificationPath(world, person.email));
    const cookie = { cookie: 'better-auth.session_token=x' };
    const fields = { token, password: PASSWORD };
    expect((await submit(fields, { ...cookie, origin: 'https://evil.example' })).status).toBe(403);
    const elsewhere = await fetch(new URL('/api/auth/sign-in/email', world.app.url), {
      method: 'POST',
      headers: { origin: world.app.url },
      body: new URLSearchParams({ email: person.email, password: PASSWORD }),
    });
    expect(elsewhere.status).toBe(415);
    expect(await state(person.email)).toMatchObject({ email_verified: false });
    expect((await submit(fields, { ...cookie, origin: ORIGIN })).status).toBe(200);
  });
});

describe('the same as JSON', () => {
  test('by password, session, or the choice to drop it', async () => {
    const post = async (body: object, token: string, headers = {}) =>
      call(world, '/verify-email', { token, ...body }, headers);
    const tokenOf = async (email: string) => tokenIn(await verificationPath(world, email));

    const one = await world.app.person();
    const token = await tokenOf(one.email);
    const nothing = await post({}, token);
    expect([nothing.status, nothing.body['code']]).toEqual([409, 'CONFIRMATION_REQUIRED']);
    const wrong = await post({ password: 'wrong one', drop: true }, token);
    expect([wrong.status, wrong.body['code']]).toEqual([400, 'INVALID_PASSWORD']);
    expect(await state(one.email)).toMatchObject({ email_verified: false, sessions: 1 });
    const right = await post({ password: PASSWORD }, token);
    expect(right.body).toMatchObject({ status: true, code: 'ADDRESS_VERIFIED' });

    const two = await world.app.person();
    const bySession = await post({}, await tokenOf(two.email), bearer(two.token));
    expect(bySession.body).toMatchObject({ passwordRequired: false });
    expect(await isGood(world, two.token)).toBe(true);

    const three = await world.app.person();
    const dropped = await post({ drop: true }, await tokenOf(three.email));
    expect(dropped.body).toMatchObject({ status: true, code: 'NEW_PASSWORD_REQUIRED' });
    expect(dropped.body['message']).toContain('/request-password-reset');
  });

  test('the link in the mail is the one that does it', async () => {
    const person = await world.app.person();
    const mail = await mailTo(world, person.email, 'Confirm your e-mail address');
    expect((await fetch(linkIn(world, mail))).status).toBe(409);
  });
});
