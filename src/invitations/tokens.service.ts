import { createHash, randomBytes } from 'node:crypto';

/** How long an invitation is good for after it was sent, in days. */
export const INVITATION_DAYS = 7;
const FORM = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits; only their hash is kept once the mail is delivered. */
export function newInvitationToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** The SHA-256 that a token is found by; null where it has not the form of one. */
export const invitationHash = (token: string): string | null =>
  FORM.test(token) ? hashOf(token) : null;

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
