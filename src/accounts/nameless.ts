import { createHmac, hkdfSync } from 'node:crypto';

/** A name for something that tells nothing of it, and that only who knows the server's secret can make. */
export type Nameless = (text: string) => string;

/** HMAC-SHA-256, as 43 characters, with a key derived (HKDF, RFC 5869) from the server's secret. */
export function createNameless(secret: string): Nameless {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'gangway sign-in failures', 32));
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}
