import { hkdfSync } from 'node:crypto';

/** 32 bytes derived from the server's secret (HKDF-SHA-256, RFC 5869): a key of its own for each purpose. */
export function deriveKey(secret: string, purpose: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));
}
