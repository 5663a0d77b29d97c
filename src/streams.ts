import type { Bell } from './bells.ts';
import { createBells } from './bells.ts';
import type { Listener } from './data/listener.ts';
import { isDatabaseUnavailable } from './data/unavailable.ts';

/**
 * Streams of what happens to a row, from what the database holds: nothing is lost when messages are, and a client that
 * comes back with the last cursor it saw goes on from there, on whichever instance.
 */

/** Something that happened, by the counter of its row. */
export interface Happening {
  readonly cursor: number;
  /** Whether nothing can come after it. */
  readonly last: boolean;
}

/** What a stream tells of. */
export interface Source<Entry extends Happening, Item> {
  /** The row's id, as its channel notifies it. */
  readonly id: string;
  /** The cursor to begin after. */
  readonly start: number;
  /** The most that `read` gives at once. */
  readonly batch: number;
  /** How long it waits without being woken, in milliseconds: to notice lost wake-ups, and rights that ended. */
  readonly revisitMs: number;
  /** What came after a cursor, in order. */
  read(cursor: number): Promise<readonly Entry[]>;
  /** As it is to be sent; undefined once the viewer may not see it any more. */
  itemOf(entry: Entry): Promise<Item | undefined>;
  /** Whether nothing comes after a cursor, or nothing that the viewer may see. */
  isOver(cursor: number): Promise<boolean>;
  /** Calls back when the viewer's token ends or is revoked; returns how to stop watching. */
  watchViewer(end: () => void): () => void;
}

export interface Streams {
  /**
   * Ends after the last happening, or when the viewer may not see it any more.
   *
   * @param first Sent before anything else, where it is given.
   */
  open<Entry extends Happening, Item>(
    source: Source<Entry, Item>,
    first?: Item,
  ): AsyncIterableIterator<Item, void>;
  /** How many streams are open now. */
  readonly size: number;
  close(): void;
}

/** How long a stream waits while the listener has no connection. */
const POLL_MS = 1_000;
/** How soon a stream tries again while the database is away; each time twice as long, up to the last. */
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** How long it does so before it fails: a restart or a failover of the database takes less. */
const OUTAGE_MS = 60_000;

export function createStreams({
  listener,
  channel,
  outageMs = OUTAGE_MS,
}: {
  readonly listener: Listener;
  /** What a trigger on the rows notifies, with the row's id. */
  readonly channel: string;
  /** How long a stream bears with a database that is away; 60,000 ms if not given. */
  readonly outageMs?: number | undefined;
}): Streams {
  const bells = createBells(listener, channel);
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
   * What happens after the start; undefined once the viewer may not see it any more. What a generator's variables hold
   * it holds for as long as it waits: an item, which may be large, is never in one.
   */
  async function* follow<Entry extends Happening, Item>(
    source: Source<Entry, Item>,
    ended: AbortSignal,
  ): AsyncGenerator<Item | undefined, void> {
    const bell = bells.add(source.id);
    const itemOf = async (entry: Entry) => {
      const item = await patiently(() => source.itemOf(entry), bell, ended);
      return ended.aborted ? undefined : item;
    };
    const isOver = (cursor: number) => patiently(() => source.isOver(cursor), bell, ended);
    ended.addEventListener('abort', bell.ring);
    try {
      let cursor = source.start;
      while (!ended.aborted) {
        const entries = await patiently(() => source.read(cursor), bell, ended);
        if (!entries) return;
        for (const entry of entries) {
          yield itemOf(entry);
          cursor = entry.cursor;
          if (entry.last) return;
        }
        if (entries.length === source.batch) continue;
        if (entries.length === 0 && (await isOver(cursor)) !== false) return;
        await bell.wait(ended, listener.connected ? source.revisitMs : POLL_MS);
      }
    } finally {
      ended.removeEventListener('abort', bell.ring);
      bell.remove();
    }
  }

  return {
    /**
     * A generator that waits cannot be returned from: its `return` would take effect at its next wake-up only, so it is
     * woken first.
     */
    open(source, first) {
      const ending = new AbortController();
      const end = () => ending.abort();
      const stopWatching = source.watchViewer(end);
      const forget = () => {
        streams.delete(ending);
        stopWatching();
      };
      const generator = follow(source, ending.signal);
      streams.add(ending);
      return {
        async next() {
          if (first !== undefined && !ending.signal.aborted) {
            const value = first;
            first = undefined;
            return { value };
          }
          try {
            const { value } = await generator.next();
            if (value !== undefined) return { value };
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

/** A cursor as clients send it; null where it is none. */
export const parseCursor = (cursor: string): number | null =>
  /^\d{1,9}$/.test(cursor) ? Number(cursor) : null;
