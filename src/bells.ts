import type { Listener } from './data/listener.ts';

/** A stream's wake-up: however often it is rung while nobody waits, one look at the rows answers it. */
export interface Bell {
  readonly ring: () => void;
  /** Until it is rung, or `longest` milliseconds have passed. An aborted signal does not wait. */
  wait(signal: AbortSignal, longest: number): Promise<void>;
  remove(): void;
}

/** The bells of all that waits for a channel, rung by what Postgres notifies: ids of rows. */
export interface Bells {
  add(id: string): Bell;
  close(): void;
}

export function createBells(listener: Listener, channel: string): Bells {
  const sleepers = new Map<string, Set<() => void>>();
  const wake = (id: string) => sleepers.get(id)?.forEach((rise) => rise());
  const wakeAll = () => sleepers.forEach((sleeping) => sleeping.forEach((rise) => rise()));
  const stopListening = listener.on(channel, wake);
  // What was notified while there was no connection is lost: everything that waits looks for itself.
  const stopConnecting = listener.onConnect(wakeAll);

  return {
    add(id) {
      let rung = false;
      let rise: (() => void) | undefined;
      const ring = () => {
        rung = true;
        rise?.();
      };
      const sleeping = sleepers.get(id) ?? new Set();
      sleepers.set(id, sleeping.add(ring));
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
          if (sleeping.size === 0 && sleepers.get(id) === sleeping) {
            sleepers.delete(id);
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
