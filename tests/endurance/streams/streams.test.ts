import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../../helpers/database.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { scaled } from '../../helpers/scale.ts';
import type { Transport } from '../../helpers/streams.ts';
import { createRandom } from '../../helpers/random.ts';
import type { Random } from '../../helpers/random.ts';
import { DEPARTURES, openStream } from '../../helpers/raw-streams.ts';
import type { RawStream } from '../../helpers/raw-streams.ts';
import { startServerProcess } from '../../helpers/server-process.ts';
import type { ServerProcess } from '../../helpers/server-process.ts';

const EVENTS = scaled(300, 5_000);
const SUBSCRIBERS_EACH = 10;
const KILLS = scaled(8, 80);
const PATIENCE_MS = scaled(120_000, 1_800_000);

const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { ... on AuthPayload { token } } }`;
const START = `mutation { startOnboarding(input: {}) { ... on OnboardingSession { id } } }`;
const DRAFT = `mutation ($input: SaveOnboardingDraftInput!) {
  saveOnboardingDraft(input: $input) { __typename ... on Error { message } }
}`;
const PROGRESS = `subscription ($id: ID!, $after: String) {
  onboardingProgress(sessionId: $id, after: $after) {
    cursor kind
    session { id step(key: WELCOME) { version answers { ... on WelcomeAnswers { jobTitle } } } }
  }
}`;
interface Event {
  readonly onboardingProgress: {
    readonly cursor: string;
    readonly kind: string;
    readonly session: {
      readonly step: { readonly version: number; readonly answers: { readonly jobTitle: string } };
    };
  };
}

let database: TestDatabase;
let servers: [ServerProcess, ServerProcess];
beforeAll(async () => {
  database = await createDatabase();
  // One after the other: the first may have to bundle the sources for both.
  servers = [await startServerProcess(database), await startServerProcess(database)];
}, 120_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await database.drop();
});

async function ask<Data>(url: string, query: string, variables: object, token?: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
  if (!data || errors) throw new Error(`Refused: ${JSON.stringify(errors)}`);
  return data;
}

/** Somebody who is signed in, with a session whose first event is its start. */
async function founder() {
  const [{ url }] = servers;
  const input = { email: 'ada@example.com', password: 'correct horse battery', name: 'Ada' };
  const { register } = await ask<{ register: { token: string } }>(url, REGISTER, { input });
  const { token } = register;
  const { startOnboarding } = await ask<{ startOnboarding: { id: string } }>(url, START, {}, token);
  return { token, id: startOnboarding.id };
}

/** What one subscriber went through. */
interface Follower {
  readonly name: string;
  /** The last cursor that it saw; each next one must be one more. */
  last: number;
  connections: number;
}

interface Following {
  readonly token: string;
  readonly id: string;
  readonly home: ServerProcess;
  readonly transport: Transport;
  readonly random: Random;
  readonly streams: Set<RawStream>;
  readonly lastCursor: number;
}

/** Follows to the last event: leaves now and then, at times before anything came, and comes back after what it saw. */
async function follow(follower: Follower, following: Following): Promise<void> {
  const { token, id, home, random, streams, lastCursor } = following;
  while (follower.last < lastCursor) {
    const server = random.once(4) ? random.pick(servers) : home;
    const transport = random.once(8)
      ? random.pick<Transport>(['SSE', 'WebSocket'])
      : following.transport;
    const stream = openStream(transport, {
      url: server.url,
      token,
      query: PROGRESS,
      variables: { id, after: String(follower.last) },
    });
    streams.add(stream);
    follower.connections += 1;
    const stay = random.once(10) ? 0 : 1 + random.whole(60);
    await readSome(follower, stream, Math.min(stay, lastCursor - follower.last));
    stream.leave(random.pick(DEPARTURES));
    streams.delete(stream);
  }
}

async function readSome(follower: Follower, stream: RawStream, count: number): Promise<void> {
  for (let read = 0; read < count; read += 1) {
    const arrival = await stream.next();
    if (arrival.kind !== 'next') throw new Error(`${follower.name}: ${JSON.stringify(arrival)}`);
    const { cursor, kind, session } = (arrival.payload.data as Event).onboardingProgress;
    const { version, answers } = session.step;
    if (Number(cursor) !== follower.last + 1 || kind !== 'STEP_DRAFTED') {
      throw new Error(`${follower.name}: ${kind} ${cursor} after ${follower.last}`);
    }
    follower.last += 1;
    // The session is as it is now: at least as far as its event, and in one piece.
    if (version < follower.last - 1 || answers.jobTitle !== `Title ${version}`) {
      throw new Error(`${follower.name}: at ${cursor}, version ${version}, ${answers.jobTitle}`);
    }
  }
}

/** Ends the LISTEN connection of either server, as a failover or an operator would; gives how many it met. */
async function killListener(): Promise<number> {
  const killed = await database.query<{ killed: boolean }>(
    `select pg_terminate_backend(pid) as killed from (
       select pid from pg_stat_activity
       where application_name = 'gangway-listen' and datname = current_database()
       order by random() limit 1
     ) one`,
  );
  return killed.filter((row) => row.killed).length;
}

test(
  'on two servers, through drops and lost listeners, everybody sees every event once and in order',
  { timeout: PATIENCE_MS },
  async () => {
    const random = createRandom();
    const { token, id } = await founder();
    const lastCursor = EVENTS + 1;
    const streams = new Set<RawStream>();
    const followers = servers.flatMap((home, server) =>
      Array.from({ length: SUBSCRIBERS_EACH }, (_, index) => ({
        home,
        transport: index % 2 === 0 ? ('SSE' as const) : ('WebSocket' as const),
        follower: {
          name: `seed ${random.seed}, subscriber ${index} of server ${server}`,
          last: 1,
          connections: 0,
        },
      })),
    );
    const following = Promise.all(
      followers.map(({ follower, home, transport }) =>
        follow(follower, { token, id, home, transport, random, streams, lastCursor }),
      ),
    );
    const drafting = (async () => {
      let killed = 0;
      for (let version = 0; version < EVENTS; version += 1) {
        const { url } = servers[version % 2 === 0 ? 0 : 1];
        const step = { welcome: { jobTitle: `Title ${version + 1}` } };
        const input = { sessionId: id, expectedVersion: version, step };
        const data = await ask<{ saveOnboardingDraft: unknown }>(url, DRAFT, { input }, token);
        expect(data.saveOnboardingDraft).toEqual({ __typename: 'OnboardingSession' });
        if (version % Math.ceil(EVENTS / KILLS) === 5) killed += await killListener();
      }
      return killed;
    })();
    try {
      // Whichever fails first is the news; the other would wait for ever.
      const [killed] = await Promise.all([drafting, following]);
      expect(killed).toBeGreaterThan(KILLS / 2);
    } finally {
      for (const stream of streams) stream.leave('destroy');
    }
    expect(followers.map(({ follower }) => follower.last)).toEqual(followers.map(() => lastCursor));
    const connections = followers.reduce((sum, { follower }) => sum + follower.connections, 0);
    expect(connections).toBeGreaterThan(followers.length * 3);
    expect(servers.flatMap(({ complaints }) => complaints)).toEqual([]);
    expect(await Promise.all(servers.map((server) => server.stop()))).toEqual([0, 0]);
  },
);
