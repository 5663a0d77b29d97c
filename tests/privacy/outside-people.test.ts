import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../helpers/app.ts';
import type { App } from '../helpers/app.ts';
import { tracesOf } from './traces.ts';

/** People of an outside issuer have no password here: what proves them is a token for which they signed in just now. */

let app: App;
let issuer: Server;
let key: CryptoKey;
beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  key = pair.privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', use: 'sig', alg: 'RS256' };
  issuer = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  }).listen(0, '127.0.0.1');
  await once(issuer, 'listening');
  const jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks`;
  app = await startApp({
    AUTH_ISSUERS: JSON.stringify([{ issuer: 'https://id.example', audience: 'gangway', jwksUrl }]),
  });
});
afterAll(async () => {
  await app.close();
  issuer.close();
});

const now = () => Math.floor(Date.now() / 1000);
const tokenOf = (sub: string, claims: Record<string, unknown>) =>
  new SignJWT({
    sub,
    iss: 'https://id.example',
    aud: 'gangway',
    exp: now() + 3_600,
    email: `${sub}@id.example`,
    email_verified: true,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .sign(key);

async function deleteWith(token: string) {
  const { data } = await app.ask<
    { deleteMyAccount: { __typename: string; code?: string } },
    object
  >('mutation { deleteMyAccount(input: {}) { __typename ... on Error { code } } }', {}, token);
  return data?.deleteMyAccount;
}

test.each([
  ['a token of an old sign-in', () => ({ auth_time: now() - 400 })],
  ['a new token that does not say when they signed in', () => ({ iat: now() })],
  ['a new token of an old sign-in', () => ({ iat: now(), auth_time: now() - 400 })],
  ['a token that says nothing', () => ({})],
])('%s is not enough', async (_what, claims) => {
  const token = await tokenOf('ada', claims());
  expect(await deleteWith(token)).toMatchObject({ code: 'SIGN_IN_AGAIN' });
  expect(await tracesOf(app.database, 'ada@id.example')).not.toEqual([]);
});

test('a token of a sign-in of just now is; it does not bring them back', async () => {
  const token = await tokenOf('bob', { iat: now(), auth_time: now() });
  expect(await deleteWith(token)).toEqual({ __typename: 'DeletedAccount' });
  const { errors } = await app.ask('{ viewer { id } }', {}, token);
  expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  expect(await tracesOf(app.database, 'bob@id.example')).toEqual([]);
});

test('another token of theirs is somebody new at once, who can begin again', async () => {
  const [gone, other] = [
    await tokenOf('cyd', { iat: now(), auth_time: now() }),
    await tokenOf('cyd', { jti: '2' }),
  ];
  const idOf = async (token: string) =>
    (await app.ask<{ viewer: { id: string } }, object>('{ viewer { id } }', {}, token)).data?.viewer
      .id;
  const former = await idOf(other);
  expect(await idOf(gone)).toBe(former);
  expect(await deleteWith(gone)).toEqual({ __typename: 'DeletedAccount' });
  const next = await idOf(other);
  expect(next).toBeDefined();
  expect(next).not.toBe(former);
});
