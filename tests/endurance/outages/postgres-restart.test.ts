import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../../src/global-id.ts';
import type { Answer, App, Person } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { scaled } from '../../helpers/scale.ts';
import type { Stream, Transport } from '../../helpers/streams.ts';
import { subscribe } from '../../helpers/streams.ts';
import { answersFor, start } from '../../helpers/wizard.ts';
import type { RestartablePostgres, Stop } from './restartable-postgres.ts';
import { startRestartablePostgres } from './restartable-postgres.ts';

/** Postgres goes away under load and comes back: requests fail cleanly meanwhile, and streams lose nothing. */

const ROUNDS = scaled(2, 12);
const STOPS: readonly Stop[] = ['fast', 'killed', 'immediate'];
const WRITERS = 10;
const FOLLOWERS = 6;
/** For what takes a moment on a quiet machine. */
const PATIENCE = { timeout: 30_000 };

let postgres: RestartablePostgres;
let app: App;
const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown) => unhandled.push(reason);
beforeAll(async () => {
  process.on('unhandledRejection', onUnhandled);
  postgres = await startRestartablePostgres();
  app = await startApp({ DATABASE_URL: postgres.url, SHUTDOWN_TIMEOUT_MS: '500' });
});
afterAll(async () => {
  await app.close();
  await postgres.close();
  process.off('unhandledRejection', onUnhandled);
});

interface Reply extends Answer<Record<string, unknown>> {
  readonly status: number;
}

async function post(query: string, variables: object, token?: string): Promise<Reply> {
  const response = await fetch(app.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(15_000),
  });
  return {
    ...((await response.json()) as Answer<Record<string, unknown>>),
    status: response.status,
  };
}

/** How a reply says "not now"; anything else as it is. */
const outcome = ({ status, errors, data }: Reply): unknown =>
  status === 503 && errors?.every(({ extensions }) => extensions['code'] === 'SERVICE_UNAVAILABLE')
    ? 'UNAVAILABLE'
    : { status, errors, data };

const FIELDS = `__typename ... on Error { code } ... on OnboardingSession { steps { key version } }`;
const DRAFT = `mutation ($input: SaveOnboardingDraftInput!) { result: saveOnboardingDraft(input: $input) { ${FIELDS} } }`;
const SUBMIT = `mutation ($input: SubmitWelcomeStepInput!) { result: submitWelcomeStep(input: $input) { ${FIELDS} } }`;

/** Somebody who writes without a pause, each time until it is acknowledged. */
interface Writer {
  readonly person: Person;
  readonly sessionId: string;
  readonly counts: { acknowledged: number; unavailable: number };
  readonly done: Promise<void>;
}

/** What neither succeeded nor said "not now". */
const surprises: unknown[] = [];
let writing = true;

async function startWriter(): Promise<Writer> {
  const person = await app.person();
  const { id } = await start(person);
  const welcome = answersFor('')['WELCOME'];
  const counts = { acknowledged: 0, unavailable: 0 };
  const write = async () => {
    while (writing && surprises.length === 0) {
      const version = counts.acknowledged;
      const changed = { primaryGoal: `To be written for the time number ${version + 1}.` };
      const target = { sessionId: id, expectedVersion: version };
      const reply = await (
        version % 2 === 0
          ? post(DRAFT, { input: { ...target, step: { welcome: changed } } }, person.token)
          : post(
              SUBMIT,
              { input: { ...target, answers: { ...welcome, ...changed } } },
              person.token,
            )
      ).catch((error: unknown) => ({ status: 0, errors: [], data: { error: String(error) } }));
      const step = { key: 'WELCOME', version: version + 1 };
      const steps = expect.arrayContaining([step]) as unknown;
      if (outcome(reply) === 'UNAVAILABLE') {
        counts.unavailable += 1;
        await sleep(20);
      } else if (matches(reply.data, { result: { __typename: 'OnboardingSession', steps } })) {
        counts.acknowledged += 1;
      } else {
        surprises.push(outcome(reply));
      }
    }
  };
  return { person, sessionId: id, counts, done: write() };
}

function matches(actual: unknown, expected: unknown): boolean {
  try {
    expect(actual).toEqual(expected);
    return true;
  } catch {
    return false;
  }
}

interface Event {
  readonly onboardingProgress: { readonly cursor: string };
}
const PROGRESS = `subscription ($id: ID!) {
  onboardingProgress(sessionId: $id, after: "0") { cursor kind session { id state progress } }
}`;

/** Follows a session from its first event on, over one subscription, and keeps the cursors. */
function follow(transport: Transport, { person, sessionId }: Writer) {
  const stream = subscribe<Event>(app, transport, person.token, PROGRESS, { id: sessionId });
  const cursors: number[] = [];
  const read = async () => {
    for (;;) {
      const event = await stream.next();
      if (event === null) return 'ended';
      cursors.push(Number(event.onboardingProgress.cursor));
    }
  };
  const ended = read().catch((error: unknown) => error);
  return { stream, cursors, sessionId, ended };
}

