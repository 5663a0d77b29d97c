import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDoor } from '../../src/data/door.ts';
import type { Door } from '../../src/data/door.ts';
import { createListener } from '../../src/data/listener.ts';
import type { Listener } from '../../src/data/listener.ts';
import { statements } from '../../src/data/pool.ts';
import { isDatabaseUnavailable } from '../../src/data/unavailable.ts';
import { registry } from '../../src/flows/index.ts';
import { idOf } from '../../src/global-id.ts';
import { createOnboarding } from '../../src/onboarding/onboarding.service.ts';
import { PROGRESS_CHANNEL } from '../../src/onboarding/progress.service.ts';
import { createProgressStreams } from '../../src/onboarding/progress.service.ts';
import type { ProgressStreams } from '../../src/onboarding/progress.service.ts';
import type { Wire } from '../data/wire.ts';
import { startWire } from '../data/wire.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { draft, start } from '../helpers/wizard.ts';
import { NO_MAIL } from '../helpers/outbox.ts';

/** A stream of progress while the database cannot be reached, though what happens goes on happening. */

let app: App;
let wire: Wire;
let door: Door;
let listener: Listener;
let streams: ProgressStreams;
let person: Person;
let sessionId: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  wire = await startWire(app.database.url);
  door = openDoor({
    connectionString: wire.url,
    max: 2,
    statementTimeoutMs: 5_000,
    preparedStatements: true,
  });
  const { url: connectionString } = app.database; // past the wire: what rings goes on ringing
  listener = createListener({ connectionString, channels: [PROGRESS_CHANNEL] });
  await listener.ready();
  person = await app.person();
  sessionId = (await start(person)).id;
});
afterEach(async () => {
  streams.close();
  await listener.close();
  await door.close();
  await wire.close();
});

/** Follows the session from its first event on; `end` is what the end of the viewer's token calls. */
async function follow(outageMs?: number) {
  const onboarding = createOnboarding({ registry, door, outbox: NO_MAIL, verifiesEmail: false });
  streams = createProgressStreams({ listener, onboarding, ...(outageMs && { outageMs }) });
  const id = idOf('OnboardingSession', sessionId) ?? '';
  const [owner] = await app.database.query<{ userId: string }>(
    'select user_id as "userId" from onboarding_sessions where id = $1',
    [id],
  );
  let end = (): void => undefined;
  const stream = await streams.open({
    access: door.asViewer(owner?.userId ?? null),
    sessionId: id,
    after: '0',
    watchViewer(ending) {
      end = ending;
      return () => undefined;
    },
  });
  if (typeof stream === 'string') throw new Error(stream);
  const next = async () => (await stream.next()).value?.cursor ?? null;
  return { next, end: () => end() };
}

/** Runs `work` once, just before the last of statements with these texts is sent, which others may come between. */
function beforeStatement(texts: readonly RegExp[], work: () => void): void {
  const left = [...texts];
  const look = (message: unknown) => {
    if (!left[0]?.test((message as { text: string }).text)) return;
    left.shift();
    if (left.length > 0) return;
    unsubscribe(statements.name, look);
    work();
  };
  subscribe(statements.name, look);
}
/** Only streams read these. */
const EVENTS = /from onboarding_events/;
const SESSION = /from onboarding_sessions s/;

/** Resolves when so many more attempts to reach the database have failed. */
async function refusals(count: number): Promise<void> {
  for (let tried = 0; tried < count; tried += 1) await wire.refused();
}

// Less than the time after which a stream looks for itself.
const SOON = { timeout: 12_000 };

test.each([
  ['events', [EVENTS]],
  ['the session of an event', [EVENTS, SESSION]],
])(
  'goes on where it was when %s could not be read, without waiting',
  SOON,
  async (_what, reads) => {
    const { next } = await follow();
    expect(await next()).toBe(1);
    const second = next();
    const away = new Promise<void>((resolve) => {
      beforeStatement(reads, () => {
        wire.leave();
        resolve();
      });
    });
    await draft(person, sessionId, 'welcome', { jobTitle: 'First' }, 0);
    await away;
    await draft(person, sessionId, 'welcome', { jobTitle: 'Second' }, 1);
    await refusals(2);
    wire.back();
    expect(await second).toBe(2);
    expect(await next()).toBe(3);
  },
);

test('ends at once when the token does', SOON, async () => {
  const { next, end } = await follow();
  expect(await next()).toBe(1);
  wire.leave();
  const last = next();
  const refused = refusals(1);
  await draft(person, sessionId, 'welcome', {}, 0);
  await refused;
  end();
  expect(await last).toBeNull();
  expect(streams.size).toBe(0);
});

test('fails in the end, and says that the database is away', SOON, async () => {
  const { next } = await follow(500);
  expect(await next()).toBe(1);
  wire.leave();
  const last = next().catch((reason: unknown) => reason);
  await draft(person, sessionId, 'welcome', {}, 0);
  const error = await last;
  expect(isDatabaseUnavailable(error)).toBe(true);
});
