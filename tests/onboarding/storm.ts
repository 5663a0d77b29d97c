import { expect } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { scaled } from '../helpers/scale.ts';

/** Many requests at once, half of them through a second server over the same database. */
export interface Storm {
  readonly app: App;
  /** The server for the request of this number. */
  serverOf(index: number): App;
  /** One person at as many devices, every other one of which talks to the second server. */
  devicesOf(person: Person, count?: number): Person[];
  /** Two kinds of requests, half and half over both servers; which comes first changes from round to round. */
  halves<T>(person: Person, round: number, one: Request<T>, other: Request<T>): Promise<[T[], T[]]>;
  /** The events of a session, whose cursors must be without a gap. */
  kindsOf(sessionId: string): Promise<string[]>;
  close(): Promise<void>;
}

type Request<T> = (device: Person, index: number) => Promise<T>;

/** How many requests a storm has. */
export const DEVICES = 20;
/** A race that was won once proves little. */
export const ROUNDS = Array.from({ length: scaled(3, 30) }, (_, index) => index + 1);

/** Two servers, both of which look for sessions to expire as often as they can. */
export async function startStorm(): Promise<Storm> {
  const app = await startApp({ SWEEP_INTERVAL_MS: '100' });
  const other = await app.sibling();
  const serverOf = (index: number) => (index % 2 === 0 ? app : other);
  const devicesOf = (person: Person, count = DEVICES) =>
    Array.from({ length: count }, (_, index) => through(serverOf(index), person));
  return {
    app,
    serverOf,
    devicesOf,
    halves(person, round, one, other) {
      const calls = devicesOf(person).map((device, index) => {
        const first = isFirst(index, round);
        return { first, result: (first ? one : other)(device, index) };
      });
      const of = (wanted: boolean) =>
        Promise.all(calls.filter(({ first }) => first === wanted).map(({ result }) => result));
      return Promise.all([of(true), of(false)]);
    },
    async kindsOf(sessionId) {
      const events = await app.database.query<{ cursor: number; kind: string; last: number }>(
        `select e.cursor, e.kind, s.event_cursor as last
         from onboarding_events e join onboarding_sessions s on s.id = e.session_id
         where s.id = $1 order by e.cursor`,
        [uuidOf(sessionId)],
      );
      expect(events.map(({ cursor }) => cursor)).toEqual(events.map((_, index) => index + 1));
      expect(events[0]?.last).toBe(events.length);
      return events.map(({ kind }) => kind);
    },
    async close() {
      await other.close();
      await app.close();
    },
  };
}

/** The same person, whose requests go to this server. */
export const through = (server: App, person: Person): Person => ({
  ...person,
  async run(document, variables) {
    const { data, errors } = await server.ask(document, variables, person.token);
    if (errors || !data) throw new Error(`Top-level errors: ${JSON.stringify(errors)}`);
    return data;
  },
});

/** Pairs of requests, one to each server, of one kind and of the other in turns. */
const isFirst = (index: number, round: number): boolean => (index >> 1) % 2 === round % 2;

/** A session's id as the database has it. */
export const uuidOf = (sessionId: string): string => idOf('OnboardingSession', sessionId) ?? '';

/** How many of the results answered what. */
export const tally = (
  results: readonly { readonly __typename: string }[],
): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { __typename } of results) counts[__typename] = (counts[__typename] ?? 0) + 1;
  return counts;
};
