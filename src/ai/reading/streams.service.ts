import type { Access } from '../../data/door.ts';
import type { Listener } from '../../data/listener.ts';
import type { Happening, Source } from '../../streams.ts';
import { createStreams, parseCursor } from '../../streams.ts';
import type { Suggestion } from '../rows.ts';
import { readSuggestions } from '../rows.ts';
import { watchSuggestion } from '../making/running.ts';

/** The channel that a trigger on ai_suggestions notifies, with the suggestion's id. */
export const SUGGESTION_CHANNEL = 'gangway_suggestion';

/** A suggestion as it is when it is sent. What came between two looks is in the later one. */
export interface SuggestionProgress {
  readonly cursor: number;
  readonly suggestion: Suggestion;
}

export interface SuggestionStreams {
  /** How a suggestion comes to be; ends when it is ready or failed, or when the viewer may not see it any more. */
  open(request: {
    readonly access: Access;
    /** UUID. */
    readonly id: string;
    /** The last cursor that the client saw; null for how it is now first. */
    readonly after: string | null;
    readonly watchViewer: (end: () => void) => () => void;
  }): Promise<AsyncIterableIterator<SuggestionProgress, void> | 'NOT_FOUND' | 'BAD_CURSOR'>;
  /** How many streams are open now. */
  readonly size: number;
  close(): void;
}

/**
 * How long a stream waits without being woken: shorter than a watcher counts as there (running.ts), which each look renews.
 */
const REVISIT_MS = 2_000;

export function createSuggestionStreams({
  listener,
  outageMs,
}: {
  readonly listener: Listener;
  /** How long a stream bears with a database that is away; 60,000 ms if not given. */
  readonly outageMs?: number;
}): SuggestionStreams {
  const streams = createStreams({ listener, channel: SUGGESTION_CHANNEL, outageMs });
  return {
    async open({ access, id, after, watchViewer }) {
      const [now] = await readSuggestions(access.db, [id]);
      if (!now) return 'NOT_FOUND';
      const start = after === null ? now.cursor : parseCursor(after);
      if (start === null || start > now.cursor) return 'BAD_CURSOR';
      const first = after === null ? { cursor: now.cursor, suggestion: now } : undefined;
      const read = async (cursor: number) => {
        const suggestion = await watchSuggestion(access.db, id);
        if (!suggestion || suggestion.cursor <= cursor) return [];
        return [{ cursor: suggestion.cursor, last: isOver(suggestion), suggestion }];
      };
      const source: Source<Happening & SuggestionProgress, SuggestionProgress> = {
        id,
        start,
        batch: Infinity,
        revisitMs: REVISIT_MS,
        watchViewer,
        read,
        itemOf: ({ cursor, suggestion }) => Promise.resolve({ cursor, suggestion }),
        isOver: async (cursor) => {
          const [suggestion] = await readSuggestions(access.db, [id]);
          return !suggestion || (isOver(suggestion) && suggestion.cursor <= cursor);
        },
      };
      return streams.open(source, first);
    },
    get size() {
      return streams.size;
    },
    close: () => streams.close(),
  };
}

const isOver = ({ state }: Suggestion): boolean => state !== 'PENDING' && state !== 'STREAMING';
