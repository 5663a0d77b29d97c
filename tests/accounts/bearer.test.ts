import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from './kit.ts';
import { bearer, call, cookieOf, isGood, PASSWORD, signIn, startWorld } from './kit.ts';

/** Access tokens, which GraphQL gives, at better-auth's own routes. */

let world: World;
beforeAll(async () => {
  world = await startWorld({ CORS_ORIGINS: 'https://app.example' });
});
afterAll(() => world.close());

interface Session {
  readonly token: string;
  readonly userAgent: string;
}

describe('an access token at /api/auth', () => {
  test('is as good as the cookie', async () => {
    const person = await world.app.person();
    const headers = bearer(person.token);
    const { body } = await call(world, '/get-session', undefined, headers);
    expect(body).toMatchObject({ user: { email: person.email } });
    expect((await call(world, '/update-user', { name: 'Countess' }, headers)).status).toBe(200);
    const { data } = await world.app.ask('{ viewer { name } }', {}, person.token);
    expect(data).toEqual({ viewer: { name: 'Countess' } });
  });

  test('lists and ends sessions, whose tokens are refused then', async () => {
    const person = await world.app.person();
    const [first, second] = [await signIn(world, person), await signIn(world, person)];
    const headers = bearer(person.token);
    const own = await call(world, '/get-session', undefined, headers);
    const ownToken = (own.body as { session: Session }).session.token;
    const listed = await call(world, '/list-sessions', undefined, headers);
    const others = (listed.body as unknown as Session[]).filter(({ token }) => token !== ownToken);
    expect(others).toHaveLength(2);
    const victim = await call(world, '/get-session', undefined, bearer(first.token ?? ''));
    const { token } = (victim.body as { session: Session }).session;
    expect((await call(world, '/revoke-session', { token }, headers)).status).toBe(200);
    await expect.poll(() => isGood(world, first.token ?? '')).toBe(false);
    expect(await isGood(world, second.token ?? '')).toBe(true);
    expect((await call(world, '/revoke-other-sessions', {}, headers)).status).toBe(200);
    await expect.poll(() => isGood(world, second.token ?? '')).toBe(false);
    expect(await isGood(world, person.token)).toBe(true);
  });

  test("ends nobody else's session", async () => {
    const [one, two] = [await world.app.person(), await world.app.person()];
    const { body } = await call(world, '/get-session', undefined, bearer(two.token));
    const { token } = (body as { session: Session }).session;
    await call(world, '/revoke-session', { token }, bearer(one.token));
    expect(await isGood(world, two.token)).toBe(true);
  });

  test('is refused with 401 once it is signed out, and where it is none', async () => {
    const person = await world.app.person();
    const { body } = await call(world, '/get-session', undefined, bearer(person.token));
    const { token } = (body as { session: Session }).session;
    await person.run('mutation { signOut { __typename } }', {});
    // better-auth's own token of a session is no access token.
    for (const bad of [person.token, 'nonsense', token, `${person.token}x`, '%']) {
      for (const path of ['/get-session', '/list-sessions', '/ok']) {
        const answer = await call(world, path, undefined, bearer(bad));
        expect([answer.status, answer.body['code']]).toEqual([401, 'UNAUTHENTICATED']);
        expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
      }
    }
    for (const authorization of [
      'Basic abc',
      'Bearer',
      `Bearer ${token} x`,
      `bearer\t${token} x`,
    ]) {
      const answer = await call(world, '/get-session', undefined, { authorization });
      expect(answer.body, authorization).toBeNull();
    }
  });

  test('signs out, and gives no other access token', async () => {
    const person = await world.app.person();
    const headers = bearer(person.token);
    expect((await call(world, '/token', undefined, headers)).status).toBe(403);
    expect((await call(world, '/sign-out', {}, headers)).status).toBe(200);
    await expect.poll(() => isGood(world, person.token)).toBe(false);
  });

  test('wins over a cookie of somebody else', async () => {
    const [one, two] = [await world.app.person(), await world.app.person()];
    const signedIn = await call(world, '/sign-in/email', { email: two.email, password: PASSWORD });
    const both = { ...cookieOf(signedIn), ...bearer(one.token) };
    const { body } = await call(world, '/get-session', undefined, both);
    expect(body).toMatchObject({ user: { email: one.email } });
    // And a bad one is not made good by it.
    const bad = await call(world, '/get-session', undefined, { ...both, ...bearer('x') });
    expect(bad.status).toBe(401);
  });

  test('gets no cookie, and no answer tells a cookie to scripts', async () => {
    const person = await world.app.person();
    await world.app.database.query(
      "update auth.sessions set expires_at = now() + interval '1 day'", // better-auth prolongs it
    );
    const answer = await call(world, '/get-session', undefined, bearer(person.token));
    expect(answer.headers.getSetCookie()).toEqual([]);
    const { email, password } = person;
    const signedIn = await call(world, '/sign-in/email', { email, password });
    expect(signedIn.headers.getSetCookie()).not.toEqual([]);
    expect(signedIn.headers.get('set-auth-token')).toBeNull();
  });

  test('does not loosen what holds for cookies: pages that are not trusted cannot use them', async () => {
    const { email, password } = await world.app.person();
    const { cookie } = cookieOf(await call(world, '/sign-in/email', { email, password }));
    for (const [origin, status] of [
      ['https://evil.example', 403],
      ['https://app.example', 200],
    ] as const) {
      const answer = await call(world, '/update-user', { name: 'Grace' }, { cookie, origin });
      expect(answer.status).toBe(status);
    }
    for (const authorization of ['Basic x', 'Bearer']) {
      const headers = { cookie, authorization, origin: 'https://evil.example' };
      expect((await call(world, '/update-user', { name: 'Eve' }, headers)).status).toBe(403);
    }
    const headers = { origin: 'https://evil.example' };
    const input = { email, password: PASSWORD };
    expect((await call(world, '/sign-in/email', input, headers)).status).toBe(403);
  });
});
