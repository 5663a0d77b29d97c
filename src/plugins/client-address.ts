import { isIP } from 'node:net';

/**
 * The client's address: the socket's, or, behind `trustedProxies` proxies of ours, the one that the outermost of them
 * saw. Entries further left in X-Forwarded-For were written by the client and prove nothing.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const hops = [...(forwardedFor?.split(',') ?? []), socketAddress ?? ''].map(plainAddress);
  for (let index = Math.max(0, hops.length - 1 - trustedProxies); index < hops.length; index++) {
    const hop = hops[index];
    if (hop) return hop;
  }
  return '0.0.0.0';
}

/** Without port, brackets, zone or IPv4-in-IPv6 prefix; undefined if it is no address. */
function plainAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  return isIP(bare) ? bare.toLowerCase() : undefined;
}

/** Whom a limit counts together: an IPv4 address, or the /64 of an IPv6 one, of which a client has all addresses. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const first = [...left, ...zeros, ...right].slice(0, 4);
  return `${first.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
