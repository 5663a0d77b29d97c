import { createHmac } from 'node:crypto';
import { deriveKey } from './derive-key.ts';

/** A name for something that tells nothing of it, and that only who knows the server's secret can make. */
export type Nameless = (text: string) => string;

/** HMAC-SHA-256, as 43 characters, with a key derived from the server's secret for this purpose. */
export function createNameless(secret: string, purpose: string): Nameless {
  const key = deriveKey(secret, purpose);
  return (text) => createHmac('sha256', key).update(text).digest('base64url');
}
