import { describe, expect, it } from 'vitest';
import { IssuerUnavailableError } from '../../src/accounts/token-errors.ts';
import { startTestServer } from './kit.ts';

const strict = { headers: { accept: 'application/graphql-response+json' } };

describe('top-level errors', () => {
  it('mask what was not raised on purpose, and name the request', async () => {
    const server = await startTestServer();
    const { status, headers, data, errors } = await server.post('{ hello crash }');
    const requestId = headers.get('x-request-id');
    expect([status, data]).toEqual([200, { hello: 'world', crash: null }]);
    expect(errors).toMatchObject([
      { path: ['crash'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } },
    ]);
    expect(errors[0]?.message).toBe(
      `Unexpected error. Quote this request id to the operator: ${requestId}`,
    );
    expect(JSON.stringify(errors)).not.toContain('hunter2');
    const line = server.log.find(({ level }) => level === 'error');
    expect(line).toMatchObject({ requestId, path: 'crash' });
    expect(JSON.stringify(line)).toContain('hunter2');
  });

  it('say 500 where nothing was achieved', async () => {
    const server = await startTestServer();
    expect(await server.post('{ crashHard }')).toMatchObject({ status: 500, data: null });
    expect(await server.post('{ crash }')).toMatchObject({ status: 500 });
  });

  it('pass on what was raised on purpose', async () => {
    const server = await startTestServer();
    const { status, errors } = await server.post('{ deliberate }');
    expect(status).toBe(200);
    expect(errors).toMatchObject([
      { message: 'You asked for it.', extensions: { code: 'ON_PURPOSE' } },
    ]);
  });

  it('say 503 where the database or an issuer is out of reach', async () => {
    const server = await startTestServer({
      deps: {
        accounts: {
          verify: () => Promise.reject(new IssuerUnavailableError('https://id.example')),
          handle: () => Promise.reject(new Error('unused')),
        },
      },
    });
    const down = await server.post('{ databaseDown }');
    expect(down.status).toBe(503);
    expect(down.errors[0]?.extensions['code']).toBe('SERVICE_UNAVAILABLE');
    expect(down.headers.get('retry-after')).toBe('5');
    expect(JSON.stringify(down.errors)).not.toContain('10.0.0.1');
    expect(await server.post('{ hello databaseDown }')).toMatchObject({ status: 200 });
    const issuer = await server.post('{ hello }', { headers: { authorization: 'Bearer x' } });
    expect(issuer.status).toBe(503);
  });

  it.each([
    ['{ hello', 'GRAPHQL_PARSE_FAILED'],
    ['{ hallo }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query A { hello } query B { hello }', 'OPERATION_RESOLUTION_FAILURE'],
    ['query ($c: Color!) { colour(color: $c) }', 'BAD_USER_INPUT'],
    ['subscription { refused }', 'NOT_FOUND'],
  ])('have a code: %s', async (query, code) => {
    const server = await startTestServer();
    for (let again = 0; again < 2; again++) {
      const { errors, status } = await server.post(query, strict);
      expect(errors.map(({ extensions }) => extensions['code'])).toEqual([code]);
      expect(status).toBe(code === 'NOT_FOUND' ? 200 : 400);
    }
  });

  it('suggest names of the schema only where it may be read', async () => {
    const open = await startTestServer();
    expect((await open.post('{ hallo }')).errors[0]?.message).toContain('Did you mean "hello"?');
    const closed = await startTestServer({ env: { INTROSPECTION: 'off' } });
    for (const [query, variables] of [
      ['{ hallo }', {}],
      ['{ colour(colr: RED) }', {}],
      ['{ colour(color: READ) }', {}],
      ['query ($c: Color) { colour(color: $c) }', { c: 'READ' }],
    ] as const) {
      const { errors } = await closed.post(query, { variables });
      expect(errors[0]?.message).toMatch(/\w/);
      expect(errors[0]?.message).not.toContain('Did you mean');
    }
    const introspection = await closed.post('{ __schema { types { name } } }');
    expect(introspection.errors[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await closed.post('{ __typename }')).toMatchObject({ data: { __typename: 'Query' } });
  });
});

describe('request ids', () => {
  it('are kept when they come with the request and are safe', async () => {
    const server = await startTestServer();
    const { data, headers } = await server.post('{ requestId }', {
      headers: { 'x-request-id': 'trace-1.2:3/4' },
    });
    expect(data).toEqual({ requestId: 'trace-1.2:3/4' });
    expect(headers.get('x-request-id')).toBe('trace-1.2:3/4');
    for (const unsafe of ['a b', '<script>', 'x'.repeat(200)]) {
      const made = (await server.post('{ hello }', { headers: { 'x-request-id': unsafe } }))
        .headers;
      expect(made.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('are in the log line of the request, which holds nothing that was sent', async () => {
    const server = await startTestServer();
    const { headers } = await server.post('query Colours($c: Color) { hello colour(color: $c) }', {
      variables: { c: 'RED' },
      headers: { authorization: 'Bearer good' },
    });
    const line = server.log.find(({ msg }) => msg === 'request');
    expect(line).toMatchObject({
      requestId: headers.get('x-request-id'),
      method: 'POST',
      path: '/graphql',
      status: 200,
      operation: 'Colours',
      userId: '0190a1b2-0000-7000-8000-000000000001',
    });
    expect(line?.['ms']).toBeTypeOf('number');
    await fetch(`${server.url}/graphql?query={hello}&variables={"c":"RED"}`);
    expect(JSON.stringify(server.log)).not.toMatch(/RED|good/);
  });
});