/** What the server is asked while Postgres is away. */
async function probe({ email, password, token, refreshToken }: Person) {
  const accounts = (name: string, type: string, input: object) =>
    post(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, { input });
  const replies = {
    status: post('{ onboardingStatus { state } }', {}, token),
    viewer: post('{ viewer { email name } }', {}, token),
    industries: post('{ industries(first: 1) { nodes { name } } }', {}),
    slug: post('{ organizationSlug(slug: "some-slug") { available } }', {}),
    start: post('mutation { startOnboarding(input: {}) { __typename } }', {}, token),
    register: accounts('register', 'RegisterInput', {
      email: `new-${email}`,
      password,
      name: 'Ada',
    }),
    signIn: accounts('signIn', 'SignInInput', { email, password }),
    refresh: accounts('refreshAuth', 'RefreshAuthInput', { refreshToken }),
  };
  const entries = Object.entries(replies).map(
    async ([name, reply]) => [name, outcome(await reply)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function refusal(stream: Stream<unknown>): Promise<string> {
  const message = await stream.next().then(
    () => 'It began.',
    (error: unknown) => (error as Error).message,
  );
  await stream.close();
  return message;
}

/** Waits until it holds; a surprise fails at once. */
async function unlessSurprised(holds: () => boolean): Promise<void> {
  await expect.poll(() => surprises.length > 0 || holds(), PATIENCE).toBe(true);
  expect(surprises).toEqual([]);
}

/** Waits until every writer has written so many more. */
async function progressOf(writers: readonly Writer[], more: number): Promise<void> {
  const goals = writers.map(({ counts }) => counts.acknowledged + more);
  await unlessSurprised(() =>
    writers.every(({ counts }, index) => counts.acknowledged >= (goals[index] ?? 0)),
  );
}

describe('a Postgres that is restarted under load', { timeout: 60_000 + ROUNDS * 20_000 }, () => {
  test('costs nothing but a moment: no write, no event, no stream, no restart of the server', async () => {
    const writers = await Promise.all(Array.from({ length: WRITERS }, startWriter));
    const followers = writers
      .slice(0, FOLLOWERS)
      .map((writer, index) => follow(index % 2 ? 'WebSocket' : 'SSE', writer));
    const [first] = writers;
    if (!first) throw new Error('Nobody writes.');

    for (let round = 0; round < ROUNDS; round += 1) {
      await progressOf(writers, 5);
      const how = STOPS[round % STOPS.length] ?? 'fast';
      const refused = writers.map(({ counts }) => counts.unavailable);
      await postgres.stop(how);
      await unlessSurprised(() =>
        writers.every(({ counts }, index) => counts.unavailable > (refused[index] ?? 0)),
      );

      const away = await probe(first.person);
      expect(away).toEqual(
        Object.fromEntries(Object.keys(away).map((name) => [name, 'UNAVAILABLE'])),
      );
      const health = async (what: string) =>
        (await fetch(new URL(`/health/${what}`, app.url))).status;
      expect(await health('live')).toBe(200);
      await expect.poll(() => health('ready'), PATIENCE).toBe(503); // its answer is kept for a moment
      for (const transport of ['SSE', 'WebSocket'] as const) {
        const stream = subscribe(app, transport, first.person.token, PROGRESS, {
          id: first.sessionId,
        });
        expect(await refusal(stream)).toBe('SERVICE_UNAVAILABLE');
      }
      await sleep(1_000); // away for a while, as a restart is
      await postgres.start();
      await progressOf(writers, 5);
      await expect.poll(() => health('ready'), PATIENCE).toBe(200);
    }

    writing = false;
    await Promise.all(writers.map(({ done }) => done));
    expect(surprises).toEqual([]);
    for (const { stream, cursors, sessionId, ended } of followers) {
      const events = await storedEvents(sessionId);
      const caughtUp = expect.poll(() => cursors.at(-1), PATIENCE).toBe(events.at(-1));
      await Promise.race([caughtUp, ended.then((why) => Promise.reject(why as Error))]);
      expect(cursors).toEqual(events);
      await stream.close();
    }
    // Every write that was acknowledged is an event of its own, and there are no others.
    for (const { sessionId, counts } of writers) {
      const whole = Array.from({ length: counts.acknowledged + 1 }, (_, index) => index + 1);
      expect(await storedEvents(sessionId)).toEqual(whole);
    }
    expect(unhandled).toEqual([]);
  });
});

async function storedEvents(sessionId: string): Promise<number[]> {
  const client = new pg.Client(postgres.url);
  await client.connect();
  const { rows } = await client.query<{ cursor: number }>(
    'select cursor from onboarding_events where session_id = $1 order by cursor',
    [idOf('OnboardingSession', sessionId)],
  );
  await client.end();
  return rows.map(({ cursor }) => cursor);
}
