import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { queryObjects } from 'node:v8';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { idOf } from '../../../src/global-id.ts';
import { PROGRESS_CHANNEL } from '../../../src/onboarding/progress.service.ts';
import type { App, Person } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { scaled } from '../../helpers/scale.ts';
import type { Transport } from '../../helpers/streams.ts';
import { draft, start } from '../../helpers/wizard.ts';
import type { ComposedServer } from './composed-server.ts';
import { startComposedServer } from './composed-server.ts';
import { heapUsed } from './heap.ts';
import { PATIENT } from './large-session.ts';
import { createRandom } from '../../helpers/random.ts';
import type { Random } from '../../helpers/random.ts';
import { DEPARTURES, openStream } from '../../helpers/raw-streams.ts';

const CYCLES = scaled(1_000, 10_000);
/** After so many, caches are full and code is compiled: from here on nothing may grow. */
const WARM_UP = scaled(300, 1_000);
const AT_ONCE = 20;
const PATIENCE_MS = scaled(120_000, 1_200_000);
/** What a heap that holds nothing of the cycles may still differ by. */
const NOISE_BYTES = 3_000_000;
/** Connections to the database come and go by themselves. */
const NOISE_OBJECTS = 5;

const PROGRESS = `subscription ($id: ID!, $after: String) {
  onboardingProgress(sessionId: $id, after: $after) { cursor kind session { id state steps { key state } } }
}`;

let app: App;
let server: ComposedServer;
beforeAll(async () => {
  app = await startApp();
  server = await startComposedServer(app);
});
afterAll(async () => {
  await server.close();
  await app.close();
});

/** A way to subscribe and to leave. */
interface Cycle {
  readonly token: string;
  readonly variables: { readonly id: string; readonly after?: string };
  /** What is waited for before leaving; else so many milliseconds. */
  readonly until: 'next' | 'complete' | 'UNAUTHENTICATED' | 'NOT_FOUND' | 'BAD_CURSOR' | number;
}

/** The ways, each as likely as another. */
function cyclesFor(person: Person, id: string, othersId: string, random: Random): () => Cycle {
  const { token } = person;
  const ways: readonly [() => Cycle, ...(() => Cycle)[]] = [
    () => ({ token, variables: { id }, until: 'next' }),
    // Before the first event, wherever the server is with it just then.
    () => ({ token, variables: { id }, until: random.whole(12) }),
    () => ({ token, variables: { id }, until: random.whole(60) }),
    // While events are sent, as fast as they are read.
    () => ({ token, variables: { id, after: '0' }, until: 'next' }),
    () => ({ token, variables: { id, after: '0' }, until: 20 + random.whole(40) }),
    () => ({ token, variables: { id: othersId }, until: 'NOT_FOUND' }),
    () => ({ token, variables: { id, after: '99999' }, until: 'BAD_CURSOR' }),
    () => ({ token: `${token}x`, variables: { id }, until: 'UNAUTHENTICATED' }),
  ];
  return () => random.pick(ways)();
}

async function runCycle({ token, variables, until }: Cycle, random: Random): Promise<void> {
  const transport = random.pick<Transport>(['SSE', 'WebSocket']);
  const stream = openStream(transport, { url: server.url, token, query: PROGRESS, variables });
  if (typeof until === 'number') {
    await sleep(until);
  } else {
    const arrival = await stream.next();
    expect(arrival.kind === 'refused' ? arrival.code : arrival.kind).toBe(until);
  }
  stream.leave(random.pick(DEPARTURES));
  await stream.closed;
}

/** Waits until everything that was opened is closed, and takes stock of what is left in the process. */
async function settle(idle: () => Promise<unknown>) {
  await idle();
  await expect
    .poll(() => [server.sockets.size, server.streams(), server.watchers()], PATIENT)
    .toEqual([0, 0, 0]);
  const heap = await heapUsed();
  const countOf = (of: abstract new (...args: never[]) => unknown) =>
    queryObjects(of, { format: 'count' });
  const timer = setTimeout(() => undefined, 0);
  clearTimeout(timer);
  const objects = {
    timers: countOf(timer.constructor as never),
    sockets: countOf(Socket),
    requests: countOf(IncomingMessage),
    responses: countOf(ServerResponse),
    signals: countOf(AbortSignal),
    listeners: process
      .eventNames()
      .reduce((sum, name) => sum + process.listenerCount(name as string), 0),
    resources: process.getActiveResourcesInfo().length,
  };
  return { objects, heap };
}

test(
  'connecting and leaving, however it is done, leaves nothing behind',
  { timeout: PATIENCE_MS },
  async () => {
    const random = createRandom();
    const person = await app.person();
    const { id } = await start(person);
    const { id: othersId } = await start(await app.person());
    const next = cyclesFor(person, id, othersId, random);

    let version = 0;
    let drafting = true;
    const draftOn = async () => {
      while (drafting) {
        await draft(person, id, 'welcome', { jobTitle: `${version}` }, version);
        version += 1;
        await sleep(20); // for the others
      }
    };
    let drafts = draftOn();
    const idle = async () => {
      drafting = false;
      await drafts;
    };

    const failing = async (error: unknown) => {
      await idle();
      throw error;
    };

    let left = WARM_UP;
    const work = async () => {
      while (left > 0) {
        left -= 1;
        await runCycle(next(), random);
      }
    };
    const runAll = () => Promise.all(Array.from({ length: AT_ONCE }, work));
    await runAll().catch(failing);
    const before = await settle(idle);

    drafting = true;
    drafts = draftOn();
    left = CYCLES - WARM_UP;
    await runAll().catch(failing);
    const after = await settle(idle);
    const seed = `seed ${random.seed}`;
    expect(version, seed).toBeGreaterThan(10);
    expect(after.heap - before.heap, seed).toBeLessThan(NOISE_BYTES);
    for (const [what, count] of Object.entries(after.objects)) {
      const known = before.objects[what as keyof typeof after.objects];
      expect(count, `${what}, ${seed}`).toBeLessThanOrEqual(known + NOISE_OBJECTS);
    }
  },
);

test('a stream that fails leaves nothing behind', async () => {
  const person = await app.person();
  const { id } = await start(person);
  const streams = (['SSE', 'WebSocket'] as const).map((transport) =>
    openStream(transport, {
      url: server.url,
      token: person.token,
      query: PROGRESS,
      variables: { id },
    }),
  );
  onTestFinished(() => {
    for (const stream of streams) stream.leave('destroy');
  });
  const next = () => Promise.all(streams.map((stream) => stream.next()));
  expect(await next()).toMatchObject([{ kind: 'next' }, { kind: 'next' }]);
  await app.database.query('revoke select on onboarding_events from gangway_app');
  try {
    await app.database.query('select pg_notify($1, $2)', [
      PROGRESS_CHANNEL,
      idOf('OnboardingSession', id),
    ]);
    const failed = { kind: 'refused', code: 'INTERNAL_SERVER_ERROR' };
    expect(await next()).toEqual([failed, failed]);
    await expect.poll(() => [server.streams(), server.watchers()], PATIENT).toEqual([0, 0]);
  } finally {
    await app.database.query('grant select on onboarding_events to gangway_app');
  }
});
