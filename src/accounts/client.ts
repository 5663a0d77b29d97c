import type { Language } from '../messages/language.ts';
import { acceptedLanguage, LANGUAGES } from '../messages/language.ts';

/** Who is at the other end of a request. */
export interface Client {
  /** Their address; null when it is not known. */
  readonly ip: string | null;
  /** Their `User-Agent`, of which 500 characters are kept. */
  readonly userAgent: string | null;
  /** What they read, by `Accept-Language`; mails to them are in it. */
  readonly language?: Language;
}

/** Which language to write to them in. */
export const languageOf = ({ language = LANGUAGES[0] }: Pick<Client, 'language'>): Language =>
  language;

/**
 * Carries the address to better-auth, which learns it from a header only. What a client sends under this name is
 * dropped.
 */
export const IP_HEADER = 'x-gangway-client-ip';

/** A request's headers as better-auth may see them: with this client, whatever they said. */
export function clientHeaders({ ip, userAgent }: Client, sent?: Headers): Headers {
  const headers = new Headers(sent);
  headers.delete(IP_HEADER);
  headers.delete('user-agent');
  if (ip !== null) headers.set(IP_HEADER, ip);
  const agent = printable(userAgent);
  if (agent !== null) headers.set('user-agent', agent);
  return headers;
}

/** Who sent a request that has passed {@link clientHeaders}. */
export function clientOf(headers: Headers | undefined): Client {
  return {
    ip: headers?.get(IP_HEADER) ?? null,
    userAgent: headers?.get('user-agent') ?? null,
    language: acceptedLanguage(headers?.get('accept-language')),
  };
}

/** A `User-Agent` as it is stored: printable ASCII, at most 500 characters. */
export function printable(userAgent: string | null): string | null {
  return userAgent?.replace(/[^\x20-\x7e]/g, '').slice(0, 500) || null;
}
