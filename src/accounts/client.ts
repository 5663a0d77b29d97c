/** Who is at the other end of a request. */
export interface Client {
  /** Their address; null when it is not known. */
  readonly ip: string | null;
  /** Their `User-Agent`, of which 500 characters are kept. */
  readonly userAgent: string | null;
}

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

/** A `User-Agent` as it is stored: printable ASCII, at most 500 characters. */
export function printable(userAgent: string | null): string | null {
  return userAgent?.replace(/[^\x20-\x7e]/g, '').slice(0, 500) || null;
}
