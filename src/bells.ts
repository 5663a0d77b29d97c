import type { Listener } from '../data/listener.ts';

/** The channel that a trigger on onboarding_events notifies, with the session's id. */
export const PROGRESS_CHANNEL = 'gangway_progress';

/** A stream's wake-up: however often it is rung while nobody waits, one look at the rows answers it. */
export interface Bell {
  readonly ring: () => void;
  /** Until it is rung, or `longest` milliseconds have passed. An aborted signal does not wait. */
  wait(signal: AbortSignal, longest: number): Promise<void>;
  remove(): void;
}

/** The bells of all streams, rung by what Postgres notifies. */
export interface Bells {
  add(sessionId: string): Bell;
  close(): void;
}

export function createBells(listener: Listener): Bells {
  const sleepers = new Map<string, Set<() => void>>();
  const wake = (sessionId: string) => sleepers.get(sessionId)?.forEach((rise) => rise());
  const wakeAll = () => sleepers.forEach((sleeping) => sleeping.forEach((rise) => rise()));
  const stopListening = listener.on(PROGRESS_CHANNEL, wake);
  // What was notified while there was no connection is lost: every stream looks for itself.
  const stopConnecting = listener.onConnect(wakeAll);

  return {
    add(sessionId) {
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
        async wait(signal, longest) {
          if (!rung && !signal.aborted) {
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, longest);
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
          if (sleeping.size === 0 && sleepers.get(sessionId) === sleeping) {
            sleepers.delete(sessionId);
          }
        },
      };
    },
    close() {
      stopListening();
      stopConnecting();
    },
  };
}
