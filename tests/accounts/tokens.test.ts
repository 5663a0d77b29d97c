import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import {
  base64url,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  SignJWT,
} from 'jose';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../helpers/database.ts';
import {
  CLIENT,
  createInstance,
  newEmail,
  PASSWORD,
  startInstance,
  type Instance,
} from './instance.ts';

let database: TestDatabase;
let one: Instance;
let good: string;

beforeAll(async () => {
  database = await createDatabase();
  one = await startInstance(database);
  good = (await register()).token;
});
afterAll(async () => {
  await one.close();
  await database.drop();
});

const register = (instance = one) =>
  instance.accounts.register({ email: newEmail(), password: PASSWORD, name: 'Ada' }, CLIENT);

/** What the token is refused for. */
const refusal = (token: string, instance = one): Promise<unknown> =>
  instance.accounts.verify(token).then(
    () => 'accepted',
    (error: unknown) => (error as { reason?: unknown }).reason ?? error,
  );

type Claims = Record<string, unknown>;
const encode = (value: unknown) => base64url.encode(JSON.stringify(value));
const claims = (): Claims => ({
  sub: uuid(),
  sid: uuid(),
  iss: 'gangway',
  aud: 'gangway',
  iat: Math.floor(Date.now() / 1000),
  exp: Math.floor(Date.now() / 1000) + 600,
});

/** Puts a key of the test's own among the server's, as another instance would: it can then sign anything. */
async function addKey(): Promise<(payload: Claims) => Promise<string>> {
  const id = uuid();
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  await database.query(
    "insert into auth.jwks (id, public_key, private_key, created_at) values ($1, $2, $3, now() - interval '1 day')",
    [id, JSON.stringify(await exportJWK(publicKey)), '"not needed"'],
  );
  return (payload) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: id }).sign(privateKey);
}

describe('an access token', () => {
  it('carries the person, the session, its time and nothing personal', async () => {
    const tokens = await register();
    const payload = decodeJwt(tokens.token);
    expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub']);
    expect(payload.sub).toBe(tokens.userId);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
    expect(tokens.expiresAt.getTime()).toBe((payload.exp ?? 0) * 1000);
    expect(decodeProtectedHeader(tokens.token)).toEqual({
      alg: 'ES256',
      kid: expect.any(String) as string,
    });
  });

  it('ends with its session at the latest', async () => {
    const tokens = await register();
    const { sessionKey } = await one.accounts.verify(tokens.token);
    const short = await startInstance(database, { sessionDays: 60 / 86_400 });
    try {
      const { token } = await short.accounts.refresh(tokens.refreshToken);
      const { sid, exp = 0 } = decodeJwt(token);
      expect(sid).toBe(sessionKey);
      expect(exp * 1000 - Date.now()).toBeLessThanOrEqual(60_000);
    } finally {
      await short.close();
    }
  });

  it('costs no statement to verify', async () => {
    await one.accounts.verify(good);
    const fresh = (await register()).token;
    const sent: unknown[] = [];
    const count = (message: unknown) => sent.push(message);
    subscribe('gangway:statement', count);
    await one.accounts.verify(fresh);
    await one.accounts.verify(good);
    unsubscribe('gangway:statement', count);
    expect(sent).toEqual([]);
  });

  it('is refused once expired, also where it was seen before', async () => {
    const brief = await startInstance(database, { accessTokenMinutes: 4 / 60 });
    try {
      const { token, expiresAt } = await register(brief);
      expect(await refusal(token)).toBe('accepted');
      await new Promise((resolve) => setTimeout(resolve, expiresAt.getTime() - Date.now() + 5));
      expect(await refusal(token)).toBe('EXPIRED');
      expect(await refusal(token, brief)).toBe('EXPIRED');
    } finally {
      await brief.close();
    }
  });

  it('cannot be made to live longer than revocations are kept', () => {
    expect(() => createInstance(database, { accessTokenMinutes: 721 })).toThrow('720');
  });
});

describe('a forged token', () => {
  const parts = () => good.split('.') as [string, string, string];

  it('is refused when a claim or the signature was changed', async () => {
    const [header, , signature] = parts();
    const other = encode({ ...decodeJwt(good), sub: uuid() });
    expect(await refusal(`${header}.${other}.${signature}`)).toBe('INVALID');
    expect(await refusal(`${header}.${parts()[1]}.${base64url.encode(new Uint8Array(64))}`)).toBe(
      'INVALID',
    );
  });

  it('is refused with alg none', async () => {
    const { kid } = decodeProtectedHeader(good);
    for (const alg of ['none', 'None', '']) {
      const token = `${encode({ alg, kid })}.${parts()[1]}.`;
      expect(await refusal(token)).toBe('INVALID');
    }
  });

  it('is refused with the public key as an HMAC secret', async () => {
    const [row] = await database.query<{ id: string; public_key: string }>(
      'select id, public_key from auth.jwks limit 1',
    );
    for (const secret of [row?.public_key ?? '', 'a-secret-of-the-tests-0123456789abcdef']) {
      const token = await new SignJWT(claims())
        .setProtectedHeader({ alg: 'HS256', kid: row?.id ?? '' })
        .sign(new TextEncoder().encode(secret.padEnd(32, ' ')));
      expect(await refusal(token)).toBe('INVALID');
    }
  });

  it('is refused with a key that it brings along', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    for (const kid of [undefined, uuid(), decodeProtectedHeader(good).kid]) {
      const token = await new SignJWT(claims())
        .setProtectedHeader({ alg: 'ES256', jwk, ...(kid !== undefined && { kid }) })
        .sign(privateKey);
      expect(await refusal(token)).toBe('INVALID');
    }
  });

  it.each([
    '',
    'x',
    '..',
    'a.b.c',
    'e30.e30.e30',
    `${'A'.repeat(100_000)}.e30.e30`,
    `e30.${encode({ iss: 'gangway' })}.e30`,
    `e30.${encode({ iss: { toString: 1 } })}.e30`,
    `${encode(null)}.${encode(null)}.`,
  ])('is refused when it is no token at all (%#)', async (token) => {
    expect(await refusal(token)).toBe('INVALID');
  });
});

