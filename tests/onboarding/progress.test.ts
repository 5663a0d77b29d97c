import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import type { Stream, Transport } from '../helpers/streams.ts';
import { subscribe } from '../helpers/streams.ts';
import { complete, draft, move, start, walk } from '../helpers/wizard.ts';

interface Event {
  readonly onboardingProgress: {
    readonly cursor: string;
    readonly kind: string;
    readonly session: {
      readonly state: string;
      readonly progress: number;
      readonly eventCount?: number;
    };
  };
}
const PROGRESS = `subscription ($id: ID!, $after: String) {
  onboardingProgress(sessionId: $id, after: $after) { cursor kind occurredAt session { id state progress } }
}`;

let app: App;
let person: Person;
const open: Stream<Event>[] = [];
beforeAll(async () => {
  app = await startApp();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((stream) => stream.close()));
});
afterAll(() => app.close());

function follow(
  transport: Transport,
  id: string,
  after?: string,
  at: Pick<App, 'url'> = app,
  token = person.token,
) {
  const stream = subscribe<Event>(at, transport, token, PROGRESS, { id, after });
  open.push(stream);
  return stream;
}

const cursorAndKind = (event: Event | null) =>
  event && [Number(event.onboardingProgress.cursor), event.onboardingProgress.kind];

async function take(stream: Stream<Event>, count: number) {
  const events = [];
  for (let taken = 0; taken < count; taken += 1) events.push(cursorAndKind(await stream.next()));
  return events;
}

describe.each<Transport>(['SSE', 'WebSocket'])('over %s', (transport) => {
  test('begins with a snapshot, tells each change once and in order, and ends with completion', async () => {
    person = await app.person();
    const { id } = await walk(app, person, 'COMPANY');
    const stream = follow(transport, id);
    expect(cursorAndKind(await stream.next())).toEqual([2, 'SNAPSHOT']);
    await draft(person, id, 'company', { name: 'Half' }, 0);
    expect(await take(stream, 1)).toEqual([[3, 'STEP_DRAFTED']]);
    await move(person, 'pause', id);
    await move(person, 'resume', id);
    expect(await take(stream, 2)).toEqual([
      [4, 'PAUSED'],
      [5, 'RESUMED'],
    ]);
  });

  test('goes on after a cursor, without loss or repetition, and ends after COMPLETED', async () => {
    person = await app.person();
    const { id } = await walk(app, person);
    const stream = follow(transport, id, '3');
    expect(await take(stream, 5)).toEqual(
      [4, 5, 6, 7, 8].map((cursor) => [cursor, 'STEP_SUBMITTED']),
    );
    await complete(person, id);
    expect((await stream.rest()).map(cursorAndKind)).toEqual([[9, 'COMPLETED']]);
    expect(await follow(transport, id, '9').rest()).toEqual([]);
    expect((await follow(transport, id).rest()).map(cursorAndKind)).toEqual([[9, 'SNAPSHOT']]);
  });

  test('shows the session as it is when the event is sent', async () => {
    person = await app.person();
    const { id } = await walk(app, person, 'STRUCTURE');
    const stream = follow(transport, id, '0');
    const events = [await stream.next(), await stream.next(), await stream.next()];
    expect(events.map((event) => event?.onboardingProgress.session.progress)).toEqual(
      Array(3).fill(2 / 7),
    );
  });

  test('refuses a session that the viewer may not see, and a cursor that is none of it', async () => {
    person = await app.person();
    const { id } = await start(person);
    const stranger = await app.person();
    await expect(follow(transport, id, undefined, app, stranger.token).next()).rejects.toThrow(
      'NOT_FOUND',
    );
    await expect(follow(transport, 'nonsense').next()).rejects.toThrow('NOT_FOUND');
    for (const after of ['2', '-1', 'x', '99999999999']) {
      await expect(follow(transport, id, after).next()).rejects.toThrow('BAD_CURSOR');
    }
  });

  test('ends when the viewer signs out', async () => {
    person = await app.person();
    const { id } = await start(person);
    const stream = follow(transport, id);
    await stream.next();
    await person.run('mutation { signOut { __typename } }', {});
    expect(await stream.rest()).toEqual([]);
  });
});

test('what happens on one server is seen on another', async () => {
  person = await app.person();
  const { id } = await start(person);
  const other = await app.sibling();
  const stream = follow('SSE', id, undefined, other);
  await stream.next();
  await draft(person, id, 'welcome', {}, 0);
  expect(await take(stream, 1)).toEqual([[2, 'STEP_DRAFTED']]);
  await stream.close();
  await other.close();
});

const CUT = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'gangway-listen' and datname = current_database()`;

test('a listener connection that is cut loses nothing', async () => {
  person = await app.person();
  const { id } = await start(person);
  const stream = follow('SSE', id);
  await stream.next();
  for (let version = 0; version < 5; version += 1) {
    await expect.poll(async () => (await app.database.query(CUT)).length).toBe(1);
    await draft(person, id, 'welcome', { jobTitle: `${version}` }, version);
    expect(await take(stream, 1)).toEqual([[version + 2, 'STEP_DRAFTED']]);
  }
});

test('twenty subscribers who come and go each see every event once and in order', async () => {
  person = await app.person();
  const { id } = await start(person);
  const last = 40;
  const seen = Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const cursors: number[] = [1];
      while ((cursors.at(-1) ?? 0) < last) {
        const stream = follow(index % 2 ? 'SSE' : 'WebSocket', id, String(cursors.at(-1)));
        // Everybody leaves after a different number of events, and comes back with the last cursor.
        for (let count = 0; count <= index && (cursors.at(-1) ?? 0) < last; count += 1) {
          cursors.push(Number((await stream.next())?.onboardingProgress.cursor));
        }
        await stream.close();
      }
      return cursors;
    }),
  );
  for (let version = 0; version < last - 1; version += 1) {
    await draft(person, id, 'welcome', { jobTitle: `${version}` }, version);
  }
  const whole = Array.from({ length: last }, (_, index) => index + 1);
  expect(await seen).toEqual(Array(20).fill(whole));
});

test('a token that ends during the stream ends the stream', async () => {
  person = await app.person();
  const { id } = await start(person);
  const { userId } = (
    await app.database.query<{ userId: string }>(
      'select user_id as "userId" from onboarding_sessions where id = $1',
      [idOf('OnboardingSession', id)],
    )
  )[0] ?? { userId: '' };
  const stream = follow('WebSocket', id);
  await stream.next();
  // However the session ends, here by the person's removal, its tokens and streams end with it.
  await app.database.query('delete from auth.users where id = $1', [userId]);
  expect(await stream.rest()).toEqual([]);
});
