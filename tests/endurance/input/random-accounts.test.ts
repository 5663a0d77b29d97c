import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { App, Person } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { scaled } from '../../helpers/scale.ts';
import { exoticText, hostileText, retyped } from './hostile-text.ts';
import { runsOverHttp } from './hostile.ts';
import { asSubmitted } from './oracles.ts';
import { fits, post } from './requests.ts';

/** Any text for names, addresses, passwords and tokens: refused with what is wrong, or taken as it is. */

vi.setConfig({ testTimeout: scaled(30_000, 1_800_000) });

let app: App;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.person();
});
afterAll(() => app.close());

const text = hostileText.filter(fits);
const ask = <Data>(query: string, variables: object) => post<Data>(app, query, variables);

interface Registered {
  readonly __typename: string;
  readonly viewer?: object;
  readonly issues?: readonly { readonly path: readonly string[]; readonly message: string }[];
}

const register = `mutation ($input: RegisterInput!) { result: register(input: $input) { __typename
  ... on AuthPayload { viewer { email name } } ... on InvalidInputError { issues { path code message } } } }`;
const signIn = `mutation ($input: SignInInput!) { result: signIn(input: $input) { __typename } }`;
const refresh = `mutation ($input: RefreshAuthInput!) { result: refreshAuth(input: $input) { __typename } }`;

test('sign in and refresh with anything: not known', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(text, fc.constant(person.email)), text, async (email, password) => {
      fc.pre(fits(email + password));
      const signedIn = await ask<Registered>(signIn, { input: { email, password } });
      expect([signedIn.errors, signedIn.result.__typename]).toEqual([
        [],
        'InvalidCredentialsError',
      ]);
      const refreshed = await ask<Registered>(refresh, { input: { refreshToken: password } });
      expect([refreshed.errors, refreshed.result.__typename]).toEqual([
        [],
        'InvalidRefreshTokenError',
      ]);
    }),
    runsOverHttp(scaled(15, 1_000)),
  );
});

test('register with anything: refused with what is wrong, or made as it was typed', async () => {
  const made = new Set<string>();
  const ours = fc.uuid().chain((id) => retyped(`${id}@Example.COM`));
  const input = fc.record({
    email: fc.oneof(ours, ours, text),
    password: fc.oneof(fc.constant('correct horse battery'), text),
    name: fc.oneof(exoticText.chain(retyped), text),
  });
  await fc.assert(
    fc.asyncProperty(input, async (given) => {
      fc.pre(fits(given));
      const { errors, result } = await ask<Registered>(register, { input: given });
      expect(errors).toEqual([]);
      for (const { path, message } of result.issues ?? []) {
        expect(['email', 'password', 'name']).toContain(path.join('.'));
        expect(message).toMatch(/^[^{}]+$/);
      }
      const email = given.email.trim().toLowerCase();
      if (result.__typename !== 'AuthPayload') {
        const refusals = ['InvalidInputError', ...(made.has(email) ? ['EmailTakenError'] : [])];
        expect(refusals).toContain(result.__typename);
        return;
      }
      made.add(email);
      expect(result.viewer).toEqual({ email, name: asSubmitted(given.name) });
      const taken = await ask<Registered>(register, {
        input: { ...given, email: given.email.toUpperCase() },
      });
      expect(taken.result.__typename).toBe('EmailTakenError');
    }),
    {
      ...runsOverHttp(scaled(25, 1_000)),
      examples: [[{ email: 'Ada@Example.com', password: 'correct horse battery', name: ' Ada ' }]],
    },
  );
  expect(made.size).toBeGreaterThan(0);
});

test.each([
  "o'brien@example.com",
  'a.b+c_d-e@example.com',
  'r&d@example.com',
  'a!b@example.com',
  'a..b@example.com',
  '.a@example.com',
  'a.@example.com',
  "a'@example.com",
  'a@xn--80ak6aa92e.xn--p1ai',
])('whoever registers as %s can sign in, if registering takes it', async (email) => {
  const input = { email, password: 'correct horse battery' };
  const { result } = await ask<Registered>(register, { input: { ...input, name: 'Ada' } });
  if (result.__typename === 'InvalidInputError') return;
  expect((await ask<Registered>(signIn, { input })).result.__typename).toBe('AuthPayload');
});

test('whoever registers with any password can sign in with it, if registering takes it', async () => {
  const password = text.filter((typed) => typed.length >= 8 && typed.length <= 128);
  await fc.assert(
    fc.asyncProperty(fc.uuid(), password, async (name, password) => {
      const input = { email: `${name}@example.com`, password };
      const { result } = await ask<Registered>(register, { input: { ...input, name } });
      if (result.__typename === 'InvalidInputError') return;
      expect((await ask<Registered>(signIn, { input })).result.__typename).toBe('AuthPayload');
    }),
    runsOverHttp(scaled(10, 500)),
  );
});
