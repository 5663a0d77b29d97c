import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readAnswer, startTestServer } from './kit.ts';
import type { TestServer } from './kit.ts';

/** POSTs `bytes` bytes of JSON in chunks, without saying how many there will be. */
function postChunked(server: TestServer, path: string, bytes: number) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const request = httpRequest(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    request.on('response', (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on('error', reject);
    request.write('{"query":"{ hello }","variables":{"x":"');
    for (let sent = 0; sent < bytes; sent += 16_384) request.write('x'.repeat(16_384));
    request.end('"}}');
  });
}

describe('what is taken as an operation', () => {
  it('takes JSON by POST and a query by GET', async () => {
    const server = await startTestServer();
    expect(await server.post('{ hello }')).toMatchObject({ status: 200, data: { hello: 'world' } });
    const graphqlJson = await server.post('{ hello }', {
      headers: { 'content-type': 'application/graphql-response+json; charset=utf-8' },
    });
    expect(graphqlJson).toMatchObject({ status: 200, data: { hello: 'world' } });
    const get = await fetch(
      `${server.url}/graphql?query=query($c:Color){colour(color:$c)}&variables={"c":"RED"}`,
    );
    expect(await readAnswer(get)).toMatchObject({ status: 200, data: { colour: 'RED' } });
  });

  it.each([
    ['application/x-www-form-urlencoded', 'query=%7Bhello%7D'],
    ['application/graphql', '{ hello }'],
    ['text/plain', '{"query":"{ hello }"}'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{ hello }"}\r\n--b--',
    ],
  ])('refuses %s', async (type, body) => {
    const server = await startTestServer();
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    const { status, errors } = await readAnswer(response);
    expect(status).toBe(415);
    expect(errors[0]?.extensions['code']).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  it('refuses batches, mutations by GET and other methods', async () => {
    const server = await startTestServer();
    const batch = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[{"query":"{ hello }"},{"query":"{ hello }"}]',
    });
    expect(batch.status).toBe(400);
    const mutation = await fetch(`${server.url}/graphql?query=mutation{other}`);
    expect(await readAnswer(mutation)).toMatchObject({ status: 405 });
    const put = await fetch(`${server.url}/graphql`, { method: 'PUT' });
    expect((await readAnswer(put)).errors[0]?.extensions['code']).toBe('BAD_REQUEST');
  });

  it.each(['{', '"text"', 'null', '{"query":1}', '{"query":"{hello}","variables":[]}', '{}'])(
    'refuses the body %s',
    async (body) => {
      const server = await startTestServer();
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
        },
        body,
      });
      const { status, errors } = await readAnswer(response);
      expect(status).toBe(400);
      expect(errors[0]?.extensions['code']).toBe('BAD_REQUEST');
    },
  );

  it('refuses a query string whose variables are no JSON', async () => {
    const server = await startTestServer();
    const { status, errors } = await readAnswer(
      await fetch(`${server.url}/graphql?query={hello}&variables={`),
    );
    expect(status).toBe(400);
    expect(errors[0]?.extensions['code']).toBe('BAD_REQUEST');
  });

  it('never sets a cookie and does not read one', async () => {
    const server = await startTestServer();
    const answer = await server.post('{ who }', { headers: { cookie: 'session=good' } });
    expect(answer.data).toEqual({ who: null });
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('bounds the body, by its length as told and as sent', async () => {
    const server = await startTestServer({ env: { MAX_BODY_BYTES: '65536' } });
    const told = await server.post('{ hello }', { variables: { x: 'x'.repeat(70_000) } });
    expect(told.status).toBe(413);
    expect(told.errors[0]?.extensions['code']).toBe('REQUEST_ENTITY_TOO_LARGE');
    const small = await postChunked(server, '/graphql', 20_000);
    expect(small).toMatchObject({ status: 200 });
    const chunked = await postChunked(server, '/graphql', 5_000_000);
    expect(chunked.status).toBe(413);
    expect(chunked.body).toContain('REQUEST_ENTITY_TOO_LARGE');
    expect((await postChunked(server, '/api/auth/x', 200_000)).status).toBe(413);
    expect((await server.post('{ hello }')).status).toBe(200);
  });

  it('bounds the document', async () => {
    const server = await startTestServer();
    const { errors, status } = await server.post(`{ ${'hello '.repeat(4_000)} }`, {
      headers: { accept: 'application/graphql-response+json' },
    });
    expect(status).toBe(400);
    expect(errors[0]?.extensions['code']).toBe('TOO_COMPLEX');
    const many = await server.post(
      `{ ${Array.from({ length: 500 }, (_, n) => `f${n}`).join(' ')} }`,
    );
    expect(many.errors.length).toBeLessThan(30);
  });
});

/** Sends a request as it stands and gives the whole answer. */
async function raw(server: TestServer, head: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.write(`${head}\r\nConnection: close\r\n\r\n`);
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}

describe('what is hardly a request', () => {
  it.each([
    'GET http://[ HTTP/1.1\r\nHost: x',
    'GET http://elsewhere/graphql HTTP/1.1\r\nHost: x',
    'GET //[ HTTP/1.1\r\nHost: x',
    'GET /%zz%?%=% HTTP/1.1\r\nHost: x',
    'GET /graphql?query={hello} HTTP/1.1\r\nHost: [',
    'GET /graphql?query={hello} HTTP/1.1\r\nHost: a:b:c/d?#',
    'OPTIONS * HTTP/1.1\r\nHost: x',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1x',
    'GARBAGE',
  ])('is answered without a stack: %s', async (head) => {
    const server = await startTestServer();
    const answer = await raw(server, head);
    expect(answer).toMatch(/^HTTP\/1.1 [24]\d\d /);
    expect(answer).not.toMatch(/\n\s+at /);
    expect((await server.post('{ hello }')).status).toBe(200);
  });
});

describe('paths', () => {
  it('says where the API is', async () => {
    const server = await startTestServer();
    for (const path of ['/nowhere', '/x/graphql', '/health', '/graphql/', '/api/authentic']) {
      const answer = await readAnswer(await fetch(server.url + path));
      expect(answer.status, path).toBe(404);
      expect(answer.errors[0]?.extensions['code']).toBe('NOT_FOUND');
    }
  });

  it('shows GraphiQL to browsers, and not in production', async () => {
    const browser = { headers: { accept: 'text/html' }, redirect: 'manual' as const };
    const server = await startTestServer();
    const root = await fetch(`${server.url}/`, browser);
    expect([root.status, root.headers.get('location')]).toEqual([302, '/graphql']);
    const page = await fetch(`${server.url}/graphql`, browser);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const html = await page.text();
    expect(html).not.toMatch(/(src|href)="https?:/);

    const production = await startTestServer({ env: { NODE_ENV: 'production', SMTP_URL: 'none' } });
    expect((await fetch(`${production.url}/`, browser)).status).toBe(404);
    const headers = { accept: 'text/html,*/*;q=0.8' };
    const noPage = await fetch(`${production.url}/graphql`, { headers });
    expect(noPage.headers.get('content-type')).toContain('application/json');
  });
});
