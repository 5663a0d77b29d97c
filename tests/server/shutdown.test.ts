import { connect } from 'node:net';
import { createClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { startTestServer, until } from './kit.ts';

describe('closing', () => {
  it('lets running requests finish and takes no new ones', async () => {
    const server = await startTestServer();
    const slow = server.post('{ slow(ms: 600) }');
    await until(() => server.seen.begun === 1);
    const start = performance.now();
    const closed = server.close(5_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(fetch(`${server.url}/health/live`)).rejects.toThrow();
    expect((await slow).data).toEqual({ slow: 'finished' });
    await closed;
    expect(performance.now() - start).toBeLessThan(4_000);
  });

  it('does not wait for connections on which nothing was ever asked', async () => {
    const server = await startTestServer();
    const unused = connect({ port: server.port, host: '127.0.0.1' });
    await new Promise((resolve) => unused.once('connect', resolve));
    const gone = new Promise((resolve) => unused.once('close', resolve));
    const used = await server.post('{ hello }');
    expect(used.status).toBe(200);
    let timedOut = false;
    const limit = setTimeout(() => (timedOut = true), 10_000);
    await server.close(20_000);
    clearTimeout(limit);
    await gone;
    expect(timedOut).toBe(false);
  });

  it('is told to load balancers first', async () => {
    const server = await startTestServer();
    await server.gangway.close(0);
    const response = await server.gangway.fetch('/health/ready');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ checks: { server: 'stopping' } });
  });

  it('completes event streams', async () => {
    const server = await startTestServer();
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: '{"query":"subscription { quiet }"}',
    });
    const text = response.text();
    const start = performance.now();
    await server.close(5_000);
    expect(await text).toContain('event: complete');
    expect(server.seen.ended).toBe(1);
    expect(performance.now() - start).toBeLessThan(4_000);
  });

  it('completes subscriptions over WebSocket, lets queries finish, then says goodbye', async () => {
    const server = await startTestServer();
    const client = createClient({
      url: `ws://127.0.0.1:${server.port}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => undefined,
    });
    const goodbye = new Promise<number>((resolve) =>
      client.on('closed', (event) => resolve((event as { code: number }).code)),
    );
    const outcomes: string[] = [];
    const watch = (query: string) =>
      client.subscribe(
        { query },
        {
          next: ({ data }) => outcomes.push(JSON.stringify(data)),
          error: (error) => outcomes.push(`error ${String(error)}`),
          complete: () => outcomes.push('complete'),
        },
      );
    watch('subscription { quiet }');
    watch('{ slow(ms: 400) }');
    await until(() => server.seen.begun === 2);
    await server.close(5_000);
    expect(await goodbye).toBe(1001);
    expect(outcomes).toEqual(['complete', '{"slow":"finished"}', 'complete']);
  });

  it('cuts what does not finish in time', async () => {
    const server = await startTestServer();
    const slow = server.post('{ slow(ms: 20000) }').catch((error: unknown) => error);
    await until(() => server.seen.begun === 1);
    const start = performance.now();
    const deaf = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, 'graphql-transport-ws');
    await new Promise((resolve) => deaf.once('open', resolve));
    deaf.pause();
    await server.close(300);
    expect(performance.now() - start).toBeLessThan(4_000);
    expect(await slow).toBeInstanceOf(Error);
    deaf.terminate();
  });
});
