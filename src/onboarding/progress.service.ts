import type { Access } from '../data/door.ts';
import type { Listener } from '../data/listener.ts';
import type { Happening, Source } from '../streams.ts';
import { createStreams, parseCursor } from '../streams.ts';
import type { Onboarding } from './onboarding.service.ts';
import type { Session } from './session.service.ts';

/** The channel that a trigger on onboarding_events notifies, with the session's id. */
export const PROGRESS_CHANNEL = 'gangway_progress';

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
/** How long a stream waits without being woken. */
const REVISIT_MS = 15_000;

interface Row {
  readonly cursor: number;
  readonly kind: EventKind;
  readonly occurredAt: Date;
}

export function createProgressStreams({
  listener,
  onboarding,
  outageMs,
}: {
  readonly listener: Listener;
  readonly onboarding: Pick<Onboarding, 'load'>;
  /** How long a stream bears with a database that is away; 60,000 ms if not given. */
  readonly outageMs?: number;
}): ProgressStreams {
  const streams = createStreams({ listener, channel: PROGRESS_CHANNEL, outageMs });
  return {
    async open({ access, sessionId, after, watchViewer }) {
      const load = async () => (await onboarding.load(access, [sessionId]))[0];
      const now = await load();
      if (!now) return 'NOT_FOUND';
      const start = after === null ? now.eventCursor : parseCursor(after);
      if (start === null || start > now.eventCursor) return 'BAD_CURSOR';
      const snapshot = (session: Session): Progress => ({
        cursor: start,
        kind: 'SNAPSHOT',
        occurredAt: new Date(),
        session,
      });
      const source: Source<Row & Happening, Progress> = {
        id: sessionId,
        start,
        batch: BATCH,
        revisitMs: REVISIT_MS,
        watchViewer,
        read: async (cursor) => {
          const rows = await readEvents(access, sessionId, cursor);
          return rows.map((row) => ({ ...row, last: row.kind === 'COMPLETED' }));
        },
        itemOf: async ({ cursor, kind, occurredAt }) => {
          const session = await load();
          return session ? { cursor, kind, occurredAt, session } : undefined;
        },
        isOver: async (cursor) => {
          const session = await load();
          return !session || (session.state === 'COMPLETED' && session.eventCursor <= cursor);
        },
      };
      return streams.open(source, after === null ? snapshot(now) : undefined);
    },
    get size() {
      return streams.size;
    },
    close: () => streams.close(),
  };
}

function readEvents({ db }: Access, sessionId: string, after: number): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    select cursor, kind, occurred_at as "occurredAt" from onboarding_events
    where session_id = ${sessionId}::uuid and cursor > ${after} order by cursor limit ${BATCH}`;
}
