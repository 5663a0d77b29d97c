import { createHmac, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '../derive-key.ts';

/** Where exports are streamed from. */
export const EXPORT_PATH = '/api/export';
/** How long a link is good, in milliseconds. */
const GOOD_FOR_MS = 15 * 60_000;

/** Whose export a link gives, while the sign-in session that asked for it goes on. */
export interface LinkBearer {
  /** UUID. */
  readonly userId: string;
  /** As in the viewer. */
  readonly sessionKey: string;
  readonly expiresAt: Date;
}

/** Links that let a browser download an export without a header. */
export interface ExportLinks {
  make(viewer: Pick<LinkBearer, 'userId' | 'sessionKey'>): { url: string; expiresAt: Date };
  /** Null where we did not make it, or its time is over. Whether the session goes on is another question. */
  read(params: URLSearchParams): LinkBearer | null;
}

/** Signs with HMAC-SHA-256, by a key derived from the server's secret. */
export function createExportLinks(secret: string, publicUrl: string): ExportLinks {
  const key = deriveKey(secret, 'gangway export links');
  const sign = (...parts: readonly string[]): Buffer =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest();
  return {
    make({ userId, sessionKey }) {
      const until = Math.floor((Date.now() + GOOD_FOR_MS) / 1000);
      const signature = sign(userId, sessionKey, String(until)).toString('base64url');
      const params = { person: userId, session: sessionKey, until: String(until), signature };
      const url = `${publicUrl}${EXPORT_PATH}?${new URLSearchParams(params).toString()}`;
      return { url, expiresAt: new Date(until * 1000) };
    },
    read(params) {
      const text = (name: string) => params.get(name) ?? '';
      const [userId, sessionKey, until] = [text('person'), text('session'), text('until')];
      const given = Buffer.from(text('signature'), 'base64url');
      const right = sign(userId, sessionKey, until);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const expiresAt = new Date(Number(until) * 1000);
      return expiresAt.getTime() > Date.now() ? { userId, sessionKey, expiresAt } : null;
    },
  };
}
