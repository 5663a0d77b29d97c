import { createClient } from 'graphql-ws';
import type { Client, ClientOptions } from 'graphql-ws';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { startTestServer, until, VIEWER } from './kit.ts';
import type { TestServer } from './kit.ts';

function client(server: TestServer, options: Partial<ClientOptions> = {}): Client {
  const made = createClient({
    url: `ws://127.0.0.1:${server.port}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...options,
  });
  onTestFinished(() => made.dispose());
  return made;
}

/** Everything that comes for an operation: results, or the errors that it was refused with. */
function collect(from: Client, query: string, variables = {}) {
  const results: { data?: unknown; errors?: readonly unknown[] }[] = [];
  return new Promise<{ results: typeof results; refusal?: unknown }>((resolve) => {
    from.subscribe(
      { query, variables },
      {
        next: (result) => results.push(result as never),
        error: (refusal) => resolve({ results, refusal }),
        complete: () => resolve({ results }),
      },
    );
  });
}

/** A raw connection that has been acknowledged, and does as it is told only. */
async function rawSocket(server: TestServer): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, 'graphql-transport-ws');
  onTestFinished(() => socket.terminate());
  await new Promise((resolve) => socket.once('open', resolve));
  const acknowledged = new Promise((resolve) => socket.once('message', resolve));
  socket.send('{"type":"connection_init"}');
  await acknowledged;
  return socket;
}
const operation = (id: string, query: string) =>
  JSON.stringify({ id, type: 'subscribe', payload: { query } });

describe('WebSocket', () => {
  it('serves queries, mutations and subscriptions', async () => {
    const server = await startTestServer();
    const socket = client(server);
    expect((await collect(socket, '{ hello }')).results).toEqual([{ data: { hello: 'world' } }]);
    expect((await collect(socket, 'mutation { other }')).results).toHaveLength(1);
    const { results } = await collect(socket, 'subscription { count(to: 3) }');
    expect(results).toEqual([1, 2, 3].map((count) => ({ data: { count } })));
  });

  it('knows who asks by connectionParams.authorization', async () => {
    const server = await startTestServer();
    const as = (authorization?: string) =>
      collect(
        client(server, authorization ? { connectionParams: { authorization } } : {}),
        '{ who }',
      );
    expect((await as()).results).toEqual([{ data: { who: null } }]);
    expect((await as('Bearer good')).results).toEqual([{ data: { who: VIEWER.userId } }]);
    const { refusal } = await as('Bearer stale');
    expect(refusal).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(JSON.stringify(refusal)).not.toContain('http');
  });

  it('masks errors, in answers and streams, and names the request', async () => {
    const server = await startTestServer();
    const socket = client(server);
    for (const query of ['{ crash }', 'subscription { breaks }']) {
      const { results } = await collect(socket, query);
      const [error] = results.at(-1)?.errors as { extensions: Record<string, string> }[];
      expect(error?.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
      expect(JSON.stringify(results)).not.toContain('hunter2');
      const logged = server.log.filter(({ level }) => level === 'error').map((l) => l['requestId']);
      expect(logged).toContain(error?.extensions['requestId']);
    }
    for (const [query, code] of [
      ['{ hello', 'GRAPHQL_PARSE_FAILED'],
      ['{ hallo }', 'GRAPHQL_VALIDATION_FAILED'],
      ['query A { hello } query B { hello }', 'BAD_REQUEST'],
    ] as const) {
      const { refusal } = await collect(socket, query);
      expect(refusal, query).toMatchObject([{ extensions: { code } }]);
    }
    const { results } = await collect(socket, 'subscription { refused }');
    expect(results).toMatchObject([{ errors: [{ extensions: { code: 'NOT_FOUND' } }] }]);
    expect(server.log.filter(({ msg }) => msg === 'request').length).toBeGreaterThanOrEqual(5);
  });

  it('limits rates like HTTP', async () => {
    const server = await startTestServer({ env: { RATE_LIMIT_REGISTER: '1/1m' } });
    const socket = client(server);
    expect((await server.post('mutation { register }')).status).toBe(200);
    const { results } = await collect(socket, 'mutation { register }');
    expect(results).toMatchObject([{ errors: [{ extensions: { code: 'RATE_LIMITED' } }] }]);
  });

  it('ends the source of a stream that is completed or whose connection is lost', async () => {
    const server = await startTestServer();
    const socket = client(server);
    const stop = socket.subscribe(
      { query: 'subscription { quiet }' },
      { next: () => undefined, error: () => undefined, complete: () => undefined },
    );
    await collect(socket, '{ hello }');
    stop();
    await until(() => server.seen.ended === 1);
    const raw = await rawSocket(server);
    raw.send(operation('1', 'subscription { quiet }'));
    raw.send(operation('2', '{ hello }'));
    await new Promise((resolve) => raw.once('message', resolve));
    raw.terminate();
    await until(() => server.seen.ended === 2);
  });

  it('bounds the operations of a connection', async () => {
    const server = await startTestServer();
    const raw = await rawSocket(server);
    const messages: string[] = [];
    raw.on('message', (data: Buffer) => messages.push(data.toString()));
    for (let n = 0; n < 60; n++) raw.send(operation(`s${n}`, 'subscription { quiet }'));
    await until(
      () => messages.filter((text) => text.includes('TOO_MANY_OPERATIONS')).length === 10,
    );
    raw.send(JSON.stringify({ id: 's0', type: 'complete' }));
    raw.send(operation('again', '{ hello }'));
    await until(() => messages.some((text) => text.includes('world')));
  });

  it('refuses other protocols, paths, late greetings and large messages', async () => {
    const server = await startTestServer({ env: { MAX_BODY_BYTES: '65536' } });
    const closeCode = (socket: WebSocket) =>
      new Promise<number>((resolve) => socket.once('close', resolve));
    const other = new WebSocket(`ws://127.0.0.1:${server.port}/elsewhere`, 'graphql-transport-ws');
    const status = await new Promise<number | undefined>((resolve) =>
      other.once('unexpected-response', (_request, response) => resolve(response.statusCode)),
    );
    expect(status).toBe(404);
    other.on('error', () => undefined).terminate();

    const early = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, 'graphql-transport-ws');
    early.once('open', () => early.send(operation('1', '{ hello }')));
    expect(await closeCode(early)).toBe(4401);

    const large = await rawSocket(server);
    large.send('x'.repeat(70_000));
    expect(await closeCode(large)).toBe(1009);
    expect(server.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('sends no faster than the client reads', async () => {
    const server = await startTestServer();
    const raw = await rawSocket(server);
    raw.send(operation('1', 'subscription { firehose(kilobytes: 64) }'));
    await new Promise((resolve) => raw.once('message', resolve));
    raw.pause();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const stalledAt = server.seen.produced;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(server.seen.produced - stalledAt).toBeLessThan(3);
    raw.resume();
    await until(() => server.seen.produced > stalledAt + 5);
    raw.terminate();
    await until(() => server.seen.ended === 1);
  });

  it('closes a connection that asks for more without reading what it got', async () => {
    const server = await startTestServer();
    const raw = await rawSocket(server);
    raw.pause();
    for (let n = 0; n < 200; n++) raw.send(operation(`q${n}`, '{ text(kilobytes: 500) }'));
    let code: number | undefined;
    raw.once('close', (closeCode: number) => (code = closeCode));
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    raw.resume();
    await until(() => code !== undefined);
    expect([1006, 1013]).toContain(code);
  });

  it('survives what is no WebSocket', async () => {
    const server = await startTestServer();
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    const second = connect(server.port, '127.0.0.1');
    second.on('error', () => undefined).resume();
    second.write(
      'GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    await new Promise((resolve) => second.once('close', resolve));
    expect((await server.post('{ hello }')).status).toBe(200);
  });
});
