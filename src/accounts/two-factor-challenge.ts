import type { getSessionFromCtx } from 'better-auth/api';
import { expireCookie } from 'better-auth/cookies';
import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Access } from '../data/door.ts';
import type { ProvenAccount } from './credentials.ts';

/** How long the code may take after the password. */
const CHALLENGE_SECONDS = 600;
const COOKIE = 'two_factor'; // better-auth's name

/** What a route of better-auth gets. */
export type RouteContext = Parameters<typeof getSessionFromCtx>[0];

/** Who gave the right password and is asked for a code; kept in a cookie, as better-auth's clients expect. */
export interface Challenge {
  readonly identifier: string;
  readonly userId: string;
  readonly email: string;
}

const cookieOf = (ctx: RouteContext) =>
  ctx.context.createAuthCookie(COOKIE, { maxAge: CHALLENGE_SECONDS });

/**
 * Asks for a code, unless the account has another password by now than the one that was checked: whoever reset it forgot
 * the challenges there were, and this would be one more. The row is locked as by openSession.
 * @returns false where it has.
 */
export async function beginChallenge(
  ctx: RouteContext,
  access: Access,
  { userId, passwordHash }: ProvenAccount,
): Promise<boolean> {
  const identifier = `2fa-${randomBytes(24).toString('base64url')}`;
  const expiresAt = new Date(Date.now() + CHALLENGE_SECONDS * 1000);
  const begun = await access.db.$executeRaw`
    with account as (
      select user_id from auth.accounts
      where user_id = ${userId}::uuid and provider_id = 'credential' and password = ${passwordHash}::text
      for share
    )
    insert into auth.verifications (id, identifier, value, expires_at)
    select ${uuid()}::uuid, ${identifier}, user_id::text, ${expiresAt} from account`;
  if (begun === 0) return false;
  const { name, attributes } = cookieOf(ctx);
  await ctx.setSignedCookie(name, identifier, ctx.context.secret, attributes);
  return true;
}

/** The challenge that the request's cookie is about; null where there is none that still holds. */
export async function readChallenge(ctx: RouteContext, access: Access): Promise<Challenge | null> {
  const identifier = await ctx.getSignedCookie(cookieOf(ctx).name, ctx.context.secret);
  if (!identifier) return null;
  const [row] = await access.db.$queryRaw<Challenge[]>`
    select v.identifier, v.value as "userId", u.email
    from auth.verifications v join auth.users u on u.id::text = v.value
    where v.identifier = ${identifier} and v.identifier like '2fa-%' and v.expires_at > now()`;
  return row ?? null;
}

export function endChallenge(ctx: RouteContext): void {
  expireCookie(ctx, cookieOf(ctx));
}
