import type { Access, Db } from '../data/door.ts';
import type { Client } from './client.ts';
import { newSession } from './new-session.ts';

/** A session as better-auth has them. */
export interface OpenedSession {
  readonly id: string;
  readonly token: string;
  readonly userId: string;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/**
 * Opens a session, unless the account has another password than the one that was checked, or none (null: none was):
 * whoever reset it, or verified the address, meanwhile ended all sessions, and this would be one more. They change the
 * account's row first, which is locked here, so that either waits for the other.
 * @param db One statement.
 */
export async function openSession(
  db: Db,
  { userId, passwordHash }: { readonly userId: string; readonly passwordHash: string | null },
  client: Client,
  sessionDays: number,
): Promise<{ session: OpenedSession; refreshToken: string } | null> {
  const { refreshToken, refreshTokenHash, data } = newSession(client, sessionDays);
  const { id, token, expiresAt, ipAddress, userAgent } = data;
  const [session] = await db.$queryRaw<OpenedSession[]>`
    with account as (
      select user_id from auth.accounts
      where user_id = ${userId}::uuid and provider_id = 'credential' and password is not null
        and (${passwordHash}::text is null or password = ${passwordHash}::text)
      for share
    ), session as (
      insert into auth.sessions (id, token, user_id, expires_at, ip_address, user_agent)
      select ${id}::uuid, ${token}, user_id, ${expiresAt}, ${ipAddress}, ${userAgent} from account
      returning *
    ), refresh_token as (
      insert into auth.refresh_tokens (hash, session_id) select ${refreshTokenHash}, id from session
    )
    select id, token, user_id as "userId", expires_at as "expiresAt", ip_address as "ipAddress",
      user_agent as "userAgent", created_at as "createdAt", updated_at as "updatedAt"
    from session`;
  return session ? { session, refreshToken } : null;
}

/** The same for who gave the password in an earlier request, which `stillDue` asks for in the same transaction. */
export async function openSessionAfter(
  access: Access,
  userId: string,
  client: Client,
  sessionDays: number,
  stillDue: (tx: Db) => Promise<boolean>,
): Promise<{ session: OpenedSession } | null> {
  return access.transaction(async (tx) => {
    // First, as by those who end sessions: no deadlocks.
    await tx.$queryRaw`
      select from auth.accounts where user_id = ${userId}::uuid and provider_id = 'credential' for share`;
    if (!(await stillDue(tx))) return null;
    return openSession(tx, { userId, passwordHash: null }, client, sessionDays);
  });
}
