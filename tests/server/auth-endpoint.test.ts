import { describe, expect, it } from 'vitest';
import { PasswordQueueError } from '../../src/accounts/password-hash.ts';
import { startTestServer } from './kit.ts';

describe('/api/auth', () => {
  it('hands the request on, at the public address and with our word for where it comes from', async () => {
    const env = { PUBLIC_URL: 'https://gangway.example.com/', TRUST_PROXY: '1' };
    const server = await startTestServer({ env });
    const response = await fetch(`${server.url}/api/auth/sign-in/email?x=1`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'test',
        'x-forwarded-for': '203.0.113.9',
        host: 'evil.example.com',
      },
      body: '{"email":"a@example.com"}',
    });
    expect(await response.json()).toEqual({
      url: 'https://gangway.example.com/api/auth/sign-in/email?x=1',
      method: 'POST',
      body: '{"email":"a@example.com"}',
      client: { ip: '203.0.113.9', userAgent: 'test' },
    });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('passes cookies on, several too', async () => {
    const accounts = {
      verify: () => Promise.reject(new Error('unused')),
      handle: (request: Request) => {
        const headers = new Headers({ seen: request.headers.get('cookie') ?? '' });
        headers.append('set-cookie', 'a=1; HttpOnly');
        headers.append('set-cookie', 'b=2; HttpOnly');
        return Promise.resolve(new Response(null, { status: 204, headers }));
      },
    };
    const server = await startTestServer({ deps: { accounts } });
    const response = await fetch(`${server.url}/api/auth/x`, { headers: { cookie: 'c=3' } });
    expect(response.status).toBe(204);
    expect(response.headers.get('seen')).toBe('c=3');
    expect(response.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2; HttpOnly']);
  });

  it('tells when to come back where the failure passes by itself', async () => {
    const accounts = {
      verify: () => Promise.reject(new Error('unused')),
      handle: () => Promise.reject(new PasswordQueueError()),
    };
    const server = await startTestServer({ deps: { accounts } });
    const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'accept-language': 'es' },
    });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringContaining('El servidor no puede responder ahora') as string,
    });
  });

  it('answers for a failure without telling what it was', async () => {
    const accounts = {
      verify: () => Promise.reject(new Error('unused')),
      handle: () => Promise.reject(new Error('hunter2')),
    };
    const server = await startTestServer({ deps: { accounts } });
    const response = await fetch(`${server.url}/api/auth/x`);
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toContain(response.headers.get('x-request-id'));
    expect(text).not.toContain('hunter2');
    expect(JSON.stringify(server.log)).toContain('hunter2');
  });
});
