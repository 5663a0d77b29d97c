import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { newSecretToken } from '../secret-token.ts';
import type { Client } from './client.ts';
import { printable } from './client.ts';

/** A session to be written, as better-auth has them, with its first refresh token, which is stored as a hash only. */
export function newSession({ ip, userAgent }: Client, sessionDays: number) {
  const { token: refreshToken, hash } = newSecretToken();
  const id = uuid();
  const expiresAt = new Date(Date.now() + sessionDays * 86_400_000);
  return {
    id,
    expiresAt,
    refreshToken,
    refreshTokenHash: hash,
    data: {
      id,
      expiresAt,
      token: randomBytes(24).toString('base64url'),
      ipAddress: ip,
      userAgent: printable(userAgent),
    },
  };
}
