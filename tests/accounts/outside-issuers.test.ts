import { createServer, type Server } from 'node:http';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IssuerUnavailableError } from '../../src/accounts/token-errors.ts';
import { createDatabase, type TestDatabase } from '../helpers/database.ts';
import {
  CLIENT,
  createInstance,
  newEmail,
  PASSWORD,
  startInstance,
  type Instance,
} from './instance.ts';

const ISSUER = 'https://issuer.example/';
const AUDIENCE = 'gangway-of-acme';

let database: TestDatabase;
let issuer: Server;
let fetches = 0;
let jwksUrl: string;
let key: CryptoKey;
let one: Instance;
let two: Instance;

beforeAll(async () => {
  database = await createDatabase();
  const pair = await generateKeyPair('RS256', { extractable: true });
  key = pair.privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'outside-1', use: 'sig', alg: 'RS256' };
  issuer = createServer((_request, response) => {
    fetches += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  }).listen(0, '127.0.0.1');
  await once(issuer, 'listening');
  jwksUrl = `http://127.0.0.1:${String((issuer.address() as AddressInfo).port)}/jwks`;
  const issuers = [
    { issuer: ISSUER, audience: AUDIENCE, jwksUrl },
    { issuer: 'https://down.example', audience: AUDIENCE, jwksUrl: 'http://127.0.0.1:1/jwks' },
  ];
  [one, two] = await Promise.all([
    startInstance(database, { issuers }),
    startInstance(database, { issuers }),
  ]);
});
afterAll(async () => {
  await Promise.all([one.close(), two.close()]);
  issuer.close();
  await database.drop();
});

type Claims = Record<string, unknown>;
const seconds = () => Math.floor(Date.now() / 1000);
function outsideToken(claims: Claims, kid = 'outside-1', alg = 'RS256'): Promise<string> {
  return new SignJWT({
    iss: ISSUER,
    aud: AUDIENCE,
    iat: seconds(),
    exp: seconds() + 300,
    ...claims,
  })
    .setProtectedHeader({ alg, kid })
    .sign(key);
}
/** By a token that was not seen before, whatever it says. */
const personOf = async (claims: Claims, instance = one) => {
  const token = await outsideToken({ jti: randomUUID(), ...claims });
  return instance.accounts.person((await instance.accounts.verify(token)).userId);
};

