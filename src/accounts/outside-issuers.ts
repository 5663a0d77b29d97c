import { createHash } from 'node:crypto';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { v7 as uuid } from 'uuid';
import type { Access, Db } from '../data/door.ts';
import { isEmail } from '../steps/fields.ts';
import { normalizeEmail } from './registration.ts';
import { InvalidTokenError, IssuerUnavailableError } from './token-errors.ts';

/** Somebody else whose access tokens are accepted. */
export interface OutsideIssuer {
  /** The `iss` of its tokens, to the letter. */
  readonly issuer: string;
  /** The `aud` that its tokens for us carry. */
  readonly audience: string;
  readonly jwksUrl: string;
  /** JWS algorithms with key pairs; without any, all that jose knows of these families are accepted. */
  readonly algorithms?: readonly string[];
}

const ASYMMETRIC = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const KEYS_LIMIT_MS = 5_000;
const CLOCK_TOLERANCE_SECONDS = 5;

/** Whose a token is. */
export interface TokenBearer {
  /** The person's id (UUID). */
  readonly userId: string;
  /** What ends when they sign out: the session's id, or the SHA-256 of an outside issuer's token. */
  readonly sessionKey: string;
  /** When the token ends. */
  readonly expiresAt: Date;
}

/** Checks a token that names this issuer. */
export type CheckOutsideToken = (token: string) => Promise<TokenBearer>;

/**
 * How to check the tokens of each issuer. A person is known by issuer and subject, never by e-mail: an address in a
 * token is a claim of its issuer, and must not open an account that somebody has here.
 */
export function createOutsideIssuers(
  issuers: readonly OutsideIssuer[],
  system: Access,
): ReadonlyMap<string, CheckOutsideToken> {
  const userIds = new LRUCache<string, string>({ max: 10_000, ttl: 600_000 });

  async function userIdOf(issuer: string, subject: string, claims: JWTPayload): Promise<string> {
    const key = JSON.stringify([issuer, subject]);
    const known = userIds.get(key);
    if (known !== undefined) return known;
    const userId = await admit(system, issuer, subject, claims);
    userIds.set(key, userId);
    return userId;
  }

  return new Map(
    issuers.map((config): [string, CheckOutsideToken] => {
      const { issuer, audience } = config;
      const algorithms = [...(config.algorithms ?? ASYMMETRIC)];
      const weak = algorithms.find((name) => !ASYMMETRIC.includes(name));
      if (weak !== undefined)
        throw new Error(`Tokens of ${issuer} cannot be accepted with ${weak}: no key pair.`);
      const keys = createKeys(config);
      return [
        issuer,
        async (token) => {
          const { payload } = await jwtVerify(token, keys, {
            issuer,
            audience,
            algorithms,
            requiredClaims: ['sub', 'exp'],
            clockTolerance: CLOCK_TOLERANCE_SECONDS,
          });
          const { sub, exp } = payload;
          if (typeof sub !== 'string' || !SUBJECT.test(sub) || exp === undefined) {
            throw new InvalidTokenError('INVALID');
          }
          return {
            userId: await userIdOf(issuer, sub, payload),
            sessionKey: outsideKey(token),
            expiresAt: new Date(exp * 1000),
          };
        },
      ];
    }),
  );
}

/** 1 to 255 characters that Postgres can store. */
const SUBJECT = /^[^\p{Cc}\p{Surrogate}]{1,255}$/u;

/**
 * What an outside token is revoked by: the SHA-256 of its signed part. Not of its signature, which for some algorithms
 * can be rewritten into another that is as good.
 */
function outsideKey(token: string): string {
  return createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest('hex');
}

/** The issuer's keys, with its failures told apart from the token's. */
function createKeys({ issuer, jwksUrl }: OutsideIssuer): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: KEYS_LIMIT_MS });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      const ofToken =
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported;
      throw ofToken ? error : new IssuerUnavailableError(issuer, { cause: error });
    }
  };
}

/** The person of this identity, made at first sight. Of several first sights at once one makes it, for all. */
async function admit(
  system: Access,
  issuer: string,
  subject: string,
  claims: JWTPayload,
): Promise<string> {
  const find = (db: Db) =>
    db.externalIdentity.findFirst({ where: { issuer, subject }, select: { userId: true } });
  const known = await find(system.db);
  if (known) return known.userId;
  const email = emailOf(claims);
  const person = {
    id: uuid(),
    name: nameOf(claims, email),
    email,
    emailVerified: email !== null && claims['email_verified'] === true,
  };
  try {
    await system.transaction(async (tx) => {
      await tx.user.create({ data: person });
      await tx.externalIdentity.create({ data: { issuer, subject, userId: person.id } });
    });
    return person.id;
  } catch (error) {
    const other = await find(system.db);
    if (other) return other.userId;
    throw error;
  }
}

function emailOf({ email }: JWTPayload): string | null {
  if (typeof email !== 'string') return null;
  const address = normalizeEmail(email);
  return isEmail(address) ? address : null;
}

function nameOf(claims: JWTPayload, email: string | null): string {
  for (const name of [claims['name'], claims['preferred_username'], email?.split('@')[0]]) {
    if (typeof name !== 'string') continue;
    const clean = name
      .replace(/[\p{Cc}\p{Surrogate}]/gu, '')
      .trim()
      .normalize('NFC');
    if (clean !== '') return Array.from(clean).slice(0, 100).join('');
  }
  return 'Unnamed';
}
