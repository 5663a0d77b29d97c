import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deriveKey } from '../derive-key.ts';

/** Encrypts what waits in the outbox: it may hold tokens, which the database must not tell. */
export interface Seal {
  seal(text: string): Uint8Array<ArrayBuffer>;
  /** @throws where it was sealed with another secret, or changed. */
  open(sealed: Uint8Array): string;
}

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM with a key derived from the server's secret: nonce, tag, text. */
export function createSeal(secret: string): Seal {
  const key = deriveKey(secret, 'gangway outbox');
  return {
    seal(text) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
    },
    open(sealed) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), {
        authTagLength: TAG,
      });
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
      return text.toString('utf8');
    },
  };
}
