import { createHash } from 'node:crypto';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { Access } from '../data/door.ts';
import { createOutsidePeople } from './outside-people.ts';
import type { Revocations } from './revocations.ts';
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
  /**
   * Of an outside issuer's token: when the person last proved who they are (`auth_time`). Not there where it does not
   * tell: `iat` tells when the token was made, which refreshing does without the person.
   */
  readonly signedInAt?: Date;
}

/** Checks a token that names this issuer. */
export type CheckOutsideToken = (token: string) => Promise<TokenBearer>;

/** How long an instance remembers whom an identity is. */
const REMEMBERED_MS = 600_000;
/** How long all of them are to be told that somebody is gone, until none remembers them. */
export const FORGET_MS = 2 * REMEMBERED_MS;

/** What a deleted person is revoked by: the SHA-256 of their id, so that the id itself is kept nowhere. */
export const personKey = (userId: string): string =>
  createHash('sha256').update(`person ${userId}`).digest('hex');

/**
 * How to check the tokens of each issuer. A person is known by issuer and subject, never by e-mail: an address in a
 * token is a claim of its issuer, and must not open an account that somebody has here.
 * @param isGone Whether this person's account was deleted a short time ago.
 */
export function createOutsideIssuers(
  issuers: readonly OutsideIssuer[],
  system: Access,
  revocations: Pick<Revocations, 'isRevoked'>,
  isGone: (userId: string) => boolean | Promise<boolean>,
): ReadonlyMap<string, CheckOutsideToken> {
  const userIdOf = createOutsidePeople(system, isGone, REMEMBERED_MS);

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
          // Before it makes a person: it may be what somebody deleted their account with.
          const sessionKey = outsideKey(token);
          if (await revocations.isRevoked(sessionKey)) throw new InvalidTokenError('REVOKED');
          return {
            userId: await userIdOf({ issuer, subject: sub }, payload),
            sessionKey,
            expiresAt: new Date(exp * 1000),
            ...signInTime(payload),
          };
        },
      ];
    }),
  );
}

/** In seconds since 1970 (OpenID Connect Core, 2). */
function signInTime({ auth_time }: JWTPayload): Pick<TokenBearer, 'signedInAt'> {
  return typeof auth_time === 'number' ? { signedInAt: new Date(auth_time * 1000) } : {};
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
