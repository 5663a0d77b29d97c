import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AuthTokens } from '../../src/accounts/accounts.service.ts';
import { InvalidRefreshTokenError } from '../../src/errors.ts';
import { createDatabase, type TestDatabase } from '../helpers/database.ts';
import { CLIENT, newEmail, PASSWORD, startInstance, type Instance } from './instance.ts';

let database: TestDatabase;
let one: Instance;
let two: Instance;

beforeAll(async () => {
  database = await createDatabase();
  [one, two] = await Promise.all([startInstance(database), startInstance(database)]);
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  await database.drop();
});

const register = () =>
  one.accounts.register({ email: newEmail(), password: PASSWORD, name: 'Ada' }, CLIENT);
const sessionIdOf = async ({ token }: AuthTokens) => (await one.accounts.verify(token)).sessionKey;
const sessions = (id: string) =>
  database.query<{ expires_at: Date }>('select expires_at from auth.sessions where id = $1', [id]);

describe('refreshing', () => {
  it('gives new tokens of the same session and prolongs it', async () => {
    const first = await register();
    const id = await sessionIdOf(first);
    await database.query(
      "update auth.sessions set expires_at = now() + interval '1 hour' where id = $1",
      [id],
    );
    const second = await two.accounts.refresh(first.refreshToken);
    expect(second.userId).toBe(first.userId);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(await sessionIdOf(second)).toBe(id);
    const days = ((await sessions(id))[0]?.expires_at.getTime() ?? 0) - Date.now();
    expect(days / 86_400_000).toBeCloseTo(30, 1);
    // The access token from before stays good until it ends by itself.
    await expect(one.accounts.verify(first.token)).resolves.toBeDefined();
  });

  it('can go on and on, and keeps few used tokens', async () => {
    let tokens = await register();
    for (let i = 0; i < 30; i++) tokens = await one.accounts.refresh(tokens.refreshToken);
    const rows = await database.query<{ used: boolean }>(
      'select used_at is not null as used from auth.refresh_tokens where session_id = $1',
      [await sessionIdOf(tokens)],
    );
    expect(rows.filter(({ used }) => !used)).toHaveLength(1);
    expect(rows.filter(({ used }) => used)).toHaveLength(20);
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(100_000), `${'A'.repeat(42)}\0`])(
    'refuses what is no refresh token of ours (%#)',
    async (token) => {
      await expect(one.accounts.refresh(token)).rejects.toThrow(InvalidRefreshTokenError);
    },
  );

  it('refuses the tokens of a session that was signed out', async () => {
    const tokens = await register();
    await one.accounts.signOut(await one.accounts.verify(tokens.token));
    await expect(two.accounts.refresh(tokens.refreshToken)).rejects.toThrow(
      InvalidRefreshTokenError,
    );
  });

  it('refuses and removes a session that expired', async () => {
    const tokens = await register();
    const id = await sessionIdOf(tokens);
    await database.query(
      "update auth.sessions set expires_at = now() - interval '1 s' where id = $1",
      [id],
    );
    await expect(one.accounts.refresh(tokens.refreshToken)).rejects.toThrow(
      InvalidRefreshTokenError,
    );
    expect(await sessions(id)).toEqual([]);
  });
});

describe('a refresh token that comes a second time', () => {
  it('ends the session, with every token of it', async () => {
    const first = await register();
    const id = await sessionIdOf(first);
    const second = await one.accounts.refresh(first.refreshToken);
    await expect(one.accounts.refresh(first.refreshToken)).rejects.toThrow(
      InvalidRefreshTokenError,
    );
    expect(await sessions(id)).toEqual([]);
    await expect(one.accounts.verify(first.token)).rejects.toThrow('revoked');
    await expect(one.accounts.verify(second.token)).rejects.toThrow('revoked');
    await expect(one.accounts.refresh(second.refreshToken)).rejects.toThrow(
      InvalidRefreshTokenError,
    );
    expect(one.lines.join()).toContain(id);
  });

  it('leaves the other sessions of the person alone', async () => {
    const email = newEmail();
    const here = await one.accounts.register({ email, password: PASSWORD, name: 'Ada' }, CLIENT);
    const there = await one.accounts.signIn({ email, password: PASSWORD }, CLIENT);
    await one.accounts.refresh(here.refreshToken);
    await expect(one.accounts.refresh(here.refreshToken)).rejects.toThrow();
    await expect(one.accounts.refresh(there.refreshToken)).resolves.toBeDefined();
  });

  it('wins at most once when used in parallel, and the session ends', async () => {
    for (let round = 0; round < 5; round++) {
      const tokens = await register();
      const id = await sessionIdOf(tokens);
      const attempts = await Promise.allSettled(
        Array.from({ length: 8 }, (_, i) =>
          (i % 2 ? one : two).accounts.refresh(tokens.refreshToken),
        ),
      );
      const won = attempts.filter((attempt) => attempt.status === 'fulfilled');
      expect(won).toHaveLength(1);
      for (const attempt of attempts) {
        if (attempt.status === 'rejected') {
          expect(attempt.reason).toBeInstanceOf(InvalidRefreshTokenError);
        }
      }
      expect(await sessions(id)).toEqual([]);
    }
  });

  it('never deadlocks with a sign-out', async () => {
    // Slow enough that the sign-out comes in the middle of it.
    await database.query(
      `create function public.slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return null; end $$;
       create trigger slow after update on auth.refresh_tokens for each row execute function public.slow();`,
    );
    try {
      const tokens = await register();
      const viewer = await one.accounts.verify(tokens.token);
      const refreshing = two.accounts.refresh(tokens.refreshToken);
      await vi.waitFor(async () => {
        const sleeping = await database.query(
          "select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'",
        );
        expect(sleeping).toHaveLength(1);
      }, 10_000);
      await Promise.all([refreshing, one.accounts.signOut(viewer)]);
      expect(await sessions(viewer.sessionKey)).toEqual([]);
    } finally {
      await database.query(
        'drop trigger slow on auth.refresh_tokens; drop function public.slow();',
      );
    }
  });
});
