import type { Access } from '../data/door.ts';
import type { Listener } from '../data/listener.ts';
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

interface Row {
  readonly cursor: number;
  readonly kind: EventKind;
  readonly occurredAt: Date;
}

/** The channel that a trigger on onboarding_events notifies, with the session's id. */
export const PROGRESS_CHANNEL = 'gangway_progress';

export function createProgressStreams({
  listener,
  onboarding,
}: {
  readonly listener: Listener;
  readonly onboarding: Pick<Onboarding, 'load'>;
}): ProgressStreams {
  const sleepers = new Map<string, Set<() => void>>();
  const streams = new Set<AbortController>();

  const wake = (sessionId: string) => sleepers.get(sessionId)?.forEach((rise) => rise());
  const wakeAll = () => sleepers.forEach((sleeping) => sleeping.forEach((rise) => rise()));
  const stopListening = listener.on(PROGRESS_CHANNEL, wake);
  // What was notified while there was no connection is lost: every stream looks for itself.
  const stopConnecting = listener.onConnect(wakeAll);

  /** A stream's wake-up: however often it is rung while nobody waits, one look at the rows answers it. */
  function createBell(sessionId: string) {
    let rung = false;
    let rise: (() => void) | undefined;
    const ring = () => {
      rung = true;
      rise?.();
    };
    const sleeping = sleepers.get(sessionId) ?? new Set();
    sleepers.set(sessionId, sleeping.add(ring));
    return {
      ring,
      async wait(signal: AbortSignal): Promise<void> {
        if (!rung && !signal.aborted) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, listener.connected ? REVISIT_MS : POLL_MS);
            rise = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
        rung = false;
        rise = undefined;
      },
      remove() {
        rise?.();
        sleeping.delete(ring);
        if (sleeping.size === 0 && sleepers.get(sessionId) === sleeping) sleepers.delete(sessionId);
      },
    };
  }

  async function* stream(
    { access, sessionId, after }: StreamRequest,
    first: Session,
    start: number,
    ended: AbortSignal,
  ): AsyncGenerator<Progress, void> {
    const bell = createBell(sessionId);
    ended.addEventListener('abort', bell.ring);
    try {
      let cursor = start;
      if (after === null) {
        yield { cursor, kind: 'SNAPSHOT', occurredAt: new Date(), session: first };
        if (first.state === 'COMPLETED') return;
      }
      while (!ended.aborted) {
        const rows = await readEvents(access, sessionId, cursor);
        for (const row of rows) {
          const [session] = await onboarding.load(access, [sessionId]);
          if (!session || isAborted(ended)) return;
          cursor = row.cursor;
          yield { ...row, session };
          if (row.kind === 'COMPLETED') return;
        }
        if (rows.length === BATCH) continue;
        if (rows.length === 0) {
          const [session] = await onboarding.load(access, [sessionId]);
          if (!session || session.state === 'COMPLETED') {
            if (session && session.eventCursor > cursor) continue;
            return;
          }
        }
        await bell.wait(ended);
      }
    } finally {
      ended.removeEventListener('abort', bell.ring);
      bell.remove();
    }
  }

  /**
   * The stream with ways to end it from outside. A generator that waits cannot be returned from: its `return` would
   * take effect at its next wake-up only, so it is woken first.
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
    const generator = stream(request, first, start, ending.signal);
    streams.add(ending);
    return {
      async next() {
        const result = await generator.next();
        if (result.done) forget();
        return result;
      },
      return(value) {
        end();
        forget();
        return generator.return(value);
      },
      throw(error) {
        end();
        forget();
        return generator.throw(error);
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
      stopListening();
      stopConnecting();
    },
  };
}

/** A function, because the compiler would take the answer of the last look for granted. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

const parseCursor = (cursor: string): number | null =>
  /^\d{1,9}$/.test(cursor) ? Number(cursor) : null;

function readEvents({ db }: Access, sessionId: string, after: number): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    select cursor, kind, occurred_at as "occurredAt" from onboarding_events
    where session_id = ${sessionId}::uuid and cursor > ${after} order by cursor limit ${BATCH}`;
}
