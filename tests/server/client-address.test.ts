import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../src/plugins/client-address.ts';
import { startTestServer } from './kit.ts';

describe("the client's address", () => {
  it.each([
    ['no proxy is trusted', '198.51.100.1', '10.0.0.1', 0, '10.0.0.1'],
    ['one proxy', '198.51.100.1', '10.0.0.1', 1, '198.51.100.1'],
    [
      'one proxy, and the client wrote an entry',
      '6.6.6.6, 198.51.100.1',
      '10.0.0.1',
      1,
      '198.51.100.1',
    ],
    ['two proxies', '6.6.6.6, 198.51.100.1, 10.0.0.2', '10.0.0.1', 2, '198.51.100.1'],
    ['more proxies than entries', '198.51.100.1', '10.0.0.1', 5, '198.51.100.1'],
    ['no header', undefined, '10.0.0.1', 2, '10.0.0.1'],
    ['what is no address', 'unknown', '10.0.0.1', 1, '10.0.0.1'],
    ['a port', '198.51.100.1:4711', '10.0.0.1', 1, '198.51.100.1'],
    ['IPv6 in brackets with a port', '[2001:DB8::1]:4711', '10.0.0.1', 1, '2001:db8::1'],
    ['IPv4 in IPv6', undefined, '::ffff:192.0.2.1', 0, '192.0.2.1'],
    ['a zone', undefined, 'fe80::1%eth0', 0, 'fe80::1'],
  ])('%s', (_what, forwarded, socket, proxies, expected) => {
    expect(clientAddress(socket, forwarded, proxies)).toBe(expected);
  });

  it('reaches resolvers, and X-Forwarded-For counts only where a proxy is configured', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.1' };
    const direct = await startTestServer();
    expect((await direct.post('{ ip }', { headers })).data).toEqual({ ip: '127.0.0.1' });
    const behind = await startTestServer({ env: { TRUST_PROXY: '1' } });
    expect((await behind.post('{ ip }', { headers })).data).toEqual({ ip: '198.51.100.1' });
  });
});
