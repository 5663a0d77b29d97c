import { decodeJwt, errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { isUuid } from '../global-id.ts';
import type { CheckOutsideToken, TokenBearer } from './outside-issuers.ts';
import type { SessionRow } from './refresh-tokens.ts';
import type { Revocations } from './revocations.ts';
import type { SigningKeys } from './signing-keys.ts';
import { SIGNING_ALGORITHM } from './signing-keys.ts';
import { InvalidTokenError } from './token-errors.ts';
import { isOutside } from './viewer-end.service.ts';

/**
 * `iss` and `aud` of our tokens. Not the public address: the instances of one database trust each other's tokens
 * whatever address each is reached at, and a change of address signs nobody out.
 */
export const ISSUER = 'gangway';

const LONGEST_TOKEN = 8_192;
const CLOCK_TOLERANCE_SECONDS = 5;

/** What an access token carries, times in seconds since 1970. Nothing personal. */
export interface AccessClaims {
  /** The person's id. */
  readonly sub: string;
  /** The session's id. */
  readonly sid: string;
  readonly iat: number;
  readonly exp: number;
}

/** Makes and checks access tokens. */
export interface Tokens {
  /** A token for the session, that ends with it at the latest. */
  issue(session: SessionRow): Promise<{ token: string; expiresAt: Date }>;
  /**
   * Whose token it is. Costs no statement, but for an unknown key or a first sight.
   * @throws InvalidTokenError when it is forged, expired, revoked, or not for us.
   * @throws IssuerUnavailableError when that cannot be found out now.
   */
  readonly verify: (token: string) => Promise<TokenBearer>;
}

/** What {@link createTokens} needs. */
export interface TokensOptions {
  readonly sign: (claims: AccessClaims) => Promise<string>;
  readonly keys: Pick<SigningKeys, 'publicKey'>;
  readonly revocations: Pick<Revocations, 'isRevoked'>;
  readonly outside: ReadonlyMap<string, CheckOutsideToken>;
  /** Whether the account of somebody with an outside token was deleted a short time ago. */
  readonly isGone: (userId: string) => boolean | Promise<boolean>;
  readonly accessTokenMinutes: number;
}

/** The claims of an access token for the session, made now. */
export function accessClaims(session: SessionRow, accessTokenMinutes: number): AccessClaims {
  const iat = Math.floor(Date.now() / 1000);
  const sessionEnd = Math.floor(session.expiresAt.getTime() / 1000);
  return {
    sub: session.userId,
    sid: session.id,
    iat,
    exp: Math.min(iat + Math.round(accessTokenMinutes * 60), sessionEnd),
  };
}

export function createTokens(options: TokensOptions): Tokens {
  const { sign, keys, revocations, outside, isGone } = options;
  // Spares the signature check, nothing else; short, so that a key that was withdrawn is soon out of use.
  const verified = new LRUCache<string, TokenBearer>({
    max: 10_000,
    maxSize: 8_000_000,
    sizeCalculation: (_bearer, token) => token.length,
    ttl: 60_000,
  });

  async function checkOwn(token: string): Promise<TokenBearer> {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = kid === undefined ? null : await keys.publicKey(kid);
        if (!key) throw new InvalidTokenError('INVALID');
        return key;
      },
      {
        issuer: ISSUER,
        audience: ISSUER,
        algorithms: [SIGNING_ALGORITHM],
        requiredClaims: ['iat', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      },
    );
    const { sub, sid, exp } = payload;
    if (!isUuid(sub) || !isUuid(sid) || exp === undefined) throw new InvalidTokenError('INVALID');
    return { userId: sub, sessionKey: sid, expiresAt: new Date(exp * 1000) };
  }

  async function check(token: string): Promise<TokenBearer> {
    if (token.length > LONGEST_TOKEN) throw new InvalidTokenError('INVALID');
    try {
      const { iss = '' } = decodeJwt(token); // not believed yet: it says which keys to check with
      const checkIt = iss === ISSUER ? checkOwn : outside.get(iss);
      if (!checkIt) throw new InvalidTokenError('INVALID');
      return await checkIt(token);
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw new InvalidTokenError('EXPIRED', { cause: error });
      if (error instanceof errors.JOSEError)
        throw new InvalidTokenError('INVALID', { cause: error });
      throw error;
    }
  }

  return {
    async issue(session) {
      const claims = accessClaims(session, options.accessTokenMinutes);
      return { token: await sign(claims), expiresAt: new Date(claims.exp * 1000) };
    },
    async verify(token) {
      let known = verified.get(token);
      // It is of somebody new by now.
      if (known && isOutside(known) && (await isGone(known.userId))) known = undefined;
      const viewer = known ?? (await check(token));
      // Exactly, without the tolerance for other clocks: a token that is over is over.
      if (viewer.expiresAt.getTime() <= Date.now()) throw new InvalidTokenError('EXPIRED');
      if (await revocations.isRevoked(viewer.sessionKey)) throw new InvalidTokenError('REVOKED');
      if (!known) verified.set(token, viewer);
      return viewer;
    },
  };
}