describe('the person of an outside token', () => {
  it('is made at first sight, from what the token tells', async () => {
    const claims = {
      sub: 'ada',
      email: 'Ada@Issuer.example',
      email_verified: true,
      name: '  Ada Lovelace ',
    };
    const person = await personOf(claims);
    expect(person).toMatchObject({
      email: 'ada@issuer.example',
      emailVerified: true,
      name: 'Ada Lovelace',
    });
    expect(await personOf(claims)).toEqual(person);
    expect(await personOf(claims, two)).toEqual(person);
    expect(await personOf({ ...claims, sub: 'another' })).not.toEqual(person);
  });

  it.each<[Claims, object]>([
    [{ sub: 's1' }, { email: null, emailVerified: false, name: 'Unnamed' }],
    [
      { sub: 's2', email: 'bob@x.example' },
      { emailVerified: false, name: 'bob' },
    ],
    [
      { sub: 's3', email: 'no address', email_verified: true },
      { email: null, emailVerified: false },
    ],
    [
      { sub: 's4', email_verified: true },
      { email: null, emailVerified: false },
    ],
    [{ sub: 's5', email: 'c@x.example', email_verified: 'true' }, { emailVerified: false }],
    [{ sub: 's6', name: 'Ev\0e\ud800\n' }, { name: 'Eve' }],
    [
      { sub: 's7', name: 7, email: ['x'] },
      { name: 'Unnamed', email: null },
    ],
    [{ sub: 's8', name: '😀'.repeat(300) }, { name: '😀'.repeat(100) }],
  ])('is made with what can be used of it (%#)', async (claims, expected) => {
    expect(await personOf(claims)).toMatchObject(expected);
  });

  it('is one, however many first sights come at once', async () => {
    const token = await outsideToken({ sub: 'crowd' });
    const bearers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? one : two).accounts.verify(token)),
    );
    expect(new Set(bearers.map(({ userId }) => userId)).size).toBe(1);
    const rows = await database.query(
      "select from external_identities e join users u on u.id = e.user_id where subject = 'crowd'",
    );
    expect(rows).toHaveLength(1);
    expect(
      await database.query(
        'select from users u where not exists (select from external_identities where user_id = u.id) and not exists (select from auth.users where id = u.id)',
      ),
    ).toEqual([]);
  });

  describe('is known by the latest token:', () => {
    const at = seconds() - 100;
    const before = { email: 'old@x.example', email_verified: false, name: 'Before', iat: at };

    it('who verifies their address there later has proven it', async () => {
      const sub = 'verifier';
      const first = await personOf({ ...before, sub });
      expect(first).toMatchObject({ emailVerified: false });
      const verified = await personOf({ ...before, sub, email_verified: true, iat: at + 1 });
      expect(verified).toEqual({ ...first, emailVerified: true });
    });

    it('who has another address or name there has it here, also on instances that knew them', async () => {
      const sub = 'mover';
      await personOf({ ...before, sub, email_verified: true });
      await personOf({ ...before, sub, email_verified: true }, two);
      const after = { sub, email: 'New@x.example', email_verified: true, name: 'After' };
      const expected = { email: 'new@x.example', emailVerified: true, name: 'After' };
      expect(await personOf({ ...after, iat: at + 1 })).toMatchObject(expected);
      // What they had before counts no more, wherever it is shown.
      for (const instance of [one, two, one]) {
        const old = { ...before, sub, email_verified: true };
        expect(await personOf(old, instance)).toMatchObject(expected);
      }
      // What they have again does: also where it was the last that was seen.
      const again = { ...before, sub, iat: at + 2 };
      expect(await personOf(again, two)).toMatchObject({
        email: 'old@x.example',
        emailVerified: false,
        name: 'Before',
      });
    });

    it.each<[string, Claims]>([
      ['is not verified any more', { email: 'lost@x.example', email_verified: false }],
      ['is not said to be', { email: 'lost@x.example' }],
      ['is not named', { email_verified: true }],
      ['is none', { email: 'lost', email_verified: true }],
    ])('an address that %s is not proven', async (what, claims) => {
      const sub = `loser ${what}`;
      const had = { sub, email: 'lost@x.example', email_verified: true, name: 'Ada', iat: at };
      expect(await personOf(had)).toMatchObject({ emailVerified: true });
      const expected = { email: 'lost@x.example', emailVerified: false, name: 'Ada' };
      expect(await personOf({ ...claims, sub, iat: at + 1 })).toMatchObject(expected);
      expect(await personOf(had)).toMatchObject(expected);
    });

    it('tokens that do not say when they were made count as they come', async () => {
      const undated = { ...before, sub: 'undated', iat: undefined };
      expect(await personOf(undated)).toMatchObject({ emailVerified: false });
      const verified = { ...undated, email_verified: true };
      expect(await personOf(verified)).toMatchObject({ emailVerified: true });
      expect(await personOf(undated)).toMatchObject({ emailVerified: false });
    });

    it('which is written once, and nothing where it was seen before', async () => {
      const claims = { ...before, sub: 'regular' };
      const older = { ...claims, name: 'Older', iat: at - 1 };
      await personOf(claims);
      await personOf(older);
      await database.query(
        `create function public.cut() returns trigger language plpgsql as $$ begin raise 'cut'; end $$;
         create trigger cut before update on users for each statement execute function public.cut();`,
      );
      try {
        await personOf(claims);
        await personOf(older);
        await expect(personOf({ ...claims, iat: at + 1 })).rejects.toThrow('cut');
      } finally {
        await database.query('drop trigger cut on users; drop function public.cut();');
      }
    });
  });

  it('is somebody new, on every instance, once their account was deleted', async () => {
    const tokens = await Promise.all(
      ['1', '2'].map((jti) => outsideToken({ sub: 'returner', jti })),
    );
    const idAt = async ({ accounts }: Instance, token = tokens[1] ?? '') =>
      (await accounts.verify(token)).userId;
    const former = await idAt(one, tokens[0]);
    expect(await idAt(two)).toBe(former);
    await database.query('delete from users where id = $1', [former]);
    expect(await idAt(one)).toBe(former); // as it is remembered
    await one.accounts.forget(former);
    const next = await idAt(one);
    expect(next).not.toBe(former);
    expect(await one.accounts.person(next)).not.toBeNull();
    await expect.poll(() => idAt(two)).toBe(next);
    expect(await idAt(one)).toBe(next);
    const kept = await database.query('select from auth.revocations where key like $1', [
      `%${former}%`,
    ]);
    expect(kept).toEqual([]);
  });

  it('is never somebody who registered here with that address', async () => {
    const email = newEmail();
    const local = await one.accounts.register({ email, password: PASSWORD, name: 'Local' }, CLIENT);
    const person = await personOf({ sub: 'thief', email, email_verified: true });
    expect(person?.id).not.toBe(local.userId);
  });
});

