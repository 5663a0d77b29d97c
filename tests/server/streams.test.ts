import { createClient } from 'graphql-sse';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startTestServer, until } from './kit.ts';
import type { TestServer } from './kit.ts';

async function events(server: TestServer, query: string): Promise<unknown[]> {
  const client = createClient({ url: `${server.url}/graphql`, retryAttempts: 0 });
  const results: unknown[] = [];
  await new Promise<void>((resolve, reject) =>
    client.subscribe(
      { query },
      { next: (result) => results.push(result), error: reject, complete: resolve },
    ),
  );
  return results;
}

/** Subscribes over a bare socket and reads nothing but the first bytes. */
async function subscribeWithoutReading(server: TestServer, query: string) {
  const socket = connect({ port: server.port, host: '127.0.0.1' });
  const body = JSON.stringify({ query });
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  return socket;
}

describe('server-sent events', () => {
  it('serve a subscription to its end', async () => {
    const server = await startTestServer();
    expect(await events(server, 'subscription { count(to: 3) }')).toEqual(
      [1, 2, 3].map((count) => ({ data: { count } })),
    );
    const get = await fetch(`${server.url}/graphql?query=subscription{count(to:1)}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(await get.text()).toContain('event: complete');
  });

  it('carry errors, masked', async () => {
    const server = await startTestServer();
    expect(await events(server, 'subscription { refused }')).toMatchObject([
      { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    ]);
    const broken = await events(server, 'subscription { breaks }');
    expect(broken).toMatchObject([
      { data: { breaks: 1 } },
      { errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] },
    ]);
    expect(JSON.stringify(broken)).not.toContain('hunter2');
  });

  it('are needed for a subscription', async () => {
    const server = await startTestServer();
    const answer = await server.post('subscription { quiet }', {
      headers: { accept: 'application/json' },
    });
    expect(answer.status).toBe(406);
    expect(answer.errors[0]?.message).toContain('text/event-stream');
    await until(() => server.seen.ended === 1);
  });

  it('give each event a context of its own', async () => {
    const server = await startTestServer();
    expect(await events(server, 'subscription { contexts }')).toHaveLength(3);
    expect(server.seen.contexts.size).toBe(3);
  });

  it('end their source when the client is gone', async () => {
    const server = await startTestServer();
    const socket = await subscribeWithoutReading(server, 'subscription { quiet }');
    socket.destroy();
    await until(() => server.seen.ended === 1);
  });

  it('are made no faster than the client reads, and a client that reads nothing is cut', async () => {
    const server = await startTestServer({ listen: { stallTimeoutMs: 1_500 } });
    const socket = await subscribeWithoutReading(
      server,
      'subscription { firehose(kilobytes: 64) }',
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    const stalledAt = server.seen.produced;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(server.seen.produced).toBe(stalledAt);
    expect(stalledAt).toBeLessThan(200);
    await until(() => server.seen.ended === 1);
    socket.destroy();
  });
});
