import type { Access } from '../data/door.ts';
import type { Listener } from '../data/listener.ts';
import { isDatabaseUnavailable } from '../data/unavailable.ts';
import type { Bell } from './bells.ts';
import { createBells } from './bells.ts';
import type { Onboarding } from './onboarding.service.ts';
import type { Session } from './session.ts';

/** The kinds of a session's events; SNAPSHOT alone is no row, but what a subscription begins with. */
export const EVENT_KINDS = [
  'SNAPSHOT',
  'STARTED',
  'STEP_DRAFTED',
  'STEP_SUBMITTED',
  'STEP_SKIPPED',
  'PAUSED',
  'RESUMED',
  'ABANDONED',
  'EXPIRED',
  'COMPLETED',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** An event as a subscriber gets it, with the session as it is when it is sent. */
export interface Progress {
  readonly cursor: number;
  readonly kind: EventKind;
  readonly occurredAt: Date;
  readonly session: Session;
}

/** Why a stream did not begin. */
export type StreamRefusal = 'NOT_FOUND' | 'BAD_CURSOR';

export interface StreamRequest {
  readonly access: Access;
  /** UUID. */
  readonly sessionId: string;
  /** The last cursor that the client saw; null for a snapshot first. */
  readonly after: string | null;
  /** Calls back when the viewer's token ends or is revoked; returns how to stop watching. */
  readonly watchViewer: (end: () => void) => () => void;
}

/** Streams of sessions' progress. */
export interface ProgressStreams {
  /** The session's events, in order, each once; ends after COMPLETED or when the viewer may not see it any more. */
  open(request: StreamRequest): Promise<AsyncIterableIterator<Progress, void> | StreamRefusal>;
  /** How many streams are open now. */
  readonly size: number;
  close(): void;
}

/** Events read at once; a slow client holds no more than this, for the rest stays in the database. */
const BATCH = 50;
/** How long a stream waits without being woken: notices lost wake-ups, and rights that ended. */
const REVISIT_MS = 15_000;
/** How long while the listener has no connection. */
const POLL_MS = 1_000;
/** How soon a stream tries again while the database is away; each time twice as long, up to the last. */
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** How long it does so before it fails: a restart or a failover of the database takes less. */
const OUTAGE_MS = 60_000;

interface Row {
  readonly cursor: number;
  readonly kind: EventKind;
  readonly occurredAt: Date;
}

export function createProgressStreams({
  listener,
  onboarding,
  outageMs = OUTAGE_MS,
}: {
  readonly listener: Listener;
  readonly onboarding: Pick<Onboarding, 'load'>;
  /** How long a stream bears with a database that is away; 60,000 ms if not given. */
  readonly outageMs?: number;
}): ProgressStreams {
  const bells = createBells(listener);
  const streams = new Set<AbortController>();

  /**
   * What `read` gives, tried again while the database is away: clients need do nothing about its restart. Undefined
   * where the stream was ended meanwhile.
   */
  async function patiently<T>(
    read: () => Promise<T>,
    bell: Bell,
    ended: AbortSignal,
  ): Promise<T | undefined> {
    const giveUpAt = performance.now() + outageMs;
    for (let pause = FIRST_RETRY_MS; ; pause = Math.min(pause * 2, LAST_RETRY_MS)) {
      try {
        const result = await read();
        // What rang while it was away was not answered yet.
        if (pause > FIRST_RETRY_MS) bell.ring();
        return result;
      } catch (error) {
        if (!isDatabaseUnavailable(error) || performance.now() > giveUpAt) throw error;
      }
      await bell.wait(ended, pause * (0.5 + Math.random() / 2));
      if (ended.aborted) return undefined;
    }
  }

  /**
   * What happens after a cursor; undefined once the viewer may not see it any more. What a generator's variables hold
   * it holds for as long as it waits: a session, which may be large, is never in one.
   */
  async function* stream(
    { access, sessionId }: StreamRequest,
    start: number,
    ended: AbortSignal,
  ): AsyncGenerator<Progress | undefined, void> {
    const bell = bells.add(sessionId);
    const load = async () =>
      (await patiently(() => onboarding.load(access, [sessionId]), bell, ended))?.[0];
    const eventOf = async (row: Row): Promise<Progress | undefined> => {
      const session = await load();
      return session && !ended.aborted ? { ...row, session } : undefined;
    };
    /** Whether nothing comes after the cursor, or nothing that the viewer may see. */
    const isOver = async (cursor: number): Promise<boolean> => {
      const session = await load();
      return !session || (session.state === 'COMPLETED' && session.eventCursor <= cursor);
    };
    ended.addEventListener('abort', bell.ring);
    try {
      let cursor = start;
      while (!ended.aborted) {
        const rows = await patiently(() => readEvents(access, sessionId, cursor), bell, ended);
        if (!rows) return;
        for (const row of rows) {
          yield eventOf(row);
          cursor = row.cursor;
          if (row.kind === 'COMPLETED') return;
        }
        if (rows.length === BATCH) continue;
        if (rows.length === 0 && (await isOver(cursor))) return;
        await bell.wait(ended, listener.connected ? REVISIT_MS : POLL_MS);
      }
    } finally {
      ended.removeEventListener('abort', bell.ring);
      bell.remove();
    }
  }

  /**
   * The stream, after a snapshot where no cursor was given, with ways to end it from outside. A generator that waits
   * cannot be returned from: its `return` would take effect at its next wake-up only, so it is woken first.
   */
  function endable(
    request: StreamRequest,
    first: Session,
    start: number,
  ): AsyncIterableIterator<Progress, void> {
    const ending = new AbortController();
    const end = () => ending.abort();
    const stopWatching = request.watchViewer(end);
    const forget = () => {
      streams.delete(ending);
      stopWatching();
    };
    const generator = stream(request, start, ending.signal);
    let snapshot = request.after === null ? first : undefined;
    streams.add(ending);
    return {
      async next() {
        if (snapshot && !ending.signal.aborted) {
          const session = snapshot;
          snapshot = undefined;
          return { value: { cursor: start, kind: 'SNAPSHOT', occurredAt: new Date(), session } };
        }
        try {
          const { value } = await generator.next();
          if (value) return { value };
          end();
          await generator.return();
        } catch (error) {
          forget();
          throw error;
        }
        forget();
        return { value: undefined, done: true };
      },
      async return() {
        end();
        forget();
        await generator.return();
        return { value: undefined, done: true };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  return {
    async open(request) {
      const [session] = await onboarding.load(request.access, [request.sessionId]);
      if (!session) return 'NOT_FOUND';
      const { after } = request;
      const start = after === null ? session.eventCursor : parseCursor(after);
      if (start === null || start > session.eventCursor) return 'BAD_CURSOR';
      return endable(request, session, start);
    },
    get size() {
      return streams.size;
    },
    close() {
      for (const stream of streams) stream.abort();
      bells.close();
    },
  };
}

const parseCursor = (cursor: string): number | null =>
  /^\d{1,9}$/.test(cursor) ? Number(cursor) : null;

function readEvents({ db }: Access, sessionId: string, after: number): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    select cursor, kind, occurred_at as "occurredAt" from onboarding_events
    where session_id = ${sessionId}::uuid and cursor > ${after} order by cursor limit ${BATCH}`;
}
