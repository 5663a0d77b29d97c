import { createHash, randomBytes } from 'node:crypto';

const FORM = /^[A-Za-z0-9_-]{43}$/;

/** A token that is good once: 256 random bits, of which only the hash is kept. */
export function newSecretToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** The SHA-256 that a token is found by; null where it has not the form of one. */
export const secretTokenHash = (token: string): string | null =>
  FORM.test(token) ? hashOf(token) : null;

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');
