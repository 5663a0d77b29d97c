import type { Access } from '../data/door.ts';
import type { TokenBearer } from './outside-issuers.ts';
import { InvalidTokenError } from './token-errors.ts';

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
  const token = /^\s*Bearer\s+(\S+)\s*$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (token === undefined) return null;
  const { userId, sessionKey } = await verify(token);
  // Those of outside issuers have no session here.
  const session = sessionKey.includes('-')
    ? await access.db.authSession.findFirst({
        where: { id: sessionKey, userId },
        select: { token: true },
      })
    : null;
  if (!session) throw new InvalidTokenError('REVOKED');
  const changed = new Headers(headers);
  changed.delete('cookie');
  changed.set('authorization', `Bearer ${session.token}`);
  return changed;
}
