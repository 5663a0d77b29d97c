import type { Access } from '../data/door.ts';
import type { TokenBearer } from './outside-issuers.ts';
import { InvalidTokenError } from './token-errors.ts';
import { isOutside } from './viewer-end.service.ts';

/** The token of an `Authorization: Bearer …`; undefined where it is none. */
export const bearerToken = (authorization: string | null | undefined): string | undefined =>
  /^\s*Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];

/**
 * The headers of a request with an access token of ours, as better-auth understands them: its own token of that
 * session in place of ours, and no cookie, so that the two cannot be of different people. Null where there is none.
 * @throws InvalidTokenError where the token is not valid, or its session is not one of ours.
 */
export async function withSessionOf(
  headers: Headers,
  access: Access,
  verify: (token: string) => Promise<TokenBearer>,
): Promise<Headers | null> {
  const token = bearerToken(headers.get('authorization'));
  if (token === undefined) return null;
  const viewer = await verify(token);
  const where = { id: viewer.sessionKey, userId: viewer.userId };
  const session = isOutside(viewer)
    ? null
    : await access.db.authSession.findFirst({ where, select: { token: true } });
  if (!session) throw new InvalidTokenError('REVOKED');
  const changed = new Headers(headers);
  changed.delete('cookie');
  changed.set('authorization', `Bearer ${session.token}`);
  return changed;
}
