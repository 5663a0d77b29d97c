import { describe, expect, it } from 'vitest';
import { startTestServer } from './kit.ts';
import type { TestServer } from './kit.ts';

const CORS_HEADERS = /^access-control-/;

async function ask(server: TestServer, origin: string, method: string, path = '/graphql') {
  const response = await fetch(server.url + path, {
    method,
    headers: {
      origin,
      'content-type': 'application/json',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
    ...(method === 'POST' && { body: '{"query":"{ hello }"}' }),
  });
  await response.arrayBuffer();
  return Object.fromEntries([...response.headers].filter(([name]) => CORS_HEADERS.test(name)));
}

describe('other origins', () => {
  it('get nothing by default', async () => {
    const server = await startTestServer();
    for (const origin of ['https://app.example.com', 'null']) {
      expect(await ask(server, origin, 'OPTIONS')).toEqual({});
      expect(await ask(server, origin, 'POST')).toEqual({});
    }
  });

  it('are admitted when listed, on /graphql and /api/auth', async () => {
    const env = { CORS_ORIGINS: 'https://app.example.com, http://localhost:3000' };
    const server = await startTestServer({ env });
    for (const path of ['/graphql', '/api/auth/sign-in/email']) {
      for (const method of ['OPTIONS', 'POST']) {
        const admitted = await ask(server, 'https://app.example.com', method, path);
        expect(admitted).toMatchObject({
          'access-control-allow-origin': 'https://app.example.com',
          'access-control-allow-credentials': 'true',
          'access-control-expose-headers': 'x-request-id, retry-after',
        });
        expect(await ask(server, 'https://evil.example.com', method, path)).toEqual({});
        expect(await ask(server, 'null', method, path)).toEqual({});
      }
    }
    const preflight = await ask(server, 'http://localhost:3000', 'OPTIONS');
    expect(preflight['access-control-allow-headers']).toContain('authorization');
    expect(preflight['access-control-allow-methods']).toContain('POST');
  });

  it('are all admitted by *, without credentials', async () => {
    const server = await startTestServer({ env: { CORS_ORIGINS: '*' } });
    const admitted = await ask(server, 'https://anywhere.example', 'POST');
    expect(admitted['access-control-allow-origin']).toBe('https://anywhere.example');
    expect(admitted['access-control-allow-credentials']).toBeUndefined();
  });

  it('make answers vary, so that no cache mixes them up', async () => {
    const env = { CORS_ORIGINS: 'https://app.example.com' };
    const server = await startTestServer({ env });
    for (const origin of ['https://app.example.com', 'https://evil.example.com']) {
      const { headers } = await server.post('{ hello }', { headers: { origin } });
      expect(headers.get('vary')).toContain('Origin');
    }
  });
});
