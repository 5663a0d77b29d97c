import type { Access } from '../data/door.ts';
import { InvalidRefreshTokenError } from '../errors.ts';
import { newSecretToken, secretTokenHash } from '../secret-token.ts';

/** How many used tokens of a session are remembered: using one of them again ends the session. */
const REMEMBERED = 20;

/** A session as far as tokens care. */
export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: Date;
}

/**
 * Trades a refresh token for the next one and prolongs its session. There is no grace: a token that comes a second
 * time was copied, and whoever comes is not known to be the right one, so the session ends for both.
 * @param onEnded told the session's id when it ended here.
 * @throws InvalidRefreshTokenError when it is unknown, used, or its session has ended.
 */
export async function rotateRefreshToken(
  access: Access,
  token: string,
  sessionDays: number,
  onEnded: (sessionId: string, why: 'reused' | 'expired') => void,
): Promise<{ session: SessionRow; token: string }> {
  const hash = secretTokenHash(token);
  if (hash === null) throw new InvalidRefreshTokenError();
  const next = newSecretToken();
  const result = await access.transaction(async (tx) => {
    // The session's row is locked first, as by everything that ends a session: no deadlocks.
    const [found] = await tx.$queryRaw<{ id: string; userId: string; alive: boolean }[]>`
      select s.id, s.user_id as "userId", s.expires_at > now() as alive
      from auth.refresh_tokens r join auth.sessions s on s.id = r.session_id
      where r.hash = ${hash} for update of s`;
    if (!found) return null;
    const now = new Date();
    const fresh = await tx.authRefreshToken.updateMany({
      where: { hash, usedAt: null },
      data: { usedAt: now },
    });
    if (!found.alive || fresh.count === 0) {
      await tx.authSession.deleteMany({ where: { id: found.id } });
      return { id: found.id, ended: found.alive ? ('reused' as const) : ('expired' as const) };
    }
    const session = await tx.authSession.update({
      where: { id: found.id },
      data: { expiresAt: new Date(now.getTime() + sessionDays * 86_400_000), updatedAt: now },
      select: { id: true, userId: true, expiresAt: true },
    });
    await tx.authRefreshToken.create({ data: { hash: next.hash, sessionId: found.id } });
    await tx.$executeRaw`
      delete from auth.refresh_tokens where hash in (
        select hash from auth.refresh_tokens where session_id = ${found.id}::uuid and used_at is not null
        order by used_at desc offset ${REMEMBERED}
      )`;
    return { session, token: next.token };
  });
  if (result?.session) return result;
  if (result) onEnded(result.id, result.ended);
  throw new InvalidRefreshTokenError();
}
