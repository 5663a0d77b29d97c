import { randomBytes } from 'node:crypto';

/**
 * Markers: a token in every text that somebody typed, another in each row and column, so that a plain search of an
 * answer's text finds whatever of it an answer tells.
 */

const MARKER = /zq[0-9a-f]{12}qz/g;

export const newMarker = (): string => `zq${randomBytes(6).toString('hex')}qz`;

/** The same, made by Postgres anew for each row. */
export const MARKER_SQL = `('zq' || right(gen_random_uuid()::text, 12) || 'qz')`;

export const markersIn = (text: string): string[] => [...new Set(text.match(MARKER))];

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Global ids, cursors and the parts of tokens. */
const ENCODED = /[A-Za-z0-9+/_-]{20,}/g;

/** Every UUID in a text, plain or within base64. */
export function uuidsIn(text: string): string[] {
  const decoded = (text.match(ENCODED) ?? []).map((word) =>
    Buffer.from(word, 'base64').toString('latin1'),
  );
  return [...new Set([text, ...decoded].flatMap((one) => one.match(UUID) ?? []))];
}