describe('a token that our key signed', () => {
  let sign: Awaited<ReturnType<typeof addKey>>;
  let two: Instance;

  beforeAll(async () => {
    sign = await addKey();
    two = await startInstance(database); // knows the key from the start
  });
  afterAll(() => two.close());

  const wrong: [string, () => Claims, string][] = [
    ['is fine', claims, 'accepted'],
    ['names no issuer', () => ({ ...claims(), iss: undefined }), 'INVALID'],
    ['names an unknown issuer', () => ({ ...claims(), iss: 'https://evil.example' }), 'INVALID'],
    ['is for somebody else', () => ({ ...claims(), aud: 'other' }), 'INVALID'],
    ['is for nobody', () => ({ ...claims(), aud: undefined }), 'INVALID'],
    ['has no end', () => ({ ...claims(), exp: undefined }), 'INVALID'],
    ['ended a second ago', () => ({ ...claims(), exp: Date.now() / 1000 - 1 }), 'EXPIRED'],
    ['ended long ago', () => ({ ...claims(), exp: 1 }), 'EXPIRED'],
    ['begins later', () => ({ ...claims(), nbf: Date.now() / 1000 + 60 }), 'INVALID'],
    ['has no session', () => ({ ...claims(), sid: undefined }), 'INVALID'],
    ['has a strange session', () => ({ ...claims(), sid: "'; drop" }), 'INVALID'],
    ['has a strange subject', () => ({ ...claims(), sub: 'admin' }), 'INVALID'],
  ];
  it.each(wrong)('%s: it is judged so', async (_what, payload, expected) => {
    expect(await refusal(await sign(payload()), two)).toBe(expected);
  });

  it('is accepted within a clock difference of five seconds', async () => {
    const token = await sign({ ...claims(), nbf: Math.floor(Date.now() / 1000) + 3 });
    expect(await refusal(token, two)).toBe('accepted');
  });
});

describe('signing keys', () => {
  it('of another instance are found, but not more often than every five seconds', async () => {
    const two = await startInstance(database);
    try {
      const signFirst = await addKey();
      expect(await refusal(await signFirst(claims()), two)).toBe('accepted');
      const signSecond = await addKey();
      const sent: unknown[] = [];
      const count = (message: unknown) => sent.push(message);
      subscribe('gangway:statement', count);
      const token = await signSecond(claims());
      const refusals = await Promise.all(Array.from({ length: 50 }, () => refusal(token, two)));
      unsubscribe('gangway:statement', count);
      expect(new Set(refusals)).toEqual(new Set(['INVALID']));
      expect(sent).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      expect(await refusal(token, two)).toBe('accepted');
    } finally {
      await two.close();
    }
  });

  it('are encrypted, and one alone is made by ten instances that start at once', async () => {
    const empty = await createDatabase();
    const instances = Array.from({ length: 10 }, () => createInstance(empty));
    try {
      await Promise.all(instances.map(({ accounts }) => accounts.start()));
      const rows = await empty.query<{ private_key: string }>('select private_key from auth.jwks');
      expect(rows).toHaveLength(1);
      expect(rows[0]?.private_key).not.toMatch(/"(d|kty)"/);
      const [a, b] = instances as [Instance, Instance];
      expect(await refusal((await register(a)).token, b)).toBe('accepted');
    } finally {
      await Promise.all(instances.map((instance) => instance.close()));
      await empty.drop();
    }
  });

  it('rotate: a retired one signs no more, and still verifies', async () => {
    const empty = await createDatabase();
    const first = await startInstance(empty);
    const old = (await register(first)).token;
    await empty.query("update auth.jwks set expires_at = now() - interval '1 minute'");
    const second = await startInstance(empty);
    try {
      const young = (await register(first)).token;
      expect(decodeProtectedHeader(young).kid).not.toBe(decodeProtectedHeader(old).kid);
      for (const instance of [first, second]) {
        expect(await refusal(old, instance)).toBe('accepted');
        expect(await refusal(young, instance)).toBe('accepted');
      }
      await empty.query(
        "update auth.jwks set expires_at = now() - interval '2 days' where expires_at < now()",
      );
      await first.accounts.dropExpired();
      expect(await empty.query('select from auth.jwks')).toHaveLength(1);
    } finally {
      await Promise.all([first.close(), second.close()]);
      await empty.drop();
    }
  });

  it('that another secret encrypted stop the start, with what to do', async () => {
    const other = createInstance(database, { secret: 'another-secret-0123456789abcdefghijk' });
    try {
      await expect(other.accounts.start()).rejects.toThrow(/AUTH_SECRET/);
    } finally {
      await other.close();
    }
  });
});
