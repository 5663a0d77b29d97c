import type { Socket } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { idOf } from '../../../src/global-id.ts';
import type { App } from '../../helpers/app.ts';
import type { Transport } from '../../helpers/streams.ts';
import { draft, start } from '../../helpers/wizard.ts';
import type { ComposedServer } from './composed-server.ts';
import { startComposedServer } from './composed-server.ts';
import { openStream } from '../../helpers/raw-streams.ts';
import type { RawStream } from '../../helpers/raw-streams.ts';

/** For `expect.poll`: other tests may keep the machine busy. */
export const PATIENT = { timeout: 20_000 };

/** What `successMetrics` holds: together 224 KB, within what a draft may hold. */
const METRICS = Array.from({ length: 28 }, (_, index) =>
  String.fromCharCode(65 + index).repeat(8_000),
);
/** Of such a session. */
export const SESSION_BYTES = JSON.stringify(METRICS).length;
const ANSWERS = `session {
  step(key: STRUCTURE) { answers { ... on StructureAnswers { successMetrics } } }
}`;
/** Events of `copies` times 224 KB. */
export const progressOf = (copies: number) => `subscription ($id: ID!, $after: String) {
  onboardingProgress(sessionId: $id, after: $after) {
    cursor kind ${Array.from({ length: copies }, (_, index) => `copy${index}: ${ANSWERS}`).join(' ')}
  }
}`;

/** Somebody's session of 224 KB with `events` events, and a server that they are read from. */
export async function prepareLargeSession(
  app: App,
  { stallTimeoutMs, events }: { readonly stallTimeoutMs: number; readonly events: number },
) {
  const person = await app.person();
  const { id } = await start(person);
  const saved = await draft(person, id, 'structure', { successMetrics: METRICS }, 0);
  expect(saved.__typename).toBe('OnboardingSession');
  /** As many drafts would; these would take long. */
  const addEvents = (count: number) =>
    app.database.query(
      `with session as (
         update onboarding_sessions set event_cursor = event_cursor + $2::int where id = $1 returning *
       )
       insert into onboarding_events (session_id, cursor, user_id, kind)
       select id, event_cursor - $2 + n, user_id, 'STEP_DRAFTED' from session, generate_series(1, $2) n`,
      [idOf('OnboardingSession', id), count],
    );
  await addEvents(events);
  const server = await startComposedServer(app, { stallTimeoutMs });
  onTestFinished(() => server.close());
  /** Subscribes; without a cursor, to a snapshot first. */
  const follow = (transport: Transport, copies: number, after: string | null = '0'): RawStream => {
    const { url } = server;
    const variables = { id, after };
    const query = progressOf(copies);
    const stream = openStream(transport, { url, token: person.token, query, variables });
    onTestFinished(() => stream.leave('destroy'));
    return stream;
  };
  /** Waits until the server knows of no stream any more. */
  const nothingLeft = () =>
    expect.poll(() => [server.streams(), server.watchers()], PATIENT).toEqual([0, 0]);
  return { person, id, server, addEvents, follow, nothingLeft };
}

/** Takes the first event and nothing after; gives about how many bytes each is. */
export async function takeOne(stream: RawStream): Promise<number> {
  const arrival = await stream.next();
  stream.pause();
  expect(arrival.kind).toBe('next');
  return JSON.stringify(arrival).length;
}

/** The server's end of the connection that was made last. */
export function lastSocket(server: ComposedServer): Socket {
  const socket = [...server.sockets].at(-1);
  if (!socket) throw new Error('There is no connection.');
  return socket;
}
