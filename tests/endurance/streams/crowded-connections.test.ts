import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import type { ComposedServer } from './composed-server.ts';
import { lastSocket, PATIENT, prepareLargeSession, progressOf } from './large-session.ts';

/** Many subscriptions on one connection, which together may cost no more than one. */

const MB = 1_000_000;
/** What a WebSocket may have waiting before it is closed; of src/websocket.ts. */
const MUCH = 512 * 1024;

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const prepare = () => prepareLargeSession(app, { stallTimeoutMs: 1_500, events: 10 });

/** A WebSocket that the server has greeted back. */
async function greet(server: ComposedServer, token: string) {
  const socket = new WebSocket(server.url.replace(/^http/, 'ws'), 'graphql-transport-ws');
  onTestFinished(() => socket.terminate());
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('open', resolve));
  const send = (message: object) => socket.send(JSON.stringify(message));
  const acknowledged = new Promise((resolve) => socket.once('message', resolve));
  send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  await acknowledged;
  return { socket, send };
}

test('fifty subscriptions on one WebSocket whose client stops reading cost no more than one', async () => {
  const { person, id, server, addEvents, nothingLeft } = await prepare();
  const { socket: client, send } = await greet(server, person.token);
  let received = 0;
  let size = 0;
  client.on('message', (data: Buffer) => {
    received += 1;
    size = Math.max(size, data.length);
  });
  const payload = { query: progressOf(1), variables: { id } };
  for (let n = 0; n < 50; n += 1) send({ id: `${n}`, type: 'subscribe', payload });
  // All is well while it reads.
  await expect.poll(() => received, PATIENT).toBe(50);
  await addEvents(1);
  await expect.poll(() => received, PATIENT).toBe(100);

  client.pause();
  const socket = lastSocket(server);
  let most = 0;
  await addEvents(20);
  while (!socket.destroyed) {
    most = Math.max(most, socket.writableLength);
    await sleep(1);
  }
  expect(most).toBeGreaterThan(size / 2);
  expect(most).toBeLessThan(MUCH + size + 1_000);
  expect(most).toBeLessThan(MB);
  await nothingLeft();
}, 60_000);

test('an id that is used again at once leaves no subscription that nothing ends', async () => {
  const { person, id, server, nothingLeft } = await prepare();
  const { socket, send } = await greet(server, person.token);
  const payload = { query: progressOf(0), variables: { id } };
  for (let n = 0; n < 500; n += 1) {
    send({ id: '1', type: 'subscribe', payload });
    send({ id: '1', type: 'complete' });
  }
  send({ id: '1', type: 'subscribe', payload });
  await new Promise<void>((resolve) =>
    socket.on('message', (data: Buffer) => {
      if (data.toString().includes('TOO_MANY_OPERATIONS')) resolve();
    }),
  );
  expect(server.streams()).toBeLessThanOrEqual(100);
  socket.terminate();
  await nothingLeft();
});

describe('subscriptions that are sent together on one connection of HTTP', () => {
  const requestOf = (token: string, query: string, variables: object) => {
    const body = JSON.stringify({ query, variables });
    return [
      'POST /graphql HTTP/1.1',
      'Host: gangway.test',
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      'Accept: text/event-stream, application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n');
  };
  function connectTo(server: ComposedServer) {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
    return socket;
  }

  test('begin in their turn, and end with the connection', async () => {
    const { person, id, server, addEvents, nothingLeft } = await prepare();
    const socket = connectTo(server);
    let text = '';
    socket.on('data', (bytes) => (text += bytes.toString()));
    const query = requestOf(person.token, '{ __typename }', {});
    const subscription = requestOf(person.token, progressOf(0), { id });
    socket.write(query + subscription.repeat(15));
    await expect.poll(() => text, PATIENT).toContain('SNAPSHOT');
    expect(text).toContain('"__typename":"Query"');
    await addEvents(3);
    await expect.poll(() => server.handedOut(), PATIENT).toBe(4);
    // The others would have theirs wait in memory.
    expect(server.streams()).toBe(1);
    socket.destroy();
    await nothingLeft();
  });

  test('are cut off where they are too many', async () => {
    const { person, id, server, nothingLeft } = await prepare();
    const socket = connectTo(server);
    socket.resume();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(requestOf(person.token, progressOf(0), { id }).repeat(60));
    await closed;
    await nothingLeft();
  });
});
