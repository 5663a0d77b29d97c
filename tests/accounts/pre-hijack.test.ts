import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from './kit.ts';
import {
  bearer,
  call,
  drop,
  enableTwoFactor,
  isGood,
  NEW_PASSWORD,
  newAddress,
  PASSWORD,
  resetToken,
  signIn,
  startWorld,
  tokenIn,
  verificationPath,
} from './kit.ts';

/** Somebody registers an address that is not theirs, and waits for its owner. */

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const holdings = async (email: string) => {
  const [row] = await world.app.database.query<Record<string, unknown>>(
    `select email_verified, two_factor_enabled,
       (select count(*)::int from auth.sessions where user_id = u.id) as sessions,
       (select count(*)::int from auth.two_factors where user_id = u.id) as factors,
       (select count(password)::int from auth.accounts where user_id = u.id) as passwords
     from auth.users u where email = $1`,
    [email],
  );
  return row;
};
const LEFT = {
  email_verified: true,
  two_factor_enabled: false,
  sessions: 0,
  factors: 0,
  passwords: 0,
};

describe('who registered the address of somebody else', () => {
  test('gains nothing by what its owner does that does not know the password', async () => {
    const email = newAddress();
    const attacker = await world.app.person(email);
    await enableTwoFactor(world, attacker);
    const before = await holdings(email);
    expect(before).toMatchObject({ email_verified: false, sessions: 1, factors: 1, passwords: 1 });
    const path = await verificationPath(world, email);
    const token = tokenIn(path);
    expect((await call(world, path)).status).toBe(409);
    expect((await call(world, '/verify-email', { token })).status).toBe(409);
    const mine = { token, password: 'what the owner uses elsewhere' };
    expect((await call(world, '/verify-email', mine)).body['code']).toBe('INVALID_PASSWORD');
    expect(await holdings(email)).toEqual(before);
    // Without the mail, password and session verify nothing.
    for (const tried of ['', attacker.token]) {
      const body = { token: tried, password: PASSWORD };
      const { status } = await call(world, '/verify-email', body, bearer(attacker.token));
      expect(status).toBe(401);
    }
    expect(await holdings(email)).toEqual(before);
    expect((await drop(world, path)).body).toMatchObject({ passwordRequired: true });
    expect(await holdings(email)).toEqual(LEFT);
  });

  test('loses all of it when its owner says that the password is not theirs', async () => {
    const email = newAddress();
    const attacker = await world.app.person(email);
    const sibling = await world.app.sibling();
    await enableTwoFactor(world, attacker);
    expect(await isGood({ app: sibling }, attacker.token)).toBe(true);
    const { body } = await drop(world, await verificationPath(world, email));
    expect(body).toMatchObject({ passwordRequired: true, code: 'NEW_PASSWORD_REQUIRED' });
    expect(await holdings(email)).toEqual(LEFT);

    expect(await isGood(world, attacker.token)).toBe(false);
    await expect
      .poll(() => isGood({ app: sibling }, attacker.token), { timeout: 2_000 })
      .toBe(false);
    await sibling.close();
    expect(await signIn(world, { email })).toMatchObject({ code: 'INVALID_CREDENTIALS' });
    const refreshed = await world.app.ask<{ refreshAuth: { code: string } }, object>(
      'mutation ($input: RefreshAuthInput!) { refreshAuth(input: $input) { ... on Error { code } } }',
      { input: { refreshToken: attacker.refreshToken } },
    );
    expect(refreshed.data?.refreshAuth.code).toBe('INVALID_REFRESH_TOKEN');

    const token = await resetToken(world, email);
    const reset = { token, newPassword: NEW_PASSWORD };
    expect((await call(world, '/reset-password', reset)).status).toBe(200);
    const owner = await signIn(world, { email, password: NEW_PASSWORD });
    expect(owner.__typename).toBe('AuthPayload');
  });

  test('loses it as well when its owner sets a new password instead', async () => {
    const email = newAddress();
    const attacker = await world.app.person(email);
    await enableTwoFactor(world, attacker);
    const token = await resetToken(world, email);
    await call(world, '/reset-password', { token, newPassword: NEW_PASSWORD });
    expect(await holdings(email)).toEqual({ ...LEFT, passwords: 1 });
    expect(await isGood(world, attacker.token)).toBe(false);
    expect(await signIn(world, { email })).toMatchObject({ code: 'INVALID_CREDENTIALS' });
  });

  test('is not helped by a session of another account, nor by one that has ended', async () => {
    for (const by of ['another', 'ended'] as const) {
      const email = newAddress();
      const attacker = await world.app.person(email);
      const { token } = by === 'another' ? await world.app.person() : attacker;
      if (by === 'ended') await attacker.run('mutation { signOut { __typename } }', {});
      const path = await verificationPath(world, email);
      const before = await holdings(email);
      const { status } = await call(world, path, undefined, bearer(token));
      // A token that is not valid is told so.
      expect(status).toBe(by === 'ended' ? 401 : 409);
      expect(await holdings(email)).toEqual(before);
      await drop(world, path, by === 'ended' ? {} : bearer(token));
      expect(await holdings(email)).toEqual(LEFT);
    }
  });

  test('gains nothing by signing in, or changing the password, at that very moment', async () => {
    for (let round = 0; round < 4; round++) {
      const email = newAddress();
      const attacker = await world.app.person(email);
      const path = await verificationPath(world, email);
      const attempts = [
        ...Array.from({ length: 4 }, () => signIn(world, { email })),
        ...Array.from({ length: 2 }, () =>
          call(
            world,
            '/change-password',
            { currentPassword: PASSWORD, newPassword: 'what the attacker knows' },
            bearer(attacker.token),
          ),
        ),
      ];
      // While their passwords are being hashed.
      await new Promise((resolve) => setTimeout(resolve, 40 + 60 * round));
      expect((await drop(world, path)).body).toMatchObject({ passwordRequired: true });
      await Promise.all(attempts);
      expect(await holdings(email)).toEqual(LEFT);
    }
  });
});
