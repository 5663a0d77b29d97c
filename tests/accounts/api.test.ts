import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';

/** Accounts as GraphQL shows them; the rules themselves are tested beside this file. */

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

interface Result {
  readonly __typename: string;
  readonly code?: string;
  readonly token?: string;
  readonly refreshToken?: string;
  readonly expiresAt?: string;
  readonly viewer?: { readonly email: string; readonly name: string };
  readonly issues?: readonly {
    readonly path: string[];
    readonly code: string;
    readonly message: string;
  }[];
}
const PAYLOAD = `__typename
  ... on AuthPayload { token refreshToken expiresAt viewer { id email name emailVerified } }
  ... on Error { code message }`;

async function mutate(field: string, input: object, extra = ''): Promise<Result> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const { data, errors } = await app.ask<{ result: Result }, object>(
    `mutation ($input: ${type}!) { result: ${field}(input: $input) { ${PAYLOAD} ${extra} } }`,
    { input },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.result;
}
const register = (input: object) =>
  mutate('register', input, '... on InvalidInputError { issues { path code message } }');

const VIEWER = '{ viewer { email name } }';

describe('register', () => {
  test('gives tokens and who it is', async () => {
    const result = await register({
      email: ' Ada@Example.COM ',
      password: 'correct horse battery',
      name: ' Ada ',
    });
    expect(result).toMatchObject({
      __typename: 'AuthPayload',
      viewer: { email: 'ada@example.com', name: 'Ada', emailVerified: false },
    });
    const { data } = await app.ask(VIEWER, {}, result.token);
    expect(data).toEqual({ viewer: { email: 'ada@example.com', name: 'Ada' } });
    expect(new Date(result.expiresAt ?? 0).getTime()).toBeGreaterThan(Date.now());
  });

  test('tells all that is wrong at once, as data', async () => {
    const result = await register({ email: 'nonsense', password: 'short', name: '' });
    expect(result).toMatchObject({ __typename: 'InvalidInputError', code: 'INVALID_INPUT' });
    expect(result.issues?.map(({ path, code }) => [path[0], code])).toEqual(
      expect.arrayContaining([
        ['email', 'INVALID_EMAIL'],
        ['password', 'TOO_SHORT'],
        ['name', 'REQUIRED'],
      ]),
    );
    const common = await register({ email: 'x@example.com', password: 'password1', name: 'Eve' });
    expect(common.issues?.map(({ code }) => code)).toEqual(['PASSWORD_TOO_COMMON']);
  });

  test('one address makes one account, also from twenty devices at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, () =>
        register({ email: 'once@example.com', password: 'correct horse battery', name: 'Once' }),
      ),
    );
    const names = results.map(({ __typename }) => __typename).sort();
    expect(names).toEqual(['AuthPayload', ...Array<string>(19).fill('EmailTakenError')]);
    const rows = await app.database.query("select 1 from users where email = 'once@example.com'");
    expect(rows).toHaveLength(1);
  });
});

describe('signing in and out', () => {
  test('works with the right password, and tells nothing otherwise', async () => {
    const { email, password } = await app.person();
    expect(await mutate('signIn', { email, password })).toMatchObject({ viewer: { email } });
    const wrong = await mutate('signIn', { email, password: 'not the password' });
    const unknown = await mutate('signIn', { email: 'nobody@example.com', password });
    expect(wrong).toMatchObject({
      __typename: 'InvalidCredentialsError',
      code: 'INVALID_CREDENTIALS',
    });
    expect(unknown).toEqual(wrong);
  });

  test('ends the token at once, here and on another server, but no other session', async () => {
    const person = await app.person();
    const other = await mutate('signIn', { email: person.email, password: person.password });
    const sibling = await app.sibling();
    await person.run('mutation { signOut { __typename } }', {});
    const refused = await app.ask(VIEWER, {}, person.token);
    expect(refused.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    await expect
      .poll(
        async () => (await sibling.ask(VIEWER, {}, person.token)).errors?.[0]?.extensions['code'],
        { timeout: 1000 },
      )
      .toBe('UNAUTHENTICATED');
    expect((await sibling.ask(VIEWER, {}, other.token)).data).toMatchObject({
      viewer: { email: person.email },
    });
    await sibling.close();
  });

  test('needs somebody who is signed in', async () => {
    const { data, errors } = await app.ask('mutation { signOut { __typename } }', {});
    expect(data).toEqual({ signOut: null });
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    expect((await app.ask('{ viewer { id } }', {})).data).toEqual({ viewer: null });
  });
});

describe('refreshAuth', () => {
  test('exchanges a refresh token once; using it again ends the session', async () => {
    const person = await app.person();
    const next = await mutate('refreshAuth', { refreshToken: person.refreshToken });
    expect(next).toMatchObject({ __typename: 'AuthPayload', viewer: { email: person.email } });
    expect(next.refreshToken).not.toBe(person.refreshToken);
    expect(await mutate('refreshAuth', { refreshToken: person.refreshToken })).toMatchObject({
      __typename: 'InvalidRefreshTokenError',
      code: 'INVALID_REFRESH_TOKEN',
    });
    expect(await mutate('refreshAuth', { refreshToken: next.refreshToken })).toMatchObject({
      __typename: 'InvalidRefreshTokenError',
    });
    const refused = await app.ask(VIEWER, {}, next.token);
    expect(refused.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  test('refuses what never was one', async () => {
    for (const refreshToken of ['', 'x', 'a'.repeat(10_000), '\0']) {
      expect(await mutate('refreshAuth', { refreshToken })).toMatchObject({
        code: 'INVALID_REFRESH_TOKEN',
      });
    }
  });
});

test("better-auth's own routes know the same people", async () => {
  const { email, password } = await app.person();
  const response = await fetch(new URL('/api/auth/sign-in/email', app.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://gangway.test' },
    body: JSON.stringify({ email, password }),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('set-cookie')).toContain('HttpOnly');
});
