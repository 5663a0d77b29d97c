import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { scaled } from '../../helpers/scale.ts';
import type { Transport } from '../../helpers/streams.ts';
import { draft } from '../../helpers/wizard.ts';
import type { ComposedServer } from './composed-server.ts';
import { heapUsed } from './heap.ts';
import {
  lastSocket,
  PATIENT,
  prepareLargeSession,
  SESSION_BYTES,
  takeOne,
} from './large-session.ts';

/**
 * A subscriber that stops reading is cut off before it costs 1 MB. What the kernel holds for it is not counted: some
 * megabytes on loopback, which have to be filled before anything waits in the process.
 */

const MB = 1_000_000;
/** How long a client may read nothing; what the server has by itself is 30 s. */
const STALL_MS = scaled(1_500, 30_000);
/** For how long one reads slowly; over WebSocket, a client that answers no ping is cut after some 24 s. */
const SLOW_MS = scaled(9_500, 60_000);
const PATIENCE_MS = STALL_MS * 3 + 30_000;

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const prepare = (stallTimeoutMs: number, events = 200) =>
  prepareLargeSession(app, { stallTimeoutMs, events });

/** Watches what waits in the process for the only client, until that is cut. */
async function costUntilCut(server: ComposedServer, eventSize: number): Promise<number> {
  const socket = lastSocket(server);
  let most = 0;
  while (!socket.destroyed) {
    const sent = socket.bytesWritten - socket.writableLength;
    // Bytes in the socket, and events that were made and are on their way there.
    most = Math.max(most, socket.writableLength, server.handedOut() * eventSize - sent);
    await sleep(1);
  }
  return most;
}

const TRANSPORTS = ['SSE', 'WebSocket'] as const;
const onEach = async (work: (transport: Transport) => Promise<void>): Promise<void> => {
  await Promise.all(TRANSPORTS.map(work));
};

test.each([1, 4])(
  'one that stops reading costs less than 1 MB until it is cut: events of %i × 224 KB',
  (copies) =>
    onEach(async (transport) => {
      const { person, id, server, follow, nothingLeft } = await prepare(STALL_MS);
      const size = await takeOne(follow(transport, copies));
      const watched = costUntilCut(server, size);
      for (let version = 0; version < 20; version += 1) {
        await draft(person, id, 'welcome', { jobTitle: `${version}` }, version);
      }
      const cost = await watched;
      expect(cost).toBeGreaterThan(size / 2);
      expect(cost).toBeLessThan(MB);
      await nothingLeft();
    }),
  PATIENCE_MS,
);

test('an event larger than 1 MB waits alone, and not as long as others may', () =>
  onEach(async (transport) => {
    const light = await prepare(9_000);
    const heavy = await prepare(9_000);
    const small = await takeOne(light.follow(transport, 1));
    const socket = lastSocket(light.server);
    await expect.poll(() => socket.writableLength, PATIENT).toBeGreaterThan(0);
    const lightCost = costUntilCut(light.server, small);
    // It stalls later, and is cut sooner.
    const size = await takeOne(heavy.follow(transport, 25));
    expect(size).toBeGreaterThan(5 * MB);
    expect(await costUntilCut(heavy.server, size)).toBeLessThan(size + MB / 10);
    expect(socket.destroyed).toBe(false);
    expect(await lightCost).toBeLessThan(MB);
    await Promise.all([light.nothingLeft(), heavy.nothingLeft()]);
  }));

/** Lets a client read so many bytes a second, for so long. */
async function readSlowly(socket: Socket, bytesPerSecond: number, ms: number): Promise<void> {
  const began = performance.now();
  const early = () => socket.bytesRead > ((performance.now() - began) / 1_000) * bytesPerSecond;
  const pause = () => early() && socket.pause();
  socket.on('data', pause);
  while (performance.now() - began < ms) {
    await sleep(5);
    if (!early()) socket.resume();
  }
  socket.off('data', pause);
  socket.resume();
}

test('one that reads slowly is not cut', { timeout: SLOW_MS + 60_000 }, () =>
  onEach(async (transport) => {
    const { server, follow } = await prepare(scaled(6_000, 30_000), 3);
    // 13 MB each, about the most that may be asked for: what the kernel leaves of one takes longer than a client may
    // read nothing.
    const stream = follow(transport, 60);
    await expect.poll(() => stream.socket()?.bytesRead ?? 0, PATIENT).toBeGreaterThan(0);
    const socket = stream.socket();
    if (socket) await readSlowly(socket, scaled(1_000_000, 200_000), SLOW_MS);
    expect(server.sockets.size).toBe(1);
    for (let taken = 0; taken < 3; taken += 1) {
      const arrival = await stream.next();
      expect(arrival.kind).toBe('next');
      expect(JSON.stringify(arrival).length).toBeGreaterThan(13 * MB);
    }
  }),
);

test('one that waits for events holds no copy of the session', async () => {
  const { id, person, server, follow } = await prepare(STALL_MS, 0);
  const before = await heapUsed();
  const streams = Array.from({ length: 10 }, () =>
    TRANSPORTS.flatMap((transport) => [follow(transport, 0), follow(transport, 0, null)]),
  ).flat();
  const readTo = (last: string) =>
    Promise.all(
      streams.map(async (stream) => {
        for (;;) {
          const arrival = await stream.next();
          if (arrival.kind !== 'next') throw new Error(JSON.stringify(arrival));
          const { data } = arrival.payload as { data: { onboardingProgress: { cursor: string } } };
          if (data.onboardingProgress.cursor === last) return;
        }
      }),
    );
  await readTo('2');
  expect((await heapUsed()) - before).toBeLessThan(streams.length * SESSION_BYTES * 0.5);
  await draft(person, id, 'welcome', {}, 0);
  await readTo('3');
  expect(server.streams()).toBe(streams.length);
  expect((await heapUsed()) - before).toBeLessThan(streams.length * SESSION_BYTES * 0.5);
});