describe('when somebody signed in', () => {
  it.each<[string, Claims, Date | undefined]>([
    ['is what auth_time says', { auth_time: 1_700_000_000 }, new Date(1_700_000_000_000)],
    ['is not known without it, however new the token is', {}, undefined],
    ['is not known by what is no time', { auth_time: '1700000000' }, undefined],
  ])('%s', async (_what, claims, expected) => {
    const token = await outsideToken({ sub: 'signer', ...claims });
    expect((await one.accounts.verify(token)).signedInAt).toEqual(expected);
  });
});

describe('an outside token', () => {
  const refusal = async (token: string): Promise<unknown> =>
    one.accounts.verify(token).then(
      () => 'accepted',
      (error: unknown) => (error as { reason?: unknown }).reason ?? error,
    );

  it.each<[string, Claims, string]>([
    ['for another audience', { sub: 'x', aud: 'other' }, 'INVALID'],
    ['of an unknown issuer', { sub: 'x', iss: 'https://issuer.example' }, 'INVALID'],
    ['that pretends to be ours', { sub: 'x', iss: 'gangway', aud: 'gangway' }, 'INVALID'],
    ['without a subject', {}, 'INVALID'],
    ['with an endless subject', { sub: 'x'.repeat(256) }, 'INVALID'],
    ['with a NUL in its subject', { sub: 'x\0' }, 'INVALID'],
    ['without an end', { sub: 'x', exp: undefined }, 'INVALID'],
    ['that ended', { sub: 'x', exp: seconds() - 1 }, 'EXPIRED'],
  ])('%s is refused', async (_what, claims, expected) => {
    expect(await refusal(await outsideToken(claims))).toBe(expected);
  });

  it('is refused with an unknown key, without asking the issuer each time', async () => {
    await refusal(await outsideToken({ sub: 'x' }));
    const before = fetches;
    for (let i = 0; i < 20; i++) {
      expect(await refusal(await outsideToken({ sub: 'x' }, `kid-${String(i)}`))).toBe('INVALID');
    }
    expect(fetches - before).toBeLessThanOrEqual(1);
  });

  it('is no fault of its bearer when the issuer cannot be asked', async () => {
    const error = await refusal(await outsideToken({ sub: 'x', iss: 'https://down.example' }));
    expect(error).toBeInstanceOf(IssuerUnavailableError);
  });

  it('is refused everywhere once signed out, with any signature, and no other is', async () => {
    const token = await outsideToken({ sub: 'leaver', jti: '1' });
    const other = await outsideToken({ sub: 'leaver', jti: '2' });
    const bearer = await one.accounts.verify(token);
    await two.accounts.verify(token);
    expect(bearer.sessionKey).toMatch(/^[0-9a-f]{64}$/);
    await one.accounts.signOut(bearer);
    expect(await refusal(token)).toBe('REVOKED');
    await expect.poll(() => two.accounts.verify(token).catch(() => 'refused')).toBe('refused');
    expect(await refusal(other)).toBe('accepted');
    const [row] = await database.query<{ expires_at: Date }>(
      'select expires_at from auth.revocations where key = $1',
      [bearer.sessionKey],
    );
    expect(row?.expires_at).toEqual(bearer.expiresAt);
  });
});

describe('configuration', () => {
  it.each(['HS256', 'none', 'dir'])('refuses %s, which is no signature with a key pair', (alg) => {
    const issuers = [{ issuer: 'x', audience: 'y', jwksUrl, algorithms: ['RS256', alg] }];
    expect(() => createInstance(database, { issuers })).toThrow(alg);
  });

  it('can narrow the algorithms of an issuer', async () => {
    const issuers = [{ issuer: ISSUER, audience: AUDIENCE, jwksUrl, algorithms: ['ES256'] }];
    const strict = await startInstance(database, { issuers });
    try {
      const token = await outsideToken({ sub: 'ada' });
      await expect(strict.accounts.verify(token)).rejects.toThrow('invalid');
    } finally {
      await strict.close();
    }
  });
});
