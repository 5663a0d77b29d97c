import { describe, expect, test } from 'vitest';
import { createPasswordHash, PasswordQueueError } from '../../src/accounts/password-hash.ts';
import { startApp } from '../helpers/app.ts';

describe('a queue of passwords', () => {
  test('hashes, and knows its own', async () => {
    const { hash, verify } = createPasswordHash();
    const hashed = await hash('correct horse battery');
    expect(hashed).not.toContain('correct');
    expect(await verify({ hash: hashed, password: 'correct horse battery' })).toBe(true);
    expect(await verify({ hash: hashed, password: 'correct horse' })).toBe(false);
  });

  test('refuses who comes when it is full, and takes them again afterwards', async () => {
    const { hash } = createPasswordHash(5);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) => hash(`password ${index}`)),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(7);
    for (const outcome of refused) {
      expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(PasswordQueueError);
    }
    await expect(hash('later')).resolves.toMatch(/:/);
  });
});

test('a rush of registrations keeps nobody else waiting for a connection', async () => {
  const app = await startApp();
  let registered = 0;
  const rush = Promise.all(
    Array.from({ length: 40 }, async () => {
      await app.person();
      registered += 1;
    }),
  );
  await expect.poll(() => registered, { timeout: 20_000 }).toBeGreaterThan(0);
  // A server that has no connection yet logs in to Postgres, for which it needs one of the threads that hash.
  const other = await app.sibling();
  const { errors } = await other.ask('{ industryCategories }', {});
  expect(errors).toBeUndefined();
  expect(registered).toBeLessThan(40);
  await other.close();
  await rush;
  await app.close();
});

test("nor does one of sign-ups over better-auth's routes", async () => {
  const app = await startApp({ DATABASE_POOL_SIZE: '2' });
  let signedIn = 0;
  const signIns = Array.from({ length: 20 }, async (_, index) => {
    await app.ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', {
      input: { email: `nobody-${index}@example.com`, password: 'wrong' },
    });
    signedIn += 1;
  });
  await expect.poll(() => signedIn, { timeout: 20_000 }).toBeGreaterThan(0);
  // Each of these would wait for its turn with one of the two connections in hand.
  const signUps = Array.from({ length: 4 }, async (_, index) => {
    const response = await fetch(new URL('/api/auth/sign-up/email', app.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://gangway.test' },
      body: JSON.stringify({
        email: `somebody-${index}@example.com`,
        password: 'correct horse battery',
        name: 'Ada',
      }),
    });
    return response.status;
  });
  const { errors } = await app.ask('{ industryCategories }', {});
  expect(errors).toBeUndefined();
  expect(signedIn).toBeLessThan(20);
  await Promise.all(signIns);
  expect(await Promise.all(signUps)).toEqual([200, 200, 200, 200]);
  await app.close();
});

test('whoever finds the queue full is told to come back', { timeout: 120_000 }, async () => {
  const app = await startApp();
  const { email, password } = await app.person();
  const answers = await Promise.all(
    Array.from({ length: 230 }, () =>
      app.ask<{ signIn: { __typename: string } }, object>(
        'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
        { input: { email, password } },
      ),
    ),
  );
  const codes = new Set(
    answers.map(({ data, errors }) => errors?.[0]?.extensions['code'] ?? data?.signIn.__typename),
  );
  expect([...codes].toSorted()).toEqual(['AuthPayload', 'SERVICE_UNAVAILABLE']);
  await app.close();
});
